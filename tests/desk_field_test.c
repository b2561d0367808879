/* desk_field_test.c -- a form's input is labelled, escaped, and tied to its mistake. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/desk/field.h"

static void assert_holds(const struct html *html, const char *part)
{
    if (strstr(html->text, part) == NULL)
        fail_msg("'%s' is not in: %s", part, html->text);
}

static void a_label_names_its_input(void **state)
{
    const struct field field = {
            .name = "place", .label = "Place", .type = "text", .value = "Hà Nội"};
    struct html html;

    (void)state;
    html_init(&html);
    field_put(&html, &field);
    assert_holds(&html, "<label for=\"f-place\">Place");
    assert_holds(&html, "<input id=\"f-place\" name=\"place\" type=\"text\" "
                        "value=\"Hà Nội\"");
    assert_null(strstr(html.text, "aria-invalid"));
    html_release(&html);
}

static void what_was_typed_cannot_leave_its_quotes(void **state)
{
    const struct field field = {.name = "title",
            .label = "Title",
            .type = "text",
            .value = "\"><script>alert(1)</script>"};
    struct html html;

    (void)state;
    html_init(&html);
    field_put(&html, &field);
    assert_null(strstr(html.text, "<script"));
    assert_holds(&html, "&lt;script&gt;");
    html_release(&html);
}

static void a_mistake_stands_at_its_field_and_is_tied_to_it(void **state)
{
    json_t *answer = json_pack("{s:b,s:[{s:s,s:s}]}", "saved", 0, "mistakes", "field",
            "date", "text", "there is no day '31/02/2026'");
    const struct field field = {.name = "date",
            .label = "Date",
            .type = "date",
            .value = "",
            .mistake = field_mistake(answer, "date")};
    struct html html;

    (void)state;
    html_init(&html);
    field_put(&html, &field);
    assert_holds(&html, "aria-invalid=\"true\" aria-describedby=\"m-date\"");
    assert_holds(&html, "<span class=\"mistake\" id=\"m-date\">");
    assert_null(field_mistake(answer, "title"));
    assert_null(field_mistake(NULL, "date"));
    html_release(&html);
    json_decref(answer);
}

/* A card that people wrote themselves is not in the list, and must not be lost. */
static void a_value_that_is_no_choice_stays_chosen(void **state)
{
    const struct field_choice choices[] = {{"party-96", "QĐ 96"}, {"state-96", "NQ 96"}};
    const struct field field = {
            .name = "rule", .label = "Rule card", .value = "ours.rule"};
    struct html html;

    (void)state;
    html_init(&html);
    field_put_choice(&html, &field, choices, 2);
    assert_holds(&html, "<option value=\"ours.rule\" selected>ours.rule</option>");
    assert_holds(&html, "<option value=\"party-96\">QĐ 96</option>");
    html_release(&html);
}

static void a_cell_is_named_for_those_who_do_not_see_its_column(void **state)
{
    const struct field field = {.name = "name",
            .label = "Full name",
            .value = "",
            .mistake = "the name is missing"};
    struct html html;

    (void)state;
    html_init(&html);
    field_put_cell(&html, &field, 3);
    assert_holds(&html, "aria-label=\"Full name\"");
    assert_holds(&html, "aria-describedby=\"m-name-3\"");
    assert_holds(&html, "id=\"m-name-3\">the name is missing");
    html_release(&html);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_label_names_its_input),
            cmocka_unit_test(what_was_typed_cannot_leave_its_quotes),
            cmocka_unit_test(a_mistake_stands_at_its_field_and_is_tied_to_it),
            cmocka_unit_test(a_value_that_is_no_choice_stays_chosen),
            cmocka_unit_test(a_cell_is_named_for_those_who_do_not_see_its_column)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
