/* html.c -- a page under construction: markup of ours, everything else escaped. */
#include "core/desk/html.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/utf8.h"

enum { FIRST_ROOM_BYTES = 1 << 14, MOST_BYTES = 1 << 28, NUMBER_BYTES = 24 };

void html_init(struct html *html)
{
    memset(html, 0, sizeof(*html));
}

void html_release(struct html *html)
{
    free(html->text);
    html_init(html);
}

static void add_bytes(struct html *html, const char *bytes, size_t count)
{
    size_t room = html->room == 0 ? FIRST_ROOM_BYTES : html->room;
    char *grown;

    if (html->is_failed)
        return;
    if (count > MOST_BYTES - 1 - html->size) {
        html->is_failed = 1;
        return;
    }
    while (room < html->size + count + 1)
        room *= 2;
    if (room != html->room) {
        grown = realloc(html->text, room);
        if (grown == NULL) {
            html->is_failed = 1;
            return;
        }
        html->text = grown;
        html->room = room;
    }
    memcpy(html->text + html->size, bytes, count);
    html->size += count;
    html->text[html->size] = '\0';
}

void html_add(struct html *html, const char *markup)
{
    add_bytes(html, markup, strlen(markup));
}

/* ---- text of others ---- */

static const char *entity_of(char byte)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

/* How many bytes the character at `text` has; 0 if it may not stand on a page. */
static size_t character_length(const char *text)
{
    unsigned char first = (unsigned char)text[0];
    size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;

    /* A NUL within the length ends the check: it is no continuation. */
    if (strnlen(text, length) < length || !utf8_is_text(text, length))
        return 0;
    return length;
}

static void add_escaped(struct html *html, const char *text)
{
    const char *start = text, *entity;
    size_t length;

    while (*text != '\0') {
        entity = entity_of(*text);
        length = character_length(text);
        if (entity == NULL && length > 0) {
            text += length;
            continue;
        }
        add_bytes(html, start, (size_t)(text - start));
        html_add(html, entity == NULL ? "\xEF\xBF\xBD" : entity);
        start = ++text;
    }
    add_bytes(html, start, (size_t)(text - start));
}

/* ---- the format ---- */

/* The conversion at `format` (behind its %); how many bytes of format it took, or 0. */
static size_t put_number(struct html *html, const char *format, va_list *arguments)
{
    char text[NUMBER_BYTES];
    size_t taken = 1;

    if (format[0] == 'd') {
        (void)snprintf(text, sizeof(text), "%d", va_arg(*arguments, int));
    } else if (format[0] == 'u') {
        (void)snprintf(text, sizeof(text), "%u", va_arg(*arguments, unsigned));
    } else if (strncmp(format, "zu", 2) == 0) {
        (void)snprintf(text, sizeof(text), "%zu", va_arg(*arguments, size_t));
        taken = 2;
    } else if (strncmp(format, "lld", 3) == 0) {
        (void)snprintf(text, sizeof(text), "%lld", va_arg(*arguments, long long));
        taken = 3;
    } else if (strncmp(format, "llu", 3) == 0) {
        (void)snprintf(
                text, sizeof(text), "%llu", va_arg(*arguments, unsigned long long));
        taken = 3;
    } else {
        return 0;
    }
    html_add(html, text);
    return taken;
}

static size_t put_one(struct html *html, const char *format, va_list *arguments)
{
    const char *text;

    if (format[0] == '%') {
        html_add(html, "%");
        return 1;
    }
    if (format[0] != 's')
        return put_number(html, format, arguments);
    text = va_arg(*arguments, const char *);
    add_escaped(html, text == NULL ? "" : text);
    return 1;
}

void html_put(struct html *html, const char *format, ...)
{
    const char *percent;
    va_list arguments;
    size_t taken;

    va_start(arguments, format);
    while ((percent = strchr(format, '%')) != NULL) {
        add_bytes(html, format, (size_t)(percent - format));
        taken = put_one(html, percent + 1, &arguments);
        if (taken == 0) {
            html->is_failed = 1;
            break;
        }
        format = percent + 1 + taken;
    }
    if (!html->is_failed)
        html_add(html, format);
    va_end(arguments);
}
