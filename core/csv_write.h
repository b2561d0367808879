/* csv_write.h -- rows and cells of a CSV file, as csv.h reads them. */
#ifndef CORE_CSV_WRITE_H
#define CORE_CSV_WRITE_H

#include <stddef.h>
#include <stdio.h>

/* A text that grows; starts with a BOM, commas, CRLF line ends. */
struct csv_writer {
    char *text; /* owned; not ended by a NUL */
    size_t size, room;
    int is_inside; /* a row is begun */
    int is_failed; /* no memory: the text is cut off */
};

void csv_writer_start(struct csv_writer *csv);
void csv_writer_release(struct csv_writer *csv);

/* csv_writer_row - a whole line as it is. */
void csv_writer_row(struct csv_writer *csv, const char *line);

/* csv_writer_cell - one more cell; in quotes where it must be. */
void csv_writer_cell(struct csv_writer *csv, const char *text);

void csv_writer_end_row(struct csv_writer *csv);

/* csv_put_text - one quoted text cell of a table for spreadsheets; what one would take
 * for a formula gets a ' in front. */
void csv_put_text(FILE *out, const char *text);

#endif
