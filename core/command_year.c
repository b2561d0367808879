/* command_year.c -- `kiemphieu year`: the year's grades from its months. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/command.h"
#include "core/json.h"
#include "core/language.h"
#include "core/month_decide.h"
#include "core/month_report.h"
#include "core/year.h"
#include "core/year_table.h"

enum { WISHES_MAX = 256 };

struct wish {
    const char *folder, *language;
    const char *decisions[WISHES_MAX];
    size_t decision_count;
    struct month_period period;
    struct month_sign sign;
    int is_json;
};

static const char *usage(void)
{
    return _("usage: kiemphieu year DIR YYYY [--json] [--language vi|en]\n"
             "       kiemphieu year DIR YYYY --decide NO=GRADE... --name NAME --name "
             "NAME\n"
             "           --reason TEXT\n"
             "\n"
             "Everybody's grade of the year from the months that kiemphieu month has "
             "made,\n"
             "with the twelve months in a row and those missing. Shows the list and "
             "writes\n"
             "it into DIR/report (year-YYYY.pdf, .csv, .json). DIR/months.ini says how:\n"
             "\n"
             "  [year]\n"
             "  method = mean        mean, three-quarters or lowest\n"
             "  least_months = 6     fewer months with points: no grade\n"
             "  quota = 20/100       of the highest grade; none: no quota\n"
             "\n"
             "  --decide NO=GRADE  who of those tied at the quota's edge has a place\n"
             "  --json             print the list as JSON, and write no files\n"
             "  --language L       of the PDF and the table: vi (the default) or en\n"
             "\n"
             "Exit status 3: done, but people are tied.\n");
}

static int decide(struct year *year, const struct wish *wish, struct error *err)
{
    struct ranking_entry *entries = NULL;
    struct ranking ranking;
    int result;

    if (year_settle(year, &entries, &ranking, err) != 0)
        return -1;
    result = month_decide(&year->book, entries, &ranking, wish->decisions,
            wish->decision_count, &wish->sign, err);
    free(entries);
    ranking_release(&ranking);
    return result;
}

static int show(
        const struct year *year, const struct wish *wish, int *is_held, struct error *err)
{
    json_t *list = NULL;
    char name[32], *text;
    int result = 0;

    if (year_list(year, &list, err) != 0)
        return -1;
    *is_held = json_integer_value(json_object_get(list, "tied")) > 0;
    if (wish->is_json) {
        text = json_line(list);
        if (text != NULL)
            (void)puts(text);
        free(text);
    } else {
        year_table_print(list);
        (void)snprintf(name, sizeof(name), "year-%s", wish->period.text);
        result = month_report_write(
                wish->folder, name, list, year_csv_text, wish->language, stdout, err);
    }
    json_decref(list);
    return result;
}

static int run(const struct wish *wish)
{
    struct error err = {.text = ""};
    struct year year;
    int is_held = 0, result = 0;

    if (year_open(wish->folder, &wish->period, wish->decision_count > 0, &year, &err) !=
            0)
        return command_failed(&err);
    if (wish->decision_count > 0)
        result = decide(&year, wish, &err);
    if (result == 0)
        result = show(&year, wish, &is_held, &err);
    year_close(&year);
    if (result != 0)
        return command_failed(&err);
    return is_held ? COMMAND_HELD : COMMAND_DONE;
}

static int take_option(int option, struct wish *wish)
{
    switch (option) {
    case 'd':
        if (wish->decision_count == WISHES_MAX)
            return -1;
        wish->decisions[wish->decision_count++] = optarg;
        return 0;
    case 'r':
        wish->sign.reason = optarg;
        return 0;
    case 'n':
        if (wish->sign.names[1] != NULL)
            return -1;
        wish->sign.names[wish->sign.names[0] != NULL] = optarg;
        return 0;
    case 'g':
        wish->language = optarg;
        return strcmp(optarg, "vi") == 0 || strcmp(optarg, "en") == 0 ? 0 : -1;
    case 'j':
        wish->is_json = 1;
        return 0;
    default:
        return -1;
    }
}

int command_year(int argc, char **argv)
{
    static const struct option options[] = {{"json", no_argument, NULL, 'j'},
            {"decide", required_argument, NULL, 'd'},
            {"name", required_argument, NULL, 'n'},
            {"reason", required_argument, NULL, 'r'},
            {"language", required_argument, NULL, 'g'}, {"help", no_argument, NULL, 'h'},
            {NULL, 0, NULL, 0}};
    struct wish wish = {.language = "vi"};
    struct error err = {.text = ""};
    int option;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h')
            return command_help(usage());
        if (take_option(option, &wish) != 0)
            return command_usage(usage());
    }
    if (optind + 2 != argc)
        return command_usage(usage());
    wish.folder = argv[optind];
    if (month_period_parse(argv[optind + 1], 1, &wish.period, &err) != 0) {
        (void)command_failed(&err);
        return COMMAND_USAGE;
    }
    return run(&wish);
}
