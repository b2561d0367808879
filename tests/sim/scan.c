/* scan.c -- a printer, a hand's folding, a feeder and a sensor, none of them good. */
#include "tests/sim/scan.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

enum { FIXED = 65536, NOISE_SIZE = 65536 };

void scan_plain(struct scan *scan)
{
    memset(scan, 0, sizeof(*scan));
    scan->dpi = 300;
    scan->scale_x = scan->scale_y = scan->print_scale = 1;
    scan->margin = 0;
    scan->keep_to = 1;
    scan->backing = 250;
    scan->gamma = scan->tone = 1;
    scan->noise = 2;
    scan->threshold = 140;
}

int scan_sees_faint(const struct scan *scan)
{
    double white = pow(scan->tone, scan->gamma),
           faint = pow(scan->tone * 0.84, scan->gamma);

    return scan->bits == SCAN_GREY && (white - faint) * 255 > 18;
}

/* Where on the paper, in its pixels, a row of the image begins and where it steps to. */
struct row_path {
    double x, y, step_x, step_y;
};

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

static struct row_path path_of(
        const struct scan *scan, const struct paper *paper, double row)
{
    double width = paper->width_px * 25.4 / PAPER_DPI;
    double height = paper->height_px * 25.4 / PAPER_DPI;
    double px = PAPER_DPI / 25.4, mm = 25.4 / scan->dpi;
    double v = feeder_travel(scan, (row + 0.5) * mm / scan->scale_y, height) -
               scan->margin - scan->shift_y - height / 2;
    double u = 0.5 * mm / scan->scale_x - scan->margin - scan->shift_x - width / 2;
    double c = cos(scan->skew), s = sin(scan->skew), k = scan->print_scale;
    double sign = scan->is_turned ? -1 : 1, x, y, dx, dy;

    x = sign * (c * u + s * v + scan->shear * v) / k;
    y = sign * (-s * u + c * v) / k;
    dx = sign * c * mm / scan->scale_x / k;
    dy = sign * -s * mm / scan->scale_x / k;
    return (struct row_path){
            (x + width / 2) * px - 0.5, (y + height / 2) * px - 0.5, dx * px, dy * px};
}

static inline int sample(const struct paper *paper, int32_t x, int32_t y, int backing)
{
    int ix = x >> 16, iy = y >> 16, fx = (x >> 8) & 255, fy = (y >> 8) & 255;
    const uint8_t *at;
    int top, bottom;

    if ((unsigned)ix >= (unsigned)paper->width_px - 1 ||
            (unsigned)iy >= (unsigned)paper->height_px - 1)
        return backing;
    at = paper->pixels + (ptrdiff_t)iy * paper->width_px + ix;
    top = at[0] * (256 - fx) + at[1] * fx;
    at += paper->width_px;
    bottom = at[0] * (256 - fx) + at[1] * fx;
    return (top * (256 - fy) + bottom * fy) >> 16;
}

static void row_resample(const struct scan *scan, const struct paper *paper,
        const struct row_path *path, int32_t width, uint8_t *out)
{
    int32_t x = (int32_t)(path->x * FIXED), y = (int32_t)(path->y * FIXED);
    int32_t dx = (int32_t)lround(path->step_x * FIXED),
            dy = (int32_t)lround(path->step_y * FIXED);
    int backing = scan->print_scale < 1 ? 255 : scan->backing, parts, i, k, m;

    parts = scan->dpi < 250 ? 2 : 1; /* a coarse sensor's pixel sees all of its area */
    if (parts == 1) {
        for (i = 0; i < width; i++, x += dx, y += dy)
            out[i] = (uint8_t)sample(paper, x, y, backing);
        return;
    }
    for (i = 0; i < width; i++, x += dx, y += dy) {
        int sum = 0;

        for (k = -1; k <= 1; k += 2)
            for (m = -1; m <= 1; m += 2)
                sum += sample(paper, x + (k * dx - m * dy) / 4, y + (k * dy + m * dx) / 4,
                        backing);
        out[i] = (uint8_t)(sum / 4);
    }
}

/* 1 2 1 along rows and columns; `line` holds two rows. */
static void blur_once(struct image *image, uint8_t *line)
{
    int32_t w = image->width_px, h = image->height_px, x, y;
    uint8_t *before = line, *own = line + w;

    for (y = 0; y < h; y++) {
        uint8_t *row = image->pixels + (ptrdiff_t)y * w;
        int left = row[0];

        for (x = 0; x + 1 < w; x++) {
            int here = row[x];

            row[x] = (uint8_t)((left + 2 * here + row[x + 1] + 2) / 4);
            left = here;
        }
    }
    memcpy(before, image->pixels, (size_t)w);
    for (y = 0; y + 1 < h; y++) {
        uint8_t *row = image->pixels + (ptrdiff_t)y * w, *swap;

        memcpy(own, row, (size_t)w);
        for (x = 0; x < w; x++)
            row[x] = (uint8_t)((before[x] + 2 * own[x] + row[w + x] + 2) / 4);
        swap = before;
        before = own;
        own = swap;
    }
}

/* The same 65536 draws of a normal law, times 16, for every page of a process. */
static const int8_t *noise_table(void)
{
    static int8_t table[NOISE_SIZE]; /* filled once, never changed after */
    static int is_filled;
    struct chance chance = {77};
    int i, k;

    for (i = 0; !is_filled && i < NOISE_SIZE; i++) {
        double sum = -6;

        for (k = 0; k < 12; k++)
            sum += chance_between(&chance, 0, 1);
        table[i] = (int8_t)lround(fmax(-127, fmin(127, sum * 32)));
    }
    is_filled = 1;
    return table;
}

static void tone_table(const struct scan *scan, uint8_t table[256])
{
    int i;

    for (i = 0; i < 256; i++)
        table[i] = (uint8_t)lround(255 * pow(i / 255.0 * scan->tone, scan->gamma));
}

static void streaks_row(const struct scan *scan, uint8_t *row, int32_t width)
{
    int i;
    int32_t x;

    for (i = 0; i < scan->streak_count; i++) {
        const struct scan_streak *streak = &scan->streaks[i];
        int32_t left = (int32_t)(streak->at_mm * scan->dpi / 25.4);
        int32_t wide = (int32_t)ceil(streak->width_mm * scan->dpi / 25.4);

        for (x = left < 0 ? 0 : left; x < left + wide && x < width; x++)
            row[x] = (uint8_t)(streak->level < 128
                                       ? (row[x] * streak->level) / 255
                                       : 255 - (255 - row[x]) * (255 - streak->level) /
                                                         255);
    }
}

static void tones_apply(
        const struct scan *scan, struct chance *chance, struct image *image)
{
    const int8_t *noise = noise_table();
    int strength = (int)lround(scan->noise * 8), i;
    int32_t x, y, w = image->width_px;
    uint8_t table[256];
    int loss = (int)lround(scan->light_x * 65536.0 / w);

    tone_table(scan, table);
    for (y = 0; y < image->height_px; y++) {
        uint8_t *row = image->pixels + (ptrdiff_t)y * w;
        unsigned at = (unsigned)chance_next(chance);
        int light = (int)(65536 * (1 - scan->light_y * y / image->height_px));

        streaks_row(scan, row, w);
        if (loss == 0 && light == 65536 && strength == 0) {
            for (x = 0; x < w; x++)
                row[x] = table[row[x]];
            continue;
        }
        for (x = 0; x < w; x++) {
            i = (table[row[x]] * (light >> 1) >> 15) +
                ((noise[(at + (unsigned)x) % NOISE_SIZE] * strength) >> 8);
            row[x] = (uint8_t)(i < 0 ? 0 : i > 255 ? 255 : i);
            light -= loss;
        }
    }
}

static void make_bilevel(struct image *image, int threshold)
{
    size_t i, size = (size_t)image->width_px * (size_t)image->height_px;

    for (i = 0; i < size; i++)
        image->pixels[i] = image->pixels[i] < threshold ? 0 : 255;
    image->is_bilevel = 1;
}

/* Floyd and Steinberg, 1976. */
static void make_dither(struct image *image, int *errors)
{
    int32_t w = image->width_px, x, y;
    int *now = errors + 1, *next = errors + w + 3, *swap;

    memset(errors, 0, (size_t)(2 * w + 4) * sizeof(*errors));
    for (y = 0; y < image->height_px; y++) {
        uint8_t *row = image->pixels + (ptrdiff_t)y * w;

        memset(next - 1, 0, (size_t)(w + 2) * sizeof(*next));
        for (x = 0; x < w; x++) {
            int value = row[x] + now[x] / 16, off;

            row[x] = value < 128 ? 0 : 255;
            off = value - row[x];
            now[x + 1] += off * 7;
            next[x - 1] += off * 3;
            next[x] += off * 5;
            next[x + 1] += off;
        }
        swap = now;
        now = next;
        next = swap;
    }
    image->is_bilevel = 1;
}

static void jpeg_pack(
        struct image *image, int quality, unsigned char **data, unsigned long *size)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr manager;

    jpeg.err = jpeg_std_error(&manager); /* exits on failure: ours, not the engine's */
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, data, size);
    jpeg.image_width = (JDIMENSION)image->width_px;
    jpeg.image_height = (JDIMENSION)image->height_px;
    jpeg.input_components = 1;
    jpeg.in_color_space = JCS_GRAYSCALE;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, quality, TRUE);
    jpeg_start_compress(&jpeg, TRUE);
    while (jpeg.next_scanline < jpeg.image_height) {
        JSAMPROW row = image->pixels + (ptrdiff_t)jpeg.next_scanline * image->width_px;

        (void)jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
}

static void jpeg_pass(struct image *image, int quality)
{
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr manager;
    unsigned char *data = NULL;
    unsigned long size = 0;

    jpeg_pack(image, quality, &data, &size);
    jpeg.err = jpeg_std_error(&manager);
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, data, size);
    (void)jpeg_read_header(&jpeg, TRUE);
    jpeg_start_decompress(&jpeg);
    while (jpeg.output_scanline < jpeg.output_height) {
        JSAMPROW row = image->pixels + (ptrdiff_t)jpeg.output_scanline * image->width_px;

        (void)jpeg_read_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_decompress(&jpeg);
    jpeg_destroy_decompress(&jpeg);
    free(data);
}

int scan_take(const struct scan *scan, const struct paper *paper, struct chance *chance,
        struct image *image, struct error *err)
{
    double width = paper->width_px * 25.4 / PAPER_DPI + 2 * scan->margin;
    double height = paper->height_px * 25.4 / PAPER_DPI + 2 * scan->margin;
    int32_t first = (int32_t)(height * scan->keep_from * scan->dpi / 25.4), y;
    int32_t wide = (int32_t)(width * scan->dpi / 25.4);
    int32_t high = (int32_t)(height * scan->keep_to * scan->dpi / 25.4) - first;
    int *room;

    if (image_allocate(image, wide, high, err) != 0)
        return -1;
    room = calloc((size_t)wide * 2 + 4, sizeof(*room));
    if (room == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a scan");
    image->dpi_x = image->dpi_y = (int32_t)scan->dpi;
    image->is_bilevel = 0;
    for (y = 0; y < high; y++) {
        struct row_path path = path_of(scan, paper, y + first);

        row_resample(scan, paper, &path, wide, image->pixels + (ptrdiff_t)y * wide);
    }
    for (y = 0; y < scan->blur; y++)
        blur_once(image, (uint8_t *)room);
    tones_apply(scan, chance, image);
    if (scan->bits == SCAN_BILEVEL)
        make_bilevel(image, (int)(scan->threshold * pow(scan->tone, scan->gamma)));
    else if (scan->bits == SCAN_DITHER)
        make_dither(image, room);
    if (scan->jpeg_quality > 0 && scan->bits == SCAN_GREY)
        jpeg_pass(image, scan->jpeg_quality);
    free(room);
    return 0;
}
