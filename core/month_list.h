/* month_list.h -- the open list of a month or a year, as JSON: what all outputs show. */
#ifndef CORE_MONTH_LIST_H
#define CORE_MONTH_LIST_H

#include <jansson.h>

#include "core/error.h"
#include "core/month.h"

/*
 * {"format":"kiemphieu-month","version":1,"period":"2026-03","rule":"monthly",
 *  "final":true,"closed_by":["..",".."],"closed_at":"..","points_digest":"..",
 *  "outcomes":[{"id":"d","vi":"..","en":".."},...],   from the lowest
 *  "quotas":[{"outcome":"a","num":30,"den":100,"base":118,"candidates":40,"places":35,
 *             "tied":3,"tied_places":1,"decided":true,"decided_by":["..",".."],
 *             "decided_reason":"..","reason":".."}],
 *  "counts":{"a":35,...},"people":120,"ranked":118,"missing":1,"excused":1,"tied":3,
 *  "list":[{"no":"1","id":"","name":"..","title":"..","group":"","role":"member",
 *    "points_hundredths":9250,"reason":"","rank":1,"outcome":"a","outcome_before":"a",
 *    "changed_by":"cap"|"quota","tied":true,"decided":true}],
 *  "digest":".."}
 *
 * The list goes from the highest rank down; collectives, then those without points,
 * follow ("rank":0, without outcome). "outcome_before" and "changed_by" stand only where
 * it was cut, "tied" (it keeps the outcome until that is decided) and
 * "decided" only where true. "digest" is the BLAKE2b-256 of the
 * same JSON on one line without that member.
 */

/*
 * month_list - of a month as it is now; of a closed one the list that was sealed
 *
 * ERROR_CRYPTO if the closed month's report/month-YYYY-MM.json is not the sealed one and
 * cannot be made again from the points. The caller owns *out.
 */
int month_list(const struct month *month, json_t **out, struct error *err)
        __attribute__((warn_unused_result));

/* month_list_head - what lists of months and of years have in common, into `list`. */
int month_list_head(const struct month_book *book, const struct month_standing *standing,
        const struct ranking *ranking, const char *reason, json_t *list,
        struct error *err) __attribute__((warn_unused_result));

/* month_list_person - the members of one row that are the same for months and years. */
json_t *month_list_person(
        const struct month_book *book, size_t person, const struct ranking_entry *entry);

/* month_list_digest - of a list without "digest", in hex; ERROR_MEMORY. */
int month_list_digest(const json_t *list, char hex[DIGEST_HEX_BYTES], struct error *err)
        __attribute__((warn_unused_result));

/* month_list_sealed - what the list is once `names` have closed the month at `time`. */
int month_list_sealed(const struct month *month, const json_t *names, const char *time,
        json_t **out, struct error *err) __attribute__((warn_unused_result));

/* month_list_closed - the sealed list of a month that `close` (an event) closed. */
int month_list_closed(const struct month_book *book, const struct month_period *period,
        const json_t *close, json_t **out, struct error *err)
        __attribute__((warn_unused_result));

#endif
