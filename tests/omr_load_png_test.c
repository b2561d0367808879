/* omr_load_png_test.c -- the quick way for grey PNG takes what is sound, no other. */
#include "omr/load_png_part.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>
#include <libdeflate.h>
#include <png.h>

enum { WIDTH = 97, HEIGHT = 64, BYTES_MAX = 1 << 16, ROWS_BYTES = (WIDTH + 1) * HEIGHT };

/* Noise over a slope: every filter and every case of Paeth's comes up. */
static uint8_t level_at(int x, int y)
{
    uint32_t across = (uint32_t)x, down = (uint32_t)y;
    uint32_t noise = across * 2654435761U + down * 40503U + across * down * 97U;

    return (uint8_t)(x * 2 + y + (int)((noise >> 11) % 61));
}

/* ---- files made by hand, chunk by chunk ---- */
struct made {
    uint8_t bytes[BYTES_MAX];
    size_t size;
};

static void number_put(uint8_t *bytes, uint32_t number)
{
    int i;

    for (i = 0; i < 4; i++)
        bytes[i] = (uint8_t)(number >> (24 - 8 * i));
}

static void made_add(struct made *made, const char *kind, const void *data, size_t size)
{
    uint8_t *at = made->bytes + made->size;

    assert_true(made->size + size + 12 <= BYTES_MAX);
    number_put(at, (uint32_t)size);
    memcpy(at + 4, kind, 4);
    if (size > 0)
        memcpy(at + 8, data, size);
    number_put(at + 8 + size, libdeflate_crc32(0, at + 4, size + 4));
    made->size += size + 12;
}

static void made_begin(struct made *made, uint32_t width, uint32_t height)
{
    uint8_t header[13] = {0};

    memcpy(made->bytes, "\x89PNG\r\n\x1a\n", 8);
    made->size = 8;
    number_put(header, width);
    number_put(header + 4, height);
    header[8] = 8;
    made_add(made, "IHDR", header, sizeof(header));
}

/* `rows` bytes of rows that are not filtered, compressed; their first byte `filter`. */
static size_t data_make(uint8_t filter, size_t rows, uint8_t data[BYTES_MAX])
{
    static uint8_t plain[ROWS_BYTES + WIDTH + 1];
    struct libdeflate_compressor *deflater = libdeflate_alloc_compressor(6);
    size_t size;
    int x, y;

    memset(plain, 0, sizeof(plain));
    for (y = 0; y < HEIGHT; y++)
        for (x = 0; x < WIDTH; x++)
            plain[y * (WIDTH + 1) + 1 + x] = level_at(x, y);
    plain[0] = filter;
    size = libdeflate_zlib_compress(deflater, plain, rows, data, BYTES_MAX);
    libdeflate_free_compressor(deflater);
    assert_true(size > 0);
    return size;
}

/* A sound file: its data in two chunks. */
static void made_whole(struct made *made)
{
    uint8_t data[BYTES_MAX];
    size_t size = data_make(0, ROWS_BYTES, data);

    made_begin(made, WIDTH, HEIGHT);
    made_add(made, "IDAT", data, 100);
    made_add(made, "IDAT", data + 100, size - 100);
    made_add(made, "IEND", "", 0);
}

static int grey_load(const void *bytes, size_t size, struct image *image)
{
    int descriptor = memfd_create("png", 0), result;
    struct error err;

    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, bytes, size), (ssize_t)size);
    result = load_png_grey(descriptor, image, &err);
    close(descriptor);
    return result;
}

static void expect_picture(const void *bytes, size_t size)
{
    struct image image;
    int x, y;

    image_init(&image);
    assert_int_equal(grey_load(bytes, size, &image), 1);
    assert_int_equal(image.width_px, WIDTH);
    assert_int_equal(image.height_px, HEIGHT);
    for (y = 0; y < HEIGHT; y++)
        for (x = 0; x < WIDTH; x++)
            if (image.pixels[y * WIDTH + x] != level_at(x, y))
                fail_msg("pixel %d, %d is wrong", x, y);
    image_release(&image);
}

static void expect_left_to_libpng(const void *bytes, size_t size)
{
    struct image image;

    image_init(&image);
    assert_int_equal(grey_load(bytes, size, &image), 0);
    image_release(&image);
}

/* ---- files made by libpng ---- */
struct kind {
    int type, depth, interlace, filters;
};

static size_t file_by_libpng(const struct kind *kind, uint8_t bytes[BYTES_MAX])
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    FILE *stream = fmemopen(bytes, BYTES_MAX, "wb");
    uint8_t row[WIDTH * 8];
    int pass, passes, x, y;
    long size;

    png_init_io(png, stream);
    png_set_filter(png, 0, kind->filters);
    png_set_compression_buffer_size(png, 200);
    png_set_IHDR(
            png, info, WIDTH, HEIGHT, kind->depth, kind->type, kind->interlace, 0, 0);
    png_set_pHYs(png, info, 11811, 5906, PNG_RESOLUTION_METER);
    png_write_info(png, info);
    passes = png_set_interlace_handling(png);
    memset(row, 0, sizeof(row));
    for (pass = 0; pass < passes; pass++)
        for (y = 0; y < HEIGHT; y++) {
            for (x = 0; x < WIDTH; x++)
                row[x] = level_at(x, y);
            png_write_row(png, row);
        }
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    size = ftell(stream);
    (void)fclose(stream);
    assert_true(size > 0 && size < BYTES_MAX);
    return (size_t)size;
}

static void every_filter_gives_its_pixels(void **state)
{
    static const int filters[] = {PNG_FILTER_NONE, PNG_FILTER_SUB, PNG_FILTER_UP,
            PNG_FILTER_AVG, PNG_FILTER_PAETH, PNG_ALL_FILTERS};
    uint8_t bytes[BYTES_MAX];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(filters) / sizeof(filters[0]); i++) {
        struct kind kind = {PNG_COLOR_TYPE_GRAY, 8, 0, filters[i]};

        expect_picture(bytes, file_by_libpng(&kind, bytes));
    }
}

static void its_resolution_is_told(void **state)
{
    static const struct kind grey = {PNG_COLOR_TYPE_GRAY, 8, 0, PNG_ALL_FILTERS};
    uint8_t bytes[BYTES_MAX];
    struct image image;

    (void)state;
    image_init(&image);
    assert_int_equal(grey_load(bytes, file_by_libpng(&grey, bytes), &image), 1);
    assert_int_equal(image.dpi_x, 300); /* 11811 dots a metre */
    assert_int_equal(image.dpi_y, 150);
    image_release(&image);
}

static void other_kinds_are_left_to_libpng(void **state)
{
    static const struct kind kinds[] = {
            {PNG_COLOR_TYPE_GRAY, 1, 0, PNG_ALL_FILTERS},
            {PNG_COLOR_TYPE_GRAY, 16, 0, PNG_ALL_FILTERS},
            {PNG_COLOR_TYPE_GRAY, 8, PNG_INTERLACE_ADAM7, PNG_ALL_FILTERS},
            {PNG_COLOR_TYPE_GRAY_ALPHA, 8, 0, PNG_ALL_FILTERS},
            {PNG_COLOR_TYPE_RGB, 8, 0, PNG_ALL_FILTERS},
            {PNG_COLOR_TYPE_RGB_ALPHA, 8, 0, PNG_ALL_FILTERS},
    };
    uint8_t bytes[BYTES_MAX];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        expect_left_to_libpng(bytes, file_by_libpng(&kinds[i], bytes));
}

static void a_file_by_hand_gives_its_pixels(void **state)
{
    struct made made;

    (void)state;
    made_whole(&made);
    expect_picture(made.bytes, made.size);
}

static void what_follows_the_end_does_not_matter(void **state)
{
    struct made made;

    (void)state;
    made_whole(&made);
    memcpy(made.bytes + made.size, "garbage", 7);
    expect_picture(made.bytes, made.size + 7);
}

static void every_cut_and_every_flipped_bit_is_noticed(void **state)
{
    struct made made;
    size_t i;

    (void)state;
    made_whole(&made);
    for (i = 0; i < made.size; i += 7)
        expect_left_to_libpng(made.bytes, i);
    for (i = 8; i < made.size; i += 5) { /* who calls has looked at the signature */
        made.bytes[i] ^= 0x10;
        expect_left_to_libpng(made.bytes, made.size);
        made.bytes[i] ^= 0x10;
    }
}

static void data_of_another_length_are_not_taken(void **state)
{
    static const size_t lengths[] = {
            1, ROWS_BYTES - 1, ROWS_BYTES + 1, ROWS_BYTES + WIDTH + 1};
    uint8_t data[BYTES_MAX];
    struct made made;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
        made_begin(&made, WIDTH, HEIGHT);
        made_add(&made, "IDAT", data, data_make(0, lengths[i], data));
        made_add(&made, "IEND", "", 0);
        expect_left_to_libpng(made.bytes, made.size);
    }
}

static void bytes_after_the_data_are_not_taken(void **state)
{
    uint8_t data[BYTES_MAX] = {0};
    struct made made;
    size_t size = data_make(0, ROWS_BYTES, data);

    (void)state;
    made_begin(&made, WIDTH, HEIGHT);
    made_add(&made, "IDAT", data, size + 1);
    made_add(&made, "IEND", "", 0);
    expect_left_to_libpng(made.bytes, made.size);
}

static void an_unknown_filter_is_not_taken(void **state)
{
    uint8_t data[BYTES_MAX];
    struct made made;

    (void)state;
    made_begin(&made, WIDTH, HEIGHT);
    made_add(&made, "IDAT", data, data_make(5, ROWS_BYTES, data));
    made_add(&made, "IEND", "", 0);
    expect_left_to_libpng(made.bytes, made.size);
}

static void chunks_out_of_order_are_not_taken(void **state)
{
    uint8_t data[BYTES_MAX];
    size_t size = data_make(0, ROWS_BYTES, data);
    struct made made;

    (void)state;
    made_begin(&made, WIDTH, HEIGHT); /* data in two runs */
    made_add(&made, "IDAT", data, 100);
    made_add(&made, "tEXt", "Title\0a", 7);
    made_add(&made, "IDAT", data + 100, size - 100);
    made_add(&made, "IEND", "", 0);
    expect_left_to_libpng(made.bytes, made.size);

    made_begin(&made, WIDTH, HEIGHT); /* no data */
    made_add(&made, "IEND", "", 0);
    expect_left_to_libpng(made.bytes, made.size);

    made_begin(&made, WIDTH, HEIGHT); /* a second header */
    made_add(&made, "IHDR", made.bytes + 16, 13);
    made_add(&made, "IDAT", data, size);
    made_add(&made, "IEND", "", 0);
    expect_left_to_libpng(made.bytes, made.size);

    made_begin(&made, WIDTH, HEIGHT); /* a grey that means transparent */
    made_add(&made, "tRNS", "\0\x10", 2);
    made_add(&made, "IDAT", data, size);
    made_add(&made, "IEND", "", 0);
    expect_left_to_libpng(made.bytes, made.size);
}

/* 20000 x 20000 grey pixels of zeros would take 400 MB. */
static void large_sizes_are_left_before_memory_is_asked_for(void **state)
{
    static const uint32_t sizes[][2] = {{20000, 20000}, {20001, 1}, {1, 20001},
            {0xFFFFFFFF, 1}, {0, 5}, {5, 0}, {0x10000, 0x10000}};
    uint8_t data[BYTES_MAX];
    struct image image;
    struct made made;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        made_begin(&made, sizes[i][0], sizes[i][1]);
        made_add(&made, "IDAT", data, data_make(0, ROWS_BYTES, data));
        made_add(&made, "IEND", "", 0);
        image_init(&image);
        assert_int_equal(grey_load(made.bytes, made.size, &image), 0);
        assert_null(image.pixels);
    }
}

/* The widest row there is: its filter byte must not make it too large. */
static void the_widest_image_is_read(void **state)
{
    static uint8_t plain[IMAGE_EDGE_MAX_PX + 1];
    struct libdeflate_compressor *deflater = libdeflate_alloc_compressor(6);
    uint8_t data[BYTES_MAX];
    struct image image;
    struct made made;
    size_t size;

    (void)state;
    plain[IMAGE_EDGE_MAX_PX] = 200;
    size = libdeflate_zlib_compress(deflater, plain, sizeof(plain), data, BYTES_MAX);
    libdeflate_free_compressor(deflater);
    made_begin(&made, IMAGE_EDGE_MAX_PX, 1);
    made_add(&made, "IDAT", data, size);
    made_add(&made, "IEND", "", 0);
    image_init(&image);
    assert_int_equal(grey_load(made.bytes, made.size, &image), 1);
    assert_int_equal(image.width_px, IMAGE_EDGE_MAX_PX);
    assert_int_equal(image.pixels[IMAGE_EDGE_MAX_PX - 1], 200);
    image_release(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(every_filter_gives_its_pixels),
            cmocka_unit_test(its_resolution_is_told),
            cmocka_unit_test(other_kinds_are_left_to_libpng),
            cmocka_unit_test(a_file_by_hand_gives_its_pixels),
            cmocka_unit_test(what_follows_the_end_does_not_matter),
            cmocka_unit_test(every_cut_and_every_flipped_bit_is_noticed),
            cmocka_unit_test(data_of_another_length_are_not_taken),
            cmocka_unit_test(bytes_after_the_data_are_not_taken),
            cmocka_unit_test(an_unknown_filter_is_not_taken),
            cmocka_unit_test(chunks_out_of_order_are_not_taken),
            cmocka_unit_test(large_sizes_are_left_before_memory_is_asked_for),
            cmocka_unit_test(the_widest_image_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
