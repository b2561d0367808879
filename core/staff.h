/* staff.h -- officials.csv of a conference of months: people of any number. */
#ifndef CORE_STAFF_H
#define CORE_STAFF_H

#include <stddef.h>

#include "core/error.h"
#include "core/officials.h"

enum { STAFF_MAX = 1000000, STAFF_FILE_MAX_BYTES = 256 << 20, STAFF_NUMBER_DIGITS = 7 };

struct staff_person { /* texts are borrowed from the staff */
    const char *no;   /* "1".."9999999" */
    const char *id;   /* the same at every conference; may be "" */
    const char *name, *title, *group;
    enum official_role role;
    unsigned line; /* in the file */
};

struct staff {
    struct staff_person *list; /* in the file's order */
    size_t count;
    size_t *by_no,
            *by_id; /* indices in the order of those texts; without id: not in it */
    size_t id_count;
    char *text;
};

void staff_init(struct staff *staff);
void staff_release(struct staff *staff);

/*
 * staff_load - read and check DIR/officials.csv
 *
 * As officials_load, but without its bound, of any ballot type, and numbers of up to
 * seven digits. The first mistake is the error: "officials.csv:LINE: ...". Needs
 * n log n comparisons. On failure *out is unchanged.
 */
int staff_load(const char *folder, struct staff *out, struct error *err)
        __attribute__((warn_unused_result));

/* staff_find_no, staff_find_id - index of a person; -1: there is none. */
long staff_find_no(const struct staff *staff, const char *no);
long staff_find_id(const struct staff *staff, const char *id);

/* staff_find - by number, else by id; -1: there is none. */
long staff_find(const struct staff *staff, const char *key);

#endif
