/* forms_deck_test.c -- a deck's votes, pages and truth are what they promise. */
#include "tests/forms_deck_made.h"

static size_t votes_of(const struct deck_plan *plan, size_t contest, size_t option)
{
    const struct deck_row *row;
    size_t sheet, count = 0;

    for (sheet = 0; sheet < plan->sheet_count; sheet++) {
        row = deck_plan_row(plan, sheet, contest);
        count += deck_row_state(row) == CONTEST_CHOSEN && row->choice == option;
    }
    return count;
}

static size_t rows_with(const struct deck_plan *plan, enum deck_trouble trouble)
{
    size_t i, count = 0;

    for (i = 0; i < plan->sheet_count * plan->contest_count; i++)
        count += plan->rows[i].trouble == trouble;
    return count;
}

/* Three sheets and three options: each option has exactly one of them. */
static void every_box_is_marked_once_if_sheets_suffice(void **state)
{
    static const size_t sheets[] = {3, 6, 10, 75};
    struct form *form = form_new();
    struct deck_plan plan;
    size_t i, contest, option;
    uint64_t seed;

    (void)state;
    for (i = 0; i < 4; i++)
        for (seed = 0; seed < 10; seed++) {
            plan = plan_of(form, sheets[i], 0, seed);
            for (contest = 0; contest < CONTESTS; contest++)
                for (option = 0; option < OPTIONS; option++)
                    assert_true(votes_of(&plan, contest, option) >= 1);
            deck_plan_release(&plan);
        }
    free(form);
}

static void every_box_is_marked_in_a_hard_deck_too(void **state)
{
    struct form *form = form_new();
    struct deck_plan plan = plan_of(form, 75, 12, 1);
    size_t contest, option;

    (void)state;
    for (contest = 0; contest < CONTESTS; contest++)
        for (option = 0; option < OPTIONS; option++)
            assert_true(votes_of(&plan, contest, option) >= 1);
    deck_plan_release(&plan);
    free(form);
}

static void no_two_totals_are_alike(void **state)
{
    struct form *form = form_new();
    struct deck_plan plan = plan_of(form, 75, 12, 1);
    size_t i, k, total[OPTIONS] = {0}, same;

    (void)state;
    for (i = 0; i < CONTESTS; i++) {
        assert_int_not_equal(votes_of(&plan, i, 0), votes_of(&plan, i, 1));
        assert_int_not_equal(votes_of(&plan, i, 1), votes_of(&plan, i, 2));
        assert_int_not_equal(votes_of(&plan, i, 0), votes_of(&plan, i, 2));
        for (k = 0; k < i; k++) {
            same = votes_of(&plan, i, 0) == votes_of(&plan, k, 0) &&
                   votes_of(&plan, i, 1) == votes_of(&plan, k, 1) &&
                   votes_of(&plan, i, 2) == votes_of(&plan, k, 2);
            assert_false(same);
        }
        for (k = 0; k < OPTIONS; k++)
            total[k] += votes_of(&plan, i, k);
    }
    assert_true(total[0] != total[1] && total[1] != total[2] && total[0] != total[2]);
    deck_plan_release(&plan);
    free(form);
}

/* RULES, party-96: 2 low > D and 3 low < 2 D is band one, 3 low >= 2 D band two. */
static void both_bands_occur_from_twenty_sheets_on(void **state)
{
    static const size_t sheets[] = {20, 75, 500};
    struct form *form = form_new();
    struct deck_plan plan;
    size_t i, contest, low, first, second;

    (void)state;
    for (i = 0; i < 3; i++) {
        plan = plan_of(form, sheets[i], 12, 2);
        first = second = 0;
        for (contest = 0; contest < CONTESTS; contest++) {
            low = votes_of(&plan, contest, 2);
            first += 2 * low > sheets[i] && 3 * low < 2 * sheets[i];
            second += 3 * low >= 2 * sheets[i];
        }
        assert_true(first >= 1);
        assert_true(second >= 1);
        deck_plan_release(&plan);
    }
    free(form);
}

static void ten_sheets_hold_each_of_the_four_troubles(void **state)
{
    struct form *form = form_new();
    struct deck_plan plan;
    uint64_t seed;

    (void)state;
    for (seed = 0; seed < 10; seed++) {
        plan = plan_of(form, 10, 12, seed);
        assert_true(rows_with(&plan, DECK_OVERVOTE) >= 1);
        assert_true(rows_with(&plan, DECK_BLANK) >= 1);
        assert_true(rows_with(&plan, DECK_FAINT) >= 1);
        assert_true(rows_with(&plan, DECK_CORRECTION) >= 1);
        deck_plan_release(&plan);
    }
    free(form);
}

/* 12 % of 75 is 9 sheets. */
static void the_hard_share_is_kept(void **state)
{
    struct form *form = form_new();
    struct deck_plan plan = plan_of(form, 75, 12, 4);
    size_t sheet, contest, hard = 0;
    int is_hard;

    (void)state;
    for (sheet = 0; sheet < 75; sheet++) {
        for (is_hard = 0, contest = 0; contest < CONTESTS; contest++)
            is_hard |= deck_plan_row(&plan, sheet, contest)->trouble != DECK_PLAIN;
        hard += (size_t)is_hard;
    }
    assert_int_equal(hard, 9);
    deck_plan_release(&plan);
    free(form);
}

static void a_clean_deck_has_no_trouble(void **state)
{
    struct form *form = form_new();
    struct deck_plan plan = plan_of(form, 75, 0, 1);

    (void)state;
    assert_int_equal(rows_with(&plan, DECK_PLAIN), 75 * CONTESTS);
    deck_plan_release(&plan);
    free(form);
}

static void the_two_boxes_of_an_overvote_differ(void **state)
{
    struct form *form = form_new();
    struct deck_plan plan = plan_of(form, 200, 100, 5);
    size_t i;

    (void)state;
    for (i = 0; i < 200 * CONTESTS; i++)
        assert_int_not_equal(plan.rows[i].choice, plan.rows[i].second);
    deck_plan_release(&plan);
    free(form);
}

static void a_deck_of_no_sheets_is_refused(void **state)
{
    struct form *form = form_new();
    struct deck_plan plan;
    struct error err;

    (void)state;
    assert_int_equal(deck_plan_make(&form->layout, NULL, 0, 0, 1, &plan, &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
    assert_int_equal(
            deck_plan_make(&form->layout, NULL, DECK_SHEETS_MAX + 1, 0, 1, &plan, &err),
            -1);
    free(form);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(every_box_is_marked_once_if_sheets_suffice),
            cmocka_unit_test(every_box_is_marked_in_a_hard_deck_too),
            cmocka_unit_test(no_two_totals_are_alike),
            cmocka_unit_test(both_bands_occur_from_twenty_sheets_on),
            cmocka_unit_test(ten_sheets_hold_each_of_the_four_troubles),
            cmocka_unit_test(the_hard_share_is_kept),
            cmocka_unit_test(a_clean_deck_has_no_trouble),
            cmocka_unit_test(the_two_boxes_of_an_overvote_differ),
            cmocka_unit_test(a_deck_of_no_sheets_is_refused),
    };

    return cmocka_run_group_tests_name("forms deck", tests, NULL, NULL);
}
