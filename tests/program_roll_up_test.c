/* program_roll_up_test.c -- sealed conferences brought together; whatever is wrong with
 * one of them is named, and nothing is written. */
#include "tests/program_roll_up_folders.h"

static json_int_t votes_of(const json_t *person)
{
    const json_t *counts = json_object_get(person, "counts");

    return json_integer_value(json_object_get(counts, "high")) +
           json_integer_value(json_object_get(counts, "medium")) +
           json_integer_value(json_object_get(counts, "low")) +
           json_integer_value(json_object_get(person, "invalid"));
}

static void three_folders_make_one_table(void **state)
{
    const struct bodies *bodies = *state;
    char out[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    json_t *object, *list;
    size_t i;

    program_path(out, bodies->scratch, "three");
    RUN(&program, "roll-up", bodies->folders[2], bodies->folders[0], bodies->folders[1],
            "--out", out, "--json");
    assert_int_equal(program.status, 0);
    assert_true(program_has(out, "roll-up.csv"));
    assert_true(program_has(out, "roll-up.json"));
    assert_true(program_has(out, "roll-up.pdf"));
    object = program_json(&program);
    assert_true(json_is_true(json_object_get(object, "complete")));
    assert_int_equal(
            json_integer_value(json_object_get(object, "people_total")), BODIES * PEOPLE);
    list = json_object_get(object, "people");
    for (i = 0; i < json_array_size(list); i++)
        assert_int_equal(votes_of(json_array_get(list, i)), SHEETS);
    list = json_object_get(object, "conferences");
    assert_string_equal(
            json_string_value(json_object_get(json_array_get(list, 2), "body")),
            "Xã An"); /* behind those without a superior */
    json_decref(object);
    program_release(&program);
}

/* The figures of the table are the truth of the decks, to a vote. */
static void figures_are_the_truth(void **state)
{
    const struct bodies *bodies = *state;
    size_t i;

    for (i = 0; i < BODIES; i++)
        stage_check_results(&bodies->stages[i], bodies->folders[i]);
}

static void a_folder_of_files_is_the_same(void **state)
{
    const struct bodies *bodies = *state;
    char folder[PROGRAM_PATH_BYTES], out[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    make_folder(bodies, "files", folder);
    put_three(bodies, folder, NULL, NULL);
    program_write(folder, "notes.txt", "x", 1);
    program_path(out, bodies->scratch, "files-out");
    RUN(&program, "roll-up", folder, "--out", out);
    assert_int_equal(program.status, 0);
    assert_true(program_says(&program, "3 conferences, 12 results."));
    program_release(&program);
}

/* The same files give the same bytes, in whatever order they are named. */
static void the_same_sources_give_the_same_files(void **state)
{
    const struct bodies *bodies = *state;
    static const char *const names[] = {"roll-up.csv", "roll-up.pdf"};
    char out[2][PROGRAM_PATH_BYTES], *text[2];
    struct program program = {.locale = NULL};
    size_t size[2], i;

    program_path(out[0], bodies->scratch, "same-0");
    program_path(out[1], bodies->scratch, "same-1");
    RUN(&program, "roll-up", bodies->folders[0], bodies->folders[1], "--out", out[0]);
    assert_int_equal(program.status, 0);
    RUN(&program, "roll-up", bodies->folders[1], bodies->folders[0], "--out", out[1]);
    assert_int_equal(program.status, 0);
    for (i = 0; i < 2; i++) {
        text[0] = program_read(out[0], names[i], &size[0]);
        text[1] = program_read(out[1], names[i], &size[1]);
        assert_int_equal(size[0], size[1]);
        assert_memory_equal(text[0], text[1], size[0]);
        free(text[0]);
        free(text[1]);
    }
    program_release(&program);
}

static void who_is_missing_is_named_and_may_be_left_open(void **state)
{
    static const char list[] = "Đơn vị\nXÃ AN\nXã Bình\nXã Dương\n";
    const struct bodies *bodies = *state;
    char path[PROGRAM_PATH_BYTES], out[PROGRAM_PATH_BYTES], *text;
    struct program program = {.locale = NULL};
    size_t size;

    program_write(bodies->scratch, "list.csv", list, strlen(list));
    program_path(path, bodies->scratch, "list.csv");
    program_path(out, bodies->scratch, "partial");
    RUN(&program, "roll-up", bodies->folders[0], bodies->folders[1], "--list", path,
            "--out", out);
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "Xã Dương: has not reported"));
    assert_false(program_has(out, "roll-up.csv"));
    RUN(&program, "roll-up", bodies->folders[0], bodies->folders[1], "--list", path,
            "--out", out, "--partial");
    assert_int_equal(program.status, 0);
    assert_true(program_says(&program, "2 of 3 bodies have reported."));
    assert_true(program_says(&program, "INCOMPLETE"));
    text = program_read(out, "roll-up.json", &size);
    assert_non_null(strstr(text, "\"complete\": false"));
    assert_non_null(strstr(text, "Xã Dương"));
    free(text);
    program_release(&program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(three_folders_make_one_table),
            cmocka_unit_test(figures_are_the_truth),
            cmocka_unit_test(a_folder_of_files_is_the_same),
            cmocka_unit_test(the_same_sources_give_the_same_files),
            cmocka_unit_test(who_is_missing_is_named_and_may_be_left_open),
    };

    return cmocka_run_group_tests_name("program roll up", tests, start, end);
}
