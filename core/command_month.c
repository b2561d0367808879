/* command_month.c -- `kiemphieu month`: points of a month, grades, the open list. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/command.h"
#include "core/json.h"
#include "core/language.h"
#include "core/month_change.h"
#include "core/month_csv.h"
#include "core/month_decide.h"
#include "core/month_entry.h"
#include "core/month_list.h"
#include "core/month_report.h"
#include "core/month_seal.h"
#include "core/month_table.h"
#include "core/points.h"

enum { WISHES_MAX = 256 };

struct wish {
    const char *folder, *language, *import, *blank;
    const char *sets[WISHES_MAX], *decisions[WISHES_MAX];
    size_t set_count, decision_count;
    struct month_period period;
    struct month_sign sign;
    int is_exceptional, is_usual, is_close, is_reopen, is_list, is_json;
};

static const char *usage(void)
{
    return _(
            "usage: kiemphieu month DIR YYYY-MM [--list] [--json] [--language vi|en]\n"
            "       kiemphieu month DIR YYYY-MM CHANGE... [--name NAME [--name NAME]]\n"
            "           [--reason TEXT]\n"
            "\n"
            "Points of a month for a staff of any size (rule = monthly). Alone, it asks "
            "for\n"
            "everybody who has none yet; then it shows the open list and writes it into\n"
            "DIR/report (month-YYYY-MM.pdf, .csv, .json).\n"
            "\n"
            "  --list             ask nothing, show the list\n"
            "  --json             print the list as JSON, and write no files\n"
            "  --language L       of the PDF and the table: vi (the default) or en\n"
            "  --blank FILE       write a table of those who are missing, to fill in\n"
            "\n"
            "Changes:\n"
            "  --import FILE      take a table: no or id, name, points, reason; all its\n"
            "                     mistakes are told, and nothing is taken if there is "
            "one\n"
            "  --set NO=POINTS    correct somebody's points (NO=- : not rated), with a "
            "name\n"
            "                     and a reason; months/journal keeps the old ones\n"
            "  --decide NO=GRADE  who of those tied at the quota's edge has a place; "
            "two\n"
            "                     names and a reason\n"
            "  --exceptional      the exceptional quota (40/100, or as in months.ini), "
            "with\n"
            "                     a name and a reason; --usual takes it back\n"
            "  --close            two people fix it; --reopen, with a reason, opens it\n"
            "\n"
            "Exit status 3: done, but people are missing or tied.\n");
}

static void tell_mistake(void *context, unsigned line, const char *text)
{
    (void)fprintf(stderr, "%s:%u: %s\n", (const char *)context, line, text);
}

static int import(struct month *month, const struct wish *wish, struct error *err)
{
    struct month_import_sum sum;
    const char *slash = strrchr(wish->import, '/');
    char name[256];

    (void)snprintf(name, sizeof(name), "%s", slash == NULL ? wish->import : slash + 1);
    if (month_import(month, wish->import, &wish->sign, tell_mistake, name, &sum, err) !=
            0)
        return error_add_context(err, "%s", name);
    (void)fprintf(wish->is_json ? stderr : stdout,
            _("Taken: %zu; corrected: %zu; as they were: %zu\n"), sum.taken,
            sum.corrected, sum.same);
    return 0;
}

/* "12=87,5" or "12=-". */
static int set(
        struct month *month, const struct wish *wish, const char *text, struct error *err)
{
    struct month_mark mark = {.state = MONTH_GIVEN};
    const char *equals = strrchr(text, '=');
    char key[OFFICIAL_PERSON_BYTES], *reason;
    size_t length = equals == NULL ? 0 : (size_t)(equals - text);
    long person;
    int result;

    if (length == 0 || length >= sizeof(key))
        return error_set(err, ERROR_SYNTAX,
                "'%.60s' gives no points; write NO=POINTS, such as 12=87.5", text);
    memcpy(key, text, length);
    key[length] = '\0';
    person = staff_find(&month->book.staff, key);
    if (person < 0)
        return error_set(
                err, ERROR_SYNTAX, "there is no number '%.40s' in officials.csv", key);
    if (strcmp(equals + 1, "-") == 0)
        mark.state = MONTH_EXCUSED;
    else if (points_parse(equals + 1, month->book.rule->points_most, &mark.hundredths,
                     err) != 0)
        return -1;
    if (wish->sign.reason == NULL)
        return month_sign_check(&wish->sign, 1, 1, err);
    reason = strdup(wish->sign.reason);
    if (reason == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the points");
    mark.reason = reason;
    result = month_correct(month, (size_t)person, &mark, &wish->sign, err);
    free(reason);
    return result;
}

static int decide(struct month *month, const struct wish *wish, struct error *err)
{
    struct ranking_entry *entries = NULL;
    struct ranking ranking;
    int result;

    if (month->standing.close != NULL)
        return error_set(
                err, ERROR_STATE, "month %s is closed already", wish->period.text);
    if (month_settle(month, &entries, &ranking, err) != 0)
        return -1;
    result = month_decide(&month->book, entries, &ranking, wish->decisions,
            wish->decision_count, &wish->sign, err);
    free(entries);
    ranking_release(&ranking);
    return result;
}

static int write_blank(const struct month *month, const char *path, struct error *err)
{
    char *text = NULL;
    size_t size = 0;
    int result;

    if (month->standing.close != NULL)
        return error_set(
                err, ERROR_STATE, "month %s is closed already", month->book.period.text);
    if (month_file_blank(&month->book.staff, &month->marks, &text, &size, err) != 0)
        return -1;
    result = file_write(path, text, size, err);
    free(text);
    return result;
}

static int is_changing(const struct wish *wish)
{
    return wish->import != NULL || wish->set_count > 0 || wish->decision_count > 0 ||
           wish->is_exceptional || wish->is_usual || wish->is_close || wish->is_reopen;
}

/* Alone, it asks: that writes too. */
static int is_asking(const struct wish *wish)
{
    return !is_changing(wish) && wish->blank == NULL && !wish->is_list && !wish->is_json;
}

static int is_writing(const struct wish *wish)
{
    return is_changing(wish) || is_asking(wish);
}

static int change(struct month *month, const struct wish *wish, struct error *err)
{
    size_t i;

    if (wish->is_reopen && month_reopen(month, &wish->sign, err) != 0)
        return -1;
    if (wish->import != NULL && import(month, wish, err) != 0)
        return -1;
    for (i = 0; i < wish->set_count; i++)
        if (set(month, wish, wish->sets[i], err) != 0)
            return -1;
    if ((wish->is_exceptional || wish->is_usual) &&
            month_exceptional(month, wish->is_exceptional, &wish->sign, err) != 0)
        return -1;
    if (wish->decision_count > 0 && decide(month, wish, err) != 0)
        return -1;
    return wish->is_close ? month_seal(month, &wish->sign, err) : 0;
}

static const char *name_of(const struct wish *wish, char out[32])
{
    (void)snprintf(out, 32, "month-%s", wish->period.text);
    return out;
}

/* After a change the drafts are gone; shown or closed, all is written anew. */
static int show(const struct month *month, const struct wish *wish, int is_whole,
        int *is_held, struct error *err)
{
    json_t *list = NULL;
    char name[32], *text;
    int result = month_list(month, &list, err);

    if (result != 0)
        return -1;
    *is_held = json_integer_value(json_object_get(list, "missing")) > 0 ||
               json_integer_value(json_object_get(list, "tied")) > 0;
    if (wish->is_json) {
        text = json_line(list);
        if (text != NULL)
            (void)puts(text);
        free(text);
    } else if (is_whole) {
        month_table_print(list);
    } else {
        month_table_head(list);
    }
    if (wish->is_close || wish->is_list || (is_whole && !wish->is_json))
        result = month_report_write(wish->folder, name_of(wish, name), list,
                month_csv_text, wish->language, wish->is_json ? stderr : stdout, err);
    json_decref(list);
    return result;
}

static int run(struct month *month, const struct wish *wish, struct error *err)
{
    int is_changing_now = is_changing(wish), is_held = 0, result = 0;
    size_t given = 0;
    char name[32];

    if (is_changing_now)
        result = change(month, wish, err);
    else if (is_asking(wish) && month->standing.close == NULL) {
        result = month_entry(month, stdin, &wish->sign, &given, err);
        is_changing_now = given > 0;
    }
    if (result == 0 && wish->blank != NULL)
        result = write_blank(month, wish->blank, err);
    if (result == 0 && is_changing_now)
        result = month_report_clear(wish->folder, name_of(wish, name), err);
    if (result == 0 && (wish->blank == NULL || is_changing_now))
        result = show(month, wish, wish->is_list || !is_changing(wish), &is_held, err);
    if (result != 0)
        return command_failed(err);
    return is_held ? COMMAND_HELD : COMMAND_DONE;
}

static int take_text_option(int option, struct wish *wish)
{
    switch (option) {
    case 'i':
        wish->import = optarg;
        return 0;
    case 'b':
        wish->blank = optarg;
        return 0;
    case 'r':
        wish->sign.reason = optarg;
        return 0;
    case 'g':
        wish->language = optarg;
        return strcmp(optarg, "vi") == 0 || strcmp(optarg, "en") == 0 ? 0 : -1;
    case 's':
        if (wish->set_count == WISHES_MAX)
            return -1;
        wish->sets[wish->set_count++] = optarg;
        return 0;
    case 'd':
        if (wish->decision_count == WISHES_MAX)
            return -1;
        wish->decisions[wish->decision_count++] = optarg;
        return 0;
    case 'n':
        if (wish->sign.names[1] != NULL)
            return -1;
        wish->sign.names[wish->sign.names[0] != NULL] = optarg;
        return 0;
    default:
        return -1;
    }
}

static int take_option(int option, struct wish *wish)
{
    switch (option) {
    case 'e':
        wish->is_exceptional = 1;
        return 0;
    case 'u':
        wish->is_usual = 1;
        return 0;
    case 'c':
        wish->is_close = 1;
        return 0;
    case 'o':
        wish->is_reopen = 1;
        return 0;
    case 'l':
        wish->is_list = 1;
        return 0;
    case 'j':
        wish->is_json = 1;
        return 0;
    default:
        return take_text_option(option, wish);
    }
}

int command_month(int argc, char **argv)
{
    static const struct option options[] = {{"import", required_argument, NULL, 'i'},
            {"blank", required_argument, NULL, 'b'},
            {"set", required_argument, NULL, 's'},
            {"decide", required_argument, NULL, 'd'},
            {"exceptional", no_argument, NULL, 'e'}, {"usual", no_argument, NULL, 'u'},
            {"close", no_argument, NULL, 'c'}, {"reopen", no_argument, NULL, 'o'},
            {"list", no_argument, NULL, 'l'}, {"json", no_argument, NULL, 'j'},
            {"name", required_argument, NULL, 'n'},
            {"reason", required_argument, NULL, 'r'},
            {"language", required_argument, NULL, 'g'}, {"help", no_argument, NULL, 'h'},
            {NULL, 0, NULL, 0}};
    struct wish wish = {.language = "vi"};
    struct error err = {.text = ""};
    struct month month;
    int option, status;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h')
            return command_help(usage());
        if (take_option(option, &wish) != 0)
            return command_usage(usage());
    }
    if (optind + 2 != argc || (wish.is_exceptional && wish.is_usual) ||
            (wish.is_close && wish.is_reopen))
        return command_usage(usage());
    wish.folder = argv[optind];
    if (month_period_parse(argv[optind + 1], 0, &wish.period, &err) != 0) {
        (void)command_failed(&err);
        return COMMAND_USAGE;
    }
    if (month_open(wish.folder, &wish.period, is_writing(&wish), &month, &err) != 0)
        return command_failed(&err);
    status = run(&month, &wish, &err);
    month_close(&month);
    return status;
}
