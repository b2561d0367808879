/* chart.h -- the picture of the results: a bar a person, levels side by side. */
#ifndef FORMS_CHART_H
#define FORMS_CHART_H

#include <stddef.h>

#include <cairo.h>

#include "core/error.h"

#include "forms/report_data.h"

enum { CHART_PNG_DPI = 150 };

/* A4 upright, points. The lane is 100 % wide: a share of it is a level's length. */
#define CHART_MM (72.0 / 25.4)
#define CHART_PAGE_WIDTH (210.0 * CHART_MM)
#define CHART_PAGE_HEIGHT (297.0 * CHART_MM)
#define CHART_LANE_LEFT (74.0 * CHART_MM)
#define CHART_LANE_WIDTH (92.0 * CHART_MM)

/*
 * One person's place. Upper bar: all levels, best first. Lower, thin bar: the level
 * that the thresholds compare, from the left axis, so that a threshold line at its
 * share of the lane shows at a glance whether it was passed.
 */
struct chart_row {
    size_t type, contest;
    int page; /* from 1 */
    double top_pt, bottom_pt;
    double bar_top_pt, bar_bottom_pt;
    double low_top_pt, low_bottom_pt; /* both 0 if the rule card has no threshold */
};

struct chart {
    struct chart_row *rows;
    size_t row_count;
    int pages;
};

/* chart_plan - where every row goes; a row is never split. Free with chart_release. */
int chart_plan(const struct report_data *data, struct chart *out, struct error *err)
        __attribute__((warn_unused_result));
void chart_release(struct chart *chart);

/* chart_draw - one page, from 1, in points with its top left at (0, 0). */
void chart_draw(const struct report_data *data, const struct chart *chart, int page,
        cairo_t *cairo);

/* chart_pdf - all pages; the caller frees *pdf. The same data give the same bytes. */
int chart_pdf(const struct report_data *data, const struct chart *chart,
        unsigned char **pdf, size_t *size, struct error *err)
        __attribute__((warn_unused_result));

/* chart_png - one page at CHART_PNG_DPI; the caller frees *png. */
int chart_png(const struct report_data *data, const struct chart *chart, int page,
        unsigned char **png, size_t *size, struct error *err)
        __attribute__((warn_unused_result));

#endif
