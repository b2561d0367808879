/* follow.c -- a fellow program at long work, whose lines are taken as they come. */
#include "core/desk/follow.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/lines.h"
#include "core/utf8.h"

enum { SECOND_MS = 1000, MS_NS = 1000000, SECOND_NS = 1000000000 };

struct follow {
    struct follow_calls calls;
    pthread_t thread;
    pthread_mutex_t lock; /* of child.pid, child.input and is_over */
    pthread_cond_t over;
    int is_over;
    struct child child;
    int exit_descriptor; /* readable once it has ended */
    struct lines streams[2];
};

/* ---- hearing ---- */

static void hand_out(struct follow *follow, int is_error)
{
    size_t length;
    char *line;

    while (lines_next(&follow->streams[is_error], &line, &length))
        if (utf8_is_text(line, length))
            follow->calls.line(follow->calls.context, is_error, line);
}

/* Returns 1 if something came. */
static int hear(struct follow *follow, int is_error)
{
    struct lines *stream = &follow->streams[is_error];
    int heard = stream->descriptor < 0 ? 0 : lines_hear(stream);

    hand_out(follow, is_error);
    if (heard < 0 && stream->descriptor >= 0) {
        /* Also after a line without an end: it shall not wait for us to read on. */
        (void)close(stream->descriptor);
        stream->descriptor = -1;
        *(is_error ? &follow->child.errors : &follow->child.output) = -1;
    }
    return heard > 0;
}

/* Until it has ended: what it started may hold its pipes for longer. */
static void hear_all(struct follow *follow)
{
    struct pollfd watched[3];
    int i;

    for (;;) {
        for (i = 0; i < 2; i++)
            watched[i] = (struct pollfd){follow->streams[i].descriptor, POLLIN, 0};
        watched[2] = (struct pollfd){follow->exit_descriptor, POLLIN, 0};
        if (poll(watched, 3, -1) < 0 && errno != EINTR)
            break;
        for (i = 0; i < 2; i++)
            if (watched[i].revents != 0)
                (void)hear(follow, i);
        if (watched[2].revents != 0)
            break;
    }
    while (hear(follow, 0) || hear(follow, 1))
        ;
}

/* What a program that was killed leaves behind would keep the scanner. */
static void end_group(pid_t leader)
{
    siginfo_t how;

    memset(&how, 0, sizeof(how));
    if (waitid(P_PID, (id_t)leader, &how, WEXITED | WNOWAIT) == 0 &&
            how.si_code != CLD_EXITED)
        (void)kill(-leader, SIGKILL);
}

static void *run(void *argument)
{
    struct follow *follow = argument;
    struct error err = {.text = ""};
    int status;

    hear_all(follow);
    end_group(follow->child.pid);
    (void)pthread_mutex_lock(&follow->lock);
    status = child_finish(&follow->child, &err);
    follow->is_over = 1;
    (void)pthread_cond_broadcast(&follow->over);
    (void)pthread_mutex_unlock(&follow->lock);
    follow->calls.ended(follow->calls.context, status, &err);
    return NULL;
}

/* ---- from its start to its end ---- */

static int watch(struct follow *follow, size_t most, struct error *err)
{
    const int ends[2] = {follow->child.output, follow->child.errors};
    int i;

    for (i = 0; i < 2; i++) {
        if (fcntl(ends[i], F_SETFL, O_NONBLOCK) != 0)
            return error_set(err, ERROR_IO, "cannot listen to %s: %s", follow->child.name,
                    strerror(errno));
        lines_init(&follow->streams[i], ends[i], most);
    }
    follow->exit_descriptor = pidfd_open(follow->child.pid, 0);
    if (follow->exit_descriptor < 0)
        return error_set(err, ERROR_IO, "cannot watch %s: %s", follow->child.name,
                strerror(errno));
    return 0;
}

static void release(struct follow *follow)
{
    lines_release(&follow->streams[0]);
    lines_release(&follow->streams[1]);
    if (follow->exit_descriptor >= 0)
        (void)close(follow->exit_descriptor);
    (void)pthread_cond_destroy(&follow->over);
    (void)pthread_mutex_destroy(&follow->lock);
    free(follow);
}

static struct follow *make(const struct follow_calls *calls)
{
    struct follow *follow = calloc(1, sizeof(*follow));

    if (follow == NULL)
        return NULL;
    follow->calls = *calls;
    follow->exit_descriptor = -1;
    lines_init(&follow->streams[0], -1, 1);
    lines_init(&follow->streams[1], -1, 1);
    if (pthread_mutex_init(&follow->lock, NULL) != 0) {
        free(follow);
        return NULL;
    }
    if (pthread_cond_init(&follow->over, NULL) != 0) {
        (void)pthread_mutex_destroy(&follow->lock);
        free(follow);
        return NULL;
    }
    return follow;
}

int follow_start(const struct child_wish *wish, size_t most,
        const struct follow_calls *calls, struct follow **out, struct error *err)
{
    struct follow *follow = make(calls);
    struct child_wish wanted = *wish;

    wanted.with_errors = 1;
    wanted.is_leader = 1;
    if (follow == NULL)
        return error_set(err, ERROR_MEMORY, "no memory");
    if (child_start(&follow->child, &wanted, err) != 0) {
        release(follow);
        return -1;
    }
    if (watch(follow, most, err) != 0 ||
            (pthread_create(&follow->thread, NULL, run, follow) != 0 &&
                    error_set(err, ERROR_MEMORY, "cannot start a thread") != 0)) {
        (void)kill(-follow->child.pid, SIGKILL);
        (void)child_finish(&follow->child, NULL);
        release(follow);
        return -1;
    }
    *out = follow;
    return 0;
}

int follow_type(struct follow *follow, const char *line)
{
    char *text = NULL;
    int length = asprintf(&text, "%s\n", line);
    ssize_t written = -1;

    if (length < 0)
        return -1;
    (void)pthread_mutex_lock(&follow->lock);
    if (follow->child.input >= 0)
        written = write(follow->child.input, text, (size_t)length);
    (void)pthread_mutex_unlock(&follow->lock);
    free(text);
    return written == length ? 0 : -1;
}

void follow_signal(struct follow *follow, int signal)
{
    (void)pthread_mutex_lock(&follow->lock);
    if (follow->child.pid > 0)
        (void)kill(follow->child.pid, signal);
    (void)pthread_mutex_unlock(&follow->lock);
}

static struct timespec moment(int in_ms)
{
    struct timespec at;

    (void)clock_gettime(CLOCK_REALTIME, &at);
    at.tv_sec += in_ms / SECOND_MS;
    at.tv_nsec += (long)(in_ms % SECOND_MS) * MS_NS;
    if (at.tv_nsec >= SECOND_NS) {
        at.tv_nsec -= SECOND_NS;
        at.tv_sec++;
    }
    return at;
}

int follow_wait(struct follow *follow, int patience_ms)
{
    struct timespec until = moment(patience_ms);
    int waited = 0, is_over;

    (void)pthread_mutex_lock(&follow->lock);
    while (!follow->is_over && waited == 0)
        waited = pthread_cond_timedwait(&follow->over, &follow->lock, &until);
    is_over = follow->is_over;
    (void)pthread_mutex_unlock(&follow->lock);
    return is_over;
}

void follow_stop(struct follow *follow, int signal, int patience_ms)
{
    follow_signal(follow, signal);
    if (follow_wait(follow, patience_ms))
        return;
    (void)pthread_mutex_lock(&follow->lock);
    if (follow->child.pid > 0)
        (void)kill(-follow->child.pid, SIGKILL);
    (void)pthread_mutex_unlock(&follow->lock);
}

void follow_free(struct follow *follow)
{
    if (follow == NULL)
        return;
    (void)pthread_join(follow->thread, NULL);
    release(follow);
}
