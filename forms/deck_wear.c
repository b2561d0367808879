/* deck_wear.c -- what happens to ballots besides marks: stamp, folds, show-through. */
#include "forms/deck_sheet.h"

#include <math.h>
#include <string.h>

enum { STAMP_LETTERS = 26 };

const char *deck_wear_word(unsigned bit)
{
    static const char *const words[DECK_WEARS] = {"signature", "stamp", "fold-half",
            "fold-thirds", "fold-down", "show-through", "dots", "turned", "red"};

    return words[bit];
}

/* A soft valley with its shadow to one side; `is_down` folds along the page. */
static void fold_draw(const struct pen_canvas *canvas, double at_mm, int is_down,
        double length_mm, struct chance *chance)
{
    double depth = chance_between(chance, 0.05, 0.13);
    double half = chance_between(chance, 0.5, 1.3);
    cairo_pattern_t *shade =
            is_down ? cairo_pattern_create_linear(at_mm - half, 0.0, at_mm + half, 0.0)
                    : cairo_pattern_create_linear(0.0, at_mm - half, 0.0, at_mm + half);

    cairo_pattern_add_color_stop_rgba(shade, 0.0, 0.0, 0.0, 0.0, 0.0);
    cairo_pattern_add_color_stop_rgba(shade, 0.35, 0.0, 0.0, 0.0, depth * 0.35);
    cairo_pattern_add_color_stop_rgba(shade, 0.5, 0.0, 0.0, 0.0, depth);
    cairo_pattern_add_color_stop_rgba(shade, 0.56, 0.0, 0.0, 0.0, depth * 0.15);
    cairo_pattern_add_color_stop_rgba(shade, 1.0, 0.0, 0.0, 0.0, 0.0);
    if (is_down)
        cairo_rectangle(canvas->cairo, at_mm - half, 0.0, 2.0 * half, length_mm);
    else
        cairo_rectangle(canvas->cairo, 0.0, at_mm - half, length_mm, 2.0 * half);
    cairo_set_source(canvas->cairo, shade);
    cairo_fill(canvas->cairo);
    cairo_pattern_destroy(shade);
}

/* Nobody folds exactly: within 2 mm. */
static void folds_draw(unsigned wear, const struct layout *layout,
        const struct pen_canvas *canvas, struct chance *chance)
{
    double width_mm = layout->page_width_um / 1000.0;
    double height_mm = layout->page_height_um / 1000.0;
    double miss_mm = chance_between(chance, -2.0, 2.0);

    if ((wear & DECK_FOLD_HALF) != 0)
        fold_draw(canvas, height_mm / 2.0 + miss_mm, 0, width_mm, chance);
    if ((wear & DECK_FOLD_THIRDS) != 0) {
        fold_draw(canvas, height_mm / 3.0 + miss_mm, 0, width_mm, chance);
        fold_draw(canvas, height_mm * 2.0 / 3.0 - miss_mm, 0, width_mm, chance);
    }
    if ((wear & DECK_FOLD_DOWN) != 0)
        fold_draw(canvas, width_mm / 2.0 + miss_mm / 2.0, 1, height_mm, chance);
}

/* Lines of print from a sheet behind, faint and blurred by the paper. */
static void show_through_draw(const struct layout *layout,
        const struct pen_canvas *canvas, struct chance *chance)
{
    double x, y = 60.0, length, bottom = layout->page_height_um / 1000.0 - 40.0;
    int i, passes = 3;

    while (y < bottom) {
        x = chance_between(chance, 25.0, 90.0);
        length = chance_between(chance, 20.0, 80.0);
        for (i = 0; i < passes; i++) {
            cairo_rectangle(
                    canvas->cairo, x - 0.4 * i, y - 0.4 * i, length, 1.2 + 0.8 * i);
            cairo_set_source_rgba(canvas->cairo, 0.0, 0.0, 0.0, 0.012);
            cairo_fill(canvas->cairo);
        }
        y += chance_between(chance, 5.0, 11.0);
    }
}

static void stamp_star(cairo_t *cairo, double radius)
{
    double angle;
    int i;

    for (i = 0; i < 10; i++) {
        angle = -M_PI / 2.0 + M_PI / 5.0 * i;
        cairo_line_to(cairo, cos(angle) * radius * (i % 2 == 0 ? 1.0 : 0.4),
                sin(angle) * radius * (i % 2 == 0 ? 1.0 : 0.4));
    }
    cairo_close_path(cairo);
    cairo_fill(cairo);
}

/* Upright strokes stand for the letters round the edge: no font is needed. */
static void stamp_letters(cairo_t *cairo, double radius, struct chance *chance)
{
    double height = radius * 0.17;
    int i;

    cairo_set_line_width(cairo, radius * 0.035);
    for (i = 0; i < STAMP_LETTERS; i++) {
        cairo_save(cairo);
        cairo_rotate(cairo, 2.0 * M_PI * i / STAMP_LETTERS);
        cairo_move_to(cairo, -0.35 * height, -radius * 0.67);
        cairo_line_to(cairo, -0.35 * height, -radius * 0.67 - height);
        if (chance_hits(chance, 70))
            cairo_line_to(cairo, 0.35 * height, -radius * 0.67 - height);
        if (chance_hits(chance, 60))
            cairo_line_to(cairo, 0.35 * height, -radius * 0.67);
        if (chance_hits(chance, 50)) {
            cairo_move_to(cairo, -0.35 * height, -radius * 0.67 - height / 2.0);
            cairo_line_to(cairo, 0.30 * height, -radius * 0.67 - height / 2.0);
        }
        cairo_stroke(cairo);
        cairo_restore(cairo);
    }
}

static void stamp_draw(const struct layout_rect *area, const struct pen_canvas *canvas,
        struct chance *chance)
{
    cairo_t *cairo = canvas->cairo;
    double width_mm = (area->right_um - area->left_um) / 1000.0;
    double height_mm = (area->bottom_um - area->top_um) / 1000.0;
    double radius = fmin(17.0, fmin(width_mm, height_mm) / 2.0 - 1.5);
    double play_x = width_mm / 2.0 - radius - 1.0,
           play_y = height_mm / 2.0 - radius - 1.0;

    if (radius < 4.0)
        return;
    cairo_save(cairo);
    cairo_translate(cairo,
            area->left_um / 1000.0 + width_mm / 2.0 +
                    fmin(play_x, 5.0) * chance_between(chance, -1.0, 1.0),
            area->top_um / 1000.0 + height_mm / 2.0 +
                    fmin(play_y, 5.0) * chance_between(chance, -1.0, 1.0));
    cairo_rotate(cairo, chance_between(chance, -0.3, 0.3));
    if (canvas->is_colour)
        cairo_set_source_rgb(cairo, 0.82, 0.12, 0.14);
    else
        cairo_set_source_rgba(cairo, 0.0, 0.0, 0.0, chance_between(chance, 0.42, 0.62));
    cairo_set_line_width(cairo, 0.8);
    cairo_arc(cairo, 0.0, 0.0, radius, 0.0, 2.0 * M_PI);
    cairo_stroke(cairo);
    cairo_set_line_width(cairo, 0.35);
    cairo_arc(cairo, 0.0, 0.0, radius * 0.58, 0.0, 2.0 * M_PI);
    cairo_stroke(cairo);
    stamp_star(cairo, radius * 0.36);
    stamp_letters(cairo, radius, chance);
    cairo_restore(cairo);
}

void deck_wear_draw(unsigned wear, const struct layout *layout, size_t page,
        const struct pen_canvas *canvas, struct chance *chance)
{
    const struct layout_page *printed = &layout->pages[page];
    size_t i;

    if (!canvas->is_colour) {
        if ((wear & DECK_SHOW_THROUGH) != 0)
            show_through_draw(layout, canvas, chance);
        folds_draw(wear, layout, canvas, chance);
    }
    for (i = 0; i < printed->area_count && (wear & DECK_STAMP) != 0; i++)
        if (strcmp(printed->areas[i].kind, "stamp") == 0)
            stamp_draw(&printed->areas[i].rect, canvas, chance);
}
