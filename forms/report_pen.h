/* report_pen.h -- text set on a cairo context, and PDF and PNG kept in memory. */
#ifndef FORMS_REPORT_PEN_H
#define FORMS_REPORT_PEN_H

#include <stddef.h>

#include <pango/pangocairo.h>

#include "core/error.h"

enum pen_align { PEN_LEFT, PEN_CENTRE, PEN_RIGHT, PEN_JUSTIFIED };

struct pen_style {
    double size_pt;
    int is_bold, is_italic;
    enum pen_align align;
};

/* One typeface on one context. Lengths are points (1/72 inch). */
struct pen {
    cairo_t *cairo; /* borrowed; its colour is the text's */
    const char *family;
    PangoLayout *layout;
};

/* pen_init - metrics unhinted: the same lines break on screen and on paper. */
void pen_init(struct pen *pen, cairo_t *cairo, const char *family);
void pen_release(struct pen *pen);

/* pen_set - the text laid out in pen->layout; width_pt below 0: one line. */
void pen_set(struct pen *pen, const struct pen_style *style, double width_pt,
        const char *text);

double pen_height(struct pen *pen, const struct pen_style *style, double width_pt,
        const char *text);
double pen_width(struct pen *pen, const struct pen_style *style, const char *text);

/* pen_draw - with its top left at (left, top); returns the height. */
double pen_draw(struct pen *pen, const struct pen_style *style, double left_pt,
        double top_pt, double width_pt, const char *text);

/* Bytes written by cairo. Free `data` with free; start from zeroes. */
struct pen_bytes {
    unsigned char *data;
    size_t size, room;
};

/* pen_write - a cairo_write_func_t; closure is a struct pen_bytes. */
cairo_status_t pen_write(void *closure, const unsigned char *data, unsigned int length);

/* pen_check - 0 if cairo is content, else -1 with its words. */
int pen_check(cairo_status_t status, struct error *err)
        __attribute__((warn_unused_result));

#endif
