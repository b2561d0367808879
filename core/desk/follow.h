/* follow.h -- a fellow program at long work, whose lines are taken as they come. */
#ifndef CORE_DESK_FOLLOW_H
#define CORE_DESK_FOLLOW_H

#include <stddef.h>

#include "core/desk/child.h"
#include "core/error.h"

struct follow;

/* What is called in a thread of its own; neither may wait, nor free the follow. */
struct follow_calls {
    /* A whole line of stdout, or of stderr if is_error; UTF-8, without its end. What is
     * no text is left out. */
    void (*line)(void *context, int is_error, const char *line);
    /* Once, the last call: its exit status; -1 after a signal, with the reason. */
    void (*ended)(void *context, int status, const struct error *err);
    void *context;
};

/*
 * follow_start - run it in a process group of its own, and hear it to its end
 *
 * wish   copied as far as it is needed; its with_errors and is_leader are set here.
 * most   bytes of a line; a longer one ends the hearing of that stream.
 * *out is to be given to follow_free in any case once this succeeded.
 */
int follow_start(const struct child_wish *wish, size_t most,
        const struct follow_calls *calls, struct follow **out, struct error *err)
        __attribute__((warn_unused_result));

/* follow_type - a line to its stdin, the line feed is added; -1: it reads no more. */
int follow_type(struct follow *follow, const char *line)
        __attribute__((warn_unused_result));

/* follow_signal - to it alone; nothing if it has ended. */
void follow_signal(struct follow *follow, int signal);

/*
 * follow_stop - `signal`, and if it has not ended within patience_ms, kill it and all
 * that it has started
 */
void follow_stop(struct follow *follow, int signal, int patience_ms);

/* follow_wait - 1 once it has ended, and `ended` is about to be called; 0: not within
 * patience_ms. */
int follow_wait(struct follow *follow, int patience_ms);

/* follow_free - waits for its end; follow_stop first if it shall not take its time. */
void follow_free(struct follow *follow);

#endif
