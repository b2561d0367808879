/* ini.c -- the settings files that people edit (inih), with line numbers. */
#include "core/ini.h"

#include <stdbool.h>
#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/utf8.h"

struct reading_state {
    const char *next; /* in the file's text */
    unsigned line;
    ini_line_handler *handler;
    void *user;
    struct error *err;
    int has_failed;
};

/* inih's reader: one line at a time, and we count them. */
static char *next_line(char *out, int room, void *stream)
{
    struct reading_state *state = stream;
    size_t length;

    if (*state->next == '\0' || state->has_failed)
        return NULL;
    length = strcspn(state->next, "\n");
    if (state->next[length] == '\n')
        length++;
    state->line++;
    if (length >= (size_t)room) {
        (void)error_set(state->err, ERROR_SYNTAX,
                "the line is longer than %d bytes; write it shorter", INI_LINE_BYTES - 3);
        state->has_failed = 1;
        return NULL;
    }
    memcpy(out, state->next, length);
    out[length] = '\0';
    state->next += length;
    return out;
}

static int on_setting(
        void *user, const char *section, const char *name, const char *value)
{
    struct reading_state *state = user;

    if (state->has_failed)
        return 1;
    if (state->handler(state->user, section, name, value, state->line, state->err) != 0)
        state->has_failed = 1;
    return 1;
}

/* inih's settings are globals of the library: always set to the same values. */
static void settle_library(void)
{
    ini_allow_multiline = false;
    ini_allow_bom = true;
    ini_allow_inline_comments = false;
    ini_use_stack = false;
    ini_max_line = INI_LINE_BYTES;
    ini_initial_alloc = INI_LINE_BYTES;
    ini_stop_on_first_error = true;
    ini_allow_no_value = false;
}

static unsigned line_of_bad_text(const char *text, size_t size)
{
    unsigned line = 1;
    size_t length;

    while (size > 0) {
        const char *end = memchr(text, '\n', size);

        length = end == NULL ? size : (size_t)(end - text) + 1;
        if (!utf8_is_text(text, length))
            return line;
        line++;
        text += length;
        size -= length;
    }
    return line;
}

static int read_text(
        struct reading_state *state, const char *name, const char *text, size_t size)
{
    int bad_line;

    if (!utf8_is_text(text, size)) {
        (void)error_set(state->err, ERROR_SYNTAX,
                "the text is not UTF-8; save the file as UTF-8");
        return error_add_context(state->err, "%s:%u", name, line_of_bad_text(text, size));
    }
    state->next = text;
    settle_library();
    bad_line = ini_parse_stream(next_line, state, on_setting, state);
    if (state->has_failed)
        return error_add_context(state->err, "%s:%u", name, state->line);
    if (bad_line > 0)
        return error_set(state->err, ERROR_SYNTAX,
                "%s:%d: neither a [section] nor 'name = value'; write one of them, or "
                "begin the line with ; for a comment",
                name, bad_line);
    if (bad_line < 0)
        return error_set(state->err, ERROR_MEMORY, "no memory to read '%s'", name);
    return 0;
}

int ini_read_text(const char *name, const char *text, size_t size,
        ini_line_handler *handler, void *user, struct error *err)
{
    struct reading_state state = {.handler = handler, .user = user, .err = err};

    return read_text(&state, name, text, size);
}

int ini_read(const char *path, ini_line_handler *handler, void *user, struct error *err)
{
    const char *slash = strrchr(path, '/');
    char *text = NULL;
    size_t size = 0;
    int result;

    if (file_read(path, INI_FILE_MAX_BYTES, &text, &size, err) != 0)
        return -1;
    result = ini_read_text(
            slash == NULL ? path : slash + 1, text, size, handler, user, err);
    free(text);
    return result;
}

int ini_copy(
        char *out, size_t size, const char *name, const char *value, struct error *err)
{
    if (strlen(value) >= size)
        return error_set(
                err, ERROR_RANGE, "'%s' is longer than %zu bytes", name, size - 1);
    memcpy(out, value, strlen(value) + 1);
    return 0;
}
