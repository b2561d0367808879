/* core_code_test.c -- the text inside the printed codes. */
#include "core/code.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const uint8_t key[DIGEST_KEY_BYTES] = {1, 2, 3};

static struct code example(void)
{
    struct code code = {.conference = {0xC0, 0xFF, 0xEE, 1, 2, 3, 4, 5},
            .form_id = {9, 8, 7, 6, 5, 4, 3, 2},
            .page = 255,
            .is_test = 1};

    code_tag("main", code.tag);
    return code;
}

static void a_written_code_verifies_with_all_its_fields(void **state)
{
    struct code code = example(), back;
    char text[CODE_TEXT_BYTES];

    (void)state;
    code_write(&code, key, text);
    assert_int_equal(strlen(text), CODE_TEXT_LENGTH);
    assert_int_equal(code_verify(text, key, &back, NULL), 0);
    assert_memory_equal(&back, &code, sizeof(code));
}

static void only_letters_of_the_alphanumeric_mode_are_used(void **state)
{
    struct code code = example();
    char text[CODE_TEXT_BYTES];

    (void)state;
    code_write(&code, key, text);
    assert_int_equal(strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:"), strlen(text));
}

static void any_changed_letter_is_refused(void **state)
{
    struct code code = example(), back;
    char text[CODE_TEXT_BYTES], bent[CODE_TEXT_BYTES];
    size_t i;

    (void)state;
    code_write(&code, key, text);
    for (i = 0; i < CODE_TEXT_LENGTH; i++) {
        memcpy(bent, text, sizeof(bent));
        bent[i] = bent[i] == 'A' ? 'B' : 'A';
        assert_int_equal(code_verify(bent, key, &back, NULL), -1);
    }
}

static void another_key_is_refused_as_forged(void **state)
{
    static const uint8_t other[DIGEST_KEY_BYTES] = {1, 2, 4};
    struct code code = example(), back;
    struct error err;
    char text[CODE_TEXT_BYTES];

    (void)state;
    code_write(&code, key, text);
    assert_int_equal(code_verify(text, other, &back, &err), -1);
    assert_int_equal(err.kind, ERROR_CRYPTO);
    assert_int_equal(code_parse(text, &back, &err), 0);
}

static void foreign_texts_are_no_codes(void **state)
{
    static const char *const foreign[] = {"", "KP1:", "https://example.org/", "KP1:AAAA",
            "kp1:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "KP2:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "KP1:1AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"};
    struct code back;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(foreign) / sizeof(foreign[0]); i++)
        assert_int_equal(code_parse(foreign[i], &back, NULL), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_written_code_verifies_with_all_its_fields),
            cmocka_unit_test(only_letters_of_the_alphanumeric_mode_are_used),
            cmocka_unit_test(any_changed_letter_is_refused),
            cmocka_unit_test(another_key_is_refused_as_forged),
            cmocka_unit_test(foreign_texts_are_no_codes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
