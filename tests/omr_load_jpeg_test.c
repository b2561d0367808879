/* omr_load_jpeg_test.c -- JPEG of every kind gives its pixels, a damaged one none. */
#include <stdio.h>

#include <jpeglib.h>

#include "tests/omr_loaded.h"

static size_t jpeg_bytes(J_COLOR_SPACE space, int components, uint8_t *bytes)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr manager;
    unsigned char *memory = NULL;
    unsigned long size = 0;
    uint8_t row[WIDTH * 4];
    JSAMPROW rows[1] = {row};
    int x, y, s;

    jpeg.err = jpeg_std_error(&manager);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &memory, &size);
    jpeg.image_width = WIDTH;
    jpeg.image_height = HEIGHT;
    jpeg.input_components = components;
    jpeg.in_color_space = space;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 95, TRUE);
    jpeg.density_unit = 1;
    jpeg.X_density = 600;
    jpeg.Y_density = 300;
    jpeg_start_compress(&jpeg, TRUE);
    for (y = 0; y < HEIGHT; y++) {
        for (x = 0; x < WIDTH; x++)
            for (s = 0; s < components; s++)
                row[x * components + s] = components == 4 && s < 3 ? 255 : level_at(x, y);
        (void)jpeg_write_scanlines(&jpeg, rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    assert_true(size < BYTES_MAX);
    memcpy(bytes, memory, size);
    free(memory);
    return size;
}

static void every_kind_of_jpeg_gives_nearly_its_pixels(void **state)
{
    uint8_t bytes[BYTES_MAX];

    (void)state;
    expect_picture(file_of(bytes, jpeg_bytes(JCS_GRAYSCALE, 1, bytes)), 8, 12);
    expect_picture(file_of(bytes, jpeg_bytes(JCS_RGB, 3, bytes)), 8, 12);
    /* Adobe's way: 255 is no ink, so black comes by the fourth alone. */
    expect_picture(file_of(bytes, jpeg_bytes(JCS_CMYK, 4, bytes)), 8, 12);
}

static void garbage_after_a_good_jpeg_does_not_matter(void **state)
{
    uint8_t bytes[BYTES_MAX];
    size_t size = jpeg_bytes(JCS_GRAYSCALE, 1, bytes);

    (void)state;
    memset(bytes + size, 0x5A, 1000);
    expect_picture(file_of(bytes, size + 1000), 8, 12);
}

static void every_cut_of_a_jpeg_is_noticed(void **state)
{
    uint8_t bytes[BYTES_MAX];
    size_t size = jpeg_bytes(JCS_GRAYSCALE, 1, bytes), cut;

    (void)state;
    for (cut = 3; cut < size; cut++)
        expect_bytes_broken(bytes, cut, "damaged");
}

static uint8_t *frame_of(uint8_t *bytes, size_t size)
{
    static const uint8_t marker[] = {0xFF, 0xC0, 0x00}; /* SOF0 and its length's start */
    uint8_t *frame = memmem(bytes, size, marker, sizeof(marker));

    assert_non_null(frame);
    return frame;
}

static void wrong_frames_of_a_jpeg_are_told(void **state)
{
    static const struct {
        size_t place;
        uint8_t value;
        const char *part;
    } cases[] = {
            {1, 0xE5, "damaged"},   /* no frame at all: an unknown segment */
            {1, 0xC3, "damaged"},   /* lossless */
            {4, 12, "damaged"},     /* 12 bits a sample */
            {5, 0xFF, "too large"}, /* 65341 rows */
            {7, 0xFF, "too large"}, /* 65363 columns */
            {9, 2, "damaged"},      /* two components */
    };
    uint8_t bytes[BYTES_MAX];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        size_t size = jpeg_bytes(JCS_GRAYSCALE, 1, bytes);

        frame_of(bytes, size)[cases[i].place] = cases[i].value;
        expect_bytes_broken(bytes, size, cases[i].part);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(every_kind_of_jpeg_gives_nearly_its_pixels),
            cmocka_unit_test(garbage_after_a_good_jpeg_does_not_matter),
            cmocka_unit_test(every_cut_of_a_jpeg_is_noticed),
            cmocka_unit_test(wrong_frames_of_a_jpeg_are_told),
    };

    return cmocka_run_group_tests_name("omr load jpeg", tests, NULL, NULL);
}
