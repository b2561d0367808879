/* ledger_prepare.h -- the conference as typed at the desk, into conference.ini. */
#ifndef CORE_LEDGER_PREPARE_H
#define CORE_LEDGER_PREPARE_H

#include <jansson.h>

#include "core/ledger_store.h"

/*
 * ledger_prepare - {"conference":{"title","superior","body","place","date","rule",
 * "template","language","publication","results","checks","known_sheets",
 * "members":[{"name","role"}],"types":{ID:{"title","note","rule","template"}}},"by"}
 *
 * Each member may be left out: then the file stays as it is there. "" for what has a
 * default leaves the default. All else in conference.ini stays, comments too. Every
 * field is checked by itself, then the whole; nothing is saved while there is a
 * mistake. Answers as ledger_form_save; fields as "date", "members/0/name",
 * "types/main/rule".
 */
int ledger_prepare(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_prepare_counts - "counts": {"summoned","present","deputies",
 * "types":{ID:{"issued","collected"}},"by"}; "" or null: not known yet
 *
 * The only change of conference.ini once counting is open.
 */
int ledger_prepare_counts(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_prepare_officials - {"text": a CSV file} or {"rows":[{"no","name","title",
 * "ballot_type","group","id","role","scale"}]}, "by": into officials.csv
 *
 * id, role and scale may be left out; columns of the file are those that rows give.
 *
 * Fields of mistakes: "3/name" or "3", the row from 1 or, of a text, its line. A row
 * without a number gets the one after the row before it on its ballot.
 */
int ledger_prepare_officials(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_prepare_scale - {"name","text": a CSV file,"by"}: into scales/NAME.csv
 *
 * name  1 to 31 of a-z 0-9 -. Fields of mistakes: "name", "text"; that of the text
 *       names its line.
 */
int ledger_prepare_scale(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

#endif
