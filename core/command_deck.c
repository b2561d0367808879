/* command_deck.c -- `kiemphieu deck`: filled test ballots, drawn by kiemphieu-forms. */
#include <string.h>

#include "core/command.h"
#include "core/language.h"

static const char *usage(void)
{
    return _(
            "usage: kiemphieu deck DIR --sheets N --seed S [--pdf] [--hard PERCENT]\n"
            "                          [--clean] [--votes FILE]\n"
            "\n"
            "Makes N filled ballots of each ballot type as scanned images, "
            "DIR/deck/0001.tif\n"
            "and on, and what was marked on them, DIR/deck/truth.jsonl. The same seed "
            "makes\n"
            "the same deck.\n"
            "\n"
            "  --pdf           the same marked ballots as TEST paper, "
            "DIR/deck/deck.pdf,\n"
            "                  to be printed and fed through the real scanner before "
            "the\n"
            "                  day\n"
            "  --hard PERCENT  how many sheets carry doubtful marks\n"
            "  --clean         none of them\n"
            "  --votes FILE    totals that you wish, as a table (CSV): no, then a column "
            "for\n"
            "                  each option by its id, or points\n");
}

int command_deck(int argc, char **argv)
{
    int i;

    for (i = 1; i < argc; i++)
        if (strcmp(argv[i], "--help") == 0)
            return command_help(usage());
    if (argc < 2)
        return command_usage(usage());
    return command_run("kiemphieu-forms", argv);
}
