/* core_ledger_second.h -- a second program at the same ledger, told what to do, in tests.
 */
#ifndef TESTS_CORE_LEDGER_SECOND_H
#define TESTS_CORE_LEDGER_SECOND_H

#include <signal.h>
#include <sys/wait.h>

#include "tests/core_ledger_fixture.h"

struct second {
    pid_t process;
    int to, from;
};

/* What it does for a letter; it ends at the pipe's end, its ledger not closed. */
typedef void second_work(struct fixture *fixture, char letter);

static inline void second_serve(
        struct fixture *fixture, second_work *work, int in, int out)
{
    struct error err = {.text = ""};
    char letter;

    if (ledger_open(fixture->path, 0, &fixture->ledger, &err) != 0)
        _exit(1);
    while (write(out, "+", 1) == 1 && read(in, &letter, 1) == 1)
        work(fixture, letter);
    _exit(0);
}

/* Started while the fixture's ledger is closed: SQLite's files don't bear a fork. */
static inline void second_start(
        struct second *second, struct fixture *fixture, second_work *work)
{
    int to[2], from[2];
    char byte;

    assert_null(fixture->ledger);
    assert_int_equal(pipe(to), 0);
    assert_int_equal(pipe(from), 0);
    second->process = fork();
    assert_true(second->process >= 0);
    if (second->process == 0) {
        (void)close(to[1]);
        (void)close(from[0]);
        second_serve(fixture, work, to[0], from[1]);
    }
    (void)close(to[0]);
    (void)close(from[1]);
    second->to = to[1];
    second->from = from[0];
    assert_int_equal(read(second->from, &byte, 1), 1);
}

/* Done when it returns. */
static inline void second_do(const struct second *second, char letter)
{
    char byte;

    assert_int_equal(write(second->to, &letter, 1), 1);
    assert_int_equal(read(second->from, &byte, 1), 1);
}

/* Killed as it stands. */
static inline void second_kill(const struct second *second)
{
    assert_int_equal(kill(second->process, SIGKILL), 0);
    assert_int_equal(waitpid(second->process, NULL, 0), second->process);
    (void)close(second->to);
    (void)close(second->from);
}

#endif
