/* omr_load_exif_test.c -- a photograph's orientation is honoured, a damaged one not. */
#include "omr/load_exif.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>
#include <jpeglib.h>

#include "omr/load.h"

enum { WIDTH = 64, HEIGHT = 32, BLACK = 8, BLOCK_BYTES = 44 };

/* A block of a camera: another entry, then the orientation at byte 28. */
static void block_fill(int is_big_endian, uint8_t orientation, uint8_t block[BLOCK_BYTES])
{
    static const uint8_t little[] = "Exif\0\0II*\0\x08\0\0\0\x02\0"
                                    "\x0f\x01\x02\0\x01\0\0\0A\0\0\0"
                                    "\x12\x01\x03\0\x01\0\0\0\0\0\0\0\0\0\0";
    static const uint8_t big[] = "Exif\0\0MM\0*\0\0\0\x08\0\x02"
                                 "\x01\x0f\0\x02\0\0\0\x01\x41\0\0\0"
                                 "\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0";

    memcpy(block, is_big_endian ? big : little, BLOCK_BYTES);
    block[is_big_endian ? 37 : 36] = orientation;
}

static void both_orders_of_bytes_are_read(void **state)
{
    uint8_t block[BLOCK_BYTES], orientation;

    (void)state;
    for (orientation = 1; orientation <= 8; orientation++) {
        block_fill(0, orientation, block);
        assert_int_equal(load_exif_orientation(block, BLOCK_BYTES), orientation);
        block_fill(1, orientation, block);
        assert_int_equal(load_exif_orientation(block, BLOCK_BYTES), orientation);
    }
}

static void what_makes_no_sense_is_upright(void **state)
{
    static const struct {
        size_t place;
        uint8_t value;
    } cases[] = {
            {0, 'X'},   /* no Exif */
            {6, 'X'},   /* no order of bytes */
            {8, 43},    /* no TIFF */
            {10, 200},  /* the directory beyond the end */
            {13, 0xFF}, /* far beyond it */
            {10, 41},   /* its count cut off */
            {14, 1},    /* one entry, the other */
            {14, 0},    /* none */
            {28, 0x13}, /* another tag */
            {30, 4},    /* a long */
            {32, 2},    /* two of them */
            {36, 0},    /* orientation 0 */
            {36, 9},    /* orientation 9 */
            {37, 1},    /* orientation 262 */
    };
    uint8_t block[BLOCK_BYTES];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        block_fill(0, 6, block);
        block[cases[i].place] = cases[i].value;
        assert_int_equal(load_exif_orientation(block, BLOCK_BYTES), 1);
    }
}

static void a_block_that_is_cut_off_is_upright(void **state)
{
    uint8_t block[BLOCK_BYTES], *cut;
    size_t size;

    (void)state;
    block_fill(0, 6, block);
    for (size = 0; size < 40; size++) { /* the entry ends at 40 */
        cut = malloc(size + 1);         /* of its own, so that a look beyond is seen */
        assert_non_null(cut);
        memcpy(cut, block, size);
        assert_int_equal(load_exif_orientation(cut, size), 1);
        free(cut);
    }
}

/* A white JPEG, black at its stored top left, with the block. */
static int photograph(const uint8_t *block, size_t size)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr manager;
    unsigned char *memory = NULL;
    unsigned long bytes = 0;
    uint8_t row[WIDTH];
    JSAMPROW rows[1] = {row};
    int descriptor = memfd_create("jpeg", 0), y;

    jpeg.err = jpeg_std_error(&manager);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &memory, &bytes);
    jpeg.image_width = WIDTH;
    jpeg.image_height = HEIGHT;
    jpeg.input_components = 1;
    jpeg.in_color_space = JCS_GRAYSCALE;
    jpeg_set_defaults(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    jpeg_write_marker(&jpeg, JPEG_APP0 + 1, (const JOCTET *)"http://ns.adobe.com/", 20);
    jpeg_write_marker(&jpeg, JPEG_APP0 + 1, block, (unsigned)size);
    for (y = 0; y < HEIGHT; y++) {
        memset(row, 255, WIDTH);
        memset(row, y < BLACK ? 0 : 255, BLACK);
        (void)jpeg_write_scanlines(&jpeg, rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    assert_int_equal(write(descriptor, memory, bytes), (ssize_t)bytes);
    free(memory);
    return descriptor;
}

static void a_turned_photograph_is_turned_back(void **state)
{
    /* Where the stored top left belongs: TIFF 6.0's list of orientations. */
    static const struct {
        uint8_t orientation;
        int is_right, is_bottom, is_turned;
    } cases[] = {{1, 0, 0, 0}, {2, 1, 0, 0}, {3, 1, 1, 0}, {4, 0, 1, 0}, {5, 0, 0, 1},
            {6, 1, 0, 1}, {7, 1, 1, 1}, {8, 0, 1, 1}};
    uint8_t block[BLOCK_BYTES];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct load_file *file;
        struct image image;
        int descriptor, x, y;

        block_fill(1, cases[i].orientation, block);
        descriptor = photograph(block, BLOCK_BYTES);
        image_init(&image);
        assert_int_equal(load_open(descriptor, &file, NULL), 0);
        assert_int_equal(load_page(file, 0, &image, NULL), 0);
        assert_int_equal(image.width_px, cases[i].is_turned ? HEIGHT : WIDTH);
        x = cases[i].is_right ? image.width_px - 3 : 2;
        y = cases[i].is_bottom ? image.height_px - 3 : 2;
        if (image.pixels[y * image.width_px + x] >= 50)
            fail_msg("orientation %d is not undone", (int)cases[i].orientation);
        image_release(&image);
        load_close(file);
        close(descriptor);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(both_orders_of_bytes_are_read),
            cmocka_unit_test(what_makes_no_sense_is_upright),
            cmocka_unit_test(a_block_that_is_cut_off_is_upright),
            cmocka_unit_test(a_turned_photograph_is_turned_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
