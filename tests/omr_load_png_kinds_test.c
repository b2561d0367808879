/* omr_load_png_kinds_test.c -- PNG of every kind gives its pixels, a damaged one none. */
#include <png.h>
#include <stdio.h>

#include "tests/omr_loaded.h"

struct png_kind {
    int type, depth, interlace;
};

static void png_samples(const struct png_kind *kind, int y, uint8_t *row)
{
    static const int channels_of[] = {1, 0, 3, 1, 2, 0, 4};
    int channels = channels_of[kind->type], x, s;
    int has_alpha = kind->type == PNG_COLOR_TYPE_GA || kind->type == PNG_COLOR_TYPE_RGBA;

    memset(row, 0, BYTES_MAX / 16);
    for (x = 0; x < WIDTH; x++)
        for (s = 0; s < channels; s++) {
            int place = x * channels + s;
            uint8_t level = level_at(x, y);

            if (kind->depth == 1)
                row[place / 8] |= (uint8_t)(is_white_at(x, y) << (7 - place % 8));
            else if (has_alpha) /* black, as solid as the picture is dark */
                level = s == channels - 1 ? (uint8_t)(255 - level) : 0;
            if (kind->depth == 16)
                row[2 * place] = row[2 * place + 1] = level;
            else if (kind->depth == 8)
                row[place] = level;
        }
}

static int png_file(const struct png_kind *kind)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    int descriptor = memfd_create("png", 0), y, pass, passes;
    FILE *stream = fdopen(dup(descriptor), "wb");
    png_color colours[256];
    uint8_t row[BYTES_MAX / 16];

    for (y = 0; y < 256; y++)
        colours[y] = (png_color){255, (png_byte)y, 255};
    png_init_io(png, stream);
    png_set_IHDR(
            png, info, WIDTH, HEIGHT, kind->depth, kind->type, kind->interlace, 0, 0);
    if (kind->type == PNG_COLOR_TYPE_PALETTE)
        png_set_PLTE(png, info, colours, 256);
    png_set_pHYs(png, info, 11811, 5906, PNG_RESOLUTION_METER); /* 300 and 150 dpi */
    png_write_info(png, info);
    passes = png_set_interlace_handling(png);
    for (pass = 0; pass < passes; pass++)
        for (y = 0; y < HEIGHT; y++) {
            png_samples(kind, y, row);
            png_write_row(png, row);
        }
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    fclose(stream);
    return descriptor;
}

static void every_kind_of_png_gives_its_pixels(void **state)
{
    static const struct png_kind kinds[] = {{PNG_COLOR_TYPE_GRAY, 1, 0},
            {PNG_COLOR_TYPE_GRAY, 8, 0}, {PNG_COLOR_TYPE_GRAY, 8, 1},
            {PNG_COLOR_TYPE_GRAY, 16, 0}, {PNG_COLOR_TYPE_PALETTE, 8, 0},
            {PNG_COLOR_TYPE_RGB, 8, 0}, {PNG_COLOR_TYPE_RGB, 16, 1},
            {PNG_COLOR_TYPE_GA, 8, 0}, {PNG_COLOR_TYPE_RGBA, 8, 0},
            {PNG_COLOR_TYPE_RGBA, 16, 1}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        expect_picture(png_file(&kinds[i]), kinds[i].depth, 0);
}

static const struct png_kind grey_png = {PNG_COLOR_TYPE_GRAY, 8, 0};

static void dots_a_metre_are_told_in_dpi(void **state)
{
    (void)state;
    expect_dpi(png_file(&grey_png), 300, 150);
}

static void every_cut_of_a_png_is_noticed(void **state)
{
    uint8_t bytes[BYTES_MAX];
    int descriptor = png_file(&grey_png);
    size_t size = bytes_of(descriptor, bytes), cut;

    (void)state;
    close(descriptor);
    for (cut = 8; cut < size; cut++)
        expect_bytes_broken(bytes, cut, "damaged");
}

static void any_flipped_bit_of_png_pixels_is_noticed(void **state)
{
    uint8_t bytes[BYTES_MAX];
    int descriptor = png_file(&grey_png);
    size_t size = bytes_of(descriptor, bytes), place;

    (void)state;
    close(descriptor);
    for (place = 70; place < size - 12; place++) { /* within IDAT and its CRC */
        bytes[place] ^= 4;
        expect_bytes_broken(bytes, size, "damaged");
        bytes[place] ^= 4;
    }
}

static void a_png_header_with_a_wrong_sum_is_noticed(void **state)
{
    uint8_t bytes[BYTES_MAX];
    int descriptor = png_file(&grey_png);
    size_t size = bytes_of(descriptor, bytes);

    (void)state;
    close(descriptor);
    bytes[16] = 0x7f; /* width 0x7f000053 */
    expect_bytes_broken(bytes, size, "damaged");
}

static void a_huge_png_is_refused(void **state)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    int descriptor = memfd_create("png", 0);
    FILE *stream = fdopen(dup(descriptor), "wb");

    (void)state;
    png_set_user_limits(png, 0x7fffffff, 0x7fffffff);
    png_init_io(png, stream);
    png_set_IHDR(png, info, 100000, 100000, 8, PNG_COLOR_TYPE_GRAY, 0, 0, 0);
    png_write_info(png, info);
    png_write_chunk(png, (png_const_bytep) "IDAT", (png_const_bytep) "none", 4);
    png_destroy_write_struct(&png, &info);
    fclose(stream);
    expect_broken(descriptor, "too large");
}

static void a_png_without_its_palette_is_refused(void **state)
{
    static const struct png_kind kind = {PNG_COLOR_TYPE_PALETTE, 8, 0};
    static const char name[] = "PLTE";
    uint8_t bytes[BYTES_MAX];
    int descriptor = png_file(&kind);
    size_t size = bytes_of(descriptor, bytes);
    uint8_t *start = memmem(bytes, size, name, 4);
    size_t chunk = 768 + 12, after;

    (void)state;
    close(descriptor);
    assert_non_null(start);
    start -= 4;
    after = size - (size_t)(start - bytes) - chunk;
    memmove(start, start + chunk, after);
    expect_bytes_broken(bytes, size - chunk, "damaged");
}

static void garbage_after_a_good_png_does_not_matter(void **state)
{
    uint8_t bytes[BYTES_MAX];
    int descriptor = png_file(&grey_png);
    size_t size = bytes_of(descriptor, bytes);

    (void)state;
    close(descriptor);
    memset(bytes + size, 0x5A, 1000);
    expect_picture(file_of(bytes, size + 1000), 8, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(every_kind_of_png_gives_its_pixels),
            cmocka_unit_test(dots_a_metre_are_told_in_dpi),
            cmocka_unit_test(every_cut_of_a_png_is_noticed),
            cmocka_unit_test(any_flipped_bit_of_png_pixels_is_noticed),
            cmocka_unit_test(a_png_header_with_a_wrong_sum_is_noticed),
            cmocka_unit_test(a_huge_png_is_refused),
            cmocka_unit_test(a_png_without_its_palette_is_refused),
            cmocka_unit_test(garbage_after_a_good_png_does_not_matter),
    };

    return cmocka_run_group_tests_name("omr load png kinds", tests, NULL, NULL);
}
