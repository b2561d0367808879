/* program_review_test.c -- held sheets decided by typed answers, and taken back.
 *
 * checks = 1: what two people do is in program_review_pair_test.c.
 */
#include "tests/program_review_sheets.h"

static const char *decided_option(const json_t *sheet, const char *contest)
{
    const json_t *rows = json_object_get(
            json_array_get(json_object_get(sheet, "adjudications"), 0), "contests");
    size_t i;

    for (i = 0; i < json_array_size(rows); i++)
        if (strcmp(text_of(json_array_get(rows, i), "contest"), contest) == 0)
            return json_string_value(json_array_get(
                    json_object_get(json_array_get(rows, i), "chosen"), 0));
    return "";
}

static void the_list_gives_id_reason_and_image(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES];
    struct program program = {.locale = NULL};

    count_deck(stage, folder, id);
    RUN(&program, "review", folder, "--list");
    assert_int_equal(program.status, 3);
    assert_non_null(strstr(program.out, id));
    assert_non_null(strstr(program.out, "  - A mark is doubtful"));
    assert_non_null(strstr(program.out, "/images/"));
    assert_int_equal(stage_sum(folder, "held"), 3); /* listing decides nothing */
    program_release(&program);
}

static void undo_goes_back_to_the_row_before(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES];
    json_t *sheet;

    count_deck(stage, folder, id);
    /* first row: 1, back from the second, now 3; second row: 2 */
    assert_int_equal(decide(folder, id, "An\nu\n1\nu\n3\n2\nxem\n", NULL), 0);
    assert_int_equal(stage_sum(folder, "held"), 2);
    sheet = decided(folder, id);
    assert_string_equal(decided_option(sheet, "2"), "low");
    assert_string_equal(decided_option(sheet, "3"), "medium");
    reopen(folder, id);
    assert_int_equal(stage_sum(folder, "held"), 3);
    json_decref(sheet);
}

static void wrong_answers_are_asked_again(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES], *shown;
    json_t *sheet;

    count_deck(stage, folder, id);
    assert_int_equal(
            decide(folder, id, "An\n4\n0\n\n11\na\nyes\n1\nb\nxem\n", &shown), 0);
    assert_non_null(strstr(shown, "'4' is no answer here."));
    assert_non_null(strstr(shown, "'0' is no answer here."));
    assert_non_null(strstr(shown, "'' is no answer here."));
    assert_non_null(strstr(shown, "'11' is no answer here."));
    assert_non_null(strstr(shown, "'a' is no answer here."));
    assert_non_null(strstr(shown, "'yes' is no answer here."));
    free(shown);
    sheet = decided(folder, id);
    assert_string_equal(decided_option(sheet, "2"), "high");
    assert_null(decided_option(sheet, "3")); /* no mark */
    json_decref(sheet);
}

static void later_and_quit_leave_sheets_held(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES];
    struct program program = {.input = "An\ns\ns\nq\n"};

    count_deck(stage, folder, id);
    RUN(&program, "review", folder);
    assert_int_equal(program.status, 3);
    assert_non_null(strstr(program.out, "Sheet 3 of 3"));
    assert_non_null(strstr(program.out, "3 sheets still held."));
    program.input = "An\nq\n";
    RUN(&program, "review", folder);
    assert_int_equal(program.status, 3);
    assert_null(strstr(program.out, "Sheet 2 of 3"));
    assert_non_null(strstr(program.out, "3 sheets still held."));
    program.input = "An\n"; /* the end of all answers is no decision */
    RUN(&program, "review", folder);
    assert_int_equal(program.status, 3);
    assert_int_equal(stage_sum(folder, "held"), 3);
    program_release(&program);
}

/* Enter alone is no name; nor are blanks, a torn letter or a key that is no letter.
 * A torn letter once ended the review without a word. */
static void a_name_is_required_before_a_sheet_is_shown(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES], *shown;
    struct program program = {.input = "\n  \n"};
    json_t *sheet;
    const json_t *record;

    count_deck(stage, folder, id);
    RUN(&program, "review", folder);
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "nobody gave a name"));
    assert_null(strstr(program.out, "Sheet 1"));
    assert_int_equal(decide(folder, id, "An\n1\n1\n", NULL), 3); /* no reason yet */
    assert_int_equal(stage_sum(folder, "held"), 3);
    assert_int_equal(
            decide(folder, id, "\n   \n\xC3\n\x1B[A\nTrần Thị Bình\n1\n1\nmờ\n", &shown),
            0);
    assert_non_null(strstr(shown, "That is no plain text"));
    free(shown);
    sheet = decided(folder, id);
    record = json_array_get(json_object_get(sheet, "adjudications"), 0);
    assert_string_equal(text_of(record, "name"), "Trần Thị Bình");
    assert_string_equal(text_of(record, "why"), "mờ");
    json_decref(sheet);
    program_release(&program);
}

/* Of what is typed too long, no letter is cut in two. */
static void a_long_name_is_asked_again(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES], typed[2048] = "x";
    size_t i;

    count_deck(stage, folder, id);
    for (i = 0; i < 200; i++)
        (void)strcat(typed, "ữ"); /* three bytes each */
    (void)strcat(typed, "\nAn\n1\n1\nxem\n");
    assert_int_equal(decide(folder, id, typed, NULL), 0);
    assert_int_equal(stage_sum(folder, "held"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_list_gives_id_reason_and_image),
            cmocka_unit_test(undo_goes_back_to_the_row_before),
            cmocka_unit_test(wrong_answers_are_asked_again),
            cmocka_unit_test(later_and_quit_leave_sheets_held),
            cmocka_unit_test(a_name_is_required_before_a_sheet_is_shown),
            cmocka_unit_test(a_long_name_is_asked_again),
    };

    return cmocka_run_group_tests_name("program review", tests, start, end);
}
