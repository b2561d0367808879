/* program_export_test.c -- records and tables for others, and the figures worked out
 * anew. */
#include "tests/program_stage.h"

#include <sys/stat.h>

static int start(void **state)
{
    struct stage *stage = calloc(1, sizeof(*stage));

    assert_non_null(stage);
    stage_start(stage, "", stage_four_people, "8", "3", NULL);
    *state = stage;
    return 0;
}

static int end(void **state)
{
    stage_end(*state);
    free(*state);
    return 0;
}

static void count(struct stage *stage, char folder[PROGRAM_PATH_BYTES])
{
    struct program program = {.locale = NULL};

    stage_fresh(stage, folder);
    RUN(&program, "import", folder, stage->deck);
    assert_int_equal(program.status, 3);
    program_release(&program);
}

static void seal(struct stage *stage, char folder[PROGRAM_PATH_BYTES])
{
    struct program program = {.locale = NULL};

    count(stage, folder);
    stage_decide(stage, folder);
    RUN(&program, "seal", folder, "--name", "An", "--name", "Bình");
    assert_int_equal(program.status, 0);
    RUN(&program, "report", folder);
    assert_int_equal(program.status, 0);
    program_release(&program);
}

static void a_draft_has_tables_but_no_records(void **state)
{
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    count(*state, folder);
    RUN(&program, "report", folder);
    assert_true(program_has(folder, "report/results.xlsx"));
    assert_false(program_has(folder, "report/cvr.json"));
    RUN(&program, "export", folder, "--cvr");
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "once the count is sealed"));
    assert_false(program_has(folder, "report/cvr.json"));
    RUN(&program, "export", folder);
    assert_int_equal(program.status, 0);
    assert_true(program_has(folder, "report/results.json"));
    assert_false(program_has(folder, "report/cvr.json"));
    RUN(&program, "recount", folder);
    assert_int_equal(program.status, 1);
    program_release(&program);
}

static void a_draft_is_not_handed_out(void **state)
{
    char folder[PROGRAM_PATH_BYTES], out[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    count(*state, folder);
    program_path(out, folder, "out");
    RUN(&program, "export", folder, "--json", "--out", out, "--name", "An", "--name",
            "Bình");
    assert_int_equal(program.status, 1);
    assert_int_equal(program_count_files(out), 0);
    program_release(&program);
}

static void a_sealed_report_is_recounted_and_its_records_are_private(void **state)
{
    char folder[PROGRAM_PATH_BYTES], path[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    struct stat entry;

    seal(*state, folder);
    stage_check_results(*state, folder);
    RUN(&program, "recount", folder);
    assert_int_equal(program.status, 0);
    assert_true(program_says(&program, "every figure agrees"));
    program_path(path, folder, "report/cvr.json");
    assert_int_equal(stat(path, &entry), 0);
    assert_int_equal(entry.st_mode & 0777, 0600);
    program_release(&program);
}

/* `from` becomes `to`, of the same length, where it stands first. */
static void change(const char *folder, const char *name, const char *from, const char *to)
{
    size_t size;
    char *text = program_read(folder, name, &size), *at = strstr(text, from);

    assert_non_null(at);
    assert_int_equal(strlen(from), strlen(to));
    memcpy(at, to, strlen(to));
    program_write(folder, name, text, size);
    free(text);
}

static void whatever_is_changed_in_the_report_shows(void **state)
{
    static const struct {
        const char *file, *from, *to, *said;
    } cases[] = {
            {"report/figures.txt", "valid 8", "valid 7",
                    "figures.txt: ballot main valid 7"},
            {"report/count.json", "\"collected\": 8", "\"collected\": 9",
                    "cvr.json: contest"},
            {"report/cvr.json", "\"CurrentSnapshotId\":\"", "\"CurrentSnapshotId\":\"",
                    "every figure agrees"},
            {"report/cvr.json", "\"CVR\":[", "\"CVX\":[",
                    "cvr.json: ballot main valid 0"},
    };
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    size_t i;

    seal(*state, folder);
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        change(folder, cases[i].file, cases[i].from, cases[i].to);
        RUN(&program, "recount", folder);
        if (!program_says(&program, cases[i].said))
            fail_msg("%s: %s%s", cases[i].file, program.out, program.err);
        assert_int_equal(program.status, strcmp(cases[i].from, cases[i].to) != 0);
        change(folder, cases[i].file, cases[i].to, cases[i].from);
    }
    program_release(&program);
}

static void two_people_hand_out_and_the_journal_keeps_it(void **state)
{
    char folder[PROGRAM_PATH_BYTES], out[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    seal(*state, folder);
    program_path(out, folder, "out");
    RUN(&program, "export", folder, "--cvr", "--out", out, "--name", "An");
    assert_int_equal(program.status, 1);
    assert_int_equal(program_count_files(out), 0);
    RUN(&program, "export", folder, "--cvr", "--out", out, "--name", "An", "--name",
            "an");
    assert_int_equal(program.status, 1); /* the same person twice */
    RUN(&program, "export", folder, "--cvr", "--out", out, "--name", "An", "--name",
            "Bình");
    assert_int_equal(program.status, 0);
    assert_true(program_has(out, "cvr.json"));
    assert_true(program_has(out, "count.json"));
    assert_false(program_has(out, "results.json"));
    assert_int_equal(program_count_files(out), 3);
    program_release(&program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_draft_has_tables_but_no_records),
            cmocka_unit_test(a_draft_is_not_handed_out),
            cmocka_unit_test(a_sealed_report_is_recounted_and_its_records_are_private),
            cmocka_unit_test(whatever_is_changed_in_the_report_shows),
            cmocka_unit_test(two_people_hand_out_and_the_journal_keeps_it),
    };

    return cmocka_run_group_tests(tests, start, end);
}
