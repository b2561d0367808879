/* ledger.c -- the durable record of a count: requests in, answers out. */
#include "core/ledger.h"

#include <assert.h>
#include <stdlib.h>

#include "core/json.h"
#include "core/ledger_duplicate.h"
#include "core/ledger_lock.h"
#include "core/ledger_plan.h"
#include "core/ledger_request.h"
#include "core/ledger_store.h"
#include "core/ledger_turn.h"

int ledger_open(const char *folder, int wait_ms, struct ledger **out, struct error *err)
{
    struct ledger *ledger = calloc(1, sizeof(*ledger));

    if (ledger == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the ledger");
    if (ledger_store_open(ledger, folder, wait_ms, err) != 0) {
        free(ledger);
        return -1;
    }
    if (ledger_turn_settle(ledger, err) != 0) {
        ledger_close(ledger);
        return -1;
    }
    ledger_lock_leave(ledger);
    *out = ledger;
    return 0;
}

void ledger_close(struct ledger *ledger)
{
    if (ledger == NULL)
        return;
    ledger_duplicate_drop(ledger);
    ledger_plan_drop(ledger);
    ledger_store_close(ledger);
    free(ledger);
}

static const char *kind_word(enum error_kind kind)
{
    switch (kind) {
    case ERROR_STATE:
        return "state";
    case ERROR_EXISTS:
        return "exists";
    case ERROR_RANGE:
    case ERROR_CRYPTO:
        return "range";
    case ERROR_SYNTAX:
        return "syntax";
    case ERROR_NONE:
    case ERROR_IO:
    case ERROR_MEMORY:
    default:
        return "io";
    }
}

/* Of a refused request only the reason, and the list of them if there is one. */
static json_t *refusal(const json_t *answer, const struct error *why)
{
    json_t *object = json_pack(
            "{s:b,s:s,s:s}", "ok", 0, "error", why->text, "kind", kind_word(why->kind));
    json_t *reasons = json_object_get(answer, "reasons");

    if (object == NULL) /* the text quotes bytes that are no UTF-8 */
        object = json_pack("{s:b,s:s,s:s}", "ok", 0, "error", "unreadable request",
                "kind", kind_word(why->kind));
    if (object != NULL && json_is_array(reasons))
        (void)json_object_set(object, "reasons", reasons);
    return object;
}

int ledger_answer(struct ledger *ledger, const char *line, size_t size, char **answer,
        struct error *err)
{
    json_t *request = NULL, *object = json_pack("{s:b}", "ok", 1), *refused;
    struct error why = {.kind = ERROR_NONE, .text = "no memory"};

    *answer = NULL;
    if (object == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for an answer");
    if (size > LEDGER_LINE_MAX_BYTES)
        (void)error_set(&why, ERROR_RANGE, "a request is larger than %d bytes",
                LEDGER_LINE_MAX_BYTES);
    if (size > LEDGER_LINE_MAX_BYTES || json_parse(line, size, &request, &why) != 0 ||
            ledger_turn_run(ledger, request, object, &why) != 0) {
        refused = refusal(object, &why);
        json_decref(object);
        object = refused;
    }
    json_decref(request);
    *answer = object == NULL ? NULL : json_line(object);
    json_decref(object);
    if (ledger->is_broken)
        return error_set(err, ERROR_IO, "%s", why.text);
    if (*answer == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for an answer");
    return 0;
}

/* ---- to look on ---- */

int ledger_open_to_read(const char *folder, struct ledger **out, struct error *err)
{
    struct ledger *ledger = calloc(1, sizeof(*ledger));

    if (ledger == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the ledger");
    if (ledger_store_open_to_read(ledger, folder, err) != 0) {
        free(ledger);
        return -1;
    }
    *out = ledger;
    return 0;
}

int ledger_read(
        struct ledger *ledger, const json_t *request, json_t **answer, struct error *err)
{
    json_t *object = json_object();

    assert(ledger->is_reader);
    if (object == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for an answer");
    ledger->is_broken = 0; /* what failed may have been mended since */
    if (ledger_request_run(ledger, request, object, err) != 0) {
        json_decref(object);
        return -1;
    }
    *answer = object;
    return 0;
}

int ledger_changes(struct ledger *ledger, int64_t *out, struct error *err)
{
    ledger->is_broken = 0;
    return ledger_store_number(ledger, "PRAGMA data_version", out, err);
}
