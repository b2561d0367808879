/* stroke.c -- lines as a hand draws them, and their ink on the paper. */
#include "tests/sim/paper.h"

#include <math.h>

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

/* What is left of `cover` where the tooth keeps the pen off the paper. */
static float bitten(float cover, int x, int y, float grain)
{
    float bite = (float)tooth_smooth(x, y) * 2 - 0.5f;

    return cover * (1 - grain * (bite < 0 ? 0 : bite > 1 ? 1 : bite));
}

static void pixel_ink(uint8_t *at, float cover, float dark)
{
    float value = 255 - dark * cover;

    if (value < *at)
        *at = (uint8_t)value;
}

static int clamp_to(double value, int most)
{
    return value < 0 ? 0 : value > most ? most : (int)value;
}

/* A thick line with round ends, in pixels; `dx dy` from its start (ax, ay). */
struct capsule {
    float ax, ay, dx, dy, square, radius;
};

/* How much of the pixel about (x, y) lies in it; no root where all or nothing does. */
static float capsule_cover(const struct capsule *c, float x, float y)
{
    float px = x - c->ax, py = y - c->ay, along = px * c->dx + py * c->dy;
    float t = along <= 0 ? 0 : along >= c->square ? 1 : along / c->square;
    float ox = px - t * c->dx, oy = py - t * c->dy, away = ox * ox + oy * oy;
    float out = c->radius + 0.5f, in = c->radius - 0.5f, cover;

    if (away >= out * out)
        return 0;
    if (in > 0 && away <= in * in)
        return 1;
    cover = out - sqrtf(away);
    return cover > 1 ? 1 : cover;
}

static void segment_ink(struct paper *paper, struct stroke_point a, struct stroke_point b,
        const struct pen *pen)
{
    double px = paper->dpi / 25.4, radius = pen->width_mm * px / 2;
    struct capsule c = {(float)(a.x * px), (float)(a.y * px), (float)((b.x - a.x) * px),
            (float)((b.y - a.y) * px), 0, (float)radius};
    int left = clamp_to(fmin(a.x, b.x) * px - radius - 1, paper->width_px);
    int right = clamp_to(fmax(a.x, b.x) * px + radius + 2, paper->width_px);
    int top = clamp_to(fmin(a.y, b.y) * px - radius - 1, paper->height_px);
    int bottom = clamp_to(fmax(a.y, b.y) * px + radius + 2, paper->height_px);
    float dark = (float)(255 - pen->level), grain = (float)pen->grain;
    int x, y, tooth = paper->dpi / PAPER_DPI;

    c.square = c.dx * c.dx + c.dy * c.dy;
    paper_touch(paper, left, top, right, bottom);
    for (y = top; y < bottom; y++) {
        uint8_t *row = paper->pixels + (ptrdiff_t)y * paper->width_px;

        for (x = left; x < right; x++) {
            float cover = capsule_cover(&c, (float)x + 0.5f, (float)y + 0.5f);

            if (cover > 0 && grain > 0)
                cover = bitten(cover, x / tooth, y / tooth, grain);
            if (cover > 0)
                pixel_ink(row + x, cover, dark);
        }
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
