/* core_rule_test.c -- the shipped rule cards against the regulations and published
 * results. */
#include "core/rule.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { BASE_MAX = 600 };

static struct rule card(const char *id)
{
    struct rule rule;
    struct error err = {.text = ""};

    if (rule_find(id, ".", &rule, &err) != 0)
        fail_msg("%s", err.text);
    assert_string_equal(rule.id, id);
    return rule;
}

static const char *outcome(
        const char *id, uint32_t high, uint32_t medium, uint32_t low, uint32_t base)
{
    static const char *const known[] = {"none", "band-1", "band-2"};
    struct rule rule = card(id);
    const uint32_t votes[] = {high, medium, low};
    const char *found =
            rule.outcomes[rule_outcome(&rule, &(struct rule_sums){votes, base, 0})].id;
    size_t i;

    for (i = 0; i < 3; i++)
        if (strcmp(found, known[i]) == 0)
            return known[i];
    return "unknown";
}

static void published_results_have_their_outcomes(void **state)
{
    (void)state;
    assert_string_equal(outcome("state-96", 19, 2, 25, 47), "band-1");
    assert_string_equal(outcome("state-96", 46, 0, 1, 47), "none");
    assert_string_equal(outcome("state-85", 323, 146, 6, 485), "none");
    assert_string_equal(outcome("state-85", 52, 0, 0, 53), "none");
    assert_string_equal(outcome("state-85", 49, 4, 0, 58), "none");
}

static void exactly_half_is_no_consequence(void **state)
{
    (void)state;
    assert_string_equal(outcome("state-96", 0, 0, 23, 46), "none");
    assert_string_equal(outcome("state-96", 0, 0, 24, 46), "band-1");
    assert_string_equal(outcome("party-96", 0, 0, 23, 46), "none");
    assert_string_equal(outcome("party-96", 0, 0, 24, 46), "band-1");
    assert_string_equal(outcome("party-262", 0, 0, 23, 46), "none");
    assert_string_equal(outcome("party-262", 0, 0, 46, 46), "band-1");
}

static void two_thirds_exactly_is_band_two(void **state)
{
    (void)state;
    assert_string_equal(outcome("state-96", 0, 0, 31, 48), "band-1");
    assert_string_equal(outcome("state-96", 0, 0, 32, 48), "band-2");
    assert_string_equal(outcome("state-85", 0, 0, 32, 48), "band-2");
    assert_string_equal(outcome("party-96", 0, 0, 32, 48), "band-2");
    assert_string_equal(outcome("state-96", 0, 0, 31, 47), "band-1");
    assert_string_equal(outcome("state-96", 0, 0, 32, 47), "band-2");
}

static void resolution_35_wants_more_than_two_thirds(void **state)
{
    (void)state;
    assert_string_equal(outcome("state-35", 0, 0, 32, 48), "band-1");
    assert_string_equal(outcome("state-35", 0, 0, 33, 48), "band-2");
}

static void the_denominator_decides_between_cards(void **state)
{
    (void)state;
    /* 24 low of 47 collected and 53 deputies */
    assert_int_equal(card("state-96").denominator, RULE_COLLECTED);
    assert_int_equal(card("party-96").denominator, RULE_COLLECTED);
    assert_int_equal(card("state-85").denominator, RULE_DEPUTIES);
    assert_int_equal(card("state-35").denominator, RULE_DEPUTIES);
    assert_string_equal(outcome("state-96", 0, 0, 24, 47), "band-1");
    assert_string_equal(outcome("state-85", 0, 0, 24, 53), "none");
}

static void the_second_ballot_has_two_levels(void **state)
{
    struct rule rule = card("state-96-vote");
    const uint32_t half[] = {23, 23}, more[] = {22, 24};

    (void)state;
    assert_int_equal(rule.option_count, 2);
    assert_string_equal(rule.options[0].id, "trust");
    assert_string_equal(rule.options[1].id, "distrust");
    assert_string_equal(
            rule.outcomes[rule_outcome(&rule, &(struct rule_sums){half, 46, 0})].id,
            "none");
    assert_string_equal(
            rule.outcomes[rule_outcome(&rule, &(struct rule_sums){more, 46, 0})].id,
            "band-1");
}

static void tally_only_leads_to_nothing(void **state)
{
    struct rule rule = card("tally-only");
    const uint32_t votes[] = {0, 0, 46};

    (void)state;
    assert_int_equal(rule_outcome(&rule, &(struct rule_sums){votes, 46, 0}), 0);
    assert_int_equal(rule_votes_to_next(&rule, &(struct rule_sums){votes, 46, 0}), -1);
}

static void a_struck_name_voids_every_confidence_ballot(void **state)
{
    static const char *const ids[] = {"party-96", "state-96", "state-96-vote", "state-85",
            "state-35", "party-262", "tally-only"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
        assert_int_equal(card(ids[i]).struck_name, RULE_SHEET);
        assert_int_equal(card(ids[i]).bad_row, RULE_ROW);
        assert_true(strlen(card(ids[i]).source) > 20);
    }
    assert_int_equal(card("party-262").writing, RULE_SHEET);
}

/* The wording of the regulations, reckoned without fractions or our code. */
static int expected_band(const char *id, uint32_t low, uint32_t base)
{
    int half = low + low > base;
    int thirds = low + low + low >= base + base;
    int over_thirds = low + low + low > base + base;

    if (strcmp(id, "tally-only") == 0)
        return 0;
    if (strcmp(id, "party-262") == 0)
        return half;
    if (strcmp(id, "state-35") == 0)
        return over_thirds ? 3 : half; /* between them: the second year */
    return thirds ? 2 : half;
}

static void every_count_up_to_base_600_is_classified_right(void **state)
{
    static const char *const ids[] = {
            "party-96", "state-96", "state-85", "state-35", "party-262", "tally-only"};
    uint32_t base, low;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
        struct rule rule = card(ids[i]);

        for (base = 1; base <= BASE_MAX; base++)
            for (low = 0; low <= base; low++) {
                const uint32_t votes[] = {base - low, 0, low};

                if ((int)rule_outcome(&rule, &(struct rule_sums){votes, base, 0}) !=
                        expected_band(ids[i], low, base))
                    fail_msg("%s: %u of %u", ids[i], low, base);
            }
    }
}

/* Walks upwards vote by vote instead of dividing. */
static int64_t walk_to_next(const char *id, uint32_t low, uint32_t base, int last_band)
{
    int now = expected_band(id, low, base);
    uint32_t more;

    if (now == last_band)
        return -1;
    for (more = 1;; more++)
        if (expected_band(id, low + more, base) > now)
            return more;
}

static void the_way_to_the_next_threshold_is_exact_up_to_base_600(void **state)
{
    static const char *const ids[] = {"party-96", "state-96", "state-85", "party-262"};
    uint32_t base, low;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
        struct rule rule = card(ids[i]);

        for (base = 3; base <= BASE_MAX; base += 1 + base / 40)
            for (low = 0; low <= base; low++) {
                const uint32_t votes[] = {base - low, 0, low};

                assert_int_equal(
                        rule_votes_to_next(&rule, &(struct rule_sums){votes, base, 0}),
                        walk_to_next(
                                ids[i], low, base, strcmp(ids[i], "party-262") ? 2 : 1));
            }
    }
}

/* The grade that the votes of it and all higher ones reach, in words of our own. */
static void grades_are_the_highest_reached_with_all_above(void **state)
{
    struct rule rule = card("grade-4");
    uint32_t votes[4], base = 40;
    const char *grade;

    (void)state;
    for (votes[0] = 0; votes[0] <= base; votes[0]++)
        for (votes[1] = 0; votes[0] + votes[1] <= base; votes[1]++)
            for (votes[2] = 0; votes[0] + votes[1] + votes[2] <= base; votes[2]++) {
                votes[3] = base - votes[0] - votes[1] - votes[2];
                grade = votes[0] > 20                         ? "excellent"
                        : votes[0] + votes[1] > 20            ? "good"
                        : votes[0] + votes[1] + votes[2] > 20 ? "complete"
                                                              : "incomplete";
                assert_string_equal(
                        rule.outcomes[rule_outcome(
                                              &rule, &(struct rule_sums){votes, base, 0})]
                                .id,
                        grade);
            }
}

/* 89.995 prints as 90.00 and is not 90: with 200 rows one point decides. */
static void a_mean_is_compared_exactly_not_as_printed(void **state)
{
    struct rule rule = card("score-100");
    uint32_t votes[RULE_VALUES_MAX] = {0};
    struct rule_sums sums = {votes, 200, 0};

    (void)state;
    votes[90] = 199;
    votes[89] = 1;
    assert_string_equal(rule.outcomes[rule_outcome(&rule, &sums)].id, "good");
    votes[90] = 200;
    votes[89] = 0;
    assert_string_equal(rule.outcomes[rule_outcome(&rule, &sums)].id, "excellent");
    assert_int_equal(rule_points(&rule, votes), 18000);
    assert_int_equal(rule_votes_to_next(&rule, &sums), -1);
}

static void every_sum_of_points_has_its_band(void **state)
{
    struct rule rule = card("score-100");
    uint32_t votes[RULE_VALUES_MAX], rows, low, high;
    const char *band;

    (void)state;
    for (rows = 1; rows <= 60; rows++)
        for (low = 0; low <= 100; low += 7)
            for (high = low; high <= 100; high += 3) {
                uint32_t sum = low * (rows / 2) + high * (rows - rows / 2);

                memset(votes, 0, sizeof(votes));
                votes[low] += rows / 2;
                votes[high] += rows - rows / 2;
                band = sum >= 90 * rows   ? "excellent"
                       : sum >= 70 * rows ? "good"
                       : sum >= 50 * rows ? "complete"
                                          : "incomplete";
                assert_string_equal(
                        rule.outcomes[rule_outcome(
                                              &rule, &(struct rule_sums){votes, rows, 0})]
                                .id,
                        band);
            }
}

static void the_second_year_running_calls_for_a_ballot(void **state)
{
    struct rule rule = card("state-35");
    const uint32_t votes[] = {10, 10, 25};
    struct rule_sums sums = {votes, 45, 0};
    size_t outcome;

    (void)state;
    assert_string_equal(rule.outcomes[rule_outcome(&rule, &sums)].id, "band-1");
    sums.previous = UINT32_C(1) << rule_outcome_find(&rule, "none");
    assert_string_equal(rule.outcomes[rule_outcome(&rule, &sums)].id, "band-1");
    sums.previous = UINT32_C(1) << rule_outcome_find(&rule, "band-1");
    outcome = rule_outcome(&rule, &sums);
    assert_string_equal(rule.outcomes[outcome].id, "band-1-again");
    assert_string_equal(rule.outcomes[outcome].follow_up, "state-96-vote");
    assert_string_equal(card("state-96").outcomes[1].follow_up, "state-96-vote");
    assert_string_equal(card("state-96").outcomes[2].follow_up, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(published_results_have_their_outcomes),
            cmocka_unit_test(exactly_half_is_no_consequence),
            cmocka_unit_test(two_thirds_exactly_is_band_two),
            cmocka_unit_test(resolution_35_wants_more_than_two_thirds),
            cmocka_unit_test(the_denominator_decides_between_cards),
            cmocka_unit_test(the_second_ballot_has_two_levels),
            cmocka_unit_test(tally_only_leads_to_nothing),
            cmocka_unit_test(a_struck_name_voids_every_confidence_ballot),
            cmocka_unit_test(grades_are_the_highest_reached_with_all_above),
            cmocka_unit_test(a_mean_is_compared_exactly_not_as_printed),
            cmocka_unit_test(every_sum_of_points_has_its_band),
            cmocka_unit_test(the_second_year_running_calls_for_a_ballot),
            cmocka_unit_test(every_count_up_to_base_600_is_classified_right),
            cmocka_unit_test(the_way_to_the_next_threshold_is_exact_up_to_base_600),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
