/* dark_row.c -- which cells of a row are dark. */
#include "omr/dark_row.h"

#include <string.h>

#include "omr/wide.h"

enum { PIXEL = 1 << DARK_ROW_SHIFT, DRIFT_MOST = PIXEL / 16 };

static struct dark_row row_from(const struct dark_row *row, int32_t cell)
{
    struct dark_row from = *row;

    from.x += cell * row->step_x;
    from.y += cell * row->step_y;
    return from;
}

static int is_in(const struct image *image, const struct dark_row *at)
{
    return at->x >= 0 && at->y >= 0 && (at->x >> DARK_ROW_SHIFT) + 1 < image->width_px &&
           (at->y >> DARK_ROW_SHIFT) + 1 < image->height_px;
}

static const uint8_t *pixel_at(const struct image *image, const struct dark_row *at)
{
    return image->pixels + (size_t)(at->y >> DARK_ROW_SHIFT) * (size_t)image->width_px +
           (size_t)(at->x >> DARK_ROW_SHIFT);
}

/* Both halves of a word of 16 bits. */
static inline uint16_t pair_sum(const uint8_t *pair)
{
    uint16_t word;

    memcpy(&word, pair, sizeof(word));
    return (uint16_t)((word & UINT8_MAX) + (word >> 8));
}

WIDE_LOOP static void pairs_see(const uint8_t *restrict upper,
        const uint8_t *restrict lower, uint16_t most, int32_t count,
        uint8_t *restrict out)
{
    int32_t i;

    for (i = 0; i < count; i++) {
        uint16_t sum = (uint16_t)(pair_sum(upper + 2 * i) + pair_sum(lower + 2 * i));

        out[i] = sum <= most;
    }
}

static void cells_turn(uint8_t *cells, int32_t count)
{
    int32_t i;

    for (i = 0; i < count / 2; i++) {
        uint8_t cell = cells[i];

        cells[i] = cells[count - 1 - i];
        cells[count - 1 - i] = cell;
    }
}

/* How many cells from a place on are in the same pixel but for what `drift` adds up to.
 */
static int64_t piece_length(int64_t from, int64_t drift, int32_t most)
{
    int64_t part = from & (PIXEL - 1);

    if (drift > 0)
        return (PIXEL - part + drift - 1) / drift;
    return drift < 0 ? part / -drift + 1 : most;
}

/* How far a cell is from lying two pixels beside the last. */
static int64_t drift_of(const struct dark_row *row)
{
    return row->step_x + (row->step_x < 0 ? 2 * PIXEL : -2 * PIXEL);
}

/* The pieces of the row whose cells lie side by side on one line of the image. */
static void pieces_see(const struct image *image, const struct dark_row *row,
        uint16_t most, int32_t count, uint8_t *out)
{
    size_t pitch = (size_t)image->width_px;
    int32_t i = 0;

    while (i < count) {
        struct dark_row at = row_from(row, i), last;
        int64_t across = piece_length(at.x, drift_of(row), count);
        int64_t down = piece_length(at.y, row->step_y, count);
        int64_t length = across < down ? across : down;
        const uint8_t *pixel;

        length = length < count - i ? length : count - i;
        last = row_from(row, i + (int32_t)length - 1);
        pixel = pixel_at(image, row->step_x > 0 ? &at : &last);
        pairs_see(pixel, pixel + pitch, most, (int32_t)length, out + i);
        if (row->step_x < 0)
            cells_turn(out + i, (int32_t)length);
        i += (int32_t)length;
    }
}

static int is_even(const struct dark_row *row)
{
    int64_t drift = drift_of(row);

    return drift >= -DRIFT_MOST && drift <= DRIFT_MOST && row->step_y >= -DRIFT_MOST &&
           row->step_y <= DRIFT_MOST;
}

void dark_row_see(const struct image *image, const struct dark_row *row, int limit,
        int32_t count, uint8_t *out)
{
    size_t pitch = (size_t)image->width_px;
    struct dark_row last = row_from(row, count - 1);
    int is_whole = is_in(image, row) && is_in(image, &last);
    int32_t i;

    if (is_whole && is_even(row) && limit >= 0) {
        pieces_see(image, row, (uint16_t)(4 * limit), count, out);
        return;
    }
    for (i = 0; i < count; i++) {
        struct dark_row at = row_from(row, i);
        const uint8_t *pixel;

        out[i] = 0;
        if (!is_whole && !is_in(image, &at))
            continue;
        pixel = pixel_at(image, &at);
        out[i] = pixel[0] + pixel[1] + pixel[pitch] + pixel[pitch + 1] <= 4 * limit;
    }
}
