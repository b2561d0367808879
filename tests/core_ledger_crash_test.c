/* core_ledger_crash_test.c -- killed, full: nothing acknowledged is lost. */
#include "tests/core_ledger_fixture.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "core/ledger_store.h"

/* A writer in a process of its own that says over a pipe what was acknowledged. */
static pid_t start_writer(struct fixture *fixture, int *report,
        void (*work)(struct fixture *fixture, int report))
{
    int ends[2];
    pid_t child;

    assert_int_equal(pipe(ends), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)close(ends[0]);
        work(fixture, ends[1]);
        _exit(0);
    }
    (void)close(ends[1]);
    *report = ends[0];
    return child;
}

static void enter_without_end(struct fixture *fixture, int report)
{
    struct error err;
    unsigned number;

    if (ledger_open(fixture->path, 0, &fixture->ledger, &err) != 0)
        _exit(1);
    fixture_begin_batch(fixture, 0);
    for (number = fixture->images + 1;; number++) {
        fixture_done(fixture_enter_image(fixture, number, "hl", ""));
        if (write(report, "+", 1) != 1)
            _exit(1);
    }
}

/* Reads `most` acknowledgements, or all until the writer ends. */
static unsigned count_acknowledged(int report, unsigned most)
{
    unsigned count = 0;
    char byte;

    while (count < most && read(report, &byte, 1) == 1)
        count++;
    return count;
}

static void open_count(struct fixture *fixture)
{
    fixture_make(fixture);
    fixture_open(fixture);
    fixture_done(fixture_begin_count(fixture));
    fixture_close(fixture);
}

static void check_whole(struct fixture *fixture)
{
    json_t *answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"verify\"}"));

    assert_int_equal(json_array_size(json_object_get(answer, "findings")), 0);
    json_decref(answer);
}

/* All images up to the first unknown one are fed again: none may count twice. */
static void feed_again(struct fixture *fixture, unsigned most)
{
    unsigned number;

    fixture_begin_batch(fixture, 0);
    for (number = 1; number <= most; number++)
        json_decref(fixture_enter_image(fixture, number, "hl", ""));
    fixture_end_batch(fixture);
    assert_int_equal(fixture_total(fixture, "total", "fed"), most);
}

/* Killed wherever it is after so many acknowledgements, most often in a transaction. */
static void a_killed_writer_loses_and_doubles_nothing(void **state)
{
    static const unsigned after[] = {0, 1, 2, 5, 9, 14, 20, 27, 33, 40};
    struct fixture fixture;
    unsigned acknowledged;
    int64_t fed;
    pid_t child;
    size_t i;
    int report;

    (void)state;
    for (i = 0; i < sizeof(after) / sizeof(after[0]); i++) {
        open_count(&fixture);
        child = start_writer(&fixture, &report, enter_without_end);
        acknowledged = count_acknowledged(report, after[i]);
        assert_int_equal(kill(child, SIGKILL), 0);
        acknowledged += count_acknowledged(report, 1000000);
        assert_int_equal(waitpid(child, NULL, 0), child);
        (void)close(report);
        fixture_open(&fixture);
        fed = fixture_total(&fixture, "total", "fed");
        /* one may be entered whose acknowledgement was not heard any more */
        assert_true(fed == acknowledged || fed == acknowledged + 1);
        check_whole(&fixture);
        feed_again(&fixture, (unsigned)fed + 2);
        check_whole(&fixture);
        fixture_close(&fixture);
        fixture_remove_folder(fixture.path);
    }
}

/* Dies before COMMIT, its pages already on the way to the file. */
static void die_in_transaction(struct fixture *fixture, int report)
{
    struct error err;

    (void)report;
    if (ledger_open(fixture->path, 0, &fixture->ledger, &err) != 0)
        _exit(1);
    fixture_begin_batch(fixture, 0);
    fixture_done(fixture_enter_image(fixture, 1, "hl", ""));
    if (ledger_store_run(fixture->ledger,
                "PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE batch SET fed = 70;"
                "UPDATE sheet SET standing = 'held', reasons = hex(zeroblob(100000))",
                &err) != 0)
        _exit(1);
    (void)raise(SIGKILL);
}

static void a_writer_killed_in_a_transaction_leaves_the_old_state(void **state)
{
    struct fixture fixture;
    pid_t child;
    int report, status;

    (void)state;
    open_count(&fixture);
    child = start_writer(&fixture, &report, die_in_transaction);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    (void)close(report);
    fixture_open(&fixture);
    assert_int_equal(fixture_total(&fixture, "total", "counted"), 1);
    check_whole(&fixture);
    fixture_close(&fixture);
    fixture_remove_folder(fixture.path);
}

/* Enters until the file may not grow; the ledger must then end, not go on. */
static void enter_until_full(struct fixture *fixture, int report)
{
    const struct rlimit small = {160 * 1024, 160 * 1024};
    char hex[DIGEST_HEX_BYTES], text[2048], *answer = NULL;
    struct error err;
    unsigned number;

    (void)signal(SIGXFSZ, SIG_IGN);
    if (ledger_open(fixture->path, 0, &fixture->ledger, &err) != 0)
        _exit(1);
    fixture_begin_batch(fixture, 0);
    if (setrlimit(RLIMIT_FSIZE, &small) != 0)
        _exit(1);
    for (number = 1; number < 5000; number++) {
        fixture_make_image(fixture, number, hex);
        (void)snprintf(text, sizeof(text),
                "{\"request\":\"enter\",\"batch\":\"%s\",\"images\":[{\"path\":"
                "\"images/i%u.tif\",\"digest\":\"%s\"}],\"sheets\":[{\"ballot_type\":"
                "\"\",\"pages\":[{\"format\":\"kiemphieu-reading\",\"version\":1,"
                "\"image\":\"images/i%u.tif\",\"index\":0,\"verdict\":\"held\","
                "\"reasons\":[\"streak\"],\"conference\":\"\",\"ballot_type\":\"\","
                "\"form_id\":\"\",\"page\":0,\"rotation\":0,\"scale_x_ppm\":0,"
                "\"scale_y_ppm\":0,\"contests\":[]}]}]}",
                fixture->batch, number, hex, number);
        if (ledger_answer(fixture->ledger, text, strlen(text), &answer, &err) != 0)
            _exit(err.kind == ERROR_IO && strstr(answer, "\"io\"") != NULL ? 7 : 1);
        if (strstr(answer, "\"ok\":true") == NULL || write(report, "+", 1) != 1)
            _exit(1);
        free(answer);
    }
}

static void a_full_disk_ends_the_ledger_and_loses_nothing(void **state)
{
    struct fixture fixture;
    unsigned acknowledged;
    pid_t child;
    int report, status;

    (void)state;
    open_count(&fixture);
    child = start_writer(&fixture, &report, enter_until_full);
    acknowledged = count_acknowledged(report, 1000000);
    assert_int_equal(waitpid(child, &status, 0), child);
    (void)close(report);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 7);
    assert_true(acknowledged > 10);
    fixture_open(&fixture);
    assert_int_equal(fixture_total(&fixture, "total", "fed"), acknowledged);
    check_whole(&fixture);
    fixture_close(&fixture);
    fixture_remove_folder(fixture.path);
}

static void a_file_of_another_program_is_refused(void **state)
{
    struct fixture fixture;
    struct error err = {.text = ""};

    (void)state;
    fixture_make(&fixture);
    fixture_put(&fixture, "ledger.db", "this is no database, but somebody's letter");
    assert_int_equal(ledger_open(fixture.path, 0, &fixture.ledger, &err), -1);
    assert_non_null(strstr(err.text, "ledger.db"));
    fixture_remove_folder(fixture.path);
}

static int start(void **state)
{
    (void)state;
    return digest_start(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_killed_writer_loses_and_doubles_nothing),
            cmocka_unit_test(a_writer_killed_in_a_transaction_leaves_the_old_state),
            cmocka_unit_test(a_full_disk_ends_the_ledger_and_loses_nothing),
            cmocka_unit_test(a_file_of_another_program_is_refused),
    };

    return cmocka_run_group_tests(tests, start, NULL);
}
