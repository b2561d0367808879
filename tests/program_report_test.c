/* program_report_test.c -- a person's own sheet, and the zero report before counting. */
#include "tests/program_stage.h"

/* Number 1 stands on both ballots, number 2 on the first alone. */
static int start(void **state)
{
    static const char sections[] = "[ballot main]\ntitle = Phiếu thứ nhất\nissued = 2\n"
                                   "collected = 2\n[ballot council]\ntitle = Phiếu thứ "
                                   "hai\nissued = 2\ncollected = 2\n";
    static const char people[] = "no,name,title,ballot type\n1,Nguyễn Văn Minh,A,main\n"
                                 "2,Trần Thị Hòa,B,main\n1,Lê Quang Vinh,C,council\n";
    struct stage *stage = calloc(1, sizeof(*stage));

    assert_non_null(stage);
    stage_start(stage, sections, people, "2", "7", "--clean");
    *state = stage;
    return 0;
}

static int end(void **state)
{
    stage_end(*state);
    free(*state);
    return 0;
}

static void count(const struct stage *stage, const char *folder)
{
    struct program program = {.locale = NULL};
    char image[PROGRAM_PATH_BYTES];

    stage_image(stage, 1, image);
    RUN(&program, "import", folder, image);
    assert_int_equal(program.status, 0);
    program_release(&program);
}

static void everyone_gets_a_sheet_of_their_own(void **state)
{
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    stage_fresh(*state, folder);
    count(*state, folder);
    RUN(&program, "report", folder, "--people");
    assert_int_equal(program.status, 0);
    assert_true(program_has(folder, "report/person-main-1.pdf"));
    assert_true(program_has(folder, "report/person-main-2.pdf"));
    assert_true(program_has(folder, "report/person-council-1.pdf"));
    assert_false(program_has(folder, "report/minutes.pdf"));
    program_release(&program);
}

static void a_number_on_two_ballots_needs_its_type(void **state)
{
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    stage_fresh(*state, folder);
    RUN(&program, "report", folder, "--person", "1");
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "--type"));
    RUN(&program, "report", folder, "--person", "1", "--type", "council", "--language",
            "en");
    assert_int_equal(program.status, 0);
    assert_true(program_has(folder, "report/person-council-1-en.pdf"));
    assert_false(program_has(folder, "report/person-main-1-en.pdf"));
    RUN(&program, "report", folder, "--person", "2");
    assert_int_equal(program.status, 0);
    assert_true(program_has(folder, "report/person-main-2.pdf"));
    RUN(&program, "report", folder, "--person", "2", "--type", "council");
    assert_int_equal(program.status, 1);
    RUN(&program, "report", folder, "--person", "../2");
    assert_int_equal(program.status, 1);
    program_release(&program);
}

static void zeros_are_reported_until_the_first_ballot_is_fed(void **state)
{
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    stage_fresh(*state, folder);
    RUN(&program, "report", folder, "--zero");
    assert_int_equal(program.status, 0);
    assert_true(program_says(&program, "report/zero.pdf"));
    assert_true(program_has(folder, "report/zero.pdf"));
    assert_false(program_has(folder, "report/results.json"));
    count(*state, folder);
    RUN(&program, "report", folder, "--zero");
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "1 sheets of the count were fed already"));
    program_release(&program);
}

/* A discarded stack counts nowhere, yet it was fed: zeros would hide it. */
static void a_discarded_stack_is_no_zero(void **state)
{
    char folder[PROGRAM_PATH_BYTES], image[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    stage_fresh(*state, folder);
    stage_image(*state, 1, image);
    RUN(&program, "import", folder, "--batch", "x", "--expect", "2", image);
    RUN(&program, "batches", folder, "--discard", "x", "--name", "A", "--reason", "R");
    assert_int_equal(program.status, 0);
    assert_int_equal(stage_sum(folder, "fed"), 0);
    RUN(&program, "report", folder, "--zero");
    assert_int_equal(program.status, 1);
    program_release(&program);
}

/* Once sealed, a draft that is left behind could be taken for the result. */
static void drafts_do_not_lie_beside_the_sealed_report(void **state)
{
    char folder[PROGRAM_PATH_BYTES], images[4][PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    unsigned i;

    stage_fresh(*state, folder);
    RUN(&program, "report", folder, "--zero");
    for (i = 0; i < 4; i++)
        stage_image(*state, i + 1, images[i]);
    RUN(&program, "import", folder, images[0], images[1], images[2], images[3]);
    assert_int_equal(program.status, 0);
    RUN(&program, "report", folder, "--all", "--language", "en");
    assert_int_equal(program.status, 0);
    assert_true(program_has(folder, "report/minutes-en.pdf"));
    assert_true(program_has(folder, "report/person-council-1-en.pdf"));
    RUN(&program, "seal", folder, "--name", "A", "--name", "B");
    assert_int_equal(program.status, 0);
    RUN(&program, "report", folder);
    assert_int_equal(program.status, 0);
    assert_true(program_has(folder, "report/minutes.pdf"));
    assert_false(program_has(folder, "report/minutes-en.pdf"));
    assert_false(program_has(folder, "report/person-council-1-en.pdf"));
    assert_true(program_has(folder, "report/zero.pdf"));
    RUN(&program, "report", folder, "--people"); /* of the same seal: all stay */
    assert_true(program_has(folder, "report/minutes.pdf"));
    assert_true(program_has(folder, "report/person-council-1.pdf"));
    program_release(&program);
}

static void what_makes_no_sense_together_is_usage(void **state)
{
    static const char *const wrong[][5] = {{"--zero", "--people"}, {"--zero", "--trial"},
            {"--all", "--people"}, {"--people", "--person", "1"}, {"--type", "main"},
            {"--people", "--json"}};
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    const char *arguments[8] = {"report"};
    size_t i;

    stage_fresh(*state, folder);
    arguments[1] = folder;
    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        memcpy(&arguments[2], wrong[i], sizeof(wrong[i]));
        program_run(&program, arguments);
        assert_int_equal(program.status, 2);
    }
    program_release(&program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(everyone_gets_a_sheet_of_their_own),
            cmocka_unit_test(a_number_on_two_ballots_needs_its_type),
            cmocka_unit_test(zeros_are_reported_until_the_first_ballot_is_fed),
            cmocka_unit_test(a_discarded_stack_is_no_zero),
            cmocka_unit_test(drafts_do_not_lie_beside_the_sealed_report),
            cmocka_unit_test(what_makes_no_sense_together_is_usage),
    };

    return cmocka_run_group_tests(tests, start, end);
}
