/* forms_deck_folder_test.c -- a deck's folder: its truth, and what else lies there. */
#include "tests/forms_deck_made.h"

/* Each line of the truth against the plan it came from. */
static void truth_check(const struct made *made, char *text, int is_pdf)
{
    char *rest = NULL, *line, expected[64];
    json_t *object, *contests, *contest;
    size_t lines = 0, i;

    for (line = strtok_r(text, "\n", &rest); line != NULL;
            line = strtok_r(NULL, "\n", &rest), lines++) {
        assert_int_equal(json_parse(line, strlen(line), &object, NULL), 0);
        assert_int_equal(json_check_format(object, "kiemphieu-truth", NULL), 0);
        (void)snprintf(expected, sizeof(expected),
                is_pdf ? "deck/deck.pdf" : "deck/%04zu.tif", lines + 1);
        assert_string_equal(
                json_string_value(json_object_get(object, "image")), expected);
        assert_int_equal(
                json_integer_value(json_object_get(object, "index")), is_pdf ? lines : 0);
        contests = json_object_get(object, "contests");
        assert_int_equal(json_array_size(contests), CONTESTS);
        for (i = 0; i < CONTESTS; i++) {
            contest = json_array_get(contests, i);
            assert_string_equal(json_string_value(json_object_get(contest, "state")),
                    contest_state_word(
                            deck_row_state(deck_plan_row(&made->plan, lines, i))));
            assert_string_equal(json_string_value(json_object_get(contest, "contest")),
                    made->plan.contests[i].contest);
        }
        json_decref(object);
    }
    assert_int_equal(lines, made->plan.sheet_count);
}

static void touch(const char *folder, const char *name)
{
    char path[FILE_PATH_MAX];

    assert_int_equal(file_join(path, folder, name, NULL), 0);
    assert_int_equal(file_write(path, "x", 1, NULL), 0);
}

static void truth_has_one_line_an_image(void **state)
{
    struct made made = made_new(12, 3, 2);
    char path[FILE_PATH_MAX];
    char *text;
    size_t size;
    int is_pdf;

    (void)state;
    made.job->form.plan = &made.plan;
    assert_int_equal(file_join(path, made.folder, "truth.jsonl", NULL), 0);
    for (is_pdf = 0; is_pdf < 2; is_pdf++) {
        assert_int_equal(deck_truth_write(made.job, 1, path, is_pdf, NULL), 0);
        assert_int_equal(file_read(path, 1 << 20, &text, &size, NULL), 0);
        truth_check(&made, text, is_pdf);
        free(text);
    }
    made_free(&made);
}

static void a_sheet_is_good_unless_a_row_is_doubtful(void **state)
{
    struct form *form = form_new();
    struct deck_plan plan = plan_of(form, 3, 0, 1);
    const struct deck_form deck = {&form->layout, &plan, 1};
    int trouble;

    (void)state;
    for (trouble = 0; trouble < DECK_TROUBLE_COUNT; trouble++) {
        deck_plan_row(&plan, 1, 4)->trouble = (uint8_t)trouble;
        assert_int_equal(deck_sheet_is_good(&deck, 1, 0),
                trouble == DECK_PLAIN || trouble == DECK_BLANK || trouble == DECK_BEYOND);
        assert_true(deck_sheet_is_good(&deck, 0, 0));
    }
    deck_plan_release(&plan);
    free(form);
}

static void a_rerun_replaces_the_deck_whole(void **state)
{
    char folder[] = "/tmp/forms_deck_test_XXXXXX", part[FILE_PATH_MAX];
    char path[FILE_PATH_MAX], command[128];

    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(deck_folder_start(folder, part, NULL), 0);
    touch(part, "0001.tif");
    touch(part, "0002.tif");
    assert_int_equal(deck_folder_finish(folder, NULL), 0);
    assert_int_equal(deck_folder_start(folder, part, NULL), 0);
    touch(part, "0001.tif");
    assert_int_equal(deck_folder_finish(folder, NULL), 0);
    assert_int_equal(file_join(path, folder, "deck/0001.tif", NULL), 0);
    assert_true(file_exists(path));
    assert_int_equal(file_join(path, folder, "deck/0002.tif", NULL), 0);
    assert_false(file_exists(path));
    assert_false(file_exists(part));
    (void)snprintf(command, sizeof(command), "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

static void a_foreign_file_in_the_deck_is_not_removed(void **state)
{
    char folder[] = "/tmp/forms_deck_test_XXXXXX", part[FILE_PATH_MAX];
    char path[FILE_PATH_MAX], command[128];
    struct error err;

    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(file_join(path, folder, "deck", NULL), 0);
    assert_int_equal(file_make_folder(path, NULL), 0);
    touch(path, "0001.tif");
    touch(path, "holiday.tif");
    assert_int_equal(deck_folder_start(folder, part, &err), -1);
    assert_int_equal(err.kind, ERROR_EXISTS);
    assert_int_equal(file_join(path, folder, "deck/0001.tif", NULL), 0);
    assert_true(file_exists(path));
    (void)snprintf(command, sizeof(command), "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(truth_has_one_line_an_image),
            cmocka_unit_test(a_sheet_is_good_unless_a_row_is_doubtful),
            cmocka_unit_test(a_rerun_replaces_the_deck_whole),
            cmocka_unit_test(a_foreign_file_in_the_deck_is_not_removed),
    };

    return cmocka_run_group_tests_name("forms deck folder", tests, NULL, NULL);
}
