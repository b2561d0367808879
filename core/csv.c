/* csv.c -- rows and cells of a CSV file as spreadsheets save it (RFC 4180). */
#include "core/csv.h"

#include <string.h>

static char likely_separator(const char *text, const char *end)
{
    static const char candidates[] = {',', ';', '\t'};
    size_t counts[3] = {0, 0, 0}, i, best = 0;
    int is_quoted = 0;

    for (; text < end && (is_quoted || (*text != '\n' && *text != '\r')); text++) {
        if (*text == '"')
            is_quoted = !is_quoted;
        for (i = 0; i < 3 && !is_quoted; i++)
            counts[i] += *text == candidates[i];
    }
    for (i = 1; i < 3; i++)
        if (counts[i] > counts[best])
            best = i;
    return candidates[best];
}

void csv_start(struct csv *csv, char *text, size_t size)
{
    csv->next = text;
    csv->end = text + size;
    csv->line = 0;
    csv->next_line = 1;
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        csv->next += 3;
    csv->separator = likely_separator(csv->next, csv->end);
}

static int is_line_end(char letter)
{
    return letter == '\n' || letter == '\r';
}

static char *trim(char *cell, char *end)
{
    while (cell < end && (*cell == ' ' || *cell == '\t'))
        cell++;
    while (end > cell && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    *end = '\0';
    return cell;
}

/* A quoted cell at csv->next; unquoted in place. */
static int take_quoted(struct csv *csv, char **cell, char **cell_end, struct error *err)
{
    char *in = csv->next + 1, *out = in;

    *cell = in;
    for (;; in++) {
        if (in == csv->end)
            return error_set(err, ERROR_SYNTAX,
                    "a quoted text has no end; write the closing \" or remove the "
                    "opening one");
        if (*in == '"') {
            if (in + 1 == csv->end || in[1] != '"')
                break;
            in++;
        }
        if (*in == '\n')
            csv->next_line++;
        *out++ = is_line_end(*in) ? ' ' : *in;
    }
    in++;
    while (in < csv->end && *in == ' ')
        in++;
    if (in < csv->end && *in != csv->separator && !is_line_end(*in))
        return error_set(err, ERROR_SYNTAX,
                "text stands behind a closing quote; write a quote inside a text twice "
                "(\"\")");
    *cell_end = out;
    csv->next = in;
    return 0;
}

static int take_plain(struct csv *csv, char **cell, char **cell_end, struct error *err)
{
    *cell = csv->next;
    while (csv->next < csv->end && *csv->next != csv->separator &&
            !is_line_end(*csv->next)) {
        if (*csv->next == '"')
            return error_set(err, ERROR_SYNTAX,
                    "a quote stands inside an unquoted text; put the whole text in "
                    "quotes and write the inner one twice (\"\")");
        csv->next++;
    }
    *cell_end = csv->next;
    return 0;
}

/* One row, empty or not. The separator behind a cell is read before the cell's
 * NUL overwrites it. */
static int take_row(
        struct csv *csv, char *cells[CSV_CELLS_MAX], size_t *count, struct error *err)
{
    char *cell = NULL, *cell_end = NULL, last;

    *count = 0;
    csv->line = csv->next_line;
    do {
        if (*count == CSV_CELLS_MAX)
            return error_set(err, ERROR_SYNTAX, "more than %d columns", CSV_CELLS_MAX);
        while (csv->next < csv->end && *csv->next == ' ')
            csv->next++;
        if ((csv->next < csv->end && *csv->next == '"' ? take_quoted : take_plain)(
                    csv, &cell, &cell_end, err) != 0)
            return -1;
        last = csv->next < csv->end ? *csv->next : '\n';
        if (csv->next < csv->end)
            csv->next++;
        if (last == '\r' && csv->next < csv->end && *csv->next == '\n')
            csv->next++;
        cells[(*count)++] = trim(cell, cell_end);
    } while (last == csv->separator);
    csv->next_line++;
    return 0;
}

int csv_row(struct csv *csv, char *cells[CSV_CELLS_MAX], size_t *count, struct error *err)
{
    size_t i;

    while (csv->next < csv->end) {
        if (take_row(csv, cells, count, err) != 0)
            return -1;
        for (i = 0; i < *count; i++)
            if (cells[i][0] != '\0')
                return 1;
    }
    return 0;
}

int csv_is_heading(const char *text, const char *wanted)
{
    for (; *text != '\0' || *wanted != '\0'; text++, wanted++) {
        char small = *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : *text;

        if (small != *wanted)
            return 0;
    }
    return 1;
}

int csv_check_width(char *const *cells, size_t count, size_t columns, struct error *err)
{
    size_t i;

    for (i = columns; i < count; i++)
        if (cells[i][0] != '\0')
            return error_set(err, ERROR_SYNTAX,
                    "the row has %zu cells, the first line names %zu columns; put a text "
                    "that holds the separator in quotes",
                    count, columns);
    return 0;
}
