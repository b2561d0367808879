/* core_sheet_sides_test.c -- a blank back is no page, a written one holds the sheet. */
#include "core/sheet_sides.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct reading ballot(void)
{
    struct reading reading;

    reading_init(&reading);
    reading.page = 1;
    return reading;
}

static struct reading no_ballot(int is_blank)
{
    struct reading reading;

    reading_init(&reading);
    reading.verdict = VERDICT_REFUSED;
    reading.reasons = 1U << REASON_NOT_A_BALLOT;
    reading.is_blank = is_blank;
    return reading;
}

static void a_blank_back_changes_nothing(void **state)
{
    struct reading front = ballot(), back = no_ballot(1);

    (void)state;
    assert_int_equal(sheet_sides_settle(&front, &back), SHEET_SIDES_FRONT);
    assert_int_equal(front.verdict, VERDICT_CLEAR);
    assert_int_equal(front.reasons, 0);
}

static void a_sheet_fed_face_down_is_read_from_its_back(void **state)
{
    struct reading front = no_ballot(1), back = ballot();

    (void)state;
    assert_int_equal(sheet_sides_settle(&front, &back), SHEET_SIDES_BACK);
    assert_int_equal(back.verdict, VERDICT_CLEAR);
}

static void a_back_that_is_not_blank_holds_the_ballot(void **state)
{
    struct reading front = ballot(), back = no_ballot(0);

    (void)state;
    assert_int_equal(sheet_sides_settle(&front, &back), SHEET_SIDES_FRONT);
    assert_int_equal(front.verdict, VERDICT_HELD);
    assert_int_equal(front.reasons, 1U << REASON_WRITING);
}

static void two_pages_of_ballots_both_stand(void **state)
{
    struct reading front = ballot(), back = ballot();

    (void)state;
    back.page = 2;
    assert_int_equal(sheet_sides_settle(&front, &back), SHEET_SIDES_BOTH);
    assert_int_equal(front.verdict, VERDICT_CLEAR);
    assert_int_equal(back.verdict, VERDICT_CLEAR);
}

static void foreign_paper_stays_refused(void **state)
{
    struct reading front = no_ballot(0), back = no_ballot(0);

    (void)state;
    assert_int_equal(sheet_sides_settle(&front, &back), SHEET_SIDES_FRONT);
    assert_int_equal(front.verdict, VERDICT_REFUSED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_blank_back_changes_nothing),
            cmocka_unit_test(a_sheet_fed_face_down_is_read_from_its_back),
            cmocka_unit_test(a_back_that_is_not_blank_holds_the_ballot),
            cmocka_unit_test(two_pages_of_ballots_both_stand),
            cmocka_unit_test(foreign_paper_stays_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
