/* chart_head.h -- what stands over and under the rows of every page of the chart. */
#ifndef FORMS_CHART_HEAD_H
#define FORMS_CHART_HEAD_H

#include "forms/chart.h"
#include "forms/report_pen.h"

#define CHART_BOTTOM (284.0 * CHART_MM)

/* chart_head_draw - titles, legend and axis of one ballot type; returns the y below. */
double chart_head_draw(
        struct report_pen *pen, const struct report_data *data, size_t type);

/* chart_back_draw - the light word of a draft or trial; before everything else. */
void chart_back_draw(struct report_pen *pen, const struct report_data *data);

void chart_foot_draw(
        struct report_pen *pen, const struct report_data *data, int page, int pages);

#endif
