/* month_decide.c -- people at a quota's edge: two decide who of the tied has the places.
 */
#include "core/month_decide.h"

#include <inttypes.h>
#include <string.h>

#include "core/month_mark.h"

static int find_outcome(const struct rule *rule, const struct ranking_quota *quota,
        const char *id, size_t *out, struct error *err)
{
    int found = rule_outcome_find(rule, id);

    if (found < 0 ||
            ((size_t)found != quota->outcome && (size_t)found + 1 != quota->outcome))
        return error_set(err, ERROR_SYNTAX,
                "'%.40s' cannot be decided here; write %s or %s", id,
                rule->outcomes[quota->outcome].id, rule->outcomes[quota->outcome - 1].id);
    *out = (size_t)found;
    return 0;
}

/* "12=a": the decision goes into the person's entry. */
static int take_wish(const struct month_book *book, struct ranking_entry *entries,
        const struct ranking *ranking, const char *wish, struct error *err)
{
    const char *equals = strrchr(wish, '=');
    char key[OFFICIAL_PERSON_BYTES];
    const struct ranking_quota *quota;
    size_t length = equals == NULL ? 0 : (size_t)(equals - wish), outcome = 0;
    long person;

    if (length == 0 || length >= sizeof(key))
        return error_set(err, ERROR_SYNTAX,
                "'%.60s' is no decision; write NO=GRADE, such as 12=a", wish);
    memcpy(key, wish, length);
    key[length] = '\0';
    person = staff_find(&book->staff, key);
    if (person < 0)
        return error_set(
                err, ERROR_SYNTAX, "there is no number '%.40s' in officials.csv", key);
    if (entries[person].tie == 0)
        return error_set(err, ERROR_STATE,
                "number %.40s is not tied at a quota's edge: there is nothing to decide",
                key);
    quota = &ranking->quotas[entries[person].tie - 1];
    if (find_outcome(book->rule, quota, equals + 1, &outcome, err) != 0)
        return -1;
    entries[person].decision = (struct ranking_decision){
            1, quota->outcome, outcome, quota->tied, quota->tied_places};
    return 0;
}

static int check_places(const struct month_book *book,
        const struct ranking_entry *entries, const struct ranking *ranking,
        struct error *err)
{
    const struct ranking_quota *quota;
    uint32_t kept;
    size_t q, i;

    for (q = 0; q < ranking->quota_count; q++) {
        quota = &ranking->quotas[q];
        for (kept = 0, i = 0; i < book->staff.count; i++)
            kept += entries[i].tie == q + 1 && entries[i].decision.is_given &&
                    entries[i].decision.tied == quota->tied &&
                    entries[i].decision.places == quota->tied_places &&
                    entries[i].decision.outcome == quota->outcome;
        if (kept > quota->tied_places)
            return error_set(err, ERROR_STATE,
                    "%" PRIu32 " of the %" PRIu32 " tied would have %s, and there are "
                    "%" PRIu32 " places",
                    kept, quota->tied, book->rule->outcomes[quota->outcome].id,
                    quota->tied_places);
    }
    return 0;
}

static json_t *event_of(const struct month_book *book, const struct ranking_entry *entry,
        size_t person, const struct month_sign *sign)
{
    const struct staff_person *who = &book->staff.list[person];

    return json_pack("{s:s,s:s,s:[s,s],s:s,s:s,s:s,s:s,s:s,s:I,s:I}", "kind", "decide",
            "period", book->period.text, "names", sign->names[0], sign->names[1],
            "reason", sign->reason, "no", who->no, "id", who->id, "person", who->name,
            "outcome", book->rule->outcomes[entry->decision.outcome].id, "tied",
            (json_int_t)entry->decision.tied, "places",
            (json_int_t)entry->decision.places);
}

int month_decide(struct month_book *book, struct ranking_entry *entries,
        const struct ranking *ranking, const char *const *wishes, size_t count,
        const struct month_sign *sign, struct error *err)
{
    char key[OFFICIAL_PERSON_BYTES];
    size_t i, length;
    long person;

    if (month_sign_check(sign, MONTH_NAMES, 1, err) != 0)
        return -1;
    for (i = 0; i < count; i++)
        if (take_wish(book, entries, ranking, wishes[i], err) != 0)
            return -1;
    if (check_places(book, entries, ranking, err) != 0)
        return -1;
    for (i = 0; i < count; i++) {
        length = (size_t)(strrchr(wishes[i], '=') - wishes[i]);
        memcpy(key, wishes[i], length);
        key[length] = '\0';
        person = staff_find(&book->staff, key);
        if (month_journal_add(&book->journal,
                    event_of(book, &entries[person], (size_t)person, sign), err) != 0)
            return -1;
    }
    return 0;
}
