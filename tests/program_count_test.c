/* program_count_test.c -- a small conference from print to seal, as a committee does. */
#include "tests/program_stage.h"

#include <dirent.h>

static int start(void **state)
{
    struct stage *stage = calloc(1, sizeof(*stage));

    assert_non_null(stage);
    stage_start(stage, "", stage_four_people, "12", "3", NULL);
    *state = stage;
    return 0;
}

static int end(void **state)
{
    stage_end(*state);
    free(*state);
    return 0;
}

static json_t *list_held(const char *folder)
{
    struct program program = {.locale = NULL};
    json_t *held;

    RUN(&program, "review", folder, "--list", "--json");
    held = program_json(&program);
    assert_int_equal(program.status, json_array_size(held) > 0 ? 3 : 0);
    program_release(&program);
    return held;
}

/* The deck's images taken in; the folder's held sheets, the caller's. */
static json_t *count_deck(struct stage *stage, char folder[PROGRAM_PATH_BYTES])
{
    struct program program = {.locale = NULL};

    stage_fresh(stage, folder);
    RUN(&program, "import", folder, stage->deck);
    assert_int_equal(program.status, 3);
    assert_true(program_says(&program, "12 images taken: 12 sheets fed = "));
    /* truth.jsonl lies among the images */
    assert_true(program_says(&program, "1 files that are no TIFF"));
    program_release(&program);
    return list_held(folder);
}

static void an_import_with_held_sheets_exits_3_and_adds_up(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES];
    json_t *held = count_deck(stage, folder);

    assert_true(json_array_size(held) > 0);
    assert_int_equal(stage_sum(folder, "held"), json_array_size(held));
    stage_check_once(stage, folder);
    json_decref(held);
}

static void the_same_files_again_are_not_counted_twice(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], images[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    json_t *held = count_deck(stage, folder);

    RUN(&program, "import", folder, stage->deck);
    assert_int_equal(program.status, 0); /* nothing new is held */
    assert_true(program_says(&program, "0 images taken: 0 sheets fed"));
    assert_true(program_says(&program, "12 files are in the ledger already"));
    stage_check_once(stage, folder);
    program_path(images, folder, "images");
    assert_int_equal(program_count_files(images), 12);
    json_decref(held);
    program_release(&program);
}

static void import_json_is_one_object_that_adds_up(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], image[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    json_t *sums;

    stage_fresh(stage, folder);
    stage_image(stage, 1, image); /* the same file twice in one go */
    RUN(&program, "import", folder, image, image, "--json");
    assert_int_equal(program.status, 0);
    sums = program_json(&program);
    assert_int_equal(json_integer_value(json_object_get(sums, "images")), 1);
    assert_int_equal(json_integer_value(json_object_get(sums, "known")), 1);
    assert_int_equal(json_integer_value(json_object_get(sums, "fed")), 1);
    assert_int_equal(json_integer_value(json_object_get(sums, "counted")), 1);
    json_decref(sums);
    program_release(&program);
}

/* What the engine takes for clear is what the voter marked, to a row. */
static void no_counted_vote_differs_from_the_truth(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES];
    json_t *held = count_deck(stage, folder);
    struct program program = {.locale = NULL};

    stage_decide(stage, folder);
    RUN(&program, "report", folder);
    assert_int_equal(program.status, 0);
    stage_check_results(stage, folder);
    json_decref(held);
    program_release(&program);
}

static void a_seal_is_refused_with_each_reason_while_sheets_are_held(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], line[64];
    struct program program = {.locale = NULL};
    json_t *held = count_deck(stage, folder);

    RUN(&program, "seal", folder, "--name", "A", "--name", "B");
    assert_int_equal(program.status, 1);
    (void)snprintf(line, sizeof(line), "- %zu sheets are held", json_array_size(held));
    assert_non_null(strstr(program.err, line));
    (void)snprintf(line, sizeof(line), "- collected 12, counted %zu of 'main'",
            12 - json_array_size(held));
    assert_non_null(strstr(program.err, line));
    RUN(&program, "seal", folder, "--check");
    assert_int_equal(program.status, 1);
    RUN(&program, "status", folder);
    assert_true(program_says(&program, "The count is open."));
    json_decref(held);
    program_release(&program);
}

static void a_report_is_a_draft_with_all_its_files(void **state)
{
    static const char *const files[] = {"report/minutes.pdf", "report/results.pdf",
            "report/results.png", "report/results.csv", "report/results.json",
            "report/boxes.png"};
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], *csv;
    struct program program = {.locale = NULL};
    json_t *held = count_deck(stage, folder), *results;
    size_t i, size;

    RUN(&program, "report", folder, "--json");
    assert_int_equal(program.status, 3);
    for (i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        assert_true(program_has(folder, files[i]));
    results = program_json(&program); /* and nothing besides on stdout */
    assert_true(json_is_false(json_object_get(results, "final")));
    csv = program_read(folder, "report/results.csv", &size);
    assert_memory_equal(csv, "\xEF\xBB\xBF", 3);
    assert_non_null(strstr(csv, "Nguyễn Văn Minh"));
    free(csv);
    json_decref(results);
    json_decref(held);
    program_release(&program);
}

/* ---- sealed ---- */

static void seal_well(struct stage *stage, char folder[PROGRAM_PATH_BYTES])
{
    struct program program = {.locale = NULL};
    json_t *held = count_deck(stage, folder);

    stage_decide(stage, folder);
    RUN(&program, "seal", folder, "--check");
    assert_int_equal(program.status, 0);
    RUN(&program, "seal", folder, "--name", "Nguyễn Văn An", "--name", "nguyễn văn an ");
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "two different people are needed"));
    program.input = "Nguyễn Văn An\n";
    RUN(&program, "seal", folder);
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "two people seal; give both names"));
    program.input = "Nguyễn Văn An\nTrần Thị Bình\n";
    RUN(&program, "seal", folder);
    assert_int_equal(program.status, 0);
    assert_int_equal(strncmp(program.out, "Sealed: ", 8), 0);
    json_decref(held);
    program_release(&program);
}

/* The first image stored, whichever it is. */
static void find_stored(const char *folder, char name[PROGRAM_PATH_BYTES])
{
    char images[PROGRAM_PATH_BYTES];
    const struct dirent *entry;
    DIR *open_folder;

    program_path(images, folder, "images");
    open_folder = opendir(images);
    assert_non_null(open_folder);
    do {
        entry = readdir(open_folder);
        assert_non_null(entry);
    } while (entry->d_name[0] == '.');
    program_path(name, "images", entry->d_name);
    (void)closedir(open_folder);
}

static void flip_byte(const char *folder, const char *name)
{
    size_t size;
    char *bytes = program_read(folder, name, &size);

    bytes[size / 2] = (char)(bytes[size / 2] ^ 1);
    program_write(folder, name, bytes, size);
    free(bytes);
}

static void after_the_seal_nothing_can_be_added_or_decided(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], image[PROGRAM_PATH_BYTES], path[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    seal_well(stage, folder);
    program_folder_make(path);
    stage_image(stage, 1, image);
    program_copy(image, path, "0001.tif");
    flip_byte(path, "0001.tif"); /* a file that is not known yet */
    RUN(&program, "import", folder, path);
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "sealed"));
    RUN(&program, "review", folder, "--reopen", "00112233445566778899aabbccddeeff",
            "--name", "A", "--why", "B");
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "sealed"));
    RUN(&program, "seal", folder, "--name", "C", "--name", "D");
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "sealed"));
    stage_check_once(stage, folder);
    program_folder_remove(path);
    program_release(&program);
}

static void a_sealed_count_reports_final_and_verifies(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], image[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    json_t *results;

    seal_well(stage, folder);
    RUN(&program, "report", folder, "--json");
    assert_int_equal(program.status, 0);
    results = program_json(&program);
    assert_true(json_is_true(json_object_get(results, "final")));
    assert_int_equal(strlen(json_string_value(json_object_get(results, "root"))), 64);
    json_decref(results);
    stage_check_results(stage, folder);
    RUN(&program, "verify", folder);
    assert_int_equal(program.status, 0);
    assert_string_equal(program.out, "Everything agrees.\n");
    find_stored(folder, image);
    flip_byte(folder, image);
    RUN(&program, "verify", folder);
    assert_int_equal(program.status, 1);
    assert_non_null(strstr(program.out, image));
    assert_non_null(strstr(program.out, "is not the image that was read"));
    program_release(&program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(an_import_with_held_sheets_exits_3_and_adds_up),
            cmocka_unit_test(the_same_files_again_are_not_counted_twice),
            cmocka_unit_test(import_json_is_one_object_that_adds_up),
            cmocka_unit_test(no_counted_vote_differs_from_the_truth),
            cmocka_unit_test(a_seal_is_refused_with_each_reason_while_sheets_are_held),
            cmocka_unit_test(a_report_is_a_draft_with_all_its_files),
            cmocka_unit_test(after_the_seal_nothing_can_be_added_or_decided),
            cmocka_unit_test(a_sealed_count_reports_final_and_verifies)};

    return cmocka_run_group_tests(tests, start, end);
}
