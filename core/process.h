/* process.h -- fellow programs started with pipes, waited for, and how each ended. */
#ifndef CORE_PROCESS_H
#define CORE_PROCESS_H

#include <stdio.h>
#include <sys/types.h>

#include "core/error.h"

struct process {
    pid_t pid;    /* 0: none runs */
    FILE *input;  /* to the program, or NULL */
    FILE *output; /* from the program, or NULL */
    char name[64];
};

enum process_pipes {
    PROCESS_INHERIT, /* the caller's own stdin and stdout */
    PROCESS_OUTPUT,  /* its stdout comes to us, stdin is empty */
    PROCESS_BOTH     /* requests go in, answers come out; Ctrl-C is not for it */
};

/*
 * process_start - run a fellow program (install_program) or, if `name`
 * begins with '/', that file, or one of the system's by PATH if `is_system`
 *
 * arguments  NULL-terminated, without the program's name in front.
 */
int process_start(struct process *process, const char *name, int is_system,
        char *const *arguments, enum process_pipes pipes, struct error *err)
        __attribute__((warn_unused_result));

/*
 * process_start_on - run a fellow program with the file `path` as its stdin
 *
 * Its stdout and stderr are ours.
 */
int process_start_on(struct process *process, const char *name, const char *path,
        char *const *arguments, struct error *err) __attribute__((warn_unused_result));

/*
 * process_finish - close its input, wait, and tell how it ended
 *
 * Returns its exit status; -1 with ERROR_IO if it was ended by a signal.
 * Happy with a process that was never started (returns 0).
 */
int process_finish(struct process *process, struct error *err);

#endif
