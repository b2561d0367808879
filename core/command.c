/* command.c -- what the commands share: help, errors, running a fellow program. */
#include "core/command.h"

#include <stdio.h>

#include "core/process.h"

int command_usage(const char *text)
{
    (void)fputs(text, stderr);
    return COMMAND_USAGE;
}

int command_help(const char *text)
{
    (void)fputs(text, stdout);
    return COMMAND_DONE;
}

int command_failed(const struct error *err)
{
    (void)fprintf(stderr, "kiemphieu: %s\n", err->text);
    return COMMAND_FAILED;
}

int command_run(const char *program, char *const *arguments)
{
    struct process process;
    struct error err = {.text = ""};
    int status;

    if (process_start(&process, program, 0, arguments, PROCESS_INHERIT, &err) != 0)
        return command_failed(&err);
    status = process_finish(&process, &err);
    return status < 0 ? command_failed(&err) : status;
}
