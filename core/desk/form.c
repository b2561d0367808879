/* form.c -- what a browser sent as name=value&name=value, decoded and bounded. */
#include "core/desk/form.h"

#include <stdlib.h>
#include <string.h>

#include "core/utf8.h"

void form_init(struct form *form)
{
    memset(form, 0, sizeof(*form));
}

void form_release(struct form *form)
{
    free(form->text);
    free(form->fields);
    form_init(form);
}

static int hex_digit(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if (byte >= 'a' && byte <= 'f')
        return byte - 'a' + 10;
    if (byte >= 'A' && byte <= 'F')
        return byte - 'A' + 10;
    return -1;
}

/* Decodes [text, end) in place, NUL behind; its length in *length. */
static int decode(char *text, const char *end, size_t *length, struct error *err)
{
    const char *from = text;
    char *to = text;

    while (from < end) {
        if (*from == '%') {
            if (end - from < 3 || hex_digit(from[1]) < 0 || hex_digit(from[2]) < 0)
                return error_set(err, ERROR_SYNTAX, "the form has a broken %%");
            *to++ = (char)(hex_digit(from[1]) * 16 + hex_digit(from[2]));
            from += 3;
        } else {
            *to++ = *from == '+' ? ' ' : *from;
            from++;
        }
    }
    *length = (size_t)(to - text);
    if (memchr(text, '\0', *length) != NULL || !utf8_is_text(text, *length))
        return error_set(err, ERROR_SYNTAX, "the form holds what is no text");
    *to = '\0';
    return 0;
}

static size_t count_fields(const char *text, size_t size)
{
    size_t count = 1, i;

    for (i = 0; i < size; i++)
        if (text[i] == '&')
            count++;
    return count;
}

/* One field of [text, end), where *end may be overwritten. */
static int parse_field(char *text, char *end, struct form_field *out, struct error *err)
{
    char *equals = memchr(text, '=', (size_t)(end - text));
    size_t length;

    out->name = text;
    out->value = end;
    *end = '\0';
    if (equals == NULL)
        return decode(text, end, &length, err);
    out->value = equals + 1;
    if (decode(equals + 1, end, &length, err) != 0)
        return -1;
    return decode(text, equals, &length, err);
}

/* form->text is a copy of our own with a NUL at its end. */
static int parse_fields(struct form *form, size_t size, struct error *err)
{
    char *next = form->text, *end, *ampersand;

    for (; next <= form->text + size; next = end + 1) {
        ampersand = memchr(next, '&', (size_t)(form->text + size - next));
        end = ampersand == NULL ? form->text + size : ampersand;
        if (end == next)
            continue;
        if (parse_field(next, end, &form->fields[form->count], err) != 0)
            return -1;
        form->count++;
    }
    return 0;
}

int form_parse(const char *text, size_t size, struct form *out, struct error *err)
{
    struct form form;
    size_t most = count_fields(text, size);

    form_init(&form);
    if (size > FORM_BYTES_MAX || most > FORM_FIELDS_MAX)
        return error_set(err, ERROR_RANGE, "the form is too large");
    form.text = calloc(size + 1, 1);
    form.fields = calloc(most, sizeof(*form.fields));
    if (form.text == NULL || form.fields == NULL) {
        form_release(&form);
        return error_set(err, ERROR_MEMORY, "no memory for a form");
    }
    memcpy(form.text, text, size);
    form.text[size] = '\0';
    if (parse_fields(&form, size, err) != 0) {
        form_release(&form);
        return -1;
    }
    *out = form;
    return 0;
}

const char *form_next(const struct form *form, const char *name, size_t *at)
{
    size_t i;

    for (i = *at; i < form->count; i++)
        if (strcmp(form->fields[i].name, name) == 0) {
            *at = i + 1;
            return form->fields[i].value;
        }
    *at = form->count;
    return NULL;
}

const char *form_get(const struct form *form, const char *name)
{
    size_t at = 0;
    const char *value = form_next(form, name, &at);

    return value == NULL ? "" : value;
}
