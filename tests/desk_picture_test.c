/* desk_picture_test.c -- pictures by address: the right ones, or none. */
#include "core/desk/picture.h"

#include <unistd.h>

#include "core/desk/desk.h"
#include "core/desk/picture_cache.h"
#include "core/desk/view.h"
#include "core/json.h"
#include "tests/program_stage.h"

enum { SHEETS = 4, PEOPLE = 4 };

static struct stage stage;
static char folder[PROGRAM_PATH_BYTES];
static struct desk desk;
static char sheet[BOX_SHEET_BYTES]; /* one that was counted */

static void ask(desk_handler *handler, const char *path, const char *query,
        struct desk_answer *answer)
{
    struct desk_request request = {.method = DESK_GET};
    struct error err = {.text = ""};

    (void)snprintf(request.path, sizeof(request.path), "%s", path);
    form_init(&request.query);
    assert_int_equal(form_parse(query, strlen(query), &request.query, NULL), 0);
    answer_init(answer);
    if (handler(&desk, &request, answer, &err) != 0)
        fail_msg("%s?%s: %s", path, query, err.text);
    form_release(&request.query);
}

static unsigned number_at(const unsigned char *bytes)
{
    return (unsigned)bytes[0] << 24 | (unsigned)bytes[1] << 16 | (unsigned)bytes[2] << 8 |
           bytes[3];
}

/* A PNG of this size; its bytes' sum, to tell two apart. */
static unsigned long check_png(desk_handler *handler, const char *path, const char *query,
        unsigned width, unsigned height)
{
    struct desk_answer answer;
    unsigned long sum = 0;
    size_t i;

    ask(handler, path, query, &answer);
    assert_int_equal(answer.status, 200);
    assert_string_equal(answer.type, "image/png");
    assert_int_equal(answer.cache_s, 0);
    assert_true(answer.byte_count > 33);
    assert_memory_equal(answer.bytes, "\x89PNG\r\n\x1A\n", 8);
    assert_int_equal(number_at(answer.bytes + 16), width);
    assert_int_equal(number_at(answer.bytes + 20), height);
    for (i = 0; i < answer.byte_count; i++)
        sum = sum * 31 + answer.bytes[i];
    answer_release(&answer);
    return sum;
}

static void check_none(desk_handler *handler, const char *path, const char *query)
{
    struct desk_answer answer;

    ask(handler, path, query, &answer);
    if (answer.status != 404 || answer.byte_count != 0)
        fail_msg("%s?%s is answered with %u", path, query, answer.status);
    answer_release(&answer);
}

static const char *path_of(const char *kind, const char *part)
{
    static char path[DESK_PATH_BYTES];

    (void)snprintf(path, sizeof(path), "/%s/%s/%s", kind, sheet, part);
    return path;
}

static void a_page_a_row_and_the_printed_row_are_pictures(void **state)
{
    struct desk_answer row, printed;

    (void)state;
    (void)check_png(picture_page, path_of("page", "1"), "", 1000, 1414); /* A4 */
    (void)check_png(picture_page, path_of("page", "1"), "width=500", 500, 707);
    ask(picture_row, path_of("row", "2"), "", &row);
    ask(picture_printed, "/printed/main/2", "", &printed);
    assert_int_equal(row.status, 200);
    assert_int_equal(printed.status, 200);
    /* the same cut: the same size */
    assert_int_equal(number_at(row.bytes + 16), 1400);
    assert_memory_equal(row.bytes + 16, printed.bytes + 16, 8);
    answer_release(&row);
    answer_release(&printed);
}

static void a_width_that_makes_no_sense_is_the_usual_one(void **state)
{
    static const char *const queries[] = {"width=199", "width=2401", "width=-1",
            "width=1e3", "width=99999999999999999999", "width=", "width=+500"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(queries) / sizeof(queries[0]); i++)
        (void)check_png(picture_page, path_of("page", "1"), queries[i], 1000, 1414);
}

static void what_is_not_there_is_not_found(void **state)
{
    static const char *const pages[] = {
            "0", "2", "-1", "1x", "x", "1.", "99999999999999"};
    static const char *const paths[] = {"/page/", "/page/1", "/page//1",
            "/page/0123456789abcdef0123456789abcde/1",
            "/page/0123456789abcdef0123456789abcdef/1",
            "/page/0123456789abcdef0123456789abcdef0/1",
            "/page/0123456789ABCDEF0123456789ABCDEF/1",
            "/page/0123456789abcdef0123456789abcdeg/1"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
        check_none(picture_page, path_of("page", pages[i]), "");
    for (i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
        check_none(picture_page, paths[i], "");
    check_none(picture_row, path_of("row", "5"), ""); /* there are four people */
    check_none(picture_row, path_of("row", ""), "");
    check_none(picture_row, path_of("row", "1/1"), "");
    check_none(picture_row, path_of("row", "a-name-that-is-longer-than-any-can-be"), "");
}

static void no_address_leads_out_of_the_layouts(void **state)
{
    static const char *const paths[] = {"/printed/main", "/printed//1",
            "/printed/other/1", "/printed/../1", "/printed/main.json/1",
            "/printed/.main/1", "/printed/main/", "/printed/main/9",
            "/printed/main/../main/1"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
        check_none(picture_printed, paths[i], "");
}

static void the_boxes_and_their_picture_are_of_one_list(void **state)
{
    struct picture_boxes *boxes = calloc(1, sizeof(*boxes));
    char query[128];
    size_t i;

    (void)state;
    assert_non_null(boxes);
    assert_int_equal(picture_boxes(&desk, "main", "high", 0, boxes, NULL), 0);
    assert_int_equal(boxes->total, SHEETS * PEOPLE);
    assert_int_equal(boxes->count, SHEETS * PEOPLE);
    for (i = 1; i < boxes->count; i++)
        assert_true(boxes->boxes[i - 1].ink_ppm <= boxes->boxes[i].ink_ppm);
    assert_string_equal(boxes->boxes[0].option, "high");
    assert_int_equal(strlen(boxes->boxes[0].sheet), 32);
    (void)snprintf(query, sizeof(query), "list=%llu&option=high&at=0",
            (unsigned long long)boxes->list);
    (void)check_png(picture_boxes_png, "/boxes.png", query, 1440, 72);
    /* the next page is of the same list, and beyond the last one there is nothing */
    i = boxes->list;
    assert_int_equal(picture_boxes(&desk, "main", "high", 15, boxes, NULL), 0);
    assert_int_equal(boxes->list, i);
    assert_int_equal(boxes->count, 1);
    assert_int_equal(picture_boxes(&desk, "main", "high", 16, boxes, NULL), 0);
    assert_int_equal(boxes->count, 0);
    assert_int_equal(picture_boxes(&desk, "main", "best", 0, boxes, NULL), 0);
    assert_int_equal(boxes->total, 0);
    assert_int_equal(picture_boxes(&desk, "../main", "high", 0, boxes, NULL), -1);
    free(boxes);
}

static void boxes_of_no_list_are_not_found(void **state)
{
    static const char *const queries[] = {"", "list=1&at=0", "list=1&option=high",
            "list=0&option=high&at=0", "list=99&option=high&at=0",
            "list=1&option=high&at=16", "list=1&option=best&at=0",
            "list=1&option=high&at=-1", "list=1&option=../high&at=0",
            "list=1x&option=high&at=0", "list=1&option=high&at=18446744073709551616"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(queries) / sizeof(queries[0]); i++)
        check_none(picture_boxes_png, "/boxes.png", queries[i]);
}

/* Its file is spoilt after it was counted: pages say so, the contact sheet goes on. */
static void a_spoilt_image_is_not_found_and_a_grey_tile(void **state)
{
    struct picture_boxes *boxes = calloc(1, sizeof(*boxes));
    unsigned long sum;
    json_t *answer = NULL;
    const char *image;
    char query[128];

    (void)state;
    assert_non_null(boxes);
    assert_int_equal(picture_boxes(&desk, "main", "low", 0, boxes, NULL), 0);
    (void)snprintf(query, sizeof(query), "list=%llu&option=low&at=0",
            (unsigned long long)boxes->list);
    sum = check_png(picture_boxes_png, "/boxes.png", query, 1440, 72);
    assert_int_equal(
            desk_read(&desk, json_pack("{s:s,s:s}", "request", "sheet", "sheet", sheet),
                    &answer, NULL),
            0);
    image = json_text(json_array_get(json_object_get(answer, "pages"), 0), "image");
    program_write(folder, image, "no image", 8);
    /* what is kept is still shown; another size has to be made */
    (void)check_png(picture_page, path_of("page", "1"), "", 1000, 1414);
    check_none(picture_page, path_of("page", "1"), "width=600");
    check_none(picture_row, path_of("row", "3"), "");
    assert_true(check_png(picture_boxes_png, "/boxes.png", query, 1440, 72) == sum);
    pictures_free(desk.pictures); /* nothing is kept any more */
    desk.pictures = pictures_new(folder);
    assert_int_equal(picture_boxes(&desk, "main", "low", 0, boxes, NULL), 0);
    (void)snprintf(query, sizeof(query), "list=%llu&option=low&at=0",
            (unsigned long long)boxes->list);
    assert_true(check_png(picture_boxes_png, "/boxes.png", query, 1440, 72) != sum);
    json_decref(answer);
    free(boxes);
}

static void the_last_pictures_are_kept(void **state)
{
    struct picture_cache *cache = picture_cache_new();
    unsigned char bytes[] = {7, 8};
    struct piece piece = {bytes, 2, 1}, got;
    char key[16];
    int i;

    (void)state;
    assert_non_null(cache);
    for (i = 0; i < PICTURE_CACHE_MOST; i++) {
        (void)snprintf(key, sizeof(key), "%d", i);
        picture_cache_put(cache, key, &piece);
    }
    assert_int_equal(picture_cache_get(cache, "0", &got), 1); /* asked for again */
    assert_memory_equal(got.bytes, bytes, 2);
    assert_ptr_not_equal(got.bytes, bytes);
    free(got.bytes);
    picture_cache_put(cache, "one more", &piece);
    assert_int_equal(picture_cache_get(cache, "1", &got), 0); /* the oldest went */
    assert_int_equal(picture_cache_get(cache, "0", &got), 1);
    free(got.bytes);
    assert_int_equal(picture_cache_get(cache, "none", &got), 0);
    piece.size = PICTURE_CACHE_BYTES_MAX + 1; /* too large to be kept */
    picture_cache_put(cache, "large", &piece);
    assert_int_equal(picture_cache_get(cache, "large", &got), 0);
    picture_cache_free(cache);
}

static int start(void **state)
{
    struct program program = {.locale = NULL};
    struct picture_boxes *boxes = calloc(1, sizeof(*boxes));

    (void)state;
    stage_start(&stage, "", stage_four_people, "4", "5", "--clean");
    stage_fresh(&stage, folder);
    RUN(&program, "import", folder, stage.deck);
    program_release(&program);
    desk.folder = folder;
    desk.view = view_new(folder);
    desk.pictures = pictures_new(folder);
    assert_true(boxes != NULL && desk.view != NULL && desk.pictures != NULL);
    assert_int_equal(picture_boxes(&desk, "main", "high", 0, boxes, NULL), 0);
    memcpy(sheet, boxes->boxes[0].sheet, sizeof(sheet));
    free(boxes);
    return 0;
}

static int end(void **state)
{
    (void)state;
    pictures_free(desk.pictures);
    view_free(desk.view);
    stage_end(&stage);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_page_a_row_and_the_printed_row_are_pictures),
            cmocka_unit_test(a_width_that_makes_no_sense_is_the_usual_one),
            cmocka_unit_test(what_is_not_there_is_not_found),
            cmocka_unit_test(no_address_leads_out_of_the_layouts),
            cmocka_unit_test(the_boxes_and_their_picture_are_of_one_list),
            cmocka_unit_test(boxes_of_no_list_are_not_found),
            cmocka_unit_test(a_spoilt_image_is_not_found_and_a_grey_tile),
            cmocka_unit_test(the_last_pictures_are_kept),
    };

    return cmocka_run_group_tests(tests, start, end);
}
