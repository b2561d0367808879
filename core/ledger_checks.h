/* ledger_checks.h -- how many people decide a held sheet, and how they are tried. */
#ifndef CORE_LEDGER_CHECKS_H
#define CORE_LEDGER_CHECKS_H

#include <stdint.h>

#include "core/ledger_store.h"

struct ledger_checks {
    uint32_t people;        /* 1 or 2 */
    uint32_t known_percent; /* 0..50: of the sheets to check, how many are known ones */
};

/*
 * ledger_checks_get - what is in force
 *
 * Once counting is open, what the event "open" says ("checks", "known_sheets"); what it
 * does not say, and all before, stands in conference.ini. Errors are those of both.
 */
int ledger_checks_get(struct ledger *ledger, struct ledger_checks *out, struct error *err)
        __attribute__((warn_unused_result));

#endif
