/* ledger_request.c -- which request is permitted in which state: one table. */
#include "core/ledger_request.h"

#include <string.h>

#include "core/json.h"
#include "core/ledger_adjudicate.h"
#include "core/ledger_batch.h"
#include "core/ledger_batch_decide.h"
#include "core/ledger_batch_list.h"
#include "core/ledger_begin.h"
#include "core/ledger_box.h"
#include "core/ledger_cast.h"
#include "core/ledger_control.h"
#include "core/ledger_count.h"
#include "core/ledger_duplicate.h"
#include "core/ledger_ended.h"
#include "core/ledger_enter.h"
#include "core/ledger_given.h"
#include "core/ledger_journal.h"
#include "core/ledger_known.h"
#include "core/ledger_lock.h"
#include "core/ledger_people.h"
#include "core/ledger_person.h"
#include "core/ledger_prove.h"
#include "core/ledger_prepare.h"
#include "core/ledger_queue.h"
#include "core/ledger_seal.h"
#include "core/ledger_settle.h"
#include "core/ledger_status.h"
#include "core/ledger_verify.h"

typedef int request_handler(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err);

enum { IN_TEST = 1 << LEDGER_TEST, IN_OPEN = 1 << LEDGER_OPEN };
enum { IN_SEALED = 1 << LEDGER_SEALED, ALWAYS = IN_TEST | IN_OPEN | IN_SEALED };
enum {
    READS = 0,
    WRITES = 1,
    VACUUMS = 2,
    ALONE = 4 /* takes long: nobody may feed */,
    CHECKS = 8 /* not once people have ended the checks */
};

/* Which of TEST sheets and ballots a batch may hold, batch-begin decides besides. */
static const struct permit {
    const char *name;
    int states;
    int access;
    request_handler *handler;
} permits[] = {
        {"status", ALWAYS, READS, ledger_status},
        {"known", ALWAYS, READS, ledger_enter_known},
        {"held", ALWAYS, READS, ledger_status_held},
        {"sheet", ALWAYS, READS, ledger_status_sheet},
        {"queue", ALWAYS, READS, ledger_queue},
        {"known-sheet", ALWAYS, READS, ledger_known},
        {"erred", ALWAYS, READS, ledger_control_erred},
        {"results", ALWAYS, READS, ledger_count},
        {"batches", ALWAYS, READS, ledger_batch_list},
        {"boxes", ALWAYS, READS, ledger_boxes},
        {"given", ALWAYS, READS, ledger_given},
        {"records", ALWAYS, READS, ledger_cast},
        {"verify", ALWAYS, READS | ALONE, ledger_verify},
        {"events", ALWAYS, READS, ledger_journal_events},
        {"note", ALWAYS, WRITES, ledger_journal_note},
        {"people", ALWAYS, READS, ledger_people_list},
        {"person-prove", ALWAYS, READS, ledger_prove},
        {"person-add", ALWAYS, WRITES, ledger_people_add},
        {"person-roles", ALWAYS, WRITES, ledger_people_roles},
        {"person-secret", ALWAYS, WRITES, ledger_people_secret},
        {"person-end", ALWAYS, WRITES, ledger_people_end},
        {"prepare", IN_TEST, WRITES, ledger_prepare},
        {"prepare-officials", IN_TEST, WRITES, ledger_prepare_officials},
        {"prepare-scale", IN_TEST, WRITES, ledger_prepare_scale},
        {"counts", IN_TEST | IN_OPEN, WRITES, ledger_prepare_counts},
        {"open", IN_TEST | IN_OPEN, WRITES, ledger_begin},
        {"batch-begin", IN_TEST | IN_OPEN, WRITES | CHECKS, ledger_batch_begin},
        {"batch-note", IN_TEST | IN_OPEN, WRITES, ledger_batch_note},
        {"batch-end", IN_TEST | IN_OPEN, WRITES, ledger_batch_end},
        {"batch-resume", IN_TEST | IN_OPEN, WRITES | CHECKS, ledger_batch_resume},
        {"batch-accept", IN_TEST | IN_OPEN, WRITES, ledger_batch_accept},
        {"batch-discard", IN_TEST | IN_OPEN, WRITES | CHECKS, ledger_batch_discard},
        {"enter", IN_TEST | IN_OPEN, WRITES, ledger_enter},
        {"adjudicate", IN_TEST | IN_OPEN, WRITES | CHECKS, ledger_adjudicate},
        {"control", IN_TEST | IN_OPEN, WRITES | CHECKS, ledger_control},
        {"control-clear", IN_TEST | IN_OPEN, WRITES | CHECKS, ledger_control_clear},
        {"checks-end", IN_OPEN, WRITES, ledger_ended_end},
        {"checks-resume", IN_OPEN, WRITES, ledger_ended_resume},
        {"export", IN_SEALED, WRITES, ledger_ended_export},
        {"ties", ALWAYS, READS, ledger_settle_ties},
        {"settle", IN_OPEN, WRITES, ledger_settle},
        {"seal-check", IN_TEST | IN_OPEN, READS, ledger_seal_check},
        {"seal", IN_OPEN, WRITES | VACUUMS | ALONE, ledger_seal},
};

/* Who may, once people are registered; two people are checked where they are named. */
static const struct {
    const char *request, *member;
    unsigned roles;
} deciders[] = {
        {"adjudicate", "name", LEDGER_CHECKER | LEDGER_CHAIR},
        {"control", "name", LEDGER_CHECKER | LEDGER_CHAIR},
        {"batch-discard", "name", LEDGER_OPERATOR | LEDGER_CHAIR},
        {"prepare", "by", LEDGER_OPERATOR | LEDGER_CHAIR},
        {"prepare-officials", "by", LEDGER_OPERATOR | LEDGER_CHAIR},
        {"prepare-scale", "by", LEDGER_OPERATOR | LEDGER_CHAIR},
        {"counts", "by", LEDGER_OPERATOR | LEDGER_CHAIR},
};

static const struct permit *find_permit(const char *name)
{
    size_t i;

    for (i = 0; i < sizeof(permits) / sizeof(permits[0]); i++)
        if (strcmp(permits[i].name, name) == 0)
            return &permits[i];
    return NULL;
}

int ledger_request_is_permitted(const char *name, enum ledger_state state)
{
    const struct permit *permit = find_permit(name);

    return permit == NULL ? -1 : (permit->states & (1 << state)) != 0;
}

static int check_state(
        struct ledger *ledger, const struct permit *permit, struct error *err)
{
    enum ledger_state state;

    if (ledger_state_get(ledger, &state, err) != 0)
        return -1;
    if ((permit->states & (1 << state)) != 0)
        return 0;
    if (permit->states == IN_SEALED)
        return error_set(err, ERROR_STATE,
                "'%s' is not permitted: the count is not sealed yet", permit->name);
    switch (state) {
    case LEDGER_SEALED:
        return error_set(err, ERROR_STATE, "'%s' is not permitted: the count is sealed",
                permit->name);
    case LEDGER_OPEN:
        return error_set(err, ERROR_STATE, "'%s' is not permitted: counting has begun",
                permit->name);
    case LEDGER_TEST:
    case LEDGER_STATE_COUNT:
    default:
        return error_set(err, ERROR_STATE,
                "'%s' is not permitted: counting has not begun", permit->name);
    }
}

static int check_decider(
        struct ledger *ledger, const char *name, const json_t *request, struct error *err)
{
    char who[LEDGER_TEXT_BYTES];
    int64_t people;
    size_t i;

    for (i = 0; i < sizeof(deciders) / sizeof(deciders[0]); i++) {
        if (strcmp(deciders[i].request, name) != 0)
            continue;
        if (ledger_person_count(ledger, &people, err) != 0)
            return -1;
        if (people == 0)
            return 0;
        if (ledger_text_get(request, deciders[i].member, 1, who, err) != 0)
            return -1;
        return ledger_person_check(ledger, who, deciders[i].roles, err);
    }
    return 0;
}

static int check_ended(
        struct ledger *ledger, const struct permit *permit, struct error *err)
{
    int is_ended = 0;

    if ((permit->access & CHECKS) != 0 && ledger_ended_get(ledger, &is_ended, err) != 0)
        return -1;
    if (is_ended)
        return error_set(err, ERROR_STATE,
                "'%s' is not permitted: the checks are ended; two people must take them "
                "up again first",
                permit->name);
    return 0;
}

/* State, then what people have ended, then who asks. */
static int check_permit(struct ledger *ledger, const struct permit *permit,
        const json_t *request, struct error *err)
{
    if (check_state(ledger, permit, err) != 0 || check_ended(ledger, permit, err) != 0)
        return -1;
    return check_decider(ledger, permit->name, request, err);
}

/* A failed COMMIT is never acknowledged; a ROLLBACK that fails ends the program. */
static int run_in_transaction(struct ledger *ledger, const struct permit *permit,
        const json_t *request, json_t *answer, struct error *err)
{
    int is_writing = (permit->access & WRITES) != 0;

    if (ledger_store_run(ledger, is_writing ? "BEGIN IMMEDIATE" : "BEGIN", err) != 0)
        return -1;
    if (check_permit(ledger, permit, request, err) == 0 &&
            permit->handler(ledger, request, answer, err) == 0 && !ledger->is_broken)
        if (ledger_store_run(ledger, "COMMIT", err) == 0) {
            ledger_duplicate_settle(ledger, 1);
            return 0;
        }
    ledger_duplicate_settle(ledger, 0);
    if (!sqlite3_get_autocommit(ledger->db) &&
            sqlite3_exec(ledger->db, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK)
        ledger->is_broken = 1;
    return -1;
}

int ledger_request_run(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    char name[LEDGER_REQUEST_NAME_BYTES];
    const struct permit *permit;

    if (json_get_text(request, "request", name, sizeof(name), err) != 0)
        return -1;
    if (strcmp(name, "seal") == 0 && json_is_true(json_object_get(request, "check")))
        memcpy(name, "seal-check", sizeof("seal-check"));
    permit = find_permit(name);
    if (permit == NULL)
        return error_set(err, ERROR_SYNTAX, "unknown request '%s'", name);
    if (ledger->is_reader && permit->access != READS)
        return error_set(
                err, ERROR_STATE, "'%s' is not permitted: here is only read", name);
    if ((permit->access & ALONE) != 0 && ledger_lock_check_batch(ledger, err) != 0)
        return -1;
    if ((permit->access & VACUUMS) != 0 &&
            (check_state(ledger, permit, err) != 0 ||
                    ledger_seal_prepare(ledger, request, answer, err) != 0 ||
                    ledger_store_run(ledger, "VACUUM", err) != 0))
        return -1;
    return run_in_transaction(ledger, permit, request, answer, err);
}
