/* press_optics.c -- the scanner's lens, lamp and sensor. */
#include "forms/press_optics.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    BLUR_REACH = 3, /* taps to each side */
    BLUR_TAPS = 2 * BLUR_REACH + 1,
    TONE_COUNT = 4096, /* darkness in 1/16 */
    NOISE_COUNT = 1 << 16,
    GREY_ONE = 128, /* one grey level in the sensor's integers */
    LIGHT_ONE = 4096
};

/* The sensor's tables for one picture. */
struct press_sensor {
    int32_t tone[TONE_COUNT];
    int16_t noise[NOISE_COUNT];
    int32_t light_x[PRESS_EDGE_MAX_PX];
};

/* Weights in 1/65536 that sum to it exactly: bare paper stays bare. */
static void blur_weights(double sigma, uint32_t weights[BLUR_REACH + 1])
{
    double share[BLUR_REACH + 1], sum = 0.0;
    uint32_t rest = 65536;
    int i;

    for (i = 0; i <= BLUR_REACH; i++) {
        share[i] = exp(-i * i / (2.0 * sigma * sigma));
        sum += i == 0 ? share[i] : 2.0 * share[i];
    }
    for (i = BLUR_REACH; i > 0; i--) {
        weights[i] = (uint32_t)lround(share[i] / sum * 65536.0);
        rest -= 2 * weights[i];
    }
    weights[0] = rest;
}

/* One row of BLUR_REACH spare samples on each side, from `in` to `out`. */
static void blur_row(const uint16_t *in, uint16_t *out, int32_t width,
        const uint32_t weights[BLUR_REACH + 1])
{
    uint32_t sum;
    int32_t x;

    for (x = 0; x < width; x++) {
        sum = weights[0] * in[x] + weights[1] * ((uint32_t)in[x - 1] + in[x + 1]) +
              weights[2] * ((uint32_t)in[x - 2] + in[x + 2]) +
              weights[3] * ((uint32_t)in[x - 3] + in[x + 3]);
        out[x] = (uint16_t)(sum >> 16);
    }
}

static void blur_columns(uint16_t *const rows[BLUR_TAPS], uint16_t *out, int32_t width,
        const uint32_t weights[BLUR_REACH + 1])
{
    uint32_t sum;
    int32_t x;

    for (x = 0; x < width; x++) {
        sum = weights[0] * rows[3][x] + weights[1] * ((uint32_t)rows[2][x] + rows[4][x]) +
              weights[2] * ((uint32_t)rows[1][x] + rows[5][x]) +
              weights[3] * ((uint32_t)rows[0][x] + rows[6][x]);
        out[x] = (uint16_t)(sum >> 16);
    }
}

/* Row y blurred sideways into its place of the ring; edges repeat outward. */
static void blur_fetch(const uint16_t *samples, int32_t width, int32_t height, int32_t y,
        uint16_t *padded, uint16_t *out, const uint32_t weights[BLUR_REACH + 1])
{
    const uint16_t *row;
    int i;

    y = y < 0 ? 0 : y >= height ? height - 1 : y;
    row = samples + (size_t)y * (size_t)width;
    memcpy(padded + BLUR_REACH, row, (size_t)width * sizeof(*row));
    for (i = 0; i < BLUR_REACH; i++) {
        padded[i] = row[0];
        padded[BLUR_REACH + width + i] = row[width - 1];
    }
    blur_row(padded + BLUR_REACH, out, width, weights);
}

/*
 * The rows behind are already overwritten when they are needed again, so a
 * ring keeps the last seven as they were, blurred sideways.
 */
int press_blur(uint16_t *samples, int32_t width_px, int32_t height_px, double sigma,
        struct error *err)
{
    size_t row_size = (size_t)width_px + (size_t)2 * BLUR_REACH;
    uint32_t weights[BLUR_REACH + 1];
    uint16_t *memory, *rows[BLUR_TAPS];
    int32_t y, i;

    if (sigma < 0.2)
        return 0;
    memory = malloc((size_t)(BLUR_TAPS + 1) * row_size * sizeof(*memory));
    if (memory == NULL)
        return error_set(err, ERROR_MEMORY, "no memory to blur a picture");
    blur_weights(sigma, weights);
    for (y = -BLUR_REACH; y < height_px + BLUR_REACH; y++) {
        blur_fetch(samples, width_px, height_px, y, memory,
                memory + (size_t)(1 + (y + BLUR_TAPS) % BLUR_TAPS) * row_size, weights);
        if (y < BLUR_REACH)
            continue;
        for (i = 0; i < BLUR_TAPS; i++)
            rows[i] = memory +
                      (size_t)(1 + (y - 2 * BLUR_REACH + i + BLUR_TAPS) % BLUR_TAPS) *
                              row_size;
        blur_columns(rows, samples + (size_t)(y - BLUR_REACH) * (size_t)width_px,
                width_px, weights);
    }
    free(memory);
    return 0;
}

static void sensor_set_tone(
        struct press_sensor *sensor, const struct press_scanner *scanner)
{
    double darkness, value;
    int i;

    for (i = 0; i < TONE_COUNT; i++) {
        darkness = fmin(1.0, i / 4080.0);
        value = scanner->white - darkness * (scanner->white - scanner->black);
        value = 255.0 * pow(value / 255.0, scanner->gamma);
        sensor->tone[i] = (int32_t)lround(value * GREY_ONE);
    }
}

static void sensor_set(struct press_sensor *sensor, const struct press_scanner *scanner,
        int32_t width_px, struct chance *chance)
{
    double turn;
    int32_t i;

    sensor_set_tone(sensor, scanner);
    for (i = 0; i < width_px; i++) {
        turn = M_PI * i / width_px + scanner->light_phase;
        sensor->light_x[i] =
                (int32_t)lround(LIGHT_ONE * (1.0 + 0.6 * scanner->light * cos(turn)));
    }
    memset(sensor->noise, 0, sizeof(sensor->noise));
    for (i = 0; scanner->noise > 0.0 && i < NOISE_COUNT; i++)
        sensor->noise[i] =
                (int16_t)lround(chance_normal(chance) * scanner->noise * GREY_ONE);
}

/* Each row takes its noise from another place of the table. */
static void sensor_expose_row(const struct press_sensor *sensor, const uint16_t *samples,
        int32_t width, int32_t light_y, size_t noise_at, uint8_t *grey)
{
    int32_t x, value;

    for (x = 0; x < width; x++) {
        value = sensor->tone[samples[x] >> 4];
        value = (value * ((sensor->light_x[x] * light_y) >> 12)) >> 12;
        value += sensor->noise[(noise_at + (size_t)x) & (NOISE_COUNT - 1)] + GREY_ONE / 2;
        value = value < 0 ? 0 : value / GREY_ONE;
        grey[x] = (uint8_t)(value > 255 ? 255 : value);
    }
}

/* Dust on the glass or the paper: small, dark, round, at the most 0.3 mm. */
static void speck_put(struct chance *chance, uint8_t *grey, int32_t width, int32_t height)
{
    double radius = chance_between(chance, 0.5, 1.7);
    double shade = chance_between(chance, 0.3, 0.75);
    int32_t at_x = (int32_t)chance_below(chance, (size_t)width);
    int32_t at_y = (int32_t)chance_below(chance, (size_t)height);
    int32_t x, y;
    double cover;
    uint8_t *pixel;

    for (y = at_y - 2; y <= at_y + 2; y++)
        for (x = at_x - 2; x <= at_x + 2; x++) {
            if (x < 0 || y < 0 || x >= width || y >= height)
                continue;
            cover = radius + 0.5 - hypot(x - at_x, y - at_y);
            cover = fmax(0.0, fmin(1.0, cover)) * (1.0 - shade);
            pixel = grey + (size_t)y * (size_t)width + (size_t)x;
            *pixel = (uint8_t)lround(*pixel * (1.0 - cover));
        }
}

int press_expose(const uint16_t *samples, int32_t width_px, int32_t height_px,
        const struct press_scanner *scanner, uint8_t *grey, struct error *err)
{
    struct press_sensor *sensor = malloc(sizeof(*sensor));
    struct chance chance;
    double turn;
    int32_t y, light_y;
    size_t at;
    unsigned i;

    if (sensor == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a scanner's tables");
    chance_seed(&chance, scanner->seed, 0);
    sensor_set(sensor, scanner, width_px, &chance);
    for (y = 0; y < height_px; y++) {
        turn = 2.0 * M_PI * y / height_px + scanner->light_phase;
        light_y = (int32_t)lround(LIGHT_ONE * (1.0 + 0.4 * scanner->light * sin(turn)));
        at = (size_t)y * (size_t)width_px;
        sensor_expose_row(sensor, samples + at, width_px, light_y,
                chance_below(&chance, NOISE_COUNT), grey + at);
    }
    for (i = 0; i < scanner->speck_count; i++)
        speck_put(&chance, grey, width_px, height_px);
    free(sensor);
    return 0;
}
