/* contest.c -- who is rated on a ballot, by which rows of boxes, and what rows make. */
#include "core/contest.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/tally.h"

enum { TEN = 10 };

void contests_init(struct contests *contests)
{
    memset(contests, 0, sizeof(*contests));
}

void contests_release(struct contests *contests)
{
    free(contests->list);
    contests_init(contests);
}

static struct contest_row *add_row(struct contest *contest, enum contest_place place,
        uint32_t criterion, uint32_t option_count)
{
    struct contest_row *row = &contest->rows[contest->row_count++];

    row->place = place;
    row->criterion = criterion;
    row->option_count = option_count;
    return row;
}

/* Tens from 0 to the last below or at the maximum; all ten single points if there are
 * tens, else those up to the maximum. */
static void add_points(struct contest *contest, uint32_t criterion)
{
    const char *id = contest->official->contest;
    uint32_t most = contest->scale.criteria[criterion].most;
    int has_tens = most >= TEN;
    struct contest_row *row;

    if (has_tens) {
        row = add_row(contest, CONTEST_TENS, criterion, most / TEN + 1);
        (void)snprintf(row->id, sizeof(row->id), "%.16s.%u/t", id, criterion + 1);
    }
    row = add_row(contest, CONTEST_ONES, criterion, has_tens ? TEN : most + 1);
    (void)snprintf(row->id, sizeof(row->id), "%.16s.%u/o", id, criterion + 1);
}

static int load_scale(const char *folder, const struct rule *rule,
        struct contest *contest, struct error *err)
{
    const struct official *official = contest->official;

    if (official->scale[0] == '\0') {
        scale_whole(rule->points_most, &contest->scale);
        return 0;
    }
    if (scale_load(folder, official->scale, &contest->scale, err) != 0)
        return -1;
    if (scale_points(&contest->scale) <= rule->points_most)
        return 0;
    return error_set(err, ERROR_RANGE,
            "scales/%s.csv: %u points together, but the rule card has %u at the most",
            official->scale, (unsigned)scale_points(&contest->scale),
            (unsigned)rule->points_most);
}

static int load_one(const char *folder, const struct official *official,
        const struct rule *rule, struct contest *contest, struct error *err)
{
    uint32_t i;

    contest->official = official;
    if (rule->points_most == 0) {
        (void)snprintf(
                add_row(contest, CONTEST_OPTIONS, 0, (uint32_t)rule->option_count)->id,
                LAYOUT_ID_BYTES, "%s", official->contest);
        contest->value_count = (uint32_t)rule->option_count;
        return 0;
    }
    if (load_scale(folder, rule, contest, err) != 0)
        return -1;
    for (i = 0; i < contest->scale.count; i++)
        add_points(contest, i);
    contest->value_count = scale_points(&contest->scale) + 1;
    return 0;
}

int contests_load(const char *folder, const struct officials *officials,
        const char *ballot_type, const struct rule *rule, struct contests *out,
        struct error *err)
{
    struct contests contests = {.list = NULL};
    size_t i;

    contests.list = calloc(officials->count + 1, sizeof(*contests.list));
    if (contests.list == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the contests");
    for (i = 0; i < officials->count; i++) {
        if (strcmp(officials->list[i].ballot_type, ballot_type) != 0)
            continue;
        if (load_one(folder, &officials->list[i], rule, &contests.list[contests.count++],
                    err) != 0) {
            contests_release(&contests);
            return -1;
        }
    }
    *out = contests;
    return 0;
}

const struct contest_row *contest_row_find(
        const struct contests *contests, const char *row, size_t *contest)
{
    size_t i, k;

    for (i = 0; i < contests->count; i++)
        for (k = 0; k < contests->list[i].row_count; k++)
            if (strcmp(contests->list[i].rows[k].id, row) == 0) {
                if (contest != NULL)
                    *contest = i;
                return &contests->list[i].rows[k];
            }
    return NULL;
}

void contest_option_id(const struct rule *rule, const struct contest_row *row,
        size_t option, char out[LAYOUT_ID_BYTES])
{
    assert(option < row->option_count);
    if (row->place == CONTEST_OPTIONS)
        (void)snprintf(out, LAYOUT_ID_BYTES, "%s", rule->options[option].id);
    else
        (void)snprintf(out, LAYOUT_ID_BYTES, "%u",
                (unsigned)option * (row->place == CONTEST_TENS ? TEN : 1));
}

int contest_option_find(
        const struct rule *rule, const struct contest_row *row, const char *option)
{
    char id[LAYOUT_ID_BYTES];
    size_t i;

    for (i = 0; i < row->option_count; i++) {
        contest_option_id(rule, row, i, id);
        if (strcmp(id, option) == 0)
            return (int)i;
    }
    return -1;
}

/* Each criterion by itself must keep to its maximum. */
static uint32_t sum_points(const struct contest *contest, const uint8_t *states)
{
    uint32_t points[SCALE_CRITERIA_MAX] = {0}, sum = 0;
    size_t i;

    for (i = 0; i < contest->row_count; i++)
        points[contest->rows[i].criterion] +=
                states[i] * (contest->rows[i].place == CONTEST_TENS ? UINT32_C(10) : 1);
    for (i = 0; i < contest->scale.count; i++) {
        if (points[i] > contest->scale.criteria[i].most)
            return TALLY_BEYOND;
        sum += points[i];
    }
    return sum;
}

uint32_t contest_value(const struct contest *contest, const uint8_t *states)
{
    size_t i, blank = 0;

    for (i = 0; i < contest->row_count; i++) {
        if (states[i] == CONTEST_ROW_OVER)
            return TALLY_OVER;
        blank += states[i] == CONTEST_ROW_BLANK;
    }
    if (blank == contest->row_count)
        return TALLY_BLANK;
    if (blank > 0)
        return TALLY_PARTIAL;
    return contest->rows[0].place == CONTEST_OPTIONS ? states[0]
                                                     : sum_points(contest, states);
}
