/* review_round.c -- the sheets that await one person, decided one after the other. */
#include "core/review_round.h"

#include <stdlib.h>
#include <string.h>

#include "core/json.h"
#include "core/language.h"

struct round {
    struct review *review;
    struct ledger_client *client;
    json_t *sheets;  /* entries of the ledger's queue */
    size_t at, end;  /* the one in turn, and behind the last to be asked */
    size_t *decided; /* places in `sheets` that were decided, the newest last */
    size_t made;
};

/* ---- what the ledger says ---- */

static int ask_queue(struct review *review, struct ledger_client *client, int is_trial,
        int is_ordered, json_t **answer, struct error *err)
{
    if (ledger_client_ask(client,
                json_pack("{s:s,s:s,s:b,s:b}", "request", "queue", "name", review->name,
                        "trial", is_trial, "ordered", is_ordered),
                answer, err) != 0)
        return -1;
    if (json_is_array(json_object_get(*answer, "sheets")))
        return 0;
    json_decref(*answer);
    *answer = NULL;
    return error_set(err, ERROR_SYNTAX, "the ledger's list of held sheets is no list");
}

static int ask_sheet(struct review *review, struct ledger_client *client,
        const json_t *entry, json_t **sheet, struct error *err)
{
    return ledger_client_ask(client,
            json_pack("{s:s,s:s,s:s}", "request", "sheet", "sheet",
                    json_text(entry, "sheet"), "name", review->name),
            sheet, err);
}

int review_round_list(struct review *review, struct ledger_client *client, int is_trial,
        json_t **sheets, struct error *err)
{
    json_t *answer = NULL, *list = json_array(), *sheet = NULL, *entries;
    int result = 0;
    size_t i;

    if (ask_queue(review, client, is_trial, 1, &answer, err) != 0) {
        json_decref(list);
        return -1;
    }
    entries = json_object_get(answer, "sheets");
    for (i = 0; i < json_array_size(entries) && result == 0; i++) {
        result = ask_sheet(review, client, json_array_get(entries, i), &sheet, err);
        if (result == 0 && json_array_append_new(list, sheet) != 0)
            result = error_set(err, ERROR_MEMORY, "no memory for the held sheets");
    }
    json_decref(answer);
    if (result != 0) {
        json_decref(list);
        return -1;
    }
    *sheets = list;
    return 0;
}

int review_round_left(struct review *review, struct ledger_client *client, int is_trial,
        struct review_left *out, struct error *err)
{
    struct review_left left;
    json_t *answer = NULL;

    if (ask_queue(review, client, is_trial, 0, &answer, err) != 0)
        return -1;
    left.held = json_integer_value(json_object_get(answer, "held"));
    left.others = left.held - json_integer_value(json_object_get(answer, "mine"));
    json_decref(answer);
    *out = left;
    return 0;
}

/* ---- one after the other ---- */

/* One sheet asked and its decision sent; a refusal that can be mended is asked again. */
static int decide(
        struct round *round, const json_t *sheet, enum review_end *end, struct error *err)
{
    json_t *request = NULL;

    for (;;) {
        if (review_sheet(round->review, sheet, end, &request, err) != 0)
            return -1;
        if (*end != REVIEW_DECIDED ||
                ledger_client_ask(round->client, request, NULL, err) == 0)
            return 0;
        (void)printf("%s\n", err->text);
        if (round->client->process.pid == 0)
            return -1;
        if (err->kind == ERROR_STATE) { /* it awaits this person no more */
            *end = REVIEW_SKIPPED;
            return 0;
        }
    }
}

/* The newest decision is taken back and its sheet comes again, if nobody has followed. */
static int undo(struct round *round, struct error *err)
{
    const json_t *entry;

    if (round->made == 0) {
        (void)printf(_("There is nothing to undo here.\n"));
        return 0;
    }
    entry = json_array_get(round->sheets, round->decided[--round->made]);
    if (ledger_client_ask(round->client,
                json_pack("{s:s,s:s,s:s,s:s}", "request", "adjudicate", "sheet",
                        json_text(entry, "sheet"), "decision", "withdraw", "name",
                        round->review->name),
                NULL, err) == 0) {
        (void)printf(_("Your last decision is undone; here is the sheet again.\n"));
        round->at = round->decided[round->made];
        return 0;
    }
    (void)printf("%s\n", err->text);
    return round->client->process.pid == 0 ? -1 : 0;
}

static int take_turn(struct round *round, enum review_end *end, struct error *err)
{
    const json_t *entry = json_array_get(round->sheets, round->at);
    json_t *sheet = NULL;
    int result;

    if (ask_sheet(round->review, round->client, entry, &sheet, err) != 0)
        return -1;
    (void)printf(_("\nSheet %zu of %zu (%s)\n"), round->at + 1,
            json_array_size(round->sheets), json_text(entry, "sheet"));
    result = decide(round, sheet, end, err);
    json_decref(sheet);
    if (result != 0)
        return -1;
    if (*end == REVIEW_UNDO)
        return undo(round, err);
    if (*end == REVIEW_DECIDED) {
        (void)printf(_("Decided.\n"));
        round->decided[round->made++] = round->at;
    }
    round->at++;
    return 0;
}

/* Only the sheet with this id. */
static int choose_only(struct round *round, const char *only, struct error *err)
{
    size_t i;

    for (i = 0; i < json_array_size(round->sheets); i++)
        if (strcmp(json_text(json_array_get(round->sheets, i), "sheet"), only) == 0) {
            round->at = i;
            round->end = i + 1;
            return 0;
        }
    return error_set(err, ERROR_RANGE,
            "no held sheet that '%s' may decide has the id '%s'", round->review->name,
            only);
}

static int run(struct round *round, const char *only, struct error *err)
{
    enum review_end end = REVIEW_SKIPPED;

    round->end = json_array_size(round->sheets);
    round->decided = calloc(round->end + 1, sizeof(*round->decided));
    if (round->decided == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the held sheets");
    if (only != NULL && choose_only(round, only, err) != 0)
        return -1;
    while (round->at < round->end && end != REVIEW_QUIT)
        if (take_turn(round, &end, err) != 0)
            return -1;
    return (int)round->made;
}

int review_round(struct review *review, struct ledger_client *client, int is_trial,
        const char *only, struct error *err)
{
    struct round round = {.review = review, .client = client};
    json_t *answer = NULL;
    int result;

    if (ask_queue(review, client, is_trial, 1, &answer, err) != 0)
        return -1;
    round.sheets = json_object_get(answer, "sheets");
    result = run(&round, only, err);
    free(round.decided);
    json_decref(answer);
    return result;
}
