/* core_ranking_test.c -- bands, caps, quotas and ties, at their edges. */
#include "core/ranking.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 16, D = 0, C, B, A };

struct table {
    struct rule rule;
    struct ranking_entry entries[MOST];
    size_t count;
    struct ranking ranking;
};

/* The card as it is shipped: A from 90 and 30 of 100 at most, B from 70, C from 50. */
static void begin(struct table *table)
{
    memset(table, 0, sizeof(*table));
    assert_int_equal(rule_load("core/rules/monthly.rule", &table->rule, NULL), 0);
}

static void add(struct table *table, uint32_t hundredths)
{
    table->entries[table->count++] =
            (struct ranking_entry){.measure = {hundredths, 100}, .group = ""};
}

static void settle(struct table *table)
{
    ranking_release(&table->ranking);
    assert_int_equal(ranking_settle(&table->rule, table->entries, table->count,
                             &table->ranking, NULL),
            0);
}

static void bands_begin_exactly(void **state)
{
    static const struct {
        uint32_t hundredths;
        size_t outcome;
    } edges[] = {{0, D}, {4999, D}, {5000, C}, {6999, C}, {7000, B}, {8999, B}, {9000, A},
            {10000, A}};
    struct table table;
    size_t i;

    (void)state;
    begin(&table);
    for (i = 0; i < sizeof(edges) / sizeof(edges[0]); i++)
        assert_int_equal(
                ranking_band(&table.rule, (struct ratio){edges[i].hundredths, 100}),
                edges[i].outcome);
    /* The mean of three months: 89.99 and two thirds is below 90, 90 is not. */
    assert_int_equal(ranking_band(&table.rule, (struct ratio){26999, 300}), B);
    assert_int_equal(ranking_band(&table.rule, (struct ratio){27000, 300}), A);
}

/* 30 % of 10 is 3; of 9, 2.7, it is 2; of 3, 0.9, nobody. */
static void a_quota_leaves_whole_people(void **state)
{
    static const struct {
        size_t people;
        uint32_t places;
    } sizes[] = {{10, 3}, {9, 2}, {7, 2}, {6, 1}, {4, 1}, {3, 0}, {1, 0}};
    struct table table;
    size_t s, i;

    (void)state;
    for (s = 0; s < sizeof(sizes) / sizeof(sizes[0]); s++) {
        begin(&table);
        for (i = 0; i < sizes[s].people; i++)
            add(&table, (uint32_t)(9900 - i)); /* all above 90, all different */
        settle(&table);
        assert_int_equal(table.ranking.quotas[0].places, sizes[s].places);
        assert_int_equal(table.ranking.counts[A], sizes[s].places);
        assert_int_equal(table.ranking.counts[B], sizes[s].people - sizes[s].places);
        assert_int_equal(table.ranking.tied, 0);
        for (i = 0; i < sizes[s].people; i++) {
            assert_int_equal(table.entries[i].band, A);
            assert_int_equal(table.entries[i].outcome, i < sizes[s].places ? A : B);
            assert_int_equal(table.entries[i].change,
                    i < sizes[s].places ? RANKING_UNCHANGED : RANKING_BY_QUOTA);
            assert_int_equal(table.entries[i].rank, i + 1);
        }
        ranking_release(&table.ranking);
    }
}

static void nobody_and_the_unranked_are_no_trouble(void **state)
{
    struct table table;

    (void)state;
    begin(&table);
    settle(&table);
    assert_int_equal(table.ranking.ranked, 0);
    table.entries[table.count++] = (struct ranking_entry){.group = ""};
    settle(&table);
    assert_int_equal(table.ranking.ranked, 0);
    assert_int_equal(table.entries[0].rank, 0);
    assert_int_equal(table.ranking.order[0], 0);
    ranking_release(&table.ranking);
}

/* Those without points are in no quota: 30 % of 6 with points is 1. */
static void the_unranked_are_not_counted(void **state)
{
    struct table table;
    uint32_t i;

    (void)state;
    begin(&table);
    for (i = 0; i < 6; i++)
        add(&table, 9500 - i);
    for (i = 0; i < 4; i++)
        table.entries[table.count++] = (struct ranking_entry){.group = ""};
    settle(&table);
    assert_int_equal(table.ranking.quotas[0].base, 6);
    assert_int_equal(table.ranking.counts[A], 1);
    ranking_release(&table.ranking);
}

/* Of ten: 98, then three of 95 for two places, then others below 90. */
static void make_tie(struct table *table)
{
    uint32_t i;

    begin(table);
    add(table, 9500);
    add(table, 9800);
    add(table, 9500);
    add(table, 9500);
    for (i = 0; i < 6; i++)
        add(table, 8000 - i);
}

static void equal_points_across_the_edge_are_tied(void **state)
{
    struct table table;

    (void)state;
    make_tie(&table);
    settle(&table);
    assert_int_equal(table.ranking.quotas[0].tied, 3);
    assert_int_equal(table.ranking.quotas[0].tied_places, 2);
    assert_int_equal(table.ranking.tied, 3);
    assert_int_equal(table.entries[1].outcome, A);
    assert_int_equal(table.entries[1].is_tied, 0);
    assert_int_equal(table.entries[0].is_tied, 1);
    assert_int_equal(table.entries[0].outcome, A); /* until it is decided */
    assert_int_equal(table.entries[2].rank, 2);
    assert_int_equal(table.entries[3].rank, 2);
    assert_int_equal(table.entries[4].rank, 5);
    ranking_release(&table.ranking);
}

/* Four of 95 for three places, none above: all four are tied. Three of 95 for three
 * places: the edge is between 95 and 80, nobody is. */
static void a_tie_is_only_where_the_edge_cuts(void **state)
{
    struct table table;
    uint32_t i;

    (void)state;
    begin(&table);
    for (i = 0; i < 4; i++)
        add(&table, 9500);
    for (i = 0; i < 6; i++)
        add(&table, 8000);
    settle(&table);
    assert_int_equal(table.ranking.tied, 4);
    table.entries[3].measure.num = 8000;
    settle(&table);
    assert_int_equal(table.ranking.tied, 0);
    assert_int_equal(table.ranking.counts[A], 3);
    ranking_release(&table.ranking);
}

static void decide(struct table *table, size_t entry, size_t outcome)
{
    table->entries[entry].decision = (struct ranking_decision){1, A, outcome, 3, 2};
}

static void a_tie_is_settled_when_all_of_it_are_decided(void **state)
{
    struct table table;

    (void)state;
    make_tie(&table);
    decide(&table, 0, A);
    decide(&table, 2, B);
    settle(&table);
    assert_int_equal(table.ranking.tied, 3); /* one of the three is still open */
    decide(&table, 3, A);
    settle(&table);
    assert_int_equal(table.ranking.tied, 0);
    assert_int_equal(table.ranking.quotas[0].is_decided, 1);
    assert_int_equal(table.entries[0].outcome, A);
    assert_int_equal(table.entries[2].outcome, B);
    assert_int_equal(table.entries[2].change, RANKING_BY_QUOTA);
    assert_int_equal(table.entries[2].is_decided, 1);
    decide(&table, 2, A); /* three of them for two places: no decision */
    settle(&table);
    assert_int_equal(table.ranking.tied, 3);
    ranking_release(&table.ranking);
}

/* Another tie than the one that was decided: the decision is not for it. */
static void a_decision_holds_for_its_tie_alone(void **state)
{
    struct table table;

    (void)state;
    make_tie(&table);
    decide(&table, 0, A);
    decide(&table, 2, B);
    decide(&table, 3, A);
    table.entries[1].measure.num = 9500; /* now four are equal, for three places */
    settle(&table);
    assert_int_equal(table.ranking.tied, 4);
    ranking_release(&table.ranking);
}

static struct ranking_entry member(
        const char *group, enum official_role role, uint32_t hundredths)
{
    return (struct ranking_entry){
            .measure = {hundredths, 100}, .group = group, .role = role};
}

/* The collective has B: its head has no A, its members may; nobody's head may too. */
static void a_head_is_not_above_the_collective(void **state)
{
    struct table table;

    (void)state;
    begin(&table);
    table.rule.cap = RULE_CAP_HEADS;
    table.rule.quota_count = 0;
    table.entries[table.count++] = member("G", OFFICIAL_HEAD, 9900);
    table.entries[table.count++] = member("G", OFFICIAL_COLLECTIVE, 8000);
    table.entries[table.count++] = member("G", OFFICIAL_MEMBER, 9800);
    table.entries[table.count++] = member("H", OFFICIAL_HEAD, 9700);
    table.entries[table.count++] = member("", OFFICIAL_HEAD, 9600);
    settle(&table);
    assert_int_equal(table.entries[0].outcome, B);
    assert_int_equal(table.entries[0].band, A);
    assert_int_equal(table.entries[0].change, RANKING_BY_CAP);
    assert_int_equal(table.entries[2].outcome, A);
    assert_int_equal(table.entries[3].outcome, A);
    assert_int_equal(table.entries[4].outcome, A);
    assert_int_equal(table.ranking.ranked, 4);   /* people */
    assert_int_equal(table.entries[1].rank, 1);  /* of the collectives */
    assert_int_equal(table.ranking.order[4], 1); /* below the people */
    table.rule.cap = RULE_CAP_EVERYONE;
    settle(&table);
    assert_int_equal(table.entries[2].outcome, B);
    assert_int_equal(table.entries[2].change, RANKING_BY_CAP);
    ranking_release(&table.ranking);
}

/* A place that a cap freed goes to the next: caps come first. */
static void caps_come_before_quotas(void **state)
{
    struct table table;
    uint32_t i;

    (void)state;
    begin(&table);
    table.rule.cap = RULE_CAP_HEADS;
    table.entries[table.count++] = member("G", OFFICIAL_HEAD, 9900);
    table.entries[table.count++] = member("G", OFFICIAL_COLLECTIVE, 8000);
    add(&table, 9800);
    for (i = 0; i < 2; i++)
        add(&table, 8000);
    settle(&table); /* four people: one place */
    assert_int_equal(table.entries[0].outcome, B);
    assert_int_equal(table.entries[2].outcome, A);
    ranking_release(&table.ranking);
}

/* At most 20 of 100 of those who are B: with 10 of A and B together the largest k with
 * 100 k <= 20 (10 - k) is 1. Of 12: 2, as 200 <= 200. */
static void a_quota_of_those_below_counts_the_cut_ones(void **state)
{
    struct table table;
    uint32_t i;

    (void)state;
    begin(&table);
    table.rule.quotas[0].share = (struct ratio){20, 100};
    table.rule.quotas[0].base = 1U << B;
    for (i = 0; i < 10; i++)
        add(&table, 9900 - i);
    settle(&table);
    assert_int_equal(table.ranking.counts[A], 1);
    add(&table, 8000);
    add(&table, 8000);
    settle(&table);
    assert_int_equal(table.ranking.counts[A], 2);
    assert_int_equal(table.ranking.quotas[0].base, 10);
    ranking_release(&table.ranking);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(bands_begin_exactly),
            cmocka_unit_test(a_quota_leaves_whole_people),
            cmocka_unit_test(nobody_and_the_unranked_are_no_trouble),
            cmocka_unit_test(the_unranked_are_not_counted),
            cmocka_unit_test(equal_points_across_the_edge_are_tied),
            cmocka_unit_test(a_tie_is_only_where_the_edge_cuts),
            cmocka_unit_test(a_tie_is_settled_when_all_of_it_are_decided),
            cmocka_unit_test(a_decision_holds_for_its_tie_alone),
            cmocka_unit_test(a_head_is_not_above_the_collective),
            cmocka_unit_test(caps_come_before_quotas),
            cmocka_unit_test(a_quota_of_those_below_counts_the_cut_ones)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
