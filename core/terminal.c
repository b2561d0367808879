/* terminal.c -- what the terminal can show: pictures as sixels or kitty's, or none. */
#include "core/terminal.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { ANSWER_BYTES = 128, PATIENCE_MS = 300 };

/* The answer is ESC [ ? 6 2 ; 4 ; ... c */
static int has_attribute_4(const char *answer)
{
    const char *next = strchr(answer, '?');

    while (next != NULL && *next != '\0') {
        next++;
        if (strncmp(next, "4;", 2) == 0 || strncmp(next, "4c", 2) == 0)
            return 1;
        next = strchr(next, ';');
    }
    return 0;
}

static void read_answer(char answer[ANSWER_BYTES])
{
    struct pollfd ready = {.fd = STDIN_FILENO, .events = POLLIN};
    size_t used = 0;

    while (used + 1 < ANSWER_BYTES && poll(&ready, 1, PATIENCE_MS) > 0 &&
            read(STDIN_FILENO, answer + used, 1) == 1)
        if (answer[used++] == 'c')
            break;
    answer[used] = '\0';
}

static int shows_sixels(void)
{
    static const char question[] = "\033[c";
    struct termios kept, raw;
    char answer[ANSWER_BYTES];

    if (tcgetattr(STDIN_FILENO, &kept) != 0)
        return 0;
    raw = kept;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    if (tcsetattr(STDIN_FILENO, TCSANOW, &raw) != 0)
        return 0;
    answer[0] = '\0';
    if (write(STDOUT_FILENO, question, sizeof(question) - 1) == sizeof(question) - 1)
        read_answer(answer);
    (void)tcsetattr(STDIN_FILENO, TCSANOW, &kept);
    return has_attribute_4(answer);
}

enum terminal_pictures terminal_pictures(void)
{
    const char *kind = getenv("TERM");

    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return TERMINAL_NONE;
    if (getenv("KITTY_WINDOW_ID") != NULL ||
            (kind != NULL && strstr(kind, "kitty") != NULL))
        return TERMINAL_KITTY;
    return shows_sixels() ? TERMINAL_SIXEL : TERMINAL_NONE;
}
