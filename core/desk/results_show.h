/* results_show.h -- the figures of a ballot in words and tables; a page's part. */
#ifndef CORE_DESK_RESULTS_SHOW_H
#define CORE_DESK_RESULTS_SHOW_H

#include <jansson.h>

#include "core/desk/html.h"
#include "core/desk/meeting.h"
#include "core/desk/request.h"
#include "core/language.h"
#include "core/results.h"

struct results_show {
    const struct desk_request *request;
    const struct meeting *meeting;
    const struct results *results;
    const json_t *held;  /* array of the ledger's "held", or NULL if nobody needs it */
    uint32_t unassigned; /* held sheets that may be of any ballot type */
};

/* results_show_rule - the card of a ballot type of the results; NULL: the files changed.
 */
const struct rule *results_show_rule(const struct results_show *show, size_t type);

/*
 * results_show_open - sheets that can still become votes of this ballot type
 *
 * Held ones and those collected that were not counted yet: as core/tally.h has them.
 */
uint32_t results_show_open(const struct results_show *show, size_t type);

/* results_show_needs_held - 1 if somebody's outcome still depends on held sheets. */
int results_show_needs_held(const struct results_show *show);

/* results_show_mean - "87.50"; "–" of nobody's points. */
void results_show_mean(const struct results_show *show,
        const struct results_contest *contest, char out[LANGUAGE_SHARE_BYTES]);

/* results_show_caption - what shares and means are of. */
void results_show_caption(
        struct html *html, const struct results_show *show, size_t type);

/* results_show_type - a section: sums, a row a person, the sheets that matter. */
void results_show_type(struct html *html, const struct results_show *show, size_t type);

/* results_show_outcome - what a person's figures lead to, what a cap or a quota made of
 * it, how far the next threshold is, and whether open sheets can change it. */
void results_show_outcome(struct html *html, const struct results_show *show, size_t type,
        const struct results_contest *contest);

#endif
