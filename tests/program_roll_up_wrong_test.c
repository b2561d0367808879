/* program_roll_up_wrong_test.c -- what is wrong in the results of many bodies is found
 * and named. */
#include "tests/program_roll_up_folders.h"

/* A roll-up of `folder` fails, says `text` of `source`, and writes nothing. */
static void refused(const char *folder, const char *source, const char *text)
{
    struct program program = {.locale = NULL};
    char out[PROGRAM_PATH_BYTES];
    const char *at;

    program_path(out, folder, "out");
    RUN(&program, "roll-up", folder, "--out", out);
    assert_int_equal(program.status, 1);
    at = strstr(program.err, source);
    if (at == NULL || strstr(at, text) == NULL)
        fail_msg("of '%s' not '%s': %s", source, text, program.err);
    assert_non_null(strstr(program.err, "nothing is written"));
    assert_int_equal(program_count_files(out), 0);
    program_release(&program);
}

static void one_digit_changed_is_found(void **state)
{
    const struct bodies *bodies = *state;
    char folder[PROGRAM_PATH_BYTES];

    make_folder(bodies, "digit", folder);
    put_three(bodies, folder, "\"collected\": 6", "\"collected\": 5");
    refused(folder, "b.json", "changed since it was sealed");
}

static void a_cut_signature_is_found(void **state)
{
    const struct bodies *bodies = *state;
    char folder[PROGRAM_PATH_BYTES];

    make_folder(bodies, "cut", folder);
    put_three(bodies, folder, "\"signature\": \"", "\"signatare\": \"");
    refused(folder, "b.json", "\"signature\" is missing");
}

static void a_removed_seal_is_found(void **state)
{
    const struct bodies *bodies = *state;
    char folder[PROGRAM_PATH_BYTES];

    make_folder(bodies, "unsigned", folder);
    put_three(bodies, folder, "\"seal\": {", "\"sael\": {");
    refused(folder, "b.json", "not signed");
}

static void a_swapped_key_is_found(void **state)
{
    const struct bodies *bodies = *state;
    char folder[PROGRAM_PATH_BYTES];
    json_t *own, *other;
    char *text;

    make_folder(bodies, "swapped", folder);
    put_three(bodies, folder, NULL, NULL);
    text = sealed_text(bodies, 1);
    own = json_loads(text, 0, NULL);
    free(text);
    text = sealed_text(bodies, 2);
    other = json_loads(text, 0, NULL);
    free(text);
    assert_int_equal(
            json_object_set(json_object_get(own, "seal"), "public_key",
                    json_object_get(json_object_get(other, "seal"), "public_key")),
            0);
    text = json_dumps(own, 0);
    program_write(folder, "b.json", text, strlen(text));
    refused(folder, "b.json", "changed since it was sealed");
    free(text);
    json_decref(own);
    json_decref(other);
}

static void two_copies_and_a_link_are_found(void **state)
{
    const struct bodies *bodies = *state;
    char folder[PROGRAM_PATH_BYTES], path[PROGRAM_PATH_BYTES];

    make_folder(bodies, "copies", folder);
    put_three(bodies, folder, NULL, NULL);
    program_path(path, folder, "a.json");
    program_copy(path, folder, "d.json");
    refused(folder, "d.json", "the same file as");
    program_path(path, folder, "d.json");
    assert_int_equal(unlink(path), 0);
    assert_int_equal(symlink("a.json", path), 0);
    refused(folder, "d.json", "the same file as");
}

static void drafts_and_trials_are_found(void **state)
{
    const struct bodies *bodies = *state;
    char folder[PROGRAM_PATH_BYTES], out[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    stage_fresh((struct stage *)&bodies->stages[0], folder);
    program_path(out, bodies->scratch, "draft-out");
    RUN(&program, "roll-up", folder, "--out", out);
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "no report/results.json"));
    RUN(&program, "report", folder);
    assert_int_equal(program.status, 0);
    RUN(&program, "roll-up", folder, "--out", out);
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "a draft"));
    RUN(&program, "report", folder, "--trial");
    RUN(&program, "roll-up", folder, "--out", out);
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "a trial"));
    program_release(&program);
}

static void foreign_files_are_named(void **state)
{
    const struct bodies *bodies = *state;
    char folder[PROGRAM_PATH_BYTES], path[PROGRAM_PATH_BYTES];

    make_folder(bodies, "foreign", folder);
    put_three(bodies, folder, NULL, NULL);
    program_write(folder, "x.json", "{\"format\":\"geojson\"}", 20);
    refused(folder, "x.json", "no results of this program");
    program_write(folder, "x.json", "\x89PNG", 4);
    refused(folder, "x.json", "no results of this program");
    program_path(path, folder, "x.json");
    assert_int_equal(unlink(path), 0);
    assert_int_equal(symlink("nowhere", path), 0);
    refused(folder, "x.json", "cannot open");
}

/* Neither read whole nor waited for. */
static void huge_files_and_pipes_are_named(void **state)
{
    const struct bodies *bodies = *state;
    char folder[PROGRAM_PATH_BYTES], path[PROGRAM_PATH_BYTES];

    make_folder(bodies, "huge", folder);
    put_three(bodies, folder, NULL, NULL);
    program_write(folder, "x.json", "{", 1);
    program_path(path, folder, "x.json");
    assert_int_equal(truncate(path, 100 << 20), 0);
    refused(folder, "x.json", "larger than");
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkfifo(path, 0600), 0);
    refused(folder, "x.json", "is no file");
    assert_int_equal(unlink(path), 0);
    assert_int_equal(symlink("/dev/zero", path), 0);
    refused(folder, "x.json", "is no file");
}

/* The report of another conference laid into a folder: each by itself is in order. */
static void a_report_that_is_not_the_ledgers_is_found(void **state)
{
    const struct bodies *bodies = *state;
    char folder[PROGRAM_PATH_BYTES], out[PROGRAM_PATH_BYTES], *text;
    struct program program = {.locale = NULL};

    stage_fresh((struct stage *)&bodies->stages[0], folder);
    count((struct stage *)&bodies->stages[0], folder);
    text = sealed_text(bodies, 1);
    program_write(folder, "report/results.json", text, strlen(text));
    free(text);
    program_path(out, bodies->scratch, "other-out");
    RUN(&program, "roll-up", folder, "--out", out);
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "another seal than the folder's ledger"));
    program_release(&program);
}

/* What was sealed stays so: a later setting is not signed in silence. */
static void settings_changed_after_the_seal_are_found(void **state)
{
    const struct bodies *bodies = *state;
    char folder[PROGRAM_PATH_BYTES], *text, *at;
    struct program program = {.locale = NULL};
    size_t size;

    stage_fresh((struct stage *)&bodies->stages[0], folder);
    count((struct stage *)&bodies->stages[0], folder);
    text = program_read(folder, "conference.ini", &size);
    at = strstr(text, "rule = state-96");
    assert_non_null(at);
    memcpy(at, "rule = party-96", strlen("rule = party-96"));
    program_write(folder, "conference.ini", text, size);
    free(text);
    RUN(&program, "verify", folder);
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "not those that were sealed"));
    RUN(&program, "report", folder);
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "not those that were sealed"));
    program_release(&program);
}

static void a_person_is_followed_over_the_years(void **state)
{
    const struct bodies *bodies = *state;
    char pdf[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    json_t *object, *results, *same;

    program_path(pdf, bodies->scratch, "person.pdf");
    RUN(&program, "person", "CB-1", bodies->folders[0], bodies->folders[1],
            bodies->folders[2], "--json", "--pdf", pdf);
    assert_int_equal(program.status, 0);
    object = program_json(&program);
    results = json_object_get(object, "results");
    assert_int_equal(json_array_size(results), 2);
    assert_string_equal(
            json_string_value(json_object_get(json_array_get(results, 0), "date")),
            "2024-11-22");
    assert_string_equal(
            json_string_value(json_object_get(json_array_get(results, 1), "title")),
            "Bí thư");
    same = json_object_get(object, "same_name");
    assert_int_equal(json_array_size(same), 1);
    assert_string_equal(
            json_string_value(json_object_get(json_array_get(same, 0), "body")),
            "Xã Cường");
    json_decref(object);
    assert_true(program_has(bodies->scratch, "person.pdf"));
    program_release(&program);
}

static void a_person_of_nowhere_is_a_failure(void **state)
{
    const struct bodies *bodies = *state;
    struct program program = {.locale = NULL};

    RUN(&program, "person", "CB-99", bodies->folders[0]);
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "CB-99: 0 results in 1 conferences"));
    program_release(&program);
}

/* Changed results are named and not shown, the others are. */
static void what_was_changed_is_no_part_of_a_record(void **state)
{
    const struct bodies *bodies = *state;
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    make_folder(bodies, "record", folder);
    put_three(bodies, folder, "\"collected\": 6", "\"collected\": 5");
    RUN(&program, "person", "CB-1", folder);
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "b.json: changed since it was sealed"));
    assert_true(program_says(&program, "CB-1: 1 results in 2 conferences"));
    program_release(&program);
}

static void wrong_usage_is_2(void **state)
{
    struct program program = {.locale = NULL};

    (void)state;
    RUN(&program, "roll-up");
    assert_int_equal(program.status, 2);
    RUN(&program, "roll-up", "x", "--language", "fr");
    assert_int_equal(program.status, 2);
    RUN(&program, "person", "CB-1");
    assert_int_equal(program.status, 2);
    RUN(&program, "roll-up", "--help");
    assert_int_equal(program.status, 0);
    RUN(&program, "person", "--help");
    assert_int_equal(program.status, 0);
    RUN(&program, "roll-up", "x", "--rule", "nowhere.rule");
    assert_int_equal(program.status, 1);
    program_release(&program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(one_digit_changed_is_found),
            cmocka_unit_test(a_cut_signature_is_found),
            cmocka_unit_test(a_removed_seal_is_found),
            cmocka_unit_test(a_swapped_key_is_found),
            cmocka_unit_test(two_copies_and_a_link_are_found),
            cmocka_unit_test(drafts_and_trials_are_found),
            cmocka_unit_test(foreign_files_are_named),
            cmocka_unit_test(huge_files_and_pipes_are_named),
            cmocka_unit_test(a_report_that_is_not_the_ledgers_is_found),
            cmocka_unit_test(settings_changed_after_the_seal_are_found),
            cmocka_unit_test(a_person_is_followed_over_the_years),
            cmocka_unit_test(a_person_of_nowhere_is_a_failure),
            cmocka_unit_test(what_was_changed_is_no_part_of_a_record),
            cmocka_unit_test(wrong_usage_is_2),
    };

    return cmocka_run_group_tests_name("program roll up wrong", tests, start, end);
}
