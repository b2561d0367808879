/* file.h -- whole files read with a bound and written so that a crash leaves old or new.
 */
#ifndef CORE_FILE_H
#define CORE_FILE_H

#include <stddef.h>

#include "core/error.h"

enum { FILE_PATH_MAX = 4096 };

/*
 * file_read - a whole file into fresh memory
 *
 * most  bytes at the most; a larger file is ERROR_RANGE.
 * text  *text gets a NUL behind the last byte (not counted in *size);
 *       the caller frees it.
 */
int file_read(const char *path, size_t most, char **text, size_t *size, struct error *err)
        __attribute__((warn_unused_result));

/*
 * file_write - replace `path` by `size` bytes, durably and in one step
 *
 * Written beside the target, synced, renamed, the folder synced. On
 * failure the old file, if any, is untouched and nothing else is left.
 */
int file_write(const char *path, const void *data, size_t size, struct error *err)
        __attribute__((warn_unused_result));

/* file_write_private - the same, readable by its owner only (0600). */
int file_write_private(const char *path, const void *data, size_t size, struct error *err)
        __attribute__((warn_unused_result));

/*
 * file_commit - give a finished temporary file its name, durably
 *
 * descriptor  of `temporary`, open for writing: synced, not closed.
 * Renames over `path` and syncs the folder. ERROR_IO if any step fails;
 * then the temporary file is removed.
 */
int file_commit(int descriptor, const char *temporary, const char *path,
        struct error *err) __attribute__((warn_unused_result));

/* file_join - "FOLDER/NAME" into `out`; ERROR_RANGE if it does not fit. */
int file_join(char out[FILE_PATH_MAX], const char *folder, const char *name,
        struct error *err) __attribute__((warn_unused_result));

/* file_make_folder - as mkdir -p for one level; no error if it is there. */
int file_make_folder(const char *path, struct error *err)
        __attribute__((warn_unused_result));

/* file_exists - 1 if the path names anything, else 0. */
int file_exists(const char *path);

#endif
