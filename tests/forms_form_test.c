/* forms_form_test.c -- a ballot's codes, layout file and form id, and what is refused. */
#include "forms/paper.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/code.h"
#include "tests/forms_samples.h"

static void fact_codes(const struct layout *layout)
{
    struct example *example = example_new(1, "party", "", "vi");
    struct code code;
    uint8_t form_id[DIGEST_ID_BYTES];
    size_t p, i;

    assert_int_equal(digest_from_hex(layout->form_id, form_id, sizeof(form_id), NULL), 0);
    for (p = 0; p < layout->page_count; p++)
        for (i = 0; i < 2; i++) {
            const struct layout_code *printed = &layout->pages[p].codes[i];

            assert_int_equal(
                    code_verify(printed->count.text, example->key.key, &code, NULL), 0);
            assert_int_equal(code.page, p + 1);
            assert_int_equal(code.is_test, 0);
            assert_memory_equal(code.form_id, form_id, sizeof(form_id));
            assert_memory_equal(code.conference, example->key.id, DIGEST_ID_BYTES);
            assert_int_equal(
                    code_verify(printed->test.text, example->key.key, &code, NULL), 0);
            assert_int_equal(code.is_test, 1);
            assert_int_equal(printed->count.cells[0], 1); /* a finder pattern's corner */
        }
    example_free(example);
}

static void codes_verify_and_tell_page_form_and_test(void **state)
{
    check_all(state, fact_codes);
}

static void fact_round_trip(const struct layout *layout)
{
    struct layout back;
    struct error err = {ERROR_NONE, ""};
    char *text = NULL, *again = NULL;

    layout_init(&back);
    assert_int_equal(layout_text(layout, &text, &err), 0);
    if (layout_parse(text, strlen(text), &back, &err) != 0)
        fail_msg("%s", err.text);
    assert_int_equal(layout_text(&back, &again, &err), 0);
    assert_string_equal(text, again);
    assert_true(back.pages[0].printed_png_bytes > 0);
    assert_true(back.pages[0].printed_png_bytes < 60000);
    free(text);
    free(again);
    layout_release(&back);
}

static void the_layout_survives_its_file(void **state)
{
    check_all(state, fact_round_trip);
}

static void fact_one_page(const struct layout *layout)
{
    size_t i;

    assert_int_equal(layout->page_count, 1);
    assert_int_equal(layout->pages[0].row_count, 20);
    for (i = 1; i < 20; i++)
        assert_true(layout->pages[0].rows[i].rect.top_um -
                            layout->pages[0].rows[i - 1].rect.top_um >=
                    9200);
}

static void twenty_posts_fit_one_page(void **state)
{
    struct paper **papers = *state;

    fact_one_page(paper_layout(papers[HANOI]));
    fact_one_page(paper_layout(papers[HANOI_PARTY]));
}

static void make_form_id(struct example *example, char form_id[DIGEST_ID_HEX_BYTES])
{
    struct paper *paper = NULL;

    assert_int_equal(example_compose(example, &paper, NULL), 0);
    memcpy(form_id, paper_layout(paper)->form_id, DIGEST_ID_HEX_BYTES);
    paper_free(paper);
}

static void the_form_id_changes_with_what_is_printed_alone(void **state)
{
    struct example *example = example_new(3, "party", "./core/rules/party-96.rule", "vi");
    char first[DIGEST_ID_HEX_BYTES], again[DIGEST_ID_HEX_BYTES];

    (void)state;
    make_form_id(example, first);
    make_form_id(example, again);
    assert_string_equal(first, again);
    example->officials.list[2].line = 77; /* is not printed */
    make_form_id(example, again);
    assert_string_equal(first, again);
    example->officials.list[2].title[0] = 'K'; /* "Giám đốc" */
    make_form_id(example, again);
    assert_string_not_equal(first, again);
    example_free(example);
}

static void expect_refusal(struct example *example, const char *part)
{
    struct paper *paper = NULL;
    struct error err = {ERROR_NONE, ""};

    assert_int_equal(example_compose(example, &paper, &err), -1);
    assert_null(paper);
    assert_int_equal(err.kind, ERROR_RANGE);
    if (strstr(err.text, part) == NULL)
        fail_msg("'%s' does not say '%s'", err.text, part);
    example_free(example);
}

static void a_heading_that_fills_the_page_is_refused(void **state)
{
    struct example *example = example_new(1, "party", "./core/rules/party-96.rule", "vi");
    char *title = example->conference.title;

    (void)state;
    memset(title, 'W', CONFERENCE_TEXT_BYTES - 1); /* 1023 wide letters: 2 pages of */
    memset(example->conference.types[0].note, 'W', CONFERENCE_TEXT_BYTES - 1);
    memset(example->conference.body, 'W', CONFERENCE_TEXT_BYTES - 1);
    memset(example->conference.superior, 'W', CONFERENCE_TEXT_BYTES - 1);
    expect_refusal(example, "no room");
}

static void letters_that_cannot_be_printed_are_refused(void **state)
{
    struct example *example = example_new(1, "party", "./core/rules/party-96.rule", "vi");

    (void)state;
    (void)snprintf(example->officials.list[0].name, OFFICIAL_NAME_BYTES, "阮文");
    expect_refusal(example, "officials.csv:2: ");
}

static void a_type_without_people_is_refused(void **state)
{
    struct example *example = example_new(1, "party", "./core/rules/party-96.rule", "vi");

    (void)state;
    (void)snprintf(example->officials.list[0].ballot_type, LAYOUT_ID_BYTES, "other");
    expect_refusal(example, "nobody stands on the ballot");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(codes_verify_and_tell_page_form_and_test),
            cmocka_unit_test(the_layout_survives_its_file),
            cmocka_unit_test(twenty_posts_fit_one_page),
            cmocka_unit_test(the_form_id_changes_with_what_is_printed_alone),
            cmocka_unit_test(a_heading_that_fills_the_page_is_refused),
            cmocka_unit_test(letters_that_cannot_be_printed_are_refused),
            cmocka_unit_test(a_type_without_people_is_refused),
    };
    struct error err;

    if (digest_start(&err) != 0)
        return 1;
    return cmocka_run_group_tests(tests, compose_samples, free_samples);
}
