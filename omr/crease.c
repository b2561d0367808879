/* crease.c -- a fold measured on the image itself: its course, its line, its shade. */
#include "omr/crease.h"

#include <string.h>

#include "omr/sample.h"

enum {
    PARTS_SPOTS = 12, /* of the line between the middles of two knots' ways */
    SPOTS_LEAST = 3,  /* free of print: fewer tell nothing of where it runs */
    STEP_UM = 40,
    STEPS = 41,       /* 0.8 mm to either side */
    SHIFT_STEPS = 10, /* 0.4 mm: cells are found within two of the line */
    CLEAR_DARK = 10,  /* 4 % over its sides: a line, and no noise */
    CLEAR_CELLS = 7,  /* no print within reach of a profile, */
    COLUMN_UM = 200,  /* a line of the image's column strays by no more; a crease does so
                         on a sheet fed straight within 0.04 degrees */
    SHADE_CELLS = 4,  /* or of a place of the shade */
    SHADE_SPOTS = 160,
    SHADE_LEAST = 16, /* places: fewer may all lie in one mark */
    SHADE_MOST = 64   /* 25 % of toner: darker is no shade of paper */
};

/* What is asked of, all along. */
struct view {
    const struct image *image;
    const struct light *light;
    const struct register_map *map;
    const struct printed *printed;
};

static struct backmap_place place_of(
        const struct streak *streak, int32_t along, int32_t across)
{
    struct backmap_place place = {along, across};

    if (streak->is_down)
        place = (struct backmap_place){across, along};
    return place;
}

static int dark_at(const struct view *view, const struct streak *streak, int32_t along,
        int32_t across, int white)
{
    struct backmap_place place = place_of(streak, along, across);
    struct spot spot = register_place(view->map, place.x_um, place.y_um);

    return light_dark(sample_level(view->image, spot.x_px, spot.y_px, white), white,
            view->light->black);
}

static int white_at(const struct view *view, const struct backmap_place *place)
{
    struct spot spot = register_place(view->map, place->x_um, place->y_um);

    return light_white(view->light, spot.x_px, spot.y_px);
}

/* Darkness across the line at one place, added up; 0 where print is near. */
static int profile_add(const struct view *view, const struct streak *streak,
        int32_t along, int32_t profile[STEPS])
{
    int32_t middle = streak_across(streak, along), i;
    struct backmap_place place = place_of(streak, along, middle);
    int white;

    if (excess_near(view->printed, &place) < CLEAR_CELLS)
        return 0;
    white = white_at(view, &place);
    for (i = 0; i < STEPS; i++)
        profile[i] +=
                dark_at(view, streak, along, middle + (i - STEPS / 2) * STEP_UM, white);
    return 1;
}

/* The middle of the line in one profile, in um from where it was thought; 0 and nothing
 * if no line stands out. */
static int profile_middle(const int32_t profile[STEPS], int32_t spots, int32_t *off_um)
{
    int32_t first = STEPS / 2 - SHIFT_STEPS, last = STEPS / 2 + SHIFT_STEPS, i, peak;
    int32_t base = profile[0] > profile[STEPS - 1] ? profile[0] : profile[STEPS - 1];
    int64_t sum = 0, weighted = 0;

    for (peak = first, i = first; i <= last; i++)
        peak = profile[i] > profile[peak] ? i : peak;
    if (spots < SPOTS_LEAST || profile[peak] - base < CLEAR_DARK * spots)
        return 0;
    base = (base + profile[peak]) / 2;
    for (i = peak; i > 0 && profile[i - 1] > base; i--)
        ;
    for (; i < STEPS && profile[i] > base; i++) {
        sum += profile[i] - base;
        weighted += (int64_t)(profile[i] - base) * (i - STEPS / 2) * STEP_UM;
    }
    *off_um = (int32_t)(weighted / sum);
    return 1;
}

/* Knots whose surroundings are print lie between their neighbours, or with the one. */
static void offs_fill(const uint8_t is_seen[STREAK_KNOTS], int32_t offs[STREAK_KNOTS])
{
    int before = -1, next, i;

    for (i = 0; i < STREAK_KNOTS; i++) {
        if (is_seen[i]) {
            before = i;
            continue;
        }
        for (next = i; next < STREAK_KNOTS && !is_seen[next]; next++)
            ;
        if (next < STREAK_KNOTS && before >= 0)
            offs[i] = offs[before] +
                      (offs[next] - offs[before]) * (i - before) / (next - before);
        else if (next < STREAK_KNOTS || before >= 0)
            offs[i] = offs[before >= 0 ? before : next];
    }
}

/* Each knot is moved to the middle of the line near it. */
static void knots_centre(const struct view *view, struct streak *streak)
{
    int32_t offs[STREAK_KNOTS] = {0}, i, k;
    int32_t way = streak->along_um[1] - streak->along_um[0];
    uint8_t is_seen[STREAK_KNOTS];

    for (i = 0; i < STREAK_KNOTS; i++) {
        int32_t profile[STEPS] = {0}, spots = 0;

        for (k = 0; k < PARTS_SPOTS; k++)
            spots += profile_add(view, streak,
                    streak->along_um[i] +
                            way * (2 * k + 1 - PARTS_SPOTS) / (2 * PARTS_SPOTS),
                    profile);
        is_seen[i] = (uint8_t)profile_middle(profile, spots, &offs[i]);
    }
    offs_fill(is_seen, offs);
    for (i = 0; i < STREAK_KNOTS; i++)
        streak->across_um[i] += offs[i];
}

/* How wide and dark the line is, all along; its shade is none of its width. */
static void line_measure(const struct view *view, struct streak *streak)
{
    int32_t profile[STEPS] = {0}, peak = 0, base, wide = 0, spots = 0, i;
    int32_t length = streak->along_um[STREAK_KNOTS - 1];
    int32_t count = (STREAK_KNOTS - 1) * PARTS_SPOTS;

    for (i = 1; i < count; i++)
        spots += profile_add(
                view, streak, (int32_t)((int64_t)length * i / count), profile);
    for (i = 0; i < STEPS; i++)
        peak = profile[i] > peak ? profile[i] : peak;
    base = profile[0] > profile[STEPS - 1] ? profile[0] : profile[STEPS - 1];
    for (i = 0; i < STEPS; i++)
        wide += profile[i] * 2 >= peak + base;
    streak->width_um = wide * STEP_UM;
    streak->dark = spots > 0 ? peak / spots : LIGHT_DARK_FULL;
}

/* The middle one of what so many places are as dark as; 0 for too few. */
static int32_t counts_middle(const uint16_t counts[LIGHT_DARK_FULL + 1])
{
    int32_t all = 0, sum = 0, i;

    for (i = 0; i <= LIGHT_DARK_FULL; i++)
        all += counts[i];
    if (all < SHADE_LEAST)
        return 0;
    for (i = 0; i < LIGHT_DARK_FULL && (sum += counts[i]) * 2 < all; i++)
        ;
    return i < SHADE_MOST ? i : SHADE_MOST;
}

static int32_t shade_at(const struct view *view, const struct streak *streak, int32_t off)
{
    uint16_t counts[LIGHT_DARK_FULL + 1] = {0};
    int32_t length = streak->along_um[STREAK_KNOTS - 1], i;

    for (i = 1; i < SHADE_SPOTS; i++) {
        int32_t along = (int32_t)((int64_t)length * i / SHADE_SPOTS);
        int32_t middle = streak_across(streak, along);
        struct backmap_place place = place_of(streak, along, middle + off);

        if (excess_near(view->printed, &place) < SHADE_CELLS)
            continue;
        place = place_of(streak, along, middle);
        counts[dark_at(view, streak, along, middle + off, white_at(view, &place))]++;
    }
    return counts_middle(counts);
}

/* Under the line itself the shade is as beside it. */
static void shade_measure(const struct view *view, struct streak *streak)
{
    int32_t reach = streak->width_um / 2 + STREAK_SHADE_STEP_UM, i;
    int32_t under = (reach + STREAK_SHADE_STEP_UM - 1) / STREAK_SHADE_STEP_UM;
    int32_t middle = STREAK_SHADE_MIDDLE;

    for (i = 0; i < STREAK_SHADES; i++)
        streak->shade[i] = shade_at(view, streak, (i - middle) * STREAK_SHADE_STEP_UM);
    for (i = 1; i < under; i++) {
        streak->shade[middle - i] = streak->shade[middle - under];
        streak->shade[middle + i] = streak->shade[middle + under];
    }
    streak->shade[middle] = (streak->shade[middle - 1] + streak->shade[middle + 1]) / 2;
}

/* Dirt on the glass keeps its column; a crease leans with its sheet, if ever so little.
 */
static int is_in_column(const struct view *view, const struct streak *streak)
{
    double least = 0, most = 0, wide;
    struct spot left, right;
    int i;

    for (i = 0; i < STREAK_KNOTS; i++) {
        struct spot spot =
                register_place(view->map, streak->across_um[i], streak->along_um[i]);

        least = i == 0 || spot.x_px < least ? spot.x_px : least;
        most = i == 0 || spot.x_px > most ? spot.x_px : most;
    }
    left = register_place(view->map, streak->across_um[0], streak->along_um[0]);
    right = register_place(
            view->map, streak->across_um[0] + COLUMN_UM, streak->along_um[0]);
    wide = right.x_px > left.x_px ? right.x_px - left.x_px : left.x_px - right.x_px;
    return most - least <= wide;
}

void crease_measure(const struct image *image, const struct light *light,
        const struct register_map *map, const struct printed *printed,
        struct streak *streak)
{
    struct view view = {image, light, map, printed};

    knots_centre(&view, streak);
    line_measure(&view, streak);
    if (streak->is_down && is_in_column(&view, streak)) {
        streak->kind = STREAK_GLASS;
        return;
    }
    if (!image->is_bilevel)
        shade_measure(&view, streak);
}
