/* bar.c -- one straight figure right through a box: a stroke, a streak or a fold. */
#include "omr/bar.h"

enum {
    FILL_PERCENT = 72,     /* of its bounds: a streak on a page fed 3 degrees askew */
    STRAIGHT_PERCENT = 98, /* wider ones are slashes unless ruled, as glass rules */
    FRAYED_PERCENT = 85, /* beside a streak of 1.4 mm of which its edges were taken out */
    FRAYED_MOST_UM = 1800, /* half a box filled is broader */
    NARROW_UM = 700,
    CLEAR_UM = 300, /* from the box to where it must go on */
    GROWN_UM = BAR_BEYOND_UM - PATCH_MARGIN_UM,
    ASIDE_UM = 400, /* beside the bar: as far as it may lean */
    PAPER_UM = 600, /* along it: longer than a break in a streak */
    PALE_DARK = 41  /* half as dark as ink */
};

/* A place of the patch, half-open, in cells. */
struct place {
    int32_t left, top, right, bottom;
};

static int is_dark(const struct patch *patch, int level, const struct place *place)
{
    int32_t count = (place->right - place->left) * (place->bottom - place->top);
    int32_t x, y, sum = 0;

    for (y = place->top; y < place->bottom; y++)
        for (x = place->left; x < place->right; x++)
            sum += patch->dark[y * patch->width + x];
    return place->right > place->left && place->bottom > place->top &&
           sum >= level * count;
}

/* Does what crosses the window go on beyond the box, on both sides? */
static int goes_on(const struct inside *inside, const struct ink_figure *figure,
        int is_down, int level)
{
    const struct patch *patch = inside->patch;
    int32_t clear = inside_cells(inside, CLEAR_UM);
    struct place before = {inside->left + figure->left + 1, inside->top + figure->top + 1,
            inside->left + figure->right - 1, inside->top + figure->bottom - 1};
    struct place after = before;

    if (is_down) {
        before.top = 0;
        before.bottom = (int32_t)patch->top - clear;
        after.top = (int32_t)patch->bottom + clear;
        after.bottom = patch->height;
    } else {
        before.left = 0;
        before.right = (int32_t)patch->left - clear;
        after.left = (int32_t)patch->right + clear;
        after.right = patch->width;
    }
    return is_dark(patch, level, &before) && is_dark(patch, level, &after);
}

static void bar_set(const struct inside *inside, const struct ink_figure *figure,
        int is_down, struct bar *out)
{
    const struct patch *patch = inside->patch;

    out->is_down = is_down;
    out->paper = inside->paper;
    if (is_down) {
        out->from_um =
                (int32_t)((inside->left + figure->left - patch->left) * patch->cell_x_um);
        out->to_um = (int32_t)((inside->left + figure->right - patch->left) *
                               patch->cell_x_um);
    } else {
        out->from_um =
                (int32_t)((inside->top + figure->top - patch->top) * patch->cell_y_um);
        out->to_um =
                (int32_t)((inside->top + figure->bottom - patch->top) * patch->cell_y_um);
    }
}

/* Right through the window, down or across it, not both. */
static int is_through(
        const struct inside *inside, const struct ink_figure *figure, int *is_down)
{
    int is_across = figure->right - figure->left + 1 >= inside->soft.width;

    *is_down = figure->bottom - figure->top + 1 >= inside->soft.height;
    return *is_down != is_across;
}

int bar_is_frayed(const struct inside *inside, const struct ink_figure *figure)
{
    int32_t width = figure->right - figure->left, height = figure->bottom - figure->top;
    int32_t across_um = inside_um(inside, width);
    int is_down;

    return is_through(inside, figure, &is_down) && is_down &&
           (across_um <= NARROW_UM ||
                   (across_um <= FRAYED_MOST_UM &&
                           figure->count * 100 >= width * height * FRAYED_PERCENT));
}

int bar_find(const struct inside *inside, const struct ink_figure *figure, int level,
        struct bar *out)
{
    int32_t width = figure->right - figure->left, height = figure->bottom - figure->top;
    int32_t percent = figure->count * 100 / (width * height);
    int is_down;

    if (!is_through(inside, figure, &is_down) || percent < FILL_PERCENT)
        return 0;
    bar_set(inside, figure, is_down, out);
    out->is_broad = inside_um(inside, is_down ? width : height) > NARROW_UM;
    return !out->is_broad ||
           (percent >= STRAIGHT_PERCENT && goes_on(inside, figure, is_down, level));
}

struct layout_rect bar_grown(const struct layout_rect *box)
{
    struct layout_rect grown = {box->left_um - GROWN_UM, box->top_um - GROWN_UM,
            box->right_um + GROWN_UM, box->bottom_um + GROWN_UM};

    return grown;
}

/* Is a line across the bar's way paper, all of it? `at` counts along the bar. */
static int is_paper(const struct patch *patch, const struct bar *bar, int32_t at,
        int32_t from, int32_t to, int level)
{
    int32_t i;

    for (i = from; i < to; i++)
        if (patch->dark[bar->is_down ? at * patch->width + i : i * patch->width + at] >=
                level)
            return 0;
    return 1;
}

int bar_ends(const struct bar *bar, const struct patch *grown)
{
    double across_um = bar->is_down ? grown->cell_x_um : grown->cell_y_um;
    double along_um = bar->is_down ? grown->cell_y_um : grown->cell_x_um;
    double side = bar->is_down ? grown->left : grown->top;
    int32_t most = bar->is_down ? grown->width : grown->height;
    int32_t length = bar->is_down ? grown->height : grown->width;
    int32_t from = (int32_t)(side + (GROWN_UM + bar->from_um - ASIDE_UM) / across_um);
    int32_t to = (int32_t)(side + (GROWN_UM + bar->to_um + ASIDE_UM) / across_um) + 1;
    int32_t beyond = (int32_t)((BAR_BEYOND_UM - CLEAR_UM) / along_um);
    int32_t wanted = (int32_t)(PAPER_UM / along_um) + 1;
    int32_t before = 0, after = 0, run[2] = {0, 0}, i;
    int level = bar->paper + patch_level(grown, PALE_DARK);

    if (from < 0 || to > most || beyond * 2 > length)
        return 0;
    for (i = 0; i < beyond; i++) {
        run[0] = is_paper(grown, bar, i, from, to, level) ? run[0] + 1 : 0;
        run[1] = is_paper(grown, bar, length - 1 - i, from, to, level) ? run[1] + 1 : 0;
        before = run[0] > before ? run[0] : before;
        after = run[1] > after ? run[1] : after;
    }
    return before >= wanted && after >= wanted;
}
