/* program_batches_test.c -- stacks counted by hand, and what people decide of them. */
#include "tests/program_stage.h"

/* Four sheets, all of them clear. */
static int start(void **state)
{
    struct stage *stage = calloc(1, sizeof(*stage));

    assert_non_null(stage);
    stage_start(stage, "", stage_four_people, "4", "2", "--clean");
    *state = stage;
    return 0;
}

static int end(void **state)
{
    stage_end(*state);
    free(*state);
    return 0;
}

/* The deck's first image imported as a stack that should hold `expect` sheets. */
static void import_one(struct stage *stage, const char *folder, const char *name,
        const char *expect, int status)
{
    struct program program = {.locale = NULL};
    char image[PROGRAM_PATH_BYTES];

    stage_image(stage, 1, image);
    RUN(&program, "import", folder, image, "--batch", name, "--expect", expect);
    assert_int_equal(program.status, status);
    program_release(&program);
}

static json_t *list_batches(const char *folder, int status)
{
    struct program program = {.locale = NULL};
    json_t *answer, *batches;

    RUN(&program, "batches", folder, "--json");
    assert_int_equal(program.status, status);
    answer = program_json(&program);
    assert_string_equal(
            json_string_value(json_object_get(answer, "format")), "kiemphieu-batches");
    batches = json_incref(json_object_get(answer, "batches"));
    json_decref(answer);
    program_release(&program);
    return batches;
}

static void check_text(const json_t *object, const char *name, const char *expected)
{
    assert_string_equal(json_string_value(json_object_get(object, name)), expected);
}

static void a_declared_count_that_is_fed_is_accepted(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    json_t *sums;

    stage_fresh(stage, folder);
    RUN(&program, "import", folder, stage->deck, "--batch", "chồng 1", "--expect", "4",
            "--json");
    assert_int_equal(program.status, 0);
    sums = program_json(&program);
    assert_true(json_is_true(json_object_get(sums, "accepted")));
    assert_int_equal(json_integer_value(json_object_get(sums, "expected")), 4);
    assert_int_equal(json_integer_value(json_object_get(sums, "difference")), 0);
    json_decref(sums);
    RUN(&program, "batches", folder);
    assert_int_equal(program.status, 0);
    assert_true(program_says(&program, "chồng 1"));
    assert_true(program_says(&program, "  accepted\n"));
    program_release(&program);
}

static void one_sheet_less_or_more_waits_and_says_so(void **state)
{
    static const struct {
        const char *expect, *said;
        int difference;
    } cases[] = {
            {"5", "5 sheets declared, 4 fed", 1}, {"3", "3 sheets declared, 4 fed", -1}};
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    json_t *batches;
    size_t i;

    for (i = 0; i < 2; i++) {
        stage_fresh(stage, folder);
        RUN(&program, "import", folder, stage->deck, "--expect", cases[i].expect);
        assert_int_equal(program.status, 3);
        assert_true(program_says(&program, cases[i].said));
        RUN(&program, "status", folder);
        assert_int_equal(program.status, 0); /* no sheet is held */
        assert_true(program_says(&program, "  not accepted\n"));
        RUN(&program, "seal", folder, "--check");
        assert_int_equal(program.status, 1);
        assert_true(program_says(&program, cases[i].said));
        assert_true(program_says(&program, "kiemphieu batches"));
        batches = list_batches(folder, 3);
        assert_int_equal(json_integer_value(json_object_get(
                                 json_array_get(batches, 0), "difference")),
                cases[i].difference);
        check_text(json_array_get(batches, 0), "state", "ended");
        json_decref(batches);
    }
    program_release(&program);
}

static void what_was_missing_goes_into_the_same_stack(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    json_t *batches;

    stage_fresh(stage, folder);
    import_one(stage, folder, "chồng 1", "4", 3);
    RUN(&program, "import", folder, stage->deck, "--batch", "chồng 1", "--expect", "4");
    assert_int_equal(program.status, 0);
    batches = list_batches(folder, 0);
    assert_int_equal(json_array_size(batches), 1);
    check_text(json_array_get(batches, 0), "state", "accepted");
    assert_int_equal(
            json_integer_value(json_object_get(json_array_get(batches, 0), "fed")), 4);
    json_decref(batches);
    stage_check_once(stage, folder);
    program_release(&program);
}

/* Another name or another count is another stack. */
static void another_stack_is_another_batch(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    json_t *batches;

    stage_fresh(stage, folder);
    import_one(stage, folder, "chồng 1", "4", 3);
    RUN(&program, "import", folder, stage->deck, "--batch", "chồng 2", "--expect", "4");
    assert_int_equal(program.status, 3);
    RUN(&program, "import", folder, stage->deck, "--batch", "chồng 1", "--expect", "3");
    assert_int_equal(program.status, 3);
    RUN(&program, "import", folder, stage->deck, "--batch", "chồng 1");
    assert_int_equal(program.status, 0);
    batches = list_batches(folder, 3);
    assert_int_equal(json_array_size(batches), 4);
    json_decref(batches);
    program_release(&program);
}

static void an_accepted_batch_shows_who_and_why(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    const json_t *decision;
    json_t *batches;

    stage_fresh(stage, folder);
    import_one(stage, folder, "chồng 1", "2", 3);
    RUN(&program, "batches", folder, "--accept", "chồng 1", "--name", "Lê Thị Cúc",
            "--name", "Phạm Dũng", "--reason", "đếm lại: một tờ");
    assert_int_equal(program.status, 0);
    assert_true(program_says(&program, "accepted by Lê Thị Cúc and Phạm Dũng: đếm lại"));
    batches = list_batches(folder, 0);
    check_text(json_array_get(batches, 0), "state", "accepted");
    decision = json_object_get(json_array_get(batches, 0), "decision");
    check_text(decision, "kind", "accept");
    assert_int_equal(json_array_size(json_object_get(decision, "names")), 2);
    json_decref(batches);
    RUN(&program, "batches", folder, "--accept", "chồng 1", "--name", "A", "--name", "B",
            "--reason", "b");
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "accepted already"));
    program_release(&program);
}

/* Its files lie in images/ still, and must not come back by themselves. */
static void a_discarded_stack_is_imported_again_and_counts_once(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], images[PROGRAM_PATH_BYTES],
            image[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    stage_fresh(stage, folder);
    RUN(&program, "import", folder, stage->deck, "--batch", "chồng 1");
    assert_int_equal(program.status, 0);
    RUN(&program, "batches", folder, "--discard", "chồng 1", "--name", "Cúc", "--reason",
            "kẹt giấy");
    assert_int_equal(program.status, 0);
    assert_true(program_says(&program, "4 sheets discarded by Cúc: kẹt giấy"));
    assert_int_equal(stage_sum(folder, "fed"), 0);
    stage_image(stage, 1, image);
    RUN(&program, "import", folder, image);
    assert_int_equal(program.status, 0);
    assert_int_equal(stage_sum(folder, "fed"), 1);
    RUN(&program, "import", folder, stage->deck, "--batch", "chồng 1");
    assert_int_equal(program.status, 0);
    assert_int_equal(stage_sum(folder, "fed"), 4);
    assert_int_equal(stage_sum(folder, "counted"), 4);
    program_path(images, folder, "images");
    assert_int_equal(program_count_files(images), 8); /* the discarded are kept */
    RUN(&program, "report", folder);
    assert_int_equal(program.status, 0);
    stage_check_results(stage, folder);
    RUN(&program, "verify", folder);
    assert_int_equal(program.status, 0);
    RUN(&program, "seal", folder, "--name", "An", "--name", "Bình");
    assert_int_equal(program.status, 0);
    RUN(&program, "verify", folder);
    assert_int_equal(program.status, 0);
    program_release(&program);
}

static void a_batch_is_meant_by_name_or_four_digits_of_its_id(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], digits[8];
    struct program program = {.locale = NULL};
    json_t *batches;
    const char *id;

    stage_fresh(stage, folder);
    import_one(stage, folder, "chồng 1", "2", 3);
    import_one(stage, folder, "chồng 1", "3", 3);
    batches = list_batches(folder, 3);
    id = json_string_value(json_object_get(json_array_get(batches, 0), "batch"));
    RUN(&program, "batches", folder, "--accept", "chồng 1", "--name", "A", "--name", "B",
            "--reason", "b");
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "'chồng 1' is more than one batch"));
    assert_non_null(strstr(program.err, id));
    (void)snprintf(digits, sizeof(digits), "%.3s", id);
    RUN(&program, "batches", folder, "--accept", digits, "--name", "A", "--name", "B",
            "--reason", "b");
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "there is no batch"));
    RUN(&program, "batches", folder, "--accept", "", "--name", "A", "--name", "B",
            "--reason", "b");
    assert_int_equal(program.status, 1);
    RUN(&program, "batches", folder, "--accept", id, "--name", "A", "--name", "B",
            "--reason", "b");
    assert_int_equal(program.status, 3); /* the other one waits still */
    RUN(&program, "batches", folder, "--discard", id, "--name", "A", "--reason", "b");
    assert_int_equal(program.status, 3);
    /* a discarded one of that name is not meant any more */
    RUN(&program, "batches", folder, "--discard", "chồng 1", "--name", "A", "--reason",
            "b");
    assert_int_equal(program.status, 0);
    json_decref(batches);
    program_release(&program);
}

static void a_decision_without_a_name_or_a_reason_exits_2(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    stage_fresh(stage, folder);
    RUN(&program, "batches", folder, "--accept", "A", "--name", "B", "--name", "C");
    assert_int_equal(program.status, 2);
    RUN(&program, "batches", folder, "--accept", "A", "--name", "B", "--reason", "C");
    assert_int_equal(program.status, 2);
    RUN(&program, "batches", folder, "--discard", "A", "--name", "B", "--name", "C",
            "--reason", "D");
    assert_int_equal(program.status, 2);
    RUN(&program, "batches", folder, "--discard", "A", "--reason", "B");
    assert_int_equal(program.status, 2);
    RUN(&program, "batches", folder, "--name", "B", "--reason", "C");
    assert_int_equal(program.status, 2);
    RUN(&program, "batches", folder, "--accept", "A", "--discard", "A", "--name", "B",
            "--reason", "C");
    assert_int_equal(program.status, 2);
    RUN(&program, "batches");
    assert_int_equal(program.status, 2);
    RUN(&program, "batches", folder);
    assert_int_equal(program.status, 0);
    assert_true(program_says(&program, "There is no batch yet."));
    program_release(&program);
}

static void a_wrong_count_to_expect_exits_2(void **state)
{
    static const char *const wrong[] = {"0", "-1", "x", "", "3x", "1000000001"};
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    size_t i;

    stage_fresh(stage, folder);
    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        RUN(&program, "import", folder, stage->deck, "--expect", wrong[i]);
        assert_int_equal(program.status, 2);
    }
    program_release(&program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_declared_count_that_is_fed_is_accepted),
            cmocka_unit_test(one_sheet_less_or_more_waits_and_says_so),
            cmocka_unit_test(what_was_missing_goes_into_the_same_stack),
            cmocka_unit_test(another_stack_is_another_batch),
            cmocka_unit_test(an_accepted_batch_shows_who_and_why),
            cmocka_unit_test(a_discarded_stack_is_imported_again_and_counts_once),
            cmocka_unit_test(a_batch_is_meant_by_name_or_four_digits_of_its_id),
            cmocka_unit_test(a_decision_without_a_name_or_a_reason_exits_2),
            cmocka_unit_test(a_wrong_count_to_expect_exits_2),
    };

    return cmocka_run_group_tests(tests, start, end);
}
