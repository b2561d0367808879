/* spool.h -- images that a browser sends, kept beside the conference until they are
 * imported. */
#ifndef CORE_DESK_SPOOL_H
#define CORE_DESK_SPOOL_H

#include <stdint.h>

#include "core/error.h"
#include "core/file.h"

/*
 * A page that offers uploads has a set: a folder DIR/.upload-set-ID, made with its first
 * file. The set is imported as a whole, in the order of its files' names, as a scanning
 * program numbers them.
 */
enum {
    SPOOL_SET_BYTES = 17, /* hex, with NUL */
    SPOOL_FILES_MAX = 10000,
    SPOOL_SETS_MAX = 8, /* of them waiting; those idle for an hour make room */
    SPOOL_NAME_BYTES = 200
};

/* spool_begin - a new set's id; nothing is made yet. */
void spool_begin(char set[SPOOL_SET_BYTES]);

/*
 * spool_keep - the file `upload` becomes `name` of the set; it is moved
 *
 * set, name  from outside, hostile. name: UTF-8 without '/', not hidden, ends as images
 *            do. ERROR_RANGE else, and beyond the bounds above.
 * A name that the set has already is taken only with the same bytes: then it was sent
 * again after a failure. ERROR_EXISTS with others: no image replaces another.
 */
int spool_keep(const char *folder, const char *set, const char *name, const char *upload,
        struct error *err) __attribute__((warn_unused_result));

/*
 * spool_take - the set is to be imported: it lies in *path from now on
 *
 * ERROR_STATE if nothing was sent. *count: its files.
 */
int spool_take(const char *folder, const char *set, char path[FILE_PATH_MAX],
        uint32_t *count, struct error *err) __attribute__((warn_unused_result));

/* spool_remove - a folder of spool_take, with what is in it. */
void spool_remove(const char *path);

/* spool_sweep - all that an earlier desk left. */
void spool_sweep(const char *folder);

#endif
