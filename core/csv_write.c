/* csv_write.c -- rows and cells of a CSV file, as csv.h reads them. */
#include "core/csv_write.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 4096 };

static void add(struct csv_writer *csv, const char *bytes, size_t size)
{
    size_t room = csv->room == 0 ? FIRST_ROOM : csv->room;
    char *grown;

    while (room - csv->size < size)
        room *= 2;
    if (!csv->is_failed && room != csv->room) {
        grown = realloc(csv->text, room);
        if (grown == NULL)
            csv->is_failed = 1;
        else
            csv->text = grown;
        csv->room = grown == NULL ? csv->room : room;
    }
    if (csv->is_failed)
        return;
    memcpy(csv->text + csv->size, bytes, size);
    csv->size += size;
}

void csv_writer_start(struct csv_writer *csv)
{
    memset(csv, 0, sizeof(*csv));
    add(csv, "\xef\xbb\xbf", 3);
}

void csv_writer_release(struct csv_writer *csv)
{
    free(csv->text);
    memset(csv, 0, sizeof(*csv));
}

void csv_writer_row(struct csv_writer *csv, const char *line)
{
    add(csv, line, strlen(line));
    csv_writer_end_row(csv);
}

void csv_writer_cell(struct csv_writer *csv, const char *text)
{
    const char *quote;

    if (csv->is_inside)
        add(csv, ",", 1);
    csv->is_inside = 1;
    if (strpbrk(text, ",;\t\"\r\n") == NULL) {
        add(csv, text, strlen(text));
        return;
    }
    add(csv, "\"", 1);
    while ((quote = strchr(text, '"')) != NULL) {
        add(csv, text, (size_t)(quote - text) + 1);
        add(csv, "\"", 1);
        text = quote + 1;
    }
    add(csv, text, strlen(text));
    add(csv, "\"", 1);
}

void csv_writer_end_row(struct csv_writer *csv)
{
    add(csv, "\r\n", 2);
    csv->is_inside = 0;
}

void csv_put_text(FILE *out, const char *text)
{
    size_t length;

    (void)fputs(text[0] != '\0' && strchr("=+-@\t", text[0]) != NULL ? "\"'" : "\"", out);
    for (; *text != '\0'; text += length) {
        length = strcspn(text, "\"");
        (void)fwrite(text, 1, length, out);
        if (text[length] == '"') {
            (void)fputs("\"\"", out);
            length++;
        }
    }
    (void)fputc('"', out);
}
