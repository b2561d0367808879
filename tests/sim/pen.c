/* pen.c -- what a hand holds: strokes that swell, skip, blot and fade. */
#include "tests/sim/pen.h"

#include <math.h>
#include <stddef.h>

static const float px_per_mm = PAPER_DPI / 25.4f;

void tooth_fill(struct tooth *tooth)
{
    static const int reach = 2;
    uint8_t raw[TOOTH_SIDE][TOOTH_SIDE];
    struct chance chance = {4711};
    int x, y, i, k;

    for (y = 0; y < TOOTH_SIDE; y++)
        for (x = 0; x < TOOTH_SIDE; x++)
            raw[y][x] = (uint8_t)(chance_next(&chance) >> 56);
    for (y = 0; y < TOOTH_SIDE; y++)
        for (x = 0; x < TOOTH_SIDE; x++) {
            int sum = 3 * raw[y][x], weight = 3, value;

            for (i = 0; i < reach; i++)
                for (k = 0; k < reach; k++, weight++)
                    sum += raw[(y + i) % TOOTH_SIDE][(x + k) % TOOTH_SIDE];
            value = (sum / weight - 128) * 3 / 2 + 128;
            tooth->at[y][x] = (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value);
        }
}

/* Black, blue or red, as dark as a scanner sees them. */
static double ink_level(struct chance *c)
{
    switch (chance_below(c, 5)) {
    case 0:
    case 1:
        return chance_between(c, 15, 60);
    case 2:
    case 3:
        return chance_between(c, 30, 100);
    default:
        return chance_between(c, 20, 80);
    }
}

void nib_choose(struct nib *nib, enum pen_kind kind, struct chance *c)
{
    *nib = (struct nib){kind, chance_between(c, 0.35, 0.6), ink_level(c), 0,
            chance_between(c, 0.05, 0.2), chance_between(c, -0.2, 0.4), 0, 0, 0.085};
    if (kind == PEN_BALL) {
        nib->grain = chance_between(c, 0, 0.3);
        nib->skips = chance_hit(c, 0.3) ? chance_between(c, 0.03, 0.12) : 0;
        nib->hollow = chance_hit(c, 0.2) ? chance_between(c, 0.1, 0.5) : 0;
    } else if (kind == PEN_GEL) {
        nib->width_mm = chance_between(c, 0.4, 0.7);
        nib->skips = chance_hit(c, 0.1) ? chance_between(c, 0.02, 0.08) : 0;
        nib->blob = chance_between(c, 0, 0.6);
    } else if (kind == PEN_FELT) {
        nib->width_mm = chance_between(c, 0.9, 1.8);
        nib->blob = chance_between(c, -0.15, 0.15); /* a broad tip blots little */
        nib->hollow = chance_hit(c, 0.3) ? chance_between(c, 0.1, 0.4) : 0;
        nib->grain = chance_hit(c, 0.2) ? chance_between(c, 0, 0.25) : 0;
        nib->edge_mm = chance_between(c, 0.085, 0.2);
    } else {
        nib->width_mm = chance_between(c, 0.5, 0.9);
        nib->level = chance_between(c, 70, 130);
        nib->grain = chance_between(c, 0.1, 0.4);
        nib->swing = chance_between(c, 0.1, 0.35);
        nib->edge_mm = 0.12;
    }
    if (kind == PEN_LIGHT) {
        nib->level = chance_between(c, 150, 195);
        nib->width_mm = chance_between(c, 0.4, 0.7);
        nib->grain = chance_between(c, 0.05, 0.3);
    }
}

/* The state of the pen at one point of its stroke. */
struct nib_point {
    float x, y, radius, force;
};

struct nib_ink {
    float depth; /* levels of full ink */
    float grain, hollow, per_edge;
    int shift_x, shift_y;
};

static inline void pixel_ink(uint8_t *at, float away, const struct nib_point *p,
        const struct nib_ink *ink, uint8_t tooth)
{
    float cover = (p->radius - away) * ink->per_edge + 0.5f, bite, value;

    if (cover <= 0)
        return;
    if (cover > 1)
        cover = 1;
    if (ink->hollow > 0 && away < p->radius * 0.5f)
        cover *= 1 - ink->hollow * (1 - away / (p->radius * 0.5f));
    if (ink->grain > 0) {
        bite = (float)tooth * (2.0f / 255) - 0.5f;
        cover *= 1 - ink->grain * (bite < 0 ? 0 : bite > 1 ? 1 : bite);
    }
    value = 255 - ink->depth * cover * p->force;
    if (value < (float)*at)
        *at = (uint8_t)value;
}

static int clamp_to(float value, int most)
{
    return value < 0 ? 0 : value > (float)most ? most : (int)value;
}

/* A piece of line between two states of the pen. */
static void piece_ink(struct paper *paper, const struct tooth *tooth,
        const struct nib_point *a, const struct nib_point *b, const struct nib_ink *ink)
{
    float dx = b->x - a->x, dy = b->y - a->y, square = dx * dx + dy * dy;
    float reach = fmaxf(a->radius, b->radius) + 0.5f / ink->per_edge + 0.5f;
    float per_square = square > 0 ? 1 / square : 0;
    int left = clamp_to(fminf(a->x, b->x) - reach, paper->width_px);
    int right = clamp_to(fmaxf(a->x, b->x) + reach + 1, paper->width_px);
    int top = clamp_to(fminf(a->y, b->y) - reach, paper->height_px);
    int bottom = clamp_to(fmaxf(a->y, b->y) + reach + 1, paper->height_px);
    int x, y;

    for (y = top; y < bottom; y++) {
        uint8_t *row = paper->pixels + (size_t)y * (size_t)paper->width_px;
        const uint8_t *rough = tooth->at[(y + ink->shift_y) % TOOTH_SIDE];
        float py = (float)y + 0.5f - a->y;

        for (x = left; x < right; x++) {
            float px = (float)x + 0.5f - a->x, t = (px * dx + py * dy) * per_square;
            float ex, ey, away;
            struct nib_point at;

            t = t < 0 ? 0 : t > 1 ? 1 : t;
            ex = px - t * dx;
            ey = py - t * dy;
            away = ex * ex + ey * ey;
            if (away >= reach * reach)
                continue;
            at.radius = a->radius + (b->radius - a->radius) * t;
            at.force = a->force + (b->force - a->force) * t;
            pixel_ink(&row[x], sqrtf(away), &at, ink,
                    rough[(x + ink->shift_x) % TOOTH_SIDE]);
        }
    }
}

/* Pressure comes and goes along the stroke; its ends are blots or thin out. */
static struct nib_point point_of(const struct stroke *stroke, int i, double at,
        double length, const struct nib *nib, double phase, struct chance *c)
{
    double end = fmin(at, length - at), wide;
    struct nib_point point = {(float)stroke->points[i].x * px_per_mm,
            (float)stroke->points[i].y * px_per_mm, 0, 1};

    wide = 1 + nib->swing * sin(at * 0.9 + phase) +
           (end < 0.5 ? nib->blob * (1 - end / 0.5) : 0);
    point.radius = (float)(nib->width_mm * wide / 2) * px_per_mm;
    if (nib->skips > 0 && end > 0.6 && chance_hit(c, nib->skips))
        point.force = (float)chance_between(c, 0.1, 0.7);
    return point;
}

void nib_draw(struct paper *paper, const struct tooth *tooth, const struct stroke *stroke,
        const struct nib *nib, double strength, struct chance *c)
{
    struct nib_ink ink = {(float)((255 - nib->level) * strength), (float)nib->grain,
            (float)nib->hollow, 1 / ((float)nib->edge_mm * px_per_mm),
            chance_below(c, TOOTH_SIDE), chance_below(c, TOOTH_SIDE)};
    double length = 0, at = 0, phase = chance_between(c, 0, 6.28);
    struct nib_point from, to;
    int i;

    if (stroke->count < 1)
        return;
    for (i = 1; i < stroke->count; i++)
        length += hypot(stroke->points[i].x - stroke->points[i - 1].x,
                stroke->points[i].y - stroke->points[i - 1].y);
    from = point_of(stroke, 0, 0, length, nib, phase, c);
    if (stroke->count == 1)
        piece_ink(paper, tooth, &from, &from, &ink);
    for (i = 1; i < stroke->count; i++) {
        at += hypot(stroke->points[i].x - stroke->points[i - 1].x,
                stroke->points[i].y - stroke->points[i - 1].y);
        to = point_of(stroke, i, at, length, nib, phase, c);
        piece_ink(paper, tooth, &from, &to, &ink);
        from = to;
    }
}
