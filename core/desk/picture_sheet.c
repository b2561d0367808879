/* picture_sheet.c -- a sheet's page, one of its rows, and that row as it was printed. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/desk/desk.h"
#include "core/desk/picture.h"
#include "core/desk/picture_part.h"
#include "core/json.h"
#include "core/layout.h"

enum { PAGE_PX = 1000, ROW_PX = 1400, WIDTH_LEAST_PX = 200, WIDTH_MOST_PX = 2400 };
enum { SHEET_DIGITS = BOX_SHEET_BYTES - 1, NUMBER_MOST = 1000 };

/* What an address names: "/row/SHEET/CONTEST". */
struct named {
    char first[BOX_SHEET_BYTES], second[LAYOUT_ID_BYTES];
};

/* -1: there is no such address. */
static int path_split(const char *path, struct named *out)
{
    const char *first = strchr(path + 1, '/') + 1, *second = strchr(first, '/');

    if (second == NULL || (size_t)(second - first) >= sizeof(out->first) ||
            !picture_contest(second + 1))
        return -1;
    memcpy(out->first, first, (size_t)(second - first));
    out->first[second - first] = '\0';
    (void)snprintf(out->second, sizeof(out->second), "%s", second + 1);
    return 0;
}

static int is_sheet(const char *text)
{
    return strlen(text) == SHEET_DIGITS &&
           strspn(text, "0123456789abcdef") == SHEET_DIGITS;
}

/* The sheet's record, the caller's; NULL with `err` unset: there is no such sheet. */
static int sheet_read(
        struct desk *desk, const char *sheet, json_t **out, struct error *err)
{
    *out = NULL;
    if (desk_read(desk, json_pack("{s:s,s:s}", "request", "sheet", "sheet", sheet), out,
                err) == 0)
        return 0;
    *out = NULL;
    return err->kind == ERROR_RANGE ? 0 : -1;
}

/* Some layout of the conference: enough to see where a sheet's corners are. */
static int layout_any(const char *folder, char out[FILE_PATH_MAX])
{
    char path[FILE_PATH_MAX], type[LAYOUT_ID_BYTES] = "";
    struct dirent *entry;
    DIR *list = file_join(path, folder, "layout", NULL) == 0 ? opendir(path) : NULL;

    while (list != NULL && (entry = readdir(list)) != NULL) {
        size_t length = strlen(entry->d_name);

        if (length < 6 || length - 5 >= sizeof(type) ||
                strcmp(entry->d_name + length - 5, ".json") != 0 ||
                (type[0] != '\0' && strncmp(entry->d_name, type, sizeof(type)) > 0))
            continue;
        memcpy(type, entry->d_name, length - 5);
        type[length - 5] = '\0';
    }
    if (list != NULL)
        (void)closedir(list);
    return picture_layout(folder, type, out);
}

/* The page that a contest is printed on; 0: none of this paper. */
static int32_t page_printed(const char *layout_path, const char *contest)
{
    struct layout layout;
    int32_t found = 0;
    size_t page, row;

    layout_init(&layout);
    if (layout_load(layout_path, &layout, NULL) != 0)
        return 0;
    for (page = 0; page < layout.page_count && found == 0; page++)
        for (row = 0; row < layout.pages[page].row_count && found == 0; row++)
            if (strcmp(layout.pages[page].rows[row].contest, contest) == 0)
                found = layout.pages[page].page;
    layout_release(&layout);
    return found;
}

static int has_contest(const json_t *page, const char *contest)
{
    const json_t *contests = json_object_get(page, "contests");
    size_t i;

    for (i = 0; i < json_array_size(contests); i++)
        if (strcmp(json_text(json_array_get(contests, i), "contest"), contest) == 0)
            return 1;
    return 0;
}

static json_int_t page_number(const json_t *page)
{
    return json_integer_value(json_object_get(page, "page"));
}

/* The image that shows a row: the one it was read from; else the one that should. */
static const json_t *row_page(
        const json_t *pages, const char *layout, const char *contest)
{
    const json_t *unknown = NULL;
    json_int_t printed;
    size_t i;

    for (i = 0; i < json_array_size(pages); i++)
        if (has_contest(json_array_get(pages, i), contest))
            return json_array_get(pages, i);
    printed = page_printed(layout, contest);
    if (printed == 0)
        return NULL;
    for (i = 0; i < json_array_size(pages); i++) {
        const json_t *page = json_array_get(pages, i);

        if (page_number(page) == printed)
            return page;
        if (page_number(page) == 0 && unknown == NULL)
            unknown = page;
    }
    return unknown;
}

/* By the page's own reading; as counted; as the reader of the page supposes. */
static const char *type_find(
        const json_t *sheet, const json_t *page, const struct desk_request *request)
{
    const char *type = json_text(page, "ballot_type");

    if (type[0] == '\0')
        type = json_text(sheet, "ballot_type");
    return type[0] == '\0' ? form_get(&request->query, "type") : type;
}

static int wish_fill(struct desk_pictures *pictures, const json_t *page,
        char image[FILE_PATH_MAX], struct piece_wish *wish)
{
    json_int_t rotation = json_integer_value(json_object_get(page, "rotation"));

    if (page == NULL ||
            picture_path(pictures->folder, json_text(page, "image"), image) != 0)
        return -1;
    wish->image = image;
    wish->index = (int32_t)json_integer_value(json_object_get(page, "index"));
    wish->page = (int32_t)page_number(page);
    wish->rotation = rotation == 180 ? 180 : 0;
    return 0;
}

static int make(struct desk_pictures *pictures, const char *key,
        const struct piece_wish *wish, struct desk_answer *answer, struct error *err)
{
    struct piece piece;
    int result;

    (void)sem_wait(&pictures->makers);
    result = piece_make(wish, &piece, err);
    (void)sem_post(&pictures->makers);
    if (result == 0)
        picture_answer(pictures, key, &piece, answer);
    else if (err->kind == ERROR_RANGE) /* the image is broken, or there is no such row */
        answer->status = 404;
    return result == 0 || err->kind == ERROR_RANGE ? 0 : -1;
}

/* 1: it was there and is the answer. */
static int is_kept(
        struct desk_pictures *pictures, const char *key, struct desk_answer *answer)
{
    struct piece piece;

    if (!picture_cache_get(pictures->cache, key, &piece))
        return 0;
    answer_bytes(answer, "image/png", piece.bytes, piece.size);
    return 1;
}

static int32_t width_of(const struct desk_request *request, int otherwise_px)
{
    return (int32_t)picture_number(
            request, "width", WIDTH_LEAST_PX, WIDTH_MOST_PX, (uint64_t)otherwise_px);
}

static int page_make(struct desk_pictures *pictures, const struct desk_request *request,
        const json_t *sheet, const char *number, const char *key,
        struct desk_answer *answer, struct error *err)
{
    struct piece_wish wish = {.kind = PIECE_PAGE, .width_px = width_of(request, PAGE_PX)};
    char layout[FILE_PATH_MAX], image[FILE_PATH_MAX], *end;
    long at = strtol(number, &end, 10);
    const json_t *page;

    page = *end != '\0' || at < 1 || at > NUMBER_MOST
                   ? NULL
                   : json_array_get(json_object_get(sheet, "pages"), (size_t)at - 1);
    wish.layout = layout;
    if (wish_fill(pictures, page, image, &wish) != 0 ||
            (picture_layout(pictures->folder, type_find(sheet, page, request), layout) !=
                            0 &&
                    layout_any(pictures->folder, layout) != 0)) {
        answer->status = 404;
        return 0;
    }
    return make(pictures, key, &wish, answer, err);
}

static int row_make(struct desk_pictures *pictures, const struct desk_request *request,
        const json_t *sheet, const char *contest, const char *key,
        struct desk_answer *answer, struct error *err)
{
    const json_t *pages = json_object_get(sheet, "pages"), *page;
    struct piece_wish wish = {
            .kind = PIECE_ROW, .contest = contest, .width_px = width_of(request, ROW_PX)};
    char layout[FILE_PATH_MAX], image[FILE_PATH_MAX];

    wish.layout = layout;
    if (picture_layout(pictures->folder,
                type_find(sheet, json_array_get(pages, 0), request), layout) != 0) {
        answer->status = 404;
        return 0;
    }
    page = row_page(pages, layout, contest);
    if (wish_fill(pictures, page, image, &wish) != 0) {
        answer->status = 404;
        return 0;
    }
    return make(pictures, key, &wish, answer, err);
}

typedef int sheet_maker(struct desk_pictures *pictures,
        const struct desk_request *request, const json_t *sheet, const char *part,
        const char *key, struct desk_answer *answer, struct error *err);

/* What pages and rows have in common: a sheet, and a picture that may be kept. */
static int sheet_answer(struct desk *desk, const struct desk_request *request,
        sheet_maker *maker, struct desk_answer *answer, struct error *err)
{
    char key[PICTURE_KEY_BYTES];
    struct named named;
    json_t *sheet;
    int result;

    answer->status = 404;
    if (path_split(request->path, &named) != 0 || !is_sheet(named.first))
        return 0;
    (void)snprintf(key, sizeof(key), "%.120s %.40s %d", request->path,
            form_get(&request->query, "type"), (int)width_of(request, 0));
    if (is_kept(desk->pictures, key, answer)) {
        answer->status = 200;
        return 0;
    }
    if (sheet_read(desk, named.first, &sheet, err) != 0)
        return -1;
    if (sheet == NULL)
        return 0;
    answer->status = 200;
    result = maker(desk->pictures, request, sheet, named.second, key, answer, err);
    json_decref(sheet);
    return result;
}

int picture_page(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    return sheet_answer(desk, request, page_make, answer, err);
}

int picture_row(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    return sheet_answer(desk, request, row_make, answer, err);
}

int picture_printed(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct piece_wish wish = {
            .kind = PIECE_PRINTED, .width_px = width_of(request, ROW_PX)};
    char layout[FILE_PATH_MAX], key[PICTURE_KEY_BYTES];
    struct named named;
    struct stat entry;

    if (path_split(request->path, &named) != 0 ||
            picture_layout(desk->pictures->folder, named.first, layout) != 0 ||
            stat(layout, &entry) != 0) {
        answer->status = 404;
        return 0;
    }
    /* Until the count is opened, the ballots may be printed anew. */
    (void)snprintf(key, sizeof(key), "%.120s %d %lld.%ld", request->path,
            (int)wish.width_px, (long long)entry.st_mtim.tv_sec, entry.st_mtim.tv_nsec);
    if (is_kept(desk->pictures, key, answer))
        return 0;
    wish.layout = layout;
    wish.contest = named.second;
    return make(desk->pictures, key, &wish, answer, err);
}
