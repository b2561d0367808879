/* command_person.c -- `kiemphieu person`: one person's results over the years. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "core/command.h"
#include "core/language.h"
#include "core/person_record.h"
#include "core/roll_up_load.h"
#include "core/roll_up_table.h"
#include "core/roll_up_write.h"

struct wish {
    const char *person, *pdf, *language;
    int is_json;
};

static const char *usage(void)
{
    return _("usage: kiemphieu person ID DIR... | FILE... [--pdf FILE] [--rule FILE]...\n"
             "       [--language vi|en] [--json]\n"
             "\n"
             "Lists every result of the person with this id in officials.csv, by date, "
             "from\n"
             "sealed results: conferences' folders, results.json files, or folders of "
             "them.\n"
             "Results that are not sealed, or changed, are named and not shown. Who has "
             "the\n"
             "same name but another id is named too: perhaps it is the same person.\n"
             "\n"
             "  --pdf FILE    the record on paper as well\n"
             "  --rule FILE   a rule card of your own that bodies counted by\n"
             "  --language L  of the PDF: vi (the default) or en\n"
             "  --json        print the record as JSON\n");
}

static void put_record(const void *context, FILE *out)
{
    person_record_json(context, out);
}

static int show(const struct roll_up *roll, const struct wish *wish)
{
    struct error err = {.text = ""};
    struct person_record record;
    int status = COMMAND_DONE;

    if (person_record_find(roll, wish->person, &record, &err) != 0)
        return command_failed(&err);
    if (wish->is_json)
        person_record_json(&record, stdout);
    else
        person_record_print(&record);
    if (record.count == 0 || roll->problem_count > 0)
        status = COMMAND_FAILED;
    if (wish->pdf != NULL && roll_up_draw("person-record", wish->pdf, wish->language,
                                     put_record, &record, &err) != 0)
        status = command_failed(&err);
    person_record_release(&record);
    return status;
}

static int run(struct roll_up *roll, const struct wish *wish, char **paths)
{
    struct error err = {.text = ""};

    if (roll_up_load(roll, paths, &err) != 0 || roll_up_finish(roll, &err) != 0)
        return command_failed(&err);
    roll_up_problems_print(roll, stderr);
    return show(roll, wish);
}

/* -1: wrong usage; 1: an error that was told. */
static int take_option(
        int option, struct wish *wish, struct roll_up *roll, struct error *err)
{
    switch (option) {
    case 'p':
        wish->pdf = optarg;
        return 0;
    case 'L':
        wish->language = optarg;
        return strcmp(optarg, "vi") == 0 || strcmp(optarg, "en") == 0 ? 0 : -1;
    case 'j':
        wish->is_json = 1;
        return 0;
    case 'r':
        return roll_up_card(roll, optarg, err) == 0 ? 0 : 1;
    default:
        return -1;
    }
}

int command_person(int argc, char **argv)
{
    static const struct option options[] = {{"pdf", required_argument, NULL, 'p'},
            {"language", required_argument, NULL, 'L'},
            {"rule", required_argument, NULL, 'r'}, {"json", no_argument, NULL, 'j'},
            {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    struct wish wish = {.language = "vi"};
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
    if (taken > 0) {
        status = command_failed(&err);
    } else if (taken < 0 || optind + 2 > argc || argv[optind][0] == '\0') {
        status = command_usage(usage());
    } else {
        wish.person = argv[optind];
        status = run(&roll, &wish, argv + optind + 1);
    }
    roll_up_release(&roll);
    return status;
}
