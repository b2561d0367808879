/* pen.c -- what a hand holds: strokes that swell, skip, blot and fade. */
#include "tests/sim/pen.h"

#include <math.h>
#include <stddef.h>

#include "tests/sim/wide.h"

enum { ROW_STEP = 8 };

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
            value = value < 0 ? 0 : value > 255 ? 255 : value;
            tooth->at[y][x] = tooth->at[y][x + TOOTH_SIDE] = (uint8_t)value;
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

/* A piece between two points: from the first, along it, and how they differ. */
struct nib_piece {
    float dx, dy, along_x, along_y; /* along: 0 at one end, 1 at the other */
    float radius, swell, force, waning;
    float beside_x, beside_y; /* beside the line, in halves of the radius */
};

struct nib_ink {
    float depth; /* levels of full ink */
    float grain, hollow, per_edge;
    int shift_x, shift_y;
};

/* One row of a piece, `count` pixels (of ROW_STEP) from `x` (of pixel middles, from
 * a's place). No branches: a compiler makes it wide. */
static inline void row_ink(uint8_t *restrict row, const uint8_t *restrict rough,
        int count, float x, float y, const struct nib_piece *piece,
        const struct nib_ink *ink)
{
    int i;

    for (i = 0; i < (count & ~(ROW_STEP - 1)); i++) {
        float px = x + (float)i, t = px * piece->along_x + y * piece->along_y;
        float ex, ey, away, radius, cover, inner, bite, value, old = (float)row[i];

        t = t < 0 ? 0 : t;
        t = t > 1 ? 1 : t;
        ex = px - t * piece->dx;
        ey = y - t * piece->dy;
        away = sqrtf(ex * ex + ey * ey);
        radius = piece->radius + piece->swell * t;
        cover = (radius - away) * ink->per_edge + 0.5f;
        cover = cover < 0 ? 0 : cover;
        cover = cover > 1 ? 1 : cover;
        inner = 1 - fabsf(px * piece->beside_x - y * piece->beside_y);
        inner = inner < 0 ? 0 : inner;
        bite = (float)rough[i] * (2.0f / 255) - 0.5f;
        bite = bite < 0 ? 0 : bite;
        bite = bite > 1 ? 1 : bite;
        cover *= (1 - ink->hollow * inner) * (1 - ink->grain * bite);
        value = 255 - ink->depth * cover * (piece->force + piece->waning * t);
        row[i] = (uint8_t)(int)(value < old ? value : old);
    }
}

static int clamp_to(float value, int most)
{
    return value < 0 ? 0 : value > (float)most ? most : (int)value;
}

static struct nib_piece piece_of(const struct nib_point *a, const struct nib_point *b)
{
    float dx = b->x - a->x, dy = b->y - a->y, square = dx * dx + dy * dy;
    float per = square > 0 ? 1 / square : 0;
    float half = square > 0 ? 4 / ((a->radius + b->radius) * sqrtf(square)) : 0;

    return (struct nib_piece){dx, dy, dx * per, dy * per, a->radius,
            b->radius - a->radius, a->force, b->force - a->force, dy * half, dx * half};
}

/* The part of a row, `y` from a's place, that lies within `reach` of the piece. */
static void row_span(
        const struct nib_piece *piece, float y, float reach, float *left, float *right)
{
    float from = (y - reach) / piece->dy, to = (y + reach) / piece->dy, swap;

    *left = fminf(0, piece->dx) - reach;
    *right = fmaxf(0, piece->dx) + reach;
    if (fabsf(piece->dy) < 1)
        return;
    if (from > to) {
        swap = from;
        from = to;
        to = swap;
    }
    from = fmaxf(from, 0) * piece->dx;
    to = fminf(to, 1) * piece->dx;
    *left = fmaxf(*left, fminf(from, to) - reach);
    *right = fminf(*right, fmaxf(from, to) + reach);
}

/* A piece of line between two states of the pen. */
WIDE_LOOP static void piece_ink(struct paper *paper, const struct tooth *tooth,
        const struct nib_point *a, const struct nib_point *b, const struct nib_ink *ink)
{
    struct nib_piece piece = piece_of(a, b);
    float reach = fmaxf(a->radius, b->radius) + 0.5f / ink->per_edge;
    int top = clamp_to(fminf(a->y, b->y) - reach, paper->height_px);
    int bottom = clamp_to(fmaxf(a->y, b->y) + reach + 1, paper->height_px);
    int y;

    paper_touch(paper, (int)(fminf(a->x, b->x) - reach), top,
            (int)(fmaxf(a->x, b->x) + reach + 2), bottom);
    for (y = top; y < bottom; y++) {
        float py = (float)y + 0.5f - a->y, from, to;
        int left, right;

        row_span(&piece, py, reach, &from, &to);
        left = clamp_to(a->x + from - 0.5f, paper->width_px);
        right = clamp_to(a->x + to + 1.5f, paper->width_px);
        right = left + (right - left + ROW_STEP - 1) / ROW_STEP * ROW_STEP;
        if (right - left > TOOTH_SIDE)
            right = left + TOOTH_SIDE;
        if (right > paper->width_px) { /* pixels beyond the piece take no ink */
            left -= right - paper->width_px;
            right = paper->width_px;
        }
        if (left >= 0 && left < right)
            row_ink(paper->pixels + (size_t)y * (size_t)paper->width_px + left,
                    tooth->at[(y + ink->shift_y) % TOOTH_SIDE] +
                            (left + ink->shift_x) % TOOTH_SIDE,
                    right - left, (float)left + 0.5f - a->x, py, &piece, ink);
    }
}

/* Pressure comes and goes along the stroke; its ends are blots or thin out. */
static struct nib_point point_of(const struct stroke_point *place, float px_per_mm,
        double at, double length, const struct nib *nib, double phase, struct chance *c)
{
    double end = fmin(at, length - at), wide;
    struct nib_point point = {
            (float)place->x * px_per_mm, (float)place->y * px_per_mm, 0, 1};

    wide = 1 + nib->swing * sin(at * 0.9 + phase) +
           (end < 0.5 ? nib->blob * (1 - end / 0.5) : 0);
    point.radius = (float)(nib->width_mm * wide / 2) * px_per_mm;
    if (nib->skips > 0 && end > 0.6 && chance_hit(c, nib->skips))
        point.force = (float)chance_between(c, 0.1, 0.7);
    return point;
}

/* A broad nib does not follow every tremble, and no eye a bend of 0.04 mm. */
static int is_needless(const struct stroke_point *last, const struct stroke_point *point,
        const struct stroke_point *next, const struct nib *nib)
{
    double dx = next->x - last->x, dy = next->y - last->y, chord = hypot(dx, dy);
    double away = fabs((point->x - last->x) * dy - (point->y - last->y) * dx);

    if (hypot(point->x - last->x, point->y - last->y) < nib->width_mm * 0.45)
        return 1;
    return nib->skips <= 0 && chord > 0.3 && chord < 2 && away < 0.04 * chord;
}

void nib_draw(struct paper *paper, const struct tooth *tooth, const struct stroke *stroke,
        const struct nib *nib, double strength, struct chance *c)
{
    float px_per_mm = (float)paper->dpi / 25.4f;
    struct nib_ink ink = {(float)((255 - nib->level) * strength), (float)nib->grain,
            (float)nib->hollow, 1 / ((float)nib->edge_mm * px_per_mm),
            chance_below(c, TOOTH_SIDE), chance_below(c, TOOTH_SIDE)};
    double length = 0, at = 0, phase = chance_between(c, 0, 6.28);
    const struct stroke_point *last = &stroke->points[0];
    struct nib_point from, to;
    int i;

    if (stroke->count < 1)
        return;
    for (i = 1; i < stroke->count; i++)
        length += hypot(stroke->points[i].x - stroke->points[i - 1].x,
                stroke->points[i].y - stroke->points[i - 1].y);
    from = point_of(last, px_per_mm, 0, length, nib, phase, c);
    if (stroke->count == 1)
        piece_ink(paper, tooth, &from, &from, &ink);
    for (i = 1; i < stroke->count; i++) {
        at += hypot(stroke->points[i].x - stroke->points[i - 1].x,
                stroke->points[i].y - stroke->points[i - 1].y);
        if (i + 1 < stroke->count &&
                is_needless(last, &stroke->points[i], &stroke->points[i + 1], nib))
            continue;
        last = &stroke->points[i];
        to = point_of(last, px_per_mm, at, length, nib, phase, c);
        piece_ink(paper, tooth, &from, &to, &ink);
        from = to;
    }
}
