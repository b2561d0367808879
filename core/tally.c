/* tally.c -- sums of one ballot type, sheet by sheet; whole numbers only. */
#include "core/tally.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

int tally_init(struct tally *tally, size_t contest_count, size_t value_count,
        enum rule_scope bad_row, struct error *err)
{
    memset(tally, 0, sizeof(*tally));
    if (contest_count == 0 || contest_count > OFFICIALS_MAX || value_count == 0 ||
            value_count > RULE_VALUES_MAX)
        return error_set(err, ERROR_RANGE, "a tally of %zu contests with %zu values",
                contest_count, value_count);
    tally->contests = calloc(contest_count, sizeof(*tally->contests));
    if (tally->contests == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a tally");
    tally->contest_count = contest_count;
    tally->value_count = value_count;
    tally->bad_row = bad_row;
    return 0;
}

void tally_release(struct tally *tally)
{
    free(tally->contests);
    memset(tally, 0, sizeof(*tally));
}

/* 1: a bad row; 0: none; -1: an entry that cannot be. */
static int look_for_bad_row(const struct tally *tally, const uint8_t *values)
{
    int is_bad = 0;
    size_t i;

    for (i = 0; i < tally->contest_count; i++) {
        if (values[i] < tally->value_count)
            continue;
        if (values[i] < TALLY_BLANK || values[i] > TALLY_BEYOND)
            return -1;
        is_bad = 1;
    }
    return is_bad;
}

int tally_add(struct tally *tally, const uint8_t *values, struct error *err)
{
    int is_bad = look_for_bad_row(tally, values);
    size_t i;

    if (is_bad < 0)
        return error_set(
                err, ERROR_RANGE, "a sheet lacks a row or has an unknown option");
    if (is_bad == 1 && tally->bad_row == RULE_SHEET) {
        tally_add_void(tally);
        return 0;
    }
    tally->counted++;
    tally->valid++;
    for (i = 0; i < tally->contest_count; i++) {
        if (values[i] == TALLY_BLANK)
            tally->contests[i].blank++;
        else if (values[i] == TALLY_OVER)
            tally->contests[i].over++;
        else if (values[i] == TALLY_PARTIAL)
            tally->contests[i].partial++;
        else if (values[i] == TALLY_BEYOND)
            tally->contests[i].beyond++;
        else
            tally->contests[i].votes[values[i]]++;
    }
    return 0;
}

void tally_add_void(struct tally *tally)
{
    tally->counted++;
    tally->invalid++;
}

void tally_add_held(struct tally *tally)
{
    tally->held++;
}

int tally_check(const struct tally *tally, struct error *err)
{
    uint64_t sum;
    size_t i, value;

    if ((uint64_t)tally->valid + tally->invalid != tally->counted)
        return error_set(err, ERROR_RANGE, "valid %u and invalid %u are not counted %u",
                tally->valid, tally->invalid, tally->counted);
    for (i = 0; i < tally->contest_count; i++) {
        sum = (uint64_t)tally->contests[i].blank + tally->contests[i].over +
              tally->contests[i].partial + tally->contests[i].beyond;
        for (value = 0; value < tally->value_count; value++)
            sum += tally->contests[i].votes[value];
        if (sum != tally->valid)
            return error_set(err, ERROR_RANGE,
                    "contest %zu adds up to %llu of %u valid sheets", i,
                    (unsigned long long)sum, tally->valid);
    }
    return 0;
}

static uint32_t valid_rows(const struct tally *tally, size_t contest)
{
    const struct tally_contest *counted = &tally->contests[contest];

    return tally->valid - counted->blank - counted->over - counted->partial -
           counted->beyond;
}

uint32_t tally_denominator(const struct tally *tally, const struct rule *rule,
        const struct tally_frame *frame, size_t contest)
{
    switch (rule->denominator) {
    case RULE_DEPUTIES:
        return frame->deputies.is_given ? frame->deputies.value : 0;
    case RULE_VALID:
        return tally->valid;
    case RULE_VALID_ROWS:
        return valid_rows(tally, contest);
    case RULE_COLLECTED:
    default:
        return frame->collected.is_given ? frame->collected.value
                                         : tally->counted + tally->held;
    }
}

static uint32_t open_sheets(const struct tally *tally, const struct tally_frame *frame)
{
    uint32_t held = tally->held + frame->unassigned;
    uint32_t missing = 0;

    if (frame->collected.is_given && frame->collected.value > tally->counted)
        missing = frame->collected.value - tally->counted;
    return held > missing ? held : missing;
}

/* The denominator if every open sheet turns out to belong to it: shares are
 * then lowest without their votes and highest with them. */
static uint32_t widest_denominator(const struct tally *tally, const struct rule *rule,
        const struct tally_frame *frame, size_t contest)
{
    if (rule->denominator == RULE_VALID)
        return tally->valid + open_sheets(tally, frame);
    if (rule->denominator == RULE_COLLECTED && !frame->collected.is_given)
        return tally->counted + open_sheets(tally, frame);
    return tally_denominator(tally, rule, frame, contest);
}

int tally_is_decided(const struct tally *tally, const struct rule *rule,
        const struct tally_frame *frame, size_t contest)
{
    uint32_t denominator = widest_denominator(tally, rule, frame, contest);
    uint32_t open = open_sheets(tally, frame), votes[RULE_VALUES_MAX];
    struct rule_sums sums = {votes, denominator, frame->previous};
    size_t value, base;

    assert(contest < tally->contest_count);
    if (denominator == 0)
        return 0;
    memcpy(votes, tally->contests[contest].votes, sizeof(votes));
    base = rule_outcome(rule, &sums);
    if (rule->denominator == RULE_VALID_ROWS)
        sums.denominator += open;
    for (value = 0; value < tally->value_count; value++) {
        votes[value] += open;
        if (rule_outcome(rule, &sums) != base)
            return 0;
        votes[value] -= open;
    }
    return 1;
}
