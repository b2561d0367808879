/* zero.h -- the zero report: that nothing was counted yet, for the committee to sign. */
#ifndef FORMS_ZERO_H
#define FORMS_ZERO_H

#include <stddef.h>

#include "core/error.h"

#include "forms/report_data.h"

/* When, and in which state of the ledger, nothing was counted. */
struct zero_moment {
    struct conference_date date;
    int32_t hour, minute;
    int is_open; /* counting is open; else the trial */
};

/* zero_parse_time - "2026-11-22 08:05" of the local clock; ERROR_SYNTAX. */
int zero_parse_time(const char *text, struct zero_moment *out, struct error *err)
        __attribute__((warn_unused_result));

/*
 * zero_render - every contest with zeros, no sheet fed, places to sign
 *
 * pdf  the caller frees *pdf; map: as of minutes_render, of the rows.
 *
 * ERROR_STATE if any figure is not 0: a zero report never says what is not so.
 */
struct minutes_map;
int zero_render(const struct report_data *data, const struct zero_moment *moment,
        unsigned char **pdf, size_t *size, struct minutes_map *map, struct error *err)
        __attribute__((warn_unused_result));

#endif
