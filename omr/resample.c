/* resample.c -- a part of the printed page drawn upright and straight from its scan. */
#include "omr/resample.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum {
    SAMPLES_MAX = 4,    /* a pixel, each way */
    SMOOTH_MOST = 2,    /* so few, and neighbours are weighed in too */
    ONE_SHIFT = 16,     /* places in the image in 65536ths of a pixel */
    FRACTION_SHIFT = 8, /* of a pixel, when neighbours are weighed */
    FRACTION = 1 << FRACTION_SHIFT
};

/* A straight walk over the image, in 65536ths of a pixel. */
struct walk {
    int64_t x, y, dx, dy;
};

static int64_t fixed(double px)
{
    return (int64_t)llround(px * (1 << ONE_SHIFT));
}

static int level_at(const struct image *image, int64_t x, int64_t y)
{
    if (x < 0 || y < 0 || x >= image->width_px || y >= image->height_px)
        return RESAMPLE_OUTSIDE;
    return image->pixels[(size_t)y * (size_t)image->width_px + (size_t)x];
}

/* Both ends, and so all between them, lie on the image. */
static int is_inside(const struct image *image, const struct walk *walk, int64_t steps)
{
    int64_t x = (walk->x + walk->dx * steps) >> ONE_SHIFT;
    int64_t y = (walk->y + walk->dy * steps) >> ONE_SHIFT;

    return x >= 0 && x < image->width_px && y >= 0 && y < image->height_px &&
           walk->x >= 0 && walk->x >> ONE_SHIFT < image->width_px && walk->y >= 0 &&
           walk->y >> ONE_SHIFT < image->height_px;
}

/* `samples` steps a pixel of the picture, each the pixel it falls on. */
static void row_add(const struct image *image, struct walk walk, int samples,
        int32_t width, uint16_t *sums)
{
    int inside = is_inside(image, &walk, (int64_t)samples * width);
    int32_t i;
    int k, sum;

    for (i = 0; i < width; i++) {
        for (k = 0, sum = 0; k < samples; k++) {
            int64_t x = walk.x >> ONE_SHIFT, y = walk.y >> ONE_SHIFT;

            sum += inside ? image->pixels[(size_t)y * (size_t)image->width_px + (size_t)x]
                          : level_at(image, x, y);
            walk.x += walk.dx;
            walk.y += walk.dy;
        }
        sums[i] = (uint16_t)(sums[i] + sum);
    }
}

/* Between the four pixels around a place. */
static int level_between(const struct image *image, int64_t x, int64_t y)
{
    int64_t half = (int64_t)1 << (ONE_SHIFT - 1);
    int64_t left = (x - half) >> ONE_SHIFT, top = (y - half) >> ONE_SHIFT;
    int64_t fx = ((x - half) >> (ONE_SHIFT - FRACTION_SHIFT)) & (FRACTION - 1);
    int64_t fy = ((y - half) >> (ONE_SHIFT - FRACTION_SHIFT)) & (FRACTION - 1);
    int64_t upper = level_at(image, left, top) * (FRACTION - fx) +
                    level_at(image, left + 1, top) * fx;
    int64_t lower = level_at(image, left, top + 1) * (FRACTION - fx) +
                    level_at(image, left + 1, top + 1) * fx;

    return (int)((upper * (FRACTION - fy) + lower * fy + FRACTION * FRACTION / 2) /
                 (FRACTION * FRACTION));
}

static void row_add_smooth(const struct image *image, struct walk walk, int samples,
        int32_t width, uint16_t *sums)
{
    int32_t i;
    int k;

    for (i = 0; i < width; i++)
        for (k = 0; k < samples; k++) {
            sums[i] = (uint16_t)(sums[i] + level_between(image, walk.x, walk.y));
            walk.x += walk.dx;
            walk.y += walk.dy;
        }
}

/* How many samples each way a pixel needs that is `pitch_um` wide. */
static int samples_of(const struct register_map *map, double pitch_um)
{
    double step = hypot(map->xx, map->yx) * pitch_um;

    return step <= 1 ? 1 : step >= SAMPLES_MAX ? SAMPLES_MAX : (int)ceil(step - 0.05);
}

static struct walk walk_of(
        const struct register_map *map, double left_um, double y_um, double step_um)
{
    struct register_line line = register_line(map, y_um);
    double x_um = left_um + step_um / 2;
    struct walk walk = {fixed(line.x0 + line.dx * x_um), fixed(line.y0 + line.dy * x_um),
            fixed(line.dx * step_um), fixed(line.dy * step_um)};

    return walk;
}

void resample_part(const struct image *image, const struct register_map *map,
        const struct layout_rect *part, struct image *out)
{
    uint16_t sums[RESAMPLE_WIDTH_MAX_PX];
    double pitch_x = (double)(part->right_um - part->left_um) / out->width_px;
    double pitch_y = (double)(part->bottom_um - part->top_um) / out->height_px;
    int samples = samples_of(map, pitch_x), area = samples * samples, k;
    int32_t x, y;

    assert(out->width_px <= RESAMPLE_WIDTH_MAX_PX);
    for (y = 0; y < out->height_px; y++) {
        uint8_t *row = out->pixels + (size_t)y * (size_t)out->width_px;

        memset(sums, 0, sizeof(*sums) * (size_t)out->width_px);
        for (k = 0; k < samples; k++) {
            double y_um = part->top_um + (y + (k + 0.5) / samples) * pitch_y;
            struct walk walk = walk_of(map, part->left_um, y_um, pitch_x / samples);

            if (samples <= SMOOTH_MOST)
                row_add_smooth(image, walk, samples, out->width_px, sums);
            else
                row_add(image, walk, samples, out->width_px, sums);
        }
        for (x = 0; x < out->width_px; x++)
            row[x] = (uint8_t)((sums[x] + area / 2) / area);
    }
}
