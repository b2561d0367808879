/* ledger_seal.c -- the count made final by two people, or every reason why not. */
#include "core/ledger_seal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/json.h"
#include "core/language.h"
#include "core/ledger_batch_record.h"
#include "core/ledger_control.h"
#include "core/ledger_count.h"
#include "core/ledger_duplicate.h"
#include "core/ledger_ended.h"
#include "core/ledger_event.h"
#include "core/ledger_finding.h"
#include "core/ledger_merkle.h"
#include "core/ledger_person.h"
#include "core/ledger_settle.h"
#include "core/ledger_signed.h"
#include "core/ledger_verify.h"

enum { NAME_BYTES = 101 /* of a batch, in a reason */ };

/* By the name that people gave the stack, else by the first digits of its id. */
static void name_batch(const struct ledger_batch *batch, char out[NAME_BYTES])
{
    size_t end = strlen(batch->name);

    if (end >= NAME_BYTES)
        for (end = NAME_BYTES - 1; (batch->name[end] & 0xC0) == 0x80;)
            end--; /* no character is cut in two */
    if (end > 0)
        (void)snprintf(out, NAME_BYTES, "%.*s", (int)end, batch->name);
    else
        (void)snprintf(out, NAME_BYTES, "%.8s", batch->hex);
}

static int find_batch(void *context, const struct ledger_batch *batch, struct error *err)
{
    char name[NAME_BYTES];

    (void)err;
    name_batch(batch, name);
    if (batch->state == BATCH_OPEN)
        ledger_finding_add(
                context, "a batch is still open; finish it, or take it up again");
    else if (!ledger_batch_waits(batch))
        return 0;
    else if (batch->state == BATCH_INTERRUPTED)
        ledger_finding_add(context,
                "batch '%s' was interrupted after %" PRId64
                " sheets; take it up again, or decide it with kiemphieu batches",
                name, batch->fed);
    else
        ledger_finding_add(context,
                "batch '%s': %" PRId64 " sheets declared, %" PRId64
                " fed; feed what is missing, or decide it with kiemphieu batches",
                name, batch->expected, batch->fed);
    return 0;
}

static int find_begun(struct ledger *ledger, json_t *reasons, struct error *err)
{
    int64_t opened;

    if (ledger_store_number(ledger, "SELECT count(*) FROM event WHERE kind = 'open'",
                &opened, err) != 0)
        return -1;
    if (opened == 0)
        ledger_finding_add(
                reasons, "counting has not begun; take a batch of ballots first");
    return 0;
}

static int find_held(struct ledger *ledger, json_t *reasons, struct error *err)
{
    int64_t held;

    if (ledger_store_number(ledger,
                "SELECT count(*) FROM sheet WHERE trial = 0 AND standing = 'held'", &held,
                err) != 0)
        return -1;
    if (held == 1)
        ledger_finding_add(reasons, "1 sheet is held; decide it with kiemphieu review");
    if (held > 1)
        ledger_finding_add(reasons,
                "%" PRId64 " sheets are held; decide them with kiemphieu review", held);
    return 0;
}

static int find_batches(struct ledger *ledger, json_t *reasons, struct error *err)
{
    return ledger_batch_each(ledger, find_batch, reasons, err);
}

int ledger_seal_unfinished(struct ledger *ledger, json_t *reasons, struct error *err)
{
    if (find_begun(ledger, reasons, err) != 0 || find_held(ledger, reasons, err) != 0)
        return -1;
    return find_batches(ledger, reasons, err);
}

static void compare_counts(const struct conference_type *named,
        const struct results_type *counted, json_t *reasons)
{
    if (!named->issued.is_given)
        ledger_finding_add(reasons,
                "the ballots issued of '%s' are not known; type them at the desk, or "
                "write "
                "issued = in conference.ini",
                named->id);
    if (!named->collected.is_given) {
        ledger_finding_add(reasons,
                "the ballots collected of '%s' are not known; type them at the desk, or "
                "write collected = in conference.ini",
                named->id);
        return;
    }
    if (named->issued.is_given && named->collected.value > named->issued.value)
        ledger_finding_add(reasons,
                "%u ballots of '%s' collected but only %u issued; mend the counts",
                named->collected.value, named->id, named->issued.value);
    if (counted->counted != named->collected.value)
        ledger_finding_add(reasons,
                "collected %u, counted %u of '%s'; compare with the paper",
                named->collected.value, counted->counted, named->id);
}

static int find_counts(struct ledger *ledger, json_t *reasons, struct error *err)
{
    struct ledger_plan plan;
    struct results results;
    struct error why;
    size_t i;

    (void)err;
    if (ledger_plan_load(ledger, &plan, &why) != 0) {
        ledger_finding_add(reasons, "%s", why.text);
        return ledger->is_broken ? -1 : 0;
    }
    if (ledger_count_results(ledger, &plan, 0, &results, &why) != 0) {
        ledger_finding_add(reasons, "%s", why.text);
    } else {
        for (i = 0; i < results.type_count; i++)
            compare_counts(&plan.conference->types[i], &results.types[i], reasons);
        results_release(&results);
    }
    ledger_plan_release(&plan);
    return ledger->is_broken ? -1 : 0;
}

static int find_names(
        struct ledger *ledger, const json_t *names, json_t *reasons, struct error *err)
{
    struct error why = {.text = ""};

    (void)err;
    if (ledger_person_pair(ledger, names, LEDGER_CHAIR, &why) != 0)
        ledger_finding_add(reasons, "%s", why.text);
    return ledger->is_broken ? -1 : 0;
}

/* Where people are registered, they also say that they are done. */
static int find_ended(struct ledger *ledger, json_t *reasons, struct error *err)
{
    int64_t people;
    int is_ended;

    if (ledger_person_count(ledger, &people, err) != 0 ||
            ledger_ended_get(ledger, &is_ended, err) != 0)
        return -1;
    if (people > 0 && !is_ended)
        ledger_finding_add(
                reasons, "the checks are not ended; two people must end them first");
    return 0;
}

/* What is looked at in turn, and where people mend what is found. */
static const struct {
    const char *place;
    int (*find)(struct ledger *ledger, json_t *reasons, struct error *err);
} finders[] = {{"scan", find_begun}, {"check", find_held}, {"scan", find_batches},
        {"checks-end", find_ended}, {"counts", find_counts},
        {"prepare", ledger_plan_find}, {"results", ledger_settle_find},
        {"people", ledger_control_find}, {"verify", ledger_verify_records}};

/* places: one for each reason; or NULL. */
static int find_reasons(
        struct ledger *ledger, json_t *reasons, json_t *places, struct error *err)
{
    size_t i;

    for (i = 0; i < sizeof(finders) / sizeof(finders[0]); i++) {
        if (finders[i].find(ledger, reasons, err) != 0)
            return -1;
        while (places != NULL && json_array_size(places) < json_array_size(reasons))
            if (json_array_append_new(places, json_string(finders[i].place)) != 0)
                return error_set(err, ERROR_MEMORY, "no memory for the reasons");
    }
    return 0;
}

int ledger_seal_check(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    const json_t *names = json_object_get(request, "names");
    json_t *reasons = json_array(), *places = json_array();

    if (json_object_set_new(answer, "places", places) != 0 ||
            json_object_set_new(answer, "reasons", reasons) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for the reasons");
    if (find_reasons(ledger, reasons, places, err) != 0)
        return -1;
    if (names != NULL && find_names(ledger, names, reasons, err) != 0)
        return -1;
    (void)json_object_set_new(
            answer, "ready", json_boolean(json_array_size(reasons) == 0));
    return 0;
}

static int refuse(const json_t *reasons, struct error *err)
{
    char all[ERROR_TEXT_MAX];

    ledger_finding_join(reasons, all);
    return error_set(err, ERROR_STATE, "not ready to be sealed: %s", all);
}

/* Every reason against it in the answer; ERROR_STATE if there is one. */
static int check_ready(struct ledger *ledger, const json_t *request, int with_images,
        json_t *answer, struct error *err)
{
    json_t *reasons = json_array();

    if (reasons == NULL || json_object_set_new(answer, "reasons", reasons) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for the reasons");
    if (find_reasons(ledger, reasons, NULL, err) != 0 ||
            (with_images && ledger_verify_images(ledger, reasons, err) != 0))
        return -1;
    if (find_names(ledger, json_object_get(request, "names"), reasons, err) != 0)
        return -1;
    return json_array_size(reasons) > 0 ? refuse(reasons, err) : 0;
}

int ledger_seal_prepare(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    if (check_ready(ledger, request, 1, answer, err) != 0)
        return -1;
    if (ledger_duplicate_forget(ledger, err) != 0)
        return -1;
    return ledger_store_run(ledger, "DELETE FROM place", err);
}

/* "figures" and "public_key": what is sealed stays what it is. */
static int note_results(struct ledger *ledger, json_t *detail, struct error *err)
{
    json_t *results = NULL;
    int result = -1;

    if (detail == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the seal");
    if (ledger_count_object(ledger, 0, &results, err) == 0)
        result = ledger_signed_note(ledger, results, detail, err);
    json_decref(results);
    return result;
}

/* The records are looked at once more: this is the file as vacuumed. */
int ledger_seal(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    const json_t *names = json_object_get(request, "names");
    char hex[DIGEST_HEX_BYTES];
    struct digest root;
    json_t *detail;

    if (check_ready(ledger, request, 0, answer, err) != 0 ||
            ledger_merkle_count(ledger, &root, err) != 0)
        return -1;
    digest_hex(root.bytes, DIGEST_BYTES, hex);
    (void)json_object_set_new(answer, "sealed", json_true());
    (void)json_object_set_new(answer, "root", json_string(hex));
    detail = json_pack("{s:s,s:O}", "root", hex, "names", names);
    if (note_results(ledger, detail, err) != 0) {
        json_decref(detail);
        return -1;
    }
    return ledger_event_add(ledger, "seal", detail, err);
}
