/* ledger_merkle.c -- one digest that binds all sheets and tells nothing of their order.
 */
#include "core/ledger_merkle.h"

#include <stdlib.h>
#include <string.h>

struct leaves {
    struct digest *list;
    size_t count, room;
};

void ledger_merkle_leaf(
        const struct ledger_id *id, const struct digest *content, struct digest *out)
{
    uint8_t text[1 + LEDGER_ID_BYTES + DIGEST_BYTES] = {0x00};

    memcpy(text + 1, id->bytes, LEDGER_ID_BYTES);
    memcpy(text + 1 + LEDGER_ID_BYTES, content->bytes, DIGEST_BYTES);
    digest_of(text, sizeof(text), out);
}

static void join_nodes(
        const struct digest *left, const struct digest *right, struct digest *out)
{
    uint8_t text[1 + 2 * DIGEST_BYTES] = {0x01};

    memcpy(text + 1, left->bytes, DIGEST_BYTES);
    memcpy(text + 1 + DIGEST_BYTES, right->bytes, DIGEST_BYTES);
    digest_of(text, sizeof(text), out);
}

void ledger_merkle_root(struct digest *leaves, size_t count, struct digest *out)
{
    size_t i;

    if (count == 0) {
        digest_of(NULL, 0, out);
        return;
    }
    while (count > 1) {
        for (i = 0; i + 1 < count; i += 2)
            join_nodes(&leaves[i], &leaves[i + 1], &leaves[i / 2]);
        if (count % 2 == 1)
            leaves[count / 2] = leaves[count - 1];
        count = count / 2 + count % 2;
    }
    *out = leaves[0];
}

static int add_leaf(struct leaves *leaves, const struct ledger_id *id,
        const struct digest *content, struct error *err)
{
    size_t room = leaves->room == 0 ? 256 : 2 * leaves->room;
    struct digest *grown;

    if (leaves->count == leaves->room) {
        grown = reallocarray(leaves->list, room, sizeof(*grown));
        if (grown == NULL)
            return error_set(err, ERROR_MEMORY, "no memory for the sheets' digests");
        leaves->list = grown;
        leaves->room = room;
    }
    ledger_merkle_leaf(id, content, &leaves->list[leaves->count++]);
    return 0;
}

static int add_rows(struct ledger *ledger, sqlite3_stmt *statement, struct leaves *leaves,
        struct error *err)
{
    struct ledger_id id;
    struct digest content;
    int has_row;

    for (;;) {
        if (ledger_store_step(ledger, statement, &has_row, err) != 0)
            return -1;
        if (!has_row)
            return 0;
        ledger_store_id(statement, 0, &id);
        ledger_store_digest(statement, 1, &content);
        if (add_leaf(leaves, &id, &content, err) != 0)
            return -1;
    }
}

int ledger_merkle_batch(struct ledger *ledger, const struct ledger_id *batch,
        struct digest *out, struct error *err)
{
    struct leaves leaves = {NULL, 0, 0};
    sqlite3_stmt *statement;
    int result;

    if (ledger_store_query(ledger, &statement, err,
                "SELECT id, digest FROM sheet WHERE batch = ? ORDER BY id", "s",
                batch) != 0)
        return -1;
    result = add_rows(ledger, statement, &leaves, err);
    (void)sqlite3_finalize(statement);
    if (result == 0)
        ledger_merkle_root(leaves.list, leaves.count, out);
    free(leaves.list);
    return result;
}

static int add_sheet(void *context, const struct ledger_sheet *sheet, struct error *err)
{
    struct digest content;

    if (ledger_sheet_digest(sheet, 1, &content, err) != 0)
        return -1;
    return add_leaf(context, &sheet->id, &content, err);
}

int ledger_merkle_count(struct ledger *ledger, struct digest *out, struct error *err)
{
    struct leaves leaves = {NULL, 0, 0};
    int result = ledger_sheet_each(ledger, 0, NULL, add_sheet, &leaves, err);

    if (result == 0)
        ledger_merkle_root(leaves.list, leaves.count, out);
    free(leaves.list);
    return result;
}
