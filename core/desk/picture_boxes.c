/* picture_boxes.c -- the contact sheet: which boxes stand on it, and its picture. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desk/desk.h"
#include "core/desk/picture.h"
#include "core/desk/picture_part.h"
#include "core/mosaic.h"

/* A page of the list with texts of its own: the list may be gone before it is drawn. */
struct sheet {
    struct box_view views[MOSAIC_TILES_MAX];
    struct mosaic_tile tiles[MOSAIC_TILES_MAX];
    char images[MOSAIC_TILES_MAX][FILE_PATH_MAX];
    char contests[MOSAIC_TILES_MAX][LAYOUT_ID_BYTES];
    char options[MOSAIC_TILES_MAX][LAYOUT_ID_BYTES];
    char layout[FILE_PATH_MAX];
    size_t count;
};

int picture_boxes(struct desk *desk, const char *type, const char *option, size_t at,
        struct picture_boxes *out, struct error *err)
{
    struct box_view views[MOSAIC_TILES_MAX];
    struct box_lists_hold hold;
    size_t i;

    if (!picture_word(type))
        return error_set(err, ERROR_RANGE, "there is no ballot '%s'", type);
    if (box_lists_take(desk->pictures->lists, type, at > 0, &hold, err) != 0)
        return -1;
    out->list = hold.number;
    out->total = box_list_count(hold.list, option);
    out->count = box_list_page(hold.list, option, at, MOSAIC_TILES_MAX, views);
    for (i = 0; i < out->count; i++) {
        struct picture_box *box = &out->boxes[i];

        memcpy(box->sheet, views[i].sheet, sizeof(box->sheet));
        (void)snprintf(box->contest, sizeof(box->contest), "%s", views[i].contest);
        (void)snprintf(box->option, sizeof(box->option), "%s", views[i].option);
        box->ink_ppm = views[i].ink_ppm;
        box->mark = views[i].mark;
    }
    box_lists_give(desk->pictures->lists);
    return 0;
}

static void tile_fill(struct sheet *sheet, size_t i, const char *folder)
{
    const struct box_view *view = &sheet->views[i];
    struct mosaic_tile *tile = &sheet->tiles[i];

    /* An image that is not ours to open is a grey tile. */
    tile->image = picture_path(folder, view->image, sheet->images[i]) == 0
                          ? sheet->images[i]
                          : NULL;
    tile->index = view->index;
    tile->page = view->page;
    tile->rotation = view->rotation;
    (void)snprintf(sheet->contests[i], LAYOUT_ID_BYTES, "%s", view->contest);
    (void)snprintf(sheet->options[i], LAYOUT_ID_BYTES, "%s", view->option);
    tile->contest = sheet->contests[i];
    tile->option = sheet->options[i];
}

/* 0: there is no such list, or nothing at this place of it. */
static int sheet_fill(struct desk_pictures *pictures, uint64_t list, const char *option,
        size_t at, struct sheet *sheet)
{
    struct box_lists_hold hold;
    size_t i;

    if (!box_lists_find(pictures->lists, list, &hold))
        return 0;
    sheet->count = box_list_page(hold.list, option, at, MOSAIC_TILES_MAX, sheet->views);
    for (i = 0; i < sheet->count; i++)
        tile_fill(sheet, i, pictures->folder);
    box_lists_give(pictures->lists);
    return sheet->count > 0 &&
           picture_layout(pictures->folder, hold.type, sheet->layout) == 0;
}

static int sheet_draw(struct desk_pictures *pictures, struct sheet *sheet,
        const char *key, struct desk_answer *answer, struct error *err)
{
    const char *layout = sheet->layout;
    const struct mosaic_wish wish = {.layouts = &layout,
            .layout_count = 1,
            .tiles = sheet->tiles,
            .count = sheet->count};
    struct piece piece;
    int result;

    (void)sem_wait(&pictures->makers);
    result = mosaic_make(&wish, &piece, err);
    (void)sem_post(&pictures->makers);
    if (result == 0)
        picture_answer(pictures, key, &piece, answer);
    return result;
}

int picture_boxes_png(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    const char *option = form_get(&request->query, "option");
    uint64_t list = picture_number(request, "list", 1, UINT64_MAX, 0);
    uint64_t at = picture_number(request, "at", 0, UINT32_MAX, UINT64_MAX);
    struct piece piece;
    struct sheet *sheet;
    char key[PICTURE_KEY_BYTES];
    int result = 0;

    if (list == 0 || at == UINT64_MAX || !picture_word(option)) {
        answer->status = 404;
        return 0;
    }
    (void)snprintf(key, sizeof(key), "boxes %llu %s %llu", (unsigned long long)list,
            option, (unsigned long long)at);
    if (picture_cache_get(desk->pictures->cache, key, &piece)) {
        answer_bytes(answer, "image/png", piece.bytes, piece.size);
        return 0;
    }
    sheet = calloc(1, sizeof(*sheet));
    if (sheet == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the boxes");
    if (sheet_fill(desk->pictures, list, option, (size_t)at, sheet))
        result = sheet_draw(desk->pictures, sheet, key, answer, err);
    else
        answer->status = 404;
    free(sheet);
    return result;
}
