/* reader_worker.c -- one kiemphieu-read process, seen from the side that started it. */
#include "core/reader_worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/install.h"

enum {
    WORKER_SOCKET = 3, /* where kiemphieu-read finds its requests */
    ARGUMENTS_MAX = 2 * READER_LAYOUTS_MAX + 4, /* with the NULL */
    ENDS = 2
};

void reader_worker_init(struct reader_worker *worker)
{
    memset(worker, 0, sizeof(*worker));
    worker->socket = -1;
    worker->output = -1;
}

static void arguments_fill(
        const struct reader_options *options, const char *arguments[ARGUMENTS_MAX])
{
    size_t count = 0, i;

    for (i = 0; i < options->layout_count; i++) {
        arguments[count++] = "--layout";
        arguments[count++] = options->layouts[i];
    }
    if (options->is_test)
        arguments[count++] = "--test";
    if (options->trace != NULL) {
        arguments[count++] = "--trace";
        arguments[count++] = options->trace;
    }
    arguments[count] = NULL;
}

static int spawn(pid_t *pid, char *const *line, int socket, int output)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t pipe_signal, none;
    int result;

    (void)sigemptyset(&pipe_signal);
    (void)sigaddset(&pipe_signal, SIGPIPE);
    if (posix_spawn_file_actions_init(&actions) != 0)
        return ENOMEM;
    if (posix_spawnattr_init(&attributes) != 0) {
        (void)posix_spawn_file_actions_destroy(&actions);
        return ENOMEM;
    }
    /* A worker whose front-end is gone shall end, even if that one ignores it; but not
     * by Ctrl-C, which the terminal sends to its foreground group. */
    (void)posix_spawnattr_setsigdefault(&attributes, &pipe_signal);
    (void)sigemptyset(&none);
    (void)posix_spawnattr_setsigmask(&attributes, &none);
    (void)posix_spawnattr_setpgroup(&attributes, 0);
    (void)posix_spawnattr_setflags(&attributes,
            POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    result = posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    if (result == 0)
        result = posix_spawn_file_actions_adddup2(&actions, socket, WORKER_SOCKET);
    if (result == 0)
        result = posix_spawn_file_actions_addopen(
                &actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (result == 0)
        result = posix_spawn(pid, line[0], &actions, &attributes, line, environ);
    (void)posix_spawnattr_destroy(&attributes);
    (void)posix_spawn_file_actions_destroy(&actions);
    return result;
}

static void close_both(const int ends[ENDS])
{
    (void)close(ends[0]);
    (void)close(ends[1]);
}

static int channels_open(int sockets[ENDS], int pipes[ENDS], struct error *err)
{
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) != 0)
        return error_set(err, ERROR_IO, "cannot open a socket: %s", strerror(errno));
    if (pipe2(pipes, O_CLOEXEC) != 0) {
        close_both(sockets);
        return error_set(err, ERROR_IO, "cannot open a pipe: %s", strerror(errno));
    }
    if (fcntl(pipes[0], F_SETFL, O_NONBLOCK) != 0) {
        close_both(sockets);
        close_both(pipes);
        return error_set(err, ERROR_IO, "cannot set up a pipe: %s", strerror(errno));
    }
    return 0;
}

static int program_find(const char *program, char path[FILE_PATH_MAX], struct error *err)
{
    if (program == NULL)
        return install_program("kiemphieu-read", path, err);
    if (strlen(program) >= FILE_PATH_MAX)
        return error_set(err, ERROR_RANGE, "the reader's path is too long");
    (void)snprintf(path, FILE_PATH_MAX, "%s", program);
    return 0;
}

int reader_worker_spawn(struct reader_worker *worker, const char *program,
        const char *const *arguments, struct error *err)
{
    const char *line[ARGUMENTS_MAX + 1];
    char path[FILE_PATH_MAX];
    int sockets[ENDS], pipes[ENDS], result;
    size_t count;
    pid_t pid = 0;

    if (program_find(program, path, err) != 0)
        return -1;
    line[0] = path;
    for (count = 0; arguments[count] != NULL && count + 1 < ARGUMENTS_MAX; count++)
        line[count + 1] = arguments[count];
    line[count + 1] = NULL;
    if (channels_open(sockets, pipes, err) != 0)
        return -1;
    result = spawn(&pid, (char *const *)(uintptr_t)line, sockets[1], pipes[1]);
    (void)close(sockets[1]);
    (void)close(pipes[1]);
    if (result != 0) {
        (void)close(sockets[0]);
        (void)close(pipes[0]);
        return error_set(err, ERROR_IO, "cannot start '%s': %s", path, strerror(result));
    }
    worker->pid = pid;
    worker->socket = sockets[0];
    worker->output = pipes[0];
    worker->is_ready = 0;
    lines_init(&worker->lines, pipes[0], READING_LINE_MAX_BYTES);
    return 0;
}

int reader_worker_start(struct reader_worker *worker,
        const struct reader_options *options, struct error *err)
{
    const char *arguments[ARGUMENTS_MAX];

    arguments_fill(options, arguments);
    return reader_worker_spawn(worker, options->program, arguments, err);
}

static void why_tell(int status, char why[READER_WORKER_WHY_BYTES])
{
    if (WIFSIGNALED(status))
        (void)snprintf(why, READER_WORKER_WHY_BYTES, "the decoder crashed (signal %d)",
                WTERMSIG(status));
    else
        (void)snprintf(why, READER_WORKER_WHY_BYTES, "the decoder stopped (exit %d)",
                WEXITSTATUS(status));
}

void reader_worker_end(struct reader_worker *worker, char why[READER_WORKER_WHY_BYTES])
{
    int status = 0;

    why[0] = '\0';
    if (worker->socket >= 0)
        (void)close(worker->socket);
    if (worker->output >= 0)
        (void)close(worker->output);
    if (worker->pid > 0) {
        (void)kill(worker->pid, SIGKILL); /* no harm to one that has ended */
        while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
            continue;
        why_tell(status, why);
    }
    lines_release(&worker->lines);
    reader_worker_init(worker);
}
