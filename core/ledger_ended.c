/* ledger_ended.c -- people are done with checking, or take it up again; what is handed
 * out. */
#include "core/ledger_ended.h"

#include "core/ledger_event.h"
#include "core/ledger_finding.h"
#include "core/ledger_person.h"
#include "core/ledger_seal.h"

int ledger_ended_get(struct ledger *ledger, int *out, struct error *err)
{
    int64_t ended;

    if (ledger_store_number(ledger,
                "SELECT kind = 'checks-end' FROM event WHERE kind IN ('checks-end',"
                " 'checks-resume') ORDER BY seq DESC LIMIT 1",
                &ended, err) != 0)
        return -1;
    *out = ended != 0;
    return 0;
}

static int check_done(struct ledger *ledger, json_t *answer, struct error *err)
{
    char all[ERROR_TEXT_MAX];
    json_t *reasons = json_array();

    if (reasons == NULL || json_object_set_new(answer, "reasons", reasons) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for the reasons");
    if (ledger_seal_unfinished(ledger, reasons, err) != 0)
        return -1;
    if (json_array_size(reasons) == 0)
        return 0;
    ledger_finding_join(reasons, all);
    return error_set(err, ERROR_STATE, "the checks cannot be ended yet: %s", all);
}

int ledger_ended_end(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    const json_t *names = json_object_get(request, "names");
    int is_ended;

    if (ledger_person_pair(ledger, names, LEDGER_CHAIR, err) != 0 ||
            ledger_ended_get(ledger, &is_ended, err) != 0)
        return -1;
    if (is_ended)
        return error_set(err, ERROR_STATE, "the checks are ended already");
    if (check_done(ledger, answer, err) != 0)
        return -1;
    return ledger_event_add(
            ledger, "checks-end", json_pack("{s:O}", "names", names), err);
}

int ledger_ended_resume(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    const json_t *names = json_object_get(request, "names");
    char why[LEDGER_TEXT_BYTES];
    int is_ended;

    (void)answer;
    if (ledger_person_pair(ledger, names, LEDGER_CHAIR, err) != 0 ||
            ledger_text_get(request, "why", 1, why, err) != 0 ||
            ledger_ended_get(ledger, &is_ended, err) != 0)
        return -1;
    if (!is_ended)
        return error_set(err, ERROR_STATE, "the checks are not ended");
    return ledger_event_add(ledger, "checks-resume",
            json_pack("{s:O,s:s}", "names", names, "why", why), err);
}

int ledger_ended_export(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    const json_t *names = json_object_get(request, "names");
    char what[LEDGER_TEXT_BYTES];

    (void)answer;
    if (ledger_person_pair(ledger, names, LEDGER_CHAIR, err) != 0 ||
            ledger_text_get(request, "what", 1, what, err) != 0)
        return -1;
    return ledger_event_add(
            ledger, "export", json_pack("{s:O,s:s}", "names", names, "what", what), err);
}
