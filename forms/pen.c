/* pen.c -- inks and hands, and how a trace becomes ink on paper. */
#include "forms/pen.h"

#include <math.h>
#include <stdint.h>

/* A pen's width and the grey levels of its ink, where paper is 243 and toner 32. */
struct pen_make {
    enum pen_kind kind;
    double least_mm, most_mm;
    double grain;
};

struct pen_ink {
    double red, green, blue;
    double least_grey, most_grey;
};

static const struct pen_make makes[] = {
        {PEN_BALL, 0.30, 0.50, 0.35},
        {PEN_GEL, 0.38, 0.62, 0.10},
        {PEN_FELT, 1.10, 1.60, 0.06},
        {PEN_PENCIL, 0.50, 0.85, 0.60},
};

static const struct pen_ink ink_blue = {0.10, 0.18, 0.62, 60.0, 105.0};
static const struct pen_ink ink_black = {0.08, 0.08, 0.10, 24.0, 50.0};
static const struct pen_ink ink_red = {0.78, 0.10, 0.12, 90.0, 145.0};
static const struct pen_ink ink_pencil = {0.35, 0.35, 0.37, 80.0, 118.0};

static double darkness_of_grey(double grey)
{
    return fmax(0.0, fmin(1.0, (243.0 - grey) / (243.0 - 32.0)));
}

static const struct pen_ink *ink_throw(struct chance *chance, enum pen_kind kind)
{
    size_t roll = chance_below(chance, 100);

    if (kind == PEN_PENCIL)
        return &ink_pencil;
    if (roll < 62)
        return &ink_blue;
    return roll < 92 ? &ink_black : &ink_red;
}

static void pen_throw(struct pen *pen, struct chance *chance)
{
    static const size_t makes_of_ten[] = {0, 0, 0, 0, 0, 1, 1, 1, 2, 3};
    const struct pen_make *make = &makes[makes_of_ten[chance_below(chance, 10)]];
    const struct pen_ink *ink = ink_throw(chance, make->kind);

    pen->kind = make->kind;
    pen->width_mm = chance_between(chance, make->least_mm, make->most_mm);
    pen->grain = make->grain;
    pen->red = ink->red;
    pen->green = ink->green;
    pen->blue = ink->blue;
    pen->darkness =
            darkness_of_grey(chance_between(chance, ink->least_grey, ink->most_grey));
}

/* Most people cross or tick; one thin slash would be a mark to be held. */
static enum pen_shape shape_throw(struct chance *chance, enum pen_kind kind)
{
    size_t roll = chance_below(chance, 100);

    if (roll < 52)
        return PEN_CROSS;
    if (roll < 80)
        return PEN_TICK;
    if (roll < 86)
        return PEN_FILL;
    if (roll < 90)
        return PEN_HALF;
    return roll < 95 || kind != PEN_FELT ? PEN_SCRIBBLE : PEN_SLASH;
}

void hand_throw(struct hand *hand, struct chance *chance)
{
    pen_throw(&hand->pen, chance);
    hand->shape = shape_throw(chance, hand->pen.kind);
    if (hand->pen.kind == PEN_FELT && chance_hits(chance, 35))
        hand->shape = PEN_SLASH;
    hand->size = chance_between(chance, 0.80, 1.15);
    if (chance_hits(chance, 18))
        hand->size = chance_between(chance, 1.2, 1.8);
    hand->slant = chance_between(chance, -0.25, 0.25);
    hand->jitter_mm = chance_between(chance, 0.04, 0.14);
    hand->stray_mm = chance_between(chance, 0.2, 1.0);
    if (chance_hits(chance, 8))
        hand->stray_mm = 2.0;
}

struct pen pen_fade(const struct pen *pen, double darkness)
{
    struct pen faded = *pen;

    faded.red = faded.green = faded.blue = 0.45;
    faded.darkness = darkness;
    faded.grain = 0.6;
    return faded;
}

/* Each cell follows its neighbours a little, so that ink lies in patches. */
cairo_surface_t *pen_grain_new(struct chance *chance, const struct pen *pen)
{
    cairo_surface_t *surface =
            cairo_image_surface_create(CAIRO_FORMAT_A8, PEN_GRAIN_EDGE, PEN_GRAIN_EDGE);
    unsigned char *cells = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    double patch = 0.0, value;
    int x, y;

    if (cells == NULL)
        return surface; /* in error: cairo says so when it is used */
    cairo_surface_flush(surface);
    for (y = 0; y < PEN_GRAIN_EDGE; y++)
        for (x = 0; x < PEN_GRAIN_EDGE; x++) {
            patch = 0.7 * patch + 0.3 * chance_normal(chance);
            value = fabs(patch) * 0.5 + chance_between(chance, 0.0, 0.35);
            value = fmax(0.15, 1.0 - pen->grain * value) * pen->darkness;
            cells[y * stride + x] = (unsigned char)lround(value * 255.0);
        }
    cairo_surface_mark_dirty(surface);
    return surface;
}

double pen_trace_inside(const struct pen_trace *trace, const struct pen_rect *rect)
{
    const struct pen_point *from, *to;
    double length = 0.0, x, y;
    size_t i;

    for (i = 1; i < trace->count; i++) {
        from = &trace->points[i - 1];
        to = &trace->points[i];
        x = (from->x_mm + to->x_mm) / 2.0;
        y = (from->y_mm + to->y_mm) / 2.0;
        if (!to->is_lifted && x >= rect->left_mm && x < rect->right_mm &&
                y >= rect->top_mm && y < rect->bottom_mm)
            length += hypot(to->x_mm - from->x_mm, to->y_mm - from->y_mm);
    }
    return length;
}

/* Wound the same way as an arc, so that one fill is the union of all. */
static void segment_path(
        cairo_t *cairo, const struct pen_point *from, const struct pen_point *to)
{
    double across = hypot(to->x_mm - from->x_mm, to->y_mm - from->y_mm);
    double normal_x, normal_y;

    if (across <= 0.0)
        return;
    normal_x = -(to->y_mm - from->y_mm) / across / 2.0;
    normal_y = (to->x_mm - from->x_mm) / across / 2.0;
    cairo_move_to(cairo, from->x_mm - normal_x * from->width_mm,
            from->y_mm - normal_y * from->width_mm);
    cairo_line_to(cairo, to->x_mm - normal_x * to->width_mm,
            to->y_mm - normal_y * to->width_mm);
    cairo_line_to(cairo, to->x_mm + normal_x * to->width_mm,
            to->y_mm + normal_y * to->width_mm);
    cairo_line_to(cairo, from->x_mm + normal_x * from->width_mm,
            from->y_mm + normal_y * from->width_mm);
    cairo_close_path(cairo);
}

static void stroke_fill(const struct pen_canvas *canvas, const struct pen_trace *trace,
        size_t begin, size_t end)
{
    cairo_t *cairo = canvas->cairo;
    const struct pen_point *point;
    size_t i;

    cairo_new_path(cairo);
    for (i = begin; i < end; i++) {
        point = &trace->points[i];
        cairo_new_sub_path(cairo);
        cairo_arc(
                cairo, point->x_mm, point->y_mm, point->width_mm / 2.0, 0.0, 2.0 * M_PI);
        cairo_close_path(cairo);
        if (i > begin)
            segment_path(cairo, point - 1, point);
    }
    cairo_fill(cairo);
}

/* Darkness goes on as a mask through the grain, in the surface's own pixels. */
static void ink_set(
        const struct pen_canvas *canvas, const struct pen *pen, cairo_surface_t *grain)
{
    cairo_pattern_t *pattern;
    cairo_matrix_t matrix;

    if (canvas->is_colour) {
        cairo_set_source_rgb(canvas->cairo, pen->red, pen->green, pen->blue);
        return;
    }
    if (grain == NULL) {
        cairo_set_source_rgba(canvas->cairo, 0.0, 0.0, 0.0, pen->darkness);
        return;
    }
    pattern = cairo_pattern_create_for_surface(grain);
    cairo_get_matrix(canvas->cairo, &matrix);
    cairo_pattern_set_matrix(pattern, &matrix);
    cairo_pattern_set_extend(pattern, CAIRO_EXTEND_REPEAT);
    cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST);
    cairo_set_source(canvas->cairo, pattern);
    cairo_pattern_destroy(pattern);
}

/* Opaque ink may overlap itself: short lines, a tenth of the bytes in a PDF. */
static void stroke_lines(const struct pen_canvas *canvas, const struct pen_trace *trace,
        size_t begin, size_t end)
{
    const struct pen_point *from, *to;
    size_t i;

    cairo_set_line_cap(canvas->cairo, CAIRO_LINE_CAP_ROUND);
    for (i = begin; i < end; i++) {
        to = &trace->points[i];
        from = i > begin ? to - 1 : to;
        cairo_set_line_width(canvas->cairo, (from->width_mm + to->width_mm) / 2.0);
        cairo_move_to(canvas->cairo, from->x_mm, from->y_mm);
        cairo_line_to(canvas->cairo, to->x_mm, to->y_mm);
        cairo_stroke(canvas->cairo);
    }
}

/* Each stroke by itself: where two cross, ink lies on ink. */
void pen_draw(const struct pen_canvas *canvas, const struct pen *pen,
        cairo_surface_t *grain, const struct pen_trace *trace)
{
    size_t begin, end;

    cairo_save(canvas->cairo);
    cairo_set_fill_rule(canvas->cairo, CAIRO_FILL_RULE_WINDING);
    ink_set(canvas, pen, grain);
    for (begin = 0; begin < trace->count; begin = end) {
        for (end = begin + 1; end < trace->count && !trace->points[end].is_lifted; end++)
            ;
        if (canvas->is_colour)
            stroke_lines(canvas, trace, begin, end);
        else
            stroke_fill(canvas, trace, begin, end);
    }
    cairo_restore(canvas->cairo);
}
