/* desk_feed_process_test.c -- the desk's batches when a process is killed or stopped. */
#include "tests/desk_feed_batch.h"

/* The `kiemphieu` that this process has started. */
static pid_t find_child(void)
{
    char path[PROGRAM_PATH_BYTES], name[32];
    const struct dirent *entry;
    DIR *list = opendir("/proc");
    int pid, parent, found = 0;
    FILE *file;

    assert_non_null(list);
    while ((entry = readdir(list)) != NULL && found == 0) {
        (void)snprintf(path, sizeof(path), "/proc/%.20s/stat", entry->d_name);
        file = entry->d_name[0] >= '1' && entry->d_name[0] <= '9' ? fopen(path, "r")
                                                                  : NULL;
        if (file == NULL)
            continue;
        if (fscanf(file, "%d (%31[^)]) %*c %d", &pid, name, &parent) == 3 &&
                parent == getpid() && strcmp(name, "kiemphieu") == 0)
            found = pid;
        (void)fclose(file);
    }
    (void)closedir(list);
    return found;
}

static void a_scan_that_is_killed_is_told_and_taken_up(void **state)
{
    struct place place;
    pid_t child;

    (void)state;
    open_place(&place, "jam@3");
    start(&place);
    wait_for_question(&place, "paused");
    child = find_child();
    assert_true(child > 0);
    assert_int_equal(kill(child, SIGKILL), 0);
    wait_for_state(&place, FEED_ENDED);
    assert_int_equal(place.view.end, FEED_FAILED);
    assert_non_null(strstr(place.view.error, "signal 9"));
    expect_refused(&place, place.view.page, "c", ERROR_STATE);
    setup_plan(NULL);
    start(&place);
    wait_for_question(&place, "tray");
    assert_int_equal(place.view.question.fed, 2);
    answer(&place, "", "");
    finish(&place);
    close_place(&place);
}

static void stopped_it_ends_after_the_sheet_and_waits(void **state)
{
    struct place place;

    (void)state;
    open_place(&place, "rate=120");
    start(&place);
    do
        look(&place);
    while (place.view.fed < 1);
    feed_stop(place.feed);
    wait_for_state(&place, FEED_ENDED);
    assert_int_equal(place.view.end, FEED_WAITING);
    assert_true(stage_sum(place.folder, "fed") >= 1);
    assert_int_equal(
            stage_sum(place.folder, "fed"), SHEETS - (int)setup_unfed(&place.scanner));
    close_place(&place);
}

static void the_desks_end_loses_no_sheet(void **state)
{
    struct place place;

    (void)state;
    open_place(&place, "rate=120");
    start(&place);
    do
        look(&place);
    while (place.view.fed < 2);
    feed_free(place.feed);
    place.feed = NULL;
    assert_true(stage_sum(place.folder, "fed") >= 2);
    assert_int_equal(
            stage_sum(place.folder, "fed"), SHEETS - (int)setup_unfed(&place.scanner));
    close_place(&place);
}

static void nothing_is_scanned_twice_at_once_or_beside_an_import(void **state)
{
    struct place place;
    struct feed_wish wish;
    struct error err;

    (void)state;
    open_place(&place, NULL);
    wish = usual(&place);
    assert_int_equal(feed_reserve(place.feed, &err), 0);
    assert_int_equal(feed_start(place.feed, &wish, &err), -1);
    assert_int_equal(err.kind, ERROR_STATE);
    feed_leave(place.feed);
    start(&place);
    assert_int_equal(feed_start(place.feed, &wish, &err), -1);
    assert_int_equal(err.kind, ERROR_STATE);
    assert_int_equal(feed_reserve(place.feed, &err), -1);
    finish(&place);
    close_place(&place);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_scan_that_is_killed_is_told_and_taken_up),
            cmocka_unit_test(stopped_it_ends_after_the_sheet_and_waits),
            cmocka_unit_test(the_desks_end_loses_no_sheet),
            cmocka_unit_test(nothing_is_scanned_twice_at_once_or_beside_an_import),
    };

    return cmocka_run_group_tests_name("desk feed process", tests, make_stage, end_stage);
}
