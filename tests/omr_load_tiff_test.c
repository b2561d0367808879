/* omr_load_tiff_test.c -- TIFF of every kind gives its pixels. */
#include "tests/omr_written_tiff.h"

static void every_kind_of_tiff_gives_its_pixels(void **state)
{
    static const struct tiff_kind kinds[] = {
            /* bits, samples, photometric, compression, planar, orientation, fill, rows */
            {1, 1, 0, COMPRESSION_NONE, 0, 0, 0, 100, 0},
            {1, 1, 1, COMPRESSION_NONE, 0, 0, 2, 7, 0},
            {1, 1, 0, COMPRESSION_CCITTFAX4, 0, 0, 0, 100, 0},
            {1, 1, 1, COMPRESSION_CCITTFAX4, 0, 0, 2, 16, 0},
            {1, 1, 0, COMPRESSION_CCITTFAX3, 0, 0, 0, 100, 0},
            {1, 1, 0, COMPRESSION_PACKBITS, 0, 0, 0, 8, 0},
            {4, 1, 1, COMPRESSION_LZW, 0, 0, 0, 8, 0},
            {8, 1, 1, COMPRESSION_NONE, 0, 0, 0, 100, 0},
            {8, 1, 0, COMPRESSION_NONE, 0, 0, 0, 1, 0},
            {8, 1, 1, COMPRESSION_LZW, 0, 0, 0, 9, 0},
            {8, 1, 1, COMPRESSION_ADOBE_DEFLATE, 0, 0, 0, 9, 0},
            {8, 1, 1, COMPRESSION_DEFLATE, 0, 0, 0, 9, 0},
            {8, 1, 1, COMPRESSION_PACKBITS, 0, 0, 0, 9, 0},
            {8, 1, 3, COMPRESSION_NONE, 0, 0, 0, 9, 0},
            {16, 1, 1, COMPRESSION_NONE, 0, 0, 0, 9, 0},
            {16, 1, 0, COMPRESSION_LZW, 0, 0, 0, 9, 0},
            {8, 3, 2, COMPRESSION_NONE, 0, 0, 0, 9, 0},
            {8, 3, 2, COMPRESSION_LZW, 0, 0, 0, 100, 0},
            {16, 3, 2, COMPRESSION_LZW, 0, 0, 0, 9, 0},
            {8, 3, 2, COMPRESSION_NONE, 2, 0, 0, 9, 0},
            {8, 1, 1, COMPRESSION_NONE, 0, 0, 0, 0, 32},
            {8, 1, 1, COMPRESSION_LZW, 0, 0, 0, 0, 32},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        expect_picture(tiff_file(&kinds[i], 1), kinds[i].bits, 0);
}

static void tiff_with_jpeg_gives_nearly_its_pixels(void **state)
{
    static const struct tiff_kind kind = {8, 1, 1, COMPRESSION_JPEG, 0, 0, 0, 16, 0};

    (void)state;
    expect_picture(tiff_file(&kind, 1), 8, 40);
}

static void dpi_of_each_axis_is_told(void **state)
{
    (void)state;
    expect_dpi(tiff_file(&plain, 1), 300, 600);
}

static void orientation_is_undone(void **state)
{
    /* Where the stored first pixel belongs: TIFF 6.0's list of orientations. */
    static const struct {
        uint16_t orientation;
        int is_right, is_bottom, is_turned;
    } cases[] = {{1, 0, 0, 0}, {2, 1, 0, 0}, {3, 1, 1, 0}, {4, 0, 1, 0}, {5, 0, 0, 1},
            {6, 1, 0, 1}, {7, 1, 1, 1}, {8, 0, 1, 1}};
    struct tiff_kind kind = plain;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct image image;
        struct error err;
        int descriptor, x, y;

        image_init(&image);
        kind.orientation = cases[i].orientation;
        descriptor = tiff_file(&kind, 1);
        assert_int_equal(load(descriptor, 0, &image, &err), 0);
        assert_int_equal(image.width_px, cases[i].is_turned ? HEIGHT : WIDTH);
        /* Stored pixel x = 5, y = 2 has level 15 and no other in its row has. */
        x = cases[i].is_turned ? 2 : 5;
        y = cases[i].is_turned ? 5 : 2;
        x = cases[i].is_right ? image.width_px - 1 - x : x;
        y = cases[i].is_bottom ? image.height_px - 1 - y : y;
        assert_int_equal(image.pixels[y * image.width_px + x], 15);
        image_release(&image);
        close(descriptor);
    }
}

static void pages_come_in_any_order_and_after_a_broken_one(void **state)
{
    int descriptor = tiff_file(&plain, 3);
    struct load_file *file;
    struct image image;
    struct error err;
    int32_t i;

    (void)state;
    image_init(&image);
    assert_int_equal(load_open(descriptor, &file, &err), 0);
    assert_int_equal(load_page_count(file), 3);
    for (i = 2; i >= 0; i--)
        assert_int_equal(load_page(file, i, &image, &err), 0);
    assert_int_equal(load_page(file, 3, &image, &err), -1);
    assert_int_equal(load_page(file, 1, &image, &err), 0);
    load_close(file);
    image_release(&image);
    close(descriptor);
}

static void a_bomb_is_refused_before_memory_is_asked_for(void **state)
{
    int descriptor = memfd_create("bomb", 0);
    TIFF *tiff = TIFFFdOpen(dup(descriptor), "test", "w");
    static uint8_t row[50000];

    (void)state;
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, 50000);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, 50000);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, 1);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_ADOBE_DEFLATE);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 50000);
    TIFFWriteScanline(tiff, row, 0, 0);
    TIFFClose(tiff);
    expect_broken(descriptor, "too large");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(every_kind_of_tiff_gives_its_pixels),
            cmocka_unit_test(tiff_with_jpeg_gives_nearly_its_pixels),
            cmocka_unit_test(dpi_of_each_axis_is_told),
            cmocka_unit_test(orientation_is_undone),
            cmocka_unit_test(pages_come_in_any_order_and_after_a_broken_one),
            cmocka_unit_test(a_bomb_is_refused_before_memory_is_asked_for),
    };

    return cmocka_run_group_tests_name("omr load tiff", tests, NULL, NULL);
}
