/* csv.h -- rows and cells of a CSV file as spreadsheets save it (RFC 4180). */
#ifndef CORE_CSV_H
#define CORE_CSV_H

#include <stddef.h>

#include "core/error.h"

enum { CSV_CELLS_MAX = 64 };

/*
 * A reader over text in memory, which it changes (cells are unquoted in
 * place). The separator is the one of , ; and tab that the first row has most of.
 */
struct csv {
    char *next, *end;
    char separator;
    unsigned line; /* of the row last given */
    unsigned next_line;
};

/* csv_start - over `size` bytes, which must have a NUL behind them; skips a BOM. */
void csv_start(struct csv *csv, char *text, size_t size);

/*
 * csv_row - the next row's cells, trimmed of blanks, line breaks inside made spaces
 *
 * Rows whose cells are all empty are passed over.
 * Returns 1 with cells, 0 at the end, -1 with ERROR_SYNTAX (text without the
 * line, which is csv->line).
 */
int csv_row(struct csv *csv, char *cells[CSV_CELLS_MAX], size_t *count, struct error *err)
        __attribute__((warn_unused_result));

/* csv_is_heading - 1 if a heading is `wanted`, which has small letters: those of A to Z
 * are alike, others must be as they are. */
int csv_is_heading(const char *text, const char *wanted);

/* csv_check_width - ERROR_SYNTAX if a row has cells beyond those the first line names. */
int csv_check_width(char *const *cells, size_t count, size_t columns, struct error *err)
        __attribute__((warn_unused_result));

#endif
