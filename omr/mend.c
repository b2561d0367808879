/* mend.c -- thin lines, and a fold's shade, taken out of a box before it is weighed. */
#include "omr/mend.h"

#include <math.h>

enum {
    EDGE_UM = 150, /* beside a line's width: half a pixel of it, and blur */
    SIDE_CELLS = 2 /* the paler of so many cells stands for a side */
};

/* The patch seen along a line: cells (along, across), whichever way it runs. */
struct view {
    struct patch *patch;
    int is_down;
    int32_t along, across;
};

static struct view view_of(struct patch *patch, const struct streak *streak)
{
    int is_down = streak->is_down;
    struct view view = {patch, is_down, is_down ? patch->height : patch->width,
            is_down ? patch->width : patch->height};

    return view;
}

static uint8_t *cell_of(const struct view *view, int32_t along, int32_t across)
{
    int32_t x = view->is_down ? across : along, y = view->is_down ? along : across;

    return &view->patch->dark[y * view->patch->width + x];
}

/* Between a place on the page and a cell; the patch runs as the image does. */
struct ruler {
    double first, cell_um; /* of the box's near edge, in cells */
    int32_t near_um, far_um;
    int is_turned;
};

static struct ruler ruler_of(const struct patch *patch, const struct layout_rect *box,
        int is_x, int32_t rotation)
{
    struct ruler ruler = {is_x ? patch->left : patch->top,
            is_x ? patch->cell_x_um : patch->cell_y_um, is_x ? box->left_um : box->top_um,
            is_x ? box->right_um : box->bottom_um, rotation == 180};

    return ruler;
}

static double um_at(const struct ruler *ruler, double cell)
{
    double off = (cell - ruler->first) * ruler->cell_um;

    return ruler->is_turned ? ruler->far_um - off : ruler->near_um + off;
}

static double cell_at(const struct ruler *ruler, double um)
{
    double off = ruler->is_turned ? ruler->far_um - um : um - ruler->near_um;

    return ruler->first + off / ruler->cell_um;
}

/* The paler of the cells from `across` on, outwards. */
static int side_dark(const struct view *view, int32_t along, int32_t across, int step)
{
    int dark = 255, i;

    for (i = 0; i < SIDE_CELLS; i++, across += step) {
        if (across < 0 || across >= view->across)
            return 0;
        dark = *cell_of(view, along, across) < dark ? *cell_of(view, along, across)
                                                    : dark;
    }
    return dark;
}

static void row_mend(const struct view *view, int32_t along, int32_t first, int32_t last)
{
    int before = side_dark(view, along, first - 1, -1);
    int after = side_dark(view, along, last + 1, 1);
    int dark = before > after ? before : after;
    int32_t i;

    for (i = first < 0 ? 0 : first; i <= last && i < view->across; i++)
        if (*cell_of(view, along, i) > dark)
            *cell_of(view, along, i) = (uint8_t)dark;
}

static void line_mend(const struct streak *streak, const struct layout_rect *box,
        int32_t rotation, struct patch *patch)
{
    struct ruler along = ruler_of(patch, box, !streak->is_down, rotation);
    struct ruler across = ruler_of(patch, box, streak->is_down, rotation);
    struct view view = view_of(patch, streak);
    double reach = (streak->width_um / 2.0 + EDGE_UM) / across.cell_um;
    int32_t i;

    for (i = 0; i < view.along; i++) {
        int32_t place = (int32_t)um_at(&along, i + 0.5);
        double middle = cell_at(&across, streak_across(streak, place)) - 0.5;

        if (place >= streak->first_um && place <= streak->last_um)
            row_mend(&view, i, (int32_t)floor(middle - reach + 0.5),
                    (int32_t)floor(middle + reach + 0.5));
    }
}

/* The paper's darkness, as the patch counts it, so far from a fold's line. */
static int shade_level(const struct streak *streak, const struct patch *patch, double off)
{
    double at = off / STREAK_SHADE_STEP_UM + STREAK_SHADE_MIDDLE;
    int i = (int)at;

    if (at < 0 || i + 1 >= STREAK_SHADES)
        return 0;
    at = streak->shade[i] + (streak->shade[i + 1] - streak->shade[i]) * (at - i);
    return (int)(at * patch->full / LIGHT_DARK_FULL + 0.5);
}

/* A shade takes its share of the light from paper and ink alike: it is given back. */
static void cell_brighten(const struct patch *patch, int level, uint8_t *cell)
{
    int dark = *cell > level ? *cell - level : 0;

    if (level > 0 && level < patch->white)
        *cell = (uint8_t)(dark * patch->white / (patch->white - level));
}

static void shade_mend(const struct streak *streak, const struct layout_rect *box,
        int32_t rotation, struct patch *patch)
{
    struct ruler along = ruler_of(patch, box, !streak->is_down, rotation);
    struct ruler across = ruler_of(patch, box, streak->is_down, rotation);
    struct view view = view_of(patch, streak);
    int32_t i, k;

    for (i = 0; i < view.along; i++) {
        int32_t middle = streak_across(streak, (int32_t)um_at(&along, i + 0.5));

        for (k = 0; k < view.across; k++)
            cell_brighten(patch,
                    shade_level(streak, patch, um_at(&across, k + 0.5) - middle),
                    cell_of(&view, i, k));
    }
}

static int shade_is_near(const struct streak *streak, const struct layout_rect *box)
{
    struct layout_rect near = *box;
    int32_t reach = STREAK_SHADE_MIDDLE * STREAK_SHADE_STEP_UM;

    near.left_um -= streak->is_down ? reach : 0;
    near.right_um += streak->is_down ? reach : 0;
    near.top_um -= streak->is_down ? 0 : reach;
    near.bottom_um += streak->is_down ? 0 : reach;
    return streak->kind == STREAK_FOLD && streak_crosses(streak, &near);
}

void mend_patch(const struct streak *streaks, int count, const struct layout_rect *box,
        int32_t rotation, struct patch *patch)
{
    int i;

    for (i = 0; i < count; i++)
        if (shade_is_near(&streaks[i], box))
            shade_mend(&streaks[i], box, rotation, patch);
    for (i = 0; i < count; i++)
        if (!streak_hides(&streaks[i]) && streak_crosses(&streaks[i], box))
            line_mend(&streaks[i], box, rotation, patch);
}
