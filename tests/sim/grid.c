/* grid.c -- a driver's way from its sensor's pixels to the resolution asked for. */
#include "tests/sim/grid.h"

#include <math.h>
#include <string.h>

#include "tests/sim/wide.h"
struct grid_taps grid_taps_at(int32_t index, double step)
{
    double half = (step > 1 ? step : 1) / 2, centre = (index + 0.5) * step;
    double from = centre - half, to = centre + half;
    struct grid_taps taps = {(int32_t)floor(from), 0, {0}};
    int sum = 0, most = 0, k;

    for (k = 0; k < GRID_TAPS_MAX; k++) {
        double low = fmax(from, taps.first + k), high = fmin(to, taps.first + k + 1);

        if (high - low < 1e-6)
            break;
        taps.weights[k] = (uint16_t)lround((high - low) / (to - from) * 256);
        sum += taps.weights[k];
        most = taps.weights[k] > taps.weights[most] ? k : most;
        taps.count++;
    }
    taps.weights[most] = (uint16_t)(taps.weights[most] + 256 - sum);
    return taps;
}

/* The weighted mean of some rows of the strip, in columns [left, right). */
WIDE_LOOP static void rows_mix(const struct strip *strip, const struct grid_taps *rows,
        int32_t left, int32_t right, uint8_t *out)
{
    ptrdiff_t w = strip->width_px;
    const uint8_t *top = strip->pixels + (rows->first - strip->first_row) * w;
    const uint16_t *m = rows->weights;
    int32_t x, k;

    if (rows->count == 2) {
        for (x = left; x < right; x++)
            out[x] = (uint8_t)((uint16_t)(top[x] * m[0] + top[w + x] * m[1] + 128) >> 8);
        return;
    }
    for (x = left; x < right; x++)
        out[x] = (uint8_t)((top[x] * m[0]) >> 8);
    for (k = 1; k < rows->count; k++)
        for (x = left; x < right; x++)
            out[x] = (uint8_t)(out[x] + ((uint16_t)(top[k * w + x] * m[k] + 255) >> 8));
}

static uint8_t column_mix(const struct grid_taps *taps, const uint8_t *row)
{
    const uint8_t *at = row + taps->first;
    const uint16_t *m = taps->weights;
    int sum = at[0] * m[0] + at[1] * m[1] + at[2] * m[2] + 128, k;

    for (k = 3; k < taps->count; k++)
        sum += at[k] * m[k];
    return (uint8_t)(sum >> 8);
}

void grid_row(const struct strip *strip, const struct grid_taps *rows,
        const struct grid_taps *columns, int32_t count, double step, uint8_t *room,
        uint8_t *out)
{
    int k;

    memset(out, 255, (size_t)count);
    for (k = 0; k < strip->run_count; k++) {
        const struct strip_run *run = &strip->runs[k];
        int32_t left = (int32_t)(run->left / step) - 1;
        int32_t right = (int32_t)(run->right / step) + 2, x;
        int32_t from = run->left - 2 * GRID_TAPS_MAX, to = run->right + 2 * GRID_TAPS_MAX;

        rows_mix(strip, rows, from > 0 ? from : 0,
                to < strip->width_px ? to : strip->width_px, room);
        for (x = left > 0 ? left : 0; x < right && x < count; x++)
            out[x] = column_mix(&columns[x], room);
    }
}
