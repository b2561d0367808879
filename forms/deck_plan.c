/* deck_plan.c -- which sheets of a deck carry trouble, and the plan as a whole. */
#include "forms/deck_plan.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "forms/chance.h"
#include "forms/deck_points.h"
#include "forms/deck_votes.h"

enum {
    DECK_HARD_LEAST = 4, /* one each of the first four troubles below */
    DECK_HARD_FROM = 10, /* in decks of so many sheets */
    DECK_TRIES = 50
};

/* In the order in which the first hard sheets get them. */
static const enum deck_trouble troubles[] = {DECK_OVERVOTE, DECK_BLANK, DECK_FAINT,
        DECK_CORRECTION, DECK_SHORT, DECK_RING, DECK_BESIDE, DECK_ERASURE, DECK_STRUCK};

enum { TROUBLES = sizeof(troubles) / sizeof(troubles[0]) };

/* Of points these come early: half filled (a blank row of two), and above the most. */
static const enum deck_trouble point_troubles[] = {DECK_OVERVOTE, DECK_BLANK, DECK_BEYOND,
        DECK_FAINT, DECK_CORRECTION, DECK_SHORT, DECK_RING, DECK_BESIDE, DECK_ERASURE,
        DECK_STRUCK};

enum { POINT_TROUBLES = sizeof(point_troubles) / sizeof(point_troubles[0]) };

void deck_plan_init(struct deck_plan *plan)
{
    memset(plan, 0, sizeof(*plan));
}

void deck_plan_release(struct deck_plan *plan)
{
    free(plan->contests);
    free(plan->rows);
    deck_plan_init(plan);
}

struct deck_row *deck_plan_row(const struct deck_plan *plan, size_t sheet, size_t contest)
{
    assert(sheet < plan->sheet_count && contest < plan->contest_count);
    return &plan->rows[sheet * plan->contest_count + contest];
}

enum contest_state deck_row_state(const struct deck_row *row)
{
    if (row->trouble == DECK_BLANK)
        return CONTEST_BLANK;
    return row->trouble == DECK_OVERVOTE ? CONTEST_OVER : CONTEST_CHOSEN;
}

const char *deck_trouble_word(enum deck_trouble trouble)
{
    static const char *const words[DECK_TROUBLE_COUNT] = {"plain", "overvote", "blank",
            "faint", "correction", "short", "ring", "beside", "erasure", "name-struck",
            "beyond"};

    return words[trouble];
}

static struct deck_contest *contest_of(
        struct deck_plan *plan, size_t page, const char *name)
{
    struct deck_contest *contest;
    size_t i;

    for (i = 0; i < plan->contest_count; i++)
        if (plan->contests[i].page == page &&
                strcmp(plan->contests[i].contest, name) == 0)
            return &plan->contests[i];
    contest = &plan->contests[plan->contest_count++];
    memset(contest, 0, sizeof(*contest));
    memcpy(contest->contest, name, strlen(name) + 1);
    contest->page = page;
    return contest;
}

static void contest_note_name(
        const struct layout_page *page, struct deck_contest *contest)
{
    size_t i;

    for (i = 0; i < page->name_count; i++)
        contest->has_name |= strcmp(page->names[i].contest, contest->contest) == 0;
}

static int plan_add_contests(
        struct deck_plan *plan, const struct layout *layout, struct error *err)
{
    const struct layout_page *page;
    struct deck_contest *contest;
    size_t i, k;

    for (i = 0; i < layout->page_count; i++) {
        page = &layout->pages[i];
        for (k = 0; k < page->box_count; k++) {
            contest = contest_of(plan, i, page->boxes[k].contest);
            if (contest->option_count == READING_BOXES_MAX)
                return error_set(err, ERROR_RANGE, "contest '%s' has too many boxes",
                        contest->contest);
            if (contest->option_count == 0)
                contest_note_name(page, contest);
            contest->boxes[contest->option_count++] = k;
        }
    }
    if (plan->contest_count == 0)
        return error_set(
                err, ERROR_RANGE, "the ballot '%s' has no mark box", layout->ballot_type);
    return 0;
}

static int plan_allocate(const struct layout *layout, size_t sheets,
        struct deck_plan *plan, struct error *err)
{
    size_t i, boxes = 0;

    if (sheets < 1 || sheets > DECK_SHEETS_MAX)
        return error_set(err, ERROR_RANGE, "a deck has 1 to %d sheets, not %zu",
                DECK_SHEETS_MAX, sheets);
    for (i = 0; i < layout->page_count; i++)
        boxes += layout->pages[i].box_count;
    plan->contests = calloc(boxes + 1, sizeof(*plan->contests));
    if (plan->contests == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a deck");
    if (plan_add_contests(plan, layout, err) != 0)
        return -1;
    plan->sheet_count = sheets;
    plan->rows = calloc(sheets * plan->contest_count, sizeof(*plan->rows));
    if (plan->rows == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a deck");
    return 0;
}

/* What a row's maximum leaves room for: 100 and a one, 35 and a six; not 39. */
static int can_be_beyond(const struct deck_contest *contest)
{
    return contest->is_tens && contest->most % 10 < 9;
}

/* Two boxes are needed for an overvote and the like; a name is struck where it is
 * printed: at its person's first row. */
static void row_trouble(
        struct deck_plan *plan, size_t sheet, size_t contest, enum deck_trouble trouble)
{
    int needs_two = trouble == DECK_OVERVOTE || trouble == DECK_CORRECTION ||
                    trouble == DECK_ERASURE;

    if (trouble == DECK_BEYOND)
        while (contest > 0 && !can_be_beyond(&plan->contests[contest]))
            contest--;
    if (trouble == DECK_STRUCK)
        while (contest > 0 && !plan->contests[contest].has_name)
            contest--;
    if ((needs_two && plan->contests[contest].option_count < 2) ||
            (trouble == DECK_BEYOND && !can_be_beyond(&plan->contests[contest])))
        trouble = DECK_BLANK;
    deck_plan_row(plan, sheet, contest)->trouble = (uint8_t)trouble;
}

/* A light pencil is light on every row; the rest befalls a row or two. */
static void sheet_trouble(struct deck_plan *plan, size_t sheet, enum deck_trouble trouble,
        struct chance *chance)
{
    size_t i, count = 1 + (size_t)chance_hits(chance, 30);

    if (trouble == DECK_FAINT && chance_hits(chance, 40))
        for (i = 0; i < plan->contest_count; i++)
            row_trouble(plan, sheet, i, trouble);
    for (i = 0; i < count; i++)
        row_trouble(plan, sheet, chance_below(chance, plan->contest_count), trouble);
}

static int plan_add_troubles(struct deck_plan *plan, unsigned hard_percent,
        struct chance *chance, struct error *err)
{
    size_t hard = (plan->sheet_count * hard_percent + 50) / 100;
    int is_points = plan->contests[0].most > 0;
    const enum deck_trouble *list = is_points ? point_troubles : troubles;
    size_t *order, i, kinds = is_points ? POINT_TROUBLES : TROUBLES;

    if (hard_percent > 0 && plan->sheet_count >= DECK_HARD_FROM && hard < DECK_HARD_LEAST)
        hard = DECK_HARD_LEAST;
    order = malloc(plan->sheet_count * sizeof(*order));
    if (order == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a deck");
    for (i = 0; i < plan->sheet_count; i++)
        order[i] = i;
    chance_shuffle(chance, order, plan->sheet_count);
    for (i = 0; i < hard && i < plan->sheet_count; i++)
        sheet_trouble(plan, order[i], list[i < kinds ? i : chance_below(chance, kinds)],
                chance);
    free(order);
    return 0;
}

int deck_plan_make(const struct layout *layout, const struct contests *contests,
        size_t sheets, unsigned hard_percent, uint64_t seed, struct deck_plan *out,
        struct error *err)
{
    struct deck_plan plan;
    struct chance chance;
    int i, result;

    deck_plan_init(&plan);
    chance_seed(&chance, seed, UINT64_MAX);
    result = plan_allocate(layout, sheets, &plan, err);
    if (result == 0 && contests != NULL)
        deck_points_know(&plan, contests);
    if (result == 0)
        result = plan_add_troubles(&plan, hard_percent, &chance, err);
    for (i = 0; i < DECK_TRIES && result == 0; i++) {
        result = deck_votes_throw(&plan, &chance, err);
        if (result == 0)
            result = deck_points_throw(&plan, &chance, err);
        if (result == 0 && deck_votes_differ(&plan) && deck_points_differ(&plan))
            break;
    }
    if (result == 0)
        *out = plan;
    else
        deck_plan_release(&plan);
    return result;
}
