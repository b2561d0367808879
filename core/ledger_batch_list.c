/* ledger_batch_list.c -- the batches and how they stand. */
#include "core/ledger_batch_list.h"

#include <string.h>

struct listing {
    struct ledger *ledger;
    json_t *list;
};

json_t *ledger_batch_entry(const struct ledger_batch *batch)
{
    json_t *entry = json_pack("{s:s,s:s,s:s,s:b,s:b,s:b,s:b}", "batch", batch->hex,
            "name", batch->name, "state", ledger_batch_state_word(batch->state), "trial",
            batch->trial, "scanned", batch->is_scanned, "open",
            batch->state == BATCH_OPEN, "waits", ledger_batch_waits(batch));

    if (entry != NULL && ledger_batch_sums(batch, entry, NULL) != 0) {
        json_decref(entry);
        return NULL;
    }
    return entry;
}

/* What people decided of it last, if that is how it came to its state. */
static int add_decision(struct ledger *ledger, const struct ledger_batch *batch,
        json_t *entry, struct error *err)
{
    char kind[BATCH_KIND_BYTES];
    json_t *detail;

    if (ledger_batch_last(ledger, batch, kind, &detail, err) != 0)
        return -1;
    if (strcmp(kind, "batch-accept") == 0 || strcmp(kind, "batch-discard") == 0)
        (void)json_object_set_new(entry, "decision",
                json_pack("{s:s,s:O?,s:O?}", "kind", kind + strlen("batch-"), "names",
                        json_object_get(detail, "names"), "reason",
                        json_object_get(detail, "reason")));
    json_decref(detail);
    return 0;
}

static int add_entry(void *context, const struct ledger_batch *batch, struct error *err)
{
    struct listing *listing = context;
    json_t *entry = ledger_batch_entry(batch);

    if (entry == NULL || json_array_append_new(listing->list, entry) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for the batches");
    return add_decision(listing->ledger, batch, entry, err);
}

int ledger_batch_list(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    struct listing listing = {.ledger = ledger, .list = json_array()};

    (void)request;
    (void)json_object_set_new(answer, "batches", listing.list);
    return ledger_batch_each(ledger, add_entry, &listing, err);
}
