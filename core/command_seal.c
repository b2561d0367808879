/* command_seal.c -- `kiemphieu seal`: two people close the count. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/command.h"
#include "core/language.h"
#include "core/ledger_client.h"

enum { NAMES = 2 };

static const char *usage(void)
{
    return _("usage: kiemphieu seal DIR [--name NAME --name NAME] [--check]\n"
             "\n"
             "Closes the count: nothing can be added or decided afterwards. Refused, "
             "with the\n"
             "reasons, while sheets are held or issued, collected and counted do not "
             "agree.\n"
             "Two people seal; without --name their names are asked for.\n"
             "\n"
             "  --check  only tell whether the count can be sealed\n");
}

/* A name typed on the terminal, or a line of a script. */
static char *ask_name(int which)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t got;

    if (isatty(STDIN_FILENO))
        (void)fprintf(stderr, _("Name of person %d who seals: "), which);
    got = getline(&line, &room, stdin);
    if (got <= 0) {
        free(line);
        return NULL;
    }
    line[strcspn(line, "\r\n")] = '\0';
    return line;
}

static int ask_names(char *names[NAMES], struct error *err)
{
    int i;

    for (i = 0; i < NAMES; i++)
        if (names[i] == NULL && (names[i] = ask_name(i + 1)) == NULL)
            return error_set(err, ERROR_STATE,
                    "two people seal; give both names with --name NAME --name NAME");
    return 0;
}

/* Every reason why not, at once. */
static int check(struct ledger_client *client, struct error *err)
{
    json_t *answer = NULL;
    const json_t *reasons;
    size_t i;
    int is_ready;

    if (ledger_client_ask(client, json_pack("{s:s,s:b}", "request", "seal", "check", 1),
                &answer, err) != 0)
        return -1;
    is_ready = json_is_true(json_object_get(answer, "ready"));
    reasons = json_object_get(answer, "reasons");
    for (i = 0; i < json_array_size(reasons); i++)
        (void)fprintf(stderr, "- %s\n", json_string_value(json_array_get(reasons, i)));
    json_decref(answer);
    return is_ready ? 0 : error_set(err, ERROR_STATE, "the count cannot be sealed yet");
}

static int seal(const char *folder, char *names[NAMES], int is_check, struct error *err)
{
    struct ledger_client client;
    json_t *answer = NULL;
    const char *root;
    int result;

    if (ledger_client_start(&client, folder, err) != 0)
        return -1;
    result = check(&client, err);
    if (result == 0 && !is_check)
        result = ask_names(names, err);
    if (result == 0 && !is_check)
        result = ledger_client_ask(&client,
                json_pack(
                        "{s:s,s:[s,s]}", "request", "seal", "names", names[0], names[1]),
                &answer, err);
    if (result == 0 && is_check)
        (void)printf(_("The count can be sealed.\n"));
    root = json_string_value(json_object_get(answer, "root"));
    if (root != NULL)
        (void)printf(_("Sealed: %s\nNow write the minutes: kiemphieu report %s\n"), root,
                folder);
    json_decref(answer);
    if (ledger_client_finish(&client, result == 0 ? err : NULL) != 0)
        result = -1;
    return result;
}

int command_seal(int argc, char **argv)
{
    static const struct option options[] = {{"name", required_argument, NULL, 'n'},
            {"check", no_argument, NULL, 'c'}, {"help", no_argument, NULL, 'h'},
            {NULL, 0, NULL, 0}};
    const char *typed[NAMES] = {NULL, NULL};
    char *names[NAMES] = {NULL, NULL};
    struct error err = {.text = ""};
    int option, is_check = 0, given = 0, result;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h')
            return command_help(usage());
        if (option == 'c')
            is_check = 1;
        else if (option == 'n' && given < NAMES)
            typed[given++] = optarg;
        else
            return command_usage(usage());
    }
    if (optind + 1 != argc)
        return command_usage(usage());
    for (option = 0; option < given; option++)
        names[option] = strdup(typed[option]);
    result = seal(argv[optind], names, is_check, &err);
    free(names[0]);
    free(names[1]);
    return result == 0 ? COMMAND_DONE : command_failed(&err);
}
