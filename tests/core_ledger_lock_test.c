/* core_ledger_lock_test.c -- several programs at one ledger: turns, and whose batch it
 * is.
 */
#include <fcntl.h>

#include "tests/core_ledger_second.h"

/* b: begins a batch of the count; s: enters a sheet into it; h: one that is held;
 * e: ends it. */
static void feed(struct fixture *fixture, char letter)
{
    if (letter == 'b')
        fixture_begin_batch(fixture, 0);
    else if (letter == 's')
        fixture_enter(fixture, "hl", "", NULL);
    else if (letter == 'h')
        fixture_enter(fixture, "h?", "mark-unsure", NULL);
    else if (letter == 'e')
        fixture_end_batch(fixture);
}

/* The count is open; the second program is there, and the fixture's ledger too. */
static void open_both(struct fixture *fixture, struct second *second)
{
    fixture_make(fixture);
    fixture_open(fixture);
    fixture_done(fixture_begin_count(fixture));
    fixture_close(fixture);
    second_start(second, fixture, feed);
    fixture_open(fixture);
}

static void close_both(struct fixture *fixture, const struct second *second)
{
    second_kill(second);
    fixture_close(fixture);
    fixture_remove_folder(fixture->path);
}

static void batch_state(struct fixture *fixture, size_t at, char out[32], char id[64])
{
    json_t *answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"batches\"}"));
    const json_t *batch = json_array_get(json_object_get(answer, "batches"), at);

    (void)snprintf(out, 32, "%s", json_string_value(json_object_get(batch, "state")));
    (void)snprintf(id, 64, "%s", json_string_value(json_object_get(batch, "batch")));
    json_decref(answer);
}

static void assert_state(struct fixture *fixture, const char *expected)
{
    char state[32], id[64];

    batch_state(fixture, 0, state, id);
    assert_string_equal(state, expected);
}

static void two_programs_answer_by_turns_while_a_batch_is_open(void **state)
{
    struct fixture fixture;
    struct second second;
    char held[64];
    json_t *answer;

    (void)state;
    open_both(&fixture, &second);
    second_do(&second, 'b');
    second_do(&second, 'h');
    assert_int_equal(fixture_total(&fixture, "total", "held"), 1);
    answer = fixture_granted(fixture_ask(&fixture, "{\"request\":\"held\"}"));
    (void)snprintf(held, sizeof(held), "%s",
            json_string_value(json_object_get(
                    json_array_get(json_object_get(answer, "sheets"), 0), "sheet")));
    json_decref(answer);
    fixture_done(fixture_decide(&fixture, held, "void", "")); /* written meanwhile */
    second_do(&second, 's');
    assert_int_equal(fixture_total(&fixture, "total", "fed"), 2);
    assert_int_equal(fixture_total(&fixture, "total", "held"), 0);
    second_do(&second, 'e');
    assert_state(&fixture, "accepted");
    fixture_done(fixture_ask(&fixture, "{\"request\":\"verify\"}"));
    close_both(&fixture, &second);
}

static void a_live_batch_is_not_closed_by_another_program(void **state)
{
    struct fixture fixture;
    struct second second;

    (void)state;
    open_both(&fixture, &second);
    second_do(&second, 'b');
    assert_state(&fixture, "open"); /* not by a request */
    fixture_close(&fixture);
    fixture_open(&fixture); /* nor at opening */
    assert_state(&fixture, "open");
    second_do(&second, 's');
    close_both(&fixture, &second);
}

static void a_batch_of_a_killed_program_is_interrupted(void **state)
{
    struct fixture fixture;
    struct second second;
    char batch_is[32], id[64];

    (void)state;
    open_both(&fixture, &second);
    second_do(&second, 'b');
    second_do(&second, 's');
    assert_state(&fixture, "open");
    second_kill(&second);
    batch_state(&fixture, 0, batch_is, id); /* this one was open all the time */
    assert_string_equal(batch_is, "interrupted");
    fixture_done(
            fixture_ask(&fixture, "{\"request\":\"batch-resume\",\"batch\":\"%s\"}", id));
    assert_int_equal(fixture_total(&fixture, "total", "fed"), 1);
    fixture_close(&fixture);
    fixture_remove_folder(fixture.path);
}

static void only_one_program_feeds_and_the_other_is_told_who(void **state)
{
    struct fixture fixture;
    struct second second;
    char process[32], batch_is[32], id[64];

    (void)state;
    open_both(&fixture, &second);
    second_do(&second, 'b');
    (void)snprintf(process, sizeof(process), "process %ld ", (long)second.process);
    fixture_refused(
            fixture_ask(&fixture, "{\"request\":\"batch-begin\"}"), "state", process);
    batch_state(&fixture, 0, batch_is, id);
    (void)snprintf(fixture.batch, sizeof(fixture.batch), "%s", id);
    fixture_refused(fixture_enter_image(&fixture, 9, "hl", ""), "state", process);
    fixture_refused(
            fixture_ask(&fixture, "{\"request\":\"batch-end\",\"batch\":\"%s\"}", id),
            "state", process);
    fixture_refused(fixture_ask(&fixture, "{\"request\":\"verify\"}"), "state", process);
    second_do(&second, 'e');
    fixture_begin_batch(&fixture, 0);
    fixture_enter(&fixture, "hl", "", NULL);
    fixture_end_batch(&fixture);
    second_do(&second, 'b'); /* and back again */
    second_do(&second, 'e');
    close_both(&fixture, &second);
}

/* The lock of a request that takes long, as another program would hold it. */
static void hold_request(struct fixture *fixture, char letter)
{
    struct flock wanted = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1};
    char path[128];
    int lock;

    (void)letter;
    (void)snprintf(path, sizeof(path), "%s/ledger.lock", fixture->path);
    lock = open(path, O_RDWR | O_CLOEXEC);
    if (lock < 0 || fcntl(lock, F_SETLK, &wanted) != 0)
        _exit(1);
}

static void who_waits_too_long_is_told_who_is_at_work(void **state)
{
    struct fixture fixture;
    struct second second;
    struct error err = {.text = ""};
    char process[32];

    (void)state;
    fixture_make(&fixture);
    second_start(&second, &fixture, hold_request);
    fixture_open(&fixture);
    second_do(&second, 'l');
    (void)snprintf(process, sizeof(process), "process %ld)", (long)second.process);
    fixture_refused(fixture_ask(&fixture, "{\"request\":\"status\"}"), "state", process);
    fixture_close(&fixture);
    assert_int_equal(ledger_open(fixture.path, 0, &fixture.ledger, &err), -1);
    assert_int_equal(err.kind, ERROR_STATE);
    assert_non_null(strstr(err.text, process));
    second_kill(&second);
    fixture_open(&fixture); /* a dead program holds nothing */
    fixture_done(fixture_ask(&fixture, "{\"request\":\"status\"}"));
    fixture_close(&fixture);
    fixture_remove_folder(fixture.path);
}

static void a_refused_beginning_leaves_the_other_program_free(void **state)
{
    struct fixture fixture;
    struct second second;

    (void)state;
    open_both(&fixture, &second);
    fixture_put(&fixture, "conference.ini", "[conference]\n");
    fixture_refused(fixture_ask(&fixture, "{\"request\":\"batch-begin\"}"), "syntax",
            "conference.ini");
    fixture_put(&fixture, "conference.ini", FIXTURE_INI);
    second_do(&second, 'b');
    second_do(&second, 'e');
    assert_state(&fixture, "accepted");
    close_both(&fixture, &second);
}

static int start(void **state)
{
    (void)state;
    return digest_start(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(two_programs_answer_by_turns_while_a_batch_is_open),
            cmocka_unit_test(a_live_batch_is_not_closed_by_another_program),
            cmocka_unit_test(a_batch_of_a_killed_program_is_interrupted),
            cmocka_unit_test(only_one_program_feeds_and_the_other_is_told_who),
            cmocka_unit_test(who_waits_too_long_is_told_who_is_at_work),
            cmocka_unit_test(a_refused_beginning_leaves_the_other_program_free),
    };

    return cmocka_run_group_tests(tests, start, NULL);
}
