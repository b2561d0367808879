/* ledger_begin.c -- from trial to count: what is counted, fixed once. */
#include "core/ledger_begin.h"

#include <string.h>

#include "core/json.h"
#include "core/ledger_event.h"
#include "core/ledger_person.h"
#include "core/ledger_plan.h"

enum { RULES_MAX = 64 };

static int check_layout(const struct ledger_plan *plan, const json_t *layouts, size_t at,
        struct error *err)
{
    const json_t *layout = json_array_get(layouts, at);
    char type[LAYOUT_ID_BYTES], form[DIGEST_ID_HEX_BYTES], hex[DIGEST_HEX_BYTES];
    struct digest digest;
    uint8_t form_id[DIGEST_ID_BYTES];
    const char *other;
    size_t i;

    if (json_get_text(layout, "ballot_type", type, sizeof(type), err) != 0 ||
            json_get_text(layout, "form_id", form, sizeof(form), err) != 0 ||
            json_get_text(layout, "digest", hex, sizeof(hex), err) != 0 ||
            digest_from_hex(form, form_id, sizeof(form_id), err) != 0 ||
            digest_from_hex(hex, digest.bytes, DIGEST_BYTES, err) != 0)
        return -1;
    if (ledger_plan_type(plan, type) < 0)
        return error_set(err, ERROR_RANGE, "there is no ballot '%s'", type);
    for (i = 0; i < at; i++) {
        other = json_string_value(
                json_object_get(json_array_get(layouts, i), "ballot_type"));
        if (other != NULL && strcmp(other, type) == 0)
            return error_set(err, ERROR_RANGE, "ballot '%s' has two layouts", type);
    }
    return 0;
}

static int check_request(
        const struct ledger_plan *plan, const json_t *request, struct error *err)
{
    char officials[DIGEST_HEX_BYTES];
    json_t *layouts, *rules;
    size_t i;

    if (json_get_array(request, "layouts", CONFERENCE_TYPES_MAX, &layouts, err) != 0 ||
            json_get_array(request, "rules", RULES_MAX, &rules, err) != 0 ||
            json_get_text(
                    request, "officials_digest", officials, sizeof(officials), err) != 0)
        return -1;
    for (i = 0; i < json_array_size(layouts); i++)
        if (check_layout(plan, layouts, i, err) != 0)
            return -1;
    if (json_array_size(layouts) != plan->conference->type_count)
        return error_set(err, ERROR_RANGE,
                "%zu ballots have a layout, conference.ini names %zu; print them all "
                "first",
                json_array_size(layouts), plan->conference->type_count);
    if (strcmp(officials, plan->officials_digest) != 0)
        return error_set(err, ERROR_STATE,
                "officials.csv is being changed; save it, print again and try again");
    return 0;
}

/* A program that feeds the first ballot opens the count, but not where people do. */
static int check_people(struct ledger *ledger, const json_t *names, struct error *err)
{
    int64_t people;

    if (ledger_person_count(ledger, &people, err) != 0)
        return -1;
    if (people > 0 && names == NULL)
        return error_set(err, ERROR_STATE,
                "two people open the count, one of them a chair; let them do so at the "
                "desk first");
    return names == NULL ? 0 : ledger_person_pair(ledger, names, LEDGER_CHAIR, err);
}

static int begin(struct ledger *ledger, const json_t *request, struct error *err)
{
    struct ledger_plan plan;
    const json_t *names = json_object_get(request, "names");
    json_t *detail;
    int64_t open;
    int result;

    if (ledger_store_number(ledger, "SELECT count(*) FROM batch WHERE state = 'open'",
                &open, err) != 0)
        return -1;
    if (open != 0)
        return error_set(err, ERROR_STATE, "a batch of the trial is still open");
    if (check_people(ledger, names, err) != 0)
        return -1;
    if (ledger_plan_load(ledger, &plan, err) != 0)
        return -1;
    result = check_request(&plan, request, err);
    detail = json_pack("{s:O,s:O,s:O,s:O*,s:I,s:I}", "layouts",
            json_object_get(request, "layouts"), "officials_digest",
            json_object_get(request, "officials_digest"), "rules",
            json_object_get(request, "rules"), "names", names, "checks",
            (json_int_t)plan.conference->checks, "known_sheets",
            (json_int_t)plan.conference->known_percent);
    ledger_plan_release(&plan);
    if (result == 0)
        return ledger_event_add(ledger, "open", detail, err);
    json_decref(detail);
    return -1;
}

static const json_t *find_layout(const json_t *layouts, const json_t *like)
{
    const json_t *entry, *type = json_object_get(like, "ballot_type");
    size_t i;

    for (i = 0; i < json_array_size(layouts); i++) {
        entry = json_array_get(layouts, i);
        if (json_equal(json_object_get(entry, "ballot_type"), type))
            return entry;
    }
    return NULL;
}

static int compare(const json_t *then, const json_t *now, struct error *err)
{
    const json_t *old = json_object_get(then, "layouts"), *entry;
    const json_t *layouts = json_object_get(now, "layouts");
    const char *type;
    size_t i;

    if (!json_equal(json_object_get(then, "officials_digest"),
                json_object_get(now, "officials_digest")))
        return error_set(
                err, ERROR_STATE, "officials.csv has changed since counting began");
    for (i = 0; i < json_array_size(layouts); i++) {
        entry = json_array_get(layouts, i);
        type = json_string_value(json_object_get(entry, "ballot_type"));
        if (!json_equal(find_layout(old, entry), entry))
            return error_set(err, ERROR_STATE,
                    "layout/%.40s.json has changed since counting began",
                    type == NULL ? "?" : type);
    }
    if (json_array_size(layouts) != json_array_size(old))
        return error_set(
                err, ERROR_STATE, "the ballots have changed since counting began");
    if (!json_equal(json_object_get(then, "rules"), json_object_get(now, "rules")))
        return error_set(
                err, ERROR_STATE, "a rule card has changed since counting began");
    return 0;
}

int ledger_begin(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    json_t *then;
    int result;

    (void)answer;
    if (ledger_event_find(ledger, "open", &then, err) != 0)
        return -1;
    result = then == NULL ? begin(ledger, request, err) : compare(then, request, err);
    json_decref(then);
    return result;
}
