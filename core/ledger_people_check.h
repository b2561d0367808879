/* ledger_people_check.h -- the people registered against their events. */
#ifndef CORE_LEDGER_PEOPLE_CHECK_H
#define CORE_LEDGER_PEOPLE_CHECK_H

#include <jansson.h>

#include "core/ledger_store.h"

/*
 * ledger_people_check - names, roles and who takes part; adds a sentence a fault
 *
 * Secrets are in no event: one that was changed by hand is not found here.
 */
int ledger_people_check(struct ledger *ledger, json_t *findings, struct error *err)
        __attribute__((warn_unused_result));

#endif
