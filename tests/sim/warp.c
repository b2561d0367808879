/* warp.c -- where each row of a scan lies on the paper, and its pixels. */
#include "tests/sim/warp.h"

#include <math.h>
#include <string.h>

#include "tests/sim/wide.h"
enum { FIXED = 65536, BLOCK = 32 };

/* How far the sheet has moved when the feeder believes `at` mm. */
static double feeder_travel(const struct scan *scan, double at, double height)
{
    double waves = scan->stretch_waves * 2 * 3.14159265 / height;

    if (scan->stretch <= 0)
        return at;
    return at +
           scan->stretch / waves *
                   (sin(waves * at + scan->stretch_phase) - sin(scan->stretch_phase));
}

struct row_path warp_path(const struct scan *scan, const struct paper *paper, double row)
{
    double px = paper->dpi / 25.4, mm = 25.4 / paper->dpi;
    double width = paper->width_px * mm, height = paper->height_px * mm;
    double v = feeder_travel(scan, (row + 0.5) * mm / scan->scale_y, height) -
               scan->margin - scan->shift_y - height / 2;
    double u = 0.5 * mm / scan->scale_x - scan->margin - scan->shift_x - width / 2;
    double c = cos(scan->skew), s = sin(scan->skew), k = scan->print_scale;
    double sign = scan->is_turned ? -1 : 1, x, y;

    x = sign * (c * u + s * v + scan->shear * v) / k;
    y = sign * (-s * u + c * v) / k;
    return (struct row_path){(x + width / 2) * px - 0.5, (y + height / 2) * px - 0.5,
            sign * c / scan->scale_x / k, sign * -s / scan->scale_x / k};
}

/* A place on the paper in 1/65536 pixels, and the step to the next. */
struct walk {
    int32_t x, y, dx, dy;
};

/* How many steps until the whole part of `at` is no longer as foreseen. */
static int32_t steps_within(uint16_t at, int32_t drift)
{
    if (drift > 0)
        return (65535 - at) / drift + 1;
    return drift < 0 ? at / -drift + 1 : INT32_MAX;
}

/* From a towards b by `part` of 128. */
static inline int16_t mixed(int16_t a, int16_t b, int16_t part)
{
    return (int16_t)(a + ((int16_t)((int16_t)(b - a) * part + 64) >> 7));
}

/* `count` pixels and up to BLOCK - 1 more, whose neighbours are `upper` and `lower`,
 * one further each. */
WIDE_LOOP static void blend(const uint8_t *restrict upper, const uint8_t *restrict lower,
        int32_t count, uint16_t at_x, uint16_t drift_x, uint16_t at_y, uint16_t drift_y,
        uint8_t *restrict out)
{
    for (; count > 0; count -= BLOCK, upper += BLOCK, lower += BLOCK, out += BLOCK) {
        uint16_t i;

        for (i = 0; i < BLOCK; i++) {
            int16_t fx = (int16_t)((uint16_t)(at_x + (uint16_t)(i * drift_x)) >> 9);
            int16_t fy = (int16_t)((uint16_t)(at_y + (uint16_t)(i * drift_y)) >> 9);
            int16_t up = mixed(upper[i], upper[i + 1], fx);
            int16_t low = mixed(lower[i], lower[i + 1], fx);

            out[i] = (uint8_t)mixed(up, low, fy);
        }
        at_x = (uint16_t)(at_x + BLOCK * drift_x);
        at_y = (uint16_t)(at_y + BLOCK * drift_y);
    }
}

/* How many pixels can be blended before the paper's row or column must be found anew. */
static int32_t walk_straight(const struct paper *paper, const struct walk *at)
{
    int32_t x = steps_within((uint16_t)at->x, at->dx - FIXED);
    int32_t y = steps_within((uint16_t)at->y, at->dy);
    int32_t edge = paper->width_px - 1 - (at->x >> 16);

    if (y < x)
        x = y;
    return x < edge ? x : edge;
}

/* `count` pixels to the right, and room for BLOCK more spoilt. */
static void walk_right(const struct paper *paper, struct walk at, int32_t count,
        int backing, uint8_t *out)
{
    while (count > 0) {
        int32_t ix = at.x >> 16, iy = at.y >> 16, n = 1;

        if (iy < 0 || iy + 1 >= paper->height_px || ix + 1 >= paper->width_px) {
            n = ix + 1 >= paper->width_px ? count : steps_within((uint16_t)at.y, at.dy);
            n = n < count ? n : count;
            memset(out, backing, (size_t)n);
        } else if (ix < 0)
            *out = (uint8_t)backing;
        else {
            const uint8_t *upper = paper->pixels + (ptrdiff_t)iy * paper->width_px + ix;

            n = walk_straight(paper, &at);
            n = n < count ? n : count;
            blend(upper, upper + paper->width_px, n, (uint16_t)at.x,
                    (uint16_t)(at.dx - FIXED), (uint16_t)at.y, (uint16_t)at.dy, out);
        }
        out += n;
        count -= n;
        at.x += n * at.dx;
        at.y += n * at.dy;
    }
}

static void run_take(const struct paper *paper, const struct row_path *path,
        const struct strip_run *run, int backing, uint8_t *row)
{
    int32_t count = run->right - run->left, i;
    int is_back = path->step_x < 0;
    double from = is_back ? run->right - 1 : run->left, sign = is_back ? -1 : 1;
    struct walk at = {(int32_t)lround((path->x + from * path->step_x) * FIXED),
            (int32_t)lround((path->y + from * path->step_y) * FIXED),
            (int32_t)lround(sign * path->step_x * FIXED),
            (int32_t)lround(sign * path->step_y * FIXED)};
    uint8_t *out = row + run->left, line[IMAGE_EDGE_MAX_PX + BLOCK];

    walk_right(paper, at, count, backing, line);
    if (!is_back)
        memcpy(out, line, (size_t)count);
    else
        for (i = 0; i < count; i++)
            out[i] = line[count - 1 - i];
}

/* What of the paper a cell of the strip may show, in its pixels. */
struct reach {
    double left, right, top, bottom;
};

static void reach_add(struct reach *reach, const struct row_path *path, double column)
{
    double x = path->x + column * path->step_x, y = path->y + column * path->step_y;

    reach->left = fmin(reach->left, x);
    reach->right = fmax(reach->right, x);
    reach->top = fmin(reach->top, y);
    reach->bottom = fmax(reach->bottom, y);
}

static int reach_is_bare(const struct paper *paper, const struct reach *reach, int margin)
{
    int left = (int)floor(reach->left) - margin - 1, column;
    int right = (int)floor(reach->right) + margin + 2;
    int top = (int)floor(reach->top) - margin - 1, row;
    int bottom = (int)floor(reach->bottom) + margin + 2;

    if (left < 0 || top < 0 || right >= paper->width_px || bottom >= paper->height_px)
        return 0;
    for (row = top / PAPER_TILE; row <= bottom / PAPER_TILE; row++)
        for (column = left / PAPER_TILE; column <= right / PAPER_TILE; column++)
            if (paper->inked[row * paper->tiles_x + column])
                return 0;
    return 1;
}

static void run_add(struct strip *strip, int32_t left, int32_t right)
{
    struct strip_run *last = strip->runs + strip->run_count - 1;

    if (strip->run_count > 0 && last->right == left)
        last->right = right;
    else
        strip->runs[strip->run_count++] = (struct strip_run){left, right};
}

static void runs_find(const struct paper *paper, const struct row_path *first,
        const struct row_path *last, int margin, struct strip *strip)
{
    int32_t left, right;

    strip->run_count = 0;
    for (left = 0; left < strip->width_px; left = right) {
        struct reach reach = {1e9, -1e9, 1e9, -1e9};

        right = left + STRIP_CELL < strip->width_px ? left + STRIP_CELL : strip->width_px;
        reach_add(&reach, first, left);
        reach_add(&reach, first, right - 1);
        reach_add(&reach, last, left);
        reach_add(&reach, last, right - 1);
        if (!reach_is_bare(paper, &reach, margin))
            run_add(strip, left, right);
    }
}

void warp_strip(const struct scan *scan, const struct paper *paper, int margin,
        struct strip *strip)
{
    int backing = scan->print_scale < 1 ? 255 : scan->backing, k;
    struct row_path first = warp_path(scan, paper, strip->first_row);
    struct row_path last =
            warp_path(scan, paper, strip->first_row + strip->row_count - 1);
    int32_t i;

    memset(strip->pixels, 255, (size_t)strip->width_px * (size_t)strip->row_count);
    runs_find(paper, &first, &last, margin, strip);
    for (i = 0; i < strip->row_count && strip->run_count > 0; i++) {
        struct row_path path = warp_path(scan, paper, strip->first_row + i);

        for (k = 0; k < strip->run_count; k++)
            run_take(paper, &path, &strip->runs[k], backing,
                    strip->pixels + (ptrdiff_t)i * strip->width_px);
    }
}
