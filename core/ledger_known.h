/* ledger_known.h -- a sheet that was read clearly, drawn by lot to try a checker. */
#ifndef CORE_LEDGER_KNOWN_H
#define CORE_LEDGER_KNOWN_H

#include <jansson.h>

#include "core/ledger_store.h"

/*
 * ledger_known - {"name"} -> {"share":percent,"sheet":"id or empty"}
 *
 * share  of the sheets to check, how many are to be known ones (ledger_checks.h).
 * sheet  counted as read and never with people; drawn evenly by random ids; "" if
 *        the share is 0 or there is none. Which one is drawn tells nothing of the
 *        order of feeding.
 */
int ledger_known(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

#endif
