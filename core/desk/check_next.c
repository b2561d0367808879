/* check_next.c -- which sheet a checker sees next; now and then a known one. */
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "core/desk/check.h"
#include "core/desk/view.h"
#include "core/json.h"
#include "core/ledger_event.h"
#include "core/ledger_queue.h"

/* In one look at the ledger; the figures may be a second older. */
static int list(struct desk *desk, struct ledger *ledger, const char *name,
        json_t *answer, struct error *err)
{
    enum ledger_state state;
    struct results results;
    int result, is_known;

    if (ledger_state_get(ledger, &state, err) != 0)
        return -1;
    results_init(&results);
    is_known = desk_results_soon(desk, state == LEDGER_TEST, &results, NULL) == 0;
    result = ledger_queue_list(
            ledger, name, state == LEDGER_TEST, is_known ? &results : NULL, answer, err);
    if (is_known)
        results_release(&results);
    return result;
}

int check_queue(struct desk *desk, const struct desk_request *request, json_t **out,
        struct error *err)
{
    json_t *answer = json_object();
    struct ledger *ledger;
    int result;

    if (answer == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the sheets");
    result = view_take(desk->view, &ledger, err);
    if (result == 0) {
        result = list(desk, ledger, request->name, answer, err);
        view_give(desk->view, ledger);
    }
    if (result == 0)
        *out = answer;
    else
        json_decref(answer);
    return result;
}

/* The sheet behind `after` in the queue, from its start again at the end; NULL: none. */
static const char *choose(const json_t *sheets, const char *after)
{
    size_t count = json_array_size(sheets), at = 0, i;

    if (count == 0)
        return NULL;
    for (i = 0; i < count; i++)
        if (strcmp(json_text(json_array_get(sheets, i), "sheet"), after) == 0)
            at = (i + 1) % count;
    return json_text(json_array_get(sheets, at), "sheet");
}

/* A sheet that was read clearly, drawn by lot; "" if none is to come now. */
static int draw_known(struct desk *desk, const struct desk_request *request,
        char out[CHECK_ID_BYTES], struct error *err)
{
    json_t *drawn = NULL;
    int result = 0;

    out[0] = '\0';
    if (desk_read(desk,
                json_pack("{s:s,s:s}", "request", "known-sheet", "name", request->name),
                &drawn, err) != 0)
        return -1;
    if (randombytes_uniform(100) <
                    (uint32_t)json_integer_value(json_object_get(drawn, "share")) &&
            json_text(drawn, "sheet")[0] != '\0')
        result = check_id(json_text(drawn, "sheet"), out);
    json_decref(drawn);
    return result;
}

int check_next(struct desk *desk, const struct desk_request *request, const char *after,
        char out[DESK_PATH_BYTES], struct error *err)
{
    char known[CHECK_ID_BYTES] = "";
    json_t *queue = NULL;
    const char *sheet;
    int result;

    if (check_queue(desk, request, &queue, err) != 0)
        return -1;
    sheet = choose(json_object_get(queue, "sheets"), after);
    result = sheet == NULL ? 0 : draw_known(desk, request, known, err);
    if (sheet == NULL)
        (void)snprintf(out, DESK_PATH_BYTES, "/check");
    else
        (void)snprintf(out, DESK_PATH_BYTES, "/check?sheet=%s",
                known[0] != '\0' ? known : sheet);
    json_decref(queue);
    return result;
}
