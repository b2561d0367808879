/* program_scan_batch_test.c -- batches of the program: loaded again, discarded, ended,
 * taken up. */
#include "tests/program_scan_stack.h"

static void paper_loaded_again_goes_on(void **state)
{
    struct place place;
    struct talk talk;

    (void)state;
    stage_fresh(&stage, place.folder);
    setup_stack(&place.scanner);
    scan_load(&stage, &place.scanner, 1, 2);
    scan(&talk, &place);
    talk_until(&talk, "sheets in: 2");
    talk_until(&talk, "type d when done:");
    scan_load(&stage, &place.scanner, 3, SHEETS);
    talk_type(&talk, "");
    talk_until(&talk, "sheets in: 6");
    scan_finish(&talk, 0);
    check_all_counted(&place);
    close_place(&place);
}

static void a_batch_that_differs_from_the_hand_count_is_not_accepted(void **state)
{
    struct place place;
    struct talk talk;

    (void)state;
    open_place(&place, NULL);
    TALK(&talk, "scan", place.folder, "--device", place.scanner.device, "--expect", "7");
    talk_until(&talk, "type d when done:");
    talk_type(&talk, "d");
    talk_until(&talk, "Counted by hand: 7, fed: 6, missing: 1");
    talk_until(&talk, "x discard:");
    talk_type(&talk, "a");
    talk_until(&talk, "Your name:");
    talk_type(&talk, "Nguyễn Văn An");
    talk_until(&talk, "The reason:");
    talk_type(&talk, "một phiếu rách");
    talk_until(&talk, "A second person's name");
    talk_type(&talk, " nguyễn văn an "); /* the same again */
    talk_until(&talk, "A second person's name");
    talk_type(&talk, "Trần Thị Bình");
    assert_int_equal(talk_end(&talk), 0);
    talk_release(&talk);
    check_all_counted(&place);
    close_place(&place);
}

static void a_discarded_batch_counts_nowhere_and_is_scanned_anew(void **state)
{
    struct place place;
    struct talk talk;

    (void)state;
    open_place(&place, "jam@4");
    scan(&talk, &place);
    talk_until(&talk, "x discard the batch:");
    talk_type(&talk, "x");
    talk_until(&talk, "Your name:");
    talk_type(&talk, "Nguyễn Văn An");
    talk_until(&talk, "The reason:");
    talk_type(&talk, "quét lại cả chồng");
    assert_int_equal(talk_end(&talk), 0);
    talk_release(&talk);
    assert_int_equal(stage_sum(place.folder, "fed"), 0);
    setup_end(&place.scanner);
    setup_plan(NULL);
    setup_stack(&place.scanner);
    scan_load(&stage, &place.scanner, 1, SHEETS);
    scan(&talk, &place);
    scan_finish(&talk, 0);
    check_all_counted(&place);
    close_place(&place);
}

static void ctrl_c_ends_cleanly_and_the_batch_is_taken_up(void **state)
{
    struct place place;
    struct talk talk;

    (void)state;
    open_place(&place, "rate=120");
    TALK(&talk, "scan", place.folder, "--device", place.scanner.device, "--json",
            "--batch", "chồng 1");
    talk_until(&talk, "\"event\":\"sheet\"");
    assert_int_equal(kill(-talk.pid, SIGINT), 0); /* as the terminal does */
    assert_int_equal(talk_end(&talk), 1);
    talk_release(&talk);
    assert_true(stage_sum(place.folder, "fed") >= 1);
    setup_plan(NULL);
    scan(&talk, &place);
    scan_taken_up(&talk, "");
    scan_finish(&talk, 0);
    check_all_counted(&place);
    close_place(&place);
}

static void a_second_ctrl_c_ends_at_once(void **state)
{
    struct place place;
    struct talk talk;

    (void)state;
    open_place(&place, "hang@3");
    TALK(&talk, "scan", place.folder, "--device", place.scanner.device, "--json",
            "--batch", "chồng 1", "--patience", "600");
    talk_until(&talk, "\"place\":2,");
    assert_int_equal(kill(-talk.pid, SIGINT), 0);
    talk_until(&talk, "Press Ctrl-C again");
    assert_int_equal(kill(-talk.pid, SIGINT), 0);
    assert_int_equal(talk_end(&talk), 1);
    assert_true(talk_says(&talk, "stopped at once"));
    talk_release(&talk);
    assert_int_equal(stage_sum(place.folder, "fed"), 2);
    setup_plan(NULL);
    scan(&talk, &place);
    scan_taken_up(&talk, "2");
    scan_finish(&talk, 0);
    check_all_counted(&place);
    close_place(&place);
}

static void an_unfinished_batch_comes_before_another(void **state)
{
    struct program program = {.input = NULL};
    struct place place;
    struct talk talk;

    (void)state;
    open_place(&place, "jam@3");
    scan(&talk, &place);
    talk_until(&talk, "x discard the batch:");
    assert_int_equal(talk_end(&talk), 1);
    talk_release(&talk);
    RUN(&program, "scan", place.folder, "--device", place.scanner.device, "--batch",
            "chồng 2");
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "the batch 'chồng 1' is not finished"));
    RUN(&program, "seal", place.folder, "--name", "A Một", "--name", "B Hai");
    assert_int_equal(program.status, 1);
    assert_int_equal(stage_sum(place.folder, "fed"), 2);
    program_release(&program);
    close_place(&place);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(paper_loaded_again_goes_on),
            cmocka_unit_test(a_batch_that_differs_from_the_hand_count_is_not_accepted),
            cmocka_unit_test(a_discarded_batch_counts_nowhere_and_is_scanned_anew),
            cmocka_unit_test(ctrl_c_ends_cleanly_and_the_batch_is_taken_up),
            cmocka_unit_test(a_second_ctrl_c_ends_at_once),
            cmocka_unit_test(an_unfinished_batch_comes_before_another),
    };

    return cmocka_run_group_tests_name(
            "program scan batch", tests, make_stage, end_stage);
}
