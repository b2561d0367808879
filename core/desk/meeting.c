/* meeting.c -- the conference's files as one request needs them: who, what, by which
 * rule. */
#include "core/desk/meeting.h"

#include <stdlib.h>
#include <string.h>

void meeting_release(struct meeting *meeting)
{
    size_t i;

    for (i = 0; meeting->contests != NULL && i < CONFERENCE_TYPES_MAX; i++)
        contests_release(&meeting->contests[i]);
    free(meeting->contests);
    free(meeting->conference);
    free(meeting->rules);
    officials_release(&meeting->officials);
    memset(meeting, 0, sizeof(*meeting));
}

static int load(const char *folder, struct meeting *meeting, struct error *err)
{
    size_t i;

    if (conference_load(folder, meeting->conference, err) != 0 ||
            officials_load(folder, meeting->conference, &meeting->officials, err) != 0)
        return -1;
    for (i = 0; i < meeting->conference->type_count; i++)
        if (rule_find(meeting->conference->types[i].rule, folder, &meeting->rules[i],
                    err) != 0 ||
                contests_load(folder, &meeting->officials,
                        meeting->conference->types[i].id, &meeting->rules[i],
                        &meeting->contests[i], err) != 0)
            return -1;
    return 0;
}

int meeting_load(const char *folder, struct meeting *out, struct error *err)
{
    struct meeting meeting;

    memset(&meeting, 0, sizeof(meeting));
    officials_init(&meeting.officials);
    meeting.conference = calloc(1, sizeof(*meeting.conference));
    meeting.rules = calloc(CONFERENCE_TYPES_MAX, sizeof(*meeting.rules));
    meeting.contests = calloc(CONFERENCE_TYPES_MAX, sizeof(*meeting.contests));
    if (meeting.conference == NULL || meeting.rules == NULL || meeting.contests == NULL) {
        meeting_release(&meeting);
        return error_set(err, ERROR_MEMORY, "no memory for the conference");
    }
    if (load(folder, &meeting, err) != 0) {
        meeting_release(&meeting);
        return -1;
    }
    *out = meeting;
    return 0;
}

int meeting_type(const struct meeting *meeting, const char *id)
{
    size_t i;

    for (i = 0; i < meeting->conference->type_count; i++)
        if (strcmp(meeting->conference->types[i].id, id) == 0)
            return (int)i;
    return -1;
}

const struct official *meeting_official(
        const struct meeting *meeting, const char *type, const char *contest)
{
    const struct official *official;
    size_t i;

    for (i = 0; i < meeting->officials.count; i++) {
        official = &meeting->officials.list[i];
        if (strcmp(official->ballot_type, type) == 0 &&
                strcmp(official->contest, contest) == 0)
            return official;
    }
    return NULL;
}

const char *meeting_option(
        const struct desk_request *request, const struct rule_option *option)
{
    return request->words != NULL ? option->label_vi : option->label_en;
}

const char *meeting_type_title(const struct meeting *meeting, size_t type)
{
    const char *title = meeting->conference->types[type].title;

    return title[0] != '\0' ? title : meeting->conference->title;
}
