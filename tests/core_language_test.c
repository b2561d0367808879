/* core_language_test.c -- Vietnamese or English by the locale, generated or not. */
#include "core/language.h"

#include <errno.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/error.h"
#include "core/ledger_finding.h"
#include "core/reason.h"
#include "core/utf8.h"

/* What the environment says before a program starts; NULL: not set. */
struct speaker {
    const char *all, *messages, *lang, *language;
};

static const struct speaker vietnamese = {.all = "vi_VN.UTF-8"};
static const struct speaker english = {.all = "C.UTF-8"};

static void set_or_unset(const char *name, const char *value)
{
    if (value == NULL)
        (void)unsetenv(name);
    else
        (void)setenv(name, value, 1);
}

/* The locale is the whole process's: each check has a process of its own.
 * A check returns 0, or the line that found fault. */
static void assert_in(const struct speaker *speaker, int (*check)(void))
{
    pid_t child = fork();
    int status = 0;

    assert_true(child >= 0);
    if (child == 0) {
        set_or_unset("LC_ALL", speaker->all);
        set_or_unset("LC_MESSAGES", speaker->messages);
        set_or_unset("LANG", speaker->lang);
        set_or_unset("LANGUAGE", speaker->language);
        status = check();
        if (status != 0)
            (void)fprintf(stderr, "fault found in line %d\n", status);
        _exit(status != 0);
    }
    while (waitpid(child, &status, 0) < 0)
        assert_int_equal(errno, EINTR);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

#define CHECK(truth)                                                                     \
    do {                                                                                 \
        if (!(truth))                                                                    \
            return __LINE__;                                                             \
    } while (0)

static int speaks_vietnamese(void)
{
    language_start();
    CHECK(language_is_vietnamese() == 1);
    CHECK(strcmp(_("Your name"), "Họ và tên của bạn") == 0);
    return 0;
}

static int speaks_english(void)
{
    language_start();
    CHECK(language_is_vietnamese() == 0);
    CHECK(strcmp(_("Your name"), "Your name") == 0);
    return 0;
}

static void a_vietnamese_locale_that_is_not_generated_speaks_vietnamese(void **state)
{
    (void)state;
    assert_in(&vietnamese, speaks_vietnamese);
    assert_in(&(struct speaker){.all = "vi"}, speaks_vietnamese);
}

static void other_locales_speak_english(void **state)
{
    (void)state;
    assert_in(&english, speaks_english);
    assert_in(&(struct speaker){.all = "C"}, speaks_english);
    assert_in(&(struct speaker){.all = "fr_FR.UTF-8"}, speaks_english);
    assert_in(&(struct speaker){NULL, NULL, NULL, NULL}, speaks_english);
}

static void lc_all_goes_before_lc_messages_and_that_before_lang(void **state)
{
    (void)state;
    assert_in(&(struct speaker){.lang = "vi_VN.UTF-8"}, speaks_vietnamese);
    assert_in(&(struct speaker){.all = "", .lang = "vi_VN.UTF-8"}, speaks_vietnamese);
    assert_in(&(struct speaker){.messages = "vi_VN.UTF-8", .lang = "C.UTF-8"},
            speaks_vietnamese);
    assert_in(&(struct speaker){.messages = "C.UTF-8", .lang = "vi_VN.UTF-8"},
            speaks_english);
    assert_in(&(struct speaker){.all = "C.UTF-8", .messages = "vi_VN.UTF-8"},
            speaks_english);
}

/* A desktop's LANGUAGE once made half a sentence Vietnamese, its figures English. */
static void a_list_of_languages_does_not_change_the_locales_language(void **state)
{
    (void)state;
    assert_in(
            &(struct speaker){.all = "vi_VN.UTF-8", .language = "en"}, speaks_vietnamese);
    assert_in(&(struct speaker){.all = "C.UTF-8", .language = "vi:en"}, speaks_english);
}

static int writes_numbers_for_machines(void)
{
    language_start();
    CHECK(strcmp(localeconv()->decimal_point, ".") == 0);
    return 0;
}

static void files_keep_the_decimal_point(void **state)
{
    (void)state;
    assert_in(&vietnamese, writes_numbers_for_machines);
    assert_in(&english, writes_numbers_for_machines);
}

/* The Vietnamese of this one takes its arguments by number (%1$u). */
static int errors_are_vietnamese(void)
{
    struct error err;

    language_start();
    (void)error_set(&err, ERROR_RANGE,
            "%u ballots of '%s' collected but only %u issued; mend the counts", 76U,
            "main", 75U);
    CHECK(strcmp(err.text,
                  "thu về 76 phiếu loại 'main' mà chỉ phát ra 75; hãy sửa lại số liệu") ==
            0);
    (void)error_add_context(&err, "page %zu", (size_t)2);
    CHECK(strncmp(err.text, "trang 2: thu về ", strlen("trang 2: thu về ")) == 0);
    return 0;
}

static void an_error_and_its_context_are_vietnamese(void **state)
{
    (void)state;
    assert_in(&vietnamese, errors_are_vietnamese);
}

static int findings_are_vietnamese(void)
{
    json_t *findings = json_array();
    int is_right;

    language_start();
    ledger_finding_add(findings, "event %lld is missing", 7LL);
    is_right = strcmp(json_string_value(json_array_get(findings, 0)),
                       "thiếu sự kiện 7") == 0;
    json_decref(findings);
    CHECK(is_right);
    return 0;
}

static void the_ledgers_findings_are_vietnamese(void **state)
{
    (void)state;
    assert_in(&vietnamese, findings_are_vietnamese);
}

static int reasons_are_sentences(void)
{
    const char *untold[REASON_COUNT], *told[REASON_COUNT];
    size_t i, k, length;

    for (i = 0; i < REASON_COUNT; i++)
        untold[i] = reason_sentence((enum reason)i); /* English: not started yet */
    language_start();
    for (i = 0; i < REASON_COUNT; i++) {
        told[i] = reason_sentence((enum reason)i);
        length = strlen(told[i]);
        CHECK(length > 0 && strchr(".?", told[i][length - 1]) != NULL);
        CHECK(utf8_is_text(told[i], length));
        CHECK((strcmp(told[i], untold[i]) != 0) == language_is_vietnamese());
        for (k = 0; k < i; k++)
            CHECK(strcmp(told[i], told[k]) != 0);
    }
    return 0;
}

static void every_reason_has_its_own_sentence_in_both_languages(void **state)
{
    (void)state;
    assert_in(&vietnamese, reasons_are_sentences);
    assert_in(&english, reasons_are_sentences);
}

static void assert_share(uint32_t hundredths, int is_vietnamese, const char *expected)
{
    char text[LANGUAGE_SHARE_BYTES];

    language_share(hundredths, is_vietnamese, text);
    assert_string_equal(text, expected);
}

/* 19 of 47 ballots are 40.43 %, as the regulation's results print it. */
static void a_share_has_two_decimals_and_the_languages_sign(void **state)
{
    (void)state;
    assert_share(4043, 1, "40,43");
    assert_share(4043, 0, "40.43");
    assert_share(0, 1, "0,00");
    assert_share(9, 1, "0,09");
    assert_share(99, 0, "0.99");
    assert_share(100, 0, "1.00");
    assert_share(10000, 1, "100,00");
}

static void padding_counts_characters_and_not_bytes(void **state)
{
    (void)state;
    assert_int_equal(language_pad("Họ và tên", 10), 1); /* 9 characters, 13 bytes */
    assert_int_equal(language_pad("Họ và tên", 9), 0);
    assert_int_equal(language_pad("Họ và tên", 8), 0);
    assert_int_equal(language_pad("te\xCC\x82n", 5), 2); /* e and a circumflex: ê */
    assert_int_equal(language_pad("", 3), 3);
    assert_int_equal(language_pad("", 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_vietnamese_locale_that_is_not_generated_speaks_vietnamese),
            cmocka_unit_test(other_locales_speak_english),
            cmocka_unit_test(lc_all_goes_before_lc_messages_and_that_before_lang),
            cmocka_unit_test(a_list_of_languages_does_not_change_the_locales_language),
            cmocka_unit_test(files_keep_the_decimal_point),
            cmocka_unit_test(an_error_and_its_context_are_vietnamese),
            cmocka_unit_test(the_ledgers_findings_are_vietnamese),
            cmocka_unit_test(every_reason_has_its_own_sentence_in_both_languages),
            cmocka_unit_test(a_share_has_two_decimals_and_the_languages_sign),
            cmocka_unit_test(padding_counts_characters_and_not_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
