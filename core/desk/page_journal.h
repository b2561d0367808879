/* page_journal.h -- /journal: what happened, newest first. */
#ifndef CORE_DESK_PAGE_JOURNAL_H
#define CORE_DESK_PAGE_JOURNAL_H

#include "core/desk/route.h"

desk_handler page_journal; /* GET /journal, ?before=SEQ */

#endif
