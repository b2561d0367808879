/* deck_points.c -- how many points each person gets, and from whom. */
#include "forms/deck_points.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TEN = 10, BANDS = 6 };

/* Shares of the maximum that people come to, most of them well; collectives do best. */
static const double bands[BANDS][2] = {{0.91, 0.96}, {0.74, 0.88}, {0.80, 0.89},
        {0.91, 0.95}, {0.55, 0.68}, {0.40, 0.48}};

void deck_points_know(struct deck_plan *plan, const struct contests *contests)
{
    const struct contest_row *row;
    struct deck_contest *own;
    size_t i, contest;

    for (i = 0; i < plan->contest_count; i++) {
        own = &plan->contests[i];
        row = contest_row_find(contests, own->contest, &contest);
        if (row == NULL || row->place == CONTEST_OPTIONS)
            continue;
        own->person = contest;
        own->is_collective =
                contests->list[contest].official->role == OFFICIAL_COLLECTIVE;
        own->most = contests->list[contest].scale.criteria[row->criterion].most;
        own->is_tens = row->place == CONTEST_TENS;
        own->is_ones_of_tens = row->place == CONTEST_ONES && own->most >= TEN;
    }
}

static size_t other_box(
        const struct deck_contest *contest, size_t box, struct chance *chance)
{
    size_t other = chance_below(chance, contest->option_count - 1);

    return other < box ? other : other + 1;
}

static void row_set(struct deck_plan *plan, size_t sheet, size_t contest, size_t box,
        struct chance *chance)
{
    struct deck_row *row = deck_plan_row(plan, sheet, contest);

    row->choice = (uint8_t)box;
    row->second = (uint8_t)other_box(&plan->contests[contest], box, chance);
}

/* The points of one criterion on one sheet into its one or two rows. */
static void criterion_set(struct deck_plan *plan, size_t sheet, size_t contest,
        uint32_t points, struct chance *chance)
{
    const struct deck_contest *own = &plan->contests[contest];
    struct deck_row *row = deck_plan_row(plan, sheet, contest);
    size_t over = own->most % TEN + 1; /* the least ones beyond the maximum */

    if (!own->is_tens) {
        row_set(plan, sheet, contest, points, chance);
        return;
    }
    if (row->trouble == DECK_BEYOND) {
        row_set(plan, sheet, contest, own->most / TEN, chance);
        row_set(plan, sheet, contest + 1, over + chance_below(chance, TEN - over),
                chance);
        deck_plan_row(plan, sheet, contest + 1)->trouble = DECK_PLAIN;
        return;
    }
    row_set(plan, sheet, contest, points / TEN, chance);
    row_set(plan, sheet, contest + 1, points % TEN, chance);
}

static uint32_t points_throw(
        uint32_t most, double share, double leniency, struct chance *chance)
{
    double spread = 0.05 + 0.1 * (1 - share);
    double points = most * (share + leniency + chance_between(chance, -spread, spread) +
                                   chance_between(chance, -spread, spread) / 2);

    return (uint32_t)fmax(0, fmin(most, floor(points + 0.5)));
}

/* One person's share of the maximum; turn: 0.. in an order of chance. */
static double share_throw(size_t turn, int is_collective, struct chance *chance)
{
    const double *band = bands[is_collective ? 0 : turn % BANDS];

    return chance_between(chance, band[0], band[1]);
}

int deck_points_throw(struct deck_plan *plan, struct chance *chance, struct error *err)
{
    double *leniency = calloc(plan->sheet_count, sizeof(*leniency));
    double *shares = calloc(plan->contest_count, sizeof(*shares));
    size_t i, sheet, first = chance_below(chance, BANDS);
    const struct deck_contest *own;

    if (leniency == NULL || shares == NULL) {
        free(leniency);
        free(shares);
        return error_set(err, ERROR_MEMORY, "no memory for a deck's points");
    }
    for (sheet = 0; sheet < plan->sheet_count; sheet++)
        leniency[sheet] = chance_between(chance, -0.04, 0.04);
    for (i = 0; i < plan->contest_count; i++)
        shares[plan->contests[i].person] = share_throw(first + plan->contests[i].person,
                plan->contests[i].is_collective, chance);
    for (i = 0; i < plan->contest_count; i++) {
        own = &plan->contests[i];
        if (own->most == 0 || own->is_ones_of_tens)
            continue;
        for (sheet = 0; sheet < plan->sheet_count; sheet++)
            criterion_set(plan, sheet, i,
                    points_throw(own->most, shares[own->person], leniency[sheet], chance),
                    chance);
    }
    free(leniency);
    free(shares);
    return 0;
}

/* What a sheet gives a person; -1 if some row of theirs is no vote or is beyond. */
static int64_t sheet_points(const struct deck_plan *plan, size_t sheet, size_t person)
{
    const struct deck_contest *own;
    const struct deck_row *row;
    int64_t points = 0;
    size_t i;

    for (i = 0; i < plan->contest_count; i++) {
        own = &plan->contests[i];
        row = deck_plan_row(plan, sheet, i);
        if (own->person != person)
            continue;
        if (deck_row_state(row) != CONTEST_CHOSEN || row->trouble == DECK_BEYOND)
            return -1;
        points += (int64_t)row->choice * (own->is_tens ? TEN : 1);
    }
    return points;
}

int deck_points_differ(const struct deck_plan *plan)
{
    size_t people = plan->contests[plan->contest_count - 1].person + 1, i, k, sheet;
    int64_t *sums = calloc(people, sizeof(*sums)), points;
    int differ = 1;

    if (sums == NULL || plan->contests[0].most == 0) {
        free(sums);
        return 1;
    }
    for (i = 0; i < people; i++) {
        for (sheet = 0; sheet < plan->sheet_count; sheet++) {
            points = sheet_points(plan, sheet, i);
            sums[i] += points > 0 ? points : 0;
        }
        for (k = 0; k < i; k++)
            differ = differ && sums[k] != sums[i];
    }
    free(sums);
    return differ;
}
