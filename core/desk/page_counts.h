/* page_counts.h -- the figures that people count by hand, typed on a page. */
#ifndef CORE_DESK_PAGE_COUNTS_H
#define CORE_DESK_PAGE_COUNTS_H

#include <jansson.h>

#include "core/desk/html.h"
#include "core/desk/meeting.h"
#include "core/desk/route.h"

/*
 * counts_put - a section with a form: summoned, present, issued, collected of each
 * ballot, and all deputies where a rule card takes its shares of them
 *
 * answer  of the ledger's "counts", with its mistakes, to be shown at their fields with
 *         what was typed; NULL: what conference.ini says.
 * back    the page to come back to, a path of ours.
 */
void counts_put(struct html *html, const struct desk_request *request,
        const struct meeting *meeting, const json_t *answer, const char *back);

/* page_counts_save - POST /counts; with a mistake the form comes again, 422. */
desk_handler page_counts_save;

#endif
