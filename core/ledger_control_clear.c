/* ledger_control_clear.c -- what a person decided taken back, who erred on known sheets.
 */
#include <stdlib.h>
#include <string.h>

#include "core/json.h"
#include "core/ledger_checks.h"
#include "core/ledger_control.h"
#include "core/ledger_event.h"
#include "core/ledger_name.h"
#include "core/ledger_record.h"
#include "core/ledger_sheet.h"
#include "core/ledger_text.h"

struct clearing {
    char person[LEDGER_TEXT_BYTES], names[2][LEDGER_TEXT_BYTES], why[LEDGER_TEXT_BYTES];
    struct ledger_id *sheets; /* in whose present round the person took part */
    size_t count, room;
};

static int read_names(
        const json_t *request, char names[2][LEDGER_TEXT_BYTES], struct error *err)
{
    json_t *list, *wrapped;
    size_t i;
    int result;

    if (json_get_array(request, "names", 2, &list, err) != 0)
        return -1;
    if (json_array_size(list) != 2)
        return error_set(err, ERROR_RANGE,
                "two different people must ask for this: give two names");
    for (i = 0; i < 2; i++) {
        wrapped = json_pack("{s:O}", "names", json_array_get(list, i));
        result = ledger_text_get(wrapped, "names", 1, names[i], err);
        json_decref(wrapped);
        if (result != 0)
            return -1;
    }
    if (ledger_name_is_same(names[0], names[1]))
        return error_set(err, ERROR_RANGE,
                "two different people must ask for this: both names are '%s'", names[0]);
    return 0;
}

static int read_clearing(
        const json_t *request, struct clearing *clearing, struct error *err)
{
    if (ledger_text_get(request, "person", 1, clearing->person, err) != 0 ||
            ledger_text_get(request, "why", 1, clearing->why, err) != 0)
        return -1;
    return read_names(request, clearing->names, err);
}

static int note_sheet(void *context, const struct ledger_sheet *sheet, struct error *err)
{
    struct clearing *clearing = context;
    size_t room = clearing->room == 0 ? 64 : 2 * clearing->room;
    struct ledger_id *grown;

    if (!ledger_opinions_have(&sheet->opinions, clearing->person))
        return 0;
    if (clearing->count == clearing->room) {
        grown = reallocarray(clearing->sheets, room, sizeof(*grown));
        if (grown == NULL)
            return error_set(err, ERROR_MEMORY, "no memory for the sheets");
        clearing->sheets = grown;
        clearing->room = room;
    }
    clearing->sheets[clearing->count++] = sheet->id;
    return 0;
}

static int reopen(struct ledger *ledger, const struct clearing *clearing,
        const struct ledger_id *id, uint32_t checks, struct error *err)
{
    char now[LEDGER_TIME_BYTES];
    struct ledger_sheet sheet;
    int result;

    if (ledger_sheet_load(ledger, id, &sheet, err) != 0)
        return -1;
    ledger_event_time(now);
    result = ledger_record_add(ledger, &sheet,
            json_pack("{s:s,s:s,s:s,s:s,s:I}", "decision", "reopen", "name",
                    clearing->names[0], "why", clearing->why, "time", now, "checks",
                    (json_int_t)checks),
            err);
    ledger_sheet_release(&sheet);
    return result;
}

static int reopen_all(
        struct ledger *ledger, const struct clearing *clearing, struct error *err)
{
    struct ledger_checks checks;
    size_t i;

    if (ledger_checks_get(ledger, &checks, err) != 0)
        return -1;
    for (i = 0; i < clearing->count; i++)
        if (reopen(ledger, clearing, &clearing->sheets[i], checks.people, err) != 0)
            return -1;
    return 0;
}

static int clear(struct ledger *ledger, struct clearing *clearing, struct error *err)
{
    enum ledger_state state;
    int has_erred;

    if (ledger_control_has_erred(ledger, clearing->person, &has_erred, err) != 0)
        return -1;
    if (!has_erred)
        return error_set(
                err, ERROR_STATE, "'%s' erred on no known sheet", clearing->person);
    if (ledger_state_get(ledger, &state, err) != 0 ||
            ledger_sheet_each_asked(
                    ledger, state == LEDGER_TEST, note_sheet, clearing, err) != 0 ||
            reopen_all(ledger, clearing, err) != 0)
        return -1;
    return ledger_event_add(ledger, "control-clear",
            json_pack("{s:s,s:[s,s],s:s,s:I}", "person", clearing->person, "names",
                    clearing->names[0], clearing->names[1], "why", clearing->why,
                    "reopened", (json_int_t)clearing->count),
            err);
}

int ledger_control_clear(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    struct clearing clearing = {.count = 0};
    int result;

    if (read_clearing(request, &clearing, err) != 0)
        return -1;
    result = clear(ledger, &clearing, err);
    if (result == 0)
        (void)json_object_set_new(
                answer, "reopened", json_integer((json_int_t)clearing.count));
    free(clearing.sheets);
    return result;
}
