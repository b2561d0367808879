/* program_types_test.c -- two ballots in one stack, and a ballot of two pages. */
#include "tests/program_stage.h"

#include <sys/stat.h>
#include <unistd.h>

static int start_types(void **state)
{
    static const char sections[] = "[ballot main]\ntitle = Phiếu thứ nhất\nissued = 4\n"
                                   "collected = 4\n[ballot council]\ntitle = Phiếu thứ "
                                   "hai\nissued = 4\ncollected = 4\n";
    static const char people[] = "no,name,title,ballot type\n1,Nguyễn Văn Minh,A,main\n"
                                 "2,Trần Thị Hòa,B,main\n1,Lê Quang Vinh,C,council\n"
                                 "2,Phạm Thu Hà,D,council\n3,Đỗ Văn Đức,E,council\n";
    struct stage *stage = calloc(1, sizeof(*stage));

    assert_non_null(stage);
    stage_start(stage, sections, people, "4", "7", "--clean");
    *state = stage;
    return 0;
}

enum { PEOPLE = 28, PEOPLE_BYTES = 8192 };

static int start_pages(void **state)
{
    struct stage *stage = calloc(1, sizeof(*stage));
    char people[PEOPLE_BYTES] = "no,name,title\n";
    size_t used = strlen(people);
    int i;

    assert_non_null(stage);
    for (i = 1; i <= PEOPLE; i++)
        used += (size_t)snprintf(people + used, sizeof(people) - used,
                "%d,Nguyễn Văn Số %d,Giám đốc Sở\n", i, i);
    assert_true(used < sizeof(people));
    stage_start(stage, "", people, "3", "9", "--hard=100");
    assert_int_equal(json_array_size(stage->truth), 6); /* three sheets of two pages */
    *state = stage;
    return 0;
}

static int end(void **state)
{
    stage_end(*state);
    free(*state);
    return 0;
}

/* The deck's images in the order of `numbers`, which end with 0. */
static void import_in_order(const struct stage *stage, struct program *program,
        const char *folder, const unsigned *numbers)
{
    char paths[16][PROGRAM_PATH_BYTES];
    const char *arguments[20] = {"import", folder};
    size_t i;

    for (i = 0; numbers[i] != 0; i++) {
        stage_image(stage, numbers[i], paths[i]);
        arguments[i + 2] = paths[i];
    }
    program_run(program, arguments);
}

static void report_and_check(const struct stage *stage, const char *folder)
{
    struct program program = {.locale = NULL};

    RUN(&program, "report", folder);
    assert_int_equal(program.status, 0);
    stage_check_results(stage, folder);
    RUN(&program, "verify", folder);
    assert_int_equal(program.status, 0);
    program_release(&program);
}

/* ---- two ballots ---- */

static void a_mixed_stack_is_counted_by_ballot(void **state)
{
    static const unsigned mixed[] = {1, 5, 2, 6, 7, 3, 8, 4, 0};
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    json_t *status;
    const json_t *types;
    size_t i;

    stage_fresh(stage, folder);
    import_in_order(stage, &program, folder, mixed);
    assert_int_equal(program.status, 0);
    RUN(&program, "status", folder, "--json");
    status = program_json(&program);
    types = json_object_get(status, "types");
    assert_int_equal(json_array_size(types), 2);
    for (i = 0; i < 2; i++)
        assert_int_equal(
                json_integer_value(json_object_get(json_array_get(types, i), "counted")),
                4);
    json_decref(status);
    report_and_check(stage, folder);
    RUN(&program, "seal", folder, "--name", "A", "--name", "B");
    assert_int_equal(program.status, 0);
    program_release(&program);
}

/* A sheet more than collected of one ballot must not be hidden by one less of the other.
 */
static void each_ballot_must_agree_by_itself_to_be_sealed(void **state)
{
    static const unsigned short_of_one[] = {1, 2, 3, 5, 6, 7, 8, 0};
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    stage_fresh(stage, folder);
    import_in_order(stage, &program, folder, short_of_one);
    assert_int_equal(program.status, 0);
    RUN(&program, "seal", folder, "--name", "A", "--name", "B");
    assert_int_equal(program.status, 1);
    assert_non_null(strstr(program.err, "- collected 4, counted 3 of 'main'"));
    assert_null(strstr(program.err, "'council'"));
    program_release(&program);
}

static void a_ballot_that_is_not_printed_stops_the_count_before_it_begins(void **state)
{
    static const unsigned some[] = {1, 0};
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], layout[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    stage_fresh(stage, folder);
    program_path(layout, folder, "layout/council.json");
    assert_int_equal(unlink(layout), 0);
    import_in_order(stage, &program, folder, some);
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "the ballot 'council' is not printed yet"));
    assert_false(program_has(folder, "ledger.db"));
    program_release(&program);
}

/* ---- two pages ---- */

static int has_reason(const json_t *sheet, const char *word)
{
    const json_t *reasons = json_object_get(sheet, "reasons");
    size_t i;

    for (i = 0; i < json_array_size(reasons); i++)
        if (strcmp(json_string_value(json_array_get(reasons, i)), word) == 0)
            return 1;
    return 0;
}

/* The number of the deck's image that a stored page is. */
static int deck_number(const struct stage *stage, const char *folder, const json_t *page)
{
    const json_t *truth =
            stage_truth(stage, folder, json_string_value(json_object_get(page, "image")));
    int number;

    assert_non_null(truth);
    assert_int_equal(sscanf(json_string_value(json_object_get(truth, "image")), "deck/%d",
                             &number),
            1);
    return number;
}

static json_t *list_held(const char *folder)
{
    struct program program = {.locale = NULL};
    json_t *held;

    RUN(&program, "review", folder, "--list", "--json");
    held = program_json(&program);
    program_release(&program);
    return held;
}

/* Every sheet of this deck has something doubtful, and rows of both pages to decide. */
static void two_pages_in_order_are_one_sheet(void **state)
{
    static const unsigned all[] = {1, 2, 3, 4, 5, 6, 0};
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    const json_t *pages;
    json_t *held;
    size_t i;

    stage_fresh(stage, folder);
    import_in_order(stage, &program, folder, all);
    assert_int_equal(program.status, 3);
    assert_true(program_says(&program, "6 images taken: 3 sheets fed = "));
    held = list_held(folder);
    for (i = 0; i < json_array_size(held); i++) {
        pages = json_object_get(json_array_get(held, i), "pages");
        assert_int_equal(json_array_size(pages), 2);
        assert_int_equal(deck_number(stage, folder, json_array_get(pages, 0)) + 1,
                deck_number(stage, folder, json_array_get(pages, 1)));
    }
    stage_decide(stage, folder);
    report_and_check(stage, folder);
    json_decref(held);
    program_release(&program);
}

static void a_lost_page_holds_its_own_sheet_as_truncated(void **state)
{
    static const unsigned without_the_fourth[] = {1, 2, 3, 5, 6, 0};
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    const json_t *pages;
    json_t *held;
    size_t i, alone = 0;

    stage_fresh(stage, folder);
    import_in_order(stage, &program, folder, without_the_fourth);
    assert_int_equal(program.status, 3);
    assert_true(program_says(&program, "5 images taken: 3 sheets fed = "));
    held = list_held(folder);
    for (i = 0; i < json_array_size(held); i++) {
        pages = json_object_get(json_array_get(held, i), "pages");
        if (json_array_size(pages) == 2)
            continue;
        alone++;
        assert_int_equal(deck_number(stage, folder, json_array_get(pages, 0)), 3);
        assert_true(has_reason(json_array_get(held, i), "truncated"));
    }
    assert_int_equal(alone, 1);
    RUN(&program, "review", folder, "--list");
    assert_true(program_says(&program, "1 of 2 pages of this ballot were fed"));
    json_decref(held);
    program_release(&program);
}

/* No held sheet has pages of two ballots of the deck: 1+2, 3+4, 5+6. */
static void check_pairs(const struct stage *stage, const char *folder)
{
    json_t *held = list_held(folder);
    const json_t *pages;
    size_t i;

    assert_true(json_array_size(held) > 0);
    for (i = 0; i < json_array_size(held); i++) {
        pages = json_object_get(json_array_get(held, i), "pages");
        if (json_array_size(pages) == 2)
            assert_int_equal(
                    (deck_number(stage, folder, json_array_get(pages, 0)) + 1) / 2,
                    (deck_number(stage, folder, json_array_get(pages, 1)) + 1) / 2);
    }
    json_decref(held);
}

/* Stored copies have random names: taken up in their order, pages of two ballots
 * were once put together as one sheet. */
static void an_import_cut_short_never_mixes_the_pages_of_two_ballots(void **state)
{
    static const char *const names[] = {"f0", "a0", "b0", "c0"};
    static const unsigned all[] = {1, 2, 3, 4, 5, 6, 0};
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], images[PROGRAM_PATH_BYTES];
    char path[PROGRAM_PATH_BYTES], name[48];
    struct program program = {.locale = NULL};
    unsigned i;

    stage_fresh(stage, folder);
    program_path(images, folder, "images");
    assert_int_equal(mkdir(images, 0700), 0);
    for (i = 0; i < 4; i++) {
        stage_image(stage, i + 1, path);
        (void)snprintf(
                name, sizeof(name), "%s112233445566778899aabbccddee00.tif", names[i]);
        program_copy(path, images, name);
    }
    import_in_order(stage, &program, folder, all);
    assert_int_equal(program.status, 3);
    check_pairs(stage, folder);
    program_release(&program);
}

int main(void)
{
    const struct CMUnitTest types[] = {
            cmocka_unit_test(a_mixed_stack_is_counted_by_ballot),
            cmocka_unit_test(each_ballot_must_agree_by_itself_to_be_sealed),
            cmocka_unit_test(
                    a_ballot_that_is_not_printed_stops_the_count_before_it_begins)};
    const struct CMUnitTest pages[] = {cmocka_unit_test(two_pages_in_order_are_one_sheet),
            cmocka_unit_test(a_lost_page_holds_its_own_sheet_as_truncated),
            cmocka_unit_test(an_import_cut_short_never_mixes_the_pages_of_two_ballots)};
    int failed = cmocka_run_group_tests(types, start_types, end);

    return failed + cmocka_run_group_tests(pages, start_pages, end);
}
