/* desk_form_test.c -- a browser's form decoded: nothing but whole text comes through. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/desk/cookie.h"
#include "core/desk/form.h"
#include "core/desk/place.h"

static void parse(const char *text, struct form *form)
{
    form_init(form);
    assert_int_equal(form_parse(text, strlen(text), form, NULL), 0);
}

static void names_and_values_are_decoded(void **state)
{
    struct form form;

    (void)state;
    parse("name=Nguy%E1%BB%85n+B%c3%acnh&empty=&alone&a%26b=1%3D2", &form);
    assert_int_equal(form.count, 4);
    assert_string_equal(form_get(&form, "name"), "Nguyễn Bình");
    assert_string_equal(form_get(&form, "empty"), "");
    assert_string_equal(form_get(&form, "alone"), "");
    assert_string_equal(form_get(&form, "a&b"), "1=2");
    assert_string_equal(form_get(&form, "missing"), "");
    form_release(&form);
}

static void fields_of_one_name_come_in_their_order(void **state)
{
    struct form form;
    size_t at = 0;

    (void)state;
    parse("role=operator&x=1&role=chair", &form);
    assert_string_equal(form_get(&form, "role"), "operator");
    assert_string_equal(form_next(&form, "role", &at), "operator");
    assert_string_equal(form_next(&form, "role", &at), "chair");
    assert_null(form_next(&form, "role", &at));
    form_release(&form);
}

static void an_empty_form_has_no_field(void **state)
{
    struct form form;

    (void)state;
    parse("", &form);
    assert_int_equal(form.count, 0);
    form_release(&form);
    parse("&&&", &form);
    assert_int_equal(form.count, 0);
    form_release(&form);
}

static void what_is_no_text_is_refused(void **state)
{
    static const char *const broken[] = {"a=%", "a=%4", "a=%zz", "%00=a", "a=%00",
            "a=%C0%AF", "a=%FF", "a=%ED%A0%80", "a=\xFF", "a=%1b", "a=%C3"};
    struct form form;
    struct error err;
    size_t i;

    (void)state;
    form_init(&form);
    for (i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
        assert_int_equal(form_parse(broken[i], strlen(broken[i]), &form, &err), -1);
        assert_int_equal(err.kind, ERROR_SYNTAX);
        assert_null(form.text);
    }
    assert_int_equal(form_parse("a=\0", 3, &form, &err), -1); /* a NUL as it is */
}

/* The bounds themselves are in, one more is out. */
static void fields_and_bytes_are_bounded(void **state)
{
    struct form form;
    struct error err;
    char *text = malloc(FORM_BYTES_MAX + 1);
    size_t i;

    (void)state;
    assert_non_null(text);
    form_init(&form);
    for (i = 0; i < 2 * FORM_FIELDS_MAX; i++)
        text[i] = i % 2 == 0 ? 'a' : '&';
    assert_int_equal(form_parse(text, 2 * FORM_FIELDS_MAX - 1, &form, &err), 0);
    assert_int_equal(form.count, FORM_FIELDS_MAX);
    form_release(&form);
    assert_int_equal(form_parse(text, 2 * FORM_FIELDS_MAX, &form, &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
    memset(text, 'a', FORM_BYTES_MAX + 1);
    assert_int_equal(form_parse(text, FORM_BYTES_MAX, &form, &err), 0);
    form_release(&form);
    assert_int_equal(form_parse(text, FORM_BYTES_MAX + 1, &form, &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
    free(text);
}

static void a_cookie_is_that_of_its_port(void **state)
{
    char value[8];

    (void)state;
    assert_int_equal(cookie_get("desk-8899=abc", "desk", 8899, value, sizeof(value)), 1);
    assert_string_equal(value, "abc");
    assert_int_equal(cookie_get("x=1; desk-8899=abc; y=2", "desk", 8899, value, 8), 1);
    assert_int_equal(cookie_get("desk-8898=abc", "desk", 8899, value, 8), 0);
    assert_int_equal(cookie_get("xdesk-8899=abc", "desk", 8899, value, 8), 0);
    assert_int_equal(cookie_get("desk-8899=abcdefgh", "desk", 8899, value, 8), 0);
    assert_int_equal(cookie_get("desk-8899=a\"b", "desk", 8899, value, 8), 0);
    assert_int_equal(cookie_get("desk-8899=", "desk", 8899, value, 8), 0);
    assert_string_equal(value, "");
    assert_int_equal(cookie_get(";;; ;desk-8899", "desk", 8899, value, 8), 0);
}

static void the_language_liked_best_goes_first(void **state)
{
    (void)state;
    assert_int_equal(cookie_is_vietnamese(""), 1);
    assert_int_equal(cookie_is_vietnamese("vi-VN,vi;q=0.9,en;q=0.5"), 1);
    assert_int_equal(cookie_is_vietnamese("en-US,en;q=0.9,vi;q=0.5"), 0);
    assert_int_equal(cookie_is_vietnamese("fr, de, en"), 0);
    assert_int_equal(cookie_is_vietnamese("fr"), 1);
}

static void nobody_is_sent_elsewhere(void **state)
{
    static const char *const foreign[] = {"", "//evil.example/", "https://evil.example",
            "/\\evil.example", "/a/../b", "/a b", "/a\r\nSet-Cookie: x", "javascript:x",
            "/%2f", "/a?b"};
    char path[DESK_PATH_BYTES], longest[DESK_PATH_BYTES + 2];
    size_t i;

    (void)state;
    place_checked("/check/next", path);
    assert_string_equal(path, "/check/next");
    for (i = 0; i < sizeof(foreign) / sizeof(foreign[0]); i++) {
        place_checked(foreign[i], path);
        assert_string_equal(path, "/");
    }
    memset(longest, 'a', sizeof(longest));
    longest[0] = '/';
    longest[DESK_PATH_BYTES] = '\0';
    place_checked(longest, path);
    assert_string_equal(path, "/");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(names_and_values_are_decoded),
            cmocka_unit_test(fields_of_one_name_come_in_their_order),
            cmocka_unit_test(an_empty_form_has_no_field),
            cmocka_unit_test(what_is_no_text_is_refused),
            cmocka_unit_test(fields_and_bytes_are_bounded),
            cmocka_unit_test(a_cookie_is_that_of_its_port),
            cmocka_unit_test(the_language_liked_best_goes_first),
            cmocka_unit_test(nobody_is_sent_elsewhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
