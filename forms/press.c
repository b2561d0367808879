/* press.c -- where a scanned point lies on the paper; toner, and an office's scanner. */
#include "forms/press.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "forms/press_optics.h"

/* The paper's darkness with 8 more bits, as the lens sees it. */
struct press_view {
    uint16_t *samples;
    int32_t width_px, height_px;
};

/* From a picture's row to the paper: source = start + column * step. */
struct press_row {
    double start_x, start_y, step_x, step_y;
};

void press_scanner_init(struct press_scanner *scanner)
{
    memset(scanner, 0, sizeof(*scanner));
    scanner->scale_x = scanner->scale_y = 1.0;
    scanner->gamma = 1.0;
    scanner->white = 255.0;
}

void press_scanner_throw(struct press_scanner *scanner, struct chance *chance)
{
    const double shift_px = 3.0 / 25.4 * PRESS_DPI;

    press_scanner_init(scanner);
    scanner->skew_degrees = chance_between(chance, -1.2, 1.2);
    scanner->shift_x_px = chance_between(chance, -shift_px, shift_px);
    scanner->shift_y_px = chance_between(chance, -shift_px, shift_px);
    scanner->scale_x = chance_between(chance, 0.995, 1.005);
    /* Axes 0.8 % apart are a misprint by the rules, and no good sheet. */
    scanner->scale_y = scanner->scale_x + chance_between(chance, -0.006, 0.006);
    scanner->stretch = chance_between(chance, 0.0, 0.004);
    scanner->stretch_phase = chance_between(chance, 0.0, 2.0 * M_PI);
    scanner->is_turned = chance_hits(chance, 10);
    scanner->white = chance_between(chance, 235.0, 250.0);
    scanner->black = chance_between(chance, 20.0, 45.0);
    scanner->gamma = chance_between(chance, 0.9, 1.1);
    scanner->light = chance_between(chance, 0.005, 0.04);
    scanner->light_phase = chance_between(chance, 0.0, 2.0 * M_PI);
    scanner->blur_px = chance_between(chance, 0.4, 0.9);
    scanner->noise = chance_between(chance, 1.5, 3.0);
    scanner->speck_count = (unsigned)chance_below(chance, 25);
    scanner->seed = chance_next(chance);
}

/* A pace that wavers once down the page moves the rows by its integral. */
static double stretch_at(const struct press_scanner *scanner, double y, double height)
{
    double turn = 2.0 * M_PI / height;

    return scanner->stretch / turn *
           (sin(turn * y + scanner->stretch_phase) - sin(scanner->stretch_phase));
}

static struct press_row row_of(
        const struct press_scanner *scanner, int32_t y, int32_t width, int32_t height)
{
    double angle = scanner->skew_degrees * M_PI / 180.0;
    double centre_x = width / 2.0, centre_y = height / 2.0;
    double from_x = 0.5 - centre_x - scanner->shift_x_px;
    double from_y = y + 0.5 + stretch_at(scanner, y + 0.5, height) - centre_y -
                    scanner->shift_y_px;
    struct press_row row;

    row.step_x = cos(angle) / scanner->scale_x;
    row.step_y = -sin(angle) / scanner->scale_y;
    row.start_x = (cos(angle) * from_x + sin(angle) * from_y) / scanner->scale_x +
                  centre_x - 0.5;
    row.start_y = (-sin(angle) * from_x + cos(angle) * from_y) / scanner->scale_y +
                  centre_y - 0.5;
    return row;
}

static uint32_t darkness_at(const struct press_paper *paper, int64_t x, int64_t y)
{
    if (x < 0 || y < 0 || x >= paper->width_px || y >= paper->height_px)
        return 0;
    return paper->darkness[(size_t)y * paper->stride + (size_t)x];
}

/* Bilinear at a point in 1/65536 pixel; the result has 8 bits behind the point. */
static uint16_t sample_at(const struct press_paper *paper, int64_t x, int64_t y)
{
    int64_t column = x >> 16, line = y >> 16;
    uint32_t right = (uint32_t)(x >> 8) & 255, down = (uint32_t)(y >> 8) & 255;
    const uint8_t *at;
    uint32_t upper, lower;

    if (column >= 0 && line >= 0 && column + 1 < paper->width_px &&
            line + 1 < paper->height_px) {
        at = paper->darkness + (size_t)line * paper->stride + (size_t)column;
        upper = at[0] * (256 - right) + at[1] * right;
        at += paper->stride;
        lower = at[0] * (256 - right) + at[1] * right;
    } else {
        upper = darkness_at(paper, column, line) * (256 - right) +
                darkness_at(paper, column + 1, line) * right;
        lower = darkness_at(paper, column, line + 1) * (256 - right) +
                darkness_at(paper, column + 1, line + 1) * right;
    }
    return (uint16_t)((upper * (256 - down) + lower * down) >> 8);
}

static void view_sample(const struct press_paper *paper,
        const struct press_scanner *scanner, struct press_view *view)
{
    const double unit = 65536.0;
    struct press_row row;
    uint16_t *out = view->samples;
    int64_t at_x, at_y, step_x, step_y;
    int32_t x, y;

    for (y = 0; y < view->height_px; y++) {
        row = row_of(scanner, y, view->width_px, view->height_px);
        at_x = llround(row.start_x * unit);
        at_y = llround(row.start_y * unit);
        step_x = llround(row.step_x * unit);
        step_y = llround(row.step_y * unit);
        for (x = 0; x < view->width_px; x++, at_x += step_x, at_y += step_y)
            *out++ = sample_at(paper, at_x, at_y);
    }
}

static void view_turn(struct press_view *view)
{
    size_t low = 0, high = (size_t)view->width_px * (size_t)view->height_px - 1;
    uint16_t held;

    for (; low < high; low++, high--) {
        held = view->samples[low];
        view->samples[low] = view->samples[high];
        view->samples[high] = held;
    }
}

static int view_allocate(
        const struct press_paper *paper, struct press_view *view, struct error *err)
{
    if (paper->width_px < 1 || paper->height_px < 1 ||
            paper->width_px > PRESS_EDGE_MAX_PX || paper->height_px > PRESS_EDGE_MAX_PX) {
        (void)error_set(err, ERROR_RANGE, "a picture of %d x %d pixels is not possible",
                (int)paper->width_px, (int)paper->height_px);
        return -1;
    }
    view->width_px = paper->width_px;
    view->height_px = paper->height_px;
    view->samples = calloc(
            (size_t)view->width_px * (size_t)view->height_px, sizeof(*view->samples));
    if (view->samples == NULL)
        (void)error_set(err, ERROR_MEMORY, "no memory for a page's picture");
    return view->samples == NULL ? -1 : 0;
}

int press_scan(const struct press_paper *paper, const struct press_scanner *scanner,
        uint8_t *grey, struct error *err)
{
    struct press_view view = {.samples = NULL};
    int result;

    if (view_allocate(paper, &view, err) != 0)
        return -1;
    view_sample(paper, scanner, &view);
    if (scanner->is_turned)
        view_turn(&view);
    result = press_blur(
            view.samples, view.width_px, view.height_px, scanner->blur_px, err);
    if (result == 0)
        result = press_expose(
                view.samples, view.width_px, view.height_px, scanner, grey, err);
    free(view.samples);
    return result;
}

/*
 * Blurred toner is cut again at a lower level: an edge whose blur has the
 * slope 1 / (sigma * sqrt(2 pi)) moves outward by gain_px, and bare paper
 * stays bare.
 */
static uint8_t toner_of(uint16_t sample, const struct press_printer *printer)
{
    double slope = printer->spread_px > 0.0
                           ? 1.0 / (printer->spread_px * sqrt(2.0 * M_PI))
                           : 1.0;
    double level = fmax(0.2, 0.5 - printer->gain_px * slope);
    double value = 0.5 + (sample / 65280.0 - level) * 0.5 / level;

    return (uint8_t)lround(fmax(0.0, fmin(1.0, value)) * 255.0);
}

int press_print(const struct press_paper *paper, const struct press_printer *printer,
        struct error *err)
{
    struct press_view view = {.samples = NULL};
    uint8_t *row;
    const uint16_t *sample;
    int32_t x, y;

    if (view_allocate(paper, &view, err) != 0)
        return -1;
    for (y = 0; y < view.height_px; y++)
        for (x = 0; x < view.width_px; x++)
            view.samples[(size_t)y * (size_t)view.width_px + (size_t)x] =
                    (uint16_t)(darkness_at(paper, x, y) * 256);
    if (press_blur(view.samples, view.width_px, view.height_px, printer->spread_px,
                err) != 0) {
        free(view.samples);
        return -1;
    }
    for (y = 0; y < view.height_px; y++) {
        row = paper->darkness + (size_t)y * paper->stride;
        sample = view.samples + (size_t)y * (size_t)view.width_px;
        for (x = 0; x < view.width_px; x++)
            row[x] = toner_of(sample[x], printer);
    }
    free(view.samples);
    return 0;
}
