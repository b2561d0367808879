/* deck_work.c -- work shared among processes, with its progress and errors. */
#include "forms/deck_work.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct deck_work {
    int descriptor;
};

/* One message is written in one piece: a pipe keeps it whole. */
struct message {
    int is_error;
    struct error err;
};

_Static_assert(sizeof(struct message) <= PIPE_BUF, "a message must stay in one piece");

static void message_send(const struct deck_work *work, const struct message *message)
{
    ssize_t put;

    /* If nobody reads any more, the exit status still tells. */
    do
        put = write(work->descriptor, message, sizeof(*message));
    while (put < 0 && errno == EINTR);
}

void deck_work_step(const struct deck_work *work)
{
    struct message message;

    memset(&message, 0, sizeof(message));
    message_send(work, &message);
}

/* Returns 1 with a message, 0 at the end, -1 if the pipe fails. */
static int message_receive(int descriptor, struct message *message)
{
    size_t used = 0;
    ssize_t got;

    while (used < sizeof(*message)) {
        got = read(descriptor, (char *)message + used, sizeof(*message) - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0 && used == 0 ? 0 : -1;
        used += (size_t)got;
    }
    return 1;
}

/* The worker's process: never returns. */
static void worker_run(
        deck_work_do *work, const void *share, int worker, int workers, int descriptor)
{
    const struct deck_work line = {descriptor};
    struct message message;
    int result;

    memset(&message, 0, sizeof(message));
    result = work(share, worker, workers, &line, &message.err);
    if (result != 0) {
        message.is_error = 1;
        message_send(&line, &message);
    }
    /* Not exit: what the parent has buffered is not for us to write. */
    _exit(result == 0 ? 0 : 1);
}

static int workers_listen(int descriptor, size_t total, deck_progress *progress,
        void *user, struct error *err)
{
    struct message message;
    size_t done = 0;
    int result = 0, got;

    while ((got = message_receive(descriptor, &message)) > 0) {
        if (message.is_error) {
            message.err.text[ERROR_TEXT_MAX - 1] = '\0';
            if (result == 0)
                result = error_set(err, message.err.kind, "%s", message.err.text);
        } else if (progress != NULL) {
            progress(user, ++done, total);
        }
    }
    if (got < 0 && result == 0)
        result = error_set(err, ERROR_IO, "a worker's pipe broke");
    return result;
}

static int worker_wait(pid_t process, struct error *err)
{
    int status;

    while (waitpid(process, &status, 0) < 0)
        if (errno != EINTR)
            return error_set(err, ERROR_IO, "cannot wait: %s", strerror(errno));
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return 0;
    if (WIFSIGNALED(status))
        return error_set(
                err, ERROR_IO, "a worker was ended by signal %d", WTERMSIG(status));
    return error_set(err, ERROR_IO, "a worker failed");
}

int deck_work_share(deck_work_do *work, const void *share, int workers, size_t total,
        deck_progress *progress, void *user, struct error *err)
{
    pid_t processes[DECK_WORKERS_MAX];
    int ends[2], started, i, result = 0;

    assert(workers >= 1 && workers <= DECK_WORKERS_MAX);
    if (pipe(ends) != 0)
        return error_set(err, ERROR_IO, "cannot make a pipe: %s", strerror(errno));
    for (started = 0; started < workers; started++) {
        processes[started] = fork();
        if (processes[started] < 0) {
            result = error_set(
                    err, ERROR_IO, "cannot start a worker: %s", strerror(errno));
            break;
        }
        if (processes[started] == 0) {
            (void)close(ends[0]);
            worker_run(work, share, started, workers, ends[1]);
        }
    }
    (void)close(ends[1]);
    if (workers_listen(ends[0], total, progress, user, result == 0 ? err : NULL) != 0)
        result = -1;
    (void)close(ends[0]);
    for (i = 0; i < started; i++)
        if (worker_wait(processes[i], result == 0 ? err : NULL) != 0)
            result = -1;
    return result;
}
