/* ledger_turn.c -- a request among several programs: its turn, and whose batch it is. */
#include "core/ledger_turn.h"

#include <string.h>

#include "core/json.h"
#include "core/ledger_batch.h"
#include "core/ledger_duplicate.h"
#include "core/ledger_lock.h"
#include "core/ledger_request.h"

static int count_open(struct ledger *ledger, int64_t *out, struct error *err)
{
    return ledger_store_number(
            ledger, "SELECT count(*) FROM batch WHERE state = 'open'", out, err);
}

static int close_interrupted(struct ledger *ledger, struct error *err)
{
    if (ledger_store_run(ledger, "BEGIN IMMEDIATE", err) != 0)
        return -1;
    if (ledger_batch_interrupt(ledger, err) == 0 &&
            ledger_store_run(ledger, "COMMIT", err) == 0)
        return 0;
    if (!sqlite3_get_autocommit(ledger->db))
        (void)sqlite3_exec(ledger->db, "ROLLBACK", NULL, NULL, NULL);
    return -1;
}

int ledger_turn_settle(struct ledger *ledger, struct error *err)
{
    int64_t open;
    int result;

    if (ledger->has_batch)
        return 0;
    if (count_open(ledger, &open, err) != 0)
        return -1;
    if (open == 0 || ledger_lock_check_batch(ledger, NULL) != 0)
        return 0;
    if (ledger_lock_take_batch(ledger, err) != 0)
        return -1;
    result = close_interrupted(ledger, err);
    ledger_lock_leave_batch(ledger);
    return result;
}

int ledger_turn_own(struct ledger *ledger, struct error *err)
{
    if (ledger->has_batch)
        return 0;
    if (ledger_lock_take_batch(ledger, err) != 0)
        return -1;
    ledger_duplicate_drop(ledger);
    return 0;
}

/* A sheet entered closes no batch: it costs no look at them. */
static int may_close(const json_t *request)
{
    return strcmp(json_text(request, "request"), "enter") != 0;
}

/* A count that fails leaves the lock ours: the file is broken, the program ends. */
static void disown(struct ledger *ledger)
{
    int64_t open;

    if (ledger->has_batch && !ledger->is_broken && count_open(ledger, &open, NULL) == 0 &&
            open == 0)
        ledger_lock_leave_batch(ledger);
}

int ledger_turn_run(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    int result;

    if (ledger_lock_take(ledger, err) != 0)
        return -1;
    result = ledger_turn_settle(ledger, err);
    if (result == 0)
        result = ledger_request_run(ledger, request, answer, err);
    if (may_close(request))
        disown(ledger);
    ledger_lock_leave(ledger);
    return result;
}
