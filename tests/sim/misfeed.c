/* misfeed.c -- prints and feeds that no counting may follow. */
#include "tests/sim/misfeed.h"

#include <math.h>
#include <string.h>

static const double misfit = 0.983; /* of its size: more than 1.5 % off, and measurably */

void misfeed_fit(struct scan *scan, double strength)
{
    double scanned = fmax(scan->scale_x, scan->scale_y);

    scan->print_scale = fmin(0.98 - 0.08 * strength, misfit / scanned);
}

void misfeed_cut(struct scan *scan, double strength, struct chance *chance)
{
    double lost = 5.0 / 297 + (0.95 - 5.0 / 297) * strength;

    if (chance_hit(chance, 0.5))
        scan->keep_from = lost;
    else
        scan->keep_to = 1 - lost;
}

void misfeed_bare(struct paper *paper, double strength, struct chance *chance)
{
    struct rect_mm all = {0, 0, 220, 310};
    int dust = (int)(40 * strength), i;

    paper_paint(paper, &all, 255);
    for (i = 0; i < dust; i++)
        paper_dot(paper, chance_between(chance, 1, 209), chance_between(chance, 1, 296),
                chance_between(chance, 0.1, 0.4), chance_between(chance, 20, 200));
}

/* A row of one sheet, laid `aside` to the right of where it was. */
static void row_lay(const struct image *from, int32_t y, int32_t aside, int32_t width,
        int is_edge, uint8_t *to)
{
    const uint8_t *row = from->pixels + (ptrdiff_t)y * from->width_px;
    int32_t left = aside < 0 ? 0 : aside, end = from->width_px + aside, x;

    for (x = left; x < width && x < end; x++)
        to[x] = !is_edge ? row[x - aside]
                : from->is_bilevel
                        ? 0
                        : (uint8_t)(row[x - aside] / 2); /* the upper sheet's shadow */
}

int misfeed_join(const struct image *upper, const struct image *lower, int32_t at_row,
        int32_t aside_px, struct image *both, struct error *err)
{
    int32_t width = upper->width_px, y, edge = upper->dpi_y / 100 + 1;
    int32_t high = at_row + lower->height_px;

    if (high < upper->height_px)
        high = upper->height_px;
    if (image_allocate(both, width, high, err) != 0)
        return -1;
    memset(both->pixels, 255, (size_t)width * (size_t)high);
    for (y = 0; y < upper->height_px; y++)
        row_lay(upper, y, 0, width, 0, both->pixels + (ptrdiff_t)y * width);
    for (y = 0; y < lower->height_px; y++)
        row_lay(lower, y, aside_px, width, y < edge && at_row > 0,
                both->pixels + (ptrdiff_t)(at_row + y) * width);
    both->dpi_x = upper->dpi_x;
    both->dpi_y = upper->dpi_y;
    both->is_bilevel = upper->is_bilevel;
    return 0;
}
