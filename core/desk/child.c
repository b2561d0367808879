/* child.c -- a fellow program run by a server of several threads. */
#include "core/desk/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/file.h"
#include "core/install.h"

extern char **environ;

enum { ARGUMENTS_MAX = 512, ENVIRONMENT_MAX = 512 };

/* The child's ends and ours; -1 where there is none. */
struct ends {
    int theirs[3], ours[3];
};

static void close_end(int *end)
{
    if (*end >= 0)
        (void)close(*end);
    *end = -1;
}

static void close_ends(int ends[3])
{
    close_end(&ends[0]);
    close_end(&ends[1]);
    close_end(&ends[2]);
}

static int open_pipe(struct ends *ends, int which)
{
    int pair[2];

    if (pipe2(pair, O_CLOEXEC) != 0)
        return -1;
    ends->theirs[which] = pair[which == STDIN_FILENO ? 0 : 1];
    ends->ours[which] = pair[which == STDIN_FILENO ? 1 : 0];
    return 0;
}

static int open_ends(struct ends *ends, const struct child_wish *wish)
{
    if (wish->stdin_file >= 0)
        ends->theirs[0] = fcntl(wish->stdin_file, F_DUPFD_CLOEXEC, 3);
    else if (!wish->with_input)
        ends->theirs[0] = open("/dev/null", O_RDONLY | O_CLOEXEC);
    else if (open_pipe(ends, STDIN_FILENO) != 0)
        return -1;
    if (ends->theirs[0] < 0 || open_pipe(ends, STDOUT_FILENO) != 0)
        return -1;
    return wish->with_errors ? open_pipe(ends, STDERR_FILENO) : 0;
}

/* Ours without its language, and the reader's: core/language.c goes by LC_ALL. */
static int make_environment(char *out[ENVIRONMENT_MAX], int is_vietnamese)
{
    static char vietnamese[] = "LC_ALL=vi_VN.UTF-8", english[] = "LC_ALL=C.UTF-8";
    size_t count = 0, i;

    out[count++] = is_vietnamese ? vietnamese : english;
    for (i = 0; environ[i] != NULL; i++) {
        if (strncmp(environ[i], "LC_ALL=", 7) == 0 ||
                strncmp(environ[i], "LANGUAGE=", 9) == 0)
            continue;
        if (count + 1 == ENVIRONMENT_MAX)
            return -1;
        out[count++] = environ[i];
    }
    out[count] = NULL;
    return 0;
}

/* The server's threads block signals and ignore SIGPIPE: the child shall not. */
static int spawn(pid_t *pid, const char *path, char *const *line,
        char *const *environment, const struct ends *ends, int is_leader)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, usual;
    int i, result;

    (void)sigemptyset(&none);
    (void)sigemptyset(&usual);
    (void)sigaddset(&usual, SIGPIPE);
    (void)sigaddset(&usual, SIGINT);
    (void)sigaddset(&usual, SIGTERM);
    if (posix_spawn_file_actions_init(&actions) != 0)
        return ENOMEM;
    if (posix_spawnattr_init(&attributes) != 0) {
        (void)posix_spawn_file_actions_destroy(&actions);
        return ENOMEM;
    }
    result = posix_spawnattr_setsigmask(&attributes, &none) |
             posix_spawnattr_setsigdefault(&attributes, &usual) |
             posix_spawnattr_setflags(
                     &attributes, (short)(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                          (is_leader ? POSIX_SPAWN_SETPGROUP : 0)));
    for (i = 0; i < 3 && result == 0; i++)
        if (ends->theirs[i] >= 0)
            result = posix_spawn_file_actions_adddup2(&actions, ends->theirs[i], i);
    if (result == 0)
        result = posix_spawn(pid, path, &actions, &attributes, line, environment);
    (void)posix_spawnattr_destroy(&attributes);
    (void)posix_spawn_file_actions_destroy(&actions);
    return result;
}

static int make_line(const struct child_wish *wish, const char *path,
        char *out[ARGUMENTS_MAX], struct error *err)
{
    size_t i;

    /* posix_spawn's line is not const, though nothing is written to it. */
    memcpy(&out[0], &path, sizeof(path));
    for (i = 0; wish->arguments[i] != NULL; i++) {
        if (i + 2 >= ARGUMENTS_MAX)
            return error_set(
                    err, ERROR_RANGE, "too many arguments for %s", wish->program);
        memcpy(&out[i + 1], &wish->arguments[i], sizeof(out[0]));
    }
    out[i + 1] = NULL;
    return 0;
}

int child_start(struct child *child, const struct child_wish *wish, struct error *err)
{
    struct ends ends = {{-1, -1, -1}, {-1, -1, -1}};
    char path[FILE_PATH_MAX], *line[ARGUMENTS_MAX], *environment[ENVIRONMENT_MAX];
    pid_t pid = 0;
    int result;

    memset(child, 0, sizeof(*child));
    child->input = child->output = child->errors = -1;
    if (install_program(wish->program, path, err) != 0 ||
            make_line(wish, path, line, err) != 0)
        return -1;
    if (make_environment(environment, wish->is_vietnamese) != 0)
        return error_set(err, ERROR_RANGE, "too many variables in the environment");
    result = open_ends(&ends, wish) != 0
                     ? errno
                     : spawn(&pid, path, line, environment, &ends, wish->is_leader);
    close_ends(ends.theirs);
    if (result != 0) {
        close_ends(ends.ours);
        return error_set(
                err, ERROR_IO, "cannot start %s: %s", wish->program, strerror(result));
    }
    child->pid = pid;
    child->input = ends.ours[0];
    child->output = ends.ours[1];
    child->errors = ends.ours[2];
    (void)snprintf(child->name, sizeof(child->name), "%s", wish->program);
    return 0;
}

int child_finish(struct child *child, struct error *err)
{
    int status = 0;

    close_end(&child->input);
    close_end(&child->output);
    close_end(&child->errors);
    if (child->pid == 0)
        return 0;
    while (waitpid(child->pid, &status, 0) < 0)
        if (errno != EINTR)
            return error_set(err, ERROR_IO, "cannot wait for %s: %s", child->name,
                    strerror(errno));
    child->pid = 0;
    if (WIFSIGNALED(status))
        return error_set(err, ERROR_IO, "%s was ended by signal %d (%s)", child->name,
                WTERMSIG(status), strsignal(WTERMSIG(status)));
    return WEXITSTATUS(status);
}
