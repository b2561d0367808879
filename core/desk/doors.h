/* doors.h -- one-time links: the first person's, and those a chair hands out. */
#ifndef CORE_DESK_DOORS_H
#define CORE_DESK_DOORS_H

#include <stdint.h>

#include "core/officials.h"

enum {
    DOORS_MAX = 64, /* open at a time: the oldest goes */
    DOORS_LIFE_MS = 24 * 3600 * 1000,
    DOORS_KEY_BYTES = 65 /* 256 random bits in hex, with NUL */
};

/* Kept in memory alone: they end with the program. Several threads at once. */
struct desk_doors;

struct desk_doors *doors_new(void); /* NULL: no memory */
void doors_free(struct desk_doors *doors);

/*
 * doors_make - a key for this person ("" for the very first), shown once
 *
 * An earlier one for the same person is worth nothing any more.
 */
void doors_make(struct desk_doors *doors, const char *name, int64_t now_ms,
        char key[DOORS_KEY_BYTES]);

/* doors_look - 1 and whose it is, if the key opens; it still does afterwards. */
int doors_look(struct desk_doors *doors, const char *key, int64_t now_ms,
        char name[OFFICIAL_NAME_BYTES]);

/* doors_use - 1 if the key opened: it does not any more. */
int doors_use(struct desk_doors *doors, const char *key, int64_t now_ms);

#endif
