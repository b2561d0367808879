/* officials_heading.h -- which column of officials.csv holds what. */
#ifndef CORE_OFFICIALS_HEADING_H
#define CORE_OFFICIALS_HEADING_H

#include <stddef.h>

#include "core/error.h"

enum officials_column {
    OFFICIALS_NO,
    OFFICIALS_NAME,
    OFFICIALS_TITLE,
    OFFICIALS_TYPE,
    OFFICIALS_GROUP,
    OFFICIALS_PERSON, /* the id of a person at all conferences */
    OFFICIALS_ROLE,
    OFFICIALS_SCALE,
    OFFICIALS_COLUMNS
};

/* officials_heading_word - "no" "name" "title" "ballot_type" "group" "id" "role"
 * "scale". */
const char *officials_heading_word(enum officials_column column);

/* The first line's columns: the cell of each, or -1. */
struct officials_heading {
    int cells[OFFICIALS_COLUMNS];
    size_t count; /* of all cells in the line */
};

/* officials_heading_read - ERROR_SYNTAX: an unknown or double column, or one is missing.
 */
int officials_heading_read(char **cells, size_t count, struct officials_heading *out,
        struct error *err) __attribute__((warn_unused_result));

/* officials_heading_cell - a row's cell of this column; "" if it has none. */
const char *officials_heading_cell(const struct officials_heading *heading, char **cells,
        size_t count, enum officials_column column);

#endif
