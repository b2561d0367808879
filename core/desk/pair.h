/* pair.h -- what needs two people: one asks, a second one confirms, here or elsewhere. */
#ifndef CORE_DESK_PAIR_H
#define CORE_DESK_PAIR_H

#include <jansson.h>

#include "core/desk/answer.h"
#include "core/desk/desk.h"
#include "core/desk/html.h"
#include "core/desk/request.h"
#include "core/error.h"

/*
 * Asked for by a page's POST, kept in memory until somebody else confirms it: in a
 * window of their own (/pair, to which a banner on every page leads), or on the asker's
 * screen with name and passphrase. Then the ledger is asked with "names": [who asked,
 * who confirmed]. The ledger decides whether these two may; the desk only does not offer
 * what it would refuse.
 */
enum { PAIR_WAITING_MAX = 32, PAIR_LIFE_MS = 30 * 60 * 1000 };

struct pair_wish {
    const char *kind;     /* of the ledger's request: "open" "batch-accept" "checks-end"
                             "checks-resume" "seal" "export" "control-clear" "settle"
                           */
    json_t *detail;       /* its other members; taken over; NULL: none */
    const char *sentence; /* N_(): what is asked, shown to the other in their language */
    const char *subject;  /* what it is about, shown behind: a batch's name, why; or "" */
    const char *done;     /* N_(): what the next page says once it is done */
    const char *path;     /* where to go then; and where it is asked from */
    /* Is it still as it was when it was asked? Called right before the ledger is asked,
     * perhaps half an hour later; NULL: the ledger's own look is enough. */
    int (*check)(struct desk *desk, const json_t *detail, struct error *err);
};

struct desk_pair *pair_new(void); /* NULL: no memory */
void pair_free(struct desk_pair *pair);

/*
 * desk_pair_ask - from a POST's handler: remember it, or do it if a second one signs here
 *
 * The form may have the fields of pair_put_fields: then it is done at once, or the page
 * it came from says why not. Else the answer leads to /pair.
 * Strings of `wish` must be literals, but for subject, which is copied.
 */
int desk_pair_ask(struct desk *desk, const struct desk_request *request,
        struct pair_wish *wish, struct desk_answer *answer, struct error *err)
        __attribute__((warn_unused_result));

/* pair_put_fields - within a form: a second person's name and passphrase, both optional.
 */
void pair_put_fields(struct html *html, const struct desk_request *request);

/* pair_count - how many this person could confirm now: struct desk_request's waiting. */
unsigned pair_count(struct desk *desk, const struct desk_request *request);

#endif
