/* ledger_text.h -- what people type into a request: names, reasons, yes or no. */
#ifndef CORE_LEDGER_TEXT_H
#define CORE_LEDGER_TEXT_H

#include <jansson.h>

#include "core/error.h"

enum {
    LEDGER_TEXT_CHARACTERS_MAX = 200,
    LEDGER_TEXT_BYTES = 4 * LEDGER_TEXT_CHARACTERS_MAX + 1
};

/*
 * ledger_text_get - a text of at most 200 characters, blanks around it cut off
 *
 * is_needed  1: it must not be empty.
 * Returns 0; -1 with ERROR_SYNTAX (missing) or ERROR_RANGE (empty, too long, or
 * with control characters, which would garble a terminal or the minutes).
 */
int ledger_text_get(const json_t *object, const char *name, int is_needed,
        char out[LEDGER_TEXT_BYTES], struct error *err)
        __attribute__((warn_unused_result));

/* ledger_text_flag - true or false; `otherwise` if the member is missing. */
int ledger_text_flag(const json_t *object, const char *name, int otherwise, int *out,
        struct error *err) __attribute__((warn_unused_result));

#endif
