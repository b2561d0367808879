/* program_follow_up_test.c -- the second ballot on those whose outcome calls for it. */
#include "tests/program_stage.h"

#include <unistd.h>

static const char two_people[] = "STT,Họ và tên,Chức vụ,Nhóm,Mã số\n"
                                 "4,Nguyễn Văn Một,\"Chủ tịch, Bí thư\",Tỉnh,CB-001\n"
                                 "7,Trần Thị Hai,Phó Chủ tịch,Tỉnh,CB-002\n";

static int start(void **state)
{
    struct stage *stage = calloc(1, sizeof(*stage));

    assert_non_null(stage);
    stage_start(
            stage, "\n[conference]\nrule = state-96\n", two_people, "20", "3", "--clean");
    *state = stage;
    return 0;
}

static int end(void **state)
{
    stage_end(*state);
    free(*state);
    return 0;
}

/* Of the deck's two people one has more than half low, the other two thirds: only the
 * first is voted on again. */
static void only_those_of_band_one_are_taken_over(void **state)
{
    char folder[PROGRAM_PATH_BYTES], next[PROGRAM_PATH_BYTES], path[PROGRAM_PATH_BYTES];
    struct stage *stage = *state;
    struct program program = {.locale = NULL};
    const json_t *contests, *contest, *called = NULL;
    json_t *results;
    char *people;
    size_t i, size;

    stage_count(stage, folder);
    assert_int_equal(stage_seal(folder), 0);
    program_path(path, folder, "report/results.json");
    results = json_load_file(path, 0, NULL);
    contests = json_object_get(
            json_array_get(json_object_get(results, "ballot_types"), 0), "contests");
    for (i = 0; i < json_array_size(contests); i++) {
        contest = json_array_get(contests, i);
        if (strcmp(json_string_value(json_object_get(contest, "outcome")), "band-1") == 0)
            called = contest;
    }
    assert_non_null(called);
    program_path(next, stage->root, "vote");
    RUN(&program, "new", next, "--follow-up", folder);
    assert_int_equal(program.status, 0);
    assert_true(program_says(&program, "1 people"));
    people = program_read(next, "officials.csv", &size);
    assert_non_null(strstr(people, "\n1,"));
    assert_null(strstr(people, "\n2,"));
    assert_non_null(strstr(people, json_string_value(json_object_get(called, "person"))));
    assert_non_null(strstr(people, json_string_value(json_object_get(called, "name"))));
    free(people);
    people = program_read(next, "conference.ini", &size);
    assert_non_null(strstr(people, "\nrule = state-96-vote\n"));
    free(people);
    RUN(&program, "print", next); /* the day is not known yet */
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "date"));
    json_decref(results);
    program_release(&program);
}

static void what_is_not_sealed_leads_to_nothing(void **state)
{
    char folder[PROGRAM_PATH_BYTES], next[PROGRAM_PATH_BYTES];
    struct stage *stage = *state;
    struct program program = {.locale = NULL};

    stage_count(stage, folder);
    program_path(next, stage->root, "no-vote");
    RUN(&program, "new", next, "--follow-up", folder);
    assert_int_equal(program.status, 1);
    RUN(&program, "report", folder);
    RUN(&program, "new", next, "--follow-up", folder);
    assert_int_equal(program.status, 1);
    assert_int_equal(access(next, F_OK), -1);
    program_release(&program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(only_those_of_band_one_are_taken_over),
            cmocka_unit_test(what_is_not_sealed_leads_to_nothing)};

    return cmocka_run_group_tests(tests, start, end);
}
