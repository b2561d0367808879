/* ledger_seal.h -- the count made final by two people, or every reason why not. */
#ifndef CORE_LEDGER_SEAL_H
#define CORE_LEDGER_SEAL_H

#include <jansson.h>

#include "core/ledger_store.h"

/*
 * ledger_seal - {"names":["A","B"]}: OPEN -> SEALED -> {"sealed":true,"root":"hex"}
 *
 * Refused with ERROR_STATE and the answer's "reasons", all at once, unless for
 * every ballot type issued and collected are given, collected is not more than
 * issued and is what was counted; nothing is held; no batch is open or waits
 * for people; nobody erred on more than 0.5 % of the known sheets; verify finds nothing;
 * the names are of two different people; and, once people are registered, the checks
 * are ended and one of the two is a chair.
 *
 * Before the transaction the caller has ledger_seal_prepare done, which read
 * the images, and vacuums the file: what was deleted or moved in it could
 * still tell the order of feeding.
 * Source: DESIGN, "Counting" and "Secrecy and integrity".
 */
int ledger_seal(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_seal_prepare - outside of any transaction: is all ready? then forget places
 *
 * Refuses as ledger_seal does, with nothing changed; reads every image file.
 * If all is ready the places of sheets in the stack are deleted for good, also
 * if the sealing should fail thereafter: nothing is held any more.
 */
int ledger_seal_prepare(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_seal_check - with "check":true: only tells -> {"ready":bool,"reasons":[...],
 * "places":[...]}
 *
 * "places" has a word for each reason but those about names, of where it is mended:
 * "scan" "check" "checks-end" "counts" "verify". Reads no image files; the names are
 * looked at if given. Works in TEST too.
 */
int ledger_seal_check(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_seal_unfinished - sheets held, batches open or waiting: a sentence each. */
int ledger_seal_unfinished(struct ledger *ledger, json_t *reasons, struct error *err)
        __attribute__((warn_unused_result));

#endif
