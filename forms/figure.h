/* figure.h -- what stands on a page, one figure after the other, ready to be drawn. */
#ifndef FORMS_FIGURE_H
#define FORMS_FIGURE_H

#include <stddef.h>

#include <cairo.h>

#include "core/error.h"
#include "core/layout.h"
#include "forms/lettering.h"

enum figure_kind {
    FIGURE_BLACK, /* the rectangle, solid */
    FIGURE_FRAME, /* a line of line_um inside the rectangle's edge */
    FIGURE_CROSS, /* an X from corner to corner, line_um wide */
    FIGURE_TEXT   /* set from the rectangle's left and top, in its width */
};

struct figure {
    enum figure_kind kind;
    struct layout_rect rect;
    int32_t line_um;
    struct lettering_style style;
    char *text;      /* owned; NULL unless FIGURE_TEXT */
    int is_left_out; /* on the proof, whose ruler needs the room */
};

struct figures {
    struct figure *list;
    size_t count, room;
};

void figures_init(struct figures *figures);
void figures_release(struct figures *figures);

/* figures_add - one more, black, a frame or a cross; ERROR_MEMORY. */
int figures_add(struct figures *figures, enum figure_kind kind,
        const struct layout_rect *rect, int32_t line_um, struct error *err)
        __attribute__((warn_unused_result));

/*
 * figures_add_text - set `text` in the room from left to right, at `top_um`
 *
 * Copies the text. An empty text adds nothing.
 */
int figures_add_text(struct figures *figures, const struct lettering_style *style,
        const char *text, const struct layout_rect *rect, struct error *err)
        __attribute__((warn_unused_result));

/* figures_leave_out - the figures from `first` on are not drawn on the proof. */
void figures_leave_out(struct figures *figures, size_t first);

/* figures_draw - all of them, in black. */
void figures_draw(const struct figures *figures, struct lettering *lettering,
        int is_proof, cairo_t *cairo);

/* figure_rectangle - one rectangle added to the path. */
void figure_rectangle(cairo_t *cairo, const struct layout_rect *rect);

/* figures_describe - every figure as a line of text, for the form's id; g_free it. */
char *figures_describe(const struct figures *figures);

#endif
