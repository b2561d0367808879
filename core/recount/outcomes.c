/* outcomes.c -- from sums to outcomes: thresholds, caps and quotas. */
#include "core/recount/recount.h"

/* Points, or the votes of some options. */
static uint64_t looked_at(const struct person *person, const json_t *outcome)
{
    int is_mean = is_word(outcome, "measure", "mean");
    uint64_t sum = 0;
    size_t i;

    for (i = 0; i < VALUES; i++)
        if (is_mean)
            sum += i * person->votes[i];
        else if (holds(get(outcome, "options"),
                         get(at(person->ballot->options, i), "id")))
            sum += person->votes[i];
    return sum;
}

static int is_reached(const struct person *person, const json_t *outcome, uint64_t more)
{
    uint64_t sum = looked_at(person, outcome) + more;
    uint64_t left = sum * (uint64_t)number(outcome, "den");
    uint64_t right = person->whole * (uint64_t)number(outcome, "num");

    return left > right || (left == right && json_is_true(get(outcome, "at_least")));
}

static uint64_t whole_of(const struct person *person)
{
    const struct ballot *ballot = person->ballot;
    const char *name = json_string_value(get(ballot->given, "denominator"));

    if (is_word(ballot->given, "denominator", "valid_rows"))
        return ballot->valid - person->bad[BLANK] - person->bad[OVER] -
               person->bad[PARTIAL] - person->bad[BEYOND];
    if (is_word(ballot->given, "denominator", "valid"))
        return ballot->valid;
    if (json_is_null(get(ballot->given, name)))
        return ballot->valid + ballot->invalid + ballot->held;
    return (uint64_t)number(ballot->given, name);
}

/* The last outcome that is met; how many votes the first behind it is away is counted up
 * one by one, not by the formula that the program uses. */
static void by_votes(struct person *person)
{
    const json_t *outcome, *next = NULL, *after;
    size_t i;

    person->whole = whole_of(person);
    person->next = -1;
    for (i = 1; (outcome = at(person->ballot->outcomes, i)) != NULL; i++) {
        after = get(outcome, "after");
        if (person->whole == 0 || (json_array_size(after) > 0 &&
                                          !holds(after, get(person->given, "previous"))))
            continue;
        if (is_reached(person, outcome, 0)) {
            person->counted = (int)i;
            next = NULL;
        } else if (next == NULL)
            next = outcome;
    }
    person->outcome = person->counted;
    if (next != NULL && !is_word(next, "measure", "mean"))
        while (!is_reached(person, next, (uint64_t)++person->next))
            continue;
}

static int has_role(const struct person *person, const char *role)
{
    return is_word(person->given, "role", role);
}

static void caps_apply(struct recount *recount, const struct ballot *card)
{
    int of_all = is_word(card->given, "cap", "everyone");
    int of_heads = is_word(card->given, "cap", "heads");
    struct person *one, *by;

    for (one = recount->people; one < recount->behind; one++)
        for (by = recount->people; by < recount->behind; by++)
            if (one->ballot->card == card && by->ballot->card == card && one->whole > 0 &&
                    by->whole > 0 && has_role(by, "collective") &&
                    ((of_all && !has_role(one, "collective")) ||
                            (of_heads && has_role(one, "head"))) &&
                    json_equal(get(one->given, "group"), get(by->given, "group")) &&
                    one->outcome > by->outcome) {
                one->outcome = by->outcome;
                one->cut_by = "cap";
                one->is_tied = 0;
            }
}

struct cut { /* one quota, and the tie that people decided last */
    const struct recount *recount;
    const struct ballot *card;
    const json_t *quota, *own, *tie;
    int level, most; /* the outcome; how many may have it */
};

static int is_about(const struct cut *cut, const struct person *person)
{
    return person->ballot->card == cut->card && person->whole > 0 &&
           (is_word(cut->quota, "who", "everyone") ||
                   is_word(cut->quota, "who", "collectives") ==
                           has_role(person, "collective"));
}

/* The most who may have it, if all beyond get the outcome below. */
static int find_most(const struct cut *cut)
{
    const json_t *base = get(cut->quota, "base"), *outcomes = cut->card->outcomes;
    int64_t others = 0, all = 0, most = 0, own = holds(base, get(cut->own, "id"));
    int64_t below = holds(base, get(at(outcomes, (size_t)cut->level - 1), "id"));
    const struct person *one;

    for (one = cut->recount->people; one < cut->recount->behind; one++)
        if (is_about(cut, one) && one->outcome == cut->level)
            most = ++all;
        else if (is_about(cut, one))
            others += holds(base, get(at(outcomes, (size_t)one->outcome), "id"));
    while (most > 0 && most * number(cut->quota, "den") >
                               number(cut->quota, "num") *
                                       (others + own * most + below * (all - most)))
        most--;
    return (int)most;
}

/* 'k' keeps it, 'c' is cut, 't' is tied: by how many are better, and equal. */
static char fate_of(const struct cut *cut, const struct person *one)
{
    const json_t *keep = get(cut->tie, "keep"), *tied = get(cut->tie, "tied");
    uint64_t mine, its;
    int better = 0, equal = 0, known = 0, kept = 0;
    const struct person *other;

    for (other = cut->recount->people; other < cut->recount->behind; other++) {
        if (!is_about(cut, other) || other->outcome != cut->level)
            continue;
        mine = looked_at(one, cut->own) * other->whole;
        its = looked_at(other, cut->own) * one->whole;
        better += its > mine;
        equal += its == mine;
        known += its == mine && holds(tied, other->id);
        kept += its == mine && holds(keep, other->id);
    }
    if (better >= cut->most || better + equal <= cut->most)
        return better >= cut->most ? 'c' : 'k';
    if (known != equal || (int)json_array_size(tied) != known ||
            (int)json_array_size(keep) != kept || kept > cut->most - better)
        return 't';
    return holds(keep, one->id) ? 'k' : 'c';
}

static void quota_apply(struct recount *recount, struct cut *cut)
{
    struct person *one;

    cut->most = find_most(cut);
    for (one = recount->people; one < recount->behind; one++)
        if (is_about(cut, one) && one->outcome == cut->level)
            one->fate = fate_of(cut, one);
    for (one = recount->people; one < recount->behind; one++) {
        one->is_tied |= one->fate == 't';
        one->outcome -= one->fate == 'c';
        one->cut_by = one->fate == 'c' ? "quota" : one->cut_by;
        one->fate = 0;
    }
}

static void quotas_apply(
        struct recount *recount, const struct ballot *card, int of_collectives)
{
    struct cut cut = {.recount = recount, .card = card};
    const json_t *tie;
    size_t i, k;

    for (i = 0; (cut.quota = at(get(card->given, "quotas"), i)) != NULL; i++) {
        cut.level = (int)number(cut.quota, "level");
        cut.own = at(card->outcomes, (size_t)cut.level);
        cut.tie = NULL;
        for (k = 0; (tie = at(recount->ties, k)) != NULL; k++)
            if (json_equal(get(tie, "rule"), get(card->given, "rule")) &&
                    json_equal(get(tie, "outcome"), get(cut.quota, "outcome")))
                cut.tie = tie;
        if (is_word(cut.quota, "who", "collectives") == of_collectives)
            quota_apply(recount, &cut);
    }
}

void outcomes_find(struct recount *recount)
{
    const struct ballot *card = recount->ballots;
    struct person *person;

    for (person = recount->people; person < recount->behind; person++)
        by_votes(person);
    for (; card < recount->last; card++)
        if (card->card == card) {
            quotas_apply(recount, card, 1);
            caps_apply(recount, card);
            quotas_apply(recount, card, 0);
            caps_apply(recount, card);
        }
}
