/* ledger_event.c -- what happened, in order: a chain of digests. */
#include "core/ledger_event.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/json.h"
#include "core/ledger_finding.h"

struct event {
    int64_t seq;
    const char *time, *kind, *detail;
    struct digest previous;
};

const char *ledger_state_word(enum ledger_state state)
{
    static const char *const words[LEDGER_STATE_COUNT] = {"TEST", "OPEN", "SEALED"};

    return words[state];
}

int ledger_state_get(struct ledger *ledger, enum ledger_state *out, struct error *err)
{
    int64_t opened, sealed;

    if (ledger_store_number(ledger, "SELECT count(*) FROM event WHERE kind = 'open'",
                &opened, err) != 0 ||
            ledger_store_number(ledger, "SELECT count(*) FROM event WHERE kind = 'seal'",
                    &sealed, err) != 0)
        return -1;
    *out = sealed > 0 ? LEDGER_SEALED : opened > 0 ? LEDGER_OPEN : LEDGER_TEST;
    return 0;
}

void ledger_event_time(char out[LEDGER_TIME_BYTES])
{
    time_t now = time(NULL);
    struct tm parts;

    memset(&parts, 0, sizeof(parts));
    (void)gmtime_r(&now, &parts);
    out[0] = '\0';
    (void)strftime(out, LEDGER_TIME_BYTES, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

static int event_digest(const struct event *event, struct digest *out, struct error *err)
{
    size_t time = strlen(event->time) + 1, kind = strlen(event->kind) + 1;
    size_t detail = strlen(event->detail);
    size_t size = DIGEST_BYTES + 8 + time + kind + detail;
    uint8_t *text = malloc(size), *at = text;
    int i;

    if (text == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for an event");
    memcpy(at, event->previous.bytes, DIGEST_BYTES);
    at += DIGEST_BYTES;
    for (i = 7; i >= 0; i--)
        *at++ = (uint8_t)((uint64_t)event->seq >> (8 * i));
    memcpy(at, event->time, time);
    memcpy(at + time, event->kind, kind);
    memcpy(at + time + kind, event->detail, detail);
    digest_of(text, size, out);
    free(text);
    return 0;
}

static int find_end(struct ledger *ledger, struct event *next, struct error *err)
{
    sqlite3_stmt *statement;
    int has_row;

    next->seq = 1;
    memset(&next->previous, 0, sizeof(next->previous));
    if (ledger_store_query(ledger, &statement, err,
                "SELECT seq, digest FROM event ORDER BY seq DESC LIMIT 1", "") != 0)
        return -1;
    if (ledger_store_step(ledger, statement, &has_row, err) != 0) {
        (void)sqlite3_finalize(statement);
        return -1;
    }
    if (has_row) {
        next->seq = sqlite3_column_int64(statement, 0) + 1;
        ledger_store_digest(statement, 1, &next->previous);
    }
    (void)sqlite3_finalize(statement);
    return 0;
}

static int insert_event(
        struct ledger *ledger, const struct event *event, struct error *err)
{
    struct digest digest;
    sqlite3_stmt *statement;

    if (event_digest(event, &digest, err) != 0 ||
            ledger_store_query(ledger, &statement, err,
                    "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)", "itttdd", event->seq,
                    event->time, event->kind, event->detail, &event->previous,
                    &digest) != 0)
        return -1;
    return ledger_store_finish(ledger, statement, err);
}

int ledger_event_add(
        struct ledger *ledger, const char *kind, json_t *detail, struct error *err)
{
    char now[LEDGER_TIME_BYTES];
    struct event event = {.time = now, .kind = kind};
    char *text =
            detail == NULL ? NULL : json_dumps(detail, JSON_COMPACT | JSON_SORT_KEYS);
    int result = -1;

    json_decref(detail);
    if (text == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for an event");
    ledger_event_time(now);
    event.detail = text;
    if (find_end(ledger, &event, err) == 0)
        result = insert_event(ledger, &event, err);
    free(text);
    return result;
}

int ledger_event_find(
        struct ledger *ledger, const char *kind, json_t **out, struct error *err)
{
    sqlite3_stmt *statement;
    const char *text;
    int has_row, result = 0;

    *out = NULL;
    if (ledger_store_query(ledger, &statement, err,
                "SELECT detail FROM event WHERE kind = ? ORDER BY seq DESC LIMIT 1", "t",
                kind) != 0)
        return -1;
    if (ledger_store_step(ledger, statement, &has_row, err) != 0) {
        result = -1;
    } else if (has_row) {
        text = ledger_store_text(statement, 0);
        result = json_parse(text, strlen(text), out, err);
    }
    (void)sqlite3_finalize(statement);
    return result;
}

/* One row against the one before; *previous and *seq move on. */
static int check_row(sqlite3_stmt *statement, struct event *previous, json_t *findings,
        struct error *err)
{
    struct event event = {.seq = sqlite3_column_int64(statement, 0),
            .time = ledger_store_text(statement, 1),
            .kind = ledger_store_text(statement, 2),
            .detail = ledger_store_text(statement, 3)};
    struct digest stored, computed;

    ledger_store_digest(statement, 4, &event.previous);
    ledger_store_digest(statement, 5, &stored);
    if (event_digest(&event, &computed, err) != 0)
        return -1;
    if (event.seq != previous->seq + 1)
        ledger_finding_add(
                findings, "event %lld is missing", (long long)previous->seq + 1);
    if (memcmp(&event.previous, &previous->previous, sizeof(event.previous)) != 0)
        ledger_finding_add(findings, "event %lld does not follow the one before it",
                (long long)event.seq);
    if (memcmp(&stored, &computed, sizeof(stored)) != 0)
        ledger_finding_add(findings, "event %lld ('%.40s') has been changed",
                (long long)event.seq, event.kind);
    previous->seq = event.seq;
    previous->previous = stored;
    return 0;
}

int ledger_event_check(struct ledger *ledger, json_t *findings, struct error *err)
{
    struct event previous = {.seq = 0};
    sqlite3_stmt *statement;
    int has_row, result;

    if (ledger_store_query(ledger, &statement, err,
                "SELECT seq, time, kind, detail, previous, digest FROM event ORDER BY "
                "seq",
                "") != 0)
        return -1;
    for (;;) {
        result = ledger_store_step(ledger, statement, &has_row, err);
        if (result != 0 || !has_row)
            break;
        result = check_row(statement, &previous, findings, err);
        if (result != 0)
            break;
    }
    (void)sqlite3_finalize(statement);
    return result;
}
