/* ledger_merkle.h -- one digest that binds all sheets and tells nothing of their order.
 */
#ifndef CORE_LEDGER_MERKLE_H
#define CORE_LEDGER_MERKLE_H

#include <stddef.h>

#include "core/ledger_sheet.h"
#include "core/ledger_store.h"

/*
 * Leaves stand in order of sheet id (bytes). Leaf = BLAKE2b-256(0x00 || id ||
 * content), content = ledger_sheet_digest; node = BLAKE2b-256(0x01 || left ||
 * right). Of an odd number of nodes the last goes up as it is. The root of
 * no sheet is BLAKE2b-256 of nothing. The first byte keeps a node from
 * passing as a leaf.
 */

void ledger_merkle_leaf(
        const struct ledger_id *id, const struct digest *content, struct digest *out);

/* ledger_merkle_root - `leaves` are used up as working space. */
void ledger_merkle_root(struct digest *leaves, size_t count, struct digest *out);

/* ledger_merkle_batch - of a batch as entered (content without adjudications). */
int ledger_merkle_batch(struct ledger *ledger, const struct ledger_id *batch,
        struct digest *out, struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_merkle_count - of every sheet of the count with its adjudications
 *
 * Discarded sheets are not under it: see ledger_batch_decide.h.
 */
int ledger_merkle_count(struct ledger *ledger, struct digest *out, struct error *err)
        __attribute__((warn_unused_result));

#endif
