/* ini_edit.h -- a settings file changed in place: what people wrote beside it stays. */
#ifndef CORE_INI_EDIT_H
#define CORE_INI_EDIT_H

#include <stddef.h>

#include "core/error.h"

struct ini_edit {
    char *text; /* owned, with a NUL behind it */
    size_t size;
};

/* ini_edit_start - a copy of `size` bytes; at most INI_FILE_MAX_BYTES, else ERROR_RANGE.
 */
int ini_edit_start(struct ini_edit *edit, const char *text, size_t size,
        struct error *err) __attribute__((warn_unused_result));
void ini_edit_release(struct ini_edit *edit);

/*
 * ini_edit_set - NAME = VALUE in [SECTION]
 *
 * In place of the line that says so now; else after the section's last setting; else
 * in a new section at the end. Further lines of the same name there are taken away:
 * the value is the one that ini_read gives last. Comments, order, blank lines and the
 * kind of line ends stay.
 *
 * value  blanks around it are cut off; "" leaves `NAME =`. ERROR_RANGE if it holds a
 *        line break or another control character, or makes the line or the file too
 *        long. On failure the text is as before.
 */
int ini_edit_set(struct ini_edit *edit, const char *section, const char *name,
        const char *value, struct error *err) __attribute__((warn_unused_result));

/* ini_edit_check - would ini_edit_set refuse this value? Its errors. */
int ini_edit_check(const char *name, const char *value, struct error *err)
        __attribute__((warn_unused_result));

/*
 * ini_edit_get - the value as it stands now, the last if it is said twice
 *
 * Returns 0; -1 if it is not said, or longer than `size` bytes with its NUL.
 */
int ini_edit_get(const struct ini_edit *edit, const char *section, const char *name,
        char *out, size_t size) __attribute__((warn_unused_result));

/* ini_edit_set_group - the same for a name with a line for each of `count` values. */
int ini_edit_set_group(struct ini_edit *edit, const char *section, const char *name,
        const char *const *values, size_t count, struct error *err)
        __attribute__((warn_unused_result));

#endif
