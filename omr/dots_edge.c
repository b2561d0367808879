/* dots_edge.c -- how steep the edges of ink are that a scan in black and white dots. */
#include "omr/dots_edge.h"

#include <math.h>

#include "omr/reach.h"
#include "omr/smooth.h"

enum {
    BLUR_UM = 200,     /* with less a screen of 0.3 mm leaves its dots */
    STEEP_PERCENT = 1, /* of the cells: fewer are a dot's chance */
    DARK_TENTHS = 5,   /* of a per cent, likewise */
    PALE_TENTHS = 20,
    RISES = 362 /* levels from a cell to the next but one, both ways: 256 times root 2 */
};

/* Each time adds half a cell squared to the blur's variance. */
static int blur_times(double cell_um)
{
    double times = 2 * (BLUR_UM / cell_um) * (BLUR_UM / cell_um);

    return times < 1 ? 1 : (int)lround(times);
}

static int32_t most(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static int32_t least(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

/* The inside, blurred with what lies around it in the patch. */
static struct ink_window blur(const struct inside *inside, uint8_t *room, uint8_t *spare)
{
    const struct patch *patch = inside->patch;
    int32_t width = inside->raw.width, height = inside->raw.height;
    int times = blur_times(inside->cell_um);
    int32_t left = most(inside->left - times, 0), top = most(inside->top - times, 0);
    int32_t right = least(inside->left + width + times, patch->width);
    int32_t bottom = least(inside->top + height + times, patch->height);
    struct ink_window wide = {patch->dark + top * patch->width + left, patch->width,
            right - left, bottom - top};
    struct ink_window soft;

    smooth_often(&wide, times, room, spare, &soft);
    return (struct ink_window){
            soft.dark + (inside->top - top) * soft.pitch + inside->left - left,
            soft.pitch, width, height};
}

static int32_t rise_at(const struct ink_window *soft, int32_t x, int32_t y)
{
    const uint8_t *at = soft->dark + y * soft->pitch + x;
    int32_t across = at[1] - at[-1], down = at[soft->pitch] - at[-soft->pitch];

    return (int32_t)sqrt((double)(across * across + down * down));
}

/* How many levels the steepest cells rise over two; the window's own edge is left out. */
static int32_t steepest(const struct ink_window *soft)
{
    int32_t counts[RISES] = {0}, wanted, x, y, rise = RISES;

    for (y = 1; y < soft->height - 1; y++)
        for (x = 1; x < soft->width - 1; x++)
            counts[rise_at(soft, x, y)]++;
    wanted = most(soft->width * soft->height * STEEP_PERCENT / 100, 1);
    while (rise > 0 && wanted > 0)
        wanted -= counts[--rise];
    return rise;
}

static int32_t level_of(const struct ink_window *soft, int32_t tenths)
{
    return reach_level(soft, most(soft->width * soft->height * tenths / 1000, 1));
}

void dots_edge_measure(
        const struct inside *inside, uint8_t *room, uint8_t *spare, struct dots_edge *out)
{
    struct ink_window soft = blur(inside, room, spare);
    double um = 2 * inside->cell_um;
    int full = inside->patch->full;

    out->rise_permille = (int32_t)(steepest(&soft) * 1000000.0 / um / full);
    out->step_permille =
            (level_of(&soft, DARK_TENTHS) - level_of(&soft, 1000 - PALE_TENTHS)) * 1000 /
            full;
}
