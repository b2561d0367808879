/* piece_request.c -- what picture is asked for: one request of core/piece.h, checked. */
#include "omr/piece_request.h"

#include <string.h>

#include "core/json.h"
#include "omr/load.h"
#include "omr/piece.h"
#include "omr/resample.h"

static int kind_find(
        const json_t *object, enum piece_request_kind *out, struct error *err)
{
    static const char *const words[] = {
            [PIECE_REQUEST_PAGE] = "page",
            [PIECE_REQUEST_ROW] = "row",
            [PIECE_REQUEST_PRINTED] = "printed",
            [PIECE_REQUEST_BOX] = "box",
    };
    const char *word = json_text(object, "piece");
    size_t i;

    for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strcmp(words[i], word) == 0) {
            *out = (enum piece_request_kind)i;
            return 0;
        }
    return error_set(err, ERROR_SYNTAX, "\"piece\" is none that can be cut");
}

static int part_find(
        const json_t *object, struct piece_request *request, struct error *err)
{
    char contest[LAYOUT_ID_BYTES], option[LAYOUT_ID_BYTES];

    if (request->kind == PIECE_REQUEST_PAGE) {
        request->part.right_um = request->layout->page_width_um;
        request->part.bottom_um = request->layout->page_height_um;
        return 0;
    }
    if (json_get_text(object, "contest", contest, sizeof(contest), err) != 0)
        return -1;
    request->page = piece_page(request->layout, contest);
    if (request->page == NULL)
        return error_set(err, ERROR_RANGE, "contest '%s' is not on the paper", contest);
    if (request->kind != PIECE_REQUEST_BOX)
        return piece_row(request->layout, request->page, contest, &request->part);
    if (json_get_text(object, "option", option, sizeof(option), err) != 0)
        return -1;
    if (piece_box(request->page, contest, option, &request->part) != 0)
        return error_set(
                err, ERROR_RANGE, "contest '%s' has no box '%s'", contest, option);
    return 0;
}

static int numbers_take(const json_t *object, const struct layout *layouts, size_t count,
        struct piece_request *request, struct error *err)
{
    int64_t layout, page, index, rotation, width = 1;

    if (json_get_whole(object, "layout", 0, (int64_t)count - 1, &layout, err) != 0)
        return -1;
    request->layout = &layouts[layout];
    if (json_get_whole(object, "page", 0, (int64_t)request->layout->page_count, &page,
                err) != 0 ||
            json_get_whole(object, "index", 0, LOAD_PAGES_MAX, &index, err) != 0 ||
            json_get_whole(object, "rotation", 0, 180, &rotation, err) != 0)
        return -1;
    if (request->kind != PIECE_REQUEST_BOX &&
            json_get_whole(object, "width", 1, RESAMPLE_WIDTH_MAX_PX, &width, err) != 0)
        return -1;
    if (rotation != 0 && rotation != 180)
        return error_set(err, ERROR_SYNTAX, "\"rotation\" is neither 0 nor 180");
    request->page = &request->layout->pages[page == 0 ? 0 : page - 1];
    request->index = (int32_t)index;
    request->rotation = (int32_t)rotation;
    request->width_px = (int32_t)width;
    return 0;
}

int piece_request_parse(const char *text, const struct layout *layouts, size_t count,
        struct piece_request *out, struct error *err)
{
    struct piece_request request;
    json_t *object = NULL;
    int result;

    memset(&request, 0, sizeof(request));
    if (json_parse(text, strlen(text), &object, err) != 0)
        return -1;
    result = kind_find(object, &request.kind, err);
    if (result == 0)
        result = numbers_take(object, layouts, count, &request, err);
    if (result == 0)
        result = part_find(object, &request, err);
    json_decref(object);
    if (result == 0)
        *out = request;
    return result;
}
