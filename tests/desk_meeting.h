/* desk_meeting.h -- a conference of two ballots and its figures, as pages need them. */
#ifndef TESTS_DESK_MEETING_H
#define TESTS_DESK_MEETING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/desk/html.h"
#include "core/desk/meeting.h"
#include "core/desk/results_show.h"

/*
 * "main" under state-96 with three people, the first in group "A", the others in "B";
 * "heads" under tally-only with one. 10 ballots collected of each.
 */
struct stand {
    struct meeting meeting;
    struct results results;
    struct desk_request request; /* a checker, in English */
    struct results_show show;
    struct html html;
};

static inline void stand_person(struct stand *stand, size_t at, const char *type,
        const char *no, const char *name, const char *group)
{
    struct official *official = &stand->meeting.officials.list[at];

    (void)snprintf(official->ballot_type, LAYOUT_ID_BYTES, "%s", type);
    (void)snprintf(official->contest, LAYOUT_ID_BYTES, "%s", no);
    (void)snprintf(official->name, OFFICIAL_NAME_BYTES, "%s", name);
    (void)snprintf(official->group, OFFICIAL_TITLE_BYTES, "%s", group);
}

static inline void stand_type(
        struct stand *stand, size_t at, const char *id, const char *card, size_t first)
{
    struct results_type *type = &stand->results.types[at];
    struct conference_type *plan = &stand->meeting.conference->types[at];
    const struct official *list = stand->meeting.officials.list;
    size_t i;
    char path[64];

    (void)snprintf(path, sizeof(path), "core/rules/%s.rule", card);
    assert_int_equal(rule_load(path, &stand->meeting.rules[at], NULL), 0);
    (void)snprintf(plan->id, LAYOUT_ID_BYTES, "%s", id);
    plan->issued = plan->collected = (struct conference_count){10, 1};
    (void)snprintf(type->ballot_type, LAYOUT_ID_BYTES, "%s", id);
    (void)snprintf(type->rule, LAYOUT_ID_BYTES, "%s", card);
    type->option_count = 3;
    type->issued = type->collected = type->denominator = 10;
    type->counted = type->valid = 10;
    for (i = first;
            i < stand->meeting.officials.count && strcmp(list[i].ballot_type, id) == 0;
            i++)
        type->contest_count++;
    type->contests = calloc(type->contest_count, sizeof(*type->contests));
    assert_non_null(type->contests);
    for (i = 0; i < type->contest_count; i++) {
        memcpy(type->contests[i].contest, list[first + i].contest, LAYOUT_ID_BYTES);
        memcpy(type->contests[i].name, list[first + i].name, OFFICIAL_NAME_BYTES);
        (void)snprintf(type->contests[i].outcome, LAYOUT_ID_BYTES, "none");
        type->contests[i].votes[0] = 10;
        type->contests[i].shares[0] = 10000;
        type->contests[i].votes_to_next = at == 0 ? 6 : -1; /* 2 * 6 > 10 */
        type->contests[i].is_decided = 1;
    }
}

static inline int stand_setup(void **state)
{
    struct stand *stand = calloc(1, sizeof(*stand));

    assert_non_null(stand);
    stand->meeting.conference = calloc(1, sizeof(*stand->meeting.conference));
    stand->meeting.rules = calloc(CONFERENCE_TYPES_MAX, sizeof(*stand->meeting.rules));
    stand->meeting.officials.list = calloc(4, sizeof(*stand->meeting.officials.list));
    assert_non_null(stand->meeting.officials.list);
    stand->meeting.officials.count = 4;
    stand->meeting.conference->type_count = stand->results.type_count = 2;
    (void)snprintf(stand->meeting.conference->title, CONFERENCE_TEXT_BYTES, "Meeting");
    stand_person(stand, 0, "main", "1", "An", "A");
    stand_person(stand, 1, "main", "2", "Bình", "B");
    stand_person(stand, 2, "main", "3", "Chi", "B");
    stand_person(stand, 3, "heads", "1", "Dung", "");
    stand_type(stand, 0, "main", "state-96", 0);
    stand_type(stand, 1, "heads", "tally-only", 3);
    stand->request.is_signed_in = 1;
    stand->request.roles = DESK_CHECKER;
    stand->show.request = &stand->request;
    stand->show.meeting = &stand->meeting;
    stand->show.results = &stand->results;
    html_init(&stand->html);
    *state = stand;
    return 0;
}

static inline int stand_teardown(void **state)
{
    struct stand *stand = *state;

    meeting_release(&stand->meeting);
    results_release(&stand->results);
    html_release(&stand->html);
    free(stand);
    return 0;
}

/* How often a text stands on the page so far. */
static inline size_t stand_count(const struct stand *stand, const char *text)
{
    const char *at = stand->html.text == NULL ? "" : stand->html.text;
    size_t count = 0;

    assert_false(stand->html.is_failed);
    while ((at = strstr(at, text)) != NULL) {
        count++;
        at++;
    }
    return count;
}

#define WITH_STAND(test)                                                                 \
    cmocka_unit_test_setup_teardown(test, stand_setup, stand_teardown)

#endif
