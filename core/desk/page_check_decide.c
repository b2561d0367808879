/* page_check_decide.c -- a checker's decision on its way to the ledger, and its undoing.
 */
#include <stdio.h>
#include <string.h>

#include "core/desk/check.h"
#include "core/desk/page.h"
#include "core/desk/page_check.h"
#include "core/desk/pair.h"
#include "core/json.h"
#include "core/language.h"

enum { ROW_NAME_BYTES = LAYOUT_ID_BYTES + 8, WHY_BYTES = 1024 };

/* One row as the form has it; NULL if nothing was chosen there. */
static json_t *row_of(const struct form *form, const char *contest)
{
    char name[ROW_NAME_BYTES];
    const char *value;

    (void)snprintf(name, sizeof(name), "row-%s", contest);
    value = form_get(form, name);
    if (value[0] == '\0')
        return NULL;
    if (strcmp(value, "/blank") == 0 || strcmp(value, "/over") == 0)
        return json_pack(
                "{s:s,s:s,s:[]}", "contest", contest, "state", value + 1, "chosen");
    return json_pack(
            "{s:s,s:s,s:[s]}", "contest", contest, "state", "chosen", "chosen", value);
}

/* Rows that are asked must be there; others only where they differ from the reading. */
static int rows_of(const struct check *check, json_t **out, struct error *err)
{
    json_t *rows = json_array(), *told;
    struct check_row row;
    size_t at = 0;

    while (check_row_next(check, &at, &row)) {
        told = row_of(&check->request->form, row.row->id);
        if (told != NULL && json_array_append_new(rows, told) == 0)
            continue;
        if (check_is_asked(check, row.row)) {
            json_decref(rows);
            return error_set(err, ERROR_RANGE,
                    "say what row %s holds, or choose one of the red buttons",
                    row.row->id);
        }
    }
    *out = rows;
    return 0;
}

static json_t *request_of(const struct check *check, const char *decision, json_t *rows)
{
    const char *why = form_get(&check->request->form, "why");
    json_t *request = json_pack("{s:s,s:s,s:s,s:s,s:s}", "request", "adjudicate", "sheet",
            check->id, "decision", decision, "name", check->request->name, "why",
            why[0] != '\0' ? why : say(check->request, N_("as seen on the image")));

    if (rows != NULL)
        (void)json_object_set_new(request, "contests", rows);
    if (check->type >= 0)
        (void)json_object_set_new(request, "ballot_type",
                json_string(check->meeting.conference->types[check->type].id));
    return request;
}

/* The known sheet's row alone is compared; one who errs is told. */
static int answer_known(const struct check *check, json_t *rows,
        struct desk_answer *answer, struct error *err)
{
    json_t *told = NULL;
    int is_right;

    if (rows == NULL)
        rows = json_array();
    if (desk_ask(check->desk, check->request,
                json_pack("{s:s,s:s,s:s,s:o}", "request", "control", "sheet", check->id,
                        "name", check->request->name, "contests", rows),
                &told, err) != 0)
        return -1;
    is_right = json_is_true(json_object_get(told, "right"));
    json_decref(told);
    if (is_right)
        return 0;
    answer->is_flash_error = 1;
    (void)snprintf(answer->flash, sizeof(answer->flash), "%s",
            say(check->request,
                    N_("That was a known sheet, mixed in as a test, and your answer was "
                       "wrong. Take your time with each sheet.")));
    return 0;
}

static int decide(
        const struct check *check, struct desk_answer *answer, struct error *err)
{
    const char *decision = form_get(&check->request->form, "decision");
    json_t *rows = NULL;

    if (strcmp(decision, "rows") == 0 && check->type >= 0 &&
            rows_of(check, &rows, err) != 0)
        return -1;
    if (check->is_known)
        return answer_known(check, rows, answer, err);
    return desk_ask(
            check->desk, check->request, request_of(check, decision, rows), NULL, err);
}

/* On to the next; the last one can be undone there. */
static int go_on(struct desk *desk, const struct desk_request *request, const char *id,
        int is_known, struct desk_answer *answer, struct error *err)
{
    char path[DESK_PATH_BYTES], whole[DESK_PATH_BYTES + CHECK_ID_BYTES + 8];
    struct desk_answer kept = *answer;

    if (check_next(desk, request, id, path, err) != 0)
        return -1;
    (void)snprintf(whole, sizeof(whole), "%s%slast=%s", path,
            strchr(path, '?') != NULL ? "&" : "?", id);
    answer_see(answer, is_known ? path : whole,
            kept.flash[0] != '\0' ? kept.flash : say(request, N_("Decided.")));
    answer->is_flash_error = kept.is_flash_error;
    return 0;
}

int page_check_decide(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct check check = {.desk = desk, .request = request, .html = &answer->page};
    int result;

    if (check_load(&check, err) != 0)
        return -1;
    result = decide(&check, answer, err);
    if (result == 0)
        result = go_on(desk, request, check.id, check.is_known, answer, err);
    check_release(&check);
    return result;
}

/* "withdraw" or "recheck": a word of a person about a sheet, without rows. */
static int send_word(struct desk *desk, const struct desk_request *request,
        const char *decision, const char *why, char id[CHECK_ID_BYTES], struct error *err)
{
    if (check_id(form_get(&request->form, "sheet"), id) != 0)
        return error_set(err, ERROR_RANGE, "there is no such sheet");
    return desk_ask(desk, request,
            json_pack("{s:s,s:s,s:s,s:s,s:s}", "request", "adjudicate", "sheet", id,
                    "decision", decision, "name", request->name, "why", why),
            NULL, err);
}

int page_check_undo(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    char id[CHECK_ID_BYTES], path[DESK_PATH_BYTES];

    if (send_word(desk, request, "withdraw", say(request, N_("taken back by oneself")),
                id, err) != 0)
        return -1;
    (void)snprintf(path, sizeof(path), "/check?sheet=%s", id);
    answer_see(answer, path, say(request, N_("Your decision is taken back.")));
    return 0;
}

int page_check_recheck(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    const char *why = form_get(&request->form, "why");
    char id[CHECK_ID_BYTES], path[DESK_PATH_BYTES];

    if (send_word(desk, request, "recheck",
                why[0] != '\0' ? why
                               : say(request, N_("looks wrong on the contact sheet")),
                id, err) != 0)
        return -1;
    (void)snprintf(path, sizeof(path), "/sheet/%s", id);
    answer_see(
            answer, path, say(request, N_("The sheet is held: two people decide it.")));
    return 0;
}

int page_check_clear(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    const char *person = form_get(&request->form, "person");
    struct pair_wish wish = {.kind = "control-clear",
            .detail = json_pack("{s:s,s:s}", "person", person, "why",
                    form_get(&request->form, "why")),
            .sentence = N_("Take the decisions of this checker back"),
            .subject = person,
            .done = N_("The decisions are taken back; their sheets are held again."),
            .path = "/check"};

    return desk_pair_ask(desk, request, &wish, answer, err);
}
