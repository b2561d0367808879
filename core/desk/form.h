/* form.h -- what a browser sent as name=value&name=value, decoded and bounded. */
#ifndef CORE_DESK_FORM_H
#define CORE_DESK_FORM_H

#include <stddef.h>

#include "core/error.h"

enum {
    FORM_FIELDS_MAX = 4096,
    FORM_BYTES_MAX = 4 << 20 /* of a body; a table of officials is the largest */
};

struct form_field {
    const char *name, *value;
};

struct form {
    char *text; /* owns what the fields point to */
    struct form_field *fields;
    size_t count;
};

void form_init(struct form *form);
void form_release(struct form *form);

/*
 * form_parse - application/x-www-form-urlencoded of `size` bytes, hostile
 *
 * ERROR_SYNTAX: a broken %xx, a NUL, bytes that are not UTF-8; ERROR_RANGE: too many
 * fields or bytes. On failure *out is unchanged.
 */
int form_parse(const char *text, size_t size, struct form *out, struct error *err)
        __attribute__((warn_unused_result));

/* form_get - the first value of this name; "" if there is none. */
const char *form_get(const struct form *form, const char *name);

/* form_next - the next field of this name at or after *at; NULL at the end. */
const char *form_next(const struct form *form, const char *name, size_t *at);

#endif
