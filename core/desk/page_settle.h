/* page_settle.h -- who keeps an outcome at a quota's edge: ticked, and two people agree.
 */
#ifndef CORE_DESK_PAGE_SETTLE_H
#define CORE_DESK_PAGE_SETTLE_H

#include "core/desk/desk.h"
#include "core/desk/results_show.h"
#include "core/desk/route.h"

/*
 * settle_put - the first tie that waits, as a form; nothing if none does
 *
 * show  of the settled results of the count, not of the trial. While there is a tie, the
 *       ledger works the outcomes out anew for it.
 */
int settle_put(struct desk *desk, struct html *html, const struct results_show *show,
        struct error *err) __attribute__((warn_unused_result));

desk_handler page_settle; /* POST /results/settle */

#endif
