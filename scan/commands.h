/* commands.h -- what the front-end tells a running scan, a word a line on stdin. */
#ifndef SCAN_COMMANDS_H
#define SCAN_COMMANDS_H

#include <stddef.h>
#include <stdint.h>

enum { COMMANDS_LINE_BYTES = 32 };

struct commands {
    int descriptor;
    char line[COMMANDS_LINE_BYTES]; /* the start of the next word */
    size_t size;
    uint32_t taken;   /* sheets that the front-end has: "taken" */
    int is_stopping;  /* "stop": no further sheet */
    int is_cancelled; /* "cancel", or the front-end is gone: at once */
};

void commands_init(struct commands *commands, int descriptor);

/*
 * commands_hear - take what has come
 *
 * wait_ms  how long to wait if nothing has; 0: not at all; -1: until something comes.
 * Unknown words are passed over.
 */
void commands_hear(struct commands *commands, int wait_ms);

#endif
