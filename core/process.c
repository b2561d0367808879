/* process.c -- fellow programs started with pipes, waited for, and how each ended. */
#include "core/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/install.h"

enum { ARGUMENTS_MAX = 4096, EXIT_NOT_STARTED = 127 };

static void close_pair(int pair[2])
{
    if (pair[0] >= 0)
        (void)close(pair[0]);
    if (pair[1] >= 0)
        (void)close(pair[1]);
}

/* In the child: our ends of the pipes become its stdin and stdout. */
static void become(const char *path, char *const *line, const int in[2], const int out[2],
        enum process_pipes pipes)
{
    sigset_t none;
    int empty;

    /* Ours is ignored, so that a program that ends early is an answer, not our end. */
    (void)signal(SIGPIPE, SIG_DFL);
    (void)sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, NULL);
    if (pipes == PROCESS_BOTH) {
        (void)signal(SIGINT, SIG_IGN); /* Ctrl-C is for us: it ends when its stdin does */
        (void)dup2(in[0], STDIN_FILENO);
    }
    if (pipes == PROCESS_OUTPUT) {
        empty = open("/dev/null", O_RDONLY);
        if (empty >= 0)
            (void)dup2(empty, STDIN_FILENO);
    }
    if (pipes != PROCESS_INHERIT)
        (void)dup2(out[1], STDOUT_FILENO);
    if (strchr(path, '/') != NULL)
        (void)execv(path, line);
    else
        (void)execvp(path, line);
    _exit(EXIT_NOT_STARTED);
}

static int open_pipes(int in[2], int out[2], enum process_pipes pipes, struct error *err)
{
    if ((pipes == PROCESS_BOTH && pipe2(in, O_CLOEXEC) != 0) ||
            (pipes != PROCESS_INHERIT && pipe2(out, O_CLOEXEC) != 0)) {
        close_pair(in);
        close_pair(out);
        return error_set(err, ERROR_IO, "cannot open a pipe: %s", strerror(errno));
    }
    return 0;
}

static void keep_our_ends(struct process *process, int in[2], int out[2])
{
    if (in[0] >= 0) {
        (void)close(in[0]);
        process->input = fdopen(in[1], "w");
    }
    if (out[1] >= 0) {
        (void)close(out[1]);
        process->output = fdopen(out[0], "r");
    }
}

int process_start(struct process *process, const char *name, int is_system,
        char *const *arguments, enum process_pipes pipes, struct error *err)
{
    char path[FILE_PATH_MAX];
    char *line[ARGUMENTS_MAX];
    int in[2] = {-1, -1}, out[2] = {-1, -1};
    size_t i;

    memset(process, 0, sizeof(*process));
    if (is_system)
        (void)snprintf(path, sizeof(path), "%s", name);
    else if (install_program(name, path, err) != 0)
        return -1;
    line[0] = path;
    for (i = 0; arguments[i] != NULL; i++) {
        if (i + 2 >= ARGUMENTS_MAX)
            return error_set(err, ERROR_RANGE, "too many arguments for %s", name);
        line[i + 1] = arguments[i];
    }
    line[i + 1] = NULL;
    if (open_pipes(in, out, pipes, err) != 0)
        return -1;
    (void)fflush(NULL);
    process->pid = fork();
    if (process->pid == 0)
        become(path, line, in, out, pipes);
    if (process->pid < 0) {
        process->pid = 0;
        close_pair(in);
        close_pair(out);
        return error_set(err, ERROR_IO, "cannot start %s: %s", name, strerror(errno));
    }
    (void)snprintf(process->name, sizeof(process->name), "%s", name);
    keep_our_ends(process, in, out);
    return 0;
}

int process_start_on(struct process *process, const char *name, const char *path,
        char *const *arguments, struct error *err)
{
    int file = open(path, O_RDONLY | O_CLOEXEC), kept, result;

    memset(process, 0, sizeof(*process));
    if (file < 0)
        return error_set(err, ERROR_IO, "cannot open '%s': %s", path, strerror(errno));
    /* The child inherits our stdin: lend it the file for the moment of the fork. */
    kept = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
    if (kept < 0 || dup2(file, STDIN_FILENO) < 0)
        result = error_set(
                err, ERROR_IO, "cannot hand over '%s': %s", path, strerror(errno));
    else
        result = process_start(process, name, 0, arguments, PROCESS_INHERIT, err);
    if (kept >= 0) {
        (void)dup2(kept, STDIN_FILENO);
        (void)close(kept);
    }
    (void)close(file);
    return result;
}

int process_finish(struct process *process, struct error *err)
{
    int status = 0, result;

    if (process->input != NULL)
        (void)fclose(process->input);
    if (process->output != NULL)
        (void)fclose(process->output);
    process->input = NULL;
    process->output = NULL;
    if (process->pid == 0)
        return 0;
    while (waitpid(process->pid, &status, 0) < 0)
        if (errno != EINTR)
            return error_set(err, ERROR_IO, "cannot wait for %s: %s", process->name,
                    strerror(errno));
    process->pid = 0;
    if (WIFSIGNALED(status))
        return error_set(err, ERROR_IO, "%s was ended by signal %d (%s)", process->name,
                WTERMSIG(status), strsignal(WTERMSIG(status)));
    result = WEXITSTATUS(status);
    if (result == EXIT_NOT_STARTED)
        return error_set(err, ERROR_IO, "%s could not be started; is it installed?",
                process->name);
    return result;
}
