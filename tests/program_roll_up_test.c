/* program_roll_up_test.c -- sealed conferences brought together; whatever is wrong with
 * one of them is named, and nothing is written. */
#include "tests/program_stage.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BODIES = 3, PEOPLE = 4, SHEETS = 6 };

/* Three bodies, counted and sealed once; no test changes them. */
struct bodies {
    struct stage stages[BODIES];
    char folders[BODIES][PROGRAM_PATH_BYTES];
    char scratch[PROGRAM_PATH_BYTES];
};

/* The first stands at two bodies under the same id; the second shares a name alone. */
static const char *const people[BODIES] = {
        "no,name,title,id\n1,Nguyễn Văn Minh,Bí thư,CB-1\n2,Trần Thị Hòa,Phó Bí "
        "thư,CB-2\n"
        "3,Lê Quang Vinh,Ủy viên,CB-3\n4,Phạm Thu Hà,Ủy viên,CB-4\n",
        "no,name,title,id\n1,Nguyễn Văn Minh,Chủ tịch,CB-1\n2,Trần Thị Hòa,Thư ký,CB-22\n"
        "3,Lê Văn Tám,Ủy viên,CB-23\n4,Phạm Thu Nga,Ủy viên,CB-24\n",
        "no,name,title\n1,Nguyễn Văn Minh,Bí thư\n2,Đỗ Văn An,Phó Bí thư\n"
        "3,Đỗ Văn Bình,Ủy viên\n4,Đỗ Văn Cường,Ủy viên\n"};
static const char *const settings[BODIES] = {
        "[conference]\nbody = Xã An\nsuperior = Huyện Đan Phượng\ndate = 2025-11-22\n",
        "[conference]\nbody = Xã Bình\ndate = 2024-11-22\n",
        "[conference]\nbody = Xã Cường\n"};

static void count(struct stage *stage, const char *folder)
{
    struct program program = {.locale = NULL};

    RUN(&program, "import", folder, stage->deck);
    if (program.status == 3)
        stage_decide(stage, folder);
    RUN(&program, "seal", folder, "--name", "An", "--name", "Bình");
    if (program.status != 0)
        fail_msg("%s%s", program.out, program.err);
    RUN(&program, "report", folder);
    assert_int_equal(program.status, 0);
    program_release(&program);
}

static int start(void **state)
{
    static const char *const seeds[BODIES] = {"5", "7", "11"};
    struct bodies *bodies = calloc(1, sizeof(*bodies));
    size_t i;

    assert_non_null(bodies);
    program_folder_make(bodies->scratch);
    for (i = 0; i < BODIES; i++) {
        stage_start(&bodies->stages[i], settings[i], people[i], "6", seeds[i], "--clean");
        stage_fresh(&bodies->stages[i], bodies->folders[i]);
        count(&bodies->stages[i], bodies->folders[i]);
    }
    *state = bodies;
    return 0;
}

static int end(void **state)
{
    struct bodies *bodies = *state;
    size_t i;

    for (i = 0; i < BODIES; i++)
        stage_end(&bodies->stages[i]);
    program_folder_remove(bodies->scratch);
    free(bodies);
    return 0;
}

/* A fresh folder in the scratch. */
static void make_folder(
        const struct bodies *bodies, const char *name, char out[PROGRAM_PATH_BYTES])
{
    program_path(out, bodies->scratch, name);
    assert_int_equal(mkdir(out, 0700), 0);
}

/* results.json of a body; the caller frees. */
static char *sealed_text(const struct bodies *bodies, size_t body)
{
    size_t size;

    return program_read(bodies->folders[body], "report/results.json", &size);
}

/* The three files in a folder, the second changed: `piece` of it made `by`. */
static void put_three(const struct bodies *bodies, const char *folder, const char *piece,
        const char *by)
{
    static const char *const names[BODIES] = {"a.json", "b.json", "c.json"};
    char *text, *at;
    size_t i;

    for (i = 0; i < BODIES; i++) {
        text = sealed_text(bodies, i);
        if (i == 1 && piece != NULL) {
            at = strstr(text, piece);
            assert_non_null(at);
            assert_int_equal(strlen(piece), strlen(by));
            memcpy(at, by, strlen(by));
        }
        program_write(folder, names[i], text, strlen(text));
        free(text);
    }
}

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

/* ---- what is right ---- */

static json_int_t votes_of(const json_t *person)
{
    const json_t *counts = json_object_get(person, "counts");

    return json_integer_value(json_object_get(counts, "high")) +
           json_integer_value(json_object_get(counts, "medium")) +
           json_integer_value(json_object_get(counts, "low")) +
           json_integer_value(json_object_get(person, "invalid"));
}

static void three_folders_make_one_table(void **state)
{
    const struct bodies *bodies = *state;
    char out[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    json_t *object, *list;
    size_t i;

    program_path(out, bodies->scratch, "three");
    RUN(&program, "roll-up", bodies->folders[2], bodies->folders[0], bodies->folders[1],
            "--out", out, "--json");
    assert_int_equal(program.status, 0);
    assert_true(program_has(out, "roll-up.csv"));
    assert_true(program_has(out, "roll-up.json"));
    assert_true(program_has(out, "roll-up.pdf"));
    object = program_json(&program);
    assert_true(json_is_true(json_object_get(object, "complete")));
    assert_int_equal(
            json_integer_value(json_object_get(object, "people_total")), BODIES * PEOPLE);
    list = json_object_get(object, "people");
    for (i = 0; i < json_array_size(list); i++)
        assert_int_equal(votes_of(json_array_get(list, i)), SHEETS);
    list = json_object_get(object, "conferences");
    assert_string_equal(
            json_string_value(json_object_get(json_array_get(list, 2), "body")),
            "Xã An"); /* behind those without a superior */
    json_decref(object);
    program_release(&program);
}

/* The figures of the table are the truth of the decks, to a vote. */
static void figures_are_the_truth(void **state)
{
    const struct bodies *bodies = *state;
    size_t i;

    for (i = 0; i < BODIES; i++)
        stage_check_results(&bodies->stages[i], bodies->folders[i]);
}

static void a_folder_of_files_is_the_same(void **state)
{
    const struct bodies *bodies = *state;
    char folder[PROGRAM_PATH_BYTES], out[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    make_folder(bodies, "files", folder);
    put_three(bodies, folder, NULL, NULL);
    program_write(folder, "notes.txt", "x", 1);
    program_path(out, bodies->scratch, "files-out");
    RUN(&program, "roll-up", folder, "--out", out);
    assert_int_equal(program.status, 0);
    assert_true(program_says(&program, "3 conferences, 12 results."));
    program_release(&program);
}

/* The same files give the same bytes, in whatever order they are named. */
static void the_same_sources_give_the_same_files(void **state)
{
    const struct bodies *bodies = *state;
    static const char *const names[] = {"roll-up.csv", "roll-up.pdf"};
    char out[2][PROGRAM_PATH_BYTES], *text[2];
    struct program program = {.locale = NULL};
    size_t size[2], i;

    program_path(out[0], bodies->scratch, "same-0");
    program_path(out[1], bodies->scratch, "same-1");
    RUN(&program, "roll-up", bodies->folders[0], bodies->folders[1], "--out", out[0]);
    assert_int_equal(program.status, 0);
    RUN(&program, "roll-up", bodies->folders[1], bodies->folders[0], "--out", out[1]);
    assert_int_equal(program.status, 0);
    for (i = 0; i < 2; i++) {
        text[0] = program_read(out[0], names[i], &size[0]);
        text[1] = program_read(out[1], names[i], &size[1]);
        assert_int_equal(size[0], size[1]);
        assert_memory_equal(text[0], text[1], size[0]);
        free(text[0]);
        free(text[1]);
    }
    program_release(&program);
}

static void who_is_missing_is_named_and_may_be_left_open(void **state)
{
    static const char list[] = "Đơn vị\nXÃ AN\nXã Bình\nXã Dương\n";
    const struct bodies *bodies = *state;
    char path[PROGRAM_PATH_BYTES], out[PROGRAM_PATH_BYTES], *text;
    struct program program = {.locale = NULL};
    size_t size;

    program_write(bodies->scratch, "list.csv", list, strlen(list));
    program_path(path, bodies->scratch, "list.csv");
    program_path(out, bodies->scratch, "partial");
    RUN(&program, "roll-up", bodies->folders[0], bodies->folders[1], "--list", path,
            "--out", out);
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "Xã Dương: has not reported"));
    assert_false(program_has(out, "roll-up.csv"));
    RUN(&program, "roll-up", bodies->folders[0], bodies->folders[1], "--list", path,
            "--out", out, "--partial");
    assert_int_equal(program.status, 0);
    assert_true(program_says(&program, "2 of 3 bodies have reported."));
    assert_true(program_says(&program, "INCOMPLETE"));
    text = program_read(out, "roll-up.json", &size);
    assert_non_null(strstr(text, "\"complete\": false"));
    assert_non_null(strstr(text, "Xã Dương"));
    free(text);
    program_release(&program);
}

/* ---- what is wrong ---- */

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

/* ---- a person ---- */

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
            cmocka_unit_test(three_folders_make_one_table),
            cmocka_unit_test(figures_are_the_truth),
            cmocka_unit_test(a_folder_of_files_is_the_same),
            cmocka_unit_test(the_same_sources_give_the_same_files),
            cmocka_unit_test(who_is_missing_is_named_and_may_be_left_open),
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

    return cmocka_run_group_tests(tests, start, end);
}
