/* bar.h -- a person's figures as a picture in the page: levels side by side, thresholds.
 */
#ifndef CORE_DESK_BAR_H
#define CORE_DESK_BAR_H

#include "core/desk/html.h"
#include "core/desk/request.h"
#include "core/results.h"
#include "core/rule.h"

/*
 * bar_put - the levels in one bar; under it, from the left, the level that the
 * thresholds compare, with their lines
 *
 * Where levels are added up (grades), the lines go through the bar itself: a sum meets
 * a threshold if its last level ends behind the line. Of points the bar is the mean, on
 * the scale of all points, the lines are the bands.
 * is_large  for the hall: the lines bear their ratios.
 * As a text it tells each level's name, count and share. Colours as on the paper's
 * chart: blues from dark to light, the compared level orange.
 */
void bar_put(struct html *html, const struct desk_request *request,
        const struct rule *rule, const struct results_contest *contest, int is_large);

/* bar_put_swatch - a square in the colour of a level, to stand before its name. */
void bar_put_swatch(struct html *html, const struct rule *rule, size_t option);

/* bar_put_legend - which colour is which level, which line which threshold. */
void bar_put_legend(
        struct html *html, const struct desk_request *request, const struct rule *rule);

#endif
