/* child.h -- a fellow program run by a server of several threads. */
#ifndef CORE_DESK_CHILD_H
#define CORE_DESK_CHILD_H

#include <stddef.h>
#include <sys/types.h>

#include "core/error.h"

/* core/process.h flushes every stream before it forks, and would wait for another
 * thread that reads one: here posix_spawn and descriptors. */
struct child {
    pid_t pid;  /* 0: none runs */
    int input;  /* to its stdin, or -1 */
    int output; /* its stdout, or -1 */
    int errors; /* its stderr, or -1 if it goes where ours goes */
    char name[64];
};

struct child_wish {
    const char *program;          /* a fellow program: "kiemphieu", "kiemphieu-ledger" */
    const char *const *arguments; /* NULL-terminated, without the program's name */
    int is_vietnamese;            /* the language of its words */
    int stdin_file;  /* a descriptor to be its stdin; -1: a pipe (or nothing) */
    int with_input;  /* a pipe to its stdin */
    int with_errors; /* its stderr comes to us */
    int is_leader;   /* of a process group of its own: Ctrl-C at the desk's terminal is
                        not for it, and all it has started can be ended with it */
};

int child_start(struct child *child, const struct child_wish *wish, struct error *err)
        __attribute__((warn_unused_result));

/*
 * child_run - start it, take all of its stdout, wait for its end
 *
 * most     bytes at the most, else ERROR_RANGE; patience_ms: then it is killed, ERROR_IO.
 * *out is the caller's to free, NUL-terminated; *status is its exit status. What it
 * wrote to stderr stands in err->text if it failed.
 */
int child_run(const struct child_wish *wish, size_t most, int patience_ms, char **out,
        size_t *size, int *status, struct error *err) __attribute__((warn_unused_result));

/* child_finish - close the pipes, wait, tell its exit status; -1 after a signal. */
int child_finish(struct child *child, struct error *err);

#endif
