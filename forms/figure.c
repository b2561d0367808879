/* figure.c -- what stands on a page, one figure after the other, ready to be drawn. */
#include "forms/figure.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

static const double points_per_um = 72.0 / 25400.0;

void figures_init(struct figures *figures)
{
    memset(figures, 0, sizeof(*figures));
}

void figures_release(struct figures *figures)
{
    size_t i;

    for (i = 0; i < figures->count; i++)
        free(figures->list[i].text);
    free(figures->list);
    figures_init(figures);
}

static struct figure *append(struct figures *figures, enum figure_kind kind,
        const struct layout_rect *rect, struct error *err)
{
    size_t room = figures->room == 0 ? 64 : 2 * figures->room;
    struct figure *grown, *figure;

    if (figures->count == figures->room) {
        grown = realloc(figures->list, room * sizeof(*grown));
        if (grown == NULL) {
            (void)error_set(err, ERROR_MEMORY, "no memory for the figures of a page");
            return NULL;
        }
        figures->list = grown;
        figures->room = room;
    }
    figure = &figures->list[figures->count];
    memset(figure, 0, sizeof(*figure));
    figure->kind = kind;
    figure->rect = *rect;
    figures->count++;
    return figure;
}

int figures_add(struct figures *figures, enum figure_kind kind,
        const struct layout_rect *rect, int32_t line_um, struct error *err)
{
    struct figure *figure = append(figures, kind, rect, err);

    if (figure == NULL)
        return -1;
    figure->line_um = line_um;
    return 0;
}

int figures_add_text(struct figures *figures, const struct lettering_style *style,
        const char *text, const struct layout_rect *rect, struct error *err)
{
    struct figure *figure;
    char *copy;

    if (text[0] == '\0')
        return 0;
    copy = strdup(text);
    if (copy == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the figures of a page");
    figure = append(figures, FIGURE_TEXT, rect, err);
    if (figure == NULL) {
        free(copy);
        return -1;
    }
    figure->style = *style;
    figure->text = copy;
    return 0;
}

void figures_leave_out(struct figures *figures, size_t first)
{
    for (; first < figures->count; first++)
        figures->list[first].is_left_out = 1;
}

void figure_rectangle(cairo_t *cairo, const struct layout_rect *rect)
{
    cairo_rectangle(cairo, rect->left_um * points_per_um, rect->top_um * points_per_um,
            (rect->right_um - rect->left_um) * points_per_um,
            (rect->bottom_um - rect->top_um) * points_per_um);
}

/* Two rectangles with the even-odd rule: exactly the line, inside the edge. */
static void draw_frame(const struct figure *figure, cairo_t *cairo)
{
    struct layout_rect inner = figure->rect;

    inner.left_um += figure->line_um;
    inner.top_um += figure->line_um;
    inner.right_um -= figure->line_um;
    inner.bottom_um -= figure->line_um;
    cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD);
    figure_rectangle(cairo, &figure->rect);
    figure_rectangle(cairo, &inner);
    cairo_fill(cairo);
}

static void draw_cross(const struct figure *figure, cairo_t *cairo)
{
    const struct layout_rect *rect = &figure->rect;

    cairo_set_line_width(cairo, figure->line_um * points_per_um);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_move_to(cairo, rect->left_um * points_per_um, rect->top_um * points_per_um);
    cairo_line_to(cairo, rect->right_um * points_per_um, rect->bottom_um * points_per_um);
    cairo_move_to(cairo, rect->right_um * points_per_um, rect->top_um * points_per_um);
    cairo_line_to(cairo, rect->left_um * points_per_um, rect->bottom_um * points_per_um);
    cairo_stroke(cairo);
}

static void draw_figure(
        const struct figure *figure, struct lettering *lettering, cairo_t *cairo)
{
    switch (figure->kind) {
    case FIGURE_BLACK:
        figure_rectangle(cairo, &figure->rect);
        cairo_fill(cairo);
        break;
    case FIGURE_FRAME:
        draw_frame(figure, cairo);
        break;
    case FIGURE_CROSS:
        draw_cross(figure, cairo);
        break;
    case FIGURE_TEXT:
        lettering_draw(lettering, &figure->style, figure->text, &figure->rect, cairo);
        break;
    }
}

void figures_draw(const struct figures *figures, struct lettering *lettering,
        int is_proof, cairo_t *cairo)
{
    size_t i;

    cairo_save(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    for (i = 0; i < figures->count; i++)
        if (!is_proof || !figures->list[i].is_left_out)
            draw_figure(&figures->list[i], lettering, cairo);
    cairo_restore(cairo);
}

char *figures_describe(const struct figures *figures)
{
    GString *all = g_string_new(NULL);
    const struct figure *figure;
    size_t i;

    for (i = 0; i < figures->count; i++) {
        figure = &figures->list[i];
        g_string_append_printf(all, "%d %d,%d,%d,%d %d %d%d%d%d %s\n", (int)figure->kind,
                (int)figure->rect.left_um, (int)figure->rect.top_um,
                (int)figure->rect.right_um, (int)figure->rect.bottom_um,
                (int)figure->line_um, (int)figure->style.size_cpt, figure->style.is_bold,
                figure->style.is_italic, figure->style.is_centred,
                figure->text == NULL ? "" : figure->text);
    }
    return g_string_free(all, FALSE);
}
