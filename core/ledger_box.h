/* ledger_box.h -- the boxes of the counted sheets, from the ledger into memory. */
#ifndef CORE_LEDGER_BOX_H
#define CORE_LEDGER_BOX_H

#include <jansson.h>

#include "core/box_list.h"
#include "core/ledger_store.h"

/*
 * ledger_box_list - every box of the counted sheets of one ballot type, sorted
 *
 * trial  1: of the trial's sheets. What was read, also where people decided otherwise.
 * Only reads the ledger. The caller ends with box_list_free; on failure *out is
 * unchanged. 10,000 sheets of 20 contests with 3 boxes: 1 s and 10 MB.
 */
int ledger_box_list(struct ledger *ledger, int trial, const char *ballot_type,
        struct box_list **out, struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_boxes - {"filled":N,"empty":N,"trial":optional} -> {"boxes":[...]}
 *
 * Of each ballot type with counted sheets, in order of their names: the N filled boxes
 * with the least ink, then the N empty ones with the most, at most BOX_NEAREST_MAX each:
 * {"ballot_type","image","index","page","rotation","contest","option","ink_ppm","mark"}.
 */
int ledger_boxes(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

#endif
