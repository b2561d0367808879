/* deck_votes.c -- how many votes each option gets, and from whom. */
#include "forms/deck_votes.h"

#include <stdlib.h>
#include <string.h>

enum {
    BAND_FROM_SHEETS = 20, /* smaller decks have leaders only */
    BAND_EVERY = 12,       /* further contests of little trust */
    QUOTA_TRIES = 200
};

/* Votes of one contest, option by option. */
struct quota {
    size_t votes[READING_BOXES_MAX];
    size_t option_count;
    size_t voters; /* their sum: those who chose one box */
};

/* Moves votes until all sum up and none is without: from or to the `main` option. */
static void quota_balance(struct quota *quota, size_t main)
{
    size_t i, sum = 0, least = quota->voters >= quota->option_count;

    for (i = 0; i < quota->option_count; i++) {
        if (quota->votes[i] < least)
            quota->votes[i] = least;
        if (i != main)
            sum += quota->votes[i];
    }
    for (i = 0; sum > quota->voters - least && sum > 0; i = (i + 1) % quota->option_count)
        if (i != main && quota->votes[i] > least) {
            quota->votes[i]--;
            sum--;
        }
    quota->votes[main] = quota->voters - sum;
}

static int quota_has_twins(const struct quota *quota)
{
    size_t i, k;

    for (i = 0; i < quota->option_count; i++)
        for (k = 0; k < i; k++)
            if (quota->votes[i] == quota->votes[k])
                return 1;
    return 0;
}

static int quota_is_taken(
        const struct quota *quotas, const char *is_set, size_t count, size_t self)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (i != self && is_set[i] &&
                memcmp(quotas[i].votes, quotas[self].votes, sizeof(quotas[i].votes)) == 0)
            return 1;
    return 0;
}

/* Leaders are trusted by most; what is left falls off from level to level. */
static void quota_trusted(struct quota *quota, struct chance *chance)
{
    double left = (double)quota->voters, part;
    size_t i;

    for (i = 0; i + 1 < quota->option_count; i++) {
        part = i == 0 ? chance_between(chance, 0.52, 0.93)
                      : chance_between(chance, 0.55, 0.85);
        quota->votes[i] = (size_t)(left * part);
        left -= (double)quota->votes[i];
    }
    quota->votes[i] = (size_t)left;
    quota_balance(quota, 0);
}

/* The last option gets `share` of all sheets, rounded up, and a few more. */
static void quota_distrusted(struct quota *quota, size_t sheets, size_t numerator,
        size_t denominator, struct chance *chance)
{
    size_t last = quota->option_count - 1, i;
    size_t low = sheets * numerator / denominator + 1 + sheets / 20;
    size_t rest = quota->voters > low ? quota->voters - low : 0;

    for (i = 0; i < last; i++) {
        quota->votes[i] = (size_t)((double)rest * chance_between(chance, 0.2, 0.7));
        rest -= quota->votes[i];
    }
    if (last > 0)
        quota->votes[0] += rest;
    quota_balance(quota, last);
}

/* Which contests end in the second band, the first, or in trust. */
static void quota_throw(struct quota *quota, const struct deck_plan *plan, size_t turn,
        struct chance *chance)
{
    int is_large = plan->sheet_count >= BAND_FROM_SHEETS && quota->option_count > 1;

    memset(quota->votes, 0, sizeof(quota->votes));
    if (is_large && plan->contest_count > 2 && turn % BAND_EVERY == 1)
        quota_distrusted(quota, plan->sheet_count, 2, 3, chance);
    else if (is_large && turn % BAND_EVERY == 0)
        quota_distrusted(quota, plan->sheet_count, 1, 2, chance);
    else
        quota_trusted(quota, chance);
}

static size_t count_voters(const struct deck_plan *plan, size_t contest)
{
    size_t sheet, count = 0;

    for (sheet = 0; sheet < plan->sheet_count; sheet++)
        count += deck_row_state(deck_plan_row(plan, sheet, contest)) == CONTEST_CHOSEN;
    return count;
}

static size_t other_option(
        const struct deck_contest *contest, size_t option, struct chance *chance)
{
    size_t other;

    if (contest->option_count < 2)
        return option;
    other = chance_below(chance, contest->option_count - 1);
    return other < option ? other : other + 1;
}

/* One slip a voter, drawn in an order of chance. */
static void quota_deal(const struct quota *quota, struct deck_plan *plan, size_t contest,
        size_t *slips, struct chance *chance)
{
    const struct deck_contest *form = &plan->contests[contest];
    struct deck_row *row;
    size_t option, i, count = 0, sheet;

    for (option = 0; option < quota->option_count; option++)
        for (i = 0; i < quota->votes[option]; i++)
            slips[count++] = option;
    chance_shuffle(chance, slips, count);
    for (sheet = 0; sheet < plan->sheet_count; sheet++) {
        row = deck_plan_row(plan, sheet, contest);
        option = deck_row_state(row) == CONTEST_CHOSEN
                         ? slips[--count]
                         : chance_below(chance, form->option_count);
        row->choice = (uint8_t)option;
        row->second = (uint8_t)other_option(form, option, chance);
    }
}

static void votes_throw(struct deck_plan *plan, struct quota *quotas, char *is_set,
        size_t *order, struct chance *chance)
{
    size_t turn, contest;
    int tries;

    for (turn = 0; turn < plan->contest_count; turn++)
        order[turn] = turn;
    chance_shuffle(chance, order, plan->contest_count);
    for (turn = 0; turn < plan->contest_count; turn++) {
        contest = order[turn];
        if (plan->contests[contest].most > 0)
            continue; /* of points */
        quotas[contest].option_count = plan->contests[contest].option_count;
        quotas[contest].voters = count_voters(plan, contest);
        for (tries = 0; tries < QUOTA_TRIES; tries++) {
            quota_throw(&quotas[contest], plan, turn, chance);
            if (!quota_has_twins(&quotas[contest]) &&
                    !quota_is_taken(quotas, is_set, plan->contest_count, contest))
                break;
        }
        is_set[contest] = 1;
    }
}

int deck_votes_throw(struct deck_plan *plan, struct chance *chance, struct error *err)
{
    size_t slip_count = plan->sheet_count > plan->contest_count ? plan->sheet_count
                                                                : plan->contest_count;
    struct quota *quotas = calloc(plan->contest_count, sizeof(*quotas));
    char *is_set = calloc(plan->contest_count, 1);
    size_t *slips = malloc(slip_count * sizeof(*slips));
    size_t contest;
    int result = 0;

    if (quotas == NULL || is_set == NULL || slips == NULL) {
        result = error_set(err, ERROR_MEMORY, "no memory for a deck's votes");
    } else {
        votes_throw(plan, quotas, is_set, slips, chance);
        for (contest = 0; contest < plan->contest_count; contest++)
            if (plan->contests[contest].most == 0)
                quota_deal(&quotas[contest], plan, contest, slips, chance);
    }
    free(quotas);
    free(is_set);
    free(slips);
    return result;
}

int deck_votes_differ(const struct deck_plan *plan)
{
    struct quota total = {.option_count = plan->contests[0].option_count};
    const struct deck_row *row;
    size_t sheet, contest;

    for (contest = 0; contest < plan->contest_count; contest++) {
        if (plan->contests[contest].option_count != total.option_count ||
                plan->contests[contest].most > 0)
            return 1; /* options of different cards are not compared */
        for (sheet = 0; sheet < plan->sheet_count; sheet++) {
            row = deck_plan_row(plan, sheet, contest);
            total.votes[row->choice] += deck_row_state(row) == CONTEST_CHOSEN;
        }
    }
    return !quota_has_twins(&total);
}
