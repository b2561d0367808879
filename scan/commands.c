/* commands.c -- what the front-end tells a running scan, a word a line on stdin. */
#include "scan/commands.h"

#include <poll.h>
#include <string.h>
#include <unistd.h>

enum { HEAR_BYTES = 512 };

void commands_init(struct commands *commands, int descriptor)
{
    memset(commands, 0, sizeof(*commands));
    commands->descriptor = descriptor;
}

static void obey(struct commands *commands, const char *word)
{
    if (strcmp(word, "taken") == 0)
        commands->taken++;
    else if (strcmp(word, "stop") == 0)
        commands->is_stopping = 1;
    else if (strcmp(word, "cancel") == 0)
        commands->is_cancelled = 1;
}

static void take(struct commands *commands, const char *bytes, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        if (bytes[i] != '\n') {
            if (commands->size + 1 < sizeof(commands->line))
                commands->line[commands->size++] = bytes[i];
            continue;
        }
        commands->line[commands->size] = '\0';
        commands->size = 0;
        obey(commands, commands->line);
    }
}

void commands_hear(struct commands *commands, int wait_ms)
{
    struct pollfd watched = {commands->descriptor, POLLIN, 0};
    char bytes[HEAR_BYTES];
    ssize_t got;

    if (commands->is_cancelled || poll(&watched, 1, wait_ms) <= 0)
        return;
    got = read(commands->descriptor, bytes, sizeof(bytes));
    if (got > 0)
        take(commands, bytes, (size_t)got);
    else if (got == 0)
        commands->is_cancelled = 1;
}
