/* command_roll_up.c -- `kiemphieu roll-up`: many sealed results, one table. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "core/command.h"
#include "core/language.h"
#include "core/roll_up.h"
#include "core/roll_up_json.h"
#include "core/roll_up_list.h"
#include "core/roll_up_load.h"
#include "core/roll_up_table.h"
#include "core/roll_up_write.h"

struct wish {
    const char *out, *list, *language;
    int is_partial, is_json;
};

static const char *usage(void)
{
    return _("usage: kiemphieu roll-up DIR... | FILE... [--out DIR] [--list FILE]\n"
             "       [--partial] [--rule FILE]... [--language vi|en] [--json]\n"
             "\n"
             "Brings the sealed results of many conferences into one table by body, "
             "outcome\n"
             "and person: roll-up.csv, roll-up.json and roll-up.pdf. Each is a "
             "conference's\n"
             "folder, a results.json, or a folder of such files. Every seal is checked, "
             "and\n"
             "that none comes twice. While anything is wrong nothing is written, but "
             "each\n"
             "problem is named with what to do.\n"
             "\n"
             "  --out DIR     where to write (roll-up if not given)\n"
             "  --list FILE   CSV of the bodies expected: body, superior, fingerprint of "
             "its\n"
             "                key; who has not reported is named\n"
             "  --partial     write also what is incomplete, marked so\n"
             "  --rule FILE   a rule card of your own that bodies counted by\n"
             "  --language L  of the files: vi (the default) or en\n"
             "  --json        print the JSON instead of the sums\n");
}

static int load(
        struct roll_up *roll, const struct wish *wish, char **paths, struct error *err)
{
    if (wish->list != NULL && roll_up_list_load(roll, wish->list, err) != 0)
        return -1;
    if (roll_up_load(roll, paths, err) != 0)
        return -1;
    return roll_up_finish(roll, err);
}

static int refuse(const struct roll_up *roll)
{
    roll_up_problems_print(roll, stderr);
    (void)fprintf(stderr,
            _("kiemphieu: nothing is written; mend the above, or write what there is "
              "with --partial\n"));
    return COMMAND_FAILED;
}

static int run(struct roll_up *roll, const struct wish *wish, char **paths)
{
    struct error err = {.text = ""};

    if (load(roll, wish, paths, &err) != 0)
        return command_failed(&err);
    if (!roll_up_is_complete(roll) && !wish->is_partial)
        return refuse(roll);
    if (wish->is_json)
        roll_up_json_write(roll, 0, stdout);
    else
        roll_up_table_print(roll);
    roll_up_problems_print(roll, stderr);
    if (roll_up_write(roll, wish->out, wish->language, wish->is_json ? stderr : stdout,
                &err) != 0)
        return command_failed(&err);
    return COMMAND_DONE;
}

/* -1: wrong usage; 1: an error that was told. */
static int take_option(
        int option, struct wish *wish, struct roll_up *roll, struct error *err)
{
    switch (option) {
    case 'o':
        wish->out = optarg;
        return 0;
    case 'l':
        wish->list = optarg;
        return 0;
    case 'L':
        wish->language = optarg;
        return strcmp(optarg, "vi") == 0 || strcmp(optarg, "en") == 0 ? 0 : -1;
    case 'p':
        wish->is_partial = 1;
        return 0;
    case 'j':
        wish->is_json = 1;
        return 0;
    case 'r':
        return roll_up_card(roll, optarg, err) == 0 ? 0 : 1;
    default:
        return -1;
    }
}

int command_roll_up(int argc, char **argv)
{
    static const struct option options[] = {{"out", required_argument, NULL, 'o'},
            {"list", required_argument, NULL, 'l'},
            {"language", required_argument, NULL, 'L'},
            {"partial", no_argument, NULL, 'p'}, {"rule", required_argument, NULL, 'r'},
            {"json", no_argument, NULL, 'j'}, {"help", no_argument, NULL, 'h'},
            {NULL, 0, NULL, 0}};
    struct wish wish = {.out = "roll-up", .language = "vi"};
    struct error err = {.text = ""};
    struct roll_up roll;
    int option, taken = 0, status;

    roll_up_init(&roll);
    while (taken == 0 && (option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h') {
            roll_up_release(&roll);
            return command_help(usage());
        }
        taken = take_option(option, &wish, &roll, &err);
    }
    if (taken > 0)
        status = command_failed(&err);
    else if (taken < 0 || optind == argc)
        status = command_usage(usage());
    else
        status = run(&roll, &wish, argv + optind);
    roll_up_release(&roll);
    return status;
}
