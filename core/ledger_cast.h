/* ledger_cast.h -- what each sheet says, as read and as decided, without where and when.
 */
#ifndef CORE_LEDGER_CAST_H
#define CORE_LEDGER_CAST_H

#include <jansson.h>

#include "core/ledger_store.h"

enum { LEDGER_CAST_PORTION = 250 /* sheets of one answer */ };

/*
 * ledger_cast - {"trial":optional,"after":optional} -> {"records":[...],"after":...}
 *
 * The next sheets that count or are held, in order of their random ids; `after` is what
 * the answer before gave, null at the end. A record is
 * {"ballot_type","standing","void","read_type","read":[the pages' rows, with the boxes
 * that hold ink], "decided":[rows] or null}: nothing of batch, place, image, names or
 * times is in it. What counts is a row as decided, else as read. Those of the count only
 * once it is sealed, else ERROR_STATE: until then a record can change, and a draft of it
 * is of use to nobody.
 */
int ledger_cast(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

#endif
