/* program_review_pair_test.c -- two people at the terminal decide blindly, then a third.
 */
#include "tests/program_stage.h"

/* Three of the four sheets are held; as by default, two people decide. */
static int start(void **state)
{
    struct stage *stage = calloc(1, sizeof(*stage));

    assert_non_null(stage);
    stage_start(stage, "", stage_four_people, "4", "1", "--hard=100");
    *state = stage;
    return 0;
}

static int end(void **state)
{
    stage_end(*state);
    free(*state);
    return 0;
}

static void count_deck(struct stage *stage, char folder[PROGRAM_PATH_BYTES])
{
    struct program program = {.locale = NULL};

    stage_fresh(stage, folder);
    RUN(&program, "import", folder, stage->deck);
    assert_int_equal(stage_sum(folder, "held"), 3);
    program_release(&program);
}

/* `review` with these keys; what it showed, the caller's, and its exit status. */
static char *review(const char *folder, const char *name, const char *typed, int status)
{
    struct program program = {.input = typed};
    char *shown;

    RUN(&program, "review", folder, "--name", name);
    assert_int_equal(program.status, status);
    shown = program.out;
    program.out = NULL;
    program_release(&program);
    return shown;
}

static void two_who_agree_settle_every_sheet(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], *shown;

    count_deck(stage, folder);
    shown = review(folder, "An", "v\nxem\nv\n\nv\n\n", 3);
    assert_non_null(strstr(shown, "3 sheets wait for another person's decision."));
    assert_non_null(strstr(shown, "3 sheets still held."));
    free(shown);
    shown = review(folder, " AN", "", 3); /* the same person has nothing to do */
    assert_null(strstr(shown, "Sheet 1"));
    free(shown);
    shown = review(folder, "Bình", "v\n\nv\n\nv\n\n", 0);
    assert_non_null(strstr(shown, "0 sheets still held."));
    assert_null(strstr(shown, "wait for another"));
    free(shown);
    assert_int_equal(stage_sum(folder, "counted"), 4);
}

/* Whatever the first decided, the second is shown the same. */
static void the_second_sees_nothing_of_the_first(void **state)
{
    static const char *const firsts[] = {
            "v\nkỳ quặc\nv\n\nv\n\n", "x\nkỳ quặc\nx\n\nr\n\n"};
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], *shown;
    size_t i;

    for (i = 0; i < 2; i++) {
        count_deck(stage, folder);
        free(review(folder, "Zung", firsts[i], 3));
        shown = review(folder, "Bình", "s\ns\ns\n", 3);
        assert_non_null(strstr(shown, "Sheet 3 of 3"));
        assert_null(strstr(shown, "Zung"));
        assert_null(strstr(shown, "kỳ quặc"));
        assert_null(strstr(shown, "decided this sheet"));
        assert_null(strstr(shown, "wait for another"));
        free(shown);
    }
}

static void the_third_sees_both_without_names_and_settles(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], *shown;

    count_deck(stage, folder);
    free(review(folder, "Zung", "v\nkỳ quặc\ns\ns\n", 3));
    /* of the queue's three the first is again the same sheet: no outcome is decided yet
     */
    free(review(folder, "Yến", "x\nkhông phải\ns\ns\n", 3));
    assert_int_equal(stage_sum(folder, "held"), 3);
    shown = review(folder, "Bình", "v\n\ns\ns\n", 3);
    assert_non_null(strstr(shown, "Two people decided this sheet differently:"));
    assert_non_null(strstr(shown, "the whole ballot is void"));
    assert_non_null(strstr(shown, "this is no ballot"));
    assert_null(strstr(shown, "Zung"));
    assert_null(strstr(shown, "Yến"));
    assert_null(strstr(shown, "kỳ quặc"));
    assert_null(strstr(shown, "không phải"));
    free(shown);
    assert_int_equal(stage_sum(folder, "held"), 2);
    assert_int_equal(stage_sum(folder, "counted"), 2);
}

static void the_list_for_a_person_is_that_persons_queue(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    json_t *held;

    count_deck(stage, folder);
    free(review(folder, "An", "v\nxem\ns\ns\n", 3));
    RUN(&program, "review", folder, "--list", "--json", "--name", "An");
    held = program_json(&program);
    assert_int_equal(json_array_size(held), 2);
    json_decref(held);
    RUN(&program, "review", folder, "--list", "--json");
    held = program_json(&program);
    assert_int_equal(json_array_size(held), 3);
    assert_null(strstr(program.out, "xem"));
    json_decref(held);
    program_release(&program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(two_who_agree_settle_every_sheet),
            cmocka_unit_test(the_second_sees_nothing_of_the_first),
            cmocka_unit_test(the_third_sees_both_without_names_and_settles),
            cmocka_unit_test(the_list_for_a_person_is_that_persons_queue)};

    return cmocka_run_group_tests(tests, start, end);
}
