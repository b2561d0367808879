/* journal.h -- an event of the ledger in words for people. */
#ifndef CORE_DESK_JOURNAL_H
#define CORE_DESK_JOURNAL_H

#include <jansson.h>

#include "core/desk/request.h"

enum { JOURNAL_WHEN_BYTES = 40, JOURNAL_TEXT_BYTES = 512 };

/* journal_what - what happened, in the reader's language; the kind itself if unknown. */
const char *journal_what(const struct desk_request *request, const json_t *event);

/* journal_who - one name, two, or ""; cut to its bound. */
void journal_who(const json_t *event, char out[JOURNAL_TEXT_BYTES]);

/* journal_about - whom or what it was about, and the reason given; or "". */
void journal_about(const json_t *event, char out[JOURNAL_TEXT_BYTES]);

/* journal_when - "2026-11-22T08:30:00Z" in this machine's time, as people write it. */
void journal_when(const char *time, char out[JOURNAL_WHEN_BYTES]);

#endif
