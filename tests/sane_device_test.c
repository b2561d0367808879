/* sane_device_test.c -- the devices that the virtual scanner can be, and their pages. */
#include "tests/sane_device_pages.h"

/* Red paper, as a TIFF of three samples. */
static void write_red(const struct setup *setup, const char *name)
{
    char path[PROGRAM_PATH_BYTES];
    uint8_t line[3 * 8];
    TIFF *tiff;

    for (size_t i = 0; i < sizeof(line); i++)
        line[i] = i % 3 == 0 ? 200 : 10;
    program_path(path, setup->in, name);
    tiff = TIFFOpen(path, "w");
    assert_non_null(tiff);
    (void)TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, 8);
    (void)TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, 1);
    (void)TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
    (void)TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 3);
    (void)TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB);
    (void)TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    (void)TIFFSetField(tiff, TIFFTAG_XRESOLUTION, 100.0);
    assert_int_equal(TIFFWriteScanline(tiff, line, 0, 0), 1);
    TIFFClose(tiff);
}

static void padded_lines_are_longer(void **state)
{
    struct client client;

    open_mode(&client, state, "sources=kodak,pad=13", "Gray");
    assert_int_equal(client_scan(&client), SANE_STATUS_GOOD);
    assert_int_equal(client.parameters.bytes_per_line, CLIENT_WIDTH + 13);
    assert_int_equal(client.parameters.pixels_per_line, CLIENT_WIDTH);
    assert_int_equal(client.size, (CLIENT_WIDTH + 13) * CLIENT_HEIGHT);
    for (unsigned y = 0; y < CLIENT_HEIGHT; y++) {
        const uint8_t *line = client.bytes + (size_t)y * (CLIENT_WIDTH + 13);

        assert_int_equal(line[0], client_pixel(1, 0, y));
        assert_int_equal(line[CLIENT_WIDTH - 1], client_pixel(1, CLIENT_WIDTH - 1, y));
        assert_int_equal(line[CLIENT_WIDTH], 0xAA);
    }
    client_close(&client);
}

static void the_length_may_be_unknown(void **state)
{
    struct client client;

    open_mode(&client, state, "sources=kodak,lines=-1", "Gray");
    expect_side(&client, 1);
    assert_int_equal(client.parameters.lines, -1);
    client_close(&client);
}

static void reads_may_be_of_seven_bytes(void **state)
{
    struct client client;

    open_mode(&client, state, "sources=kodak,chunk=7", "Gray");
    expect_side(&client, 1);
    assert_int_equal(client.reads, (SIDE_BYTES + 6) / 7 + 1);
    client_close(&client);
}

static void reads_of_nothing_come_between(void **state)
{
    struct client client;

    open_mode(&client, state, "sources=kodak,zeros", "Gray");
    expect_side(&client, 1);
    assert_true(client.empty_reads > 1);
    assert_int_equal(client.empty_reads * 2 + 1, client.reads);
    client_close(&client);
}

static void parameters_may_change_at_the_start(void **state)
{
    struct client client;

    open_mode(&client, state, "sources=kodak,change", "Gray");
    expect_side(&client, 1);
    assert_int_not_equal(client.guess.lines, client.parameters.lines);
    assert_int_not_equal(client.guess.bytes_per_line, client.parameters.bytes_per_line);
    assert_int_equal(client.parameters.lines, CLIENT_HEIGHT);
    client_close(&client);
}

static void colour_in_one_pass_is_rgb(void **state)
{
    struct client client;

    open_mode(&client, state, "sources=kodak", "Color");
    assert_int_equal(client_scan(&client), SANE_STATUS_GOOD);
    assert_int_equal(client.parameters.format, SANE_FRAME_RGB);
    assert_int_equal(client.size, 3 * SIDE_BYTES);
    assert_int_equal(client.bytes[3 * CLIENT_WIDTH + 2], client_pixel(1, 0, 1));
    client_close(&client);
}

static void colour_in_three_passes_is_one_side(void **state)
{
    struct client client;

    open_mode(&client, state, "sources=kodak,threepass", "Color");
    for (int frame = 0; frame < 3; frame++) {
        expect_side(&client, 1);
        assert_int_equal(client.parameters.format, SANE_FRAME_RED + frame);
        assert_int_equal(client.parameters.last_frame, frame == 2);
        assert_int_equal(setup_is_taken(*state, "1.tif"), frame == 2);
    }
    expect_side(&client, 2);
    client_close(&client);
}

static void one_bit_is_black_and_begins_at_the_left(void **state)
{
    struct client client;

    open_mode(&client, state, "sources=kodak,onebit", "Lineart");
    assert_int_equal(client_text(&client, "mode", "Gray", NULL), SANE_STATUS_INVAL);
    assert_int_equal(client_scan(&client), SANE_STATUS_GOOD);
    assert_int_equal(client.parameters.depth, 1);
    assert_int_equal(client.parameters.bytes_per_line, (CLIENT_WIDTH + 7) / 8);
    for (unsigned x = 0; x < CLIENT_WIDTH; x++)
        assert_int_equal(
                (client.bytes[x / 8] >> (7 - x % 8)) & 1, client_pixel(1, x, 0) < 128);
    client_close(&client);
}

static void sixteen_bits_are_of_the_machines_order(void **state)
{
    struct client client;
    uint16_t sample;

    open_mode(&client, state, "sources=kodak", "Gray");
    assert_int_equal(client_word(&client, "depth", 16, NULL), SANE_STATUS_GOOD);
    assert_int_equal(client_scan(&client), SANE_STATUS_GOOD);
    assert_int_equal(client.size, 2 * SIDE_BYTES);
    memcpy(&sample, client.bytes + 2, sizeof(sample));
    assert_int_equal(sample, client_pixel(1, 1, 0) * 257);
    client_close(&client);
}

static void an_unknown_frame_format(void **state)
{
    struct client client;

    open_mode(&client, state, "sources=kodak,jpegframe", "Gray");
    assert_int_equal(client_scan(&client), SANE_STATUS_GOOD);
    assert_int_equal(client.parameters.format, 0x0B);
    client_close(&client);
}

/* Twice the resolution: each pixel four times; beyond the paper it is white. */
static void another_resolution_and_window(void **state)
{
    struct client client;

    open_mode(&client, state, "sources=kodak", "Gray");
    assert_int_equal(client_word(&client, "resolution", 200, NULL), SANE_STATUS_GOOD);
    assert_int_equal(client_word(&client, "br-x", SANE_FIX(101.6), NULL), 0);
    assert_int_equal(client_scan(&client), SANE_STATUS_GOOD);
    assert_int_equal(client.parameters.pixels_per_line, 800);
    assert_int_equal(client.bytes[800 + 9], client_pixel(1, 4, 0));
    assert_int_equal(client.bytes[405], client_pixel(1, 202, 0));
    assert_int_equal(client.bytes[406], 255);
    assert_int_equal(client_word(&client, "resolution", 100, NULL), SANE_STATUS_GOOD);
    assert_int_equal(client_word(&client, "tl-x", SANE_FIX(2.54), NULL), 0);
    assert_int_equal(client_word(&client, "tl-y", SANE_FIX(5.08), NULL), 0);
    assert_int_equal(client_scan(&client), SANE_STATUS_GOOD);
    assert_int_equal(client.bytes[0], client_pixel(2, 10, 20));
    client_close(&client);
}

static void files_of_colour_and_of_one_bit(void **state)
{
    struct client client;

    write_red(*state, "0a.tif");
    write_bits(*state, "0b.tif");
    write_red(*state, "0c.tif");
    open_mode(&client, state, "sources=kodak,fujitsu", "Gray");
    assert_int_equal(client_text(&client, "compression", "None", NULL), 0);
    assert_int_equal(client_word(&client, "swskip", 0, NULL), 0);
    assert_int_equal(client_text(&client, "dropout-front", "Default", NULL), 0);
    assert_int_equal(client_scan(&client), SANE_STATUS_GOOD);
    assert_int_equal(client.bytes[0], (299 * 200 + 587 * 10 + 114 * 10 + 500) / 1000);
    assert_int_equal(client_scan(&client), SANE_STATUS_GOOD);
    assert_int_equal(client.bytes[0], 0);
    assert_int_equal(client.bytes[1], 255);
    assert_int_equal(client.bytes[8], 255);
    assert_int_equal(client_text(&client, "dropout-front", "Red", NULL), 0);
    assert_int_equal(client_scan(&client), SANE_STATUS_GOOD);
    assert_int_equal(client.bytes[0], 200);
    client_close(&client);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            STACK(padded_lines_are_longer),
            STACK(the_length_may_be_unknown),
            STACK(reads_may_be_of_seven_bytes),
            STACK(reads_of_nothing_come_between),
            STACK(parameters_may_change_at_the_start),
            STACK(colour_in_one_pass_is_rgb),
            STACK(colour_in_three_passes_is_one_side),
            STACK(one_bit_is_black_and_begins_at_the_left),
            STACK(sixteen_bits_are_of_the_machines_order),
            STACK(an_unknown_frame_format),
            STACK(another_resolution_and_window),
            STACK(files_of_colour_and_of_one_bit),
    };

    return cmocka_run_group_tests_name("sane device", tests, NULL, NULL);
}
