/* core_tally_test.c -- sums, denominators and what open sheets can still change. */
#include "core/tally.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { HIGH, LOW };

/* low > 1/2: band 1; low >= 2/3: band 2 */
static struct rule example(enum rule_denominator denominator)
{
    struct rule rule = {.denominator = denominator,
            .bad_row = RULE_ROW,
            .option_count = 2,
            .outcome_count = 3};

    rule.outcomes[1].options = 1 << LOW;
    rule.outcomes[1].bound = RULE_MORE_THAN;
    rule.outcomes[1].threshold = (struct ratio){1, 2};
    rule.outcomes[2].options = 1 << LOW;
    rule.outcomes[2].bound = RULE_AT_LEAST;
    rule.outcomes[2].threshold = (struct ratio){2, 3};
    return rule;
}

static void start(struct tally *tally, size_t contests, enum rule_scope bad_row)
{
    assert_int_equal(tally_init(tally, contests, 2, bad_row, NULL), 0);
}

static void add(struct tally *tally, uint8_t row, uint32_t times)
{
    for (; times > 0; times--)
        assert_int_equal(tally_add(tally, &row, NULL), 0);
}

static void a_bad_row_leaves_the_other_rows_counted(void **state)
{
    const uint8_t rows[2] = {TALLY_BLANK, LOW};
    struct tally tally;

    (void)state;
    start(&tally, 2, RULE_ROW);
    assert_int_equal(tally_add(&tally, rows, NULL), 0);
    assert_int_equal(tally.valid, 1);
    assert_int_equal(tally.contests[0].blank, 1);
    assert_int_equal(tally.contests[1].votes[LOW], 1);
    assert_int_equal(tally_check(&tally, NULL), 0);
    tally_release(&tally);
}

static void a_bad_row_voids_the_sheet_where_the_card_says_so(void **state)
{
    const uint8_t rows[2] = {TALLY_OVER, LOW};
    struct tally tally;

    (void)state;
    start(&tally, 2, RULE_SHEET);
    assert_int_equal(tally_add(&tally, rows, NULL), 0);
    assert_int_equal(tally.counted, 1);
    assert_int_equal(tally.invalid, 1);
    assert_int_equal(tally.contests[0].over, 0);
    assert_int_equal(tally.contests[1].votes[LOW], 0);
    assert_int_equal(tally_check(&tally, NULL), 0);
    tally_release(&tally);
}

static void an_unknown_option_adds_nothing(void **state)
{
    const uint8_t rows[2] = {HIGH, 2}; /* only options 0 and 1 are there */
    struct tally tally;

    (void)state;
    start(&tally, 2, RULE_ROW);
    assert_int_equal(tally_add(&tally, rows, NULL), -1);
    assert_int_equal(tally.counted, 0);
    assert_int_equal(tally.contests[0].votes[HIGH], 0);
    tally_release(&tally);
}

static void a_sum_that_does_not_agree_is_found(void **state)
{
    struct tally tally;

    (void)state;
    start(&tally, 1, RULE_ROW);
    add(&tally, LOW, 3);
    tally.contests[0].votes[LOW]--;
    assert_int_equal(tally_check(&tally, NULL), -1);
    tally_release(&tally);
}

static void each_card_has_its_own_denominator(void **state)
{
    struct tally_frame frame = {{47, 1}, {53, 1}, 0, 0};
    struct rule collected = example(RULE_COLLECTED), deputies = example(RULE_DEPUTIES);
    struct rule valid = example(RULE_VALID);
    struct tally tally;

    (void)state;
    start(&tally, 1, RULE_ROW);
    add(&tally, HIGH, 40);
    tally_add_void(&tally);
    tally_add_held(&tally);
    assert_int_equal(tally_denominator(&tally, &collected, &frame, 0), 47);
    assert_int_equal(tally_denominator(&tally, &deputies, &frame, 0), 53);
    assert_int_equal(tally_denominator(&tally, &valid, &frame, 0), 40);
    frame.collected.is_given = 0; /* 40 + 1 counted, 1 held */
    assert_int_equal(tally_denominator(&tally, &collected, &frame, 0), 42);
    frame.deputies.is_given = 0;
    assert_int_equal(tally_denominator(&tally, &deputies, &frame, 0), 0);
    tally_release(&tally);
}

/* 46 collected: 23 low have no consequence, 24 are band 1 (48 > 46). */
static void one_held_sheet_decides_at_the_edge(void **state)
{
    struct tally_frame frame = {{46, 1}, {0, 0}, 0, 0};
    struct rule rule = example(RULE_COLLECTED);
    struct tally tally;

    (void)state;
    start(&tally, 1, RULE_ROW);
    add(&tally, LOW, 22);
    add(&tally, HIGH, 23);
    tally_add_held(&tally); /* may make it 23: still none */
    assert_int_equal(tally_is_decided(&tally, &rule, &frame, 0), 1);
    tally.contests[0].votes[LOW] = 23; /* may make it 24: band 1 */
    tally.contests[0].votes[HIGH] = 22;
    assert_int_equal(tally_is_decided(&tally, &rule, &frame, 0), 0);
    tally.contests[0].votes[LOW] = 24; /* band 1 already; 25 of 46 is no band 2 */
    tally.contests[0].votes[HIGH] = 21;
    assert_int_equal(tally_is_decided(&tally, &rule, &frame, 0), 1);
    tally_release(&tally);
}

/* Sheets of unknown ballot type, and those collected but not yet fed, are open too. */
static void sheets_not_yet_seen_are_open(void **state)
{
    struct tally_frame frame = {{46, 1}, {0, 0}, 0, 0};
    struct rule rule = example(RULE_COLLECTED);
    struct tally tally;

    (void)state;
    start(&tally, 1, RULE_ROW);
    add(&tally, LOW, 23);
    add(&tally, HIGH, 23);
    assert_int_equal(tally_is_decided(&tally, &rule, &frame, 0), 1);
    frame.unassigned = 1;
    assert_int_equal(tally_is_decided(&tally, &rule, &frame, 0), 0);
    frame.unassigned = 0;
    frame.collected.value = 60; /* 14 more may come: 37 of 60 is band 1 */
    assert_int_equal(tally_is_decided(&tally, &rule, &frame, 0), 0);
    tally_release(&tally);
}

/* Of valid sheets: 5 of 10 low; one more low makes 6 of 11, over half. */
static void a_held_sheet_widens_the_valid_ones(void **state)
{
    struct tally_frame frame = {{0, 0}, {0, 0}, 0, 0};
    struct rule rule = example(RULE_VALID);
    struct tally tally;

    (void)state;
    start(&tally, 1, RULE_ROW);
    add(&tally, LOW, 5);
    add(&tally, HIGH, 5);
    assert_int_equal(tally_is_decided(&tally, &rule, &frame, 0), 1);
    tally_add_held(&tally);
    assert_int_equal(tally_is_decided(&tally, &rule, &frame, 0), 0);
    tally_release(&tally);
}

static void nothing_collected_decides_nothing(void **state)
{
    struct tally_frame frame = {{0, 0}, {0, 0}, 0, 0};
    struct rule rule = example(RULE_COLLECTED);
    struct tally tally;

    (void)state;
    start(&tally, 1, RULE_ROW);
    assert_int_equal(tally_is_decided(&tally, &rule, &frame, 0), 0);
    tally_release(&tally);
}

/* 1,000,000 sheets of 20 rows, half high, a quarter low, a quarter blank. */
static void a_million_sheets_add_up(void **state)
{
    static const uint8_t kinds[4] = {HIGH, LOW, HIGH, TALLY_BLANK};
    struct tally tally;
    uint8_t rows[20];
    uint32_t i;

    (void)state;
    start(&tally, 20, RULE_ROW);
    for (i = 0; i < 1000000; i++) {
        memset(rows, kinds[i % 4], sizeof(rows));
        assert_int_equal(tally_add(&tally, rows, NULL), 0);
    }
    assert_int_equal(tally.contests[19].votes[HIGH], 500000);
    assert_int_equal(tally.contests[19].votes[LOW], 250000);
    assert_int_equal(tally.contests[19].blank, 250000);
    assert_int_equal(tally_check(&tally, NULL), 0);
    tally_release(&tally);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_bad_row_leaves_the_other_rows_counted),
            cmocka_unit_test(a_bad_row_voids_the_sheet_where_the_card_says_so),
            cmocka_unit_test(an_unknown_option_adds_nothing),
            cmocka_unit_test(a_sum_that_does_not_agree_is_found),
            cmocka_unit_test(each_card_has_its_own_denominator),
            cmocka_unit_test(one_held_sheet_decides_at_the_edge),
            cmocka_unit_test(sheets_not_yet_seen_are_open),
            cmocka_unit_test(a_held_sheet_widens_the_valid_ones),
            cmocka_unit_test(nothing_collected_decides_nothing),
            cmocka_unit_test(a_million_sheets_add_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
