/* dots_edge.c -- how steep the edges of ink are that a scan in black and white dots. */
#include "omr/dots_edge.h"

#include <math.h>
#include <string.h>

#include "omr/reach.h"
#include "omr/smooth.h"

enum {
    BLUR_UM = 200, /* with less a screen of 0.3 mm leaves its dots */
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

/* The inside and what the blur draws into it, of the patch. */
static struct ink_window around(const struct inside *inside, int32_t by)
{
    const struct patch *patch = inside->patch;
    int32_t left = most(inside->left - by, 0), top = most(inside->top - by, 0);
    int32_t right = inside->left + inside->raw.width + by;
    int32_t bottom = inside->top + inside->raw.height + by;

    right = right > patch->width ? patch->width : right;
    bottom = bottom > patch->height ? patch->height : bottom;
    return (struct ink_window){
            patch->dark + top * patch->width + left, patch->width, right - left,
            bottom - top};
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

void dots_edge_measure(const struct inside *inside, uint8_t *room, uint8_t *spare,
        struct dots_edge *out)
{
    int times = blur_times(inside->cell_um), full = inside->patch->full;
    struct ink_window wide = around(inside, times), soft;
    double um = 2 * inside->cell_um;

    smooth_often(&wide, times, room, spare, &soft);
    soft.dark += (inside->top - (wide.dark - inside->patch->dark) / inside->patch->width) *
                         soft.pitch +
                 inside->left - (wide.dark - inside->patch->dark) % inside->patch->width;
    soft.width = inside->raw.width;
    soft.height = inside->raw.height;
    out->rise_permille = (int32_t)(steepest(&soft) * 1000000.0 / um / full);
    out->step_permille =
            (level_of(&soft, DARK_TENTHS) - level_of(&soft, 1000 - PALE_TENTHS)) * 1000 /
            full;
}
