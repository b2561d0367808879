/* desk_job_test.c -- the desk's long work: one at a time, bounded words, an ordered end.
 */
#include "core/desk/job.h"

#include <signal.h>
#include <time.h>

#include "tests/program_stage.h"

enum { LOOK_NS = 5000000, PATIENCE_LOOKS = 24000 };

static struct stage stage;

static void begin(struct desk_job *job, const char *const *arguments)
{
    const struct job_wish wish = {.kind = JOB_DECK, .arguments = arguments, .title = ""};
    struct error err = {.text = ""};

    if (job_start(job, &wish, &err) != 0)
        fail_msg("%s", err.text);
}

#define BEGIN(job, ...) begin((job), (const char *const[]){__VA_ARGS__, NULL})

static void wait_for_end(struct desk_job *job, struct job_view *view)
{
    const struct timespec moment = {0, LOOK_NS};
    int looks = 0;

    do {
        (void)nanosleep(&moment, NULL);
        job_look(job, view);
        assert_true(looks++ < PATIENCE_LOOKS);
    } while (view->is_running);
}

static void its_words_and_its_end_are_kept_until_seen(void **state)
{
    struct desk_job *job = job_new();
    struct job_view view;

    (void)state;
    job_look(job, &view);
    assert_int_equal(view.number, 0);
    assert_true(view.is_seen);
    BEGIN(job, "rules");
    wait_for_end(job, &view);
    assert_int_equal(view.number, 1);
    assert_int_equal(view.status, 0);
    assert_true(job_is_done(&view));
    assert_non_null(strstr(view.lines, "party-96"));
    assert_false(view.is_seen);
    job_seen(job, 2); /* another one: not this */
    job_look(job, &view);
    assert_false(view.is_seen);
    job_seen(job, 1);
    job_look(job, &view);
    assert_true(view.is_seen);
    job_free(job);
}

static void a_failure_is_told_in_the_programs_words(void **state)
{
    struct desk_job *job = job_new();
    struct job_view view;

    (void)state;
    BEGIN(job, "status", "/nowhere");
    wait_for_end(job, &view);
    assert_int_equal(view.status, 1);
    assert_false(job_is_done(&view));
    assert_non_null(strstr(view.lines, "/nowhere"));
    job_free(job);
}

static void the_oldest_lines_make_room(void **state)
{
    struct desk_job *job = job_new();
    struct job_view view;

    (void)state;
    BEGIN(job, "import", stage.home); /* its usage, on stderr */
    wait_for_end(job, &view);
    assert_int_equal(view.status, 2);
    BEGIN(job, "classify", "--rule", "state-96", "--collected", "47", "19", "2", "25",
            "--json");
    wait_for_end(job, &view);
    assert_true(strlen(view.lines) < JOB_LINES_BYTES);
    assert_int_equal(view.lines[strlen(view.lines) - 1], '\n');
    job_free(job);
}

static void count_end(void *context)
{
    ++*(int *)context;
}

static void one_runs_at_a_time_and_can_be_broken_off(void **state)
{
    struct desk_job *job = job_new();
    const char *const arguments[] = {
            "deck", stage.home, "--sheets", "2000", "--seed", "3", "--clean", NULL};
    int ends = 0, others = 0;
    struct job_wish wish = {.kind = JOB_DECK,
            .arguments = arguments,
            .title = "",
            .ended = count_end,
            .context = &ends};
    struct job_view view;
    struct error err;

    (void)state;
    assert_int_equal(job_start(job, &wish, &err), 0);
    wish.context = &others;
    assert_int_equal(job_start(job, &wish, &err), -1);
    assert_int_equal(err.kind, ERROR_STATE);
    job_cancel(job);
    wait_for_end(job, &view);
    assert_int_equal(view.status, -1);
    assert_false(job_is_done(&view));
    assert_int_equal(ends, 1);
    assert_int_equal(others, 0);
    job_free(job);
}

static void the_desks_end_ends_it(void **state)
{
    struct desk_job *job = job_new();

    (void)state;
    BEGIN(job, "deck", stage.home, "--sheets", "2000", "--seed", "3", "--clean");
    job_free(job);
}

static void an_import_tells_how_far_it_is(void **state)
{
    char folder[PROGRAM_PATH_BYTES];
    struct desk_job *job = job_new();
    struct job_view view;

    (void)state;
    stage_fresh(&stage, folder);
    BEGIN(job, "import", folder, stage.deck, "--progress");
    wait_for_end(job, &view);
    assert_int_equal(view.status, 0);
    assert_int_equal(view.total, 6);
    assert_non_null(strstr(view.lines, "6 sheets fed"));
    assert_null(strstr(view.lines, "progress"));
    job_free(job);
}

static int make_stage(void **state)
{
    (void)state;
    (void)signal(SIGPIPE, SIG_IGN);
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
    /* The deck of the stage is made anew by those that are broken off: they come last. */
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(its_words_and_its_end_are_kept_until_seen),
            cmocka_unit_test(a_failure_is_told_in_the_programs_words),
            cmocka_unit_test(the_oldest_lines_make_room),
            cmocka_unit_test(an_import_tells_how_far_it_is),
            cmocka_unit_test(one_runs_at_a_time_and_can_be_broken_off),
            cmocka_unit_test(the_desks_end_ends_it)};

    return cmocka_run_group_tests(tests, make_stage, end_stage);
}
