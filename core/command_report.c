/* command_report.c -- `kiemphieu report`: results, minutes and picture. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/command.h"
#include "core/language.h"
#include "core/report_boxes.h"
#include "core/report_clear.h"
#include "core/report_draw.h"
#include "core/report_files.h"
#include "core/report_records.h"
#include "core/report_zero.h"
#include "core/results.h"
#include "core/results_table.h"

struct wish {
    const char *folder, *language;
    const char *person, *type; /* or NULL */
    int is_people, is_all, is_zero, is_trial, is_json;
};

static const char *usage(void)
{
    return _("usage: kiemphieu report DIR [--language vi|en] [--trial] [--json]\n"
             "       kiemphieu report DIR --person NO [--type TYPE] | --people\n"
             "       kiemphieu report DIR --zero\n"
             "\n"
             "Writes into DIR/report: the minutes (minutes.pdf), the picture "
             "(results.pdf and\n"
             "results.png), tables for spreadsheets (results.xlsx, results.csv), "
             "results.json\n"
             "and the boxes nearest to being read otherwise (boxes.png); prints the "
             "table.\n"
             "Once the count is sealed, also the cast vote records (cvr.json), what the\n"
             "results follow from besides (count.json), and the results as plain lines\n"
             "(figures.txt); kiemphieu recount compares the three. Before that all but\n"
             "the boxes say DRAFT.\n"
             "\n"
             "  --language L  of the minutes: vi (the default) or en\n"
             "  --trial       the sheets of the trial instead of the count\n"
             "  --json        print results.json instead of the table\n"
             "  --person NO   only this person's own sheet, person-TYPE-NO.pdf: three "
             "figures\n"
             "  --people      a sheet for each person\n"
             "  --all         the report, and a sheet for each person\n"
             "  --type T      of this ballot type, where a number stands on several\n"
             "  --zero        before counting: zero.pdf, all at zero, to sign\n"
             "\n"
             "Exit status 3: done, but sheets are held.\n");
}

/* The files drawn are named on `names`: beside --json only JSON belongs on stdout. */
static int draw(const struct wish *wish, struct error *err)
{
    const char *arguments[REPORT_DRAW_ARGUMENTS_MAX + 1] = {"--language", wish->language};
    size_t next = 2;

    if (wish->is_people)
        arguments[next++] = "--people";
    if (wish->person != NULL) {
        arguments[next++] = "--person";
        arguments[next++] = wish->person;
    }
    if (wish->type != NULL) {
        arguments[next++] = "--type";
        arguments[next++] = wish->type;
    }
    return report_draw(wish->folder, arguments, wish->is_json ? stderr : stdout, err);
}

/* Everything, or only the sheets that were asked for. Returns an exit status or -1. */
static int draw_wished(const struct wish *wish, struct error *err)
{
    struct wish people = *wish;
    int status = draw(wish, err);

    if (status != COMMAND_DONE || wish->person != NULL || wish->is_people)
        return status;
    if (report_boxes(
                wish->folder, wish->is_trial, wish->is_json ? stderr : stdout, err) != 0)
        return -1;
    people.is_people = 1;
    return wish->is_all ? draw(&people, err) : COMMAND_DONE;
}

/* The cast vote records belong to the whole report; a draft has none. */
static int write_records(
        const struct wish *wish, const struct results *results, struct error *err)
{
    if (wish->person != NULL || wish->is_people ||
            (!results->is_final && !results->is_trial))
        return 0;
    return report_records(wish->folder, results, err);
}

static int has_held(const struct results *results)
{
    size_t i;

    for (i = 0; i < results->type_count; i++)
        if (results->types[i].held > 0)
            return 1;
    return 0;
}

static int report(const struct wish *wish)
{
    struct results results;
    struct error err = {.text = ""};
    char *json = NULL;
    int status = COMMAND_FAILED;

    results_init(&results);
    if (report_results(wish->folder, wish->is_trial, &results, &err) != 0 ||
            report_clear(wish->folder, &results, &err) != 0 ||
            report_tables(wish->folder, &results, strcmp(wish->language, "vi") == 0,
                    &json, &err) != 0 ||
            write_records(wish, &results, &err) != 0) {
        (void)command_failed(&err);
    } else {
        if (wish->is_json)
            (void)fputs(json, stdout);
        else if (wish->person == NULL && !wish->is_people)
            results_table_print(&results);
        status = draw_wished(wish, &err);
        if (status < 0)
            status = command_failed(&err);
        if (status == COMMAND_DONE && has_held(&results))
            status = COMMAND_HELD;
    }
    free(json);
    results_release(&results);
    return status;
}

static int report_zeros(const struct wish *wish)
{
    struct error err = {.text = ""};

    return report_zero(wish->folder, wish->language, &err) == 0 ? COMMAND_DONE
                                                                : command_failed(&err);
}

static int take_option(int option, struct wish *wish)
{
    switch (option) {
    case 'l':
        wish->language = optarg;
        return strcmp(optarg, "vi") == 0 || strcmp(optarg, "en") == 0 ? 0 : -1;
    case 'p':
        wish->person = optarg;
        return 0;
    case 'T':
        wish->type = optarg;
        return 0;
    case 'a':
        wish->is_people = 1;
        return 0;
    case 'A':
        wish->is_all = 1;
        return 0;
    case 'z':
        wish->is_zero = 1;
        return 0;
    case 't':
        wish->is_trial = 1;
        return 0;
    case 'j':
        wish->is_json = 1;
        return 0;
    default:
        return -1;
    }
}

/* What the options say together makes sense. */
static int is_sensible(const struct wish *wish)
{
    int kinds = (wish->person != NULL) + wish->is_people + wish->is_all + wish->is_zero;

    if (kinds > 1 || (kinds > 0 && !wish->is_all && wish->is_json) ||
            (wish->is_zero && wish->is_trial))
        return 0;
    return wish->type == NULL || wish->person != NULL || wish->is_people;
}

int command_report(int argc, char **argv)
{
    static const struct option options[] = {{"language", required_argument, NULL, 'l'},
            {"person", required_argument, NULL, 'p'}, {"people", no_argument, NULL, 'a'},
            {"all", no_argument, NULL, 'A'}, {"type", required_argument, NULL, 'T'},
            {"zero", no_argument, NULL, 'z'}, {"trial", no_argument, NULL, 't'},
            {"json", no_argument, NULL, 'j'}, {"help", no_argument, NULL, 'h'},
            {NULL, 0, NULL, 0}};
    struct wish wish = {.language = "vi"};
    int option;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h')
            return command_help(usage());
        if (take_option(option, &wish) != 0)
            return command_usage(usage());
    }
    if (optind + 1 != argc || !is_sensible(&wish))
        return command_usage(usage());
    wish.folder = argv[optind];
    return wish.is_zero ? report_zeros(&wish) : report(&wish);
}
