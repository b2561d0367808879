/* program_kill_test.c -- killed or out of room at any moment: nothing lost or twice. */
#include "tests/program_stage.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SHEETS = 6, FOLDERS = 3, ROUNDS = 3, MEBIBYTE = 1 << 20 };

static int start(void **state)
{
    struct stage *stage = calloc(1, sizeof(*stage));

    assert_non_null(stage);
    stage_start(stage, "", stage_four_people, "6", "5", "--clean");
    *state = stage;
    return 0;
}

static int end(void **state)
{
    stage_end(*state);
    free(*state);
    return 0;
}

/* Any moment must do, so nothing hangs on how long this really takes. */
static void pause_ms(long milliseconds)
{
    const struct timespec pause = {milliseconds / 1000, milliseconds % 1000 * 1000000L};

    (void)nanosleep(&pause, NULL);
}

/* 1 if it was killed, 0 if it had ended before. The whole group dies at once. */
static int kill_after(pid_t child, long milliseconds)
{
    int status;

    pause_ms(milliseconds);
    (void)kill(-child, SIGKILL);
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status);
}

/* All six sheets stand in the count as the deck's truth says, each once. */
static void check_complete(const struct stage *stage, const char *folder)
{
    struct program program = {.locale = NULL};

    stage_check_once(stage, folder);
    assert_int_equal(stage_sum(folder, "counted"), SHEETS);
    RUN(&program, "report", folder);
    assert_int_equal(program.status, 0);
    stage_check_results(stage, folder);
    RUN(&program, "verify", folder);
    assert_int_equal(program.status, 0);
    program_release(&program);
}

static void a_killed_import_run_again_counts_every_sheet_once(void **state)
{
    /* A whole import of the six takes a second at most. */
    static const long moments_ms[FOLDERS][ROUNDS] = {
            {60, 110, 200}, {300, 90, 420}, {530, 40, 260}};
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};
    size_t i, round;
    int killed = 0;

    for (i = 0; i < FOLDERS; i++) {
        stage_fresh(stage, folder);
        for (round = 0; round < ROUNDS; round++) {
            killed += kill_after(program_start((const char *const[]){
                                         "import", folder, stage->deck, NULL}),
                    moments_ms[i][round]);
            if (program_has(folder, "ledger.db"))
                assert_true(stage_sum(folder, "fed") <= SHEETS);
        }
        RUN(&program, "import", folder, stage->deck);
        assert_int_equal(program.status, 0);
        check_complete(stage, folder);
    }
    assert_true(killed >= FOLDERS);
    program_release(&program);
}

/* What was stored but not entered is paper that was fed: it is taken up even if
 * the files are not given again. */
static void a_stored_image_is_taken_up_by_the_next_import(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], images[PROGRAM_PATH_BYTES];
    char first[PROGRAM_PATH_BYTES], second[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    stage_fresh(stage, folder);
    stage_image(stage, 1, first);
    stage_image(stage, 2, second);
    RUN(&program, "import", folder, first);
    assert_int_equal(program.status, 0);
    program_path(images, folder, "images");
    program_copy(second, images, "00112233445566778899aabbccddeeff.tif");
    RUN(&program, "import", folder, first);
    assert_int_equal(program.status, 0);
    assert_true(program_says(&program, "1 images of an import that was cut short"));
    assert_int_equal(stage_sum(folder, "fed"), 2);
    program_release(&program);
}

/* A half-written copy (NAME.part) is no image. */
static void a_half_written_copy_is_not_counted(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], images[PROGRAM_PATH_BYTES];
    char first[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    stage_fresh(stage, folder);
    stage_image(stage, 1, first);
    RUN(&program, "import", folder, first);
    program_path(images, folder, "images");
    program_write(images, "0123456789abcdef0123456789abcdef.tif.part", "II*\0", 4);
    RUN(&program, "import", folder, stage->deck);
    assert_int_equal(program.status, 0);
    check_complete(stage, folder);
    program_release(&program);
}

/* An image is 8.7 MB: none fits below 4 MiB, so the first one fails. */
static void a_full_disk_is_said_and_what_was_taken_stays(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], images[PROGRAM_PATH_BYTES];
    char first[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    stage_fresh(stage, folder);
    stage_image(stage, 1, first);
    RUN(&program, "import", folder, first);
    assert_int_equal(program.status, 0);
    program.file_bytes_max = 4L * MEBIBYTE;
    RUN(&program, "import", folder, stage->deck);
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "cannot store the image: File too large"));
    assert_true(program_says(&program, "0002.tif"));
    assert_int_equal(stage_sum(folder, "fed"), 1);
    program_path(images, folder, "images");
    assert_int_equal(program_count_files(images), 1); /* nothing half-made is left */
    program.file_bytes_max = 0;
    RUN(&program, "import", folder, stage->deck);
    assert_int_equal(program.status, 0);
    check_complete(stage, folder);
    program_release(&program);
}

/* Here the images fit and the ledger's file does not. */
static void a_ledger_without_room_is_said_and_run_again(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.file_bytes_max = 8192};

    stage_fresh(stage, folder);
    RUN(&program, "import", folder, stage->deck);
    assert_int_equal(program.status, 1);
    assert_non_null(strstr(program.err, "kiemphieu"));
    program.file_bytes_max = 0;
    RUN(&program, "import", folder, stage->deck);
    assert_int_equal(program.status, 0);
    check_complete(stage, folder);
    program_release(&program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_killed_import_run_again_counts_every_sheet_once),
            cmocka_unit_test(a_stored_image_is_taken_up_by_the_next_import),
            cmocka_unit_test(a_half_written_copy_is_not_counted),
            cmocka_unit_test(a_full_disk_is_said_and_what_was_taken_stays),
            cmocka_unit_test(a_ledger_without_room_is_said_and_run_again)};

    return cmocka_run_group_tests(tests, start, end);
}
