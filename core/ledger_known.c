/* ledger_known.c -- a sheet that was read clearly, drawn by lot to try a checker. */
#include "core/ledger_known.h"

#include "core/ledger_checks.h"
#include "core/ledger_event.h"

/* The first at or after a random id, else the first of all. */
#define DRAW                                                                             \
    "SELECT id FROM sheet WHERE trial = ?1 AND verdict = 'clear' AND"                    \
    " standing = 'counted' AND NOT EXISTS (SELECT 1 FROM adjudication"                   \
    " WHERE adjudication.sheet = sheet.id) AND id >= ?2 ORDER BY id LIMIT 1"

static int draw_from(struct ledger *ledger, int trial, const struct ledger_id *from,
        struct ledger_id *out, int *is_drawn, struct error *err)
{
    sqlite3_stmt *statement;
    int result;

    if (ledger_store_query(
                ledger, &statement, err, DRAW, "is", (int64_t)trial, from) != 0)
        return -1;
    result = ledger_store_step(ledger, statement, is_drawn, err);
    if (result == 0 && *is_drawn)
        ledger_store_id(statement, 0, out);
    (void)sqlite3_finalize(statement);
    return result;
}

static int draw(struct ledger *ledger, struct ledger_id *out, int *is_drawn,
        struct error *err)
{
    static const struct ledger_id least = {{0}};
    enum ledger_state state;
    struct ledger_id from;

    if (ledger_state_get(ledger, &state, err) != 0)
        return -1;
    digest_random(from.bytes, sizeof(from.bytes));
    if (draw_from(ledger, state == LEDGER_TEST, &from, out, is_drawn, err) != 0)
        return -1;
    return *is_drawn ? 0
                     : draw_from(ledger, state == LEDGER_TEST, &least, out, is_drawn, err);
}

int ledger_known(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    char hex[LEDGER_ID_HEX_BYTES] = "";
    struct ledger_checks checks;
    struct ledger_id id;
    int is_drawn = 0;

    (void)request;
    if (ledger_checks_get(ledger, &checks, err) != 0)
        return -1;
    if (checks.known_percent > 0 && draw(ledger, &id, &is_drawn, err) != 0)
        return -1;
    if (is_drawn)
        digest_hex(id.bytes, sizeof(id.bytes), hex);
    (void)json_object_set_new(
            answer, "share", json_integer((json_int_t)checks.known_percent));
    (void)json_object_set_new(answer, "sheet", json_string(hex));
    return 0;
}
