/* omr_load_tiff_damaged_test.c -- what is wrong with a TIFF is told, and none is read in
 * part. */
#include "tests/omr_written_tiff.h"

static uint32_t first_directory(const uint8_t *bytes)
{
    uint32_t offset;

    memcpy(&offset, bytes + 4, sizeof(offset)); /* written and read little-endian */
    return offset;
}

static uint8_t *entry_of(uint8_t *bytes, uint16_t tag)
{
    uint32_t at = first_directory(bytes);
    uint16_t count, found, i;

    memcpy(&count, bytes + at, sizeof(count));
    for (i = 0; i < count; i++) {
        memcpy(&found, bytes + at + 2 + 12U * i, sizeof(found));
        if (found == tag)
            return bytes + at + 2 + 12U * i;
    }
    fail_msg("no tag %u", tag);
    return NULL;
}

static void expect_tag_broken(
        const struct tiff_kind *kind, uint16_t tag, uint32_t value, const char *part)
{
    static uint8_t bytes[BYTES_MAX];
    int descriptor = tiff_file(kind, 1);
    size_t size = bytes_of(descriptor, bytes);
    uint8_t *entry = entry_of(bytes, tag);
    uint16_t type = 4; /* LONG */

    close(descriptor);
    memcpy(entry + 2, &type, sizeof(type));
    memcpy(entry + 8, &value, sizeof(value));
    expect_bytes_broken(bytes, size, part);
}

static void wrong_fields_of_a_tiff_are_told(void **state)
{
    static const struct tiff_kind whole = {8, 1, 1, COMPRESSION_NONE, 0, 0, 0, 100, 0};
    static const struct tiff_kind lzw = {8, 1, 1, COMPRESSION_LZW, 0, 0, 0, 100, 0};

    (void)state;
    expect_tag_broken(&plain, TIFFTAG_IMAGEWIDTH, 0, "zero");
    expect_tag_broken(&plain, TIFFTAG_IMAGELENGTH, 0, "");
    expect_tag_broken(&plain, TIFFTAG_IMAGEWIDTH, 0x80000000U, "too large");
    expect_tag_broken(&plain, TIFFTAG_IMAGELENGTH, 20001, "too large");
    expect_tag_broken(&plain, TIFFTAG_COMPRESSION, 34712, "compressed in a way");
    expect_tag_broken(&plain, TIFFTAG_COMPRESSION, 60000, "compressed in a way");
    expect_tag_broken(&plain, TIFFTAG_BITSPERSAMPLE, 3, "3 bits a sample");
    expect_tag_broken(&plain, TIFFTAG_BITSPERSAMPLE, 32, "32 bits a sample");
    expect_tag_broken(&plain, TIFFTAG_SAMPLESPERPIXEL, 99, "99 samples");
    expect_tag_broken(&whole, TIFFTAG_STRIPOFFSETS, 0x7000000, "damaged");
    expect_tag_broken(&lzw, TIFFTAG_STRIPOFFSETS, 0x7000000, "damaged");
    expect_tag_broken(&lzw, TIFFTAG_STRIPBYTECOUNTS, 40, "damaged");
    expect_tag_broken(&fax, TIFFTAG_STRIPBYTECOUNTS, 40, "damaged");
}

static void a_tiff_without_photometric_is_not_guessed(void **state)
{
    uint8_t bytes[BYTES_MAX];
    int descriptor = tiff_file(&plain, 1);
    size_t size = bytes_of(descriptor, bytes);
    uint8_t *entry = entry_of(bytes, TIFFTAG_PHOTOMETRIC);

    (void)state;
    close(descriptor);
    entry[0] = 0xFE; /* tag 0x01FE: private, between its neighbours no longer */
    entry[1] = 0xFE;
    expect_bytes_broken(bytes, size, "0 is black or white");
}

static void garbage_in_a_strip_is_noticed(void **state)
{
    static const uint16_t compressions[] = {COMPRESSION_CCITTFAX4, COMPRESSION_CCITTFAX3,
            COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE, COMPRESSION_PACKBITS,
            COMPRESSION_JPEG};
    size_t i, k;

    (void)state;
    for (i = 0; i < sizeof(compressions) / sizeof(compressions[0]); i++) {
        struct tiff_kind kind = i < 2 ? fax : plain;
        uint8_t bytes[BYTES_MAX];
        int descriptor;
        size_t size;

        kind.compression = compressions[i];
        kind.rows_a_strip = 96; /* one strip, right after the header */
        descriptor = tiff_file(&kind, 1);
        size = bytes_of(descriptor, bytes);
        close(descriptor);
        for (k = 8; k < 60; k++)
            bytes[k] = (uint8_t)(k * 151 + 7);
        expect_bytes_broken(bytes, size, "damaged");
    }
}

/* libtiff takes an early end mark for the end of a good strip. */
static void a_fax_strip_that_ends_early_is_no_half_page(void **state)
{
    static const uint8_t end_mark[] = {0x00, 0x10, 0x01}; /* EOFB of T.6 */
    struct tiff_kind kind = fax;
    uint8_t bytes[BYTES_MAX];
    int descriptor;
    size_t size;

    (void)state;
    descriptor = tiff_file(&kind, 1);
    size = bytes_of(descriptor, bytes);
    close(descriptor);
    memcpy(bytes + 8, end_mark, sizeof(end_mark));
    expect_bytes_broken(bytes, size, "damaged");
}

static void every_cut_of_a_tiff_is_noticed(void **state)
{
    struct tiff_kind kind = fax;
    uint8_t bytes[BYTES_MAX];
    int descriptor = tiff_file(&kind, 1);
    size_t size = bytes_of(descriptor, bytes), cut;
    uint32_t at = first_directory(bytes);
    uint16_t count;

    (void)state;
    close(descriptor);
    memcpy(&count, bytes + at, sizeof(count));
    /* Behind the directory only the resolution follows: no pixel, no page. */
    assert_in_range(size - (at + 2 + 12U * count + 4), 16, 24);
    for (cut = 4; cut < at + 2 + 12U * count + 4; cut += 3)
        expect_bytes_broken(bytes, cut, "damaged");
}

static void a_loop_of_pages_adds_one_broken_page(void **state)
{
    uint8_t bytes[BYTES_MAX];
    int descriptor = tiff_file(&plain, 1);
    size_t size = bytes_of(descriptor, bytes);
    uint32_t at = first_directory(bytes);
    struct load_file *file;
    struct image image;
    struct error err;
    uint16_t count;

    (void)state;
    close(descriptor);
    memcpy(&count, bytes + at, sizeof(count));
    memcpy(bytes + at + 2 + 12U * count, &at, sizeof(at));
    descriptor = file_of(bytes, size);
    image_init(&image);
    assert_int_equal(load_open(descriptor, &file, &err), 0);
    assert_int_equal(load_page_count(file), 2);
    assert_int_equal(load_page(file, 0, &image, &err), 0);
    assert_int_equal(load_page(file, 1, &image, &err), -1);
    assert_non_null(strstr(err.text, "list of pages"));
    load_close(file);
    image_release(&image);
    close(descriptor);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(wrong_fields_of_a_tiff_are_told),
            cmocka_unit_test(a_tiff_without_photometric_is_not_guessed),
            cmocka_unit_test(garbage_in_a_strip_is_noticed),
            cmocka_unit_test(a_fax_strip_that_ends_early_is_no_half_page),
            cmocka_unit_test(every_cut_of_a_tiff_is_noticed),
            cmocka_unit_test(a_loop_of_pages_adds_one_broken_page),
    };

    return cmocka_run_group_tests_name("omr load tiff damaged", tests, NULL, NULL);
}
