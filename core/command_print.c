/* command_print.c -- `kiemphieu print`: blank ballots as PDF, or onto paper. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/command.h"
#include "core/file.h"
#include "core/language.h"
#include "core/ledger_client.h"

enum { ARGUMENTS_MAX = 8, PATHS_MAX = 64 };

struct wish {
    const char *folder, *copies, *printer;
    int is_proof;
};

static const char *usage(void)
{
    return _(
            "usage: kiemphieu print DIR [--copies N] [--proof] [--printer NAME]\n"
            "\n"
            "Makes DIR/print/TYPE.pdf and DIR/layout/TYPE.json for each ballot type.\n"
            "Print at 100 %, never \"fit to page\": first a proof, and measure its\n"
            "ruler.\n"
            "\n"
            "  --copies N      the ballots N times in the PDF\n"
            "  --proof         TEST paper with a ruler of 100 mm and advice, DIR/print/\n"
            "                  TYPE-proof.pdf\n"
            "  --printer NAME  hand the PDF to this printer, unscaled (lp)\n");
}

/* Once counting has begun the paper may be printed again but not changed. */
static int is_counting(const char *folder, int *counting, struct error *err)
{
    struct ledger_client client;
    char path[FILE_PATH_MAX];
    json_t *answer = NULL;
    const char *state;
    int result;

    *counting = 0;
    if (file_join(path, folder, "ledger.db", err) != 0)
        return -1;
    if (!file_exists(path))
        return 0;
    if (ledger_client_start(&client, folder, err) != 0)
        return -1;
    result = ledger_client_ask(
            &client, json_pack("{s:s}", "request", "status"), &answer, err);
    state = json_string_value(json_object_get(answer, "state"));
    *counting = state != NULL && strcmp(state, "TEST") != 0;
    json_decref(answer);
    if (ledger_client_finish(&client, result == 0 ? err : NULL) != 0)
        result = -1;
    return result;
}

/* The PDFs among the paths that kiemphieu-forms prints; `paths` are the caller's. */
static int make_files(const struct wish *wish, int counting, char *paths[PATHS_MAX],
        size_t *count, struct error *err)
{
    char word[] = "print", copies[] = "--copies", proof[] = "--proof";
    char keep[] = "--keep-form", *folder = strdup(wish->folder);
    char *number = wish->copies == NULL ? NULL : strdup(wish->copies), *line = NULL;
    char *arguments[ARGUMENTS_MAX] = {word, folder};
    size_t next = 2, room = 0;
    struct process process;
    ssize_t got;
    int status = -1;

    if (number != NULL) {
        arguments[next++] = copies;
        arguments[next++] = number;
    }
    if (wish->is_proof)
        arguments[next++] = proof;
    if (counting)
        arguments[next++] = keep;
    if (folder != NULL && process_start(&process, "kiemphieu-forms", 0, arguments,
                                  PROCESS_OUTPUT, err) == 0) {
        while ((got = getline(&line, &room, process.output)) > 0) {
            (void)fputs(line, stdout);
            line[strcspn(line, "\n")] = '\0';
            if (got > 4 && strcmp(line + strlen(line) - 4, ".pdf") == 0 &&
                    *count < PATHS_MAX)
                paths[(*count)++] = strdup(line);
        }
        status = process_finish(&process, err);
    }
    free(line);
    free(folder);
    free(number);
    return status;
}

/* CUPS takes the page as it is: no scaling, no fitting. */
static int hand_over(const char *printer, const char *path, struct error *err)
{
    char to[] = "-d", option[] = "-o", none[] = "print-scaling=none", end[] = "--";
    char *name = strdup(printer), *file = strdup(path);
    char *arguments[] = {to, name, option, none, end, file, NULL};
    struct process process;
    int status = -1;

    if (name != NULL && file != NULL &&
            process_start(&process, "lp", 1, arguments, PROCESS_INHERIT, err) == 0)
        status = process_finish(&process, err);
    free(name);
    free(file);
    if (status > 0)
        return error_set(err, ERROR_IO,
                "the printer '%s' did not take '%s'; `lpstat -p` lists printers", printer,
                path);
    return status;
}

static int print(const struct wish *wish, struct error *err)
{
    char *paths[PATHS_MAX] = {NULL};
    size_t count = 0, i;
    int counting = 0, status;

    if (is_counting(wish->folder, &counting, err) != 0)
        return -1;
    status = make_files(wish, counting, paths, &count, err);
    for (i = 0; i < count && status == COMMAND_DONE; i++)
        if (wish->printer != NULL)
            status = hand_over(wish->printer, paths[i], err);
    for (i = 0; i < count; i++)
        free(paths[i]);
    return status;
}

int command_print(int argc, char **argv)
{
    static const struct option options[] = {{"copies", required_argument, NULL, 'c'},
            {"proof", no_argument, NULL, 'p'}, {"printer", required_argument, NULL, 'P'},
            {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    struct wish wish = {.folder = NULL};
    struct error err = {.text = ""};
    int option, status;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h')
            return command_help(usage());
        if (option == 'c')
            wish.copies = optarg;
        else if (option == 'p')
            wish.is_proof = 1;
        else if (option == 'P')
            wish.printer = optarg;
        else
            return command_usage(usage());
    }
    if (optind + 1 != argc)
        return command_usage(usage());
    wish.folder = argv[optind];
    status = print(&wish, &err);
    return status < 0 ? command_failed(&err) : status;
}
