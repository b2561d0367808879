/* trial_open.h -- what the count is opened with: ballots, people and rules as they are.
 */
#ifndef CORE_DESK_TRIAL_OPEN_H
#define CORE_DESK_TRIAL_OPEN_H

#include <jansson.h>

#include "core/desk/desk.h"
#include "core/error.h"

/*
 * trial_open_detail - the members of the ledger's request "open"
 *
 * ERROR_STATE unless each ballot is printed as it would be printed now: once open,
 * other paper could not be counted any more. The caller's to json_decref.
 */
int trial_open_detail(struct desk *desk, json_t **out, struct error *err)
        __attribute__((warn_unused_result));

/* trial_open_check - is all as it was when the opening was asked for? ERROR_STATE. */
int trial_open_check(struct desk *desk, const json_t *detail, struct error *err)
        __attribute__((warn_unused_result));

#endif
