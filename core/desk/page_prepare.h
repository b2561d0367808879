/* page_prepare.h -- conference and people, typed or taken from a file, each mistake at
 * its field. */
#ifndef CORE_DESK_PAGE_PREPARE_H
#define CORE_DESK_PAGE_PREPARE_H

#include "core/desk/route.h"

desk_handler page_prepare;           /* GET /prepare */
desk_handler page_prepare_meeting;   /* POST /prepare/conference */
desk_handler page_prepare_ballots;   /* POST /prepare/ballots */
desk_handler page_prepare_scale;     /* POST /prepare/scale */
desk_handler page_prepare_officials; /* POST /prepare/officials: rows or a file's text */

#endif
