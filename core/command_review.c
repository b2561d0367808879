/* command_review.c -- `kiemphieu review`: the held sheets, one after the other. */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/command.h"
#include "core/json.h"
#include "core/language.h"
#include "core/ledger_client.h"
#include "core/review.h"
#include "core/review_show.h"

struct wish {
    const char *folder, *sheet, *reopen, *name, *why;
    int is_list, is_json, is_trial;
};

static const char *usage(void)
{
    return _("usage: kiemphieu review DIR [--sheet ID] [--name NAME] [--why TEXT] "
             "[--trial]\n"
             "       kiemphieu review DIR --list [--json]\n"
             "       kiemphieu review DIR --reopen ID --name NAME --why TEXT\n"
             "\n"
             "Shows each held sheet with its reasons and asks what it says, a key and\n"
             "Enter for each doubtful row. What you decide is written beside the "
             "reading,\n"
             "with your name and reason; the reading stays.\n"
             "\n"
             "  --sheet ID   this sheet alone\n"
             "  --list       only list the held sheets\n"
             "  --reopen ID  take a decision back: the sheet is held again\n"
             "\n"
             "Exit status 3: sheets are still held.\n");
}

static int ask_held(struct ledger_client *client, const struct wish *wish,
        json_t **sheets, struct error *err)
{
    json_t *answer = NULL, *list = NULL;

    if (ledger_client_ask(client,
                json_pack("{s:s,s:b}", "request", "held", "trial", wish->is_trial),
                &answer, err) != 0)
        return -1;
    list = json_object_get(answer, "sheets");
    if (!json_is_array(list)) {
        json_decref(answer);
        return error_set(
                err, ERROR_SYNTAX, "the ledger's list of held sheets is no list");
    }
    *sheets = json_incref(list);
    json_decref(answer);
    return 0;
}

static const char *id_of(const json_t *sheet)
{
    const char *id = json_string_value(json_object_get(sheet, "sheet"));

    return id == NULL ? "" : id;
}

static int list_sheets(const struct review *review, const json_t *sheets, int is_json)
{
    char *line;
    size_t i;

    if (is_json) {
        line = json_line(sheets);
        if (line == NULL)
            return COMMAND_FAILED;
        (void)printf("%s\n", line);
        free(line);
    }
    for (i = 0; i < json_array_size(sheets) && !is_json; i++) {
        (void)printf("%s\n", id_of(json_array_get(sheets, i)));
        review_show_sheet(review, json_array_get(sheets, i));
    }
    return json_array_size(sheets) > 0 ? COMMAND_HELD : COMMAND_DONE;
}

/* One sheet asked and its decision sent; a refusal of the ledger is asked again. */
static int decide(struct review *review, struct ledger_client *client,
        const json_t *sheet, enum review_end *end, struct error *err)
{
    json_t *request = NULL;

    for (;;) {
        if (review_sheet(review, sheet, end, &request, err) != 0)
            return -1;
        if (*end != REVIEW_DECIDED)
            return 0;
        if (ledger_client_ask(client, request, NULL, err) == 0)
            return 0;
        (void)printf("%s\n", err->text);
        if (client->process.pid == 0 || err->kind == ERROR_STATE)
            return -1;
    }
}

static int decide_all(struct review *review, struct ledger_client *client,
        const struct wish *wish, const json_t *sheets, struct error *err)
{
    size_t count = json_array_size(sheets), open = 0, i;
    enum review_end end = REVIEW_SKIPPED;
    int found = 0;

    for (i = 0; i < count && end != REVIEW_QUIT; i++) {
        if (wish->sheet != NULL &&
                strcmp(id_of(json_array_get(sheets, i)), wish->sheet) != 0)
            continue;
        found = 1;
        (void)printf(_("\nSheet %zu of %zu (%s)\n"), i + 1, count,
                id_of(json_array_get(sheets, i)));
        if (decide(review, client, json_array_get(sheets, i), &end, err) != 0)
            return -1;
        open += end == REVIEW_DECIDED ? 0 : 1;
        if (end == REVIEW_DECIDED)
            (void)printf(_("Decided.\n"));
    }
    if (wish->sheet != NULL && !found)
        return error_set(err, ERROR_RANGE, "no held sheet has the id '%s'", wish->sheet);
    if (wish->sheet == NULL)
        (void)printf(_("%zu sheets still held.\n"), open + (count - i));
    return open + (count - i) > 0 && wish->sheet == NULL ? COMMAND_HELD
           : open > 0                                    ? COMMAND_HELD
                                                         : COMMAND_DONE;
}

static int reopen(
        struct ledger_client *client, const struct wish *wish, struct error *err)
{
    if (ledger_client_ask(client,
                json_pack("{s:s,s:s,s:s,s:s,s:s}", "request", "adjudicate", "sheet",
                        wish->reopen, "decision", "reopen", "name", wish->name, "why",
                        wish->why),
                NULL, err) != 0)
        return -1;
    (void)printf(_("The decision is taken back; the sheet is held again.\n"));
    return COMMAND_HELD;
}

static int run(const struct wish *wish, struct error *err)
{
    struct ledger_client client;
    struct review review;
    json_t *sheets = NULL;
    int status = -1;

    if (review_start(&review, wish->folder, err) == 0 &&
            ledger_client_start(&client, wish->folder, err) == 0) {
        if (wish->name != NULL)
            (void)snprintf(review.name, sizeof(review.name), "%s", wish->name);
        if (wish->why != NULL)
            (void)snprintf(review.why, sizeof(review.why), "%s", wish->why);
        if (wish->reopen != NULL)
            status = reopen(&client, wish, err);
        else if (ask_held(&client, wish, &sheets, err) == 0)
            status = wish->is_list ? list_sheets(&review, sheets, wish->is_json)
                                   : decide_all(&review, &client, wish, sheets, err);
        json_decref(sheets);
        if (ledger_client_finish(&client, status < 0 ? NULL : err) != 0)
            status = -1;
    }
    review_release(&review);
    return status;
}

static int parse(int argc, char **argv, struct wish *wish)
{
    static const struct option options[] = {{"sheet", required_argument, NULL, 's'},
            {"reopen", required_argument, NULL, 'r'},
            {"name", required_argument, NULL, 'n'}, {"why", required_argument, NULL, 'w'},
            {"list", no_argument, NULL, 'l'}, {"json", no_argument, NULL, 'j'},
            {"trial", no_argument, NULL, 't'}, {"help", no_argument, NULL, 'h'},
            {NULL, 0, NULL, 0}};
    int option;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 's')
            wish->sheet = optarg;
        else if (option == 'r')
            wish->reopen = optarg;
        else if (option == 'n')
            wish->name = optarg;
        else if (option == 'w')
            wish->why = optarg;
        else if (option == 'l')
            wish->is_list = 1;
        else if (option == 'j')
            wish->is_json = 1;
        else if (option == 't')
            wish->is_trial = 1;
        else
            return option == 'h' ? 1 : -1;
    }
    if (optind + 1 != argc ||
            (wish->reopen != NULL && (wish->name == NULL || wish->why == NULL)))
        return -1;
    wish->folder = argv[optind];
    return 0;
}

int command_review(int argc, char **argv)
{
    struct wish wish = {.folder = NULL};
    struct error err = {.text = ""};
    int status = parse(argc, argv, &wish);

    if (status == 1)
        return command_help(usage());
    if (status != 0)
        return command_usage(usage());
    status = run(&wish, &err);
    return status < 0 ? command_failed(&err) : status;
}
