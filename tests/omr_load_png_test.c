/* omr_load_png_test.c -- the quick way for grey PNG takes what is sound, no other. */
#include "tests/omr_png_made.h"

#include <png.h>

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
            cmocka_unit_test(the_widest_image_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
