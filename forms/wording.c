/* wording.c -- {words} in a template's texts, replaced by what the conference says. */
#include "forms/wording.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

enum word {
    WORD_TITLE,
    WORD_BALLOT_TITLE,
    WORD_BODY,
    WORD_SUPERIOR,
    WORD_PLACE,
    WORD_DATE,
    WORD_RULE_SOURCE,
    WORD_NOTE,
    WORD_PAGE,
    WORD_PAGES,
    WORD_MOST,
    WORD_EXAMPLE,
    WORD_TENS,
    WORD_ONES,
    WORD_COUNT
};

static const char *const names[WORD_COUNT] = {"title", "ballot_title", "body", "superior",
        "place", "date", "rule_source", "note", "page", "pages", "most", "example",
        "tens", "ones"};

enum { NAME_BYTES = 16 };

static const char *const months[12] = {"January", "February", "March", "April", "May",
        "June", "July", "August", "September", "October", "November", "December"};

/* The word between { and }; *end gets the place behind the }. */
static int find_word(const char *open, enum word *word, int *is_capital, const char **end)
{
    const char *close = strchr(open, '}');
    size_t length = close == NULL ? 0 : (size_t)(close - open - 1);
    int i;

    if (close == NULL || length >= NAME_BYTES)
        return -1;
    for (i = 0; i < WORD_COUNT; i++)
        if (strlen(names[i]) == length &&
                g_ascii_strncasecmp(names[i], open + 1, length) == 0) {
            *word = (enum word)i;
            *is_capital = open[1] >= 'A' && open[1] <= 'Z';
            *end = close + 1;
            return 0;
        }
    return -1;
}

static int refuse_word(const char *open, struct error *err)
{
    return error_set(err, ERROR_SYNTAX,
            "'%.20s' is no word that can be filled in; write one of {title} "
            "{ballot_title} {body} {superior} {place} {date} {rule_source} {note} {page} "
            "{pages} {most} {example} {tens} {ones}",
            open);
}

int wording_check(const char *text, struct error *err)
{
    enum word word;
    int is_capital;
    const char *next = text;

    while ((next = strchr(next, '{')) != NULL)
        if (find_word(next, &word, &is_capital, &next) != 0)
            return refuse_word(next, err);
    return 0;
}

static const char *date_text(const struct wording *wording, char *room, size_t size)
{
    const struct conference_date *date = &wording->conference->date;

    if (date->month < 1 || date->month > 12)
        return "";
    if (wording->is_english)
        (void)snprintf(room, size, "%d %s %d", (int)date->day, months[date->month - 1],
                (int)date->year);
    else /* days under 10 and the first two months are written with a 0 */
        (void)snprintf(room, size,
                date->month < 3 ? "ngày %02d tháng %02d năm %d"
                                : "ngày %02d tháng %d năm %d",
                (int)date->day, (int)date->month, (int)date->year);
    return room;
}

/* The words that are numbers. */
static unsigned word_number(const struct wording *wording, enum word word)
{
    switch ((int)word) {
    case WORD_PAGE:
        return wording->page;
    case WORD_PAGES:
        return wording->pages;
    case WORD_MOST:
        return wording->most;
    case WORD_TENS:
        return wording->example / 10 * 10;
    case WORD_ONES:
        return wording->example % 10;
    default:
        return wording->example;
    }
}

static const char *word_value(
        const struct wording *wording, enum word word, char *room, size_t size)
{
    switch (word) {
    case WORD_TITLE:
        return wording->conference->title;
    case WORD_BALLOT_TITLE:
        return wording->type->title[0] != '\0' ? wording->type->title
                                               : wording->conference->title;
    case WORD_BODY:
        return wording->conference->body;
    case WORD_SUPERIOR:
        return wording->conference->superior;
    case WORD_PLACE:
        return wording->conference->place;
    case WORD_DATE:
        return date_text(wording, room, size);
    case WORD_RULE_SOURCE:
        return wording->rule_source;
    case WORD_NOTE:
        return wording->type->note;
    case WORD_PAGE:
    case WORD_PAGES:
    case WORD_MOST:
    case WORD_EXAMPLE:
    case WORD_TENS:
    case WORD_ONES:
        (void)snprintf(room, size, "%u", word_number(wording, word));
        return room;
    case WORD_COUNT:
        break;
    }
    return "";
}

static void append_value(GString *filled, const char *value, int is_capital)
{
    char *capital;

    if (!is_capital) {
        g_string_append(filled, value);
        return;
    }
    capital = g_utf8_strup(value, -1);
    g_string_append(filled, capital);
    g_free(capital);
}

/* Copies the lines that hold more than blanks. */
static int keep_lines(const char *filled, char out[WORDING_TEXT_BYTES], struct error *err)
{
    size_t used = 0, length;

    for (; *filled != '\0'; filled += length + (filled[length] == '\n')) {
        length = strcspn(filled, "\n");
        if (strspn(filled, " ") >= length)
            continue;
        if (used + length + 2 > WORDING_TEXT_BYTES)
            return error_set(err, ERROR_RANGE,
                    "a text of the form grows over %d bytes; write it shorter",
                    WORDING_TEXT_BYTES - 1);
        if (used > 0)
            out[used++] = '\n';
        memcpy(out + used, filled, length);
        used += length;
    }
    out[used] = '\0';
    return 0;
}

int wording_fill(const struct wording *wording, const char *text,
        char out[WORDING_TEXT_BYTES], struct error *err)
{
    GString *filled = g_string_new(NULL);
    enum word word;
    char room[64];
    int is_capital, result = 0;

    while (*text != '\0' && result == 0) {
        if (*text != '{') {
            g_string_append_c(filled, *text == '|' ? '\n' : *text);
            text++;
        } else if (find_word(text, &word, &is_capital, &text) != 0) {
            result = refuse_word(text, err);
        } else {
            append_value(
                    filled, word_value(wording, word, room, sizeof(room)), is_capital);
        }
    }
    if (result == 0)
        result = keep_lines(filled->str, out, err);
    (void)g_string_free(filled, TRUE);
    return result;
}
