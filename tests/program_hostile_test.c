/* program_hostile_test.c -- files that are no ballots, and papers changed midway. */
#include "tests/program_stage.h"

#include <sys/stat.h>

static int start(void **state)
{
    struct stage *stage = calloc(1, sizeof(*stage));

    assert_non_null(stage);
    stage_start(stage, "", stage_four_people, "2", "4", "--clean");
    *state = stage;
    return 0;
}

static int end(void **state)
{
    stage_end(*state);
    free(*state);
    return 0;
}

/* A 1 by 1 grey PNG, as any drawing program saves it. */
static const unsigned char foreign_png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n',
        0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3A,
        0x7E, 0x9B, 0x55, 0, 0, 0, 10, 'I', 'D', 'A', 'T', 0x78, 0x9C, 0x63, 0xF8, 0x0F,
        0, 1, 1, 1, 0, 0x1B, 0xB6, 0xEE, 0x56, 0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xAE, 0x42,
        0x60, 0x82};

/* Good, broken, empty, cut, foreign, good: in this order by name. */
static void make_stack(struct stage *stage, const char *stack)
{
    char image[PROGRAM_PATH_BYTES], *bytes;
    size_t size;

    stage_image(stage, 1, image);
    program_copy(image, stack, "1.tif");
    program_write(stack, "2.tif", "this was never an image\n", 24);
    program_write(stack, "3.tif", "", 0);
    bytes = program_read(stack, "1.tif", &size);
    program_write(stack, "4.tif", bytes, size / 2);
    free(bytes);
    program_write(stack, "5.png", foreign_png, sizeof(foreign_png));
    stage_image(stage, 2, image);
    program_copy(image, stack, "6.TIFF");
}

static size_t count_reason(const json_t *held, const char *word)
{
    const json_t *reasons;
    size_t i, k, count = 0;

    for (i = 0; i < json_array_size(held); i++) {
        reasons = json_object_get(json_array_get(held, i), "reasons");
        for (k = 0; k < json_array_size(reasons); k++)
            count += strcmp(json_string_value(json_array_get(reasons, k)), word) == 0;
    }
    return count;
}

static void bad_images_are_held_or_refused_and_stop_none_of_the_others(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], stack[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    json_t *held;

    stage_fresh(stage, folder);
    program_folder_make(stack);
    make_stack(stage, stack);
    RUN(&program, "import", folder, stack);
    assert_int_equal(program.status, 3);
    assert_int_equal(stage_sum(folder, "fed"), 6);
    assert_int_equal(stage_sum(folder, "counted"), 2);
    assert_int_equal(stage_sum(folder, "held") + stage_sum(folder, "refused"), 4);
    RUN(&program, "review", folder, "--list", "--json");
    held = program_json(&program);
    assert_true(count_reason(held, "image-broken") >= 3); /* 2.tif, 3.tif, 4.tif */
    assert_int_equal(json_array_size(held), stage_sum(folder, "held"));
    json_decref(held);
    program_folder_remove(stack);
    program_release(&program);
}

static void a_folder_takes_only_images_and_says_what_it_left(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], stack[PROGRAM_PATH_BYTES], path[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    stage_fresh(stage, folder);
    program_folder_make(stack);
    stage_image(stage, 1, path);
    program_copy(path, stack, "scan 1.tif");
    program_write(stack, "notes.txt", "x", 1);
    program_write(stack, "Thumbs.db", "x", 1);
    program_write(stack, ".hidden.tif", "x", 1);
    program_path(path, stack, "older.tif"); /* a folder of that name */
    assert_int_equal(mkdir(path, 0700), 0);
    RUN(&program, "import", folder, stack);
    assert_int_equal(program.status, 0);
    assert_non_null(strstr(program.err, "2 files that are no TIFF, PNG or JPEG"));
    assert_int_equal(stage_sum(folder, "fed"), 1);
    program_folder_remove(stack);
    program_release(&program);
}

static void a_missing_file_is_an_error_before_anything_is_taken(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], image[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    stage_fresh(stage, folder);
    stage_image(stage, 1, image);
    RUN(&program, "import", folder, image, "/tmp/no-such-file.tif");
    assert_int_equal(program.status, 1);
    assert_non_null(strstr(program.err, "cannot find '/tmp/no-such-file.tif'"));
    assert_false(program_has(folder, "ledger.db"));
    RUN(&program, "import", folder, image);
    assert_int_equal(program.status, 0);
    RUN(&program, "import", folder, image, "/tmp/no-such-file.tif");
    assert_int_equal(program.status, 1);
    assert_int_equal(stage_sum(folder, "fed"), 1);
    program_release(&program);
}

/* Sheets of a conference with another key are not ours. */
static void another_conferences_ballots_are_not_counted(void **state)
{
    struct stage *stage = *state, other;
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    stage_start(&other, "", stage_four_people, "1", "4", "--clean");
    stage_fresh(stage, folder);
    RUN(&program, "import", folder, other.deck);
    assert_int_equal(stage_sum(folder, "fed"), 1);
    assert_int_equal(stage_sum(folder, "counted"), 0);
    stage_end(&other);
    program_release(&program);
}

/* ---- papers changed after counting began ---- */

static void count_one(struct stage *stage, char folder[PROGRAM_PATH_BYTES])
{
    struct program program = {.locale = NULL};
    char image[PROGRAM_PATH_BYTES];

    stage_fresh(stage, folder);
    stage_image(stage, 1, image);
    RUN(&program, "import", folder, image);
    assert_int_equal(program.status, 0);
    program_release(&program);
}

static void officials_changed_after_counting_began_are_refused(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], image[PROGRAM_PATH_BYTES], *csv;
    struct program program = {.locale = NULL};
    size_t size;

    count_one(stage, folder);
    csv = program_read(folder, "officials.csv", &size);
    csv[strlen("no,name,title\n1,Ng")] = 'o'; /* one letter of a name */
    program_write(folder, "officials.csv", csv, size);
    stage_image(stage, 2, image);
    RUN(&program, "import", folder, image);
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "officials.csv has changed since counting began"));
    RUN(&program, "report", folder);
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "officials.csv has changed since counting began"));
    RUN(&program, "seal", folder, "--name", "A", "--name", "B");
    assert_int_equal(program.status, 1);
    free(csv);
    program_release(&program);
}

static void printing_again_works_but_the_form_stays(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], *before, *after, *ini, *title;
    struct program program = {.locale = NULL};
    size_t size, size_after;

    count_one(stage, folder);
    before = program_read(folder, "layout/main.json", &size);
    RUN(&program, "print", folder, "--copies", "2");
    assert_int_equal(program.status, 0);
    assert_true(program_has(folder, "print/main.pdf"));
    ini = program_read(folder, "conference.ini", &size_after);
    title = strstr(ini, "BAN CH");
    assert_non_null(title);
    title[0] = 'C';
    program_write(folder, "conference.ini", ini, size_after);
    RUN(&program, "print", folder);
    assert_int_equal(program.status, 1);
    after = program_read(folder, "layout/main.json", &size_after);
    assert_int_equal(size, size_after);
    assert_memory_equal(before, after, size);
    free(before);
    free(after);
    free(ini);
    program_release(&program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(bad_images_are_held_or_refused_and_stop_none_of_the_others),
            cmocka_unit_test(a_folder_takes_only_images_and_says_what_it_left),
            cmocka_unit_test(a_missing_file_is_an_error_before_anything_is_taken),
            cmocka_unit_test(another_conferences_ballots_are_not_counted),
            cmocka_unit_test(officials_changed_after_counting_began_are_refused),
            cmocka_unit_test(printing_again_works_but_the_form_stays)};

    return cmocka_run_group_tests(tests, start, end);
}
