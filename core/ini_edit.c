/* ini_edit.c -- a settings file changed in place: what people wrote beside it stays. */
#include "core/ini_edit.h"

#include <stdlib.h>
#include <string.h>

#include "core/ini.h"
#include "core/utf8.h"

/* A stretch of the text. */
struct span {
    const char *start;
    size_t size;
};

struct wish {
    const char *section, *name;
    const char *const *values;
    size_t count;
    const char *line_end;
};

/* Where it goes: at the lines that say it now, else behind `after`. */
struct spot {
    int is_said, has_section;
    struct span line;  /* that says it, the last one */
    const char *after; /* the end of the section's last setting, or of its head */
};

int ini_edit_start(
        struct ini_edit *edit, const char *text, size_t size, struct error *err)
{
    char *copy;

    if (size > INI_FILE_MAX_BYTES)
        return error_set(
                err, ERROR_RANGE, "the file is larger than %d bytes", INI_FILE_MAX_BYTES);
    copy = malloc(size + 1);
    if (copy == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a settings file");
    memcpy(copy, text, size);
    copy[size] = '\0';
    edit->text = copy;
    edit->size = size;
    return 0;
}

void ini_edit_release(struct ini_edit *edit)
{
    free(edit->text);
    memset(edit, 0, sizeof(*edit));
}

/* ---- lines, seen as inih sees them ---- */

static int is_blank(char letter)
{
    return letter == ' ' || (letter >= '\t' && letter <= '\r');
}

static struct span trim(const char *start, size_t size)
{
    for (; size > 0 && is_blank(*start); size--)
        start++;
    while (size > 0 && is_blank(start[size - 1]))
        size--;
    return (struct span){start, size};
}

static int is_text(struct span span, const char *text)
{
    return span.size == strlen(text) && memcmp(span.start, text, span.size) == 0;
}

static struct span line_at(const char *next, const char *end)
{
    const char *stop = memchr(next, '\n', (size_t)(end - next));

    return (struct span){next, (size_t)((stop == NULL ? end : stop + 1) - next)};
}

/* 1 if the line is [SECTION]: its name into *section. */
static int is_head(struct span line, struct span *section)
{
    struct span text = trim(line.start, line.size);
    const char *stop;

    if (text.size == 0 || text.start[0] != '[')
        return 0;
    stop = memchr(text.start, ']', text.size);
    if (stop == NULL)
        return 0;
    *section = (struct span){text.start + 1, (size_t)(stop - text.start - 1)};
    return 1;
}

/* 1 if the line is NAME = VALUE: its name into *name. */
static int is_setting(struct span line, struct span *name)
{
    struct span text = trim(line.start, line.size);
    size_t i;

    if (text.size == 0 || strchr(";#[", text.start[0]) != NULL)
        return 0;
    for (i = 0; i < text.size; i++)
        if (text.start[i] == '=' || text.start[i] == ':') {
            *name = trim(text.start, i);
            return 1;
        }
    return 0;
}

static const char *skip_mark(const struct ini_edit *edit)
{
    int has_mark = edit->size >= 3 && memcmp(edit->text, "\xEF\xBB\xBF", 3) == 0;

    return edit->text + (has_mark ? 3 : 0);
}

/* ---- the new text ---- */

static struct spot find_spot(const struct ini_edit *edit, const struct wish *wish)
{
    const char *next = skip_mark(edit), *end = edit->text + edit->size;
    struct spot spot = {.is_said = 0};
    struct span line, found;
    int is_ours = 0;

    for (; next < end; next = line.start + line.size) {
        line = line_at(next, end);
        if (is_head(line, &found))
            is_ours = is_text(found, wish->section);
        else if (!is_setting(line, &found))
            continue;
        else if (is_ours && is_text(found, wish->name)) {
            spot.is_said = 1;
            spot.line = line;
        }
        if (is_ours) {
            spot.has_section = 1;
            spot.after = line.start + line.size;
        }
    }
    return spot;
}

static char *put(char *out, const char *text, size_t size)
{
    memcpy(out, text, size);
    return out + size;
}

/* Every value on a line of its own; a line that is not ended before it is. */
static char *put_values(char *out, const char *begin, const struct wish *wish)
{
    struct span value;
    size_t i;

    for (i = 0; i < wish->count; i++) {
        if (out > begin && out[-1] != '\n')
            out = put(out, wish->line_end, strlen(wish->line_end));
        value = trim(wish->values[i], strlen(wish->values[i]));
        out = put(out, wish->name, strlen(wish->name));
        out = put(out, value.size == 0 ? " =" : " = ", value.size == 0 ? 2 : 3);
        out = put(out, value.start, value.size);
        out = put(out, wish->line_end, strlen(wish->line_end));
    }
    return out;
}

static char *put_section(char *out, const char *begin, const struct wish *wish)
{
    if (out > begin && out[-1] != '\n')
        out = put(out, wish->line_end, strlen(wish->line_end));
    if (out > begin)
        out = put(out, wish->line_end, strlen(wish->line_end));
    out = put(out, "[", 1);
    out = put(out, wish->section, strlen(wish->section));
    out = put(out, "]", 1);
    out = put(out, wish->line_end, strlen(wish->line_end));
    return put_values(out, begin, wish);
}

/* `out` has room for all; its end is returned. */
static char *rewrite(const struct ini_edit *edit, const struct wish *wish, char *out)
{
    const char *next = skip_mark(edit), *end = edit->text + edit->size;
    const struct spot spot = find_spot(edit, wish);
    char *begin = put(out, edit->text, (size_t)(next - edit->text));
    struct span line, found;
    int is_ours = 0, is_put = 0;

    out = begin;
    for (; next < end; next = line.start + line.size) {
        line = line_at(next, end);
        if (is_head(line, &found))
            is_ours = is_text(found, wish->section);
        if (is_ours && is_setting(line, &found) && is_text(found, wish->name)) {
            if (!is_put)
                out = put_values(out, begin, wish);
            is_put = 1;
            continue;
        }
        out = put(out, line.start, line.size);
        if (!spot.is_said && spot.has_section && line.start + line.size == spot.after)
            out = put_values(out, begin, wish);
    }
    if (!spot.has_section && wish->count > 0)
        out = put_section(out, begin, wish);
    return out;
}

int ini_edit_check(const char *name, const char *value, struct error *err)
{
    const char *letter;

    for (letter = value; *letter != '\0'; letter++)
        if ((unsigned char)*letter < 0x20 && *letter != '\t')
            return error_set(err, ERROR_RANGE,
                    "a line break or another control character stands in it; write it "
                    "on one line");
    if (!utf8_is_text(value, strlen(value)))
        return error_set(err, ERROR_RANGE, "it holds a character that is no text");
    if (strlen(name) + strlen(value) + sizeof(" = \r\n") >= INI_LINE_BYTES)
        return error_set(err, ERROR_RANGE,
                "the line is longer than %d bytes; write it "
                "shorter",
                INI_LINE_BYTES - 3);
    return 0;
}

int ini_edit_get(const struct ini_edit *edit, const char *section, const char *name,
        char *out, size_t size)
{
    const struct wish wish = {.section = section, .name = name};
    const struct spot spot = find_spot(edit, &wish);
    struct span value = trim(spot.line.start, spot.line.size);

    if (!spot.is_said)
        return -1;
    for (; value.start[0] != '=' && value.start[0] != ':'; value.size--)
        value.start++;
    value = trim(value.start + 1, value.size - 1);
    if (value.size >= size)
        return -1;
    memcpy(out, value.start, value.size);
    out[value.size] = '\0';
    return 0;
}

/* What the new text can need at the most, with its NUL. */
static size_t room_for(const struct ini_edit *edit, const struct wish *wish)
{
    size_t room = edit->size + strlen(wish->section) + 16, i;

    for (i = 0; i < wish->count; i++)
        room += strlen(wish->name) + strlen(wish->values[i]) + 8;
    return room;
}

int ini_edit_set_group(struct ini_edit *edit, const char *section, const char *name,
        const char *const *values, size_t count, struct error *err)
{
    const struct wish wish = {section, name, values, count,
            strstr(edit->text, "\r\n") != NULL ? "\r\n" : "\n"};
    char *text, *end;
    size_t i;

    for (i = 0; i < count; i++)
        if (ini_edit_check(name, values[i], err) != 0)
            return -1;
    text = malloc(room_for(edit, &wish));
    if (text == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a settings file");
    end = rewrite(edit, &wish, text);
    *end = '\0';
    if (end - text > INI_FILE_MAX_BYTES) {
        free(text);
        return error_set(
                err, ERROR_RANGE, "the file is larger than %d bytes", INI_FILE_MAX_BYTES);
    }
    free(edit->text);
    edit->text = text;
    edit->size = (size_t)(end - text);
    return 0;
}

int ini_edit_set(struct ini_edit *edit, const char *section, const char *name,
        const char *value, struct error *err)
{
    return ini_edit_set_group(edit, section, name, &value, 1, err);
}
