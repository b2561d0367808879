/* program_commands_test.c -- help, usage, version; new and rules; folders that are none.
 */
#include "tests/program.h"

#include <sys/stat.h>
#include <unistd.h>

#include "core/version.h"

static const char *const commands[] = {"new", "rules", "classify", "print", "deck",
        "read", "import", "status", "batches", "review", "report", "seal", "verify"};

enum { COMMANDS = sizeof(commands) / sizeof(commands[0]) };

static void help_of_every_command_is_on_stdout_with_0(void **state)
{
    struct program program = {.locale = NULL};
    char usage[64];
    size_t i;

    (void)state;
    for (i = 0; i < COMMANDS; i++) {
        RUN(&program, commands[i], "--help");
        assert_int_equal(program.status, 0);
        (void)snprintf(usage, sizeof(usage), "usage: kiemphieu %s", commands[i]);
        assert_int_equal(strncmp(program.out, usage, strlen(usage)), 0);
        assert_string_equal(program.err, "");
    }
    program_release(&program);
}

static void the_command_alone_lists_the_commands(void **state)
{
    struct program program = {.locale = NULL};
    char line[64];
    size_t i;

    (void)state;
    RUN(&program, "--help");
    assert_int_equal(program.status, 0);
    for (i = 0; i < COMMANDS; i++) {
        (void)snprintf(line, sizeof(line), "\n  %-9s ", commands[i]);
        assert_non_null(strstr(program.out, line));
    }
    program_run(&program, (const char *const[]){NULL});
    assert_int_equal(program.status, 2);
    program_release(&program);
}

static void an_unknown_command_exits_2(void **state)
{
    struct program program = {.locale = NULL};

    (void)state;
    RUN(&program, "cout");
    assert_int_equal(program.status, 2);
    assert_string_equal(program.out, "");
    assert_non_null(strstr(program.err, "there is no command 'cout'"));
    program_release(&program);
}

static void the_version_is_told(void **state)
{
    struct program program = {.locale = NULL};

    (void)state;
    RUN(&program, "--version");
    assert_int_equal(program.status, 0);
    assert_string_equal(program.out, "kiemphieu " KIEMPHIEU_VERSION "\n");
    program_release(&program);
}

static void wrong_options_exit_2_and_do_nothing(void **state)
{
    struct program program = {.locale = NULL};
    size_t i;

    (void)state;
    for (i = 0; i < COMMANDS; i++) {
        RUN(&program, commands[i], "--no-such-option", "/nowhere");
        assert_int_equal(program.status, 2);
        assert_string_equal(program.out, "");
        assert_non_null(strstr(program.err, "usage: kiemphieu"));
    }
    RUN(&program, "import", "/nowhere", "x.tif", "--jobs", "many");
    assert_int_equal(program.status, 2);
    RUN(&program, "import", "/nowhere", "x.tif", "--jobs", "9");
    assert_int_equal(program.status, 2);
    RUN(&program, "import", "/nowhere");
    assert_int_equal(program.status, 2);
    RUN(&program, "review", "/nowhere", "--reopen", "00");
    assert_int_equal(program.status, 2);
    program_release(&program);
}

/* Three names left memory behind: status 1 of the sanitizer instead of 2. */
static void seal_by_three_is_wrong_usage(void **state)
{
    struct program program = {.locale = NULL};

    (void)state;
    RUN(&program, "seal", "/nowhere", "--name", "A", "--name", "B", "--name", "C");
    assert_int_equal(program.status, 2);
    program_release(&program);
}

/* `status` of a mistyped folder once began a ledger there. */
static void a_folder_that_is_no_conference_gets_no_ledger(void **state)
{
    static const char *const asking[] = {
            "print", "status", "review", "report", "seal", "verify"};
    struct program program = {.locale = NULL};
    char folder[PROGRAM_PATH_BYTES];
    size_t i;

    (void)state;
    program_folder_make(folder);
    for (i = 0; i < sizeof(asking) / sizeof(asking[0]); i++) {
        RUN(&program, asking[i], folder);
        assert_int_equal(program.status, 1);
        assert_non_null(strstr(program.err, "conference.ini"));
        assert_int_equal(program_count_files(folder), 0);
    }
    RUN(&program, "import", folder, "/dev/null");
    assert_int_equal(program.status, 1);
    assert_int_equal(program_count_files(folder), 0);
    program_folder_remove(folder);
    program_release(&program);
}

/* ---- new ---- */

static void new_makes_a_folder_that_can_be_printed_at_once(void **state)
{
    struct program program = {.locale = NULL};
    char folder[PROGRAM_PATH_BYTES], made[PROGRAM_PATH_BYTES], key[PROGRAM_PATH_BYTES];
    struct stat entry;

    (void)state;
    program_folder_make(folder);
    program_path(made, folder, "made");
    RUN(&program, "new", made);
    assert_int_equal(program.status, 0);
    assert_true(program_says(&program, "kiemphieu print "));
    program_path(key, made, "conference.key");
    assert_int_equal(stat(key, &entry), 0);
    assert_int_equal(entry.st_mode & 0777, 0600);
    RUN(&program, "print", made);
    assert_int_equal(program.status, 0);
    assert_true(program_has(made, "print/main.pdf"));
    assert_true(program_has(made, "layout/main.json"));
    program_folder_remove(folder);
    program_release(&program);
}

static void new_never_touches_a_folder_with_something_in_it(void **state)
{
    struct program program = {.locale = NULL};
    char folder[PROGRAM_PATH_BYTES];

    (void)state;
    program_folder_make(folder);
    program_write(folder, "mine.txt", "mine", 4);
    RUN(&program, "new", folder);
    assert_int_equal(program.status, 1);
    assert_non_null(strstr(program.err, "not empty"));
    assert_int_equal(program_count_files(folder), 1);
    program_folder_remove(folder);
    program_release(&program);
}

/* Two conferences never share a key: sheets of one are foreign to the other. */
static void each_new_conference_has_its_own_key(void **state)
{
    struct program program = {.locale = NULL};
    char folder[PROGRAM_PATH_BYTES], one[PROGRAM_PATH_BYTES], two[PROGRAM_PATH_BYTES];
    char *keys[2];
    size_t size;

    (void)state;
    program_folder_make(folder);
    program_path(one, folder, "one");
    program_path(two, folder, "two");
    RUN(&program, "new", one, "--language", "vi");
    assert_int_equal(program.status, 0);
    RUN(&program, "new", two, "--language", "en");
    assert_int_equal(program.status, 0);
    RUN(&program, "new", two, "--language", "fr");
    assert_int_equal(program.status, 2);
    keys[0] = program_read(one, "conference.key", &size);
    keys[1] = program_read(two, "conference.key", &size);
    assert_string_not_equal(keys[0], keys[1]);
    free(keys[0]);
    free(keys[1]);
    program_folder_remove(folder);
    program_release(&program);
}

/* ---- rules ---- */

static void rules_lists_every_card_with_its_thresholds(void **state)
{
    static const char *const lines[] = {"\nstate-96  ", "\nstate-96-vote  ",
            "\nstate-85  ", "\nstate-35  ", "\nparty-262  ", "\ntally-only  ",
            "band-2: low >= 2/3:", "band-2: low > 2/3:", "band-1: low > 1/2:",
            "band-1: distrust > 1/2:", "shares of: all deputies of the body",
            "shares of: ballots collected"};
    struct program program = {.locale = NULL};
    size_t i;

    (void)state;
    RUN(&program, "rules");
    assert_int_equal(program.status, 0);
    assert_int_equal(strncmp(program.out, "party-96  ", 10), 0);
    for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        if (strstr(program.out, lines[i]) == NULL)
            fail_msg("'%s' is not listed", lines[i]);
    program_release(&program);
}

/* A shown card is a card: copied under another name it gives the same outcome. */
static void a_shown_card_can_be_used_as_a_file(void **state)
{
    struct program program = {.locale = NULL};
    char folder[PROGRAM_PATH_BYTES], card[PROGRAM_PATH_BYTES];

    (void)state;
    program_folder_make(folder);
    program_path(card, folder, "ours.rule");
    program.output = card;
    RUN(&program, "rules", "--show", "state-96");
    assert_int_equal(program.status, 0);
    program.output = NULL;
    RUN(&program, "classify", "--rule", card, "--collected", "48", "16", "0", "32");
    assert_int_equal(program.status, 0);
    assert_non_null(strstr(program.out, "Outcome: band-2"));
    program_folder_remove(folder);
    program_release(&program);
}

static void a_card_that_is_not_shipped_is_not_shown(void **state)
{
    struct program program = {.locale = NULL};

    (void)state;
    RUN(&program, "rules", "--show", "state-97");
    assert_int_equal(program.status, 1);
    assert_string_equal(program.out, "");
    assert_non_null(strstr(program.err, "state-97"));
    RUN(&program, "rules", "--show", "../examples/conference-en");
    assert_int_equal(program.status, 1);
    assert_string_equal(program.out, "");
    program_release(&program);
}

static void output_that_cannot_be_written_is_a_failure(void **state)
{
    struct program program = {.output = "/dev/full"};

    (void)state;
    RUN(&program, "--version");
    assert_int_equal(program.status, 1);
    program_release(&program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(help_of_every_command_is_on_stdout_with_0),
            cmocka_unit_test(the_command_alone_lists_the_commands),
            cmocka_unit_test(an_unknown_command_exits_2),
            cmocka_unit_test(the_version_is_told),
            cmocka_unit_test(wrong_options_exit_2_and_do_nothing),
            cmocka_unit_test(seal_by_three_is_wrong_usage),
            cmocka_unit_test(a_folder_that_is_no_conference_gets_no_ledger),
            cmocka_unit_test(new_makes_a_folder_that_can_be_printed_at_once),
            cmocka_unit_test(new_never_touches_a_folder_with_something_in_it),
            cmocka_unit_test(each_new_conference_has_its_own_key),
            cmocka_unit_test(rules_lists_every_card_with_its_thresholds),
            cmocka_unit_test(a_shown_card_can_be_used_as_a_file),
            cmocka_unit_test(a_card_that_is_not_shipped_is_not_shown),
            cmocka_unit_test(output_that_cannot_be_written_is_a_failure)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
