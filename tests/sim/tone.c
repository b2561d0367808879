/* tone.c -- a sensor's light, dirt and noise: a row of paper to a row of greys. */
#include "tests/sim/tone.h"

#include <math.h>
#include <string.h>

#include "tests/sim/wide.h"
enum { FRACTION = 64 }; /* of a level, in which light and noise are summed */

static const double pi = 3.14159265;

/* Eight bytes' sum comes close to the normal law: to 4.9 deviations. */
static void noise_fill(struct tone *tone, struct chance *chance)
{
    int i, k;

    for (i = 0; i < TONE_NOISE; i++) {
        uint64_t bits = chance_next(chance);
        int sum = 0;

        for (k = 0; k < 8; k++, bits >>= 8)
            sum += (int8_t)bits;
        sum = sum * 157 / 1024; /* a byte's deviation is 73.9; of eight, 209 */
        tone->noise[i] = (int8_t)(sum < -127 ? -127 : sum > 127 ? 127 : sum);
    }
    memcpy(tone->noise + TONE_NOISE, tone->noise, TONE_GRAIN);
}

/* Noise softened over squares of 4 pixels, twice: the mean of 16 has a quarter of
 * its deviation, the second mean about two thirds of that. */
static void grain_fill(struct tone *tone)
{
    enum { N = TONE_GRAIN, SIDE = 4 };
    int pass, x, y, i, k;

    memcpy(tone->grain, tone->noise, TONE_NOISE);
    memcpy(&tone->grain[N / 2][0], tone->noise + 77, TONE_NOISE);
    for (pass = 0; pass < 2; pass++)
        for (y = 0; y < N; y++)
            for (x = 0; x < N; x++) {
                int sum = 0;

                for (i = 0; i < SIDE; i++)
                    for (k = 0; k < SIDE; k++)
                        sum += tone->grain[(y + i) % N][(x + k) % N];
                sum = pass == 0 ? sum / 4 : sum * 3 / 32;
                tone->grain[y][x] = (int8_t)(sum < -127 ? -127 : sum > 127 ? 127 : sum);
            }
}

static void light_fill(struct tone *tone, const struct scan *scan, int32_t width)
{
    int32_t x;

    for (x = 0; x < width; x++) {
        double at = (x + 0.5) / width, side = scan->light_x < 0 ? 1 - at : at;
        double from_spine = (scan->spine_right ? width - x : x) * 25.4 / scan->dpi;
        double keep = scan->tone * (1 - fabs(scan->light_x) * side);

        if (scan->spine > 0 && from_spine < 30)
            keep *= 1 - scan->spine * pow(1 - from_spine / 30, 2);
        tone->light[x] =
                (uint16_t)(65535 * (1 - scan->flare / 255) * pow(keep, scan->gamma));
    }
}

void tone_start(struct tone *tone, const struct scan *scan, int32_t width, int32_t high,
        struct chance *chance)
{
    int i;

    tone->high = high;
    tone->has_share = 0;
    tone->is_even = fabs(scan->gamma - 1) < 1e-6;
    for (i = 0; i < 256; i++)
        tone->table[i] = (uint8_t)lround(255 * pow(i / 255.0, scan->gamma));
    light_fill(tone, scan, width);
    if (scan->noise > 0 || scan->grain > 0)
        noise_fill(tone, chance);
    if (scan->grain > 0)
        grain_fill(tone);
}

/* What a row keeps of its light, of 65536. */
static uint16_t row_light(const struct tone *tone, const struct scan *scan, int32_t y)
{
    double at = (double)y / tone->high, side = scan->light_y < 0 ? 1 - at : at;
    double keep = 1 - fabs(scan->light_y) * side, mm = y * 25.4 / scan->dpi;

    if (scan->bands > 0)
        keep *= 1 - scan->bands * (0.5 + 0.5 * sin(mm / scan->band_mm * 2 * pi));
    return (uint16_t)(65535 * pow(keep, scan->gamma));
}

static void streak_row(const struct scan *scan, const struct scan_streak *streak,
        int32_t width, uint8_t *row)
{
    double px = scan->dpi / 25.4, left = streak->at_mm * px,
           right = left + streak->width_mm * px;
    int32_t x;

    for (x = left < 0 ? 0 : (int32_t)left; x < right && x < width; x++) {
        double cover = fmin(right, x + 1) - fmax(left, x);

        if (streak->level < 128)
            row[x] = (uint8_t)(row[x] * (1 - cover * (255 - streak->level) / 255));
        else
            row[x] = (uint8_t)(row[x] + (255 - row[x]) * cover * streak->level / 255);
    }
}

/* Both kinds of noise for one row, in FRACTIONs of a level. */
WIDE_LOOP static void clouds_fill(struct tone *tone, const struct scan *scan, int32_t y,
        int32_t width, struct chance *chance)
{
    const int8_t *grain = tone->grain[y % TONE_GRAIN];
    int16_t fine = (int16_t)lround(scan->noise * 16),
            coarse = (int16_t)lround(scan->grain * 16);
    int32_t from, n, x;

    for (from = 0; from < width; from += TONE_GRAIN) {
        const int8_t *noise = tone->noise + chance_next(chance) % TONE_NOISE;
        int16_t *out = tone->clouds + from;

        n = width - from < TONE_GRAIN ? width - from : TONE_GRAIN;
        for (x = 0; x < n; x++)
            out[x] = (int16_t)((int16_t)(noise[x] * fine) >> 3);
        if (coarse > 0)
            for (x = 0; x < n; x++)
                out[x] = (int16_t)(out[x] + ((int16_t)(grain[x] * coarse) >> 3));
    }
}

WIDE_LOOP static void shares_find(const uint16_t *restrict light, uint16_t keep,
        int32_t width, uint16_t *restrict share)
{
    int32_t x;

    for (x = 0; x < width; x++)
        share[x] = (uint16_t)(((uint32_t)light[x] * (uint32_t)keep) >> 16);
}

WIDE_LOOP static void row_light_up(const uint8_t *restrict row,
        const uint16_t *restrict share, int16_t flare, const int16_t *restrict clouds,
        int32_t width, uint8_t *restrict out)
{
    int32_t x;

    for (x = 0; x < width; x++) {
        uint16_t level = (uint16_t)(row[x] * FRACTION);
        uint16_t lit = (uint16_t)(((uint32_t)level * (uint32_t)share[x]) >> 16);
        int16_t sum = (int16_t)((int16_t)lit + clouds[x] + flare);

        sum = sum < 0 ? 0 : sum;
        sum = sum > 255 * FRACTION ? 255 * FRACTION : sum;
        out[x] = (uint8_t)((uint16_t)sum / FRACTION);
    }
}

/* Most scans keep as much light in every row: their shares are found once. */
static void shares_set(struct tone *tone, uint16_t keep, int32_t width)
{
    if (tone->has_share && tone->keep == keep)
        return;
    shares_find(tone->light, keep, width, tone->share);
    tone->keep = keep;
    tone->has_share = 1;
}

void tone_row(struct tone *tone, const struct scan *scan, int32_t y, int32_t width,
        struct chance *chance, uint8_t *row, uint8_t *out)
{
    double mm = y * 25.4 / scan->dpi;
    int32_t x;
    int i;

    if (!tone->is_even)
        for (x = 0; x < width; x++)
            row[x] = tone->table[row[x]];
    for (i = 0; i < scan->streak_count; i++)
        if (mm >= scan->streaks[i].from_mm &&
                (scan->streaks[i].to_mm <= 0 || mm < scan->streaks[i].to_mm))
            streak_row(scan, &scan->streaks[i], width, row);
    if (scan->noise > 0 || scan->grain > 0)
        clouds_fill(tone, scan, y, width, chance);
    shares_set(tone, row_light(tone, scan, y), width);
    row_light_up(row, tone->share, (int16_t)lround((scan->flare + 0.5) * FRACTION),
            tone->clouds, width, out);
}
