/* results_more.h -- of a contest in results.json, what not every one has (inside of
 * results_parse). */
#ifndef CORE_RESULTS_MORE_H
#define CORE_RESULTS_MORE_H

#include <jansson.h>

#include "core/error.h"
#include "core/results.h"

/* results_points_parse - "counts" of points: {"87":3}, only those that occur. */
int results_points_parse(const json_t *contest, const struct results_type *type,
        struct results_contest *out, struct error *err)
        __attribute__((warn_unused_result));

/* results_more_parse - who it is, its mean, last year's outcome, and what a cap or quota
 * changed. */
int results_more_parse(const json_t *contest, const struct results_type *type,
        struct results_contest *out, struct error *err)
        __attribute__((warn_unused_result));

#endif
