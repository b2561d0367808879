/* desk_html_test.c -- what others wrote never becomes markup of a page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/desk/html.h"

#define REPLACED "\xEF\xBF\xBD" /* U+FFFD */

static void assert_escaped(const char *text, const char *wanted)
{
    struct html html;

    html_init(&html);
    html_put(&html, "%s", text);
    assert_false(html.is_failed);
    assert_string_equal(html.text == NULL ? "" : html.text, wanted);
    html_release(&html);
}

static void the_five_signs_of_markup_are_escaped(void **state)
{
    (void)state;
    assert_escaped("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;");
    assert_escaped("\" onload='x' &amp;", "&quot; onload=&#39;x&#39; &amp;amp;");
    assert_escaped("", "");
}

static void vietnamese_stays_as_it_is(void **state)
{
    (void)state;
    assert_escaped("Nguyễn Thị Bình – số 7", "Nguyễn Thị Bình – số 7");
}

static void bytes_that_are_no_text_become_a_mark(void **state)
{
    (void)state;
    assert_escaped("a\xFF"
                   "b",
            "a" REPLACED "b");
    assert_escaped("a\xC0\xBC"
                   "b", /* an overlong "<" */
            "a" REPLACED REPLACED "b");
    assert_escaped("end\xE1\xBB", "end" REPLACED REPLACED); /* cut in a character */
    assert_escaped("a\x1B[2J", "a" REPLACED "[2J");
    assert_escaped("\xED\xA0\x80", REPLACED REPLACED REPLACED); /* half a surrogate */
}

static void numbers_and_markup_come_through(void **state)
{
    struct html html;

    (void)state;
    html_init(&html);
    html_add(&html, "<p>%s</p>"); /* no format */
    html_put(&html, "<b>%d %u %zu %lld %llu %% %s</b>", -1, 2U, (size_t)3, -4LL, 5ULL,
            "<");
    assert_false(html.is_failed);
    assert_string_equal(html.text, "<p>%s</p><b>-1 2 3 -4 5 % &lt;</b>");
    html_release(&html);
}

static void a_format_that_is_not_known_fails_the_page(void **state)
{
    static const char *const formats[] = {"%x", "%", "%5d", "%ld", "a %c"};
    struct html html;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
        html_init(&html);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat"
#pragma GCC diagnostic ignored "-Wformat-security"
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        html_put(&html, formats[i], 1);
#pragma GCC diagnostic pop
        assert_true(html.is_failed);
        html_release(&html);
    }
}

static void a_page_grows_as_far_as_it_must(void **state)
{
    struct html html;
    size_t i;

    (void)state;
    html_init(&html);
    for (i = 0; i < 20000; i++)
        html_put(&html, "%s", "<>&");
    assert_false(html.is_failed);
    assert_int_equal(html.size, 20000 * strlen("&lt;&gt;&amp;"));
    assert_int_equal(strlen(html.text), html.size);
    html_release(&html);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_five_signs_of_markup_are_escaped),
            cmocka_unit_test(vietnamese_stays_as_it_is),
            cmocka_unit_test(bytes_that_are_no_text_become_a_mark),
            cmocka_unit_test(numbers_and_markup_come_through),
            cmocka_unit_test(a_format_that_is_not_known_fails_the_page),
            cmocka_unit_test(a_page_grows_as_far_as_it_must),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
