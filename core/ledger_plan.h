/* ledger_plan.h -- what is counted: the folder's conference, officials and rule cards. */
#ifndef CORE_LEDGER_PLAN_H
#define CORE_LEDGER_PLAN_H

#include <jansson.h>

#include "core/conference.h"
#include "core/contest.h"
#include "core/ledger_store.h"
#include "core/officials.h"
#include "core/previous.h"
#include "core/rule.h"

struct ledger_plan {
    struct conference *conference;
    struct officials officials;
    struct rule *rules;        /* one a ballot type, in its order */
    struct contests *contests; /* one a ballot type too */
    struct previous *previous; /* one a ballot type; empty unless its card looks back */
    char conference_id[DIGEST_ID_HEX_BYTES]; /* "" while there is no key yet */
    char officials_digest[DIGEST_HEX_BYTES]; /* officials_digest.h */
};

void ledger_plan_init(struct ledger_plan *plan);
void ledger_plan_release(struct ledger_plan *plan);

/*
 * ledger_plan_load - from the ledger's folder, as its files are now
 *
 * Once counting is open, officials.csv must be what it was then, else
 * ERROR_STATE: a name must not move to another person's votes.
 */
int ledger_plan_load(struct ledger *ledger, struct ledger_plan *out, struct error *err)
        __attribute__((warn_unused_result));

/* ledger_plan_drop - free ledger->plan, if any. */
void ledger_plan_drop(struct ledger *ledger);

/* ledger_plan_find - reasons against the seal: what a card that looks at the year before
 * needs and was not told. */
int ledger_plan_find(struct ledger *ledger, json_t *reasons, struct error *err)
        __attribute__((warn_unused_result));

/* ledger_plan_type - index of a ballot type; -1 if there is none of this id. */
int ledger_plan_type(const struct ledger_plan *plan, const char *ballot_type);

#endif
