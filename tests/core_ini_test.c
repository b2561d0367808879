/* core_ini_test.c -- settings files as people save them, each fault with its line. */
#include "core/ini.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { SEEN_BYTES = 8192 };

/* "section.name=value@line|" of every setting. */
static int note(void *user, const char *section, const char *name, const char *value,
        unsigned line, struct error *err)
{
    char *seen = user;
    size_t used = strlen(seen);

    if (strcmp(name, "bad") == 0)
        return error_set(err, ERROR_RANGE, "'bad' is bad");
    (void)snprintf(
            seen + used, SEEN_BYTES - used, "%s.%s=%s@%u|", section, name, value, line);
    return 0;
}

static int read_text(const char *text, char seen[SEEN_BYTES], struct error *err)
{
    char path[] = "/tmp/kiemphieu-ini-XXXXXX";
    int file = mkstemp(path), result;

    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), strlen(text));
    assert_int_equal(close(file), 0);
    seen[0] = '\0';
    result = ini_read(path, note, seen, err);
    assert_int_equal(unlink(path), 0);
    return result;
}

static void settings_come_with_section_value_and_line(void **state)
{
    char seen[SEEN_BYTES];
    struct error err;

    (void)state;
    assert_int_equal(
            read_text("\xEF\xBB\xBF; comment\r\n[conference]\r\ntitle = Hội nghị; "
                      "lần 1 # hai\r\n# more\r\n\r\n[counts]\r\nissued =\r\n"
                      "place=Hà Nội",
                    seen, &err),
            0);
    assert_string_equal(seen, "conference.title=Hội nghị; lần 1 # hai@3|counts.issued=@7|"
                              "counts.place=Hà Nội@8|");
}

static void a_line_that_is_no_setting_is_said_with_its_number(void **state)
{
    char seen[SEEN_BYTES];
    struct error err;

    (void)state;
    assert_int_equal(read_text("[a]\nx = 1\njust words\n", seen, &err), -1);
    assert_int_equal(err.kind, ERROR_SYNTAX);
    assert_non_null(strstr(err.text, ":3: "));
    assert_null(strchr(err.text, '/')); /* the file's name without its folder */
}

static void text_that_is_not_utf8_is_said_with_its_line(void **state)
{
    char seen[SEEN_BYTES];
    struct error err;

    (void)state;
    /* "Hà" as Windows-1258 saves it */
    assert_int_equal(read_text("[a]\nx = H\xE0\n", seen, &err), -1);
    assert_int_equal(err.kind, ERROR_SYNTAX);
    assert_non_null(strstr(err.text, ":2: the text is not UTF-8"));
    assert_string_equal(seen, "");
}

static void the_handlers_error_gets_the_line_and_ends_the_reading(void **state)
{
    char seen[SEEN_BYTES];
    struct error err;

    (void)state;
    assert_int_equal(read_text("[a]\nx = 1\nbad = 2\ny = 3\n", seen, &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
    assert_non_null(strstr(err.text, ":3: 'bad' is bad"));
    assert_string_equal(seen, "a.x=1@2|");
}

/* A line too long is never cut in silence. */
static void a_line_too_long_is_refused(void **state)
{
    char text[2 * INI_LINE_BYTES], seen[SEEN_BYTES];
    struct error err;

    (void)state;
    (void)snprintf(text, sizeof(text), "[a]\nx = %0*d\n", INI_LINE_BYTES - 100, 0);
    assert_int_equal(read_text(text, seen, &err), 0);
    assert_true(strlen(seen) > INI_LINE_BYTES - 100);
    (void)snprintf(text, sizeof(text), "[a]\nx = %0*d\ny = 1\n", INI_LINE_BYTES, 0);
    assert_int_equal(read_text(text, seen, &err), -1);
    assert_int_equal(err.kind, ERROR_SYNTAX);
    assert_non_null(strstr(err.text, ":2: "));
    assert_string_equal(seen, "");
}

static void a_value_fits_whole_or_is_refused(void **state)
{
    char out[4] = "old";
    struct error err;

    (void)state;
    assert_int_equal(ini_copy(out, sizeof(out), "x", "1234", &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
    assert_string_equal(out, "old");
    assert_int_equal(ini_copy(out, sizeof(out), "x", "123", &err), 0);
    assert_string_equal(out, "123");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(settings_come_with_section_value_and_line),
            cmocka_unit_test(a_line_that_is_no_setting_is_said_with_its_number),
            cmocka_unit_test(text_that_is_not_utf8_is_said_with_its_line),
            cmocka_unit_test(the_handlers_error_gets_the_line_and_ends_the_reading),
            cmocka_unit_test(a_line_too_long_is_refused),
            cmocka_unit_test(a_value_fits_whole_or_is_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
