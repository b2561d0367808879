/* ledger_finding.h -- a list of sentences: what is wrong, for people. */
#ifndef CORE_LEDGER_FINDING_H
#define CORE_LEDGER_FINDING_H

#include <jansson.h>

#include "core/error.h"

enum { LEDGER_FINDINGS_MAX = 200, LEDGER_FINDING_BYTES = 512 };

/* ledger_finding_add - one more sentence; past the bound only "and more" is said. */
void ledger_finding_add(json_t *findings, const char *format, ...)
        __attribute__((format(printf, 2, 3)));

/* ledger_finding_join - the sentences in one, between them "; "; cut to its room. */
void ledger_finding_join(const json_t *findings, char out[ERROR_TEXT_MAX]);

#endif
