/* speck.c -- figures of ink too small to be strokes. */
#include "omr/speck.h"

#include <math.h>

enum {
    PAIR_UM = 1200,     /* two specks, and less than 0.2 mm between them */
    PAIR_PART_UM = 600, /* a speck of 0.35 mm, blurred */
    PAIR = 2
};

static int32_t longer_side(const struct ink_figure *figure)
{
    int32_t width = figure->right - figure->left, height = figure->bottom - figure->top;

    return width > height ? width : height;
}

/* Cells of the figure's bounds that are at least half as dark as the darkest there. */
static int32_t dark_count(const struct inside *inside, const struct ink_figure *figure)
{
    const struct ink_window *soft = &inside->soft;
    int32_t count = 0, most = inside->paper, x, y;

    for (y = figure->top; y < figure->bottom; y++)
        for (x = figure->left; x < figure->right; x++)
            most = soft->dark[y * soft->pitch + x] > most
                           ? soft->dark[y * soft->pitch + x]
                           : most;
    for (y = figure->top; y < figure->bottom; y++)
        for (x = figure->left; x < figure->right; x++)
            count += 2 * soft->dark[y * soft->pitch + x] >= most + inside->paper;
    return count;
}

static struct speck speck_of(const struct inside *inside, const struct ink_figure *figure)
{
    double mass = figure->mass - (double)figure->count * inside->paper;
    double full = inside->patch->full - inside->paper;
    struct speck speck = {inside_um(inside, longer_side(figure)),
            inside_um(inside, sqrt(mass / full * 1.2732)),
            inside_um(inside, sqrt(dark_count(inside, figure) * 1.2732))};

    return speck;
}

/* The figure's own cells, those alone that touch being one. */
static void parts_find(const struct inside *inside, const struct ink_figure *figure,
        int level, struct ink_work *work)
{
    const struct ink_window *soft = &inside->soft;
    struct ink_window window = {soft->dark + figure->top * soft->pitch + figure->left,
            soft->pitch, figure->right - figure->left, figure->bottom - figure->top};
    struct ink_wish wish = {level, 255, 1};

    ink_figures(&window, &wish, work);
}

void speck_measure(const struct inside *inside, const struct ink_figure *figure,
        int level, struct ink_work *work, struct speck *out)
{
    struct speck larger = {0, 0, 0};
    size_t i;

    *out = speck_of(inside, figure);
    if (out->side_um <= PAIR_PART_UM || out->side_um > PAIR_UM ||
            inside->patch->is_bilevel)
        return;
    parts_find(inside, figure, level, work);
    if (work->figure_count != PAIR)
        return;
    for (i = 0; i < PAIR; i++) {
        struct speck part = speck_of(inside, &work->figures[i]);

        if (part.side_um > PAIR_PART_UM)
            return;
        larger.side_um = part.side_um > larger.side_um ? part.side_um : larger.side_um;
        larger.dot_um = part.dot_um > larger.dot_um ? part.dot_um : larger.dot_um;
        larger.broad_um =
                part.broad_um > larger.broad_um ? part.broad_um : larger.broad_um;
    }
    *out = larger;
}
