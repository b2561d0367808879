/* minutes_cells.h -- the texts of the results' table, cell by cell. */
#ifndef FORMS_MINUTES_CELLS_H
#define FORMS_MINUTES_CELLS_H

#include "forms/report_data.h"

/* All are the caller's, to g_free. */

/* minutes_cell_level - the large figure of a level, and the small one under it ("").
 * Of points: 0 valid rows, 1 their sum, 2 the mean. */
char *minutes_cell_level(const struct report_data *data, size_t type,
        const struct results_contest *contest, size_t level, char **under);

/* minutes_cell_outcome - the grade, the threshold that was passed, none, or open. */
char *minutes_cell_outcome(const struct report_data *data, size_t type,
        const struct results_contest *contest);

/* minutes_cell_more - under the outcome: how far the next threshold is; of grades what
 * decided, and what a cap or quota changed; the year before. "" if there is none. */
char *minutes_cell_more(const struct report_data *data, size_t type,
        const struct results_contest *contest);

/* minutes_cell_held - how many ballots still wait; "" if none does. */
char *minutes_cell_held(
        const struct report_data *data, const struct results_contest *contest);

#endif
