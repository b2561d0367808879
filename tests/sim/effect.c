/* effect.c -- what goes wrong between a printer and an image, each by its name. */
#include "tests/sim/effect.h"

#include <math.h>

static const double degree = 3.14159265 / 180;

static const char *const names[EFFECT_COUNT] = {
        [EFFECT_NONE] = "none",
        [EFFECT_SKEW] = "skew to 3 degrees",
        [EFFECT_SHIFT] = "shift to 6 mm",
        [EFFECT_SCALE] = "scale 0.985 to 1.015",
        [EFFECT_STRETCH] = "stretch to 1.5 %",
        [EFFECT_SHEAR] = "shear to 4 per mille",
        [EFFECT_TURNED] = "turned by 180 degrees",
        [EFFECT_BLUR] = "blur",
        [EFFECT_NOISE] = "noise",
        [EFFECT_LIGHT] = "uneven light",
        [EFFECT_GAMMA] = "gamma 0.6 to 1.8",
        [EFFECT_TONER] = "faint toner",
        [EFFECT_PAPER] = "coloured paper",
        [EFFECT_BLACK_BORDER] = "black border",
        [EFFECT_JPEG] = "JPEG 50 to 95",
        [EFFECT_BILEVEL] = "black and white",
        [EFFECT_DITHER] = "dithered",
        [EFFECT_DPI] = "150 to 600 dpi",
        [EFFECT_STREAK_THIN] = "thin streaks",
        [EFFECT_STREAK_WIDE] = "wide streaks",
        [EFFECT_STREAK_WHITE] = "white streaks",
        [EFFECT_FOLD] = "folds",
        [EFFECT_CORNER] = "corner folded or torn",
        [EFFECT_HOLES] = "punched holes",
};

const char *effect_name(enum effect effect)
{
    return names[effect];
}

static void streaks_set(struct scan *scan, struct chance *c, double least, double most,
        int dark, int bright)
{
    int i;

    scan->streak_count = 1 + chance_below(c, 4);
    for (i = 0; i < scan->streak_count; i++)
        scan->streaks[i] = (struct scan_streak){chance_between(c, 14, 196),
                chance_between(c, least, most), 0, 1000,
                dark + chance_below(c, bright - dark)};
}

static void effect_place(enum effect effect, struct scan *scan, struct chance *c)
{
    if (effect == EFFECT_SKEW) {
        scan->skew = chance_around(c, 3) * degree;
        scan->margin = 8; /* scanners that let a sheet lie so see beyond it */
    } else if (effect == EFFECT_SHIFT) {
        scan->shift_x = chance_around(c, 6);
        scan->shift_y = chance_around(c, 6);
    } else if (effect == EFFECT_SCALE) {
        scan->scale_x = chance_between(c, 0.985, 1.015);
        scan->scale_y = fmin(1.015, fmax(0.985, scan->scale_x + chance_around(c, 0.008)));
        scan->margin = 4;
    } else if (effect == EFFECT_STRETCH) {
        scan->stretch = chance_between(c, 0.002, 0.015);
        scan->stretch_waves = chance_between(c, 0.3, 3);
        scan->stretch_phase = chance_between(c, 0, 6.28);
        scan->margin = 4;
    } else if (effect == EFFECT_SHEAR)
        scan->shear = chance_around(c, 0.004);
    else if (effect == EFFECT_TURNED)
        scan->is_turned = 1;
    else if (effect == EFFECT_BLACK_BORDER) {
        scan->margin = chance_between(c, 0.5, 12);
        scan->backing = chance_below(c, 60);
        scan->skew = chance_around(c, 1) * degree;
    }
}

static void effect_tone(
        enum effect effect, struct scan *scan, int *toner, struct chance *c)
{
    if (effect == EFFECT_BLUR)
        scan->blur = 1 + chance_below(c, 3);
    else if (effect == EFFECT_NOISE)
        scan->noise = chance_between(c, 4, 14);
    else if (effect == EFFECT_LIGHT) {
        scan->light_x = chance_around(c, 0.2);
        scan->light_y = chance_between(c, 0, 0.2);
    } else if (effect == EFFECT_GAMMA)
        scan->gamma = chance_between(c, 0.6, 1.8);
    else if (effect == EFFECT_TONER)
        *toner = 40 + chance_below(c, 90);
    else if (effect == EFFECT_PAPER)
        scan->tone = chance_between(c, 0.6, 0.95);
}

static void effect_sensor(enum effect effect, struct scan *scan, struct chance *c)
{
    static const double dpis[] = {150, 200, 240, 300, 400, 600};

    if (effect == EFFECT_JPEG)
        scan->jpeg_quality = 50 + chance_below(c, 46);
    else if (effect == EFFECT_BILEVEL) {
        scan->bits = SCAN_BILEVEL;
        scan->threshold = 140 + chance_below(c, 50); /* of white paper */
    } else if (effect == EFFECT_DITHER)
        scan->bits = SCAN_DITHER;
    else if (effect == EFFECT_DPI)
        scan->dpi = dpis[chance_below(c, 6)];
    else if (effect == EFFECT_STREAK_THIN)
        streaks_set(scan, c, 0.05, 0.25, 0, 120);
    else if (effect == EFFECT_STREAK_WIDE)
        streaks_set(scan, c, 0.4, 3, 30, 120);
    else if (effect == EFFECT_STREAK_WHITE)
        streaks_set(scan, c, 0.05, 0.4, 200, 255);
}

void effect_scan(enum effect effect, struct scan *scan, int *toner, struct chance *chance)
{
    effect_place(effect, scan, chance);
    effect_tone(effect, scan, toner, chance);
    effect_sensor(effect, scan, chance);
}

/* A crease is a thin line with a soft shadow on one of its sides. */
static void paper_crease(struct paper *paper, double at, int is_across, struct chance *c)
{
    double dark = chance_between(c, 0.45, 0.9), soft = chance_between(c, 0.5, 4),
           wide = chance_between(c, 0.05, 0.25);
    struct rect_mm line = {-10, at, 230, at + wide}, side = {-10, at, 230, at + soft / 2};

    if (!is_across) {
        line = (struct rect_mm){at, -10, at + wide, 320};
        side = (struct rect_mm){at, -10, at + soft / 2, 320};
    }
    paper_shade(paper, &line, 0.1, dark);
    paper_shade(paper, &side, soft, chance_between(c, 0.88, 0.99));
}

static void paper_fold(struct paper *paper, struct chance *c)
{
    switch (chance_below(c, 3)) {
    case 0:
        paper_crease(paper, 148.5 + chance_around(c, 2), 1, c);
        break;
    case 1:
        paper_crease(paper, 99 + chance_around(c, 3), 1, c);
        paper_crease(paper, 198 + chance_around(c, 3), 1, c);
        break;
    default:
        paper_crease(paper, 148.5 + chance_around(c, 2), 1, c);
        paper_crease(paper, 105 + chance_around(c, 2), 0, c);
        break;
    }
}

static void paper_corner(struct paper *paper, struct chance *c)
{
    double size = chance_between(c, 5, 25), y;
    int right = chance_below(c, 2), foot = chance_below(c, 2);
    uint8_t level = chance_hit(c, 0.5) ? 245 : (uint8_t)chance_between(c, 20, 240);

    for (y = 0; y < size; y += 0.08) {
        double wide = size - y, top = foot ? 297 - y : y;
        struct rect_mm strip = {
                right ? 210 - wide : 0, top, right ? 212 : wide, top + 0.1};

        paper_paint(paper, &strip, level);
    }
}

static void paper_holes(struct paper *paper, struct chance *c)
{
    int right = chance_below(c, 2), level = chance_hit(c, 0.5) ? 10 : 250, i;
    double x = right ? 198 : 12, y;

    for (i = -1; i <= 1; i += 2)
        for (y = -2.75; y < 2.75; y += 0.08) {
            double half = sqrt(2.75 * 2.75 - y * y), at = 148.5 + i * 40 + y;
            struct rect_mm strip = {x - half, at, x + half, at + 0.1};

            paper_paint(paper, &strip, (uint8_t)level);
        }
}

void effect_paper(enum effect effect, struct paper *paper, struct chance *chance)
{
    if (effect == EFFECT_FOLD)
        paper_fold(paper, chance);
    else if (effect == EFFECT_CORNER)
        paper_corner(paper, chance);
    else if (effect == EFFECT_HOLES)
        paper_holes(paper, chance);
}
