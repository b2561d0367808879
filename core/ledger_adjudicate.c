/* ledger_adjudicate.c -- what one person decides of a sheet, beside its reading. */
#include "core/ledger_adjudicate.h"

#include <string.h>

#include "core/json.h"
#include "core/ledger_checks.h"
#include "core/ledger_event.h"
#include "core/ledger_name.h"
#include "core/ledger_plan.h"
#include "core/ledger_record.h"
#include "core/ledger_rows.h"
#include "core/ledger_sheet.h"
#include "core/ledger_text.h"

enum { ADJUDICATIONS_MAX = 1000 /* of one sheet */ };

/* Who decides what, as asked. */
struct asked {
    char decision[LEDGER_WORD_BYTES];
    char name[LEDGER_TEXT_BYTES], why[LEDGER_TEXT_BYTES];
};

static int check_recheck(const struct ledger_sheet *sheet, struct error *err)
{
    if (ledger_sheet_is_with_people(sheet))
        return error_set(err, ERROR_STATE,
                "this sheet is with people already; decide it, or reopen its decision");
    return 0;
}

static int check_reopen(const struct ledger_sheet *sheet, struct error *err)
{
    if (ledger_sheet_decision(sheet) == NULL)
        return error_set(err, ERROR_STATE, "this sheet has no decision to take back");
    return 0;
}

/* Only the newest opinion, and only by whoever gave it. */
static int check_withdraw(
        const struct ledger_sheet *sheet, const char *name, struct error *err)
{
    const struct ledger_opinions *opinions = &sheet->opinions;

    if (!ledger_opinions_have(opinions, name))
        return error_set(
                err, ERROR_STATE, "you have decided nothing here that could be undone");
    if (!ledger_name_is_same(
                json_text(opinions->list[opinions->count - 1], "name"), name))
        return error_set(err, ERROR_STATE,
                "this cannot be undone: another person has decided since");
    return 0;
}

static int check_opinion(
        const struct ledger_sheet *sheet, const char *name, struct error *err)
{
    if (!ledger_sheet_is_with_people(sheet))
        return error_set(err, ERROR_STATE,
                "this sheet was clearly read; send it to people first (recheck)");
    if (ledger_opinions_have(&sheet->opinions, name))
        return error_set(err, ERROR_STATE,
                "'%s' has decided this sheet already; another person must decide now",
                name);
    if (ledger_sheet_decision(sheet) != NULL)
        return error_set(err, ERROR_STATE,
                "this sheet is decided; take its decision back first (reopen)");
    return 0;
}

/* May this decision meet this sheet now? */
static int check_decision(struct ledger *ledger, const struct ledger_sheet *sheet,
        const struct asked *asked, struct error *err)
{
    enum ledger_state state;

    if (ledger_state_get(ledger, &state, err) != 0)
        return -1;
    if (sheet->trial != (state == LEDGER_TEST))
        return error_set(err, ERROR_STATE, "this is a sheet of the trial");
    if (sheet->is_discarded)
        return error_set(err, ERROR_STATE, "this sheet's batch is discarded");
    if (json_array_size(sheet->adjudications) >= ADJUDICATIONS_MAX)
        return error_set(err, ERROR_RANGE, "this sheet was decided too many times");
    if (strcmp(asked->decision, "recheck") == 0)
        return check_recheck(sheet, err);
    if (strcmp(asked->decision, "reopen") == 0)
        return check_reopen(sheet, err);
    if (strcmp(asked->decision, "withdraw") == 0)
        return check_withdraw(sheet, asked->name, err);
    if (!ledger_opinion_is_one(asked->decision))
        return error_set(err, ERROR_SYNTAX, "unknown decision '%s'", asked->decision);
    return check_opinion(sheet, asked->name, err);
}

static int add_rows(struct ledger *ledger, const struct ledger_sheet *sheet,
        const json_t *request, const char *decision, json_t *record, struct error *err)
{
    char type[LAYOUT_ID_BYTES];
    struct ledger_plan plan;
    json_t *rows = NULL;
    int result = 0;

    if (json_get_text(request, "ballot_type", type, sizeof(type), err) != 0 ||
            ledger_plan_load(ledger, &plan, err) != 0)
        return -1;
    if (ledger_plan_type(&plan, type) < 0)
        result = error_set(err, ERROR_RANGE, "there is no ballot '%s'", type);
    else if (strcmp(decision, "rows") == 0)
        result = ledger_rows_check(&plan, type, sheet, request, &rows, err);
    ledger_plan_release(&plan);
    if (result != 0)
        return -1;
    (void)json_object_set_new(record, "ballot_type", json_string(type));
    if (rows != NULL)
        (void)json_object_set_new(record, "contests", rows);
    return 0;
}

static int read_asked(const json_t *request, struct asked *out, struct error *err)
{
    if (json_get_text(request, "decision", out->decision, sizeof(out->decision), err) !=
                    0 ||
            ledger_text_get(request, "name", 1, out->name, err) != 0)
        return -1;
    if (strcmp(out->decision, "withdraw") == 0 && json_object_get(request, "why") == NULL)
        return 0; /* whoever undoes a slip of the finger need not explain it */
    return ledger_text_get(request, "why", 1, out->why, err);
}

static int make_record(struct ledger *ledger, const struct ledger_sheet *sheet,
        const json_t *request, json_t **out, struct error *err)
{
    struct asked asked = {.why = ""};
    struct ledger_checks checks;
    char now[LEDGER_TIME_BYTES];
    json_t *record;

    if (read_asked(request, &asked, err) != 0 ||
            check_decision(ledger, sheet, &asked, err) != 0 ||
            ledger_checks_get(ledger, &checks, err) != 0)
        return -1;
    ledger_event_time(now);
    record = json_pack("{s:s,s:s,s:s,s:s,s:I}", "decision", asked.decision, "name",
            asked.name, "why", asked.why, "time", now, "checks",
            (json_int_t)checks.people);
    if (record == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a decision");
    if ((strcmp(asked.decision, "rows") == 0 || strcmp(asked.decision, "void") == 0) &&
            add_rows(ledger, sheet, request, asked.decision, record, err) != 0) {
        json_decref(record);
        return -1;
    }
    *out = record;
    return 0;
}

int ledger_adjudicate(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    struct ledger_sheet sheet;
    struct ledger_id id;
    json_t *record = NULL;
    int result = -1;

    if (ledger_sheet_id(request, "sheet", &id, err) != 0 ||
            ledger_sheet_load(ledger, &id, &sheet, err) != 0)
        return -1;
    if (make_record(ledger, &sheet, request, &record, err) == 0 &&
            ledger_record_add(ledger, &sheet, record, err) == 0) {
        /* nothing that tells whether a second person agreed with the first */
        (void)json_object_set_new(answer, "taken", json_true());
        result = 0;
    }
    ledger_sheet_release(&sheet);
    return result;
}
