/* core_settle_test.c -- caps, quotas and ties over the outcomes of a conference. */
#include "core/settle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { PEOPLE_MAX = 40, DENOMINATOR = 100 };

/* A conference of one ballot; each has so many of 100 votes "excellent". */
struct bench {
    struct rule rules[2];
    struct results results;
};

static void bench_open(struct bench *bench, const char *card)
{
    struct error err = {.text = ""};

    memset(bench, 0, sizeof(*bench));
    if (rule_find(card, ".", &bench->rules[0], &err) != 0)
        fail_msg("%s", err.text);
    bench->rules[1] = bench->rules[0];
    results_init(&bench->results);
    bench->results.type_count = 1;
    (void)snprintf(bench->results.types[0].ballot_type, LAYOUT_ID_BYTES, "main");
    bench->results.types[0].denominator = DENOMINATOR;
    bench->results.types[0].contests =
            calloc(PEOPLE_MAX, sizeof(*bench->results.types[0].contests));
    assert_non_null(bench->results.types[0].contests);
}

static void bench_close(struct bench *bench)
{
    results_release(&bench->results);
}

/* The counted outcome by the card, as the ledger gives it. */
static struct results_contest *add(struct bench *bench, size_t type, const char *group,
        enum official_role role, uint32_t excellent, uint32_t good)
{
    struct results_type *to = &bench->results.types[type];
    struct results_contest *contest = &to->contests[to->contest_count++];
    const struct rule_sums sums = {contest->votes, DENOMINATOR, 0};

    (void)snprintf(contest->contest, LAYOUT_ID_BYTES, "%zu", to->contest_count);
    (void)snprintf(contest->group, OFFICIAL_TITLE_BYTES, "%s", group);
    contest->role = role;
    contest->votes[0] = excellent;
    contest->votes[1] = good;
    contest->is_decided = 1;
    memcpy(contest->outcome,
            bench->rules[0].outcomes[rule_outcome(&bench->rules[0], &sums)].id,
            LAYOUT_ID_BYTES);
    return contest;
}

static struct results_contest *add_person(
        struct bench *bench, uint32_t excellent, uint32_t good)
{
    return add(bench, 0, "", OFFICIAL_MEMBER, excellent, good);
}

static void settle_all(struct bench *bench, const json_t *decisions)
{
    struct error err = {.text = ""};

    if (settle(bench->rules, decisions, &bench->results, &err) != 0)
        fail_msg("%s", err.text);
}

static void the_cards_grade_is_the_highest_that_is_reached(void **state)
{
    struct bench bench;

    (void)state;
    bench_open(&bench, "grade-4");
    assert_string_equal(add_person(&bench, 51, 0)->outcome, "excellent");
    assert_string_equal(add_person(&bench, 50, 0)->outcome, "incomplete");
    assert_string_equal(add_person(&bench, 50, 1)->outcome, "good");
    assert_string_equal(add_person(&bench, 0, 51)->outcome, "good");
    bench_close(&bench);
}

static void a_head_is_not_above_the_collective(void **state)
{
    struct results_contest *head, *member, *other;
    struct bench bench;

    (void)state;
    bench_open(&bench, "grade-4");
    bench.rules[0].quota_count = 0;
    (void)add(&bench, 0, "Sở A", OFFICIAL_COLLECTIVE, 10, 60);
    head = add(&bench, 0, "Sở A", OFFICIAL_HEAD, 90, 5);
    member = add(&bench, 0, "Sở A", OFFICIAL_MEMBER, 90, 5);
    other = add(&bench, 0, "Sở B", OFFICIAL_HEAD, 90, 5);
    settle_all(&bench, NULL);
    assert_string_equal(head->outcome, "good");
    assert_string_equal(head->outcome_before, "excellent");
    assert_string_equal(head->changed_by, "cap");
    assert_string_equal(member->outcome, "excellent"); /* heads alone */
    assert_string_equal(member->outcome_before, "");
    assert_string_equal(other->outcome, "excellent"); /* no collective to look at */
    bench_close(&bench);
}

static void a_cap_of_everyone_spares_only_the_collective(void **state)
{
    struct results_contest *collective, *member;
    struct bench bench;

    (void)state;
    bench_open(&bench, "grade-4");
    bench.rules[0].quota_count = 0;
    bench.rules[0].cap = RULE_CAP_EVERYONE;
    collective = add(&bench, 0, "", OFFICIAL_COLLECTIVE, 0, 0);
    member = add(&bench, 0, "", OFFICIAL_MEMBER, 90, 5);
    settle_all(&bench, NULL);
    assert_string_equal(collective->outcome, "incomplete");
    assert_string_equal(member->outcome, "incomplete");
    assert_string_equal(member->outcome_before, "excellent");
    bench_close(&bench);
}

/* One fifth of those graded good: with 4 excellent and 6 good, 1 of 9 is too few for two
 * (2 of 8 are 25 %), and enough for one (1 of 9 are 11 %). */
static void those_beyond_the_quota_have_the_grade_below(void **state)
{
    struct results_contest *people[10];
    struct bench bench;
    int i;

    (void)state;
    bench_open(&bench, "grade-4");
    for (i = 0; i < 10; i++)
        people[i] = i < 4 ? add_person(&bench, 90 - (uint32_t)i, 0)
                          : add_person(&bench, 10, 80);
    settle_all(&bench, NULL);
    assert_string_equal(people[0]->outcome, "excellent");
    for (i = 1; i < 4; i++) {
        assert_string_equal(people[i]->outcome, "good");
        assert_string_equal(people[i]->outcome_before, "excellent");
        assert_string_equal(people[i]->changed_by, "quota");
    }
    assert_string_equal(people[5]->changed_by, "");
    bench_close(&bench);
}

/* The share holds in what comes out, and one more would break it. */
static void the_quota_is_used_up_and_never_exceeded(void **state)
{
    unsigned excellent, good, i, kept;

    (void)state;
    for (excellent = 0; excellent <= 12; excellent++)
        for (good = 0; good <= 20; good++) {
            struct bench bench;

            bench_open(&bench, "grade-4");
            for (i = 0; i < excellent; i++)
                (void)add_person(&bench, 60 + i, 0);
            for (i = 0; i < good; i++)
                (void)add_person(&bench, 10, 80);
            settle_all(&bench, NULL);
            for (i = 0, kept = 0; i < excellent + good; i++)
                kept += strcmp(bench.results.types[0].contests[i].outcome, "excellent") ==
                        0;
            assert_true(5 * kept <= excellent + good - kept);
            if (kept < excellent)
                assert_true(5 * (kept + 1) > excellent + good - kept - 1);
            bench_close(&bench);
        }
}

static struct results_contest *tied_bench(struct bench *bench)
{
    int i;

    bench_open(bench, "grade-4");
    for (i = 0; i < 3; i++) /* the last two are equal, and there are two places */
        (void)add_person(bench, i == 0 ? 90 : 80, 0);
    for (i = 0; i < 10; i++)
        (void)add_person(bench, 10, 80);
    return bench->results.types[0].contests;
}

static void a_tie_at_the_edge_waits(void **state)
{
    struct results_contest *people;
    struct settle_ties ties;
    struct bench bench;

    (void)state;
    people = tied_bench(&bench);
    settle_all(&bench, NULL);
    assert_int_equal(people[0].is_tied, 0);
    assert_string_equal(people[0].outcome, "excellent");
    assert_int_equal(people[1].is_tied, 1);
    assert_int_equal(people[2].is_tied, 1);
    assert_int_equal(settle_find(bench.rules, &bench.results, &ties, NULL), 0);
    assert_int_equal(ties.count, 2);
    assert_int_equal(ties.places, 1);
    assert_string_equal(ties.outcome, "excellent");
    assert_int_equal(ties.list[1].contest, 2);
    free(ties.list);
    bench_close(&bench);
}

static json_t *decision(const char *keep, int tied)
{
    json_t *list = json_array(), *kept = json_array();

    if (keep[0] != '\0')
        (void)json_array_append_new(
                kept, json_pack("{s:s,s:s}", "ballot_type", "main", "contest", keep));
    (void)json_array_append_new(
            list, json_pack("{s:s,s:s}", "ballot_type", "main", "contest", "2"));
    if (tied == 2)
        (void)json_array_append_new(
                list, json_pack("{s:s,s:s}", "ballot_type", "main", "contest", "3"));
    return json_pack("[{s:s,s:s,s:o,s:o,s:i}]", "rule", "grade-4", "outcome", "excellent",
            "tied", list, "keep", kept, "places", 1);
}

static void a_decision_settles_the_tie(void **state)
{
    json_t *decisions = decision("3", 2);
    struct results_contest *people;
    struct settle_ties ties;
    struct bench bench;

    (void)state;
    people = tied_bench(&bench);
    settle_all(&bench, decisions);
    assert_string_equal(people[1].outcome, "good");
    assert_string_equal(people[1].changed_by, "quota");
    assert_string_equal(people[2].outcome, "excellent");
    assert_int_equal(people[2].is_tied, 0);
    assert_int_equal(settle_find(bench.rules, &bench.results, &ties, NULL), 0);
    assert_int_equal(ties.count, 0);
    json_decref(decisions);
    bench_close(&bench);
}

static void a_decision_about_others_is_passed_over(void **state)
{
    json_t *decisions = decision("2", 1); /* then only one was tied */
    struct results_contest *people;
    struct bench bench;

    (void)state;
    people = tied_bench(&bench);
    settle_all(&bench, decisions);
    assert_int_equal(people[1].is_tied, 1);
    assert_int_equal(people[2].is_tied, 1);
    json_decref(decisions);
    bench_close(&bench);
}

static void nobody_may_be_kept_at_a_tie(void **state)
{
    json_t *decisions = decision("", 2);
    struct results_contest *people;
    struct bench bench;

    (void)state;
    people = tied_bench(&bench);
    settle_all(&bench, decisions);
    assert_string_equal(people[1].outcome, "good");
    assert_string_equal(people[2].outcome, "good");
    json_decref(decisions);
    bench_close(&bench);
}

/* Collectives are on a ballot of their own; the card is the same. */
static void a_cap_reaches_across_ballot_types(void **state)
{
    struct results_contest *head;
    struct bench bench;

    (void)state;
    bench_open(&bench, "grade-4");
    bench.rules[0].quota_count = bench.rules[1].quota_count = 0;
    bench.results.type_count = 2;
    bench.results.types[1].denominator = DENOMINATOR;
    bench.results.types[1].contests = calloc(2, sizeof(struct results_contest));
    assert_non_null(bench.results.types[1].contests);
    head = add(&bench, 0, "Sở A", OFFICIAL_HEAD, 90, 0);
    (void)add(&bench, 1, "Sở A", OFFICIAL_COLLECTIVE, 0, 90);
    settle_all(&bench, NULL);
    assert_string_equal(head->outcome, "good");
    bench_close(&bench);
}

static void an_open_sheet_keeps_all_open(void **state)
{
    struct results_contest *first, *second;
    struct bench bench;

    (void)state;
    bench_open(&bench, "grade-4");
    first = add_person(&bench, 90, 0);
    second = add_person(&bench, 0, 90);
    second->is_decided = 0;
    settle_all(&bench, NULL);
    assert_int_equal(first->is_decided, 0);
    bench_close(&bench);
}

static void confidence_ballots_are_left_alone(void **state)
{
    struct results_contest *person;
    struct bench bench;

    (void)state;
    bench_open(&bench, "state-96");
    person = add(&bench, 0, "", OFFICIAL_HEAD, 90, 0);
    settle_all(&bench, NULL);
    assert_string_equal(person->outcome, "none");
    assert_string_equal(person->changed_by, "");
    bench_close(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_cards_grade_is_the_highest_that_is_reached),
            cmocka_unit_test(a_head_is_not_above_the_collective),
            cmocka_unit_test(a_cap_of_everyone_spares_only_the_collective),
            cmocka_unit_test(those_beyond_the_quota_have_the_grade_below),
            cmocka_unit_test(the_quota_is_used_up_and_never_exceeded),
            cmocka_unit_test(a_tie_at_the_edge_waits),
            cmocka_unit_test(a_decision_settles_the_tie),
            cmocka_unit_test(a_decision_about_others_is_passed_over),
            cmocka_unit_test(nobody_may_be_kept_at_a_tie),
            cmocka_unit_test(a_cap_reaches_across_ballot_types),
            cmocka_unit_test(an_open_sheet_keeps_all_open),
            cmocka_unit_test(confidence_ballots_are_left_alone)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
