/* desk_feed_test.c -- the scanner at work behind the desk: figures, questions, ends. */
#include "core/desk/feed.h"

#include <dirent.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "tests/program_scan.h"

enum { SHEETS = 6, LOOK_NS = 5000000, PATIENCE_LOOKS = 24000 };

static struct stage stage;

/* A fresh conference, the deck in the feeder of a virtual scanner, and the desk's part.
 */
struct place {
    char folder[PROGRAM_PATH_BYTES];
    struct setup scanner;
    struct desk_feed *feed;
    struct feed_view view; /* as it was seen last */
};

static void open_place(struct place *place, const char *plan)
{
    memset(place, 0, sizeof(*place));
    stage_fresh(&stage, place->folder);
    setup_stack(&place->scanner);
    setup_plan(plan);
    scan_load(&stage, &place->scanner, 1, SHEETS);
    place->feed = feed_new();
    assert_non_null(place->feed);
}

static void close_place(struct place *place)
{
    feed_free(place->feed);
    setup_end(&place->scanner);
    setup_plan(NULL);
    program_folder_remove(place->folder);
}

static struct feed_wish usual(const struct place *place)
{
    return (struct feed_wish){.folder = place->folder,
            .device = place->scanner.device,
            .batch = "chồng 1",
            .by = "Lê Thị Vận Hành",
            .expected = SHEETS,
            .dpi = 300,
            .patience_s = 2};
}

static void start(struct place *place)
{
    struct feed_wish wish = usual(place);
    struct error err = {.text = ""};

    if (feed_start(place->feed, &wish, &err) != 0)
        fail_msg("%s", err.text);
}

static void look(struct place *place)
{
    const struct timespec moment = {0, LOOK_NS};

    (void)nanosleep(&moment, NULL);
    feed_look(place->feed, &place->view);
}

static void wait_for_state(struct place *place, enum feed_state state)
{
    int looks = 0;

    do {
        look(place);
        if (looks++ > PATIENCE_LOOKS ||
                (place->view.state == FEED_ENDED && state != FEED_ENDED))
            fail_msg("state %d instead of %d: %s", place->view.state, state,
                    place->view.error);
    } while (place->view.state != state);
}

static void wait_for_question(struct place *place, const char *word)
{
    wait_for_state(place, FEED_ASKING);
    assert_string_equal(place->view.question.word, word);
}

static void answer(struct place *place, const char *text, const char *why)
{
    struct error err = {.text = ""};

    if (feed_answer(place->feed, place->view.page, text, "Lê Thị Vận Hành", why, &err) !=
            0)
        fail_msg("%s", err.text);
}

static void expect_refused(
        struct place *place, unsigned page, const char *text, enum error_kind kind)
{
    struct error err = {.text = ""};

    assert_int_equal(
            feed_answer(place->feed, page, text, "Lê Thị Vận Hành", "", &err), -1);
    assert_int_equal(err.kind, kind);
}

static void check_all_counted(struct place *place)
{
    wait_for_state(place, FEED_ENDED);
    assert_int_equal(place->view.end, FEED_ACCEPTED);
    assert_int_equal(place->view.counted, SHEETS);
    assert_int_equal(stage_sum(place->folder, "fed"), SHEETS);
    assert_int_equal(stage_sum(place->folder, "counted"), SHEETS);
}

static void finish(struct place *place)
{
    wait_for_question(place, "empty");
    answer(place, "d", "");
    check_all_counted(place);
}

/* ---- facts ---- */

static void an_empty_tray_is_asked_about_and_may_be_filled(void **state)
{
    struct place place;

    (void)state;
    open_place(&place, NULL);
    start(&place);
    wait_for_question(&place, "empty");
    assert_string_equal(place.view.question.choices, "\nd");
    assert_int_equal(place.view.question.fed, SHEETS);
    answer(&place, "", ""); /* more was loaded, as the operator thinks */
    finish(&place);
    close_place(&place);
}

static void figures_follow_while_it_feeds(void **state)
{
    struct place place;

    (void)state;
    open_place(&place, "rate=60");
    start(&place);
    do
        look(&place);
    while (place.view.counted < 2);
    assert_int_equal(place.view.state, FEED_FEEDING);
    assert_true(place.view.fed >= place.view.counted);
    assert_true(place.view.fed < SHEETS);
    assert_true(place.view.per_minute > 0);
    finish(&place);
    close_place(&place);
}

static void a_jam_is_told_and_the_batch_goes_on(void **state)
{
    struct place place;
    unsigned before;
    struct error err;

    (void)state;
    open_place(&place, "jam@3");
    start(&place);
    wait_for_question(&place, "paused");
    assert_string_equal(place.view.stopped, "jammed");
    assert_string_equal(place.view.question.choices, "csx");
    assert_int_equal(place.view.question.fed, 2);
    expect_refused(&place, place.view.page, "m", ERROR_RANGE);
    expect_refused(&place, place.view.page, "", ERROR_RANGE);
    before = place.view.page;
    answer(&place, "c", "");
    expect_refused(&place, before, "c", ERROR_STATE); /* a second window */
    wait_for_question(&place, "tray");
    expect_refused(&place, place.view.page, "two", ERROR_RANGE);
    expect_refused(&place, place.view.page, "-1", ERROR_RANGE);
    assert_int_equal(feed_tray(place.feed, place.view.page, 3, &err), 0);
    look(&place);
    assert_int_equal(place.view.question.tray, 3);
    answer(&place, "2", "");
    finish(&place);
    close_place(&place);
}

static void what_is_saved_is_taken_up_later(void **state)
{
    struct place place;

    (void)state;
    open_place(&place, "jam@4");
    start(&place);
    wait_for_question(&place, "paused");
    answer(&place, "s", "");
    wait_for_state(&place, FEED_ENDED);
    assert_int_equal(place.view.end, FEED_WAITING);
    assert_int_equal(stage_sum(place.folder, "fed"), 3);
    setup_plan(NULL);
    start(&place);
    wait_for_question(&place, "tray");
    assert_int_equal(place.view.question.fed, 3);
    answer(&place, "", "");
    finish(&place);
    close_place(&place);
}

static void a_batch_is_discarded_with_name_and_reason(void **state)
{
    struct program program = {.locale = NULL};
    struct place place;

    (void)state;
    open_place(&place, "double@2");
    start(&place);
    wait_for_question(&place, "paused");
    expect_refused(&place, place.view.page, "x", ERROR_RANGE); /* no reason */
    answer(&place, "x", "rơi xuống đất");
    wait_for_state(&place, FEED_ENDED);
    assert_int_equal(place.view.end, FEED_DISCARDED);
    assert_int_equal(stage_sum(place.folder, "fed"), 0);
    RUN(&program, "batches", place.folder, "--json");
    assert_true(program_says(&program, "rơi xuống đất"));
    assert_true(program_says(&program, "Lê Thị Vận Hành"));
    program_release(&program);
    close_place(&place);
}

static void counts_that_differ_wait_for_people(void **state)
{
    struct place place;
    struct feed_wish wish;
    struct error err;

    (void)state;
    open_place(&place, NULL);
    wish = usual(&place);
    wish.expected = SHEETS + 1;
    assert_int_equal(feed_start(place.feed, &wish, &err), 0);
    wait_for_question(&place, "empty");
    answer(&place, "d", "");
    wait_for_question(&place, "different");
    assert_int_equal(place.view.question.expected, SHEETS + 1);
    assert_int_equal(place.view.question.fed, SHEETS);
    answer(&place, "s", "");
    wait_for_state(&place, FEED_ENDED);
    assert_int_equal(place.view.end, FEED_WAITING);
    close_place(&place);
}

static void a_driver_that_crashes_pauses_the_batch(void **state)
{
    struct place place;

    (void)state;
    open_place(&place, "crash@3");
    start(&place);
    wait_for_question(&place, "paused");
    assert_string_equal(place.view.stopped, "crashed");
    answer(&place, "c", "");
    wait_for_question(&place, "tray");
    answer(&place, "", "");
    finish(&place);
    close_place(&place);
}

/* ---- processes ---- */

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

static int make_stage(void **state)
{
    (void)state;
    (void)signal(SIGPIPE, SIG_IGN); /* as the desk does */
    stage_start(&stage, "", stage_four_people, "6", "11", "--clean");
    return 0;
}

static int end_stage(void **state)
{
    (void)state;
    stage_end(&stage);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(an_empty_tray_is_asked_about_and_may_be_filled),
            cmocka_unit_test(figures_follow_while_it_feeds),
            cmocka_unit_test(a_jam_is_told_and_the_batch_goes_on),
            cmocka_unit_test(what_is_saved_is_taken_up_later),
            cmocka_unit_test(a_batch_is_discarded_with_name_and_reason),
            cmocka_unit_test(counts_that_differ_wait_for_people),
            cmocka_unit_test(a_driver_that_crashes_pauses_the_batch),
            cmocka_unit_test(a_scan_that_is_killed_is_told_and_taken_up),
            cmocka_unit_test(stopped_it_ends_after_the_sheet_and_waits),
            cmocka_unit_test(the_desks_end_loses_no_sheet),
            cmocka_unit_test(nothing_is_scanned_twice_at_once_or_beside_an_import)};

    return cmocka_run_group_tests(tests, make_stage, end_stage);
}
