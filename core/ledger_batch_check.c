/* ledger_batch_check.c -- each batch against its events. */
#include "core/ledger_batch_check.h"

#include <string.h>

#include "core/ledger_batch_record.h"
#include "core/ledger_finding.h"

struct checking {
    struct ledger *ledger;
    json_t *findings;
};

/* The state that an event of this kind puts a batch into. */
static const char *state_after(const char *kind, const json_t *detail)
{
    static const struct {
        const char *kind, *state;
    } known[] = {{"batch-begin", "open"}, {"batch-resume", "open"},
            {"batch-interrupted", "interrupted"}, {"batch-accept", "accepted"},
            {"batch-discard", "discarded"}};
    size_t i;

    for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (strcmp(known[i].kind, kind) == 0)
            return known[i].state;
    if (strcmp(kind, "batch-end") == 0)
        return json_is_true(json_object_get(detail, "accepted")) ? "accepted" : "ended";
    return "";
}

static int check_state(struct ledger *ledger, const struct ledger_batch *batch,
        json_t *findings, struct error *err)
{
    char kind[BATCH_KIND_BYTES];
    const json_t *expected;
    json_t *detail;

    if (ledger_batch_last(ledger, batch, kind, &detail, err) != 0)
        return -1;
    expected = json_object_get(detail, "expected");
    if (strcmp(state_after(kind, detail), ledger_batch_state_word(batch->state)) != 0 ||
            !json_is_integer(expected) || json_integer_value(expected) != batch->expected)
        ledger_finding_add(findings,
                "batch %s stands as '%s' with %lld declared; its events say otherwise",
                batch->hex, ledger_batch_state_word(batch->state),
                (long long)batch->expected);
    json_decref(detail);
    return 0;
}

static int check_batch(void *context, const struct ledger_batch *batch, struct error *err)
{
    const struct checking *checking = context;
    json_t *findings = checking->findings;
    int is_whole;

    if (check_state(checking->ledger, batch, findings, err) != 0 ||
            ledger_batch_is_whole(checking->ledger, batch, &is_whole, err) != 0)
        return -1;
    if (batch->rows != batch->entered)
        ledger_finding_add(findings, "batch %s holds %lld sheets, %lld were entered",
                batch->hex, (long long)batch->rows, (long long)batch->entered);
    if (batch->fed != batch->counted + batch->held + batch->refused)
        ledger_finding_add(
                findings, "batch %s: fed is not counted + held + refused", batch->hex);
    if (!is_whole)
        ledger_finding_add(findings,
                "batch %s is not what it was when it ended: a sheet was added, removed "
                "or "
                "changed",
                batch->hex);
    return 0;
}

/* What never changes stands in the batch, in its sheets and in its first event. */
static int check_kinds(struct ledger *ledger, json_t *findings, struct error *err)
{
    int64_t sheets, batches;

    if (ledger_store_number(ledger,
                "SELECT count(*) FROM sheet JOIN batch ON sheet.batch = batch.id"
                " WHERE sheet.trial <> batch.trial",
                &sheets, err) != 0 ||
            ledger_store_number(ledger,
                    "SELECT count(*) FROM batch WHERE NOT EXISTS (SELECT 1 FROM event"
                    " WHERE kind = 'batch-begin' AND json_valid(detail) AND"
                    " json_extract(detail, '$.batch') = lower(hex(batch.id)) AND"
                    " json_extract(detail, '$.trial') = batch.trial AND"
                    " json_extract(detail, '$.scanned') = batch.scanned AND"
                    " json_extract(detail, '$.name') = batch.name)",
                    &batches, err) != 0)
        return -1;
    if (sheets + batches != 0)
        ledger_finding_add(findings,
                "%lld sheets and %lld batches are not what their beginning says",
                (long long)sheets, (long long)batches);
    return 0;
}

/* An image is known, or may be fed again, as its batch is. */
static int check_images(struct ledger *ledger, json_t *findings, struct error *err)
{
    int64_t images;

    if (ledger_store_number(ledger,
                "SELECT count(*) FROM image JOIN batch ON image.batch = batch.id WHERE"
                " image.trial <> batch.trial OR"
                " image.discarded <> (batch.state = 'discarded')",
                &images, err) != 0)
        return -1;
    if (images != 0)
        ledger_finding_add(findings,
                "%lld images do not stand as their batches do: paper could be counted "
                "twice",
                (long long)images);
    if (ledger_store_number(ledger,
                "SELECT count(*) FROM sheet_image JOIN sheet ON sheet.id ="
                " sheet_image.sheet WHERE sheet.batch <> sheet_image.batch",
                &images, err) != 0)
        return -1;
    if (images != 0)
        ledger_finding_add(
                findings, "%lld sheets have images of other batches", (long long)images);
    return 0;
}

int ledger_batch_check(struct ledger *ledger, json_t *findings, struct error *err)
{
    struct checking checking = {ledger, findings};
    int64_t begun, batches;

    if (ledger_store_number(ledger,
                "SELECT count(*) FROM event WHERE kind = 'batch-begin'", &begun,
                err) != 0 ||
            ledger_store_number(ledger, "SELECT count(*) FROM batch", &batches, err) !=
                    0 ||
            check_kinds(ledger, findings, err) != 0 ||
            check_images(ledger, findings, err) != 0)
        return -1;
    if (begun != batches)
        ledger_finding_add(findings, "%lld batches were begun, %lld are there",
                (long long)begun, (long long)batches);
    return ledger_batch_each(ledger, check_batch, &checking, err);
}
