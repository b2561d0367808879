/* page_rows.c -- from the marks of a page to the contests of its reading. */
#include "omr/page_rows.h"

#include <stdio.h>
#include <string.h>

#include "core/language.h"
#include "omr/judge_row.h"

static struct reading_contest *contest_of(struct reading *reading, const char *id)
{
    struct reading_contest *contest;
    size_t i;

    for (i = 0; i < reading->contest_count; i++)
        if (strcmp(reading->contests[i].contest, id) == 0)
            return &reading->contests[i];
    contest = reading_add_contest(reading);
    if (contest != NULL)
        (void)snprintf(contest->contest, sizeof(contest->contest), "%s", id);
    return contest;
}

/* The row's ink beside its boxes, and its name. */
static void row_doubt(const struct stray *stray, const struct layout_page *page,
        struct reading_contest *contest, struct reading *reading)
{
    size_t i;

    for (i = 0; i < page->row_count; i++)
        if (stray->is_inked[i] && strcmp(page->rows[i].contest, contest->contest) == 0) {
            contest->state = CONTEST_UNSURE;
            reading_add_reason(reading, REASON_MARK_UNSURE, VERDICT_HELD);
        }
    for (i = 0; i < page->name_count; i++)
        if (stray->is_struck[i] &&
                strcmp(page->names[i].contest, contest->contest) == 0) {
            contest->state = CONTEST_UNSURE;
            reading_add_reason(reading, REASON_NAME_STRUCK, VERDICT_HELD);
        }
    if (contest->state == CONTEST_UNSURE)
        contest->chosen_count = 0;
}

static int contests_add(const struct layout_page *page, const struct weight *weights,
        const enum mark *marks, struct reading *reading, struct error *err)
{
    size_t i;

    for (i = 0; i < page->box_count; i++) {
        const struct layout_box *box = &page->boxes[i];
        struct reading_contest *contest = contest_of(reading, box->contest);
        struct reading_box *line;

        if (contest == NULL || contest->box_count >= READING_BOXES_MAX)
            return error_set(err, ERROR_MEMORY, "no memory for a reading");
        line = &contest->boxes[contest->box_count++];
        memcpy(line->option, box->option, sizeof(line->option));
        line->mark = marks[i];
        line->ink_ppm = weights[i].ink_ppm;
    }
    return 0;
}

static void contest_judge(const struct layout_page *page, const struct weight *weights,
        const struct stray *stray, struct reading_contest *contest,
        struct reading *reading)
{
    struct weight own[READING_BOXES_MAX];
    size_t i, count = 0;

    for (i = 0; i < page->box_count && count < READING_BOXES_MAX; i++)
        if (strcmp(page->boxes[i].contest, contest->contest) == 0)
            own[count++] = weights[i];
    judge_row(own, count, reading, contest);
    row_doubt(stray, page, contest, reading);
}

int page_rows_judge(const struct layout_page *page, const struct weight *weights,
        const enum mark *marks, const struct stray *stray, struct reading *reading,
        struct error *err)
{
    size_t i;

    if (contests_add(page, weights, marks, reading, err) != 0)
        return -1;
    for (i = 0; i < reading->contest_count; i++)
        contest_judge(page, weights, stray, &reading->contests[i], reading);
    return 0;
}

void page_rows_doubt_blank(struct reading *reading)
{
    size_t i, blank = 0;

    for (i = 0; i < reading->contest_count; i++)
        if (reading->contests[i].state == CONTEST_BLANK) {
            reading->contests[i].state = CONTEST_UNSURE;
            blank++;
        }
    if (blank == 0)
        return;
    reading_add_reason(reading, REASON_MARK_UNSURE, VERDICT_HELD);
    if (reading->detail[0] == '\0')
        (void)snprintf(reading->detail, sizeof(reading->detail), "%s",
                _("no mark in a black and white scan: pencil may be lost; scan in "
                  "grey"));
}
