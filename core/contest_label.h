/* contest_label.h -- what people read and type for a row of boxes, terminal and desk. */
#ifndef CORE_CONTEST_LABEL_H
#define CORE_CONTEST_LABEL_H

#include <stddef.h>

#include "core/contest.h"
#include "core/rule.h"

/*
 * contest_label_key - the one key that stands for a box
 *
 * Of options '1' to '8'; of points their figure, '0' to '9' (of tens the first one: '4'
 * is 40), and 't' for 100.
 */
char contest_label_key(const struct contest_row *row, size_t option);

/* contest_label_option - "High confidence"; "40" of tens, "7" of ones, in `room`. */
const char *contest_label_option(const struct rule *rule, const struct contest_row *row,
        size_t option, int is_vietnamese, char room[LAYOUT_ID_BYTES]);

/*
 * contest_label_told - the same of an option's id, as readings and decisions name it
 *
 * row  NULL, or without such an option: the id itself.
 */
const char *contest_label_told(const struct rule *rule, const struct contest_row *row,
        const char *option, int is_vietnamese, char room[LAYOUT_ID_BYTES]);

/* contest_label_place - N_(): what a row of points is for; NULL of options. */
const char *contest_label_place(enum contest_place place);

/* contest_label_value - N_(): why rows make no points: half filled ... ; NULL: they do.
 */
const char *contest_label_value(uint32_t value);

#endif
