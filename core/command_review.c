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
#include "core/review_person.h"
#include "core/review_round.h"
#include "core/review_show.h"

struct wish {
    const char *folder, *sheet, *reopen, *withdraw, *name, *why;
    int is_list, is_json, is_trial;
};

static const char *usage(void)
{
    return _(
            "usage: kiemphieu review DIR [--sheet ID] [--name NAME] [--why TEXT] "
            "[--trial]\n"
            "       kiemphieu review DIR --list [--name NAME] [--json] [--trial]\n"
            "       kiemphieu review DIR --withdraw ID --name NAME\n"
            "       kiemphieu review DIR --reopen ID --name NAME --why TEXT\n"
            "\n"
            "Asks your name, then shows each held sheet that you may decide, those that\n"
            "can still change an outcome first, and asks what it says: a key and Enter\n"
            "for each doubtful row. Another person decides the same sheet without "
            "seeing\n"
            "your answer; if the two differ, a third sees both without names and "
            "settles\n"
            "it. (With checks = 1 in conference.ini one person decides.) What you "
            "decide\n"
            "is written beside the reading, with your name and reason; the reading "
            "stays.\n"
            "\n"
            "  --sheet ID     this sheet alone\n"
            "  --list         only list the held sheets; with --name, those for you\n"
            "  --withdraw ID  take your own decision back, while nobody has decided "
            "since\n"
            "  --reopen ID    take the decision on a sheet back: it is held again\n"
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

/* With a name, the sheets of that person's queue. */
static int list_held(struct review *review, struct ledger_client *client,
        const struct wish *wish, struct error *err)
{
    json_t *sheets = NULL;
    int status;

    if ((review->name[0] != '\0'
                        ? review_round_list(review, client, wish->is_trial, &sheets, err)
                        : ask_held(client, wish, &sheets, err)) != 0)
        return -1;
    status = list_sheets(review, sheets, wish->is_json);
    json_decref(sheets);
    return status;
}

static int decide(struct review *review, struct ledger_client *client,
        const struct wish *wish, struct error *err)
{
    struct review_left left;
    int decided;

    decided = review_round(review, client, wish->is_trial, wish->sheet, err);
    if (decided < 0)
        return -1;
    if (wish->sheet != NULL)
        return decided > 0 ? COMMAND_DONE : COMMAND_HELD;
    if (review_round_left(review, client, wish->is_trial, &left, err) != 0)
        return -1;
    if (left.others > 0)
        (void)printf(_("%" PRId64 " sheets wait for another person's decision.\n"),
                left.others);
    (void)printf(_("%" PRId64 " sheets still held.\n"), left.held);
    return left.held > 0 ? COMMAND_HELD : COMMAND_DONE;
}

static int withdraw(
        struct ledger_client *client, const struct wish *wish, struct error *err)
{
    if (ledger_client_ask(client,
                json_pack("{s:s,s:s,s:s,s:s}", "request", "adjudicate", "sheet",
                        wish->withdraw, "decision", "withdraw", "name", wish->name),
                NULL, err) != 0)
        return -1;
    (void)printf(_("Your decision is taken back; the sheet is held.\n"));
    return COMMAND_HELD;
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

static int run_with(struct review *review, struct ledger_client *client,
        const struct wish *wish, struct error *err)
{
    if (wish->name != NULL)
        (void)snprintf(review->name, sizeof(review->name), "%s", wish->name);
    if (wish->why != NULL)
        (void)snprintf(review->why, sizeof(review->why), "%s", wish->why);
    if (wish->is_list)
        return list_held(review, client, wish, err);
    if (review_person(review, client, err) != 0)
        return -1;
    if (wish->reopen != NULL)
        return reopen(client, wish, err);
    if (wish->withdraw != NULL)
        return withdraw(client, wish, err);
    return decide(review, client, wish, err);
}

static int run(const struct wish *wish, struct error *err)
{
    struct ledger_client client;
    struct review review;
    int status = -1;

    if (review_start(&review, wish->folder, err) == 0 &&
            ledger_client_start(&client, wish->folder, err) == 0) {
        status = run_with(&review, &client, wish, err);
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
            {"withdraw", required_argument, NULL, 'd'},
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
        else if (option == 'd')
            wish->withdraw = optarg;
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
    if (optind + 1 != argc || (wish->withdraw != NULL && wish->name == NULL) ||
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
