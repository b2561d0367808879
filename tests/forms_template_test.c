/* forms_template_test.c -- form templates: what is taken, and what is said of bad ones.
 */
#include "forms/template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/digest.h"
#include "core/file.h"
#include "forms/wording.h"

static const char party_path[] = "forms/templates/party.ini";

/* The party's template with the line that begins with `begin` made `line`. */
static void write_changed(const char *begin, const char *line, char path[64])
{
    char *text, *found, *changed;
    size_t size, room;
    int descriptor;

    assert_int_equal(file_read(party_path, 1 << 16, &text, &size, NULL), 0);
    found = strstr(text, begin);
    assert_non_null(found);
    room = size + strlen(line) + 1;
    changed = malloc(room);
    (void)snprintf(changed, room, "%.*s%s%s", (int)(found - text), text, line,
            found + strcspn(found, "\n"));
    (void)snprintf(path, 64, "/tmp/kiemphieu-form-XXXXXX");
    descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    (void)close(descriptor);
    assert_int_equal(file_write(path, changed, strlen(changed), NULL), 0);
    free(text);
    free(changed);
}

static int load_changed(const char *begin, const char *line, struct form_template *form,
        struct error *err)
{
    char path[64];
    int result;

    write_changed(begin, line, path);
    result = template_load(path, form, err);
    (void)unlink(path);
    return result;
}

static void expect_refusal(const char *begin, const char *line, const char *part)
{
    struct form_template *form = calloc(1, sizeof(*form)), *before;
    struct error err = {ERROR_NONE, ""};

    before = calloc(1, sizeof(*before));
    assert_int_equal(load_changed(begin, line, form, &err), -1);
    if (strstr(err.text, part) == NULL)
        fail_msg("'%s' does not say '%s'", err.text, part);
    assert_memory_equal(form, before, sizeof(*form)); /* unchanged */
    free(form);
    free(before);
}

static void shipped_templates_load(void **state)
{
    struct form_template *form = calloc(1, sizeof(*form));

    (void)state;
    assert_int_equal(template_load("forms/templates/state.ini", form, NULL), 0);
    assert_string_equal(form->texts[TEMPLATE_VI][TEMPLATE_HEADING_RIGHT],
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc");
    assert_int_equal(form->has_signature, 0);
    assert_int_equal(template_load(party_path, form, NULL), 0);
    assert_string_equal(
            form->texts[TEMPLATE_VI][TEMPLATE_HEADING_RIGHT], "ĐẢNG CỘNG SẢN VIỆT NAM");
    assert_int_equal(form->has_signature, 1);
    assert_int_equal(form->box_um, 6000);
    assert_int_equal(form->outline_um, 250);
    assert_int_equal(form->row_least_um, 9200);
    assert_int_equal(form->letters[TEMPLATE_POST_LETTERS], 1050);
    free(form);
}

static void numbers_may_have_a_comma_and_two_decimals(void **state)
{
    struct form_template *form = calloc(1, sizeof(*form));

    (void)state;
    assert_int_equal(load_changed("name_mm", "name_mm = 48,25", form, NULL), 0);
    assert_int_equal(form->name_um, 48250);
    free(form);
}

static void boxes_at_their_bounds(void **state)
{
    struct form_template *form = calloc(1, sizeof(*form));

    (void)state;
    expect_refusal("size_mm", "size_mm = 5.99", "write a number from 6.0 to 12.0");
    assert_int_equal(load_changed("size_mm", "size_mm = 6.00", form, NULL), 0);
    expect_refusal("gap_mm", "gap_mm = 4.99", "write a number from 5.0");
    expect_refusal("outline_mm", "outline_mm = 0.26", "write a number");
    expect_refusal("margin_mm", "margin_mm = 5.9", "write a number from 6.0");
    expect_refusal("size_mm", "size_mm = 8", "write 11.2 or more"); /* 8 + 3 + 0.2 */
    free(form);
}

static void errors_name_the_line(void **state)
{
    /* margin_mm stands in line 10 of the party's template. */
    (void)state;
    expect_refusal("margin_mm", "margin_mm = wide", ":10: ");
}

static void bad_numbers_are_refused(void **state)
{
    static const char *const bad[] = {
            "", "-8", "8.123", "1e1", "8 mm", "99999999999", "."};
    char line[64];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        (void)snprintf(line, sizeof(line), "margin_mm = %s", bad[i]);
        expect_refusal("margin_mm", line, "write a number");
    }
}

static void unknown_and_missing_settings_are_refused(void **state)
{
    (void)state;
    expect_refusal("margin_mm", "margins_mm = 8", "no setting 'margins_mm' in [page]");
    expect_refusal("margin_mm", "; gone", "'margin_mm' is missing; write it in [page]");
    expect_refusal("title_vi", "; gone", "'title_vi' is missing; write it in [text]");
    expect_refusal("title_vi", "title_vi =", "title_vi is empty");
    expect_refusal("show", "show = perhaps", "write yes or no");
    expect_refusal("left_end", "left_end = dot", "write line, star or none");
    expect_refusal("title_vi", "title_vi = {tittle}", "'{tittle}' is no word");
    expect_refusal("title_vi", "title_vi = open {title", "'{title' is no word");
    expect_refusal("row_most_mm", "row_most_mm = 9.2\nrow_least_mm = 10",
            "row_most_mm is less than row_least_mm");
}

static void a_template_is_found_by_path_or_not_at_all(void **state)
{
    struct form_template *form = calloc(1, sizeof(*form));
    struct error err;

    (void)state;
    assert_int_equal(template_find("templates/party.ini", "forms", form, NULL), 0);
    assert_int_equal(template_find("party.ini", "forms/templates", form, NULL), 0);
    assert_int_equal(template_find("no-such-form", "forms", form, &err), -1);
    assert_non_null(strstr(err.text, "write party, state, party-score"));
    free(form);
}

/* A file of its own in /tmp; the caller unlinks. */
static void write_template(const char *text, char path[64])
{
    int descriptor;

    (void)snprintf(path, 64, "/tmp/kiemphieu-form-XXXXXX");
    descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    (void)close(descriptor);
    (void)unlink(path);
    (void)strcat(path, ".ini");
    assert_int_equal(file_write(path, text, strlen(text), NULL), 0);
}

static void what_a_template_leaves_out_is_as_in_its_base(void **state)
{
    struct form_template *form = calloc(1, sizeof(*form));
    char path[64];

    (void)state;
    write_template("[template]\nbase = state\n[box]\nsize_mm = 7\n"
                   "[table]\nrow_least_mm = 10.2\nrow_most_mm = 12\n",
            path);
    assert_int_equal(template_load(path, form, NULL), 0);
    assert_int_equal(form->box_um, 7000);
    assert_int_equal(form->row_least_um, 10200);
    assert_int_equal(form->gap_um, 5000); /* of state.ini */
    assert_string_equal(form->texts[TEMPLATE_EN][TEMPLATE_COLUMN_POST], "Post");
    (void)unlink(path);
    free(form);
}

static void a_base_stands_first_and_has_none_itself(void **state)
{
    struct form_template *form = calloc(1, sizeof(*form));
    struct error err;
    char path[64];

    (void)state;
    write_template("[box]\nsize_mm = 7\n[template]\nbase = state\n", path);
    assert_int_equal(template_load(path, form, &err), -1);
    assert_non_null(strstr(err.text, ":4: 'base' must be the first setting"));
    (void)unlink(path);
    write_template("[template]\nbase = state-score\n", path);
    assert_int_equal(template_load(path, form, &err), -1);
    assert_non_null(strstr(err.text, "a base has no base itself"));
    (void)unlink(path);
    free(form);
}

static void words_are_filled_and_empty_lines_left_out(void **state)
{
    struct conference *conference = calloc(1, sizeof(*conference));
    struct wording words = {conference, &conference->types[0], "NQ 96", 0, 2, 3, 30, 27};
    char out[WORDING_TEXT_BYTES];

    (void)state;
    (void)snprintf(conference->body, sizeof(conference->body), "Ban Chấp hành");
    (void)snprintf(conference->title, sizeof(conference->title), "Hội nghị");
    conference->date = (struct conference_date){2026, 2, 5};
    assert_int_equal(wording_fill(&words, "{superior}|{BODY}|{note}| ", out, NULL), 0);
    assert_string_equal(out, "BAN CHẤP HÀNH");
    assert_int_equal(
            wording_fill(&words, "{ballot_title}: {page}/{pages}", out, NULL), 0);
    assert_string_equal(out, "Hội nghị: 2/3");
    assert_int_equal(wording_fill(&words, "{date}", out, NULL), 0);
    assert_string_equal(out, "ngày 05 tháng 02 năm 2026");
    conference->date.month = 12;
    assert_int_equal(wording_fill(&words, "{date}", out, NULL), 0);
    assert_string_equal(out, "ngày 05 tháng 12 năm 2026");
    words.is_english = 1;
    assert_int_equal(wording_fill(&words, "{date}, {rule_source}", out, NULL), 0);
    assert_string_equal(out, "5 December 2026, NQ 96");
    assert_int_equal(
            wording_fill(&words, "{example} of {most}: {tens} and {ones}", out, NULL), 0);
    assert_string_equal(out, "27 of 30: 20 and 7");
    free(conference);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(shipped_templates_load),
            cmocka_unit_test(numbers_may_have_a_comma_and_two_decimals),
            cmocka_unit_test(boxes_at_their_bounds),
            cmocka_unit_test(errors_name_the_line),
            cmocka_unit_test(bad_numbers_are_refused),
            cmocka_unit_test(unknown_and_missing_settings_are_refused),
            cmocka_unit_test(a_template_is_found_by_path_or_not_at_all),
            cmocka_unit_test(what_a_template_leaves_out_is_as_in_its_base),
            cmocka_unit_test(a_base_stands_first_and_has_none_itself),
            cmocka_unit_test(words_are_filled_and_empty_lines_left_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
