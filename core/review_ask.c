/* review_ask.c -- a question on the terminal, an answer of one key or a line. */
#include "core/review_ask.h"

#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "core/language.h"
#include "core/utf8.h"

/* One line of the input, without its end; 0 at the end of all answers. */
static int read_line(struct review *review, char *text, size_t size)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t got;

    (void)fflush(stdout);
    got = getline(&line, &room, review->input);
    if (got > 0) {
        line[strcspn(line, "\r\n")] = '\0';
        (void)snprintf(text, size, "%s", line);
    }
    free(line);
    return got > 0;
}

static int answer_of(const char *text, const char *keys, const char *letters,
        enum answer *answer, size_t *option)
{
    static const struct {
        char letter;
        enum answer answer;
    } known[] = {{'b', ANSWER_BLANK}, {'o', ANSWER_OVER}, {'a', ANSWER_ACCEPT},
            {'e', ANSWER_ENTER_ALL}, {'v', ANSWER_VOID}, {'x', ANSWER_REFUSE},
            {'r', ANSWER_RESCAN}, {'u', ANSWER_BACK}, {'s', ANSWER_LATER},
            {'w', ANSWER_UNDO}, {'q', ANSWER_QUIT}};
    const char *key;
    size_t i;

    if (text[0] == '\0' || text[1] != '\0')
        return -1;
    key = strchr(keys, text[0]);
    if (key != NULL) {
        *answer = ANSWER_OPTION;
        *option = (size_t)(key - keys);
        return 0;
    }
    if (strchr(letters, text[0]) == NULL)
        return -1;
    for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (known[i].letter == text[0]) {
            *answer = known[i].answer;
            return 0;
        }
    return -1;
}

enum answer review_ask(struct review *review, const char *question, const char *keys,
        const char *letters, size_t *option)
{
    enum answer answer = ANSWER_QUIT;
    char text[REVIEW_TEXT_BYTES];

    for (;;) {
        (void)printf("%s\n> ", question);
        if (!read_line(review, text, sizeof(text)))
            return ANSWER_QUIT;
        if (answer_of(text, keys, letters, &answer, option) == 0)
            return answer;
        (void)printf(_("'%s' is no answer here.\n"), text);
    }
}

/* The ledger takes UTF-8 without control characters. */
static int is_text(const char *line)
{
    size_t size = strlen(line);

    return utf8_is_text(line, size) && strpbrk(line, "\t\n\r") == NULL;
}

int review_ask_text(struct review *review, const char *question, const char *fallback,
        char text[REVIEW_TEXT_BYTES])
{
    char line[REVIEW_TEXT_BYTES];
    const char *kept = text[0] != '\0' ? text : fallback;

    for (;;) {
        if (kept != NULL)
            (void)printf("%s [%s]: ", question, kept);
        else
            (void)printf("%s: ", question);
        if (!read_line(review, line, sizeof(line)))
            return -1;
        if (!is_text(line)) {
            (void)printf(_("That is no plain text; type it once more.\n"));
            continue;
        }
        if (line[strspn(line, " ")] != '\0') {
            memcpy(text, line, sizeof(line));
            return 0;
        }
        if (kept != NULL) {
            if (kept != text)
                (void)snprintf(text, REVIEW_TEXT_BYTES, "%s", kept);
            return 0;
        }
    }
}

int review_ask_secret(
        struct review *review, const char *question, char secret[REVIEW_SECRET_BYTES])
{
    int input = fileno(review->input), is_hidden, got;
    struct termios usual, quiet;

    (void)printf("%s: ", question);
    (void)fflush(stdout);
    is_hidden = isatty(input) && tcgetattr(input, &usual) == 0;
    if (is_hidden) {
        quiet = usual;
        quiet.c_lflag &= ~(tcflag_t)ECHO;
        is_hidden = tcsetattr(input, TCSAFLUSH, &quiet) == 0;
    }
    got = read_line(review, secret, REVIEW_SECRET_BYTES);
    if (is_hidden)
        (void)tcsetattr(input, TCSAFLUSH, &usual);
    (void)printf("\n");
    return got ? 0 : -1;
}
