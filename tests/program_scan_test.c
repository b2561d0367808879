/* program_scan_test.c -- a stack through libsane into the ledger, and what can go wrong.
 */
#include "tests/program_scan_stack.h"

struct fault {
    const char *plan;
    const char *says;
    int safe; /* whole sheets before it */
    int lost; /* sheets that went through without a picture: to be fed again */
};

static const struct fault faults[] = {
        {"jam@3", "Paper is jammed", 2, 0},
        {"jam@3:half", "Paper is jammed", 2, 0},
        {"double@4", "Two sheets were drawn at once", 3, 0},
        {"cover@1", "cover is open", 0, 0},
        {"cover@2:half", "cover is open", 1, 0},
        {"io@5:half", "connection to the scanner failed", 4, 0},
        {"nomem@2", "no memory for the picture", 1, 0},
        {"access@3", "may not use this scanner", 2, 0},
        {"stop@4", "button at the scanner", 3, 0},
        {"short@3", "broke off in the middle", 2, 0},
        {"long@3", "broke off in the middle", 2, 0},
        {"hang@3", "does not answer", 2, 0},
        {"hang@3:half", "does not answer", 2, 0},
        {"hang@3:half:deaf", "does not answer", 2, 0},
        {"endless@4", "does not answer", 3, 0},
        {"crash@3", "driver crashed", 2, 0},
        {"crash@5:half", "driver crashed", 4, 0},
        {"crash:init", "driver crashed", 0, 0},
        {"crash:open", "driver crashed", 0, 0},
        {"access:open", "may not use this scanner", 0, 0},
        {"jpegframe", "a picture that cannot be", 0, 0},
};

static void check_fault(const struct fault *fault)
{
    char safe[PROGRAM_PATH_BYTES], tray[PROGRAM_PATH_BYTES];
    struct place place;
    struct talk talk;

    open_place(&place, fault->plan);
    scan(&talk, &place);
    talk_until(&talk, fault->says);
    (void)snprintf(safe, sizeof(safe), "Whole sheets that are safe: %d.", fault->safe);
    talk_until(&talk, safe);
    talk_until(&talk, "x discard the batch:");
    talk_type(&talk, "s");
    assert_int_equal(talk_end(&talk), 1);
    talk_release(&talk);
    assert_int_equal(stage_sum(place.folder, "fed"), fault->safe);
    /* The scanner is in order again; the batch is taken up. */
    setup_plan(NULL);
    scan(&talk, &place);
    if (fault->safe > 0) {
        (void)snprintf(tray, sizeof(tray), "%d", fault->safe);
        scan_taken_up(&talk, tray);
        talk_until(&talk, "feed the rest");
    }
    scan_finish(&talk, 0);
    check_all_counted(&place);
    close_place(&place);
}

static void a_stack_is_counted_and_accepted(void **state)
{
    struct program program = {.input = "d\n"};
    struct place place;

    (void)state;
    open_place(&place, NULL);
    RUN(&program, "scan", place.folder, "--device", place.scanner.device, "--batch",
            "chồng 1", "--expect", "6");
    assert_int_equal(program.status, 0);
    assert_true(program_says(&program, "6 sheets fed = 6 counted + 0 held + 0 refused"));
    assert_true(program_says(&program, "The batch is accepted."));
    assert_int_equal(setup_unfed(&place.scanner), 0);
    check_all_counted(&place);
    program_release(&program);
    close_place(&place);
}

static void after_each_fault_whole_pages_are_there_once(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
        print_message("%s\n", faults[i].plan);
        check_fault(&faults[i]);
    }
}

static void a_jam_pauses_and_continues_in_one_run(void **state)
{
    struct place place;
    struct talk talk;

    (void)state;
    open_place(&place, "jam@3:half,cover@5");
    scan(&talk, &place);
    talk_until(&talk, "Paper is jammed");
    talk_until(&talk, "The last good sheet: ");
    scan_go_on(&talk, "2");
    talk_until(&talk, "cover is open");
    scan_go_on(&talk, "");
    scan_finish(&talk, 0);
    check_all_counted(&place);
    close_place(&place);
}

static void a_sheet_that_came_without_picture_is_fed_again(void **state)
{
    struct place place;
    struct talk talk;

    (void)state;
    open_place(&place, "jam@3:half:lost");
    scan(&talk, &place);
    scan_go_on(&talk, "3");
    talk_until(&talk, "Without a picture: 1");
    talk_until(&talk, "type d when done:");
    scan_load_as(&stage, &place.scanner, 3, "again.tif");
    talk_type(&talk, "");
    scan_finish(&talk, 0);
    check_all_counted(&place);
    close_place(&place);
}

static void pages_of_every_form_are_read_alike(void **state)
{
    static const char *const plans[] = {"lines=-1", "pad=13", "chunk=7", "zeros",
            "change", "eof", "warm@2", "busy@3", "busy:open", "hang:exit", "crash:exit",
            "crash:close", "crash:cancel", "sources=none", "fujitsu", "sources=canon",
            "sources=avision", "sources=epson", "sources=panasonic", "sources=kodak",
            "sources=brother", "sources=airscan", "sources=hp", "sources=pixma", "eject",
            "resolution=list"};
    struct program program = {.input = "d\n"};
    struct place place;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(plans) / sizeof(plans[0]); i++) {
        print_message("%s\n", plans[i]);
        open_place(&place, plans[i]);
        RUN(&program, "scan", place.folder, "--device", place.scanner.device,
                "--patience", "5", "--expect", "6");
        if (program.status != 0)
            fail_msg("%s: %d\n%s%s", plans[i], program.status, program.out, program.err);
        check_all_counted(&place);
        close_place(&place);
    }
    program_release(&program);
}

static void colour_in_one_or_three_passes_is_read(void **state)
{
    static const char *const plans[] = {NULL, "threepass"};
    struct program program = {.input = "d\n"};
    struct place place;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(plans) / sizeof(plans[0]); i++) {
        open_place(&place, plans[i]);
        RUN(&program, "scan", place.folder, "--device", place.scanner.device, "--mode",
                "Color", "--expect", "6");
        if (program.status != 0)
            fail_msg("%d\n%s%s", program.status, program.out, program.err);
        check_all_counted(&place);
        close_place(&place);
    }
    program_release(&program);
}

/* What a scanner has made black and white holds rows without a mark, and counts no
 * vote that was not made. */
static void black_and_white_is_read_too(void **state)
{
    struct program program = {.input = "d\n"};
    struct place place;

    (void)state;
    open_place(&place, NULL);
    RUN(&program, "scan", place.folder, "--device", place.scanner.device, "--mode",
            "Lineart", "--expect", "6");
    assert_true(program.status == 0 || program.status == 3);
    assert_int_equal(stage_sum(place.folder, "fed"), SHEETS);
    assert_int_equal(stage_sum(place.folder, "refused"), 0);
    program_release(&program);
    close_place(&place);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_stack_is_counted_and_accepted),
            cmocka_unit_test(after_each_fault_whole_pages_are_there_once),
            cmocka_unit_test(a_jam_pauses_and_continues_in_one_run),
            cmocka_unit_test(a_sheet_that_came_without_picture_is_fed_again),
            cmocka_unit_test(pages_of_every_form_are_read_alike),
            cmocka_unit_test(colour_in_one_or_three_passes_is_read),
            cmocka_unit_test(black_and_white_is_read_too),
    };

    return cmocka_run_group_tests_name("program scan", tests, make_stage, end_stage);
}
