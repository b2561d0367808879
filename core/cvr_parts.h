/* cvr_parts.h -- what a file of cast vote records is put together from. */
#ifndef CORE_CVR_PARTS_H
#define CORE_CVR_PARTS_H

#include <jansson.h>

/* All that stands in count.json; NULL: no memory. */

/* cvr_head - the report without its CVRs: election, contests, body, device. */
json_t *cvr_head(const json_t *count, const char *day);

/*
 * cvr_record - one CVR
 *
 * type    the record's ballot type, of "ballot_types"; NULL of a held sheet of which
 *         that is not known.
 * unique  its UniqueId.
 */
json_t *cvr_record(const json_t *type, const json_t *record, const char *unique);

/* cvr_contests - every contest of the ballot type, as read (0) or as it counts (1). */
json_t *cvr_contests(const json_t *type, const json_t *record, int is_final);

/* cvr_append - takes `value` over; a list that lost an entry to want of memory becomes
 * NULL, and so does all that is packed from it. */
void cvr_append(json_t **list, json_t *value);

#endif
