/* plan.h -- what the paper of a conference was printed for, told to the ledger. */
#ifndef CORE_PLAN_H
#define CORE_PLAN_H

#include <stddef.h>

#include <jansson.h>

#include "core/conference.h"
#include "core/error.h"
#include "core/layout.h"

struct plan {
    struct conference *conference;
    struct layout layouts[CONFERENCE_TYPES_MAX]; /* one a ballot type, in their order */
    char layout_paths[CONFERENCE_TYPES_MAX][FILE_PATH_MAX];
    size_t count;
};

/*
 * plan_load - conference.ini and the layouts of the printed ballots
 *
 * ERROR_STATE if a ballot type is not printed yet: it says how. The struct is
 * large: allocate it. On failure nothing needs a release.
 */
int plan_load(const char *folder, struct plan *plan, struct error *err)
        __attribute__((warn_unused_result));
void plan_release(struct plan *plan);

/*
 * plan_open_request - the ledger's request "open": layouts, officials, rule cards
 *
 * What stands in it is fixed for the whole count. The caller's to json_decref.
 */
int plan_open_request(const char *folder, const struct plan *plan, json_t **request,
        struct error *err) __attribute__((warn_unused_result));

#endif
