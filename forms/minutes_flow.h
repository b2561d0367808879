/* minutes_flow.h -- text flowing down A4 pages: margins, page breaks, page feet. */
#ifndef FORMS_MINUTES_FLOW_H
#define FORMS_MINUTES_FLOW_H

#include <cairo.h>

#include "forms/report_pen.h"

/* Points. Margins of an official document: 30 mm left, 18 right, 20 top and bottom. */
#define FLOW_MM (72.0 / 25.4)
#define FLOW_PAGE_WIDTH (210.0 * FLOW_MM)
#define FLOW_PAGE_HEIGHT (297.0 * FLOW_MM)
#define FLOW_LEFT (30.0 * FLOW_MM)
#define FLOW_WIDTH (162.0 * FLOW_MM)
#define FLOW_TOP (20.0 * FLOW_MM)
#define FLOW_BOTTOM (277.0 * FLOW_MM)

struct flow {
    struct report_pen pen;
    double y;              /* where the next thing goes */
    int page;              /* from 1 */
    int page_total;        /* for the feet; 0 while it is not known */
    const char *watermark; /* light, behind the text of every page, or NULL */
    const char *page_text; /* the foot's pattern with {page} and {pages} */
    const char *foot;      /* small, at the foot's left, or NULL */
};

/* flow_start - the first page; flow_finish draws the last page's foot. */
void flow_start(struct flow *flow, cairo_t *cairo);
void flow_finish(struct flow *flow);

/* flow_need - a new page unless `height` fits on this one; 1 if it turned. */
int flow_need(struct flow *flow, double height);

/*
 * flow_text - a paragraph, broken between lines where the page ends
 *
 * indent  points from the left margin, of all lines.
 * after   points left free below.
 */
void flow_text(struct flow *flow, const struct report_pen_style *style, double indent,
        double after, const char *text);

/* flow_head - a heading: bold, and never alone at a page's end. */
void flow_head(struct flow *flow, const char *text);

#endif
