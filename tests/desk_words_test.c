/* desk_words_test.c -- the catalogue read by ourselves: found words, hostile bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/desk/words.h"
#include "core/language.h"

/* A catalogue of two texts, as msgfmt writes it: head, two tables, the texts. */
enum { NUMBERS = 7 + 4 + 4, CATALOGUE_BYTES = NUMBERS * 4 + 16 };

struct catalogue {
    uint32_t numbers[NUMBERS];
    char texts[16];
};

static const struct catalogue good = {
        {0x950412DE, 0, 2, 28, 44, 0, 0, /* magic, revision, count, tables, no hashes */
                1, 60, 1, 62,            /* "a" and "b": length, offset */
                2, 64, 3, 67},           /* "mo", "hai" */
        "a\0b\0mo\0hai"};

static int parse(const struct catalogue *catalogue, size_t size, struct words **out)
{
    char *bytes = malloc(size + 1);
    int result;

    assert_non_null(bytes);
    memcpy(bytes, catalogue, size);
    result = words_parse(bytes, size, out, NULL);
    if (result != 0)
        free(bytes);
    return result;
}

static void a_text_is_found_or_stays_as_it_is(void **state)
{
    struct words *words = NULL;

    (void)state;
    assert_int_equal(parse(&good, sizeof(good), &words), 0);
    assert_string_equal(words_find(words, "a"), "mo");
    assert_string_equal(words_find(words, "b"), "hai");
    assert_string_equal(words_find(words, "c"), "c");
    assert_string_equal(words_find(words, ""), "");
    assert_string_equal(words_find(NULL, "a"), "a");
    words_free(words);
}

static void a_damaged_catalogue_is_refused(void **state)
{
    static const struct {
        size_t at;
        uint32_t number;
    } damages[] = {
            {0, 0xDE120495}, /* of a machine with the other order of bytes */
            {1, 0x10000},    /* a later format */
            {2, 3},          /* one text more than there is */
            {2, 0xFFFFFFFF}, {3, 72}, {3, 0xFFFFFFF8}, {4, 0xFFFFFFFF},
            {7, 0xFFFFFFFF},          /* a length that leaves the file */
            {7, 0},                   /* no NUL where the text should end */
            {8, 76}, {8, 0xFFFFFFFF}, /* an offset that does */
            {8, 62},                  /* "b" twice: out of order */
    };
    struct words *words = NULL;
    struct catalogue broken;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(damages) / sizeof(damages[0]); i++) {
        broken = good;
        broken.numbers[damages[i].at] = damages[i].number;
        assert_int_equal(parse(&broken, sizeof(broken), &words), -1);
        assert_null(words);
    }
}

/* Cut anywhere it is refused, until all texts with their NULs are there. */
static void a_cut_catalogue_is_refused(void **state)
{
    struct words *words = NULL;
    size_t size;

    (void)state;
    for (size = 0; size < NUMBERS * 4 + 11; size++)
        assert_int_equal(parse(&good, size, &words), -1);
    assert_int_equal(parse(&good, NUMBERS * 4 + 11, &words), 0);
    words_free(words);
}

static void two_threads_readers_speak_two_languages(void **state)
{
    struct words *words = NULL;
    struct error err;

    (void)state;
    assert_int_equal(setenv("LANGUAGE", "vi", 1), 0);
    assert_int_equal(words_load(&words, &err), 0);
    assert_string_equal(words_find(words, "Name"), "Họ và tên");
    words_speak(words, 1);
    assert_string_equal(_("Name"), "Họ và tên");
    (void)error_set(&err, ERROR_RANGE, "the form is too large");
    assert_string_equal(err.text, "biểu mẫu quá lớn");
    words_speak(words, 0);
    assert_string_equal(_("Name"), "Name");
    (void)error_set(&err, ERROR_RANGE, "the form is too large");
    assert_string_equal(err.text, "the form is too large");
    words_free(words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_text_is_found_or_stays_as_it_is),
            cmocka_unit_test(a_damaged_catalogue_is_refused),
            cmocka_unit_test(a_cut_catalogue_is_refused),
            cmocka_unit_test(two_threads_readers_speak_two_languages),
    };

    language_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
