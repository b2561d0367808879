/* ledger_prove.h -- a registered person shows at the terminal that it is they. */
#ifndef CORE_LEDGER_PROVE_H
#define CORE_LEDGER_PROVE_H

#include <jansson.h>

#include "core/ledger_store.h"

enum { LEDGER_PASSPHRASE_BYTES = 1025 /* with NUL */ };

/*
 * ledger_prove - {"name","passphrase"} -> {"name": as registered}
 *
 * ERROR_STATE if they do not belong together, or the person does not take part any
 * more: in the same words and time, as it is nobody's business who is registered.
 * While nobody is registered every name is right. Takes a tenth of a second (Argon2id).
 */
int ledger_prove(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

#endif
