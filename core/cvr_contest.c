/* cvr_contest.c -- of a cast vote record: what stands in the rows of each person. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/cvr_parts.h"
#include "core/json.h"
#include "core/layout.h"
#include "core/ledger_contest.h"

enum { ID_BYTES = 3 * LAYOUT_ID_BYTES, SELECTION_BYTES = 4 * LAYOUT_ID_BYTES };

/* The sheet that is told, and whether as read (0) or as it counts (1). */
struct view {
    const json_t *type, *record;
    int is_final;
};

/* A contest's sums over its rows, for the contest's own members. */
struct sums {
    int marks, over, blank, unsure;
};

static int64_t whole(const json_t *object, const char *name)
{
    return json_integer_value(json_object_get(object, name));
}

static int is_word(const json_t *object, const char *name, const char *word)
{
    return strcmp(json_text(object, name), word) == 0;
}

static int is_chosen(const json_t *entry, const char *option)
{
    const json_t *chosen = json_object_get(entry, "chosen");
    const char *id;
    size_t i;

    for (i = 0; i < json_array_size(chosen); i++) {
        id = json_string_value(json_array_get(chosen, i));
        if (id != NULL && strcmp(id, option) == 0)
            return 1;
    }
    return 0;
}

/* A row as the view has it. `near` is its place among the sheet's rows, probably. */
static const json_t *find_row(
        const struct view *view, const char *row, size_t near, int *is_decided)
{
    const json_t *entry = NULL;

    *is_decided = 0;
    if (view->is_final)
        entry = ledger_contest_find(json_object_get(view->record, "decided"), row, near);
    *is_decided = entry != NULL;
    return entry != NULL ? entry
                         : ledger_contest_find(
                                   json_object_get(view->record, "read"), row, near);
}

/* ---- marks ---- */

struct mark_told {
    const char *option;
    int votes, is_chosen, is_over, is_decided;
    int64_t ink_ppm; /* -1: there is none */
    int position;    /* 0: it has none */
};

static json_t *position_json(const struct mark_told *mark)
{
    json_t *object = json_pack("{s:s,s:s,s:i}", "@type", "CVR.SelectionPosition",
            "HasIndication", mark->is_chosen ? "yes" : "unknown", "NumberVotes",
            mark->is_chosen && !mark->is_over ? mark->votes : 0);
    char ink[24];

    if (object == NULL)
        return NULL;
    if (mark->position > 0)
        (void)json_object_set_new(object, "Position", json_integer(mark->position));
    if (mark->is_over || !mark->is_chosen)
        (void)json_object_set_new(
                object, "IsAllocable", json_string(mark->is_over ? "no" : "unknown"));
    if (mark->is_decided)
        (void)json_object_set_new(object, "Status", json_pack("[s]", "adjudicated"));
    if (mark->ink_ppm >= 0) {
        (void)snprintf(ink, sizeof(ink), "%lld", (long long)mark->ink_ppm);
        (void)json_object_set_new(object, "MarkMetricValue", json_pack("[s]", ink));
    }
    return object;
}

/* What a row of boxes is worth and where its first box stands among the criterion's. */
struct row_place {
    int worth;  /* of a step: 10 of the tens, 1 of the ones; 0 of options */
    int before; /* boxes of the criterion that stand before this row's */
};

static void mark_place(
        struct mark_told *mark, const struct row_place *place, const char *option)
{
    int digit;

    mark->option = option;
    mark->votes = 1;
    mark->position = 0;
    if (place->worth == 0)
        return;
    mark->votes = (int)strtol(option, NULL, 10);
    digit = mark->votes / place->worth;
    mark->position = place->before + digit + 1;
}

/* The options of a row that hold ink, or that people chose: each handed to `add`. */
typedef void mark_adder(void *context, const struct mark_told *mark);

static void each_decided(const json_t *entry, const struct row_place *place,
        struct mark_told *mark, mark_adder *add, void *context)
{
    const json_t *chosen = json_object_get(entry, "chosen");
    size_t i;

    mark->is_chosen = 1;
    for (i = 0; i < json_array_size(chosen); i++) {
        mark_place(mark, place, json_string_value(json_array_get(chosen, i)));
        add(context, mark);
    }
}

static void each_read(const json_t *entry, const struct row_place *place,
        struct mark_told *mark, mark_adder *add, void *context)
{
    const json_t *boxes = json_object_get(entry, "boxes"), *box;
    size_t i;

    for (i = 0; i < json_array_size(boxes); i++) {
        box = json_array_get(boxes, i);
        mark->is_chosen = is_chosen(entry, json_text(box, "option"));
        mark_place(mark, place, json_text(box, "option"));
        mark->ink_ppm = whole(box, "ink_ppm");
        add(context, mark);
    }
}

static void each_mark(const struct view *view, const json_t *row,
        const struct row_place *place, size_t near, struct sums *sums, mark_adder *add,
        void *context)
{
    struct mark_told mark = {.ink_ppm = -1};
    const json_t *entry = find_row(view, json_text(row, "id"), near, &mark.is_decided);

    mark.is_over = is_word(entry, "state", "over");
    sums->over += mark.is_over;
    sums->blank += is_word(entry, "state", "blank");
    sums->unsure += entry == NULL || is_word(entry, "state", "unsure");
    sums->marks += (int)json_array_size(json_object_get(entry, "chosen"));
    if (mark.is_decided)
        each_decided(entry, place, &mark, add, context);
    else
        each_read(entry, place, &mark, add, context);
}

/* ---- contests ---- */

struct selections {
    const char *contest; /* "main.3" */
    json_t *list;
    json_t *positions; /* of points: those of the criterion at hand */
    int votes;
};

static json_t *selection_json(const char *contest, const char *name, json_t *positions)
{
    char id[SELECTION_BYTES];

    (void)snprintf(id, sizeof(id), "%s.%s", contest, name);
    return json_pack("{s:s,s:s,s:o}", "@type", "CVR.CVRContestSelection",
            "ContestSelectionId", id, "SelectionPosition", positions);
}

/* Of options each marked box is a selection. */
static void add_option(void *context, const struct mark_told *mark)
{
    struct selections *selections = context;

    cvr_append(&selections->list, selection_json(selections->contest, mark->option,
                                          json_pack("[o]", position_json(mark))));
}

/* Of points each marked box is a position of its criterion. */
static void add_digit(void *context, const struct mark_told *mark)
{
    struct selections *selections = context;

    cvr_append(&selections->positions, position_json(mark));
    if (mark->is_chosen && !mark->is_over)
        selections->votes += mark->votes;
}

static void put_criterion(struct selections *selections, int64_t criterion)
{
    json_t *selection;
    char name[16];

    if (selections->positions != NULL && json_array_size(selections->positions) == 0) {
        json_decref(selections->positions);
    } else {
        (void)snprintf(name, sizeof(name), "%d", (int)criterion + 1);
        selection = selection_json(selections->contest, name, selections->positions);
        if (selection != NULL)
            (void)json_object_set_new(
                    selection, "TotalNumberVotes", json_integer(selections->votes));
        cvr_append(&selections->list, selection);
    }
    selections->positions = NULL;
}

/* The rows of one criterion, from `at` on; where the next one begins. */
static size_t criterion_add(const struct view *view, const json_t *rows, size_t at,
        size_t near, struct selections *selections, struct sums *sums)
{
    int64_t criterion = whole(json_array_get(rows, at), "criterion");
    struct row_place place = {.before = 0};
    const json_t *row;

    selections->positions = json_array();
    selections->votes = 0;
    for (; at < json_array_size(rows); at++) {
        row = json_array_get(rows, at);
        if (whole(row, "criterion") != criterion)
            break;
        place.worth = is_word(row, "place", "tens") ? 10 : 1;
        each_mark(view, row, &place, near + at, sums, add_digit, selections);
        place.before += (int)whole(row, "boxes");
    }
    put_criterion(selections, criterion);
    return at;
}

static void add_status(json_t *object, const struct sums *sums, size_t rows)
{
    json_t *status = json_array();

    if (sums->over > 0) {
        cvr_append(&status, json_string("overvoted"));
        (void)json_object_set_new(object, "Overvotes", json_integer(sums->over));
    }
    if (sums->over == 0 && sums->blank > 0)
        cvr_append(&status, json_string((size_t)sums->blank == rows ? "not-indicated"
                                                                    : "undervoted"));
    if (sums->unsure > 0) {
        cvr_append(&status, json_string("other"));
        (void)json_object_set_new(object, "OtherStatus", json_string("unsure"));
    }
    if (json_array_size(status) > 0)
        (void)json_object_set_new(object, "Status", json_incref(status));
    json_decref(status);
}

/* near: how many rows the contests before it have. */
static json_t *contest_json(const struct view *view, const json_t *contest, size_t near)
{
    static const struct row_place plain = {.worth = 0};
    const json_t *rows = json_object_get(contest, "rows");
    char id[ID_BYTES];
    struct selections selections = {.contest = id, .list = json_array()};
    struct sums sums = {.marks = 0};
    json_t *object;
    size_t i;

    (void)snprintf(id, sizeof(id), "%s.%s", json_text(view->type, "ballot_type"),
            json_text(contest, "contest"));
    for (i = 0; i < json_array_size(rows);)
        if (is_word(json_array_get(rows, i), "place", "options")) {
            each_mark(view, json_array_get(rows, i), &plain, near + i, &sums, add_option,
                    &selections);
            i++;
        } else {
            i = criterion_add(view, rows, i, near, &selections, &sums);
        }
    object = json_pack("{s:s,s:s,s:i}", "@type", "CVR.CVRContest", "ContestId", id,
            "Selections", sums.marks);
    if (object != NULL && json_array_size(selections.list) > 0)
        (void)json_object_set_new(
                object, "CVRContestSelection", json_incref(selections.list));
    if (object != NULL)
        add_status(object, &sums, i);
    json_decref(selections.list);
    return object;
}

json_t *cvr_contests(const json_t *type, const json_t *record, int is_final)
{
    const json_t *contests = json_object_get(type, "contests"), *contest;
    const struct view view = {type, record, is_final};
    json_t *list = json_array();
    size_t i, near = 0;

    for (i = 0; i < json_array_size(contests); i++) {
        contest = json_array_get(contests, i);
        cvr_append(&list, contest_json(&view, contest, near));
        near += json_array_size(json_object_get(contest, "rows"));
    }
    return list;
}
