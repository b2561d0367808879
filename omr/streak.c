/* streak.c -- long straight lines through the page: dirt on the scanner's glass. */
#include "omr/streak.h"

#include <math.h>
#include <string.h>

#include "omr/figure.h"
#include "omr/streak_open.h"
#include "omr/streak_part.h"
#include "omr/streak_short.h"

enum {
    THIRDS = 3,
    SEEN_PERCENT = 40,    /* of the column where no print hides it; a pale one in noise */
    THIRD_PERCENT = 25,   /* in each third */
    VISIBLE_PERCENT = 35, /* of the column must be free of print to tell */
    BARE_PERCENT = 12,    /* will do if it is seen on nearly all of that */
    BARE_SEEN_PERCENT = 80,
    LENGTH_UM = 35000,  /* a streak that comes or goes: gaps taken off, print left out */
    GAP_COST = 2,       /* of a gap against what is seen: two thirds must be */
    STRIP_PERCENT = 60, /* of a strip of 19 mm, where any streak fills one */
    GAP_CELLS = 2,      /* between two columns of one streak */
    END_UM = 1000,
    PROFILE_ROWS = 97,  /* rows that a width is measured on; no even share of a page */
    PROFILE_NEAR = 2,   /* cells beside the profile that are no blurred print either */
    PROFILE_MAX = 1024, /* pixels */
    STROKE_UM = 2000    /* about a box: a tick's arm may stand as upright */
};

/* One column of cells from top to bottom. */
struct walk {
    int32_t visible[THIRDS], seen[THIRDS];
    int32_t best, first, last; /* the stretch that is dark with the fewest gaps */
    int32_t score, start;      /* of the stretch that ends here */
};

/* The first row of a third: those whose `y * THIRDS / height` it is. */
static int32_t third_top(const struct excess *excess, int third)
{
    return (third * excess->height + THIRDS - 1) / THIRDS;
}

static void third_walk(const struct excess *excess, const struct printed *printed,
        int32_t x, int third, struct walk *walk)
{
    int32_t score = walk->score, start = walk->start, y = third_top(excess, third);

    for (; y < third_top(excess, third + 1); y++) {
        enum sight sight = sight_of(excess, printed, x, y);

        if (sight == SIGHT_HIDDEN)
            continue;
        walk->visible[third]++;
        walk->seen[third] += sight == SIGHT_SEEN;
        start = score == 0 ? y : start;
        score += sight == SIGHT_SEEN ? 1 : score < GAP_COST ? -score : -GAP_COST;
        if (score > walk->best) {
            walk->best = score;
            walk->first = start;
            walk->last = y;
        }
    }
    walk->score = score;
    walk->start = start;
}

static void column_walk(const struct excess *excess, const struct printed *printed,
        int32_t x, struct walk *walk)
{
    int third;

    memset(walk, 0, sizeof(*walk));
    for (third = 0; third < THIRDS; third++)
        third_walk(excess, printed, x, third, walk);
}

static int walk_is_whole(const struct excess *excess, const struct walk *walk)
{
    int32_t visible = 0, seen = 0;
    int i;

    for (i = 0; i < THIRDS; i++) {
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

/* May the column hold a streak? Cheap: most may not. No stretch is longer than its
 * traces. */
static int column_is_rich(const struct excess *excess, int32_t x)
{
    int32_t count = 0, most = 0;
    int i;

    for (i = 0; i < EXCESS_STRIPS; i++) {
        count += excess->columns[i][x];
        most = excess->columns[i][x] > most ? excess->columns[i][x] : most;
    }
    return count * 10000 >= excess->height * BARE_PERCENT * BARE_SEEN_PERCENT ||
           (most * 100 * EXCESS_STRIPS >= excess->height * STRIP_PERCENT &&
                   count * excess->cell_um >= LENGTH_UM);
}

/* Returns 1 and the rows it runs over, if the column is part of a streak. */
static int column_is_streak(const struct excess *excess, const struct printed *printed,
        int32_t x, struct span *rows)
{
    struct walk walk;

    if (!column_is_rich(excess, x))
        return 0;
    column_walk(excess, printed, x, &walk);
    *rows = (struct span){0, excess->height - 1};
    if (walk_is_whole(excess, &walk))
        return 1;
    *rows = (struct span){walk.first, walk.last};
    return walk.best * excess->cell_um >= LENGTH_UM;
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

/* Mean darkness of columns of pixels, on rows that no print touches. No wider than the
 * streak and its blur: of two that lie 1.2 mm apart both once drew the other's middle to
 * where neither was. */
static int32_t profile_take(const struct image *image, const struct light *light,
        const struct printed *printed, const struct excess *excess,
        const struct span *span, int32_t first_px, int32_t count_px,
        int32_t profile[PROFILE_MAX])
{
    int32_t middle = (first_px + count_px / 2) / excess->pixels, rows = 0, i, k;
    int32_t near = count_px / 2 / excess->pixels + PROFILE_NEAR;

    memset(profile, 0, (size_t)count_px * sizeof(*profile));
    for (i = 1; i < PROFILE_ROWS; i++) {
        int32_t y = span->first + (span->last - span->first) * i / PROFILE_ROWS;
        struct backmap_place place = backmap_find(&excess->backmap, middle, y);
        const uint8_t *line = image->pixels +
                              (size_t)(y * excess->pixels) * (size_t)image->width_px +
                              first_px;
        int white;

        if (excess_near(printed, &place) <= near)
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
        const struct printed *printed, const struct excess *excess,
        const struct span *columns, const struct span *rows, struct streak *streak)
{
    int32_t profile[PROFILE_MAX], first = (columns->first - GAP_CELLS) * excess->pixels;
    int32_t last = (columns->last + 1 + GAP_CELLS) * excess->pixels, k, peak = 0,
            wide = 0;
    double sum = 0, weighted = 0,
           middle = (columns->first + columns->last + 1) * excess->pixels / 2.0;

    first = first < 0 ? 0 : first;
    last = last > image->width_px ? image->width_px : last;
    streak->width_um = (columns->last - columns->first + 1) * excess->cell_um;
    streak->dark = LIGHT_DARK_FULL;
    if (last - first <= PROFILE_MAX && profile_take(image, light, printed, excess, rows,
                                               first, last - first, profile) > 0) {
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

/* Where it begins and ends, with a margin for its last, pale cells. */
static void ends_set(const struct excess *excess, const struct span *rows, int32_t x,
        struct streak *streak)
{
    int32_t top = backmap_find(&excess->backmap, x, rows->first).y_um;
    int32_t bottom = backmap_find(&excess->backmap, x, rows->last).y_um;

    streak->first_um = (top < bottom ? top : bottom) - END_UM;
    streak->last_um = (top < bottom ? bottom : top) + END_UM;
}

/* Columns side by side that run over some of the same rows are one streak. */
static int32_t columns_join(const struct excess *excess, const struct printed *printed,
        int32_t x, struct span *columns, struct span *rows)
{
    struct span next;

    columns->first = columns->last = x;
    for (x++; x < excess->width && x <= columns->last + GAP_CELLS; x++) {
        if (!column_is_streak(excess, printed, x, &next))
            continue;
        columns->last = x;
        rows->first = next.first < rows->first ? next.first : rows->first;
        rows->last = next.last > rows->last ? next.last : rows->last;
    }
    return x;
}

static void streak_set(const struct image *image, const struct light *light,
        const struct printed *printed, const struct excess *excess,
        const struct span *columns, const struct span *rows, struct streak *streak)
{
    memset(streak, 0, sizeof(*streak));
    streak->kind = STREAK_GLASS;
    streak->is_down = 1;
    column_measure(image, light, printed, excess, columns, rows, streak);
    ends_set(excess, rows, columns->first, streak);
}

/* In a box, and about it, a short one may be a stroke. */
static int is_off_boxes(const struct streak *streak, const struct layout_page *page)
{
    size_t i;

    for (i = 0; i < page->box_count; i++) {
        struct layout_rect near = rect_grown(&page->boxes[i].rect, STROKE_UM);

        if (streak_overlaps(streak, &near))
            return 0;
    }
    return 1;
}

int streak_find(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_page *page,
        const struct printed *printed, struct excess *excess, int count,
        struct streak out[STREAK_MAX])
{
    struct span columns, rows;
    int32_t x = 0;
    int i = count;

    while (x < excess->width && count < STREAK_MAX) {
        if (!column_is_streak(excess, printed, x, &rows)) {
            x++;
            continue;
        }
        x = columns_join(excess, printed, x, &columns, &rows);
        streak_set(image, light, printed, excess, &columns, &rows, &out[count]);
        count += streak_is_open(&out[count], page, printed, map, excess);
    }
    for (; i < count; i++)
        streak_take(&out[i], excess);
    for (x = 0;
            count < STREAK_MAX && streak_short_find(excess, printed, x, &columns, &rows);
            x = columns.last + 1) {
        streak_set(image, light, printed, excess, &columns, &rows, &out[count]);
        if (is_off_boxes(&out[count], page))
            streak_take(&out[count++], excess);
    }
    return count;
}
