/* ledger_plan.c -- what is counted: the folder's conference, officials and rule cards. */
#include "core/ledger_plan.h"

#include <stdlib.h>
#include <string.h>

#include "core/ledger_event.h"
#include "core/ledger_finding.h"
#include "core/officials_digest.h"

void ledger_plan_init(struct ledger_plan *plan)
{
    memset(plan, 0, sizeof(*plan));
    officials_init(&plan->officials);
}

void ledger_plan_release(struct ledger_plan *plan)
{
    size_t i;

    for (i = 0; plan->contests != NULL && i < plan->conference->type_count; i++)
        contests_release(&plan->contests[i]);
    for (i = 0; plan->previous != NULL && i < plan->conference->type_count; i++)
        previous_release(&plan->previous[i]);
    free(plan->previous);
    free(plan->contests);
    free(plan->conference);
    free(plan->rules);
    officials_release(&plan->officials);
    ledger_plan_init(plan);
}

/* The key is made when ballots are printed; the ledger must not make one. */
static int load_conference_id(
        const char *folder, char hex[DIGEST_ID_HEX_BYTES], struct error *err)
{
    char path[FILE_PATH_MAX];
    struct conference_key key;

    if (file_join(path, folder, "conference.key", err) != 0)
        return -1;
    if (!file_exists(path))
        return 0;
    if (conference_key_load(folder, &key, err) != 0)
        return -1;
    memcpy(hex, key.id_hex, sizeof(key.id_hex));
    digest_wipe(&key, sizeof(key));
    return 0;
}

static int load_rules(const char *folder, struct ledger_plan *plan, struct error *err)
{
    size_t i;

    plan->rules = calloc(plan->conference->type_count, sizeof(*plan->rules));
    if (plan->rules == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the rule cards");
    for (i = 0; i < plan->conference->type_count; i++)
        if (rule_find(plan->conference->types[i].rule, folder, &plan->rules[i], err) != 0)
            return -1;
    return 0;
}

static int load_contests(const char *folder, struct ledger_plan *plan, struct error *err)
{
    const struct conference *conference = plan->conference;
    size_t i;

    plan->contests = calloc(conference->type_count, sizeof(*plan->contests));
    if (plan->contests == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the contests");
    for (i = 0; i < conference->type_count; i++)
        if (contests_load(folder, &plan->officials, conference->types[i].id,
                    &plan->rules[i], &plan->contests[i], err) != 0)
            return -1;
    return 0;
}

static int load_previous(const char *folder, struct ledger_plan *plan, struct error *err)
{
    const struct conference *conference = plan->conference;
    size_t i;

    plan->previous = calloc(conference->type_count, sizeof(*plan->previous));
    if (plan->previous == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the year before");
    for (i = 0; i < conference->type_count; i++)
        if (plan->rules[i].is_yearly &&
                previous_load(folder, conference->types[i].previous, &conference->date,
                        &plan->previous[i], err) != 0)
            return -1;
    return 0;
}

static int check_unchanged(
        struct ledger *ledger, const struct ledger_plan *plan, struct error *err)
{
    json_t *opened;
    const char *then;
    int result = 0;

    if (ledger_event_find(ledger, "open", &opened, err) != 0)
        return -1;
    then = json_string_value(json_object_get(opened, "officials_digest"));
    if (opened != NULL && (then == NULL || strcmp(then, plan->officials_digest) != 0))
        result = error_set(err, ERROR_STATE,
                "officials.csv has changed since counting began, or a scale that it "
                "names; "
                "put the old file back");
    json_decref(opened);
    return result;
}

int ledger_plan_load(struct ledger *ledger, struct ledger_plan *out, struct error *err)
{
    struct ledger_plan plan;

    ledger_plan_init(&plan);
    plan.conference = calloc(1, sizeof(*plan.conference));
    if (plan.conference == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the conference");
    if (conference_load(ledger->folder, plan.conference, err) != 0 ||
            officials_load(ledger->folder, plan.conference, &plan.officials, err) != 0 ||
            officials_digest(
                    ledger->folder, &plan.officials, plan.officials_digest, err) != 0 ||
            load_conference_id(ledger->folder, plan.conference_id, err) != 0 ||
            load_rules(ledger->folder, &plan, err) != 0 ||
            load_contests(ledger->folder, &plan, err) != 0 ||
            load_previous(ledger->folder, &plan, err) != 0 ||
            check_unchanged(ledger, &plan, err) != 0) {
        ledger_plan_release(&plan);
        return -1;
    }
    *out = plan;
    return 0;
}

void ledger_plan_drop(struct ledger *ledger)
{
    if (ledger->plan != NULL)
        ledger_plan_release(ledger->plan);
    free(ledger->plan);
    ledger->plan = NULL;
}

int ledger_plan_type(const struct ledger_plan *plan, const char *ballot_type)
{
    size_t i;

    for (i = 0; i < plan->conference->type_count; i++)
        if (strcmp(plan->conference->types[i].id, ballot_type) == 0)
            return (int)i;
    return -1;
}

/* Without an id nobody is found again. */
static void find_nameless(const struct ledger_plan *plan, size_t type, json_t *reasons)
{
    const struct contests *contests = &plan->contests[type];
    size_t i;

    for (i = 0; i < contests->count; i++)
        if (contests->list[i].official->person[0] == '\0')
            ledger_finding_add(reasons,
                    "officials.csv:%u: '%s' has no id, so that the outcome of the year "
                    "before is not known; write it in a column id",
                    (unsigned)contests->list[i].official->line,
                    contests->list[i].official->name);
}

int ledger_plan_find(struct ledger *ledger, json_t *reasons, struct error *err)
{
    const struct conference_type *type;
    struct ledger_plan plan;
    struct error why;
    size_t i;

    (void)err;
    if (ledger_plan_load(ledger, &plan, &why) != 0)
        return ledger->is_broken ? -1 : 0; /* said where the counts are looked at */
    for (i = 0; i < plan.conference->type_count; i++) {
        type = &plan.conference->types[i];
        if (plan.rules[i].is_yearly && type->previous[0] == '\0')
            ledger_finding_add(reasons,
                    "the rule card of ballot '%s' looks at the year before; write "
                    "previous = and that year's folder in conference.ini, or none",
                    type->id);
        if (plan.previous[i].count > 0)
            find_nameless(&plan, i, reasons);
    }
    ledger_plan_release(&plan);
    return 0;
}
