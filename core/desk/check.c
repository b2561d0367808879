/* check.c -- one sheet as a checker sees it. */
#include "core/desk/check.h"

#include <string.h>

#include "core/json.h"
#include "core/reading.h"

int check_id(const char *text, char out[CHECK_ID_BYTES])
{
    if (strlen(text) != CHECK_ID_BYTES - 1 ||
            strspn(text, "0123456789abcdef") != CHECK_ID_BYTES - 1)
        return -1;
    memcpy(out, text, CHECK_ID_BYTES);
    return 0;
}

/* 1 if a reason concerns the whole sheet, so that the rows alone settle nothing. */
static int concerns_whole(const json_t *sheet)
{
    const json_t *reasons = json_object_get(sheet, "reasons");
    enum reason reason;
    size_t i;

    for (i = 0; i < json_array_size(reasons); i++)
        if (reason_of_word(json_string_value(json_array_get(reasons, i)), &reason) == 0 &&
                reason != REASON_MARK_UNSURE && reason != REASON_OVERVOTE &&
                reason != REASON_MARK_CANCELLED)
            return 1;
    return 0;
}

/* As read; else the only one there is; else what the person chose on the page. */
static int find_type(const struct check *check)
{
    int type = meeting_type(&check->meeting, json_text(check->sheet, "ballot_type"));

    if (type < 0 && check->meeting.conference->type_count == 1)
        return 0;
    return type >= 0
                   ? type
                   : meeting_type(&check->meeting, request_field(check->request, "type"));
}

/* Read without doubt, and nobody was asked about it. */
static int is_known(const json_t *sheet)
{
    return strcmp(json_text(sheet, "verdict"), "clear") == 0 &&
           strcmp(json_text(sheet, "standing"), "counted") == 0;
}

int check_load(struct check *check, struct error *err)
{
    if (check_id(request_field(check->request, "sheet"), check->id) != 0)
        return error_set(err, ERROR_RANGE, "there is no such sheet");
    if (meeting_load(check->desk->folder, &check->meeting, err) != 0)
        return -1;
    if (desk_read(check->desk,
                json_pack("{s:s,s:s,s:s}", "request", "sheet", "sheet", check->id, "name",
                        check->request->name),
                &check->sheet, err) != 0) {
        meeting_release(&check->meeting);
        return -1;
    }
    check->type = find_type(check);
    check->is_whole = concerns_whole(check->sheet);
    check->is_known = is_known(check->sheet);
    return 0;
}

void check_release(struct check *check)
{
    json_decref(check->sheet);
    meeting_release(&check->meeting);
}

const json_t *check_contest(
        const struct check *check, const char *contest, const json_t **page)
{
    const json_t *pages = json_object_get(check->sheet, "pages"), *contests, *entry;
    size_t i, k;

    for (i = 0; i < json_array_size(pages); i++) {
        contests = json_object_get(json_array_get(pages, i), "contests");
        for (k = 0; k < json_array_size(contests); k++) {
            entry = json_array_get(contests, k);
            if (strcmp(json_text(entry, "contest"), contest) == 0) {
                *page = json_array_get(pages, i);
                return entry;
            }
        }
    }
    *page = NULL;
    return NULL;
}

/* A known sheet asks for one row, the same each time it is shown. */
static int is_known_row(const struct check *check, const struct official *official)
{
    const char *type = check->meeting.conference->types[check->type].id;
    size_t i, count = 0, at = 0;
    unsigned pick = (unsigned)check->id[0] * 31 + (unsigned)check->id[1];

    for (i = 0; i < check->meeting.officials.count; i++) {
        if (strcmp(check->meeting.officials.list[i].ballot_type, type) != 0)
            continue;
        if (&check->meeting.officials.list[i] == official)
            at = count;
        count++;
    }
    return count > 0 && at == pick % count;
}

/* Is a mark on this sheet doubtful? Then one like it may not have been seen at all. */
static int has_unsure(const struct check *check)
{
    const json_t *pages = json_object_get(check->sheet, "pages"), *contests;
    size_t i, k;

    for (i = 0; i < json_array_size(pages); i++) {
        contests = json_object_get(json_array_get(pages, i), "contests");
        for (k = 0; k < json_array_size(contests); k++)
            if (strcmp(json_text(json_array_get(contests, k), "state"), "unsure") == 0)
                return 1;
    }
    return 0;
}

int check_is_asked(const struct check *check, const struct official *official)
{
    const json_t *page, *contest;
    const char *state;

    if (check->is_known)
        return is_known_row(check, official);
    contest = check_contest(check, official->contest, &page);
    state = json_text(contest, "state");
    return strcmp(state, "chosen") != 0 &&
           (strcmp(state, "blank") != 0 || has_unsure(check));
}
