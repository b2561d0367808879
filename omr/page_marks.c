/* page_marks.c -- all marks of a registered page: boxes weighed, figures followed. */
#include "omr/page_marks.h"

#include <stdlib.h>
#include <string.h>

#include "omr/along.h"
#include "omr/covered.h"
#include "omr/fingerprint.h"
#include "omr/unprinted.h"
#include "omr/judge.h"
#include "omr/judge_pen.h"
#include "omr/mend.h"
#include "omr/outline.h"
#include "omr/page_rows.h"
#include "omr/page_show.h"
#include "omr/page_words.h"
#include "omr/patch.h"
#include "omr/sharpness.h"
#include "omr/verge.h"
#include "omr/weigh.h"

enum {
    LOST_MOST_PERCENT = 25, /* of the boxes that hold no mark: the print is too faint */
    AWAIT_BOXES = 2         /* further on, whose pixels come from memory meanwhile */
};

struct page_marks {
    struct unprinted *unprinted;
    struct patch patch;
    struct weigh_work work;
    struct sharpness_work sharpness;
    uint8_t verge[PATCH_EDGE_MAX * PATCH_EDGE_MAX];
    struct outline outlines[LAYOUT_BOXES_MAX];
    struct weight weights[LAYOUT_BOXES_MAX];
    enum mark marks[LAYOUT_BOXES_MAX];
    uint8_t is_crossed[LAYOUT_BOXES_MAX], is_hidden[LAYOUT_BOXES_MAX];
    uint8_t is_inked[LAYOUT_BOXES_MAX];
    struct stray stray;
    struct streak streaks[STREAK_MAX];
    int streak_count;
};

struct page_marks *page_marks_new(void)
{
    struct page_marks *marks = calloc(1, sizeof(*marks));

    if (marks == NULL)
        return NULL;
    marks->unprinted = unprinted_new();
    if (marks->unprinted == NULL) {
        free(marks);
        return NULL;
    }
    return marks;
}

void page_marks_free(struct page_marks *marks)
{
    if (marks == NULL)
        return;
    unprinted_free(marks->unprinted);
    free(marks);
}

/* The box's pixels, without what streaks left on them. */
static int box_take(struct page_marks *marks, const struct image *image,
        const struct light *light, const struct layout_page *page,
        const struct register_map *map, size_t i)
{
    const struct layout_rect *rect = &page->boxes[i].rect;

    if (patch_take(image, light, map, rect, &marks->patch) != 0)
        return -1;
    mend_patch(marks->streaks, marks->streak_count, rect, map->rotation, &marks->patch);
    return 0;
}

static void box_weigh(struct page_marks *marks, const struct layout_page *page, size_t i)
{
    struct weight *weight = &marks->weights[i];

    weigh_box(&marks->patch, &marks->outlines[i], page->outline_um, &marks->work, weight);
    if (judge_asks_spine(weight))
        weigh_spine(&marks->work, page->outline_um, weight);
}

/* A box is weighed where its own outline lies; again if its neighbours know better. */
static void boxes_weigh(struct page_marks *marks, const struct image *image,
        const struct light *light, const struct layout_page *page,
        const struct register_map *map)
{
    size_t i;

    for (i = 0; i < page->box_count; i++) {
        if (i + AWAIT_BOXES < page->box_count)
            patch_await(image, map, &page->boxes[i + AWAIT_BOXES].rect);
        memset(&marks->outlines[i], 0, sizeof(marks->outlines[i]));
        memset(&marks->weights[i], 0, sizeof(marks->weights[i]));
        if (box_take(marks, image, light, page, map, i) != 0)
            continue;
        outline_measure(&marks->patch, page->outline_um, &marks->outlines[i]);
        if (marks->outlines[i].is_seen)
            box_weigh(marks, page, i);
    }
    outline_settle(marks->outlines, page->boxes, page->box_count);
    for (i = 0; i < page->box_count; i++) {
        if (!marks->outlines[i].is_settled ||
                box_take(marks, image, light, page, map, i) != 0)
            continue;
        outline_sides(&marks->patch, page->outline_um, &marks->outlines[i]);
        box_weigh(marks, page, i);
    }
}

/* A broad bar that ends beside its box, above and below, is a stroke. */
static void bars_follow(struct page_marks *marks, const struct image *image,
        const struct light *light, const struct layout_page *page,
        const struct register_map *map)
{
    size_t i;

    for (i = 0; i < page->box_count; i++) {
        struct weight *weight = &marks->weights[i];
        struct layout_rect grown = bar_grown(&page->boxes[i].rect);

        if (weight->main_is_bar && weight->bar.is_broad && patch_fits(&grown) &&
                patch_take(image, light, map, &grown, &marks->patch) == 0 &&
                bar_ends(&weight->bar, &marks->patch))
            weight->main_is_bar = 0;
    }
}

/* A broad dark line through a box may be a stroke, or hide that there is none: nothing is
 * read there. A thin one is mended, a pale one only spoils faint figures. */
static void streaks_apply(
        struct page_marks *marks, const struct layout_page *page, struct reading *reading)
{
    size_t i;
    int j;

    memset(marks->is_crossed, 0, page->box_count);
    memset(marks->is_hidden, 0, page->box_count);
    for (j = 0; j < marks->streak_count; j++)
        for (i = 0; i < page->box_count; i++) {
            if (!streak_crosses(&marks->streaks[j], &page->boxes[i].rect))
                continue;
            marks->is_crossed[i] = 1;
            if (marks->streaks[j].is_down)
                judge_streaked(&marks->weights[i]);
            if (!streak_hides(&marks->streaks[j]) ||
                    !streak_overlaps(&marks->streaks[j], &page->boxes[i].rect))
                continue;
            marks->is_hidden[i] = 1;
            reading_add_reason(reading, REASON_STREAK, VERDICT_HELD);
        }
}

/* Most boxes without a mark show no outline: the toner is too faint to trust. */
static void faintness_apply(const struct page_marks *marks,
        const struct layout_page *page, struct reading *reading)
{
    size_t i, plain = 0, lost = 0;

    for (i = 0; i < page->box_count; i++) {
        if (marks->marks[i] == MARK_FILLED)
            continue;
        plain++;
        lost += !marks->outlines[i].is_seen;
    }
    if (lost * 100 > plain * LOST_MOST_PERCENT)
        reading_add_reason(reading, REASON_FAINT_PRINT, VERDICT_HELD);
}

static void boxes_judge(struct page_marks *marks, const struct layout_page *page)
{
    size_t i;

    for (i = 0; i < page->box_count; i++) {
        marks->marks[i] = judge_box(&marks->weights[i],
                outline_is_sure(&marks->outlines[i]), marks->is_crossed[i]);
        marks->is_inked[i] = (uint8_t)(marks->marks[i] == MARK_FILLED ||
                                       judge_is_inked(&marks->weights[i]));
    }
}

/* What seems empty has no stroke along its outline, where nothing is weighed. */
static void outlines_judge(struct page_marks *marks, const struct image *image,
        const struct light *light, const struct layout_page *page,
        const struct register_map *map)
{
    struct along along;
    size_t i;

    along_set(marks->outlines, page, &marks->patch, &along);
    for (i = 0; i < page->box_count; i++)
        if (marks->marks[i] == MARK_EMPTY &&
                along_is_thick(&along, &marks->outlines[i]) &&
                patch_take(image, light, map, &page->boxes[i].rect, &marks->patch) == 0 &&
                along_is_drawn(&along, &marks->outlines[i], &marks->patch))
            marks->marks[i] = MARK_UNSURE;
}

/* A fill has edges where it goes beyond its outline, if anywhere. */
static void verge_measure(struct page_marks *marks, const struct layout_page *page,
        const struct printed *printed, const struct register_map *map, size_t i)
{
    struct ink_window windows[VERGE_SIDES];
    int count = verge_take(&marks->patch, &marks->outlines[i], &page->boxes[i].rect,
            map->rotation, printed, marks->verge, windows);

    weigh_verge(windows, count, (marks->patch.cell_x_um + marks->patch.cell_y_um) / 2,
            &marks->work, &marks->weights[i]);
}

/* How steeply the marks rise, as each was weighed. */
static void rises_measure(struct page_marks *marks, const struct image *image,
        const struct light *light, const struct layout_page *page,
        const struct printed *printed, const struct register_map *map)
{
    size_t i;

    for (i = 0; i < page->box_count; i++) {
        if (marks->marks[i] != MARK_FILLED ||
                box_take(marks, image, light, page, map, i) != 0)
            continue;
        weigh_rise(&marks->patch, &marks->outlines[i], page->outline_um, &marks->work,
                &marks->weights[i]);
        if (judge_pen_asks_verge(&marks->weights[i]))
            verge_measure(marks, page, printed, map, i);
    }
}

/* Edges, the marks' and the print's own, are looked at where there is pale ink to be told
 * by them. */
static void edges_measure(struct page_marks *marks, const struct image *image,
        const struct light *light, const struct layout_page *page,
        const struct printed *printed, const struct register_map *map,
        struct sharpness *out)
{
    size_t i = 0;

    sharpness_none(out);
    while (i < page->box_count &&
            !(marks->marks[i] == MARK_FILLED && judge_pen_asks_edges(&marks->weights[i])))
        i++;
    if (i == page->box_count)
        return;
    rises_measure(marks, image, light, page, printed, map);
    sharpness_measure(image, light, page, map, &marks->sharpness, out);
}

/* What a box's ink is part of may speak for it, or against. */
static void figures_apply(struct page_marks *marks, const struct image *image,
        const struct light *light, const struct layout_page *page,
        const struct printed *printed, const struct register_map *map)
{
    struct sharpness print;
    struct judge_pen pen;
    size_t i;

    for (i = 0; i < page->box_count; i++)
        if (judge_is_body(&marks->weights[i], marks->stray.body_percent[i]))
            marks->marks[i] = MARK_FILLED;
        else if (marks->marks[i] == MARK_FILLED &&
                 judge_is_part(&marks->weights[i], marks->stray.body_percent[i]))
            marks->marks[i] = MARK_UNSURE;
    edges_measure(marks, image, light, page, printed, map, &print);
    judge_pen(marks->weights, marks->marks, page->box_count, &print, &pen);
    for (i = 0; i < page->box_count; i++)
        if ((marks->stray.is_tail[i] && judge_is_tail(&marks->weights[i])) ||
                marks->is_hidden[i] ||
                (marks->marks[i] == MARK_FILLED &&
                        judge_is_bled(&marks->weights[i], &pen)))
            marks->marks[i] = MARK_UNSURE;
}

/* Ink anywhere on the page that is not printed there: what it belongs to. */
static void strays_find(struct page_marks *marks, const struct image *image,
        const struct light *light, const struct layout_page *page,
        const struct printed *printed, const struct register_map *map, int is_test)
{
    unprinted_strays(
            marks->unprinted, page, printed, marks->is_inked, is_test, &marks->stray);
    unprinted_struck(marks->unprinted, image, light, map, page, printed, marks->streaks,
            marks->streak_count,
            judge_is_dotted(marks->weights, marks->marks, page->box_count),
            marks->stray.is_struck);
}

/* The shapes of the first marks, whatever they are judged to be. */
static void shapes_take(struct page_marks *marks, const struct image *image,
        const struct light *light, const struct layout_page *page,
        const struct register_map *map, struct fingerprint *out)
{
    struct fingerprint_mark *mark;
    size_t i;

    for (i = 0; i < page->box_count && out->count < FINGERPRINT_MARKS_MAX; i++) {
        if (marks->weights[i].ink_ppm < FINGERPRINT_LEAST_PPM || marks->is_hidden[i] ||
                box_take(marks, image, light, page, map, i) != 0)
            continue;
        mark = &out->marks[out->count++];
        mark->box = (uint16_t)i;
        mark->ink = (uint8_t)((int64_t)marks->weights[i].ink_ppm * 255 / 1000000);
        fingerprint_measure(&marks->patch, &marks->outlines[i], page->outline_um,
                map->rotation, mark);
    }
}

int page_marks_read(struct page_marks *marks, const struct image *image,
        const struct light *light, const struct layout_page *page,
        const struct printed *printed, const struct register_map *map, int is_test,
        enum page_depth depth, struct trace *trace, struct reading *reading,
        struct error *err)
{
    marks->streak_count = 0;
    memset(&marks->stray, 0, sizeof(marks->stray));
    if (depth == PAGE_FULL)
        marks->streak_count = unprinted_lines(
                marks->unprinted, image, light, map, page, printed, marks->streaks, err);
    if (marks->streak_count < 0)
        return -1;
    boxes_weigh(marks, image, light, page, map);
    bars_follow(marks, image, light, page, map);
    streaks_apply(marks, page, reading);
    boxes_judge(marks, page);
    outlines_judge(marks, image, light, page, map);
    faintness_apply(marks, page, reading);
    if (depth == PAGE_FULL)
        strays_find(marks, image, light, page, printed, map, is_test);
    figures_apply(marks, image, light, page, printed, map);
    covered_find(image, light, map, page, printed, marks->streaks, marks->streak_count,
            marks->marks, marks->stray.is_inked);
    page_words_judge(&marks->stray, image, light, page, map, &marks->sharpness, reading);
    if (page_rows_judge(
                page, marks->weights, marks->marks, &marks->stray, reading, err) != 0)
        return -1;
    if (image->is_bilevel)
        page_rows_doubt_blank(reading);
    shapes_take(marks, image, light, page, map, &reading->fingerprint);
    page_show_marks(trace, image, page, map, marks->outlines, marks->weights,
            marks->marks, &marks->stray);
    return 0;
}
