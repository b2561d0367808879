/* streak.c -- long straight lines through the page: dirt on the scanner's glass, folds.
 */
#include "omr/streak.h"

#include <math.h>
#include <string.h>

enum {
    SEEN_PERCENT = 40,    /* of the column where no print hides it; a pale one in noise */
    THIRD_PERCENT = 25,   /* in each third */
    VISIBLE_PERCENT = 35, /* of the column must be free of print to tell */
    BARE_PERCENT = 12,    /* will do if it is seen on nearly all of that */
    BARE_SEEN_PERCENT = 80,
    GAP_CELLS = 2, /* between two columns of one streak */
    TOUCH_UM = 300,
    OWN_UM = 200,       /* beside the line's width: its blurred edge */
    HIDES_UM = 350,     /* 0.4 mm but for the image's pixels */
    HIDES_DARK = 64,    /* 25 % of toner, as ink */
    PROFILE_ROWS = 97,  /* rows that a width is measured on; no even share of a page */
    PROFILE_MARGIN = 8, /* cells to either side of a streak */
    PROFILE_MAX = 1024  /* pixels */
};

struct walk {
    int32_t visible[EXCESS_THIRDS], seen[EXCESS_THIRDS];
};

static void column_walk(const struct excess *excess, const struct printed *printed,
        int32_t x, struct walk *walk)
{
    int32_t y;

    memset(walk, 0, sizeof(*walk));
    for (y = 0; y < excess->height; y++) {
        int third = (int)((int64_t)y * EXCESS_THIRDS / excess->height);
        uint8_t state = excess->state[excess_at(excess, x, y)];
        struct backmap_place place;

        if (state == EXCESS_CELL || state == EXCESS_FAINT) {
            walk->visible[third]++;
            walk->seen[third]++;
        } else if (state == EXCESS_NONE) {
            place = backmap_find(&excess->backmap, x, y);
            walk->visible[third] += excess_near(printed, &place) > PRINTED_WIDE_CELLS;
        }
    }
}

static int walk_is_streak(const struct excess *excess, const struct walk *walk)
{
    int32_t visible = 0, seen = 0;
    int i;

    for (i = 0; i < EXCESS_THIRDS; i++) {
        visible += walk->visible[i];
        seen += walk->seen[i];
        if (walk->seen[i] * 100 < walk->visible[i] * THIRD_PERCENT)
            return 0;
    }
    if (visible * 100 >= excess->height * VISIBLE_PERCENT)
        return seen * 100 >= visible * SEEN_PERCENT;
    return visible * 100 >= excess->height * BARE_PERCENT &&
           seen * 100 >= visible * BARE_SEEN_PERCENT;
}

static int column_is_streak(
        const struct excess *excess, const struct printed *printed, int32_t x)
{
    int32_t count = 0;
    struct walk walk;
    int i;

    for (i = 0; i < EXCESS_THIRDS; i++)
        count += excess->columns[i][x];
    if (count * 10000 < excess->height * BARE_PERCENT * BARE_SEEN_PERCENT)
        return 0;
    column_walk(excess, printed, x, &walk);
    return walk_is_streak(excess, &walk);
}

/* Where the column x (of pixels) passes over the page. */
static void knots_set(const struct excess *excess, double x_px, struct streak *streak)
{
    int32_t x = (int32_t)(x_px / excess->pixels), last = excess->height - 1, i;
    double part = x_px / excess->pixels - x - 0.5; /* of a cell, from its middle */
    int is_turned = backmap_find(&excess->backmap, x, last).y_um <
                    backmap_find(&excess->backmap, x, 0).y_um;

    for (i = 0; i < STREAK_KNOTS; i++) {
        int32_t y = (int32_t)((int64_t)last * i / (STREAK_KNOTS - 1));
        struct backmap_place place = backmap_find(&excess->backmap, x, y);
        struct backmap_place next = backmap_find(&excess->backmap, x + 1, y);
        int at = is_turned ? STREAK_KNOTS - 1 - i : i;

        streak->along_um[at] = place.y_um;
        streak->across_um[at] =
                place.x_um + (int32_t)lround(part * (next.x_um - place.x_um));
    }
}

/* Mean darkness of columns of pixels, on rows that no print touches. */
static int32_t profile_take(const struct image *image, const struct light *light,
        const struct printed *printed, const struct excess *excess, int32_t first_px,
        int32_t count_px, int32_t profile[PROFILE_MAX])
{
    int32_t middle = (first_px + count_px / 2) / excess->pixels, rows = 0, i, k;

    memset(profile, 0, (size_t)count_px * sizeof(*profile));
    for (i = 1; i < PROFILE_ROWS; i++) {
        int32_t y = (int32_t)((int64_t)excess->height * i / PROFILE_ROWS);
        struct backmap_place place = backmap_find(&excess->backmap, middle, y);
        const uint8_t *line = image->pixels +
                              (size_t)(y * excess->pixels) * (size_t)image->width_px +
                              first_px;
        int white;

        if (excess_near(printed, &place) <= PROFILE_MARGIN + 2)
            continue;
        white = light_white(light, first_px, (double)y * excess->pixels);
        for (k = 0; k < count_px; k++)
            profile[k] += light_dark(line[k], white, light->black);
        rows++;
    }
    for (k = 0; k < count_px && rows > 0; k++)
        profile[k] /= rows;
    return rows;
}

/* From cells to pixels: its middle, width and darkness. Cells must do where print
 * leaves no row free. */
static void column_measure(const struct image *image, const struct light *light,
        const struct printed *printed, const struct excess *excess, int32_t x0,
        int32_t x1, struct streak *streak)
{
    int32_t profile[PROFILE_MAX], first = (x0 - PROFILE_MARGIN) * excess->pixels;
    int32_t last = (x1 + 1 + PROFILE_MARGIN) * excess->pixels, k, peak = 0, wide = 0;
    double sum = 0, weighted = 0, middle = (x0 + x1 + 1) * excess->pixels / 2.0;

    first = first < 0 ? 0 : first;
    last = last > image->width_px ? image->width_px : last;
    streak->width_um = (x1 - x0 + 1) * excess->cell_um;
    streak->dark = LIGHT_DARK_FULL;
    if (last - first <= PROFILE_MAX && profile_take(image, light, printed, excess, first,
                                               last - first, profile) > 0) {
        for (k = 0; k < last - first; k++)
            peak = profile[k] > peak ? profile[k] : peak;
        for (k = 0; k < last - first; k++)
            if (profile[k] * 2 >= peak) {
                wide++;
                sum += profile[k];
                weighted += profile[k] * (first + k + 0.5);
            }
        streak->width_um = wide * excess->cell_um / excess->pixels;
        streak->dark = peak;
        middle = sum > 0 ? weighted / sum : middle;
    }
    knots_set(excess, middle, streak);
}

int streak_find(const struct image *image, const struct light *light,
        const struct printed *printed, struct excess *excess,
        struct streak out[STREAK_MAX])
{
    int32_t x, first = 0, last = -1;
    int count = 0;

    for (x = 0; x <= excess->width && count < STREAK_MAX; x++) {
        int is_streak = x < excess->width && column_is_streak(excess, printed, x);

        if (last >= 0 && (x == excess->width || (is_streak && x > last + GAP_CELLS))) {
            memset(&out[count], 0, sizeof(out[count]));
            out[count].kind = STREAK_GLASS;
            out[count].is_down = 1;
            column_measure(image, light, printed, excess, first, last, &out[count]);
            count++;
            last = -1;
        }
        if (is_streak) {
            first = last < 0 ? x : first;
            last = x;
        }
    }
    for (x = 0; x < count; x++)
        streak_take(&out[x], excess);
    return count;
}

int32_t streak_across(const struct streak *streak, int32_t along_um)
{
    int i = 0;
    int64_t span;

    while (i + 2 < STREAK_KNOTS && streak->along_um[i + 1] < along_um)
        i++;
    span = streak->along_um[i + 1] - streak->along_um[i];
    if (span < 1)
        return streak->across_um[i];
    return streak->across_um[i] +
           (int32_t)((int64_t)(streak->across_um[i + 1] - streak->across_um[i]) *
                     (along_um - streak->along_um[i]) / span);
}

void streak_take(const struct streak *streak, struct excess *excess)
{
    int32_t reach = streak->width_um / 2 + OWN_UM;
    size_t i;

    for (i = 0; i < excess->trace_count; i++) {
        const struct excess_trace *trace = &excess->traces[i];
        int32_t along = streak->is_down ? trace->y_um : trace->x_um;
        int32_t across = streak->is_down ? trace->x_um : trace->y_um;
        int32_t off = across - streak_across(streak, along);
        uint8_t *state = &excess->state[excess_at(excess, trace->x, trace->y)];

        if (off >= -reach && off <= reach && *state != EXCESS_NONE)
            *state = EXCESS_LINE;
    }
}

int streak_crosses(const struct streak *streak, const struct layout_rect *rect)
{
    int32_t first = streak->is_down ? rect->top_um : rect->left_um;
    int32_t last = streak->is_down ? rect->bottom_um : rect->right_um;
    int32_t near = streak->is_down ? rect->left_um : rect->top_um;
    int32_t far = streak->is_down ? rect->right_um : rect->bottom_um;
    int32_t a = streak_across(streak, first), b = streak_across(streak, last);
    int32_t reach = streak->width_um / 2 + TOUCH_UM;

    return (a > b ? a : b) + reach >= near && (a < b ? a : b) - reach < far;
}

int streak_hides(const struct streak *streak)
{
    return streak->dark >= HIDES_DARK && streak->width_um >= HIDES_UM;
}
