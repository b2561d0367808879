/* meeting.h -- the conference's files as one request needs them: who, what, by which
 * rule. */
#ifndef CORE_DESK_MEETING_H
#define CORE_DESK_MEETING_H

#include "core/conference.h"
#include "core/contest.h"
#include "core/desk/request.h"
#include "core/error.h"
#include "core/officials.h"
#include "core/rule.h"

struct meeting {
    struct conference *conference;
    struct officials officials;
    struct rule *rules;        /* one a ballot type, in its order */
    struct contests *contests; /* one a ballot type too: who is rated, by which rows */
};

/*
 * meeting_load - conference.ini, officials.csv, rule cards and scales, as they are now
 *
 * Some milliseconds: each request loads them anew, so that no page is older than
 * the files. On failure nothing needs a release.
 */
int meeting_load(const char *folder, struct meeting *out, struct error *err)
        __attribute__((warn_unused_result));
void meeting_release(struct meeting *meeting);

/* meeting_type - index of a ballot type by its id; -1 if there is none. */
int meeting_type(const struct meeting *meeting, const char *id);

/* meeting_official - a contest of a ballot type; NULL if there is none. */
const struct official *meeting_official(
        const struct meeting *meeting, const char *type, const char *contest);

/* meeting_option - what a level is called on this reader's page. */
const char *meeting_option(
        const struct desk_request *request, const struct rule_option *option);

/* meeting_type_title - of a ballot, its own or the conference's. */
const char *meeting_type_title(const struct meeting *meeting, size_t type);

#endif
