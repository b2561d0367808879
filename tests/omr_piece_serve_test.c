/* omr_piece_serve_test.c -- requests for pictures: answered, or refused one by one. */
#include "omr/piece_serve.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>
#include <png.h>

#include "core/descriptor.h"
#include "omr/grey_png.h"
#include "omr/piece_request.h"
#include "tests/omr_sheet.h"

struct desk {
    struct sheet sheet;
    int file; /* the scanned sheet as a PNG */
    int sockets[2], output;
    unsigned char *answers;
    size_t size, taken;
};

static int file_of(const void *bytes, size_t size)
{
    int descriptor = memfd_create("image", MFD_CLOEXEC);

    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, bytes, size), (ssize_t)size);
    return descriptor;
}

static int start(void **state)
{
    struct desk *desk = calloc(1, sizeof(*desk));
    struct sheet_pose pose = sheet_pose_plain(200);
    struct layout_page scanned = {.page = 1};

    assert_non_null(desk);
    sheet_init(&desk->sheet);
    pose.shift_x_mm = 4;
    sheet_print(&desk->sheet, &pose, SHEET_COUNT, NULL);
    sheet_picture(&desk->sheet, &scanned);
    desk->file = file_of(scanned.printed_png, scanned.printed_png_bytes);
    free(scanned.printed_png);
    *state = desk;
    return 0;
}

static int end(void **state)
{
    struct desk *desk = *state;

    sheet_release(&desk->sheet);
    (void)close(desk->file);
    free(desk);
    return 0;
}

static int begin(void **state)
{
    struct desk *desk = *state;

    assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, desk->sockets), 0);
    desk->output = memfd_create("answers", MFD_CLOEXEC);
    desk->taken = 0;
    return 0;
}

static int finish(void **state)
{
    struct desk *desk = *state;

    (void)close(desk->sockets[0]);
    (void)close(desk->sockets[1]);
    (void)close(desk->output);
    free(desk->answers);
    desk->answers = NULL;
    return 0;
}

static void ask(struct desk *desk, const char *text, int file)
{
    assert_int_equal(descriptor_send(desk->sockets[0], text, file, NULL), 0);
}

static void serve(struct desk *desk, int is_mosaic)
{
    assert_int_equal(shutdown(desk->sockets[0], SHUT_WR), 0);
    assert_int_equal(piece_serve(&desk->sheet.layout, 1, is_mosaic, desk->sockets[1],
                             desk->output, NULL),
            0);
    desk->size = (size_t)lseek(desk->output, 0, SEEK_END);
    desk->answers = calloc(1, desk->size + 1);
    assert_int_equal(
            pread(desk->output, desk->answers, desk->size, 0), (ssize_t)desk->size);
}

/* The next line; the bytes that it announces are in `size`. */
static void hear(struct desk *desk, char line[256], size_t *size)
{
    const char *at = (const char *)desk->answers + desk->taken;
    size_t length = strcspn(at, "\n");

    assert_true(length < 256 && at[length] == '\n');
    memcpy(line, at, length);
    line[length] = '\0';
    desk->taken += length + 1;
    *size = 0;
    (void)sscanf(line, "ok %*d %zu", size);
}

/* The picture behind a line, as grey; the caller frees. */
static uint8_t *picture(struct desk *desk, size_t size, png_image *png)
{
    uint8_t *pixels;

    memset(png, 0, sizeof(*png));
    png->version = PNG_IMAGE_VERSION;
    assert_true(png_image_begin_read_from_memory(png, desk->answers + desk->taken, size));
    png->format = PNG_FORMAT_GRAY;
    pixels = malloc(PNG_IMAGE_SIZE(*png));
    assert_non_null(pixels);
    assert_true(png_image_finish_read(png, NULL, pixels, 0, NULL));
    desk->taken += size;
    return pixels;
}

static const char page_request[] = "{\"layout\":0,\"page\":1,\"index\":0,\"rotation\":0,"
                                   "\"piece\":\"page\",\"width\":420}";
static const char row_request[] = "{\"layout\":0,\"page\":1,\"index\":0,\"rotation\":0,"
                                  "\"piece\":\"row\",\"contest\":\"2\",\"width\":810}";
static const char printed_request[] =
        "{\"layout\":0,\"page\":0,\"index\":0,\"rotation\":0,\"piece\":\"printed\","
        "\"contest\":\"2\",\"width\":810}";
static const char box_request[] =
        "{\"layout\":0,\"page\":1,\"index\":0,\"rotation\":0,"
        "\"piece\":\"box\",\"contest\":\"2\",\"option\":\"low\"}";

static void check_size(struct desk *desk, unsigned width, unsigned height)
{
    char line[256];
    png_image png;
    size_t size;

    hear(desk, line, &size);
    assert_true(strncmp(line, "ok 1 ", 5) == 0);
    free(picture(desk, size, &png));
    assert_int_equal(png.width, width);
    assert_int_equal(png.height, height);
}

static void several_requests_are_answered_in_their_order(void **state)
{
    struct desk *desk = *state;

    ask(desk, page_request, desk->file);
    ask(desk, row_request, desk->file);
    ask(desk, printed_request, desk->file);
    serve(desk, 0);
    check_size(desk, 420, 592);
    check_size(desk, 810, 180);
    check_size(desk, 810, 180);
    assert_int_equal(desk->taken, desk->size);
}

static void a_printed_row_needs_no_image(void **state)
{
    struct desk *desk = *state;
    int nothing = file_of("", 0);

    ask(desk, printed_request, nothing);
    serve(desk, 0);
    check_size(desk, 810, 180);
    (void)close(nothing);
}

static void a_broken_image_costs_its_own_picture_only(void **state)
{
    struct desk *desk = *state;
    int broken = file_of("this was never an image", 23);
    char line[256];
    size_t size;

    ask(desk, row_request, broken);
    ask(desk, row_request, desk->file);
    serve(desk, 0);
    hear(desk, line, &size);
    assert_true(strncmp(line, "broken ", 7) == 0);
    check_size(desk, 810, 180);
    (void)close(broken);
}

static void a_broken_image_is_a_grey_tile_among_the_others(void **state)
{
    struct desk *desk = *state;
    int broken = file_of("II*", 4);
    char line[256];
    png_image png;
    uint8_t *pixels;
    size_t size;

    ask(desk, box_request, desk->file);
    ask(desk, box_request, broken);
    ask(desk, "{\"piece\":\"box\"}", desk->file); /* makes no sense: has its tile too */
    ask(desk, box_request, desk->file);
    serve(desk, 1);
    hear(desk, line, &size);
    assert_string_equal(line, "ok 1 0");
    hear(desk, line, &size);
    assert_string_equal(line, "broken");
    hear(desk, line, &size);
    assert_string_equal(line, "broken");
    hear(desk, line, &size);
    assert_string_equal(line, "ok 1 0");
    hear(desk, line, &size);
    pixels = picture(desk, size, &png);
    assert_int_equal(png.width, 1440);
    assert_int_equal(png.height, 72);
    assert_int_equal(pixels[36 * 1440 + 36], 255);       /* an empty box's inside */
    assert_int_equal(pixels[36 * 1440 + 72 + 36], 119);  /* a cross */
    assert_int_equal(pixels[36 * 1440 + 144 + 36], 119); /* a cross */
    assert_int_equal(pixels[36 * 1440 + 216 + 36], 255);
    free(pixels);
    (void)close(broken);
}

static void without_requests_there_is_no_answer(void **state)
{
    struct desk *desk = *state;

    serve(desk, 1);
    assert_int_equal(desk->size, 0);
}

static void what_is_no_request_is_refused(void **state)
{
    static const char *const bad[] = {"", "{}", "[]", "page", "{\"piece\":\"page\"}",
            /* another layout, page, place in the file, way up, width */
            "{\"layout\":1,\"page\":1,\"index\":0,\"rotation\":0,\"piece\":\"page\","
            "\"width\":9}",
            "{\"layout\":-1,\"page\":1,\"index\":0,\"rotation\":0,\"piece\":\"page\","
            "\"width\":9}",
            "{\"layout\":0,\"page\":2,\"index\":0,\"rotation\":0,\"piece\":\"page\","
            "\"width\":9}",
            "{\"layout\":0,\"page\":1,\"index\":-1,\"rotation\":0,\"piece\":\"page\","
            "\"width\":9}",
            "{\"layout\":0,\"page\":1,\"index\":0,\"rotation\":90,\"piece\":\"page\","
            "\"width\":9}",
            "{\"layout\":0,\"page\":1,\"index\":0,\"rotation\":0,\"piece\":\"page\","
            "\"width\":0}",
            "{\"layout\":0,\"page\":1,\"index\":0,\"rotation\":0,\"piece\":\"page\","
            "\"width\":4097}",
            "{\"layout\":0,\"page\":1,\"index\":0,\"rotation\":0,\"piece\":\"page\","
            "\"width\":1e3}",
            /* a contest or box that is not on the paper; a name longer than any */
            "{\"layout\":0,\"page\":1,\"index\":0,\"rotation\":0,\"piece\":\"row\","
            "\"contest\":\"7\",\"width\":9}",
            "{\"layout\":0,\"page\":1,\"index\":0,\"rotation\":0,\"piece\":\"row\","
            "\"width\":9}",
            "{\"layout\":0,\"page\":1,\"index\":0,\"rotation\":0,\"piece\":\"box\","
            "\"contest\":\"1\",\"option\":\"best\"}",
            "{\"layout\":0,\"page\":1,\"index\":0,\"rotation\":0,\"piece\":\"row\","
            "\"contest\":\"11111111111111111111111111111111\",\"width\":9}",
            "{\"layout\":0,\"page\":1,\"index\":0,\"rotation\":0,\"piece\":\"file\","
            "\"width\":9}"};
    struct desk *desk = *state;
    struct piece_request request;
    size_t i;

    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        if (piece_request_parse(bad[i], &desk->sheet.layout, 1, &request, NULL) == 0)
            fail_msg("taken: %s", bad[i]);
    assert_int_equal(
            piece_request_parse(box_request, &desk->sheet.layout, 1, &request, NULL), 0);
    assert_int_equal(request.part.left_um, 82000 - 3500);
    assert_int_equal(request.part.top_um, 40000 + 12000 + 3000 - 3500);
}

static void a_png_holds_pixels_and_nothing_else(void **state)
{
    static const uint8_t pixels[] = {0, 8, 9, 17, 250, 255}; /* 3 x 2 */
    struct image image = {(uint8_t *)(uintptr_t)pixels, 3, 2, 300, 300, 0, 6};
    struct picture png_bytes = {0};
    uint8_t read[6];
    png_image png = {.version = PNG_IMAGE_VERSION};

    (void)state;
    assert_int_equal(grey_png_encode(&image, &png_bytes, NULL), 0);
    assert_true(png_image_begin_read_from_memory(&png, png_bytes.bytes, png_bytes.size));
    png.format = PNG_FORMAT_GRAY;
    assert_true(png_image_finish_read(&png, NULL, read, 0, NULL));
    /* the nearest of 0, 17, 34, ... 255 */
    assert_memory_equal(read, ((uint8_t[]){0, 0, 17, 17, 255, 255}), 6);
    assert_memory_equal(png_bytes.bytes + 12, "IHDR", 4);
    assert_memory_equal(png_bytes.bytes + 37, "IDAT", 4); /* 8 + 12 + 13 + 4 */
    assert_memory_equal(png_bytes.bytes + png_bytes.size - 8, "IEND", 4);
    free(png_bytes.bytes);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
            TEST(several_requests_are_answered_in_their_order),
            TEST(a_printed_row_needs_no_image),
            TEST(a_broken_image_costs_its_own_picture_only),
            TEST(a_broken_image_is_a_grey_tile_among_the_others),
            TEST(without_requests_there_is_no_answer),
            TEST(what_is_no_request_is_refused),
            TEST(a_png_holds_pixels_and_nothing_else),
    };

    return cmocka_run_group_tests(tests, start, end);
}
