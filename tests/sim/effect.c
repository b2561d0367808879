/* effect.c -- what goes wrong between a printer and an image, each by its name. */
#include "tests/sim/effect.h"

#include <math.h>

#include "tests/sim/damage.h"
#include "tests/sim/press.h"

static const double degree = 3.14159265 / 180;

static const char *const names[EFFECT_COUNT] = {
        [EFFECT_NONE] = "none",
        [EFFECT_SKEW] = "skew",
        [EFFECT_SHIFT] = "shift",
        [EFFECT_SCALE] = "scale",
        [EFFECT_STRETCH] = "stretch",
        [EFFECT_SHEAR] = "shear",
        [EFFECT_TURNED] = "turned",
        [EFFECT_BLUR] = "blur",
        [EFFECT_MOTION] = "motion",
        [EFFECT_NOISE] = "noise",
        [EFFECT_LIGHT] = "uneven-light",
        [EFFECT_SPINE] = "spine-shadow",
        [EFFECT_GAMMA] = "gamma",
        [EFFECT_BANDS] = "bands",
        [EFFECT_PAPER] = "coloured-paper",
        [EFFECT_TEXTURE] = "recycled-paper",
        [EFFECT_REVERSE] = "printed-reverse",
        [EFFECT_TONER] = "faint-toner",
        [EFFECT_PATCHY] = "patchy-toner",
        [EFFECT_VOIDS] = "toner-voids",
        [EFFECT_GHOST] = "ghost",
        [EFFECT_BLACK_BORDER] = "black-border",
        [EFFECT_SHARPEN] = "sharpened",
        [EFFECT_JPEG] = "jpeg",
        [EFFECT_BILEVEL] = "bilevel",
        [EFFECT_ADAPTIVE] = "bilevel-adaptive",
        [EFFECT_DITHER] = "dither",
        [EFFECT_HALFTONE] = "halftone",
        [EFFECT_DPI] = "dpi",
        [EFFECT_STREAK_THIN] = "streak-thin",
        [EFFECT_STREAK_WIDE] = "streak-wide",
        [EFFECT_STREAK_WHITE] = "streak-white",
        [EFFECT_FOLD] = "fold",
        [EFFECT_CORNER_FOLDED] = "corner-folded",
        [EFFECT_CORNER_TORN] = "corner-torn",
        [EFFECT_HOLES] = "holes",
};

const char *effect_name(enum effect effect)
{
    return names[effect];
}

static double either(struct chance *c, double amount)
{
    return chance_hit(c, 0.5) ? amount : -amount;
}

static void place_set(
        enum effect effect, double strength, struct scan *scan, struct chance *c)
{
    if (effect == EFFECT_SKEW) {
        scan->skew = either(c, 3 * strength) * degree;
        scan->margin = 8 * strength; /* scanners that let a sheet lie so see beyond it */
    } else if (effect == EFFECT_SHIFT) {
        scan->shift_x = either(c, 6 * strength);
        scan->shift_y = chance_around(c, 6 * strength);
        if (chance_hit(c, 0.5)) {
            scan->shift_y = scan->shift_x;
            scan->shift_x = chance_around(c, 6 * strength);
        }
    } else if (effect == EFFECT_SCALE) {
        double most = 0.015 * strength;

        scan->scale_x = 1 + either(c, most);
        scan->scale_y = scan->scale_x + chance_around(c, 0.008 * strength);
        scan->scale_y = fmin(1 + most, fmax(1 - most, scan->scale_y));
        scan->margin = 4;
    } else if (effect == EFFECT_STRETCH) {
        scan->stretch = 0.015 * strength;
        scan->stretch_waves = chance_between(c, 0.3, 3);
        scan->stretch_phase = chance_between(c, 0, 6.28);
        scan->margin = 4;
    } else if (effect == EFFECT_SHEAR)
        scan->shear = either(c, 0.004 * strength);
    else if (effect == EFFECT_TURNED)
        scan->is_turned = 1;
    else if (effect == EFFECT_BLACK_BORDER) {
        scan->margin = 0.5 + 11.5 * strength;
        scan->backing = chance_below(c, 60);
        scan->skew = chance_around(c, 1) * degree;
    }
}

static void light_set(
        enum effect effect, double strength, struct scan *scan, struct chance *c)
{
    if (effect == EFFECT_BLUR)
        scan->blur = (int)lround(4 * strength);
    else if (effect == EFFECT_MOTION)
        scan->motion_mm = 0.4 * strength;
    else if (effect == EFFECT_NOISE)
        scan->noise = 2 + 12 * strength;
    else if (effect == EFFECT_LIGHT) {
        scan->light_x = either(c, 0.25 * strength);
        scan->light_y = chance_around(c, 0.2 * strength);
    } else if (effect == EFFECT_SPINE) {
        scan->spine = 0.4 * strength;
        scan->spine_right = chance_below(c, 2);
    } else if (effect == EFFECT_GAMMA)
        scan->gamma = chance_hit(c, 0.5) ? 1 + 0.8 * strength : 1 - 0.4 * strength;
    else if (effect == EFFECT_BANDS && chance_hit(c, 0.5)) {
        scan->bands = 0.1 * strength; /* else the printer has them */
        scan->band_mm = chance_between(c, 3, 40);
    } else if (effect == EFFECT_PAPER)
        scan->tone *= 1 - 0.4 * strength;
    else if (effect == EFFECT_TEXTURE)
        scan->grain = 5 * strength;
}

static void driver_set(
        enum effect effect, double strength, struct scan *scan, struct chance *c)
{
    static const double dpis[] = {300, 240, 400, 200, 600, 150};

    if (effect == EFFECT_SHARPEN) {
        scan->sharpen = 1.5 * strength;
        if (chance_hit(c, 0.5)) /* the rim is not cut off at white */
            scan->tone *= chance_between(c, 0.75, 0.95);
    } else if (effect == EFFECT_JPEG)
        scan->jpeg_quality = 95 - (int)lround(45 * strength);
    else if (effect == EFFECT_BILEVEL || effect == EFFECT_ADAPTIVE) {
        scan->bits = effect == EFFECT_BILEVEL ? SCAN_BILEVEL : SCAN_ADAPTIVE;
        scan->threshold = 165 + (int)lround(either(c, 25 * strength));
    } else if (effect == EFFECT_DITHER)
        scan->bits = SCAN_DITHER;
    else if (effect == EFFECT_HALFTONE)
        scan->bits = chance_hit(c, 0.5) ? SCAN_ORDERED : SCAN_CLUSTERED;
    else if (effect == EFFECT_DPI)
        scan->dpi = dpis[strength < 1 ? (int)(strength * 6) : 5];
}

/* Dirt stays before the sensor for the whole sheet, or comes or goes half way. */
static void streaks_set(
        struct scan *scan, double width, int level_low, int level_high, struct chance *c)
{
    int i;

    scan->streak_count = 1 + chance_below(c, 4);
    for (i = 0; i < scan->streak_count; i++) {
        struct scan_streak *streak = &scan->streaks[i];

        streak->at_mm = chance_between(c, 5, 205);
        streak->width_mm = width * chance_between(c, 0.3, 1);
        streak->from_mm = chance_hit(c, 0.15) ? chance_between(c, 0, 250) : 0;
        streak->to_mm = chance_hit(c, 0.15) ? chance_between(c, 50, 300) : 0;
        streak->level = level_low + chance_below(c, level_high - level_low + 1);
    }
}

static void dirt_set(
        enum effect effect, double strength, struct scan *scan, struct chance *c)
{
    if (effect == EFFECT_STREAK_THIN)
        streaks_set(scan, 0.1 + 0.2 * strength, (int)(120 * (1 - strength)), 120, c);
    else if (effect == EFFECT_STREAK_WIDE)
        streaks_set(scan, 0.6 + 2.4 * strength, 20 + (int)(90 * (1 - strength)), 120, c);
    else if (effect == EFFECT_STREAK_WHITE)
        streaks_set(scan, 0.1 + 0.5 * strength, 150 + (int)(100 * strength), 255, c);
}

void effect_scan(enum effect effect, double strength, struct scan *scan, int *toner,
        struct chance *chance)
{
    place_set(effect, strength, scan, chance);
    light_set(effect, strength, scan, chance);
    driver_set(effect, strength, scan, chance);
    dirt_set(effect, strength, scan, chance);
    if (effect == EFFECT_TONER)
        *toner = (int)lround(130 * strength);
    else if (effect == EFFECT_CORNER_FOLDED || effect == EFFECT_CORNER_TORN ||
             effect == EFFECT_HOLES)
        scan->backing = chance_hit(chance, 0.5) ? 245 : chance_below(chance, 60);
}

void effect_press(
        enum effect effect, double strength, struct paper *paper, struct chance *chance)
{
    if (effect == EFFECT_PATCHY)
        press_fade(paper, 0.6 * strength, chance);
    else if (effect == EFFECT_VOIDS)
        press_voids(paper, strength, chance);
    else if (effect == EFFECT_BANDS)
        press_bands(paper, 0.4 * strength, chance);
    else if (effect == EFFECT_GHOST)
        press_ghost(paper, 0.08 * strength, chance);
    else if (effect == EFFECT_REVERSE)
        press_reverse(paper, 0.12 * strength, chance);
    else if (effect == EFFECT_TEXTURE)
        press_specks(paper, strength, chance);
}

void effect_paper(
        enum effect effect, double strength, struct paper *paper, struct chance *chance)
{
    if (effect == EFFECT_FOLD)
        damage_fold(paper, strength, chance);
    else if (effect == EFFECT_CORNER_FOLDED)
        damage_corner_fold(paper, 3 + 22 * strength, chance);
    else if (effect == EFFECT_CORNER_TORN)
        damage_corner_tear(paper, 3 + 22 * strength, chance);
    else if (effect == EFFECT_HOLES)
        damage_holes(paper, 4.5 + 1.5 * strength, chance);
}
