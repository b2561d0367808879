/* page_results.h -- /results: the figures, once they may be seen. */
#ifndef CORE_DESK_PAGE_RESULTS_H
#define CORE_DESK_PAGE_RESULTS_H

#include "core/desk/meeting.h"
#include "core/desk/publication.h"
#include "core/desk/results_show.h"
#include "core/desk/route.h"

/* Results with all that is needed to show them; one request's. */
struct results_loaded {
    struct meeting meeting;
    struct results results;
    json_t *status, *held;    /* held: NULL unless it is needed */
    struct results_show show; /* of the above */
    const char *why;          /* N_(): hidden, and nothing of the figures is loaded */
};

/*
 * results_load - the figures of the count for this person; or out->why they are hidden
 *
 * They are hidden until the checks are ended, unless results = live; and by the scope.
 */
int results_load(struct desk *desk, const struct desk_request *request,
        enum publication_part part, struct results_loaded *out, struct error *err)
        __attribute__((warn_unused_result));
void results_unload(struct results_loaded *loaded);

/* results_why_hidden - of a count in this state, apart from the scope; NULL: shown. */
const char *results_why_hidden(const struct conference *conference, const json_t *status);

desk_handler page_results;

#endif
