/* omr_page_words_test.c -- writing, and what a blurred scan makes of print. */
#include "omr/page_words.h"

#include "tests/omr_print.h"

static int is_held(struct print_bench *bench, const struct stray *stray)
{
    struct reading reading;
    int is_writing;

    reading_init(&reading);
    print_look(bench);
    page_words_judge(stray, &bench->sheet.image, &bench->light,
            &bench->sheet.layout.pages[0], &bench->map, &bench->work, &reading);
    is_writing = reading.reasons == (uint32_t)1 << REASON_WRITING;
    assert_true(is_writing || reading.reasons == 0);
    reading_release(&reading);
    return is_writing;
}

static void writing_holds_the_sheet(void **state)
{
    struct stray stray = {0};

    assert_false(is_held(*state, &stray));
    stray.has_writing = 1;
    assert_true(is_held(*state, &stray));
}

/* Blurred scans were held for their own bold headings: 14 of 1,127. */
static void little_ink_at_print_is_writing_in_a_sharp_scan(void **state)
{
    struct print_bench *bench = *state;
    struct stray stray = {.has_little_writing = 1};

    assert_true(is_held(bench, &stray));
    print_blur(&bench->sheet.image, 1);
    print_blur(&bench->sheet.image, bench->sheet.image.width_px);
    assert_false(is_held(bench, &stray));
    stray.has_writing = 1;
    assert_true(is_held(bench, &stray));
}

/* It thickens print, too. */
static void black_and_white_counts_as_blurred(void **state)
{
    struct print_bench *bench = *state;
    struct stray stray = {.has_little_writing = 1};

    bench->sheet.pose.is_bilevel = 1;
    assert_false(is_held(bench, &stray));
    stray.has_writing = 1;
    assert_true(is_held(bench, &stray));
}

#define FACT(name) cmocka_unit_test_setup_teardown(name, print_open, print_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
            FACT(writing_holds_the_sheet),
            FACT(little_ink_at_print_is_writing_in_a_sharp_scan),
            FACT(black_and_white_counts_as_blurred),
    };

    return cmocka_run_group_tests_name("omr page words", tests, NULL, NULL);
}
