/* person_figures.h -- a person's figures: large numbers, and a bar with thresholds. */
#ifndef FORMS_PERSON_FIGURES_H
#define FORMS_PERSON_FIGURES_H

#include "forms/minutes_flow.h"
#include "forms/report_data.h"

/* person_draw_figures - each level's count, `size_pt` large, and its share, side by side.
 */
void person_draw_figures(struct flow *flow, const struct report_data *data, size_t type,
        const struct results_contest *contest, double size_pt);

/* person_draw_bar - the levels in one bar; under it the level that the thresholds
 * compare, with their lines, if the rule card has any. */
void person_draw_bar(struct flow *flow, const struct report_data *data, size_t type,
        const struct results_contest *contest);

/* person_draw_ballots - issued, collected, valid, invalid in a row. */
void person_draw_ballots(struct flow *flow, const struct report_data *data, size_t type);

#endif
