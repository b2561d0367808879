/* omr_load_png_wrong_test.c -- grey PNG that is not sound is left to libpng. */
#include "tests/omr_png_made.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(every_cut_and_every_flipped_bit_is_noticed),
            cmocka_unit_test(data_of_another_length_are_not_taken),
            cmocka_unit_test(bytes_after_the_data_are_not_taken),
            cmocka_unit_test(an_unknown_filter_is_not_taken),
            cmocka_unit_test(chunks_out_of_order_are_not_taken),
            cmocka_unit_test(large_sizes_are_left_before_memory_is_asked_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
