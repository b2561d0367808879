/* batch_text.h -- a batch of the ledger's answers in words for people. */
#ifndef CORE_BATCH_TEXT_H
#define CORE_BATCH_TEXT_H

#include <stddef.h>

#include <jansson.h>

enum { BATCH_TEXT_BYTES = 1024, BATCH_TEXT_ID_DIGITS = 8 };

/*
 * batch_text_label - its name, else the first digits of its id; marked if of a trial
 *
 * batch  an entry of the ledger's answer to "status" or "batches".
 */
void batch_text_label(const json_t *batch, char out[BATCH_TEXT_BYTES]);

/* batch_text_state - "open", "interrupted", ... in the language of the locale. */
const char *batch_text_state(const json_t *batch);

/* batch_text_is - 1 if a member is this text. */
int batch_text_is(const json_t *batch, const char *member, const char *text);

#endif
