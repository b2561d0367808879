/* month_book.c -- what months and years of a conference share: staff, card, journal. */
#include "core/month_book.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/json.h"

static int load_card(struct month_book *book, struct error *err)
{
    const struct conference_type *type = &book->conference->types[0];

    if (rule_find(type->rule, book->folder, book->rule, err) != 0)
        return -1;
    if (!book->rule->is_entered || book->conference->type_count != 1)
        return error_set(err, ERROR_STATE,
                "the rule card '%.60s' of conference.ini is one of ballots; months need "
                "a "
                "conference of their own with rule = monthly",
                type->rule);
    return 0;
}

static int load(struct month_book *book, int is_writing, struct error *err)
{
    book->conference = calloc(1, sizeof(*book->conference));
    book->rule = calloc(1, sizeof(*book->rule));
    if (book->conference == NULL || book->rule == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the conference");
    if (conference_load(book->folder, book->conference, err) != 0 ||
            load_card(book, err) != 0 ||
            month_settings_load(book->folder, &book->period, &book->settings, err) != 0 ||
            staff_load(book->folder, &book->staff, err) != 0)
        return -1;
    return month_journal_open(book->folder, is_writing, &book->journal, err);
}

int month_book_open(const char *folder, const struct month_period *period, int is_writing,
        struct month_book *out, struct error *err)
{
    if (strlen(folder) >= sizeof(out->folder))
        return error_set(err, ERROR_RANGE, "the path '%.100s...' is too long", folder);
    memset(out, 0, sizeof(*out));
    memcpy(out->folder, folder, strlen(folder) + 1);
    out->period = *period;
    if (load(out, is_writing, err) == 0)
        return 0;
    month_book_close(out);
    return -1;
}

void month_book_close(struct month_book *book)
{
    month_journal_close(&book->journal);
    staff_release(&book->staff);
    free(book->conference);
    free(book->rule);
    memset(book, 0, sizeof(*book));
}

static struct rule_quota *find_top_quota(struct rule *rule)
{
    size_t i;

    for (i = 0; i < rule->quota_count; i++)
        if (rule->quotas[i].outcome + 1 == rule->outcome_count &&
                rule->quotas[i].who != RULE_COLLECTIVES)
            return &rule->quotas[i];
    return NULL;
}

struct rule *month_book_rule(
        const struct month_book *book, const struct month_quota *quota)
{
    struct rule *rule = malloc(sizeof(*rule));
    struct rule_quota *top;

    if (rule == NULL)
        return NULL;
    *rule = *book->rule;
    if (!quota->is_given || rule->outcome_count < 2)
        return rule;
    top = find_top_quota(rule);
    if (quota->is_none) {
        if (top != NULL)
            *top = rule->quotas[--rule->quota_count];
        return rule;
    }
    if (top == NULL && rule->quota_count < RULE_QUOTAS_MAX) {
        top = &rule->quotas[rule->quota_count++];
        *top = (struct rule_quota){.outcome = rule->outcome_count - 1,
                .base = (UINT32_C(1) << rule->outcome_count) - 1,
                .who = RULE_PEOPLE};
    }
    if (top != NULL)
        top->share = quota->share;
    return rule;
}

static int is_of_points(const char *kind)
{
    static const char *const kinds[] = {"enter", "import", "correct", "undo"};
    size_t i;

    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (strcmp(kind, kinds[i]) == 0)
            return 1;
    return 0;
}

void month_standing_read(const struct month_journal *journal,
        const struct month_period *period, struct month_standing *out)
{
    const json_t *event;
    const char *kind, *of;
    size_t i;

    memset(out, 0, sizeof(*out));
    for (i = 0; i < json_array_size(journal->events); i++) {
        event = json_array_get(journal->events, i);
        kind = json_text(event, "kind");
        of = json_text(event, "period");
        if (is_of_points(kind) && month_period_has(period, of))
            out->decisions_from = i + 1;
        if (strcmp(of, period->text) != 0)
            continue;
        if (is_of_points(kind))
            out->points = json_string_value(json_object_get(event, "points_digest"));
        else if (strcmp(kind, "quota") == 0) {
            out->exceptional =
                    json_is_true(json_object_get(event, "exceptional")) ? event : NULL;
            out->decisions_from = i + 1;
        } else if (strcmp(kind, "close") == 0)
            out->close = event;
        else if (strcmp(kind, "reopen") == 0)
            out->close = NULL;
    }
}

static void decide(
        const struct month_book *book, const json_t *event, struct ranking_entry *entries)
{
    const char *id = json_text(event, "id");
    long person = id[0] != '\0' ? staff_find_id(&book->staff, id)
                                : staff_find_no(&book->staff, json_text(event, "no"));
    int outcome = rule_outcome_find(book->rule, json_text(event, "outcome"));

    if (person < 0 || outcome < 0)
        return;
    entries[person].decision = (struct ranking_decision){.is_given = 1,
            .outcome = (size_t)outcome,
            .tied = (uint32_t)json_integer_value(json_object_get(event, "tied")),
            .places = (uint32_t)json_integer_value(json_object_get(event, "places"))};
}

void month_standing_decide(const struct month_book *book,
        const struct month_standing *standing, struct ranking_entry *entries)
{
    const json_t *events = book->journal.events, *event;
    size_t i;

    for (i = standing->decisions_from; i < json_array_size(events); i++) {
        event = json_array_get(events, i);
        if (strcmp(json_text(event, "kind"), "decide") == 0 &&
                strcmp(json_text(event, "period"), book->period.text) == 0)
            decide(book, event, entries);
    }
}
