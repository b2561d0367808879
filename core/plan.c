/* plan.c -- what the paper of a conference was printed for, told to the ledger. */
#include "core/plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/officials.h"
#include "core/officials_digest.h"
#include "core/rule.h"

void plan_release(struct plan *plan)
{
    size_t i;

    for (i = 0; i < plan->count; i++)
        layout_release(&plan->layouts[i]);
    free(plan->conference);
    plan->conference = NULL;
    plan->count = 0;
}

static int load_layout(
        const char *folder, const char *type, struct plan *plan, struct error *err)
{
    char name[LAYOUT_ID_BYTES + 16], *path = plan->layout_paths[plan->count];
    struct layout *layout = &plan->layouts[plan->count];

    (void)snprintf(name, sizeof(name), "layout/%s.json", type);
    if (file_join(path, folder, name, err) != 0)
        return -1;
    if (!file_exists(path))
        return error_set(err, ERROR_STATE,
                "the ballot '%s' is not printed yet; run kiemphieu print %s", type,
                folder);
    layout_init(layout);
    if (layout_load(path, layout, err) != 0)
        return -1;
    plan->count++;
    if (strcmp(layout->ballot_type, type) != 0)
        return error_set(err, ERROR_SYNTAX, "%s is the layout of ballot '%s'", path,
                layout->ballot_type);
    return 0;
}

int plan_load(const char *folder, struct plan *plan, struct error *err)
{
    size_t i;

    plan->count = 0;
    plan->conference = calloc(1, sizeof(*plan->conference));
    if (plan->conference == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a conference");
    if (conference_load(folder, plan->conference, err) != 0)
        goto fail;
    for (i = 0; i < plan->conference->type_count; i++)
        if (load_layout(folder, plan->conference->types[i].id, plan, err) != 0)
            goto fail;
    return 0;
fail:
    plan_release(plan);
    return -1;
}

static int digest_of_file(const char *path, char hex[DIGEST_HEX_BYTES], struct error *err)
{
    struct digest digest;
    char *text = NULL;
    size_t size = 0;

    if (file_read(path, LAYOUT_FILE_MAX_BYTES, &text, &size, err) != 0)
        return -1;
    digest_of(text, size, &digest);
    digest_hex(digest.bytes, DIGEST_BYTES, hex);
    free(text);
    return 0;
}

/* Everything in a card that decides, so that a changed card is noticed. */
static json_t *rule_json(const char *ballot_type, const struct rule *rule)
{
    json_t *options = json_array(), *outcomes = json_array(), *quotas = json_array();
    size_t i;

    for (i = 0; i < rule->option_count; i++)
        (void)json_array_append_new(options, json_string(rule->options[i].id));
    for (i = 0; i < rule->outcome_count; i++)
        (void)json_array_append_new(outcomes,
                json_pack("{s:s,s:i,s:i,s:i,s:i,s:i,s:i}", "id", rule->outcomes[i].id,
                        "measure", (int)rule->outcomes[i].measure, "options",
                        (int)rule->outcomes[i].options, "bound",
                        (int)rule->outcomes[i].bound, "num",
                        (int)rule->outcomes[i].threshold.num, "den",
                        (int)rule->outcomes[i].threshold.den, "after",
                        (int)rule->outcomes[i].after));
    for (i = 0; i < rule->quota_count; i++)
        (void)json_array_append_new(quotas,
                json_pack("{s:i,s:i,s:i,s:i,s:i}", "outcome",
                        (int)rule->quotas[i].outcome, "num",
                        (int)rule->quotas[i].share.num, "den",
                        (int)rule->quotas[i].share.den, "base", (int)rule->quotas[i].base,
                        "who", (int)rule->quotas[i].who));
    return json_pack("{s:s,s:s,s:i,s:i,s:i,s:i,s:o,s:o,s:i,s:i,s:o}", "ballot_type",
            ballot_type, "id", rule->id, "denominator", (int)rule->denominator, "bad_row",
            (int)rule->bad_row, "struck_name", (int)rule->struck_name, "writing",
            (int)rule->writing, "options", options, "outcomes", outcomes, "points_most",
            (int)rule->points_most, "cap", (int)rule->cap, "quotas", quotas);
}

static int add_type(const char *folder, const struct plan *plan, size_t at,
        json_t *layouts, json_t *rules, struct error *err)
{
    const struct conference_type *type = &plan->conference->types[at];
    char hex[DIGEST_HEX_BYTES];
    struct rule rule;

    if (digest_of_file(plan->layout_paths[at], hex, err) != 0 ||
            rule_find(type->rule, folder, &rule, err) != 0)
        return -1;
    if (json_array_append_new(
                layouts, json_pack("{s:s,s:s,s:s}", "ballot_type", type->id, "form_id",
                                 plan->layouts[at].form_id, "digest", hex)) != 0 ||
            json_array_append_new(rules, rule_json(type->id, &rule)) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for a request to the ledger");
    return 0;
}

int plan_open_request(
        const char *folder, const struct plan *plan, json_t **request, struct error *err)
{
    json_t *layouts = json_array(), *rules = json_array();
    char digest[DIGEST_HEX_BYTES];
    struct officials officials;
    size_t i;

    officials_init(&officials);
    if (officials_load(folder, plan->conference, &officials, err) != 0 ||
            officials_digest(folder, &officials, digest, err) != 0)
        goto fail;
    for (i = 0; i < plan->count; i++)
        if (add_type(folder, plan, i, layouts, rules, err) != 0)
            goto fail;
    *request = json_pack("{s:s,s:o,s:s,s:o}", "request", "open", "layouts", layouts,
            "officials_digest", digest, "rules", rules);
    officials_release(&officials);
    if (*request == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a request to the ledger");
    return 0;
fail:
    officials_release(&officials);
    json_decref(layouts);
    json_decref(rules);
    return -1;
}
