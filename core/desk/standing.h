/* standing.h -- how far the conference is: what a page may offer, and why not. */
#ifndef CORE_DESK_STANDING_H
#define CORE_DESK_STANDING_H

#include <jansson.h>

#include "core/desk/answer.h"
#include "core/desk/desk.h"
#include "core/error.h"

struct standing {
    int is_test;    /* counting has not begun: TEST paper is taken in */
    int is_sealed;  /* neither: it is open */
    int is_ended;   /* the checks are: nothing is taken in any more */
    json_t *status; /* the ledger's answer */
};

/* standing_load - standing_release in any case. */
int standing_load(struct desk *desk, struct standing *out, struct error *err)
        __attribute__((warn_unused_result));
void standing_release(struct standing *standing);

/* standing_sum - of the trial's sheets in TEST, else of the count's: "fed" "held" ... */
json_int_t standing_sum(const struct standing *standing, const char *name);

/*
 * standing_why_not_feed - why no sheets may be taken in now; NULL: they may
 *
 * In the reader's language; what an operator may do, to this reader.
 */
const char *standing_why_not_feed(
        const struct desk_request *request, const struct standing *standing);

/* standing_why_not_operate - why this reader may not print or scan at all; NULL. */
const char *standing_why_not_operate(const struct desk_request *request);

/*
 * standing_act - a POST that takes sheets in: `work` with the standing as it is now
 *
 * work  0: the answer leads back to /scan. -1 with `mistake` set: the page says what the
 *       reader is to mend; with `err` alone: the desk's own failure.
 */
typedef int standing_work(struct desk *desk, const struct desk_request *request,
        const struct standing *standing, struct error *mistake, struct error *err);
int standing_act(struct desk *desk, const struct desk_request *request,
        standing_work *work, struct desk_answer *answer, struct error *err)
        __attribute__((warn_unused_result));

#endif
