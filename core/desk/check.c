/* check.c -- one sheet as a checker sees it. */
#include "core/desk/check.h"

#include <string.h>

#include "core/held_sheet.h"
#include "core/json.h"

int check_id(const char *text, char out[CHECK_ID_BYTES])
{
    if (strlen(text) != CHECK_ID_BYTES - 1 ||
            strspn(text, "0123456789abcdef") != CHECK_ID_BYTES - 1)
        return -1;
    memcpy(out, text, CHECK_ID_BYTES);
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
    check->is_known = is_known(check->sheet);
    return 0;
}

void check_release(struct check *check)
{
    json_decref(check->sheet);
    meeting_release(&check->meeting);
}

int check_row_next(const struct check *check, size_t *at, struct check_row *out)
{
    const struct contests *contests = &check->meeting.contests[check->type];
    size_t left = (*at)++, i;

    for (i = 0; i < contests->count; i++) {
        if (left < contests->list[i].row_count) {
            out->contest = &contests->list[i];
            out->row = &contests->list[i].rows[left];
            return 1;
        }
        left -= contests->list[i].row_count;
    }
    return 0;
}

/* A known sheet asks for one row, the same each time it is shown. */
static int is_known_row(const struct check *check, const struct contest_row *row)
{
    size_t next = 0, count = 0, at = 0;
    unsigned pick = (unsigned)check->id[0] * 31 + (unsigned)check->id[1];
    struct check_row one;

    for (; check_row_next(check, &next, &one); count++)
        if (one.row == row)
            at = count;
    return count > 0 && at == pick % count;
}

int check_is_asked(const struct check *check, const struct contest_row *row)
{
    return check->is_known ? is_known_row(check, row)
                           : held_sheet_is_asked(check->sheet, row->id);
}
