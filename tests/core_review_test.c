/* core_review_test.c -- a held sheet of points at the terminal: keys, sums, one step
 * back.
 */
#include "tests/core_ledger_fixture.h"

#include "core/review.h"

/* 60 + 5 points: the second criterion has no tens. Sheet is read as 5|? and ?. */
static const char people[] = "no,name,title,scale\n1,An,Chair,chair\n2,Binh,Member,\n";
static const char scale[] = "no,criterion,maximum\n1,Work,60\n2,Bonus,5\n";

struct bench {
    struct fixture fixture; /* its folder */
    struct review review;
    json_t *request;
    char *shown;
};

static int start(void **state)
{
    struct bench *bench = calloc(1, sizeof(*bench));
    struct error err = {.text = ""};
    char folder[128];

    assert_non_null(bench);
    *state = bench;
    fixture_make(&bench->fixture);
    fixture_put(&bench->fixture, "conference.ini",
            "[conference]\ntitle = T\nbody = B\nplace = P\ndate = 2026-11-22\n"
            "rule = score-100\n");
    fixture_put(&bench->fixture, "officials.csv", people);
    (void)snprintf(folder, sizeof(folder), "%s/scales", bench->fixture.path);
    assert_int_equal(mkdir(folder, 0700), 0);
    fixture_put(&bench->fixture, "scales/chair.csv", scale);
    if (review_start(&bench->review, bench->fixture.path, &err) != 0)
        fail_msg("%s", err.text);
    bench->review.pictures = TERMINAL_NONE;
    (void)snprintf(bench->review.name, sizeof(bench->review.name), "Cuc");
    return 0;
}

static int end(void **state)
{
    struct bench *bench = *state;

    review_release(&bench->review);
    json_decref(bench->request);
    free(bench->shown);
    fixture_remove_folder(bench->fixture.path);
    free(bench);
    return 0;
}

static json_t *row_of(const char *contest, const char *state, const char *option)
{
    return option == NULL ? json_pack("{s:s,s:s,s:[]}", "contest", contest, "state",
                                    state, "chosen")
                          : json_pack("{s:s,s:s,s:[s]}", "contest", contest, "state",
                                    state, "chosen", option);
}

/* Held for its rows, or for `reason` as a whole. */
static json_t *sheet_of(const char *reason)
{
    return json_pack("{s:s,s:s,s:s,s:[s],s:[{s:s,s:i,s:i,s:i,s:[o,o,o,o,o]}]}", "sheet",
            "00112233445566778899aabbccddeeff", "verdict", "held", "ballot_type", "main",
            "reasons", reason, "pages", "image", "images/a.tif", "index", 0, "page", 1,
            "rotation", 0, "contests", row_of("1.1/t", "chosen", "50"),
            row_of("1.1/o", "unsure", NULL), row_of("1.2/o", "chosen", "4"),
            row_of("2.1/t", "chosen", "80"), row_of("2.1/o", "chosen", "0"));
}

/* What these keys lead to, and what stood on the terminal. */
static enum review_end decide(struct bench *bench, const char *reason, const char *typed)
{
    json_t *sheet = sheet_of(reason);
    FILE *file = tmpfile();
    int before = dup(STDOUT_FILENO);
    enum review_end how;
    struct error err;

    assert_non_null(sheet);
    assert_non_null(file);
    bench->shown = calloc(1, 1 << 16);
    bench->review.input = fmemopen((void *)(uintptr_t)typed, strlen(typed), "r");
    (void)fflush(stdout);
    assert_true(dup2(fileno(file), STDOUT_FILENO) >= 0);
    assert_int_equal(review_sheet(&bench->review, sheet, &how, &bench->request, &err), 0);
    (void)fflush(stdout);
    assert_true(dup2(before, STDOUT_FILENO) >= 0);
    (void)close(before);
    rewind(file);
    (void)!fread(bench->shown, 1, (1 << 16) - 1, file);
    (void)fclose(file);
    (void)fclose(bench->review.input);
    json_decref(sheet);
    return how;
}

static const char *told(const struct bench *bench, size_t at, const char *contest)
{
    const json_t *row = json_array_get(json_object_get(bench->request, "contests"), at);

    assert_string_equal(json_string_value(json_object_get(row, "contest")), contest);
    return json_string_value(json_array_get(json_object_get(row, "chosen"), 0));
}

static void one_doubtful_figure_is_one_key_and_the_sum_is_told(void **state)
{
    struct bench *bench = *state;

    assert_int_equal(decide(bench, "mark-unsure", "7\n\n"), REVIEW_DECIDED);
    assert_non_null(strstr(bench->shown, "1. Work"));
    assert_non_null(strstr(bench->shown, "Ones (at most 60 points)"));
    assert_non_null(strstr(bench->shown, "7 = 7"));
    assert_null(strstr(bench->shown, "t = 100"));
    assert_non_null(strstr(bench->shown, "= 61 points")); /* 50 + 7 + 4 */
    assert_null(strstr(bench->shown, "Binh"));
    assert_int_equal(json_array_size(json_object_get(bench->request, "contests")), 1);
    assert_string_equal(told(bench, 0, "1.1/o"), "7");
    assert_int_equal(
            json_array_size(json_object_get(bench->request, "contests_expected")), 5);
}

static void every_row_can_be_entered_and_a_step_taken_back(void **state)
{
    struct bench *bench = *state;

    /* 6, 0 and 3 for An; 100 for Binh, after a slip of the finger */
    assert_int_equal(
            decide(bench, "writing", "e\n6\n0\n3\n9\nu\nt\n0\n\n"), REVIEW_DECIDED);
    assert_non_null(strstr(bench->shown, "t = 100"));
    assert_non_null(strstr(bench->shown, "= 63 points"));
    assert_non_null(strstr(bench->shown, "= 100 points"));
    assert_int_equal(json_array_size(json_object_get(bench->request, "contests")), 5);
    assert_string_equal(told(bench, 0, "1.1/t"), "60");
    assert_string_equal(told(bench, 3, "2.1/t"), "100");
    assert_string_equal(told(bench, 4, "2.1/o"), "0");
}

static void more_than_the_maximum_and_a_missing_figure_are_told(void **state)
{
    struct bench *bench = *state;

    assert_int_equal(decide(bench, "writing", "e\n6\n1\n0\n8\nb\n\n"), REVIEW_DECIDED);
    assert_non_null(strstr(bench->shown, "more than the maximum"));
    assert_non_null(strstr(bench->shown, "half filled"));
}

static void a_key_of_another_row_is_no_answer(void **state)
{
    struct bench *bench = *state;

    assert_int_equal(decide(bench, "mark-unsure", "t\nq\n"), REVIEW_QUIT);
    assert_non_null(strstr(bench->shown, "'t' is no answer here."));
}

#define WITH_BENCH(test) cmocka_unit_test_setup_teardown(test, start, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_BENCH(one_doubtful_figure_is_one_key_and_the_sum_is_told),
            WITH_BENCH(every_row_can_be_entered_and_a_step_taken_back),
            WITH_BENCH(more_than_the_maximum_and_a_missing_figure_are_told),
            WITH_BENCH(a_key_of_another_row_is_no_answer)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
