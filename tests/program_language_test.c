/* program_language_test.c -- the programs' own words, in Vietnamese and English. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "core/utf8.h"

enum { TEXT_BYTES = 8192, SCREEN_COLUMNS = 80 };

/* What `command` says in `locale`, both outputs; the exit status. */
static int say(const char *locale, const char *command, char text[TEXT_BYTES])
{
    char line[512];
    const char *folder = getenv("KIEMPHIEU_PROGRAMS");
    FILE *output;
    size_t size;
    int status;

    assert_non_null(folder);
    assert_true(snprintf(line, sizeof(line), "LC_ALL=%s '%s'/%s 2>&1", locale, folder,
                        command) < (int)sizeof(line));
    output = popen(line, "r");
    assert_non_null(output);
    size = fread(text, 1, TEXT_BYTES - 1, output);
    text[size] = '\0';
    status = pclose(output);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void assert_fits(char *text)
{
    char *line, *rest = NULL;

    assert_true(utf8_is_text(text, strlen(text)));
    for (line = strtok_r(text, "\n", &rest); line != NULL;
            line = strtok_r(NULL, "\n", &rest))
        if (utf8_length(line) >= SCREEN_COLUMNS)
            fail_msg("%zu columns: %s", utf8_length(line), line);
}

static void every_commands_help_fits_the_screen_in_both_languages(void **state)
{
    static const char *const commands[] = {"", "new", "rules", "classify", "print",
            "deck", "desk", "read", "import", "status", "batches", "review", "report",
            "seal", "verify"};
    char command[64], text[TEXT_BYTES];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
        (void)snprintf(command, sizeof(command), "kiemphieu %s --help", commands[i]);
        assert_int_equal(say("C.UTF-8", command, text), 0);
        assert_non_null(strstr(text, "usage: kiemphieu"));
        assert_fits(text);
        assert_int_equal(say("vi_VN.UTF-8", command, text), 0);
        assert_non_null(strstr(text, "cách dùng: kiemphieu"));
        assert_fits(text);
    }
}

static void the_ledger_program_speaks_vietnamese(void **state)
{
    char text[TEXT_BYTES];

    (void)state;
    assert_int_equal(say("vi_VN.UTF-8", "kiemphieu-ledger /nowhere/at/all", text), 1);
    assert_non_null(strstr(text, "kiemphieu-ledger: không mở được "));
}

/* A catalogue first looked into behind the sandbox once ended the reader. */
static void the_sandboxed_reader_speaks_vietnamese(void **state)
{
    static const char crop[] = "kiemphieu-read --crop page --page 210000,297000 --as png";
    char command[128], text[TEXT_BYTES];

    (void)state;
    (void)snprintf(command, sizeof(command), "%s </dev/null", crop);
    assert_int_equal(say("vi_VN.UTF-8", command, text), 1);
    assert_string_equal(text, "kiemphieu-read: đây không phải là tệp thường\n");
    (void)snprintf(command, sizeof(command), "%s <&-", crop); /* the system's words too */
    assert_int_equal(say("vi_VN.UTF-8", command, text), 1);
    assert_non_null(strstr(text, "kiemphieu-read: không đọc được tệp: "));
    assert_int_equal(say("fr_FR.UTF-8", command, text), 1);
    assert_non_null(strstr(text, "kiemphieu-read: the file cannot be read: "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(every_commands_help_fits_the_screen_in_both_languages),
            cmocka_unit_test(the_ledger_program_speaks_vietnamese),
            cmocka_unit_test(the_sandboxed_reader_speaks_vietnamese),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
