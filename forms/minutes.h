/* minutes.h -- the minutes of a count as a PDF of A4 pages. */
#ifndef FORMS_MINUTES_H
#define FORMS_MINUTES_H

#include <stddef.h>

#include "core/error.h"

#include "forms/report_data.h"

/* Where one person's row was set: points from the page's top. */
struct minutes_row {
    size_t type, contest;
    int page; /* from 1 */
    double top_pt, bottom_pt;
};

/* What was set where; start from zeroes, end with minutes_map_release. */
struct minutes_map {
    struct minutes_row *rows;
    size_t row_count, row_room;
    int pages;
    int is_broken; /* no memory for a row */
};

void minutes_map_release(struct minutes_map *map);

/*
 * minutes_render - the whole document
 *
 * pdf   the caller frees *pdf.
 * map   filled with the rows' places; must be zeroed or of an earlier call.
 *
 * The same data give the same bytes. ERROR_MEMORY if cairo fails.
 */
int minutes_render(const struct report_data *data, unsigned char **pdf, size_t *size,
        struct minutes_map *map, struct error *err) __attribute__((warn_unused_result));

#endif
