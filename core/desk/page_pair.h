/* page_pair.h -- /pair: what waits for a second person, and their yes or no. */
#ifndef CORE_DESK_PAGE_PAIR_H
#define CORE_DESK_PAGE_PAIR_H

#include "core/desk/route.h"

desk_handler page_pair;                                            /* GET /pair */
desk_handler page_pair_confirm, page_pair_decline, page_pair_sign; /* POST /pair/... */

#endif
