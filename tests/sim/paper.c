/* paper.c -- a printed sheet in memory, and ink put on it by hand. */
#include "tests/sim/paper.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double px_per_mm = PAPER_DPI / 25.4;

int paper_load(const char *path, struct paper *out, struct error *err)
{
    struct paper paper = {NULL, 0, 0};
    int levels = 0;
    size_t size;
    FILE *file = fopen(path, "rb");

    if (file == NULL)
        return error_set(err, ERROR_IO, "cannot open '%s': %s", path, strerror(errno));
    if (fscanf(file, "P5 %d %d %d", &paper.width_px, &paper.height_px, &levels) != 3 ||
            fgetc(file) == EOF || levels != 255 || paper.width_px < 1 ||
            paper.width_px > 10000 || paper.height_px < 1 || paper.height_px > 10000) {
        fclose(file);
        return error_set(err, ERROR_SYNTAX, "'%s' is no 8-bit PGM", path);
    }
    size = (size_t)paper.width_px * (size_t)paper.height_px;
    paper.pixels = malloc(size);
    if (paper.pixels == NULL || fread(paper.pixels, 1, size, file) != size) {
        free(paper.pixels);
        fclose(file);
        return error_set(err, ERROR_IO, "'%s' cannot be read whole", path);
    }
    fclose(file);
    *out = paper;
    return 0;
}

void paper_release(struct paper *paper)
{
    free(paper->pixels);
    memset(paper, 0, sizeof(*paper));
}

int paper_copy(const struct paper *from, int toner, struct paper *to, struct error *err)
{
    size_t size = (size_t)from->width_px * (size_t)from->height_px, i;
    uint8_t table[256];

    if (to->pixels == NULL && (to->pixels = malloc(size)) == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a sheet");
    to->width_px = from->width_px;
    to->height_px = from->height_px;
    for (i = 0; i < 256; i++)
        table[i] = (uint8_t)(toner + ((int)i * (255 - toner)) / 255);
    if (toner == 0)
        memcpy(to->pixels, from->pixels, size);
    else
        for (i = 0; i < size; i++)
            to->pixels[i] = table[from->pixels[i]];
    return 0;
}

void stroke_start(struct stroke *stroke, double x, double y)
{
    stroke->count = 1;
    stroke->points[0] = (struct stroke_point){x, y};
}

void stroke_line(
        struct stroke *stroke, double x, double y, double wobble, struct chance *chance)
{
    struct stroke_point from = stroke->points[stroke->count - 1];
    double dx = x - from.x, dy = y - from.y, length = hypot(dx, dy);
    double bow = chance_around(chance, wobble), phase = chance_between(chance, 0, 6.28);
    int steps = (int)(length / 0.6) + 1, i;

    for (i = 1; i <= steps && stroke->count < STROKE_POINTS_MAX; i++) {
        double t = (double)i / steps;
        double off = bow * sin(3.1416 * t) +
                     wobble / 3 * (sin(9 * t + phase) - sin(phase)) * (1 - t);
        double nx = length > 0 ? -dy / length : 0, ny = length > 0 ? dx / length : 0;

        stroke->points[stroke->count++] = (struct stroke_point){
                from.x + dx * t + nx * off, from.y + dy * t + ny * off};
    }
}

double stroke_inside(const struct stroke *stroke, const struct rect_mm *area)
{
    double sum = 0;
    int i, k;

    for (i = 1; i < stroke->count; i++) {
        struct stroke_point a = stroke->points[i - 1], b = stroke->points[i];

        for (k = 0; k < 8; k++) {
            double t = (k + 0.5) / 8, x = a.x + (b.x - a.x) * t,
                   y = a.y + (b.y - a.y) * t;

            if (x >= area->left && x < area->right && y >= area->top && y < area->bottom)
                sum += hypot(b.x - a.x, b.y - a.y) / 8;
        }
    }
    return sum;
}

/* 0..1, the same for the same pixel: what the paper's tooth does to a pen. */
static double tooth_at(int x, int y)
{
    uint32_t h = (uint32_t)(x * 374761393 + y * 668265263);

    h = (h ^ (h >> 13)) * 1274126177u;
    return ((h ^ (h >> 16)) & 0xffff) / 65536.0;
}

static double tooth_smooth(int x, int y)
{
    return (tooth_at(x / 2, y / 2) + tooth_at(x, y) + tooth_at(x / 3 + 77, y / 3)) / 3;
}

static void pixel_ink(
        struct paper *paper, int x, int y, double cover, const struct pen *pen)
{
    uint8_t *at = paper->pixels + (size_t)y * (size_t)paper->width_px + x;
    double value;

    if (pen->grain > 0) {
        double bite = tooth_smooth(x, y) * 2 - 0.5;

        cover *= 1 - pen->grain * (bite < 0 ? 0 : bite > 1 ? 1 : bite);
    }
    value = 255 - (255 - pen->level) * cover;
    if (value < *at)
        *at = (uint8_t)value;
}

static int clamp_to(double value, int most)
{
    return value < 0 ? 0 : value > most ? most : (int)value;
}

static void segment_ink(struct paper *paper, struct stroke_point a, struct stroke_point b,
        const struct pen *pen)
{
    double ax = a.x * px_per_mm, ay = a.y * px_per_mm, bx = b.x * px_per_mm,
           by = b.y * px_per_mm, radius = pen->width_mm * px_per_mm / 2;
    double dx = bx - ax, dy = by - ay, square = dx * dx + dy * dy;
    int left = clamp_to(fmin(ax, bx) - radius - 1, paper->width_px - 1);
    int right = clamp_to(fmax(ax, bx) + radius + 2, paper->width_px - 1);
    int top = clamp_to(fmin(ay, by) - radius - 1, paper->height_px - 1);
    int bottom = clamp_to(fmax(ay, by) + radius + 2, paper->height_px - 1);
    int x, y;

    for (y = top; y < bottom; y++)
        for (x = left; x < right; x++) {
            double px = x + 0.5 - ax, py = y + 0.5 - ay;
            double t = square > 0 ? (px * dx + py * dy) / square : 0;
            double cover;

            t = t < 0 ? 0 : t > 1 ? 1 : t;
            cover = radius + 0.5 - hypot(px - t * dx, py - t * dy);
            if (cover > 0)
                pixel_ink(paper, x, y, cover > 1 ? 1 : cover, pen);
        }
}

void paper_stroke(struct paper *paper, const struct stroke *stroke, const struct pen *pen)
{
    int i;

    for (i = 1; i < stroke->count; i++)
        segment_ink(paper, stroke->points[i - 1], stroke->points[i], pen);
}

void paper_dot(struct paper *paper, double x, double y, double diameter, double level)
{
    struct pen pen = {diameter, level, 0};
    struct stroke_point at = {x, y};

    segment_ink(paper, at, at, &pen);
}

void paper_shade(
        struct paper *paper, const struct rect_mm *area, double soft, double factor)
{
    int left = clamp_to((area->left - soft) * px_per_mm, paper->width_px);
    int right = clamp_to((area->right + soft) * px_per_mm, paper->width_px);
    int top = clamp_to((area->top - soft) * px_per_mm, paper->height_px);
    int bottom = clamp_to((area->bottom + soft) * px_per_mm, paper->height_px);
    int x, y;

    for (y = top; y < bottom; y++)
        for (x = left; x < right; x++) {
            uint8_t *at = paper->pixels + (size_t)y * (size_t)paper->width_px + x;
            double mx = (x + 0.5) / px_per_mm, my = (y + 0.5) / px_per_mm;
            double away = fmax(fmax(area->left - mx, mx - area->right),
                    fmax(area->top - my, my - area->bottom));
            double part = away <= 0 ? 1 : soft > 0 && away < soft ? 1 - away / soft : 0;

            *at = (uint8_t)(*at * (1 - part * (1 - factor)));
        }
}

void paper_paint(struct paper *paper, const struct rect_mm *area, uint8_t level)
{
    int left = clamp_to(area->left * px_per_mm, paper->width_px);
    int right = clamp_to(area->right * px_per_mm, paper->width_px);
    int top = clamp_to(area->top * px_per_mm, paper->height_px);
    int bottom = clamp_to(area->bottom * px_per_mm, paper->height_px);
    int y;

    for (y = top; y < bottom && right > left; y++)
        memset(paper->pixels + (size_t)y * (size_t)paper->width_px + left, level,
                (size_t)(right - left));
}
