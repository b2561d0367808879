/* page_day.h -- the day on one page: each station, how it stands, what comes next. */
#ifndef CORE_DESK_PAGE_DAY_H
#define CORE_DESK_PAGE_DAY_H

#include "core/desk/route.h"

desk_handler page_day;  /* GET / */
desk_handler page_live; /* GET /live: the figures of that page as JSON */

#endif
