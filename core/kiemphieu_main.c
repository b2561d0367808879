/* kiemphieu_main.c -- the one command that people type. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "core/command.h"
#include "core/digest.h"
#include "core/language.h"
#include "core/version.h"

struct entry {
    const char *word;
    command_function *function;
    const char *what;
};

static const struct entry entries[] = {
        {"new", command_new, N_("make a conference's folder, with examples to change")},
        {"rules", command_rules, N_("list the rule cards, or print one to copy")},
        {"classify", command_classify, N_("the outcome of figures counted by hand")},
        {"check", command_check, N_("the rule and its thresholds with your numbers")},
        {"print", command_print, N_("make the ballots (PDF), or hand them to a printer")},
        {"deck", command_deck, N_("make filled test ballots with known totals")},
        {"read", command_read,
                N_("read images and tell what is marked, touching no ledger")},
        {"devices", command_devices, N_("list the scanners")},
        {"scan", command_scan, N_("feed a stack through a scanner into the count")},
        {"import", command_import, N_("take scanned images into the count")},
        {"status", command_status, N_("how many sheets are fed, counted, held, refused")},
        {"batches", command_batches, N_("the stacks fed; accept or discard one")},
        {"desk", command_desk, N_("the whole day on pages in a browser")},
        {"review", command_review, N_("decide the held sheets")},
        {"report", command_report, N_("write the minutes, the results and the picture")},
        {"settle", command_settle, N_("who keeps a grade at the edge of a quota")},
        {"seal", command_seal, N_("close the count")},
        {"export", command_export, N_("tables and cast vote records, for other programs")},
        {"recount", command_recount, N_("work the figures out anew from the records")},
        {"verify", command_verify, N_("check the ledger, the images and the figures")},
        {"roll-up", command_roll_up, N_("sealed results of many bodies in one table")},
        {"person", command_person, N_("a person's results over the years")},
        {"month", command_month, N_("points of a month for a staff, and the open list")},
        {"year", command_year, N_("the year's grades from twelve months")},
};

static int print_help(void)
{
    size_t i;

    (void)printf(
            _("kiemphieu prints, reads and counts the ballots of a conference.\n\n"));
    (void)printf(_("usage: kiemphieu COMMAND [DIR] [OPTION...]\n\n"));
    for (i = 0; i < sizeof(entries) / sizeof(entries[0]); i++)
        (void)printf("  %-9s %s\n", entries[i].word, _(entries[i].what));
    (void)printf(
            _("\nDIR is the conference's folder. `kiemphieu COMMAND --help` tells "
              "more.\nExit status: 0 done, 1 failed, 2 wrong usage, 3 done but sheets "
              "are held.\n"));
    return COMMAND_DONE;
}

static int run(int argc, char **argv)
{
    size_t i;

    if (argc < 2) {
        (void)print_help();
        return COMMAND_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
            strcmp(argv[1], "help") == 0)
        return print_help();
    if (strcmp(argv[1], "--version") == 0) {
        (void)printf("kiemphieu %s\n", KIEMPHIEU_VERSION);
        return COMMAND_DONE;
    }
    for (i = 0; i < sizeof(entries) / sizeof(entries[0]); i++)
        if (strcmp(argv[1], entries[i].word) == 0)
            return entries[i].function(argc - 1, argv + 1);
    (void)fprintf(stderr,
            _("kiemphieu: there is no command '%s'; see kiemphieu --help\n"), argv[1]);
    return COMMAND_USAGE;
}

int main(int argc, char **argv)
{
    struct error err = {.text = ""};
    int status;

    language_start();
    (void)signal(SIGPIPE, SIG_IGN);
    if (digest_start(&err) != 0)
        return command_failed(&err);
    status = run(argc, argv);
    if (fflush(stdout) != 0 && status == COMMAND_DONE)
        status = COMMAND_FAILED;
    return status;
}
