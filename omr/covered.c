/* covered.c -- ink beside the boxes that a streak covers. */
#include "omr/covered.h"

#include <stdlib.h>
#include <string.h>

#include "omr/sample.h"

enum {
    WIDE_UM = 450,   /* a narrower streak leaves enough of a dot of 0.9 mm to be seen */
    STEP_UM = 85,    /* along it: a pixel of 300 dpi */
    SPOTS_MAX = 181, /* 7.7 mm to either side of the middle of the boxes */
    SPOTS_LEAST = 40,
    CORE_SPOTS = 3, /* across, in its middle half */
    SIDE_UM = 100,  /* off its edge, and once more: nothing of it is seen there */
    SIDE_SPOTS = 2,
    CLEAR_CELLS = 3,     /* no print so near */
    CORE_DARKER = 26,    /* 10 % of toner over what it has elsewhere, */
    SIDE_DARKER = 36,    /* 14 % on one of its sides, */
    STRAY_TIMES = 5,     /* and more than it mostly strays */
    LONG_LEAST_UM = 450, /* a dot of 0.9 mm, whose ends are pale or round */
    LONG_MOST_UM = 5000, /* longer is the streak's own change */
    BAND_PERCENT = 15    /* of a box's height, off its top and bottom */
};

/* What is asked of, all along. */
struct view {
    const struct image *image;
    const struct light *light;
    const struct register_map *map;
    const struct printed *printed;
    const struct streak *streak;
};

/* Darkness along a streak: -1 where print is near. */
struct course {
    int16_t dark[SPOTS_MAX];
    int32_t count, first_um;
};

static int dark_at(const struct view *view, int32_t x_um, int32_t y_um)
{
    struct backmap_place place = {x_um, y_um};
    struct spot spot = register_place(view->map, x_um, y_um);
    int white;

    if (excess_near(view->printed, &place) < CLEAR_CELLS)
        return -1;
    white = light_white(view->light, spot.x_px, spot.y_px);
    return light_dark(sample_level(view->image, spot.x_px, spot.y_px, white), white,
            view->light->black);
}

/* The mean of so many places across, from `off` um beside the streak's middle on. */
static int spot_dark(
        const struct view *view, int32_t y_um, int32_t off_um, int32_t step_um, int spots)
{
    int32_t middle = streak_across(view->streak, y_um);
    int sum = 0, i;

    for (i = 0; i < spots; i++) {
        int dark = dark_at(view, middle + off_um + i * step_um, y_um);

        if (dark < 0)
            return -1;
        sum += dark;
    }
    return sum / spots;
}

static void course_take(const struct view *view, int32_t middle_um, int32_t off_um,
        int32_t step_um, int spots, struct course *course)
{
    int32_t i;

    course->count = 0;
    course->first_um = middle_um - SPOTS_MAX / 2 * STEP_UM;
    for (i = 0; i < SPOTS_MAX; i++) {
        int32_t y_um = course->first_um + i * STEP_UM;
        int is_on = y_um >= view->streak->first_um && y_um <= view->streak->last_um;
        int dark = is_on ? spot_dark(view, y_um, off_um, step_um, spots) : -1;

        course->dark[i] = (int16_t)dark;
        course->count += dark >= 0;
    }
}

static int int16_compare(const void *a, const void *b)
{
    return *(const int16_t *)a - *(const int16_t *)b;
}

static int middle_of(int16_t *values, int32_t count)
{
    qsort(values, (size_t)count, sizeof(values[0]), int16_compare);
    return values[count / 2];
}

/* What of a course is darker than the rest of it by so much that it is none of it. */
static int level_over(const struct course *course, int darker)
{
    int16_t values[SPOTS_MAX] = {0};
    int32_t count = 0, i;
    int middle, stray;

    for (i = 0; i < SPOTS_MAX; i++)
        if (course->dark[i] >= 0)
            values[count++] = course->dark[i];
    middle = middle_of(values, count);
    for (i = 0; i < count; i++)
        values[i] = (int16_t)abs(values[i] - middle);
    stray = STRAY_TIMES * middle_of(values, count);
    return middle + (stray > darker ? stray : darker);
}

/* A stretch over `level` whose middle lies within the band, as long as ink may be. */
static int has_stretch(
        const struct course *course, int level, int32_t top_um, int32_t bottom_um)
{
    int32_t i, first = -1;

    for (i = 0; i < SPOTS_MAX; i++) {
        int32_t long_um = (i - first) * STEP_UM;
        int32_t middle_um = course->first_um + (first + i) * STEP_UM / 2;

        if (course->dark[i] > level) {
            first = first < 0 ? i : first;
            continue;
        }
        if (first > 0 && course->dark[i] >= 0 && course->dark[first - 1] >= 0 &&
                long_um >= LONG_LEAST_UM && long_um <= LONG_MOST_UM &&
                middle_um >= top_um && middle_um <= bottom_um)
            return 1;
        first = -1;
    }
    return 0;
}

static int course_is_inked(
        const struct course *course, int darker, int32_t top_um, int32_t bottom_um)
{
    return course->count >= SPOTS_LEAST &&
           has_stretch(course, level_over(course, darker), top_um, bottom_um);
}

/* Level with the boxes of a row, which share their height; 0: one is not empty, or there
 * are none. */
static int band_of(const struct layout_page *page, const enum mark *marks, size_t row,
        int32_t *top_um, int32_t *bottom_um)
{
    int is_found = 0;
    size_t i;

    for (i = 0; i < page->box_count; i++) {
        const struct layout_rect *box = &page->boxes[i].rect;
        int32_t off = (box->bottom_um - box->top_um) * BAND_PERCENT / 100;

        if (strcmp(page->boxes[i].contest, page->rows[row].contest) != 0)
            continue;
        if (marks[i] != MARK_EMPTY)
            return 0;
        *top_um = box->top_um + off;
        *bottom_um = box->bottom_um - off;
        is_found = 1;
    }
    return is_found;
}

static int row_is_inked(const struct view *view, int32_t top_um, int32_t bottom_um)
{
    int32_t half_um = view->streak->width_um / 2, middle_um = (top_um + bottom_um) / 2;
    struct course core, left, right;

    course_take(view, middle_um, -half_um / 2, half_um / 2, CORE_SPOTS, &core);
    course_take(view, middle_um, -half_um - SIDE_UM, -SIDE_UM, SIDE_SPOTS, &left);
    course_take(view, middle_um, half_um + SIDE_UM, SIDE_UM, SIDE_SPOTS, &right);
    return course_is_inked(&core, CORE_DARKER, top_um, bottom_um) ||
           course_is_inked(&left, SIDE_DARKER, top_um, bottom_um) ||
           course_is_inked(&right, SIDE_DARKER, top_um, bottom_um);
}

void covered_find(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_page *page,
        const struct printed *printed, const struct streak *streaks, int count,
        const enum mark *marks, uint8_t *is_inked)
{
    size_t row;
    int i;

    for (i = 0; i < count; i++) {
        struct view view = {image, light, map, printed, &streaks[i]};

        if (!streaks[i].is_down || streaks[i].width_um < WIDE_UM)
            continue;
        for (row = 0; row < page->row_count; row++) {
            const struct layout_rect *rect = &page->rows[row].rect;
            int32_t top_um, bottom_um, across;

            if (is_inked[row] || !band_of(page, marks, row, &top_um, &bottom_um))
                continue;
            across = streak_across(&streaks[i], (top_um + bottom_um) / 2);
            if (across > rect->left_um && across < rect->right_um &&
                    row_is_inked(&view, top_um, bottom_um))
                is_inked[row] = 1;
        }
    }
}
