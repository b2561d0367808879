/* command_report.c -- `kiemphieu report`: results, minutes and picture. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/command.h"
#include "core/file.h"
#include "core/json.h"
#include "core/language.h"
#include "core/ledger_client.h"
#include "core/process.h"
#include "core/results.h"
#include "core/results_csv.h"
#include "core/results_table.h"

static const char *usage(void)
{
    return _("usage: kiemphieu report DIR [--language vi|en] [--trial] [--json]\n"
             "\n"
             "Writes into DIR/report: the minutes (minutes.pdf), the picture "
             "(results.pdf and\n"
             "results.png), the table for spreadsheets (results.csv) and results.json, "
             "and\n"
             "prints the table. Before the count is sealed all of them say DRAFT.\n"
             "\n"
             "  --language L  of the minutes: vi (the default) or en\n"
             "  --trial       the sheets of the trial instead of the count\n"
             "  --json        print results.json instead of the table\n"
             "\n"
             "Exit status 3: done, but sheets are held.\n");
}

static int ask_results(
        const char *folder, int is_trial, struct results *results, struct error *err)
{
    struct ledger_client client;
    json_t *answer = NULL, *object = NULL;
    char *text = NULL;
    int result;

    if (ledger_client_start(&client, folder, err) != 0)
        return -1;
    result = ledger_client_ask(&client,
            json_pack("{s:s,s:b}", "request", "results", "trial", is_trial), &answer,
            err);
    if (result == 0)
        result = json_get_object(answer, "results", &object, err);
    text = object == NULL ? NULL : json_line(object);
    json_decref(answer);
    if (result == 0)
        result = text == NULL ? error_set(err, ERROR_MEMORY, "no memory for the results")
                              : results_parse(text, strlen(text), results, err);
    free(text);
    if (ledger_client_finish(&client, result == 0 ? err : NULL) != 0)
        result = -1;
    return result;
}

static int write_into(const char *folder, const char *name, const char *text, size_t size,
        struct error *err)
{
    char path[FILE_PATH_MAX];

    if (file_join(path, folder, name, err) != 0)
        return -1;
    return file_write(path, text, size, err);
}

static int write_files(const char *folder, const struct results *results,
        int is_vietnamese, char **json, struct error *err)
{
    char report[FILE_PATH_MAX], *csv = NULL;
    size_t size = 0;
    int result;

    if (file_join(report, folder, "report", err) != 0 ||
            file_make_folder(report, err) != 0 || results_text(results, json, err) != 0 ||
            write_into(report, "results.json", *json, strlen(*json), err) != 0 ||
            results_csv_text(results, is_vietnamese, &csv, &size, err) != 0)
        return -1;
    result = write_into(report, "results.csv", csv, size, err);
    free(csv);
    return result;
}

/* The files drawn are named on `names`: beside --json only JSON belongs on stdout. */
static int draw(const char *folder, const char *language, FILE *names, struct error *err)
{
    char *arguments[] = {"report", strdup(folder), "--language", strdup(language), NULL};
    struct process process;
    char *line = NULL;
    size_t room = 0;
    int status = -1;

    if (arguments[1] == NULL || arguments[3] == NULL)
        (void)error_set(err, ERROR_MEMORY, "no memory");
    else if (process_start(&process, "kiemphieu-forms", 0, arguments, PROCESS_OUTPUT,
                     err) == 0) {
        while (getline(&line, &room, process.output) > 0)
            (void)fputs(line, names);
        status = process_finish(&process, err);
    }
    free(line);
    free(arguments[1]);
    free(arguments[3]);
    return status;
}

static int has_held(const struct results *results)
{
    size_t i;

    for (i = 0; i < results->type_count; i++)
        if (results->types[i].held > 0)
            return 1;
    return 0;
}

static int report(const char *folder, const char *language, int is_trial, int is_json)
{
    struct results results;
    struct error err = {.text = ""};
    char *json = NULL;
    int status = COMMAND_FAILED;

    results_init(&results);
    if (ask_results(folder, is_trial, &results, &err) != 0 ||
            write_files(folder, &results, strcmp(language, "vi") == 0, &json, &err) !=
                    0) {
        (void)command_failed(&err);
    } else {
        if (is_json)
            (void)fputs(json, stdout);
        else
            results_table_print(&results);
        status = draw(folder, language, is_json ? stderr : stdout, &err);
        if (status < 0)
            status = command_failed(&err);
        if (status == COMMAND_DONE && has_held(&results))
            status = COMMAND_HELD;
    }
    free(json);
    results_release(&results);
    return status;
}

int command_report(int argc, char **argv)
{
    static const struct option options[] = {{"language", required_argument, NULL, 'l'},
            {"trial", no_argument, NULL, 't'}, {"json", no_argument, NULL, 'j'},
            {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    const char *language = "vi";
    int option, is_trial = 0, is_json = 0;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h')
            return command_help(usage());
        if (option == 'l' && (strcmp(optarg, "vi") == 0 || strcmp(optarg, "en") == 0))
            language = optarg;
        else if (option == 't')
            is_trial = 1;
        else if (option == 'j')
            is_json = 1;
        else
            return command_usage(usage());
    }
    if (optind + 1 != argc)
        return command_usage(usage());
    return report(argv[optind], language, is_trial, is_json);
}
