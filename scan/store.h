/* store.h -- image files put into a conference's images folder, durably. */
#ifndef SCAN_STORE_H
#define SCAN_STORE_H

#include <stdint.h>

#include "core/digest.h"
#include "core/error.h"

enum {
    STORE_STEM_BYTES = 33, /* 32 hex digits, NUL */
    STORE_NAME_BYTES = 48, /* a stem, an ending, NUL */
    STORE_PART_BYTES = STORE_NAME_BYTES + 8
};

/* Of one image file: as long as a TIFF (not BigTIFF) can be. */
#define STORE_FILE_MAX_BYTES UINT32_MAX

/*
 * A file on its way into the folder. In this order: written as NAME.part,
 * synced, its dates set to one fixed day (they would tell the order of
 * feeding), renamed, the folder synced. Names are random. Mode 0600: ballot
 * images are secret material.
 * Source: DESIGN, "Secrecy and integrity".
 */
struct store_file {
    int folder;     /* open descriptor of the images folder, borrowed */
    int descriptor; /* of NAME.part, for reading and writing; -1: none */
    char name[STORE_NAME_BYTES];
    char part[STORE_PART_BYTES]; /* "": it has no name any more */
};

/*
 * store_begin - a new, empty NAME.part
 *
 * ending  ".tif", ".png", ".jpg" or "" (kept so that people's viewers open it).
 * On failure there is nothing to drop.
 */
int store_begin(int folder, const char *ending, struct store_file *out, struct error *err)
        __attribute__((warn_unused_result));

/*
 * store_stem - the random part of the name of a sheet's side
 *
 * Both sides of a sheet have the same digits but for the last: `side` 0 is its
 * front, 1 its back. So they are found together, whenever that is.
 *
 * digits  of the sheet; drawn anew if side is 0, else as they were.
 */
void store_stem(char digits[STORE_STEM_BYTES], int side);

/* store_begin_as - the same under a name that store_stem made. */
int store_begin_as(int folder, const char *stem, const char *ending,
        struct store_file *out, struct error *err) __attribute__((warn_unused_result));

/* store_sync - its bytes and dates are durable, under the name it has now; it stays open.
 */
int store_sync(const struct store_file *file, struct error *err)
        __attribute__((warn_unused_result));

/* store_close - close it as it is; it keeps its name, NAME.part, for store_adopt. */
void store_close(struct store_file *file);

/*
 * store_adopt - a whole NAME.part that was left, to be finished
 *
 * part  its name in the folder; ERROR_RANGE if it is none that store_begin gives,
 *       ERROR_IO if it is not there. Then store_finish or store_drop.
 */
int store_adopt(int folder, const char *part, struct store_file *out, struct error *err)
        __attribute__((warn_unused_result));

/*
 * store_fill - copy an image file into it
 *
 * source    open for reading; its position does not matter. Regular files of
 *           at most STORE_FILE_MAX_BYTES only.
 * expected  the digest of the bytes; a file that changes while it is copied
 *           is ERROR_CRYPTO.
 */
int store_fill(const struct store_file *file, int source, const struct digest *expected,
        struct error *err) __attribute__((warn_unused_result));

/* store_hide - take its name away: a private copy that is gone once dropped. */
int store_hide(struct store_file *file, struct error *err)
        __attribute__((warn_unused_result));

/* store_finish - make it durable under file->name, and close it. On failure
 * nothing is left, and there is nothing to drop. */
int store_finish(struct store_file *file, struct error *err)
        __attribute__((warn_unused_result));

/* store_drop - remove what is not finished, and close it. Happy if it is. */
void store_drop(struct store_file *file);

/* store_ending - the ending of a file name if it is a known image's, else "". */
const char *store_ending(const char *path);

/* store_is_name - 1 for a name that store_begin gives, 0 for any other. */
int store_is_name(const char *name);

/* store_is_part - 1 for the name of a file that was not finished. */
int store_is_part(const char *name);

#endif
