/* chart_points.h -- bars of a chart and of a person's sheet that show a mean of points.
 */
#ifndef FORMS_CHART_POINTS_H
#define FORMS_CHART_POINTS_H

#include "forms/report_data.h"
#include "forms/report_pen.h"

/* Where a bar stands, points. */
struct chart_lane {
    double left_pt, top_pt, width_pt, height_pt;
};

/* chart_points_bar - as long as the mean is of the maximum, with the figure, and a line
 * at each band's threshold. */
void chart_points_bar(struct report_pen *pen, const struct report_data *data, size_t type,
        const struct results_contest *contest, const struct chart_lane *lane,
        double size_pt);

/* chart_points_thresholds - "≥ 90" above the lines of a lane. */
void chart_points_thresholds(struct report_pen *pen, const struct report_data *data,
        size_t type, const struct chart_lane *lane, double size_pt);

#endif
