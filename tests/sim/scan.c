/* scan.c -- a printer's scale, a feeder and a sensor, none of them good. */
#include "tests/sim/scan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/sim/bits.h"
#include "tests/sim/grid.h"
#include "tests/sim/lens.h"
#include "tests/sim/sharpen.h"
#include "tests/sim/squeeze.h"
#include "tests/sim/tone.h"
#include "tests/sim/warp.h"

enum { STRIP_ROWS = 32 };

void scan_plain(struct scan *scan)
{
    memset(scan, 0, sizeof(*scan));
    scan->dpi = 300;
    scan->scale_x = scan->scale_y = scan->print_scale = 1;
    scan->margin = 0;
    scan->keep_to = 1;
    scan->backing = 250;
    scan->gamma = 1;
    scan->tone = 0.97; /* drivers leave paper a little below white */
    scan->flare = 12;
    scan->noise = 2;
    scan->threshold = 140;
}

int scan_sees_faint(const struct scan *scan)
{
    double white = pow(scan->tone, scan->gamma),
           faint = pow(scan->tone * 0.84, scan->gamma);

    return scan->bits == SCAN_GREY && (white - faint) * (255 - scan->flare) > 18;
}

/* One scan under way. */
struct work {
    const struct scan *scan;
    const struct paper *paper;
    double step;                /* the paper's pixels in one of the image */
    int32_t width, first, high; /* of the image; its first row of the whole scan */
    int is_same;                /* the image has the paper's resolution */
    struct strip strip;
    struct grid_taps *columns;
    uint8_t *room, *line, *mixed;
    struct tone *tone;
    struct bits *bits;
};

static void work_release(struct work *work)
{
    free(work->strip.pixels);
    free(work->columns);
    free(work->room);
    free(work->line);
    free(work->mixed);
    free(work->tone);
    free(work->bits);
}

static void work_measure(struct work *work)
{
    const struct scan *scan = work->scan;
    const struct paper *paper = work->paper;
    double width = paper->width_px / (double)paper->dpi + 2 * scan->margin / 25.4;
    double height = paper->height_px / (double)paper->dpi + 2 * scan->margin / 25.4;

    work->step = paper->dpi / scan->dpi;
    work->is_same = fabs(work->step - 1) < 1e-9;
    work->width = (int32_t)(width * scan->dpi);
    work->first = (int32_t)(height * scan->keep_from * scan->dpi);
    work->high = (int32_t)(height * scan->keep_to * scan->dpi) - work->first;
    work->strip.width_px =
            work->is_same ? work->width : (int32_t)(work->width * work->step) + 4;
}

static int work_start(struct work *work, struct error *err)
{
    size_t width, rows, margin = (size_t)lens_margin(work->scan, work->paper->dpi);
    int32_t x;

    work_measure(work);
    width = (size_t)work->strip.width_px;
    rows = (size_t)(STRIP_ROWS * work->step) + GRID_TAPS_MAX + 2 * margin + 2;
    work->strip.pixels = malloc(width * rows);
    work->room = malloc(width * rows);
    work->columns = calloc((size_t)work->width, sizeof(*work->columns));
    work->line = malloc((size_t)work->width);
    work->mixed = calloc(1, width + GRID_TAPS_MAX);
    work->tone = calloc(1, sizeof(*work->tone));
    work->bits = calloc(1, sizeof(*work->bits));
    if (work->strip.pixels == NULL || work->room == NULL || work->columns == NULL ||
            work->line == NULL || work->mixed == NULL || work->tone == NULL ||
            work->bits == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a scan");
    for (x = 0; x < work->width; x++) {
        work->columns[x] = grid_taps_at(x, work->step);
        if (work->columns[x].first < 0)
            work->columns[x].first = 0;
    }
    return 0;
}

/* Look at the paper for rows [from, to) of the scan. */
static void work_look(struct work *work, int32_t from, int32_t to)
{
    int margin = lens_margin(work->scan, work->paper->dpi);
    int32_t top = from, bottom = to;

    if (!work->is_same) {
        struct grid_taps last = grid_taps_at(to - 1, work->step);

        top = grid_taps_at(from, work->step).first;
        bottom = last.first + last.count;
    }
    work->strip.first_row = top - margin;
    work->strip.row_count = bottom - top + 2 * margin;
    warp_strip(work->scan, work->paper, margin, &work->strip);
    if (margin > 0)
        lens_blur(work->scan, work->paper->dpi, &work->strip, work->room);
}

/* Row `y` of the scan as the driver has it, before light. */
static uint8_t *work_row(struct work *work, int32_t y)
{
    struct grid_taps taps;

    if (work->is_same)
        return work->strip.pixels +
               (ptrdiff_t)(y - work->strip.first_row) * work->strip.width_px;
    taps = grid_taps_at(y, work->step);
    grid_row(&work->strip, &taps, work->columns, work->width, work->step, work->mixed,
            work->line);
    return work->line;
}

static void work_do(struct work *work, struct chance *chance, struct image *image)
{
    int32_t end = work->first + work->high, from, y;

    tone_start(work->tone, work->scan, work->width, end, chance);
    for (from = work->first; from < end; from += STRIP_ROWS) {
        int32_t to = from + STRIP_ROWS < end ? from + STRIP_ROWS : end;

        work_look(work, from, to);
        for (y = from; y < to; y++) {
            uint8_t *out = image->pixels + (ptrdiff_t)(y - work->first) * work->width;

            tone_row(work->tone, work->scan, y, work->width, chance, work_row(work, y),
                    out);
            bits_row(work->bits, work->scan, y - work->first, work->width, out);
        }
    }
}

int scan_take(const struct scan *scan, const struct paper *paper, struct chance *chance,
        struct image *image, struct error *err)
{
    struct work work = {0};
    int result = -1;

    work.scan = scan;
    work.paper = paper;
    if (work_start(&work, err) != 0 ||
            image_allocate(image, work.width, work.high, err) != 0)
        goto out;
    work_do(&work, chance, image);
    image->dpi_x = image->dpi_y = (int32_t)scan->dpi;
    image->is_bilevel = scan->bits != SCAN_GREY;
    if (scan->sharpen > 0 && scan->bits == SCAN_GREY)
        sharpen_image(image, scan->sharpen);
    if (scan->jpeg_quality > 0 && scan->bits == SCAN_GREY)
        squeeze_jpeg(image, scan->jpeg_quality);
    result = 0;
out:
    work_release(&work);
    return result;
}

void scan_place(const struct scan *scan, const struct paper *paper, double x_mm,
        double y_mm, double *image_x_mm, double *image_y_mm)
{
    double px = paper->dpi / 25.4, x = x_mm * px - 0.5, y = y_mm * px - 0.5;
    double row = y + scan->margin * px, along = 0;
    int i;

    for (i = 0; i < 5; i++) { /* a row is nearly one step down the paper: it converges */
        struct row_path path = warp_path(scan, paper, row);
        double dx = x - path.x, dy = y - path.y;
        double square = path.step_x * path.step_x + path.step_y * path.step_y;

        along = (dx * path.step_x + dy * path.step_y) / square;
        row += (dy * path.step_x - dx * path.step_y) / sqrt(square);
    }
    *image_x_mm = (along + 0.5) / px;
    *image_y_mm = (row + 0.5) / px;
}
