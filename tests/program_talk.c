/* program_talk.c -- a program that is talked with: read until it asks, type, read on. */
#include "tests/program_talk.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum { HEAR_BYTES = 4096 };

static void become(const int in[2], const int out[2], const char *const *arguments)
{
    (void)setpgid(0, 0);
    if (dup2(in[0], STDIN_FILENO) < 0 || dup2(out[1], STDOUT_FILENO) < 0 ||
            dup2(out[1], STDERR_FILENO) < 0)
        _exit(PROGRAM_NOT_STARTED);
    program_become(arguments);
}

void talk_start(struct talk *talk, const char *const *arguments)
{
    int in[2], out[2];

    memset(talk, 0, sizeof(*talk));
    assert_int_equal(pipe2(in, O_CLOEXEC), 0);
    assert_int_equal(pipe2(out, O_CLOEXEC), 0);
    (void)signal(SIGPIPE, SIG_IGN);
    (void)fflush(NULL);
    talk->pid = fork();
    assert_true(talk->pid >= 0);
    if (talk->pid == 0)
        become(in, out, arguments);
    (void)setpgid(talk->pid, talk->pid);
    (void)close(in[0]);
    (void)close(out[1]);
    talk->input = in[1];
    talk->output = out[0];
    talk->heard = calloc(1, 1);
    assert_non_null(talk->heard);
}

/* Returns 0 at the end of all it says. */
static int hear(struct talk *talk)
{
    struct pollfd watched = {talk->output, POLLIN, 0};
    char *grown = realloc(talk->heard, talk->size + HEAR_BYTES + 1);
    ssize_t got;

    assert_non_null(grown);
    talk->heard = grown;
    if (poll(&watched, 1, TALK_PATIENCE_S * 1000) <= 0) {
        (void)kill(-talk->pid, SIGKILL);
        fail_msg("silent for %d s after:\n%s", (int)TALK_PATIENCE_S, talk->heard);
    }
    got = read(talk->output, talk->heard + talk->size, HEAR_BYTES);
    if (got <= 0)
        return 0;
    talk->size += (size_t)got;
    talk->heard[talk->size] = '\0';
    return 1;
}

void talk_until(struct talk *talk, const char *text)
{
    const char *found;

    while ((found = strstr(talk->heard + talk->read, text)) == NULL)
        if (!hear(talk))
            fail_msg("it ended without saying '%s':\n%s", text, talk->heard);
    talk->read = (size_t)(found - talk->heard) + strlen(text);
}

int talk_until_one(struct talk *talk, const char *const *texts)
{
    const char *found, *first;
    int i, place;

    do {
        first = NULL;
        place = -1;
        for (i = 0; texts[i] != NULL; i++) {
            found = strstr(talk->heard + talk->read, texts[i]);
            if (found == NULL || (first != NULL && found > first))
                continue;
            first = found;
            place = i;
        }
    } while (first == NULL && hear(talk));
    if (first != NULL)
        talk->read = (size_t)(first - talk->heard) + strlen(texts[place]);
    return place;
}

void talk_type(struct talk *talk, const char *line)
{
    (void)!write(talk->input, line, strlen(line));
    (void)!write(talk->input, "\n", 1);
}

void talk_close(struct talk *talk)
{
    if (talk->input >= 0)
        (void)close(talk->input);
    talk->input = -1;
}

int talk_says(const struct talk *talk, const char *text)
{
    return strstr(talk->heard, text) != NULL;
}

int talk_end(struct talk *talk)
{
    int status;

    talk_close(talk);
    while (hear(talk))
        continue;
    (void)close(talk->output);
    assert_int_equal(waitpid(talk->pid, &status, 0), talk->pid);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

void talk_release(struct talk *talk)
{
    free(talk->heard);
    memset(talk, 0, sizeof(*talk));
}
