/* month_list.c -- the open list of a month, as JSON: what all outputs show. */
#include "core/month_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/json.h"

enum { LIST_MAX_BYTES = 1 << 30 };

static json_t *outcomes_json(const struct rule *rule)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; i < rule->outcome_count; i++)
        (void)json_array_append_new(list,
                json_pack("{s:s,s:s,s:s}", "id", rule->outcomes[i].id, "vi",
                        rule->outcomes[i].text_vi, "en", rule->outcomes[i].text_en));
    return list;
}

/* Who decided the tie that stands, and why: the last who did. */
static void add_decision(const struct month_book *book,
        const struct month_standing *standing, json_t *quota)
{
    const json_t *events = book->journal.events, *event;
    size_t i;

    for (i = json_array_size(events); i-- > standing->decisions_from;) {
        event = json_array_get(events, i);
        if (strcmp(json_text(event, "kind"), "decide") != 0 ||
                strcmp(json_text(event, "period"), book->period.text) != 0)
            continue;
        (void)json_object_set_new(
                quota, "decided_by", json_deep_copy(json_object_get(event, "names")));
        (void)json_object_set_new(
                quota, "decided_reason", json_string(json_text(event, "reason")));
        return;
    }
}

static json_t *quotas_json(const struct month_book *book,
        const struct month_standing *standing, const struct ranking *ranking,
        const char *reason)
{
    const struct rule *rule = book->rule;
    const struct ranking_quota *quota;
    json_t *list = json_array(), *object;
    size_t i;

    for (i = 0; i < ranking->quota_count; i++) {
        quota = &ranking->quotas[i];
        object = json_pack("{s:s,s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:b,s:s}", "outcome",
                rule->outcomes[quota->outcome].id, "num", (json_int_t)quota->share.num,
                "den", (json_int_t)quota->share.den, "base", (json_int_t)quota->base,
                "candidates", (json_int_t)quota->candidates, "places",
                (json_int_t)quota->places, "tied", (json_int_t)quota->tied, "tied_places",
                (json_int_t)quota->tied_places, "decided",
                quota->tied > 0 && quota->is_decided, "reason",
                quota->outcome + 1 == rule->outcome_count ? reason : "");
        if (object != NULL && quota->tied > 0 && quota->is_decided)
            add_decision(book, standing, object);
        (void)json_array_append_new(list, object);
    }
    return list;
}

static json_t *counts_json(const struct rule *rule, const struct ranking *ranking)
{
    json_t *object = json_object();
    size_t i;

    for (i = rule->outcome_count; i-- > 0;)
        (void)json_object_set_new(object, rule->outcomes[i].id,
                json_integer((json_int_t)ranking->counts[i]));
    return object;
}

int month_list_head(const struct month_book *book, const struct month_standing *standing,
        const struct ranking *ranking, const char *reason, json_t *list,
        struct error *err)
{
    const struct rule *rule = book->rule;
    json_t *head = json_pack("{s:s,s:s,s:s,s:s,s:o,s:o,s:o,s:I,s:I,s:I}", "rule",
            rule->id, "rule_vi", rule->title_vi, "rule_en", rule->title_en, "source",
            rule->source, "outcomes", outcomes_json(rule), "quotas",
            quotas_json(book, standing, ranking, reason), "counts",
            counts_json(rule, ranking), "people", (json_int_t)book->staff.count, "ranked",
            (json_int_t)ranking->ranked, "tied", (json_int_t)ranking->tied);
    int result = head == NULL ? -1 : json_object_update(list, head);

    json_decref(head);
    return result == 0 ? 0 : error_set(err, ERROR_MEMORY, "no memory for the list");
}

/* Members that only some rows have. */
static void add_changes(
        const struct rule *rule, const struct ranking_entry *entry, json_t *row)
{
    if (entry->change != RANKING_UNCHANGED) {
        (void)json_object_set_new(
                row, "outcome_before", json_string(rule->outcomes[entry->band].id));
        (void)json_object_set_new(row, "changed_by",
                json_string(entry->change == RANKING_BY_CAP ? "cap" : "quota"));
    }
    if (entry->is_tied)
        (void)json_object_set_new(row, "tied", json_true());
    if (entry->is_decided)
        (void)json_object_set_new(row, "decided", json_true());
}

json_t *month_list_person(
        const struct month_book *book, size_t person, const struct ranking_entry *entry)
{
    const struct staff_person *who = &book->staff.list[person];
    json_t *row = json_pack("{s:s,s:s,s:s,s:s,s:s,s:s,s:I}", "no", who->no, "id", who->id,
            "name", who->name, "title", who->title, "group", who->group, "role",
            official_role_word(who->role), "rank", (json_int_t)entry->rank);

    if (row != NULL && entry->rank > 0) {
        (void)json_object_set_new(
                row, "outcome", json_string(book->rule->outcomes[entry->outcome].id));
        add_changes(book->rule, entry, row);
    }
    return row;
}

static json_t *row_of(
        const struct month *month, size_t person, const struct ranking_entry *entry)
{
    const struct month_mark *mark = &month->marks.list[person];
    json_t *row = month_list_person(&month->book, person, entry);

    if (row == NULL)
        return NULL;
    (void)json_object_set_new(row, "points_hundredths",
            mark->state == MONTH_GIVEN ? json_integer((json_int_t)mark->hundredths)
                                       : json_null());
    (void)json_object_set_new(
            row, "reason", json_string(mark->reason == NULL ? "" : mark->reason));
    return row;
}

static int add_rows(const struct month *month, const struct ranking *ranking,
        const struct ranking_entry *entries, json_t *list, struct error *err)
{
    size_t count = month->book.staff.count, missing = month_missing(month), given = 0, i;
    json_t *rows = json_array();

    for (i = 0; i < count; i++) {
        given += month->marks.list[i].state == MONTH_GIVEN;
        if (json_array_append_new(rows,
                    row_of(month, ranking->order[i], &entries[ranking->order[i]])) != 0) {
            json_decref(rows);
            return error_set(err, ERROR_MEMORY, "no memory for the list");
        }
    }
    if (json_object_set_new(list, "missing", json_integer((json_int_t)missing)) != 0 ||
            json_object_set_new(list, "excused",
                    json_integer((json_int_t)(count - given - missing))) != 0 ||
            json_object_set_new(list, "list", rows) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for the list");
    return 0;
}

int month_list_digest(const json_t *list, char hex[DIGEST_HEX_BYTES], struct error *err)
{
    char *text = json_line(list);
    struct digest digest;

    if (text == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the list");
    digest_of(text, strlen(text), &digest);
    free(text);
    digest_hex(digest.bytes, DIGEST_BYTES, hex);
    return 0;
}

static int add_digest(json_t *list, struct error *err)
{
    char hex[DIGEST_HEX_BYTES];

    if (month_list_digest(list, hex, err) != 0)
        return -1;
    return json_object_set_new(list, "digest", json_string(hex)) == 0
                   ? 0
                   : error_set(err, ERROR_MEMORY, "no memory for the list");
}

/* `names` NULL: an open month. */
static int make_list(const struct month *month, const json_t *names, const char *time,
        json_t **out, struct error *err)
{
    struct month_quota quota = month_effective_quota(month);
    struct ranking_entry *entries = NULL;
    struct ranking ranking = {.order = NULL};
    json_t *list;
    int result;

    if (month_settle(month, &entries, &ranking, err) != 0)
        return -1;
    list = json_pack("{s:s,s:i,s:s,s:b,s:s}", "format", "kiemphieu-month", "version", 1,
            "period", month->book.period.text, "final", names != NULL, "points_digest",
            month->standing.points == NULL ? "" : month->standing.points);
    if (names != NULL) {
        (void)json_object_set_new(list, "closed_by", json_deep_copy(names));
        (void)json_object_set_new(list, "closed_at", json_string(time));
    }
    result = month_list_head(
            &month->book, &month->standing, &ranking, quota.reason, list, err);
    if (result == 0)
        result = add_rows(month, &ranking, entries, list, err);
    if (result == 0)
        result = add_digest(list, err);
    free(entries);
    ranking_release(&ranking);
    if (result != 0)
        json_decref(list);
    else
        *out = list;
    return result;
}

int month_list_sealed(const struct month *month, const json_t *names, const char *time,
        json_t **out, struct error *err)
{
    return make_list(month, names, time, out, err);
}

/* 1: the text is the list of this digest. */
static int is_sealed(json_t *list, const char *wanted)
{
    char hex[DIGEST_HEX_BYTES];
    json_t *copy = json_copy(list);
    int is_same = copy != NULL && strcmp(json_text(list, "digest"), wanted) == 0 &&
                  json_object_del(copy, "digest") == 0 &&
                  month_list_digest(copy, hex, NULL) == 0 && strcmp(hex, wanted) == 0;

    json_decref(copy);
    return is_same;
}

static int read_sealed(const struct month_book *book, const struct month_period *period,
        const char *wanted, json_t **out)
{
    char name[64], path[FILE_PATH_MAX], *text = NULL;
    json_t *list = NULL;
    size_t size = 0;

    (void)snprintf(name, sizeof(name), "report/month-%s.json", period->text);
    if (file_join(path, book->folder, name, NULL) != 0 ||
            file_read(path, LIST_MAX_BYTES, &text, &size, NULL) != 0)
        return 0;
    if (json_parse(text, size, &list, NULL) == 0 && is_sealed(list, wanted))
        *out = list;
    else
        json_decref(list);
    free(text);
    return *out != NULL;
}

/* The points are still there: made again, it is the same list. */
static int make_again(const struct month_book *book, const struct month_period *period,
        const json_t *close, json_t **out, struct error *err)
{
    struct month month;
    int result;

    if (month_view(book, period, NULL, &month, err) != 0)
        return -1;
    result = make_list(&month, json_object_get(close, "names"),
            json_text(close, "time_closed"), out, err);
    month_marks_release(&month.marks);
    return result;
}

int month_list_closed(const struct month_book *book, const struct month_period *period,
        const json_t *close, json_t **out, struct error *err)
{
    const char *wanted = json_text(close, "digest");

    *out = NULL;
    if (read_sealed(book, period, wanted, out))
        return 0;
    if (make_again(book, period, close, out, NULL) == 0 &&
            strcmp(json_text(*out, "digest"), wanted) == 0)
        return 0;
    json_decref(*out);
    *out = NULL;
    return error_set(err, ERROR_CRYPTO,
            "report/month-%s.json is not the list that was sealed; put back a copy of "
            "it, "
            "or open the month with --reopen",
            period->text);
}

int month_list(const struct month *month, json_t **out, struct error *err)
{
    if (month->standing.close != NULL)
        return month_list_closed(
                &month->book, &month->book.period, month->standing.close, out, err);
    return make_list(month, NULL, NULL, out, err);
}
