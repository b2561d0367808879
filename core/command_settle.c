/* command_settle.c -- `kiemphieu settle`: who keeps an outcome at a quota's edge. */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/command.h"
#include "core/json.h"
#include "core/language.h"
#include "core/ledger_client.h"

enum { NAMES = 2 };

struct wish {
    const char *names[NAMES];
    const char *keep, *reason; /* keep: "3,5" or "main:3,council:5"; NULL: only show */
    const char *undo;          /* "RULE:OUTCOME" */
    int name_count;
};

static const char *usage(void)
{
    return _(
            "usage: kiemphieu settle DIR\n"
            "       kiemphieu settle DIR --keep NO[,NO...] --reason TEXT\n"
            "                        --name NAME --name NAME\n"
            "\n"
            "Where a quota lets fewer people have a grade than have earned it, and some\n"
            "of them are exactly equal, two people decide who keeps it. Without\n"
            "--keep: who is equal, and how many may have it.\n"
            "\n"
            "  --keep NO,...    numbers of those who keep it, or BALLOT:NO; none: "
            "nobody\n"
            "  --reason TEXT    why, for the record\n"
            "  --undo RULE:OUTCOME  the last decision about it no longer holds\n");
}

/* ---- what waits ---- */

static void show_tied(const json_t *answer)
{
    const json_t *tied = json_object_get(answer, "tied"), *one;
    size_t i;

    (void)printf(_("Equal at the edge of the quota for '%s' (%s); %" PRId64
                   " of them may have it:\n"),
            json_text(answer, "outcome"), json_text(answer, "rule"),
            (int64_t)json_integer_value(json_object_get(answer, "places")));
    for (i = 0; i < json_array_size(tied); i++) {
        one = json_array_get(tied, i);
        (void)printf("  %s:%s  %s, %s\n", json_text(one, "ballot_type"),
                json_text(one, "contest"), json_text(one, "name"),
                json_text(one, "title"));
    }
}

static int ask_ties(struct ledger_client *client, json_t **answer, struct error *err)
{
    return ledger_client_ask(client, json_pack("{s:s}", "request", "ties"), answer, err);
}

static int show(struct ledger_client *client, struct error *err)
{
    json_t *answer = NULL;

    if (ask_ties(client, &answer, err) != 0)
        return -1;
    if (json_object_get(answer, "tied") == NULL)
        (void)printf(_("Nobody is equal at the edge of a quota.\n"));
    else
        show_tied(answer);
    json_decref(answer);
    return 0;
}

/* ---- the decision ---- */

/* "council:5", or "5" of the one ballot on which somebody tied has this number. */
static json_t *find_named(const json_t *tied, const char *word)
{
    const char *colon = strchr(word, ':'), *contest = colon == NULL ? word : colon + 1;
    json_t *found = NULL, *one;
    size_t i;

    for (i = 0; i < json_array_size(tied); i++) {
        one = json_array_get(tied, i);
        if (strcmp(json_text(one, "contest"), contest) != 0)
            continue;
        if (colon != NULL &&
                (strlen(json_text(one, "ballot_type")) != (size_t)(colon - word) ||
                        strncmp(json_text(one, "ballot_type"), word,
                                (size_t)(colon - word)) != 0))
            continue;
        if (found != NULL)
            return NULL;
        found = one;
    }
    return found;
}

static int read_keep(
        const char *text, const json_t *tied, json_t *keep, struct error *err)
{
    char *copy = strdup(text), *rest = NULL, *word;
    const json_t *found;
    int result = 0;

    if (copy == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the numbers");
    for (word = strcmp(text, "none") == 0 ? NULL : strtok_r(copy, ", ", &rest);
            word != NULL && result == 0; word = strtok_r(NULL, ", ", &rest)) {
        found = find_named(tied, word);
        if (found == NULL)
            result = error_set(err, ERROR_RANGE,
                    "'%.40s' is not one of those equal; write BALLOT:NO as `kiemphieu "
                    "settle` shows them",
                    word);
        else
            (void)json_array_append_new(keep,
                    json_pack("{s:s,s:s}", "ballot_type", json_text(found, "ballot_type"),
                            "contest", json_text(found, "contest")));
    }
    free(copy);
    return result;
}

static int decide(
        struct ledger_client *client, const struct wish *wish, struct error *err)
{
    json_t *answer = NULL, *keep = json_array();
    int result = ask_ties(client, &answer, err);

    if (result == 0 && json_object_get(answer, "tied") == NULL)
        result = error_set(err, ERROR_STATE, "nobody is equal at the edge of a quota");
    if (result == 0)
        result = read_keep(wish->keep, json_object_get(answer, "tied"), keep, err);
    json_decref(answer);
    if (result == 0)
        result = ledger_client_ask(client,
                json_pack("{s:s,s:O,s:[s,s],s:s}", "request", "settle", "keep", keep,
                        "names", wish->names[0], wish->names[1], "reason", wish->reason),
                NULL, err);
    json_decref(keep);
    if (result == 0)
        (void)printf(_("Decided.\n"));
    return result;
}

static int undo(struct ledger_client *client, const struct wish *wish, struct error *err)
{
    const char *colon = strchr(wish->undo, ':');

    if (colon == NULL)
        return error_set(err, ERROR_SYNTAX, "--undo needs RULE:OUTCOME");
    return ledger_client_ask(client,
            json_pack("{s:s,s:b,s:s%,s:s,s:[s,s],s:s}", "request", "settle", "undo", 1,
                    "rule", wish->undo, (size_t)(colon - wish->undo), "outcome",
                    colon + 1, "names", wish->names[0], wish->names[1], "reason",
                    wish->reason),
            NULL, err);
}

static int run(const char *folder, const struct wish *wish, struct error *err)
{
    struct ledger_client client;
    int result;

    if (ledger_client_start(&client, folder, err) != 0)
        return -1;
    if (wish->undo != NULL)
        result = undo(&client, wish, err);
    else
        result = wish->keep == NULL ? show(&client, err) : decide(&client, wish, err);
    if (ledger_client_finish(&client, result == 0 ? err : NULL) != 0)
        result = -1;
    return result;
}

int command_settle(int argc, char **argv)
{
    static const struct option options[] = {{"name", required_argument, NULL, 'n'},
            {"keep", required_argument, NULL, 'k'},
            {"reason", required_argument, NULL, 'r'},
            {"undo", required_argument, NULL, 'u'}, {"help", no_argument, NULL, 'h'},
            {NULL, 0, NULL, 0}};
    struct wish wish = {.keep = NULL};
    struct error err = {.text = ""};
    int option, is_decision;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h')
            return command_help(usage());
        if (option == 'n' && wish.name_count < NAMES)
            wish.names[wish.name_count++] = optarg;
        else if (option == 'k')
            wish.keep = optarg;
        else if (option == 'r')
            wish.reason = optarg;
        else if (option == 'u')
            wish.undo = optarg;
        else
            return command_usage(usage());
    }
    is_decision = wish.keep != NULL || wish.undo != NULL;
    if (optind + 1 != argc ||
            (is_decision && (wish.name_count != NAMES || wish.reason == NULL)))
        return command_usage(usage());
    return run(argv[optind], &wish, &err) == 0 ? COMMAND_DONE : command_failed(&err);
}
