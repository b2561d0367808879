/* program_duplicate_test.c -- sheets that are scanned once more are held, not counted. */
#include "tests/program_stage.h"

enum { SHEETS = 8 };

static int start(void **state)
{
    struct stage *stage = calloc(1, sizeof(*stage));

    assert_non_null(stage);
    stage_start(stage, "", stage_four_people, "8", "5", "--clean");
    *state = stage;
    return 0;
}

static int end(void **state)
{
    stage_end(*state);
    free(*state);
    return 0;
}

/* The deck's images in files of other bytes: their digests do not tell them. */
static void scan_again(const struct stage *stage, char again[PROGRAM_PATH_BYTES])
{
    char name[32], *bytes;
    unsigned i;
    size_t size;

    program_folder_make(again);
    for (i = 1; i <= SHEETS; i++) {
        (void)snprintf(name, sizeof(name), "%04u.tif", i);
        bytes = program_read(stage->deck, name, &size);
        program_write(again, name, bytes, size + 1); /* with the NUL behind it */
        free(bytes);
    }
}

static void a_deck_scanned_twice_is_counted_once(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], again[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    int counted, held;

    stage_fresh(stage, folder);
    RUN(&program, "import", folder, stage->deck);
    counted = stage_sum(folder, "counted");
    held = stage_sum(folder, "held");
    assert_int_equal(counted + held, SHEETS);
    assert_true(counted > 0);
    scan_again(stage, again);
    RUN(&program, "import", folder, again);
    assert_int_equal(program.status, 3);
    assert_int_equal(stage_sum(folder, "fed"), 2 * SHEETS);
    assert_int_equal(stage_sum(folder, "counted"), counted);
    assert_int_equal(stage_sum(folder, "held"), held + SHEETS);
    RUN(&program, "review", folder, "--list");
    assert_true(program_says(&program, "looks like one that was scanned already"));
    assert_true(program_says(&program, "its marks are those of sheet "));
    program_release(&program);
    program_folder_remove(again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_deck_scanned_twice_is_counted_once)};

    return cmocka_run_group_tests(tests, start, end);
}
