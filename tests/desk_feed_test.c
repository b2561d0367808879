/* desk_feed_test.c -- the scanner at work behind the desk: figures, questions, ends. */
#include "tests/desk_feed_batch.h"

static void an_empty_tray_is_asked_about_and_may_be_filled(void **state)
{
    struct place place;

    (void)state;
    open_place(&place, NULL);
    start(&place);
    wait_for_question(&place, "empty");
    assert_string_equal(place.view.question.choices, "\nd");
    assert_int_equal(place.view.question.fed, SHEETS);
    answer(&place, "", ""); /* more was loaded, as the operator thinks */
    finish(&place);
    close_place(&place);
}

static void figures_follow_while_it_feeds(void **state)
{
    struct place place;

    (void)state;
    open_place(&place, "rate=60");
    start(&place);
    do
        look(&place);
    while (place.view.counted < 2);
    assert_int_equal(place.view.state, FEED_FEEDING);
    assert_true(place.view.fed >= place.view.counted);
    assert_true(place.view.fed < SHEETS);
    assert_true(place.view.per_minute > 0);
    finish(&place);
    close_place(&place);
}

static void a_jam_is_told_and_the_batch_goes_on(void **state)
{
    struct place place;
    unsigned before;
    struct error err;

    (void)state;
    open_place(&place, "jam@3");
    start(&place);
    wait_for_question(&place, "paused");
    assert_string_equal(place.view.stopped, "jammed");
    assert_string_equal(place.view.question.choices, "csx");
    assert_int_equal(place.view.question.fed, 2);
    expect_refused(&place, place.view.page, "m", ERROR_RANGE);
    expect_refused(&place, place.view.page, "", ERROR_RANGE);
    before = place.view.page;
    answer(&place, "c", "");
    expect_refused(&place, before, "c", ERROR_STATE); /* a second window */
    wait_for_question(&place, "tray");
    expect_refused(&place, place.view.page, "two", ERROR_RANGE);
    expect_refused(&place, place.view.page, "-1", ERROR_RANGE);
    assert_int_equal(feed_tray(place.feed, place.view.page, 3, &err), 0);
    look(&place);
    assert_int_equal(place.view.question.tray, 3);
    answer(&place, "2", "");
    finish(&place);
    close_place(&place);
}

static void what_is_saved_is_taken_up_later(void **state)
{
    struct place place;

    (void)state;
    open_place(&place, "jam@4");
    start(&place);
    wait_for_question(&place, "paused");
    answer(&place, "s", "");
    wait_for_state(&place, FEED_ENDED);
    assert_int_equal(place.view.end, FEED_WAITING);
    assert_int_equal(stage_sum(place.folder, "fed"), 3);
    setup_plan(NULL);
    start(&place);
    wait_for_question(&place, "tray");
    assert_int_equal(place.view.question.fed, 3);
    answer(&place, "", "");
    finish(&place);
    close_place(&place);
}

static void a_batch_is_discarded_with_name_and_reason(void **state)
{
    struct program program = {.locale = NULL};
    struct place place;

    (void)state;
    open_place(&place, "double@2");
    start(&place);
    wait_for_question(&place, "paused");
    expect_refused(&place, place.view.page, "x", ERROR_RANGE); /* no reason */
    answer(&place, "x", "rơi xuống đất");
    wait_for_state(&place, FEED_ENDED);
    assert_int_equal(place.view.end, FEED_DISCARDED);
    assert_int_equal(stage_sum(place.folder, "fed"), 0);
    RUN(&program, "batches", place.folder, "--json");
    assert_true(program_says(&program, "rơi xuống đất"));
    assert_true(program_says(&program, "Lê Thị Vận Hành"));
    program_release(&program);
    close_place(&place);
}

static void counts_that_differ_wait_for_people(void **state)
{
    struct place place;
    struct feed_wish wish;
    struct error err;

    (void)state;
    open_place(&place, NULL);
    wish = usual(&place);
    wish.expected = SHEETS + 1;
    assert_int_equal(feed_start(place.feed, &wish, &err), 0);
    wait_for_question(&place, "empty");
    answer(&place, "d", "");
    wait_for_question(&place, "different");
    assert_int_equal(place.view.question.expected, SHEETS + 1);
    assert_int_equal(place.view.question.fed, SHEETS);
    answer(&place, "s", "");
    wait_for_state(&place, FEED_ENDED);
    assert_int_equal(place.view.end, FEED_WAITING);
    close_place(&place);
}

static void a_driver_that_crashes_pauses_the_batch(void **state)
{
    struct place place;

    (void)state;
    open_place(&place, "crash@3");
    start(&place);
    wait_for_question(&place, "paused");
    assert_string_equal(place.view.stopped, "crashed");
    answer(&place, "c", "");
    wait_for_question(&place, "tray");
    answer(&place, "", "");
    finish(&place);
    close_place(&place);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(an_empty_tray_is_asked_about_and_may_be_filled),
            cmocka_unit_test(figures_follow_while_it_feeds),
            cmocka_unit_test(a_jam_is_told_and_the_batch_goes_on),
            cmocka_unit_test(what_is_saved_is_taken_up_later),
            cmocka_unit_test(a_batch_is_discarded_with_name_and_reason),
            cmocka_unit_test(counts_that_differ_wait_for_people),
            cmocka_unit_test(a_driver_that_crashes_pauses_the_batch),
    };

    return cmocka_run_group_tests_name("desk feed", tests, make_stage, end_stage);
}
