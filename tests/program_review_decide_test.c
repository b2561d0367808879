/* program_review_decide_test.c -- what a decision at the terminal leaves, and how it is
 * withdrawn. */
#include "tests/program_review_sheets.h"

static void the_reading_stays_beside_the_decision(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES];
    const json_t *decisions;
    json_t *before, *sheet;
    size_t i;

    count_deck(stage, folder, id);
    before = list_held(folder);
    assert_int_equal(decide(folder, id, "An\n1\n1\nxem\n", NULL), 0);
    reopen(folder, id);
    assert_int_equal(decide(folder, id, "Bình\nv\n\n", NULL), 0);
    sheet = decided(folder, id);
    for (i = 0; i < json_array_size(before); i++)
        if (strcmp(text_of(json_array_get(before, i), "sheet"), id) == 0)
            assert_true(json_equal(json_object_get(json_array_get(before, i), "pages"),
                    json_object_get(sheet, "pages")));
    assert_string_equal(text_of(sheet, "verdict"), "held");
    decisions = json_object_get(sheet, "adjudications");
    assert_int_equal(json_array_size(decisions), 3);
    assert_string_equal(text_of(json_array_get(decisions, 0), "decision"), "rows");
    assert_string_equal(text_of(json_array_get(decisions, 0), "name"), "An");
    assert_string_equal(text_of(json_array_get(decisions, 1), "decision"), "reopen");
    assert_string_equal(text_of(json_array_get(decisions, 1), "why"), "nhầm dòng");
    assert_string_equal(text_of(json_array_get(decisions, 2), "decision"), "void");
    json_decref(sheet);
    json_decref(before);
}

/* v: the whole ballot is void, but it is a ballot; x: it is none. */
static void void_counts_as_invalid_and_no_ballot_as_refused(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES];
    struct program program = {.locale = NULL};
    const json_t *type;
    json_t *results;

    count_deck(stage, folder, id);
    program.input = "An\nv\nxem\nx\n\ns\n";
    RUN(&program, "review", folder);
    assert_int_equal(program.status, 3);
    assert_int_equal(stage_sum(folder, "refused"), 1);
    assert_int_equal(stage_sum(folder, "held"), 1);
    RUN(&program, "report", folder, "--json");
    results = program_json(&program);
    type = json_array_get(json_object_get(results, "ballot_types"), 0);
    assert_int_equal(json_integer_value(json_object_get(type, "counted")), 2);
    assert_int_equal(json_integer_value(json_object_get(type, "valid")), 1);
    assert_int_equal(json_integer_value(json_object_get(type, "invalid")), 1);
    json_decref(results);
    program_release(&program);
}

/* w: the last decision is undone, its sheet comes again; then there is none before. */
static void undo_brings_the_sheet_before_again(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES];
    struct program program = {.input = "An\nw\nv\nxem\nw\nw\nx\n\ns\ns\n"};

    count_deck(stage, folder, id);
    RUN(&program, "review", folder);
    assert_int_equal(program.status, 3);
    assert_non_null(strstr(program.out, "There is nothing to undo here."));
    assert_non_null(strstr(program.out, "Your last decision is undone"));
    assert_int_equal(stage_sum(folder, "counted"), 1); /* the void one is not */
    assert_int_equal(stage_sum(folder, "refused"), 1);
    assert_int_equal(stage_sum(folder, "held"), 2);
    program_release(&program);
}

static void a_decision_is_withdrawn_by_its_id(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES];
    struct program program = {.locale = NULL};

    count_deck(stage, folder, id);
    assert_int_equal(decide(folder, id, "An\nv\n\n", NULL), 0);
    RUN(&program, "review", folder, "--withdraw", id, "--name", "Bình");
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "you have decided nothing here"));
    RUN(&program, "review", folder, "--withdraw", id);
    assert_int_equal(program.status, 2);
    RUN(&program, "review", folder, "--withdraw", id, "--name", "AN");
    assert_int_equal(program.status, 3);
    assert_int_equal(stage_sum(folder, "held"), 3);
    program_release(&program);
}

static void a_sheet_to_be_scanned_again_is_refused(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES];

    count_deck(stage, folder, id);
    assert_int_equal(decide(folder, id, "An\nr\nnhòe\n", NULL), 0);
    assert_int_equal(stage_sum(folder, "refused"), 1);
    assert_int_equal(stage_sum(folder, "held"), 2);
}

static void an_unknown_sheet_is_said(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES];
    struct program program = {.locale = NULL};

    count_deck(stage, folder, id);
    RUN(&program, "review", folder, "--name", "An", "--sheet",
            "00112233445566778899aabbccddeeff");
    assert_int_equal(program.status, 1);
    assert_non_null(strstr(program.err, "no held sheet that 'An' may decide has the id"));
    RUN(&program, "review", folder, "--reopen", id, "--name", "A", "--why", "B");
    assert_int_equal(program.status, 1); /* it was never decided */
    assert_int_equal(stage_sum(folder, "held"), 3);
    program_release(&program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_reading_stays_beside_the_decision),
            cmocka_unit_test(void_counts_as_invalid_and_no_ballot_as_refused),
            cmocka_unit_test(undo_brings_the_sheet_before_again),
            cmocka_unit_test(a_decision_is_withdrawn_by_its_id),
            cmocka_unit_test(a_sheet_to_be_scanned_again_is_refused),
            cmocka_unit_test(an_unknown_sheet_is_said),
    };

    return cmocka_run_group_tests_name("program review decide", tests, start, end);
}
