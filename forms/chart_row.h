/* chart_row.h -- one person's row of the chart, and the colours of the levels. */
#ifndef FORMS_CHART_ROW_H
#define FORMS_CHART_ROW_H

#include "forms/chart.h"
#include "forms/report_pen.h"

#define CHART_LEFT (12.0 * CHART_MM)
#define CHART_RIGHT (198.0 * CHART_MM)
#define CHART_NAME_LEFT (20.0 * CHART_MM)
#define CHART_NAME_WIDTH (52.0 * CHART_MM)
#define CHART_SIDE_LEFT (168.5 * CHART_MM)
#define CHART_SIDE_WIDTH (30.5 * CHART_MM)

/* chart_low - the option that the thresholds compare; option_count if there is none. */
size_t chart_low(const struct report_data *data, size_t type);

/* chart_set_colour - of a level: blues from dark to light, the compared one orange. */
void chart_set_colour(
        cairo_t *cairo, const struct report_data *data, size_t type, size_t option);

/* chart_row_plan - the heights of a row whose top is set. */
void chart_row_plan(
        struct report_pen *pen, const struct report_data *data, struct chart_row *row);

void chart_row_draw(struct report_pen *pen, const struct report_data *data,
        const struct chart_row *row);

#endif
