/* command.h -- what `kiemphieu WORD` does: one function a word, each its own file. */
#ifndef CORE_COMMAND_H
#define CORE_COMMAND_H

#include "core/error.h"

/* Exit statuses of every command. */
enum {
    COMMAND_DONE = 0,
    COMMAND_FAILED = 1,
    COMMAND_USAGE = 2,
    COMMAND_HELD = 3 /* done, but sheets are held */
};

/*
 * A command gets its own arguments, argv[0] being its word, prints what it
 * has to say and returns an exit status.
 */
typedef int command_function(int argc, char **argv);

command_function command_new, command_rules, command_classify, command_print,
        command_deck, command_desk, command_read, command_devices, command_scan,
        command_import, command_status, command_batches, command_review, command_report,
        command_seal, command_settle, command_check, command_verify, command_export,
        command_recount, command_roll_up, command_person, command_month, command_year;

/* command_usage - print "usage: kiemphieu ..." on stderr; COMMAND_USAGE. */
int command_usage(const char *text);

/* command_help - print `text` on stdout; COMMAND_DONE. */
int command_help(const char *text);

/* command_failed - print the error on stderr; COMMAND_FAILED. */
int command_failed(const struct error *err);

/*
 * command_run - run a fellow program in our place in the foreground
 *
 * Its stdout and stderr are ours. Returns its exit status; COMMAND_FAILED,
 * with a message, if it could not be started or was killed.
 */
int command_run(const char *program, char *const *arguments);

#endif
