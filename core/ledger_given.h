/* ledger_given.h -- what results are worked out from besides the sheets: count.json. */
#ifndef CORE_LEDGER_GIVEN_H
#define CORE_LEDGER_GIVEN_H

#include <jansson.h>

#include "core/ledger_store.h"

/*
 * ledger_given - {"trial":optional} -> {"count":{the object of count.json}}
 *
 * "kiemphieu-count", version 1: the rule cards in plain numbers and who is rated by which
 * rows of boxes, so that results follow from it and the records alone:
 * {"format","version","title","body","trial","final","root","ballot_types":[{
 *  "ballot_type","rule","issued","collected","deputies" (null: not given),
 *  "denominator":"collected|deputies|valid|valid_rows","bad_row":"ignored|row|sheet",
 *  "options":[{"id","label"}],"points_most","outcomes":[{"id","measure":"share|mean",
 *  "options":[ids],"at_least","num","den","after":[ids]}],"cap":"none|heads|everyone",
 *  "quotas":[{"outcome","level" (its place in outcomes),"num","den","base":[ids],
 *  "who":"people|collectives|everyone"}] in the order in which they are applied,
 *  "contests":[{"id":"BALLOT.NUMBER","contest","name","person","group","role",
 *  "previous","criteria":[{"text","most"}],"rows":[{"id","place":"options|tens|ones",
 *  "criterion","boxes"}]}]}],
 *  "ties":[{"rule","outcome","tied":[ids],"keep":[ids]}] as decided, oldest first}
 * The first outcome has an id only.
 */
int ledger_given(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

#endif
