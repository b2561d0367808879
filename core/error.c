/* error.c -- what went wrong, in words for the person who can mend it. */
#include "core/error.h"

#include <libintl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* vsnprintf may cut a UTF-8 character in two: drop its first half. */
static void cut_at_character(char *text, size_t size)
{
    size_t length = strlen(text);

    if (length + 1 < size)
        return;
    while (length > 0 && ((unsigned char)text[length - 1] & 0xC0) == 0x80)
        text[--length] = '\0';
    if (length > 0 && ((unsigned char)text[length - 1] & 0x80) != 0)
        text[length - 1] = '\0';
}

void error_fill(struct error *err, enum error_kind kind, const char *format, ...)
{
    va_list arguments;

    if (err == NULL)
        return;
    err->kind = kind;
    va_start(arguments, format);
    (void)vsnprintf(err->text, sizeof(err->text), gettext(format), arguments);
    va_end(arguments);
    cut_at_character(err->text, sizeof(err->text));
}

void error_prefix(struct error *err, const char *format, ...)
{
    char context[ERROR_TEXT_MAX / 2];
    char text[ERROR_TEXT_MAX];
    va_list arguments;
    size_t used;

    if (err == NULL)
        return;
    va_start(arguments, format);
    (void)vsnprintf(context, sizeof(context), gettext(format), arguments);
    va_end(arguments);
    cut_at_character(context, sizeof(context));
    memcpy(text, err->text, sizeof(text));
    (void)snprintf(err->text, sizeof(err->text), "%s: ", context);
    used = strlen(err->text);
    (void)snprintf(err->text + used, sizeof(err->text) - used, "%s", text);
    cut_at_character(err->text, sizeof(err->text));
}
