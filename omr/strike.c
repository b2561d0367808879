/* strike.c -- is a printed name struck out? */
#include "omr/strike.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "omr/sharpness.h"
#include "omr/strike_sight.h"
#include "omr/wide.h"

enum {
    FREE_CELLS = 2,        /* 0.3 mm from print: its blurred edge is no stroke */
    FREE_CELLS_COARSE = 3, /* where pixels are larger than PIXEL_UM: they blur more */
    PIXEL_UM = 100,
    BLURRED_UM = 150,        /* of the print's edges: as where pixels are large */
    WHITE_COST = 6,          /* of a white cell against a dark one: 85 % must be dark */
    FOLD_COST = 1,           /* of a cell of a level fold: no way along it */
    COVER_PERCENT = 60,      /* of the name's width */
    PROOF_PERCENT = 8,       /* of the width dark where the print is white, at least; */
    PROOF_LESS_PERCENT = 4,  /* or so much of it, and */
    PROOF_NEAR_PERCENT = 20, /* so much where cells nearer to print count, too, and */
    /* where no other name shows PROOF_PERCENT near print: so much of it, and with so many
     * times what is seen farther off so much: a line in a halftone of 200 dpi had 11 and
     * 4, and 20 and 3 */
    ALONE_NEAR_PERCENT = 10,
    ALONE_TIMES = 4,
    ALONE_PERCENT = 26,
    /* Of a screen's dots, 0.5 mm from print: of 63,989 names without a stroke in black
     * and white none had more than 4, of 4,504 struck all but two at least 7. */
    SCREEN_PERCENT = 6,
    /* Letters hide most of such a stroke: of 18 that only this look found 16 have 25 at
     * most, two 82 and 84. Tinted paper's dots over a name have 97 and more. */
    SCREEN_MOST_PERCENT = 90,
    SCREEN_NAMES = 2,           /* one name has no other to be compared with */
    BLURRED_NAMES_PERCENT = 20, /* no more names show PROOF_PERCENT there */
    PATH_SHIFT = 12, /* a path: its score, and below these bits how early it starts */
    PATH_EARLY = (1 << PATH_SHIFT) - 1
};

_Static_assert((int)STRIKE_WIDTH_MAX < (int)PATH_EARLY, "a path's start fits");

struct strike_work {
    struct strike_sight sight;
    int32_t paths[2][STRIKE_HEIGHT_MAX + 2]; /* the best that ends in a cell */
    struct sharpness_work sharpness;
};

struct strike_work *strike_work_new(void)
{
    return calloc(1, sizeof(struct strike_work));
}

void strike_work_free(struct strike_work *work)
{
    free(work);
}

/* One column: each cell's best path comes from the three to its left, of equal ones the
 * one that starts first. Returns the best score of those that start early enough. */
WIDE_LOOP static int32_t column_follow(const int32_t *restrict before,
        const int32_t *restrict gains, int32_t height, int32_t fresh, int32_t early,
        int32_t *restrict now)
{
    int32_t y, score, most = 0;

    for (y = 1; y <= height; y++) {
        int32_t best = before[y - 1] > before[y + 1] ? before[y - 1] : before[y + 1];

        best = (before[y] > best ? before[y] : best) + gains[y];
        best = best < 0 ? fresh : best;
        now[y] = best;
        score = (best & PATH_EARLY) >= early ? best >> PATH_SHIFT : 0;
        most = score > most ? score : most;
    }
    return most;
}

static void gains_take(const struct strike_sight *sight, int32_t x, int32_t *gains)
{
    static const int32_t gain_of[] = {[SIGHT_PRINT] = 0,
            [SIGHT_WHITE] = -WHITE_COST * (1 << PATH_SHIFT),
            [SIGHT_DARK] = 1 << PATH_SHIFT,
            [SIGHT_GAP] = 0,
            [SIGHT_FOLD] = -FOLD_COST * (1 << PATH_SHIFT)};
    int32_t y;

    for (y = 0; y < sight->height; y++)
        gains[y + 1] = gain_of[sight->cells[y][x]];
}

/* How much of the name's width is dark on the best path, in percent; at least `enough`
 * is as good as more. */
static int32_t path_percent(struct strike_work *work, int32_t enough)
{
    int32_t cover = (work->sight.width * COVER_PERCENT + 99) / 100, most = 0, x, y;
    int32_t gains[STRIKE_HEIGHT_MAX + 2];

    for (y = 0; y < STRIKE_HEIGHT_MAX + 2; y++)
        work->paths[0][y] = work->paths[1][y] = PATH_EARLY;
    for (x = 0; x < work->sight.width && most * 100 < work->sight.width * enough; x++) {
        int32_t fresh = PATH_EARLY - (x + 1), score;

        gains_take(&work->sight, x, gains);
        score = column_follow(work->paths[x & 1], gains, work->sight.height, fresh,
                fresh + cover, work->paths[~x & 1]);
        most = score > most ? score : most;
    }
    return most * 100 / work->sight.width;
}

static int is_heavy(const struct strike_sight *sight)
{
    int32_t left, windows = 0, heavy = 0;

    for (left = 0; left + STRIKE_WINDOW_CELLS <= sight->width;
            left += STRIKE_WINDOW_CELLS / 2) {
        windows++;
        heavy += strike_sight_is_heavy(sight, left);
    }
    return windows > 0 && heavy * 100 >= windows * COVER_PERCENT;
}

/* What no other name shows anything like. */
static int is_proof_alone(int32_t near, int32_t far)
{
    return near >= ALONE_NEAR_PERCENT && near + ALONE_TIMES * far >= ALONE_PERCENT;
}

/* Few enough names show something for it to be no blur or shade of the whole sheet. */
static int are_few(size_t count, const struct layout_page *page)
{
    return count <= 1 || count * 100 <= page->name_count * BLURRED_NAMES_PERCENT;
}

/* A stroke through the letters' own bars shows but beside them, where large pixels blur
 * print. Where this sheet's other names show that they do not, what a name shows there
 * is a stroke, if it is seen elsewhere besides. percents: what was seen there. */
static void near_find(const struct strike_scene *scene, const struct layout_page *page,
        const uint8_t *percents, struct strike_work *work, uint8_t *is_struck)
{
    int32_t near[LAYOUT_NAMES_MAX] = {0};
    size_t i, dark = 0;

    work->sight.least = FREE_CELLS;
    for (i = 0; i < page->name_count; i++) {
        if (strike_sight_take(scene, &page->names[i].rect, &work->sight))
            near[i] = path_percent(work, PROOF_NEAR_PERCENT);
        dark += near[i] >= PROOF_PERCENT;
    }
    if (!are_few(dark, page))
        return;
    for (i = 0; i < page->name_count; i++)
        if (dark == 1 ? is_proof_alone(near[i], percents[i])
                      : near[i] >= PROOF_NEAR_PERCENT &&
                                percents[i] >= PROOF_LESS_PERCENT)
            is_struck[i] = 1;
}

/* What all names show together. */
struct look {
    uint8_t percents[LAYOUT_NAMES_MAX]; /* of each the path seen; */
    uint8_t has_hint[LAYOUT_NAMES_MAX]; /* 0: nothing dark at all */
    int is_any;                         /* one seems struck */
};

static void names_look(const struct strike_scene *scene, const struct layout_page *page,
        struct strike_work *work, struct look *look, uint8_t *is_struck)
{
    size_t i;

    memset(look, 0, sizeof(*look));
    for (i = 0; i < page->name_count; i++) {
        int is_any = strike_sight_take(scene, &page->names[i].rect, &work->sight);

        is_struck[i] = 0;
        look->has_hint[i] = work->sight.hints > 0;
        if (!is_any)
            continue;
        look->percents[i] = (uint8_t)path_percent(work, PROOF_PERCENT);
        is_struck[i] =
                (uint8_t)(look->percents[i] >= PROOF_PERCENT || is_heavy(&work->sight));
        look->is_any |= is_struck[i];
    }
}

static int is_screened(int32_t percent)
{
    return percent >= SCREEN_PERCENT && percent < SCREEN_MOST_PERCENT;
}

/* A screen makes dots of a pale stroke, with white between them. Farther from print than
 * the screen frays it what they show tells enough, where other names of the page show
 * nothing there: tinted or shaded paper is dots as well. has_hint: 0 where nothing was
 * dark at all. */
static void screen_find(const struct strike_scene *scene, const struct layout_page *page,
        const uint8_t *has_hint, struct strike_work *work, uint8_t *is_struck)
{
    uint8_t is_seen[LAYOUT_NAMES_MAX] = {0};
    size_t i, shown = 0;

    if (page->name_count < SCREEN_NAMES)
        return;
    work->sight.is_screen = 1;
    work->sight.least = FREE_CELLS_COARSE;
    for (i = 0; i < page->name_count && are_few(shown, page); i++)
        if (has_hint[i] && strike_sight_take(scene, &page->names[i].rect, &work->sight)) {
            shown++;
            is_seen[i] = (uint8_t)is_screened(path_percent(work, SCREEN_MOST_PERCENT));
        }
    for (i = 0; i < page->name_count && are_few(shown, page); i++)
        is_struck[i] |= is_seen[i];
}

/* Does this scan blur its print? In black and white nothing tells. */
static int is_blurred(const struct strike_scene *scene, const struct layout_page *page,
        struct strike_work *work)
{
    struct sharpness print;

    sharpness_measure(
            scene->image, scene->light, page, scene->map, &work->sharpness, &print);
    return print.um >= BLURRED_UM && print.um < SHARPNESS_NONE;
}

void strike_find(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_page *page,
        const struct printed *printed, const struct streak *streaks, int streak_count,
        int is_dotted, struct strike_work *work, uint8_t is_struck[LAYOUT_NAMES_MAX])
{
    struct strike_scene scene = {image, light, map, printed, streaks, streak_count};
    struct look look;
    int is_coarse = fabs(register_line(map, 0).dx) * PIXEL_UM < 1;

    work->sight.is_dotted = is_dotted;
    work->sight.is_screen = 0;
    work->sight.least = is_coarse ? FREE_CELLS_COARSE : FREE_CELLS;
    names_look(&scene, page, work, &look, is_struck);
    if (look.is_any && !is_coarse && is_blurred(&scene, page, work)) {
        is_coarse = 1;
        work->sight.least = FREE_CELLS_COARSE;
        names_look(&scene, page, work, &look, is_struck);
    }
    if (is_coarse)
        near_find(&scene, page, look.percents, work, is_struck);
    if (image->is_bilevel && !is_dotted)
        screen_find(&scene, page, look.has_hint, work, is_struck);
}
