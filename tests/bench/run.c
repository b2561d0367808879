/* run.c -- one run of a program: its time and its memory. */
#include "tests/bench/run.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/clock.h"

enum { EXIT_HELD = 3 };

static int silence(posix_spawn_file_actions_t *actions)
{
    int i, result = posix_spawn_file_actions_init(actions);

    for (i = STDOUT_FILENO; i <= STDERR_FILENO && result == 0; i++)
        result = posix_spawn_file_actions_addopen(actions, i, "/dev/null", O_WRONLY, 0);
    return result;
}

int64_t run_us(char *const *argv)
{
    posix_spawn_file_actions_t actions;
    int64_t start = clock_us();
    int status;
    pid_t pid;

    if (silence(&actions) != 0 ||
            posix_spawn(&pid, argv[0], &actions, NULL, argv, environ) != 0 ||
            waitpid(pid, &status, 0) != pid)
        return -1;
    (void)posix_spawn_file_actions_destroy(&actions);
    if (!WIFEXITED(status) ||
            (WEXITSTATUS(status) != 0 && WEXITSTATUS(status) != EXIT_HELD))
        return -1;
    return clock_us() - start;
}

int64_t run_peak_kb(void)
{
    struct rusage usage;

    return getrusage(RUSAGE_CHILDREN, &usage) == 0 ? usage.ru_maxrss : -1;
}
