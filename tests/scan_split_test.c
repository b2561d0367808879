/* scan_split_test.c -- pages taken out of their file are read to the same pixels. */
#include "tests/scan_split_file.h"

static void check_tags(int page)
{
    TIFF *tiff = tiff_of(page, "rm");
    uint16_t number[2];
    float dpi = 0;
    char *text;

    assert_non_null(tiff);
    assert_int_equal(TIFFNumberOfDirectories(tiff), 1);
    assert_int_equal(TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &dpi), 1);
    assert_true(dpi > 299.9F && dpi < 300.1F);
    assert_int_equal(TIFFGetField(tiff, TIFFTAG_PAGENUMBER, &number[0], &number[1]), 0);
    assert_int_equal(TIFFGetField(tiff, TIFFTAG_PAGENAME, &text), 0);
    assert_int_equal(TIFFGetField(tiff, TIFFTAG_DATETIME, &text), 0);
    TIFFCleanup(tiff);
}

/* Three pages in, three files out, each the same picture. */
static void survives(const struct kind *kind, const char *mode)
{
    int stack = stack_new(kind, 3, mode), page;
    struct split split;
    uint32_t i;

    assert_int_equal(split_open(stack, &split, NULL), 0);
    assert_int_equal(split.page_count, 3);
    for (i = 0; i < 3; i++) {
        page = page_out(&split, i);
        check_page(stack, page, i);
        check_tags(page);
        close(page);
    }
    split_release(&split);
    close(stack);
}

static void every_kind_of_page_keeps_its_pixels(void **state)
{
    static const struct kind kinds[] = {
            {1, 1, PHOTOMETRIC_MINISWHITE, COMPRESSION_CCITTFAX4, 1, 0, 0, 1, 0},
            {1, 1, PHOTOMETRIC_MINISWHITE, COMPRESSION_CCITTFAX4, 1, 0, 0, 1, 2},
            {1, 1, PHOTOMETRIC_MINISBLACK, COMPRESSION_PACKBITS, 1, 0, 0, 3, 0},
            {8, 1, PHOTOMETRIC_MINISBLACK, COMPRESSION_NONE, 1, 0, 0, 3, 0},
            {8, 1, PHOTOMETRIC_MINISBLACK, COMPRESSION_LZW, 1, 0, 0, 1, 0},
            {8, 3, PHOTOMETRIC_RGB, COMPRESSION_ADOBE_DEFLATE, 1, 2, 0, 1, 0},
            {16, 1, PHOTOMETRIC_MINISBLACK, COMPRESSION_ADOBE_DEFLATE, 1, 2, 0, 1, 0},
            {8, 3, PHOTOMETRIC_YCBCR, COMPRESSION_JPEG, 1, 0, 0, 1, 0},
            {8, 1, PHOTOMETRIC_MINISBLACK, COMPRESSION_JPEG, 1, 0, 0, 1, 0},
            {8, 1, PHOTOMETRIC_MINISBLACK, COMPRESSION_LZW, 1, 0, 32, 1, 0},
            {8, 3, PHOTOMETRIC_RGB, COMPRESSION_NONE, 2, 0, 0, 1, 0},
            {8, 1, PHOTOMETRIC_PALETTE, COMPRESSION_LZW, 1, 0, 0, 1, 0},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        survives(&kinds[i], "w");
}

static void either_byte_order_and_bigtiff_are_kept(void **state)
{
    static const struct kind deep = {16, 1, PHOTOMETRIC_MINISBLACK, COMPRESSION_NONE, 1,
            0, 0, ORIENTATION_TOPLEFT, 0};

    (void)state;
    survives(&deep, "wb");
    survives(&deep, "wl");
    survives(&deep, "wb8");
    survives(&grey_raw, "wl8");
}

static void the_same_page_gives_the_same_bytes(void **state)
{
    static uint8_t first[FILE_MAX_BYTES], again[FILE_MAX_BYTES];
    int stack = stack_new(&grey_raw, 2, "w"), page;
    struct split split;
    size_t size;

    (void)state;
    assert_int_equal(split_open(stack, &split, NULL), 0);
    page = page_out(&split, 1);
    size = bytes_of(page, first);
    close(page);
    split_release(&split);
    assert_int_equal(split_open(stack, &split, NULL), 0);
    page = page_out(&split, 1);
    assert_int_equal(bytes_of(page, again), size);
    assert_memory_equal(first, again, size);
    close(page);
    split_release(&split);
    close(stack);
}

static void a_single_page_is_left_alone(void **state)
{
    int stack = stack_new(&grey_raw, 1, "w"), text = file_new();
    struct split split;

    (void)state;
    assert_int_equal(split_open(stack, &split, NULL), 0);
    assert_int_equal(split.page_count, 0);
    split_release(&split);
    assert_int_equal(write(text, "II*\0 no page at all", 19), 19);
    assert_int_equal(split_open(text, &split, NULL), 0);
    assert_int_equal(split.page_count, 0);
    split_release(&split);
    close(stack);
    close(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(every_kind_of_page_keeps_its_pixels),
            cmocka_unit_test(either_byte_order_and_bigtiff_are_kept),
            cmocka_unit_test(the_same_page_gives_the_same_bytes),
            cmocka_unit_test(a_single_page_is_left_alone),
    };

    return cmocka_run_group_tests_name("scan split", tests, NULL, NULL);
}
