/* report_boxes.c -- the boxes nearest the limits, as a picture in the report. */
#include "core/report_boxes.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/file.h"
#include "core/json.h"
#include "core/layout.h"
#include "core/ledger_client.h"
#include "core/mosaic.h"
#include "core/reader.h"

enum { TILES_MAX = 2 * REPORT_BOXES_EACH };

/* What one contact sheet is made of; mosaic_make borrows all of it. */
struct sheet {
    const char *types[READER_LAYOUTS_MAX];
    char layouts[READER_LAYOUTS_MAX][FILE_PATH_MAX];
    size_t layout_count;
    char images[TILES_MAX][FILE_PATH_MAX];
    struct mosaic_tile tiles[TILES_MAX];
    size_t count;
};

static int boxes_ask(const char *folder, int is_trial, json_t **answer, struct error *err)
{
    struct ledger_client client;
    int result;

    if (ledger_client_start(&client, folder, err) != 0)
        return -1;
    result = ledger_client_ask(&client,
            json_pack("{s:s,s:i,s:i,s:b}", "request", "boxes", "filled",
                    REPORT_BOXES_EACH, "empty", REPORT_BOXES_EACH, "trial", is_trial),
            answer, err);
    if (ledger_client_finish(&client, result == 0 ? err : NULL) != 0 && result == 0) {
        json_decref(*answer);
        *answer = NULL;
        return -1;
    }
    return result;
}

static json_int_t ink(const json_t *box)
{
    return json_integer_value(json_object_get(box, "ink_ppm"));
}

static int is_filled(const json_t *box)
{
    return strcmp(json_text(box, "mark"), "filled") == 0;
}

struct place {
    const json_t *box;
};

/* Of several ballot types one list: filled with least ink first, then empty with most. */
static int place_compare(const void *left, const void *right)
{
    const json_t *a = ((const struct place *)left)->box;
    const json_t *b = ((const struct place *)right)->box;
    int filled = is_filled(a), other = is_filled(b);

    if (filled != other)
        return filled ? -1 : 1;
    if (ink(a) == ink(b))
        return 0;
    return (ink(a) < ink(b)) == filled ? -1 : 1;
}

static int layout_place(
        struct sheet *sheet, const char *folder, const char *type, struct error *err)
{
    char name[LAYOUT_ID_BYTES + sizeof("layout/.json")];
    size_t i;

    for (i = 0; i < sheet->layout_count; i++)
        if (strcmp(sheet->types[i], type) == 0)
            return (int)i;
    if (i == READER_LAYOUTS_MAX || strlen(type) >= LAYOUT_ID_BYTES)
        return error_set(err, ERROR_RANGE, "%zu layouts given, 1 to %d are read", i + 1,
                READER_LAYOUTS_MAX);
    (void)snprintf(name, sizeof(name), "layout/%s.json", type);
    if (file_join(sheet->layouts[i], folder, name, err) != 0)
        return -1;
    sheet->types[i] = type;
    sheet->layout_count++;
    return (int)i;
}

static int tile_add(
        struct sheet *sheet, const char *folder, const json_t *box, struct error *err)
{
    struct mosaic_tile *tile = &sheet->tiles[sheet->count];
    int layout = layout_place(sheet, folder, json_text(box, "ballot_type"), err);

    if (layout < 0 || file_join(sheet->images[sheet->count], folder,
                              json_text(box, "image"), err) != 0)
        return -1;
    tile->image = sheet->images[sheet->count];
    tile->layout = (size_t)layout;
    tile->index = (int32_t)json_integer_value(json_object_get(box, "index"));
    tile->page = (int32_t)json_integer_value(json_object_get(box, "page"));
    tile->rotation = (int32_t)json_integer_value(json_object_get(box, "rotation"));
    tile->contest = json_text(box, "contest");
    tile->option = json_text(box, "option");
    sheet->count++;
    return 0;
}

/* The nearest of each kind; `boxes` is the ledger's list. */
static int sheet_fill(
        struct sheet *sheet, const char *folder, const json_t *boxes, struct error *err)
{
    size_t total = json_array_size(boxes), taken[2] = {0, 0}, i;
    struct place *places = calloc(total + 1, sizeof(*places));
    int result = 0;

    if (places == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the boxes");
    for (i = 0; i < total; i++)
        places[i].box = json_array_get(boxes, i);
    qsort(places, total, sizeof(*places), place_compare);
    for (i = 0; i < total && result == 0; i++)
        if (taken[is_filled(places[i].box)]++ < REPORT_BOXES_EACH)
            result = tile_add(sheet, folder, places[i].box, err);
    free(places);
    return result;
}

static int sheet_write(
        const struct sheet *sheet, const char *path, FILE *names, struct error *err)
{
    const char *layouts[READER_LAYOUTS_MAX];
    struct mosaic_wish wish = {.layouts = layouts,
            .layout_count = sheet->layout_count,
            .tiles = sheet->tiles,
            .count = sheet->count};
    struct piece piece = {.bytes = NULL};
    size_t i;
    int result;

    if (sheet->count == 0)
        return unlink(path) == 0 || errno == ENOENT
                       ? 0
                       : error_set(err, ERROR_IO, "cannot remove '%s': %s", path,
                                 strerror(errno));
    for (i = 0; i < sheet->layout_count; i++)
        layouts[i] = sheet->layouts[i];
    if (mosaic_make(&wish, &piece, err) != 0)
        return -1;
    result = file_write(path, piece.bytes, piece.size, err);
    free(piece.bytes);
    if (result == 0)
        (void)fprintf(names, "%s\n", path);
    return result;
}

int report_boxes(const char *folder, int is_trial, FILE *names, struct error *err)
{
    struct sheet *sheet = calloc(1, sizeof(*sheet));
    char path[FILE_PATH_MAX];
    json_t *answer = NULL;
    int result;

    if (sheet == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the boxes");
    result = file_join(path, folder, "report/boxes.png", err);
    if (result == 0)
        result = boxes_ask(folder, is_trial, &answer, err);
    if (result == 0)
        result = sheet_fill(sheet, folder, json_object_get(answer, "boxes"), err);
    if (result == 0)
        result = sheet_write(sheet, path, names, err);
    json_decref(answer);
    free(sheet);
    return result;
}
