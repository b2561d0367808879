/* import_batch.c -- the batch of an import: begun or taken up again, and ended. */
#include "core/import_batch.h"

#include <string.h>

#include "core/batch_text.h"
#include "core/json.h"

static int is_same_stack(const json_t *batch, const struct import_options *options)
{
    return batch_text_is(batch, "name", options->batch_name) &&
           json_integer_value(json_object_get(batch, "expected")) == options->expected &&
           !json_is_true(json_object_get(batch, "scanned")) &&
           json_is_true(json_object_get(batch, "trial")) == options->is_trial &&
           (batch_text_is(batch, "state", "interrupted") ||
                   batch_text_is(batch, "state", "ended"));
}

/* sums.batch stays "" if there is none. */
static int find_stack(
        struct intake *intake, const struct import_options *options, struct error *err)
{
    json_t *answer = NULL, *batches;
    int result = 0;
    size_t i;

    if (options->batch_name == NULL || options->batch_name[0] == '\0' ||
            options->expected < 0)
        return 0;
    if (ledger_client_ask(&intake->ledger, json_pack("{s:s}", "request", "batches"),
                &answer, err) != 0)
        return -1;
    batches = json_object_get(answer, "batches");
    for (i = 0; i < json_array_size(batches) && intake->sums.batch[0] == '\0'; i++)
        if (is_same_stack(json_array_get(batches, i), options))
            result = json_get_text(json_array_get(batches, i), "batch",
                    intake->sums.batch, sizeof(intake->sums.batch), err);
    json_decref(answer);
    return result;
}

int import_batch_begin(
        struct intake *intake, const struct import_options *options, struct error *err)
{
    if (find_stack(intake, options, err) != 0)
        return -1;
    if (intake->sums.batch[0] == '\0')
        return intake_begin(intake, options->batch_name, options->expected, 0, err);
    return ledger_client_ask(
            &intake->ledger, intake_batch(intake, "batch-resume"), NULL, err);
}

int import_batch_end(struct intake *intake, struct error *err)
{
    struct intake_sums *sums = &intake->sums;
    json_t *answer = NULL;

    if (ledger_client_ask(
                &intake->ledger, intake_batch(intake, "batch-end"), &answer, err) != 0)
        return -1;
    sums->is_accepted = json_is_true(json_object_get(answer, "accepted"));
    sums->expected = json_integer_value(json_object_get(answer, "expected"));
    sums->batch_fed = json_integer_value(json_object_get(answer, "fed"));
    json_decref(answer);
    return 0;
}
