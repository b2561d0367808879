/* program_previous_test.c -- a yearly vote: the second year running leads further. */
#include "tests/program_stage.h"

static const char two_people[] = "STT,Họ và tên,Chức vụ,Mã số\n"
                                 "1,Nguyễn Văn Một,Chủ tịch,CB-001\n"
                                 "2,Trần Thị Hai,Phó Chủ tịch,CB-002\n";

/* The same deck both years: one of the two has more than half low. */
static void count(struct stage *stage, const char *extra, char folder[PROGRAM_PATH_BYTES])
{
    stage_start(stage, extra, two_people, "20", "3", "--clean");
    stage_count(stage, folder);
}

static int has_outcome(const char *folder, const char *outcome)
{
    char *text, member[64];
    size_t size;
    int found;

    (void)snprintf(member, sizeof(member), "\"outcome\": \"%s\"", outcome);
    text = program_read(folder, "report/results.json", &size);
    found = strstr(text, member) != NULL;
    free(text);
    return found;
}

static void the_second_year_running_is_found_by_id(void **state)
{
    char first[PROGRAM_PATH_BYTES], second[PROGRAM_PATH_BYTES], extra[1024];
    struct stage *years = calloc(2, sizeof(*years));

    (void)state;
    assert_non_null(years);
    count(&years[0],
            "[counts]\ndeputies = 20\n[conference]\nrule = state-35\nprevious = none\n"
            "date = 2025-11-20\n",
            first);
    assert_int_equal(stage_seal(first), 0);
    assert_true(has_outcome(first, "band-1"));
    assert_false(has_outcome(first, "band-1-again"));
    (void)snprintf(extra, sizeof(extra),
            "[counts]\ndeputies = 20\n[conference]\nrule = state-35\nprevious = %s\n"
            "date = 2026-11-20\n",
            first);
    count(&years[1], extra, second);
    assert_int_equal(stage_seal(second), 0);
    assert_true(has_outcome(second, "band-1-again"));
    assert_false(has_outcome(second, "band-1"));
    stage_end(&years[0]);
    stage_end(&years[1]);
    free(years);
}

static void nothing_is_sealed_before_the_year_before_is_told(void **state)
{
    struct stage *stage = calloc(1, sizeof(*stage));
    struct program program = {.locale = NULL};
    char folder[PROGRAM_PATH_BYTES];

    (void)state;
    assert_non_null(stage);
    count(stage, "[counts]\ndeputies = 20\n[conference]\nrule = state-35\n", folder);
    RUN(&program, "seal", folder, "--check");
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "looks at the year before"));
    assert_int_equal(stage_seal(folder), 1);
    program_release(&program);
    stage_end(stage);
    free(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_second_year_running_is_found_by_id),
            cmocka_unit_test(nothing_is_sealed_before_the_year_before_is_told)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
