/* core_ini_edit_test.c -- settings changed in place: all that is beside them stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/ini.h"
#include "core/ini_edit.h"

static void expect_set(const char *before, const char *section, const char *name,
        const char *value, const char *after)
{
    struct ini_edit edit = {.text = NULL};
    struct error err = {.text = ""};

    assert_int_equal(ini_edit_start(&edit, before, strlen(before), &err), 0);
    if (ini_edit_set(&edit, section, name, value, &err) != 0)
        fail_msg("%s", err.text);
    assert_string_equal(edit.text, after);
    assert_int_equal(edit.size, strlen(after));
    ini_edit_release(&edit);
}

static void a_value_is_replaced_where_it_stands(void **state)
{
    (void)state;
    expect_set("; about\n[a]\nx = 1\n# on y\n  y=2 ; no comment\nz = 3\n", "a", "y", "5",
            "; about\n[a]\nx = 1\n# on y\ny = 5\nz = 3\n");
    expect_set("[a]\ny: 2\n", "a", "y", " 5 \t", "[a]\ny = 5\n");
    expect_set("[a]\ny = 2", "a", "y", "5", "[a]\ny = 5\n");
    expect_set("[a]\ny = 2\n", "a", "y", "", "[a]\ny =\n");
}

static void the_same_name_elsewhere_is_left_alone(void **state)
{
    (void)state;
    expect_set("[b]\ny = 1\n[a]\n;y = 7\nyy = 8\ny = 2\n[c]\ny = 3\n", "a", "y", "5",
            "[b]\ny = 1\n[a]\n;y = 7\nyy = 8\ny = 5\n[c]\ny = 3\n");
    expect_set("y = 0\n[a]\n", "a", "y", "5", "y = 0\n[a]\ny = 5\n");
}

/* The reader takes the last of them: one that stays behind would undo the change. */
static void further_lines_of_the_name_are_taken_away(void **state)
{
    (void)state;
    expect_set("[a]\ny = 1\nx = 2\ny = 3\n[b]\n[a]\ny = 4\n", "a", "y", "5",
            "[a]\ny = 5\nx = 2\n[b]\n[a]\n");
}

static void what_is_missing_goes_behind_the_last_setting(void **state)
{
    (void)state;
    expect_set("[a]\nx = 1\n\n; on b\n[b]\n", "a", "y", "5",
            "[a]\nx = 1\ny = 5\n\n; on b\n[b]\n");
    expect_set("[a]", "a", "y", "5", "[a]\ny = 5\n");
    expect_set("[b]\nx = 1", "a", "y", "5", "[b]\nx = 1\n\n[a]\ny = 5\n");
    expect_set("", "a", "y", "5", "[a]\ny = 5\n");
}

static void mark_and_line_ends_of_windows_stay(void **state)
{
    (void)state;
    expect_set("\xEF\xBB\xBF[a]\r\ny = 1\r\n; end\r\n", "a", "y", "5",
            "\xEF\xBB\xBF[a]\r\ny = 5\r\n; end\r\n");
    expect_set("\xEF\xBB\xBF", "a", "y", "5", "\xEF\xBB\xBF[a]\ny = 5\n");
}

static void a_group_takes_the_place_of_all_its_lines(void **state)
{
    static const char *const values[] = {"An, Head", "B\xC3\xACnh"};
    struct ini_edit edit = {.text = NULL};
    struct error err;
    const char *before = "[a]\nx = 1\nm = A\n; two\nm = B\nm = C\n[b]\n";

    (void)state;
    assert_int_equal(ini_edit_start(&edit, before, strlen(before), &err), 0);
    assert_int_equal(ini_edit_set_group(&edit, "a", "m", values, 2, &err), 0);
    assert_string_equal(
            edit.text, "[a]\nx = 1\nm = An, Head\nm = B\xC3\xACnh\n; two\n[b]\n");
    assert_int_equal(ini_edit_set_group(&edit, "a", "m", NULL, 0, &err), 0);
    assert_string_equal(edit.text, "[a]\nx = 1\n; two\n[b]\n");
    assert_int_equal(ini_edit_set_group(&edit, "c", "m", NULL, 0, &err), 0);
    assert_string_equal(edit.text, "[a]\nx = 1\n; two\n[b]\n");
    ini_edit_release(&edit);
}

/* Else a title could bring a section of its own into the file. */
static void what_would_break_the_line_is_refused(void **state)
{
    static const char *const values[] = {
            "a\n[counts]\nissued = 9", "a\rb", "a\x01", "a\x7F", "\xC3", "a\xC2\x85"};
    static char longest[INI_LINE_BYTES + 1];
    struct ini_edit edit = {.text = NULL};
    struct error err;
    size_t i;

    (void)state;
    assert_int_equal(ini_edit_start(&edit, "[a]\ny = 1\n", 10, &err), 0);
    for (i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
        assert_int_equal(ini_edit_set(&edit, "a", "y", values[i], &err), -1);
        assert_int_equal(err.kind, ERROR_RANGE);
    }
    memset(longest, 'x', INI_LINE_BYTES);
    assert_int_equal(ini_edit_set(&edit, "a", "y", longest, &err), -1);
    assert_string_equal(edit.text, "[a]\ny = 1\n");
    ini_edit_release(&edit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_value_is_replaced_where_it_stands),
            cmocka_unit_test(the_same_name_elsewhere_is_left_alone),
            cmocka_unit_test(further_lines_of_the_name_are_taken_away),
            cmocka_unit_test(what_is_missing_goes_behind_the_last_setting),
            cmocka_unit_test(mark_and_line_ends_of_windows_stay),
            cmocka_unit_test(a_group_takes_the_place_of_all_its_lines),
            cmocka_unit_test(what_would_break_the_line_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
