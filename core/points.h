/* points.h -- points as people write them, in exact hundredths. */
#ifndef CORE_POINTS_H
#define CORE_POINTS_H

#include <stdint.h>

#include "core/error.h"

enum {
    POINTS_ONE = 100, /* hundredths of one point */
    POINTS_TEXT_BYTES = 16
};

/*
 * points_parse - "90", "87,5", "87.25": digits, then a comma or point and one or two more
 *
 * most  whole points that may be given.
 * ERROR_SYNTAX for anything else, blanks and signs too; ERROR_RANGE above `most`.
 */
int points_parse(const char *text, uint32_t most, uint32_t *hundredths, struct error *err)
        __attribute__((warn_unused_result));

/* points_text - with two decimals: 8725 is "87.25", or "87,25" in Vietnamese. */
void points_text(uint32_t hundredths, int is_vietnamese, char out[POINTS_TEXT_BYTES]);

/* points_short - without decimals that say nothing: 8750 is "87.5", 9000 is "90". */
void points_short(uint32_t hundredths, int is_vietnamese, char out[POINTS_TEXT_BYTES]);

#endif
