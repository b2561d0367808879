/* check_next.c -- which sheet a checker sees next; now and then a known one. */
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "core/desk/check.h"
#include "core/json.h"

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

    if (desk_read(desk, json_pack("{s:s,s:s}", "request", "queue", "name", request->name),
                &queue, err) != 0)
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
