/* page_check.h -- doubtful sheets decided by people, one key a choice. */
#ifndef CORE_DESK_PAGE_CHECK_H
#define CORE_DESK_PAGE_CHECK_H

#include "core/desk/route.h"

desk_handler page_check;        /* GET /check: what waits; with ?sheet=ID that sheet */
desk_handler page_check_next;   /* GET /check/next: on to the next sheet of this person */
desk_handler page_check_decide; /* POST /check/decide */
desk_handler page_check_undo;   /* POST /check/undo: one's own last decision */
desk_handler page_check_recheck; /* POST /check/recheck: a sheet that was read goes to
                                    people */
desk_handler page_check_clear;   /* POST /check/clear: decisions of one who errs */
desk_handler page_sheet;         /* GET /sheet/ID: to look at */

#endif
