/* report_pen.h -- text set on a cairo context, and PDF and PNG kept in memory. */
#ifndef FORMS_REPORT_PEN_H
#define FORMS_REPORT_PEN_H

#include <stddef.h>

#include <pango/pangocairo.h>

#include "core/error.h"

enum report_pen_align { PEN_LEFT, PEN_CENTRE, PEN_RIGHT, PEN_JUSTIFIED };

struct report_pen_style {
    double size_pt;
    int is_bold, is_italic;
    enum report_pen_align align;
};

/* One typeface on one context. Lengths are points (1/72 inch). */
struct report_pen {
    cairo_t *cairo; /* borrowed; its colour is the text's */
    const char *family;
    PangoLayout *layout;
};

/* report_pen_init - metrics unhinted: the same lines break on screen and on paper. */
void report_pen_init(struct report_pen *pen, cairo_t *cairo, const char *family);
void report_pen_release(struct report_pen *pen);

/* report_pen_set - the text laid out in pen->layout; width_pt below 0: one line. */
void report_pen_set(struct report_pen *pen, const struct report_pen_style *style,
        double width_pt, const char *text);

double report_pen_height(struct report_pen *pen, const struct report_pen_style *style,
        double width_pt, const char *text);
double report_pen_width(
        struct report_pen *pen, const struct report_pen_style *style, const char *text);

/* report_pen_draw - with its top left at (left, top); returns the height. */
double report_pen_draw(struct report_pen *pen, const struct report_pen_style *style,
        double left_pt, double top_pt, double width_pt, const char *text);

/* Bytes written by cairo. Free `data` with free; start from zeroes. */
struct report_pen_bytes {
    unsigned char *data;
    size_t size, room;
};

/* report_pen_write - a cairo_write_func_t; closure is a struct report_pen_bytes. */
cairo_status_t report_pen_write(
        void *closure, const unsigned char *data, unsigned int length);

/* report_pen_check - 0 if cairo is content, else -1 with its words. */
int report_pen_check(cairo_status_t status, struct error *err)
        __attribute__((warn_unused_result));

#endif
