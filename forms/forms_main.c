/* forms_main.c -- kiemphieu-forms: draws all paper; one command at a time. */
#include <stdio.h>
#include <string.h>

#include "core/digest.h"
#include "core/language.h"
#include "core/version.h"
#include "forms/deck.h"
#include "forms/months.h"
#include "forms/person_record.h"
#include "forms/print.h"
#include "forms/report.h"
#include "forms/roll_up.h"

struct command {
    const char *name;
    int (*run)(int argc, char **argv); /* returns the exit status */
};

static const struct command commands[] = {
        {"print", print_command},
        {"deck", deck_command},
        {"report", report_command},
        {"roll-up", roll_up_command},
        {"person-record", person_record_command},
        {"months", months_command},
};

enum { COMMAND_COUNT = sizeof(commands) / sizeof(commands[0]) };

static int usage(FILE *stream, int status)
{
    size_t i;

    (void)fputs("usage: kiemphieu-forms COMMAND DIR [OPTION...]\ncommands:", stream);
    for (i = 0; i < COMMAND_COUNT; i++)
        (void)fprintf(stream, " %s", commands[i].name);
    (void)fputs("\n--help after a command tells its options\n", stream);
    return status;
}

int main(int argc, char **argv)
{
    struct error err;
    size_t i;

    language_start();
    if (argc < 2)
        return usage(stderr, 2);
    if (strcmp(argv[1], "--help") == 0)
        return usage(stdout, 0);
    if (strcmp(argv[1], "--version") == 0)
        return puts("kiemphieu-forms " KIEMPHIEU_VERSION) < 0;
    if (digest_start(&err) != 0) {
        (void)fprintf(stderr, "kiemphieu-forms: %s\n", err.text);
        return 1;
    }
    for (i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(argv[1], commands[i].name) == 0)
            return commands[i].run(argc - 1, argv + 1);
    return usage(stderr, 2);
}
