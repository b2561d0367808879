/* ledger_main.c -- kiemphieu-ledger DIR: writes and reads DIR/ledger.db. */
#include "core/version.h"
#include "core/digest.h"
#include "core/language.h"
#include "core/ledger.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char help[] =
        "usage: kiemphieu-ledger DIR\n"
        "Keep the ledger of the conference in DIR: reads requests from standard input,\n"
        "one JSON object a line, and answers each with one line on standard output.\n"
        "It is started by kiemphieu; several in a folder answer by turns.\n"
        "  --help     this text\n"
        "  --version  the version\n";

struct line {
    char *text;
    size_t size, room;
};

/* 1: a line (a longer one than the bound is cut one byte past it); 0: the end; -1. */
static int read_line(FILE *in, struct line *line)
{
    size_t room;
    char *grown;
    int got;

    line->size = 0;
    while ((got = getc_unlocked(in)) != EOF && got != '\n') {
        if (line->size == line->room) {
            room = line->room == 0 ? 1 << 16 : 2 * line->room;
            grown = realloc(line->text, room);
            if (grown == NULL)
                return -1;
            line->text = grown;
            line->room = room;
        }
        if (line->size <= LEDGER_LINE_MAX_BYTES)
            line->text[line->size++] = (char)got;
    }
    if (ferror(in))
        return -1;
    return got == '\n' || line->size > 0;
}

static int serve(struct ledger *ledger, struct error *err)
{
    struct line line = {NULL, 0, 0};
    char *answer;
    int more, result = 0;

    while (result == 0 && (more = read_line(stdin, &line)) != 0) {
        if (more < 0) {
            result = error_set(
                    err, ERROR_IO, "cannot read a request: %s", strerror(errno));
            break;
        }
        result = ledger_answer(
                ledger, line.text == NULL ? "" : line.text, line.size, &answer, err);
        if (answer != NULL && (puts(answer) == EOF || fflush(stdout) != 0) && result == 0)
            result = error_set(
                    err, ERROR_IO, "cannot write an answer: %s", strerror(errno));
        free(answer);
    }
    free(line.text);
    return result;
}

static int run(const char *folder, struct error *err)
{
    struct ledger *ledger = NULL;
    int result;

    if (digest_start(err) != 0 || ledger_open(folder, LEDGER_WAIT_MS, &ledger, err) != 0)
        return -1;
    result = serve(ledger, err);
    ledger_close(ledger);
    return result;
}

int main(int argc, char **argv)
{
    struct error err = {.kind = ERROR_NONE, .text = ""};

    language_start();
    if (argc == 2 && strcmp(argv[1], "--help") == 0)
        return fputs(help, stdout) == EOF;
    if (argc == 2 && strcmp(argv[1], "--version") == 0)
        return puts("kiemphieu-ledger " KIEMPHIEU_VERSION) == EOF;
    if (argc != 2 || argv[1][0] == '-') {
        (void)fputs(help, stderr);
        return 2;
    }
    (void)umask(077);
    (void)signal(SIGPIPE, SIG_IGN); /* a reader that is gone is a failed write */
    (void)signal(SIGXFSZ, SIG_IGN); /* so is a file that may not grow */
    if (run(argv[1], &err) == 0)
        return 0;
    (void)fprintf(stderr, "kiemphieu-ledger: %s\n", err.text);
    return 1;
}
