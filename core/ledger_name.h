/* ledger_name.h -- are two names of the same person? */
#ifndef CORE_LEDGER_NAME_H
#define CORE_LEDGER_NAME_H

#include "core/ledger_text.h"

/*
 * ledger_name_key - a name without its blanks, with small ASCII letters
 *
 * Two names are of one person if their keys are equal. Letters beyond ASCII are
 * compared as they are: "Đ" and "đ" differ. What is too long for `out` is cut off.
 */
void ledger_name_key(const char *name, char out[LEDGER_TEXT_BYTES]);

/* ledger_name_is_same - 1 if both are the same person's. */
int ledger_name_is_same(const char *left, const char *right);

#endif
