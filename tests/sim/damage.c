/* damage.c -- what hands do to a sheet: folds, corners, holes. */
#include "tests/sim/damage.h"

#include <math.h>

static const double page_width = 210, page_height = 297, row_mm = 0.08;

/* A crease is a thin line, broken where the toner held, and a soft shadow beside it. */
static void crease(
        struct paper *paper, double at, int is_across, double strength, struct chance *c)
{
    double dark = 1 - strength * chance_between(c, 0.2, 0.6),
           soft = chance_between(c, 0.5, 4), wide = chance_between(c, 0.05, 0.25),
           shade = 1 - strength * chance_between(c, 0.02, 0.15);
    struct rect_mm line = {-10, at, 230, at + wide}, side = {-10, at, 230, at + soft / 2};

    if (!is_across) {
        line = (struct rect_mm){at, -10, at + wide, 320};
        side = (struct rect_mm){at, -10, at + soft / 2, 320};
    }
    paper_shade(paper, &line, 0.1, dark);
    paper_shade(paper, &side, soft, shade);
    paper_harm(paper, &line, PAPER_CREASE);
}

void damage_fold(struct paper *paper, double strength, struct chance *c)
{
    int way = chance_below(c, 4);

    if (way == 0 || way == 3)
        crease(paper, 148.5 + chance_around(c, 2), 1, strength, c);
    if (way == 1) {
        crease(paper, 99 + chance_around(c, 3), 1, strength, c);
        crease(paper, 198 + chance_around(c, 3), 1, strength, c);
    }
    if (way >= 2)
        crease(paper, 105 + chance_around(c, 2), 0, strength, c);
}

/* The corner that is meant, and how far from its edges something lies. */
struct corner {
    int right, foot;
};

static struct rect_mm corner_rect(
        const struct corner *corner, double from, double to, double y, double high)
{
    struct rect_mm rect = {from, y, to, y + high};

    if (corner->right) {
        rect.left = page_width - to;
        rect.right = page_width - from;
    }
    if (corner->foot) {
        rect.top = page_height - y - high;
        rect.bottom = page_height - y;
    }
    if (from <= 0) { /* to the very edge, whatever the paper's last pixel */
        rect.left -= corner->right ? 0 : 1;
        rect.right += corner->right ? 1 : 0;
    }
    return rect;
}

static struct corner corner_any(struct chance *c)
{
    struct corner corner = {chance_below(c, 2), chance_below(c, 2)};

    return corner;
}

/* Beyond the fold the scanner's backing; inside it the sheet's empty other side. */
void damage_corner_fold(struct paper *paper, double size, struct chance *c)
{
    struct corner corner = corner_any(c);
    int backing = chance_hit(c, 0.5) ? 245 : chance_below(c, 60),
        shadow = 120 + chance_below(c, 100);
    double leg = size * chance_between(c, 0.6, 1.4), y;
    struct rect_mm all = corner_rect(&corner, 0, leg, 0, size);

    for (y = 0; y < size; y += row_mm) {
        double edge = leg * (1 - y / size);
        struct rect_mm gone = corner_rect(&corner, 0, edge, y, row_mm * 1.5);
        struct rect_mm over = corner_rect(&corner, edge, leg, y, row_mm * 1.5);
        struct rect_mm line = corner_rect(&corner, edge, edge + 0.25, y, row_mm * 1.5);

        paper_paint(paper, &gone, (uint8_t)backing);
        paper_paint(paper, &over, 252);
        paper_paint(paper, &line, (uint8_t)shadow);
    }
    all.left += corner.right ? -0.4 : 0;
    paper_harm(paper, &all, PAPER_GONE);
}

void damage_corner_tear(struct paper *paper, double size, struct chance *c)
{
    struct corner corner = corner_any(c);
    int backing = chance_hit(c, 0.5) ? 245 : chance_below(c, 60);
    double leg = size * chance_between(c, 0.6, 1.4), ragged = 0, y;
    int step;

    for (step = 0; step < 6; step++) { /* steps of the slope, for what is told */
        struct rect_mm gone = corner_rect(
                &corner, 0, leg * (6 - step) / 6 + 0.5, size * step / 6, size / 6);

        paper_harm(paper, &gone, PAPER_GONE);
    }
    for (y = 0; y < size; y += row_mm) {
        double edge = leg * (1 - y / size);
        struct rect_mm gone, fibres;

        ragged += chance_around(c, 0.15) - ragged * 0.05;
        edge = fmax(0.1, edge + ragged);
        gone = corner_rect(&corner, 0, edge, y, row_mm * 1.5);
        fibres = corner_rect(&corner, edge, edge + 0.2, y, row_mm * 1.5);
        paper_paint(paper, &gone, (uint8_t)backing);
        paper_shade(paper, &fibres, 0.1, 0.85);
    }
}

static void hole(struct paper *paper, double x, double y, double radius, uint8_t level)
{
    struct rect_mm all = {x - radius, y - radius, x + radius, y + radius};
    double at;

    for (at = -radius; at < radius; at += row_mm) {
        double half = sqrt(radius * radius - at * at);
        struct rect_mm strip = {x - half, y + at, x + half, y + at + row_mm * 1.5};

        paper_paint(paper, &strip, level);
    }
    paper_harm(paper, &all, PAPER_GONE);
}

void damage_holes(struct paper *paper, double diameter, struct chance *c)
{
    uint8_t level = (uint8_t)(chance_hit(c, 0.5) ? chance_below(c, 40) : 248);
    double x = chance_between(c, 9, 14), middle = page_height / 2 + chance_around(c, 2);
    int is_four = chance_hit(c, 0.3), i;

    if (chance_hit(c, 0.5))
        x = page_width - x;
    for (i = is_four ? -3 : -1; i <= 3 && i <= (is_four ? 3 : 1); i += 2)
        hole(paper, x, middle + i * 40, diameter / 2, level);
}
