/* sane_device_pages.h -- pages from the virtual scanner, and its options. */
#ifndef TESTS_SANE_DEVICE_PAGES_H
#define TESTS_SANE_DEVICE_PAGES_H

#include "tests/sane/client.h"
#include "tests/sane/setup.h"

#include <tiffio.h>
#include <unistd.h>

enum { PAPER = 4, SIDE_BYTES = CLIENT_WIDTH * CLIENT_HEIGHT };

static inline int stack_begin(void **state)
{
    client_feeder_begin(state, PAPER);
    return 0;
}

static inline int stack_end(void **state)
{
    client_feeder_end(state);
    return 0;
}

static inline void open_mode(
        struct client *client, void **state, const char *plan, const char *mode)
{
    const struct setup *setup = *state;

    setup_plan(plan);
    client_open(client, setup->device, mode);
}

static inline void expect_side(struct client *client, unsigned seed)
{
    assert_int_equal(client_scan(client), SANE_STATUS_GOOD);
    assert_true(client_is_paper(client, seed));
}

/* One black pixel of 9 at the left, in a TIFF of one bit where 0 is white. */
static inline void write_bits(const struct setup *setup, const char *name)
{
    char path[PROGRAM_PATH_BYTES];
    uint8_t line[2] = {0x80, 0};
    TIFF *tiff;

    program_path(path, setup->in, name);
    tiff = TIFFOpen(path, "w");
    assert_non_null(tiff);
    (void)TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, 9);
    (void)TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, 1);
    (void)TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1);
    (void)TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    (void)TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
    (void)TIFFSetField(tiff, TIFFTAG_XRESOLUTION, 100.0);
    assert_int_equal(TIFFWriteScanline(tiff, line, 0, 0), 1);
    TIFFClose(tiff);
}

/* The sides of two sheets, front and back each, that a source gives; 0: NO_DOCS. */
static const struct {
    const char *vendor, *source, *option, *value; /* set besides, or NULL */
    unsigned sides[5];
} sources[] = {
        {"fujitsu", "ADF Front", NULL, NULL, {1, 3, 0, 0, 0}},
        {"fujitsu", "ADF Back", NULL, NULL, {2, 4, 0, 0, 0}},
        {"fujitsu", "ADF Duplex", NULL, NULL, {1, 2, 3, 4, 0}},
        {"fujitsu", "Card Front", NULL, NULL, {0, 0, 0, 0, 0}},
        {"fujitsu", "Card Duplex", NULL, NULL, {0, 0, 0, 0, 0}},
        {"canon", "ADF Duplex", NULL, NULL, {1, 2, 3, 4, 0}},
        {"avision", "ADF Back", NULL, NULL, {2, 4, 0, 0, 0}},
        {"epson", "Automatic Document Feeder", "adf-mode", "Simplex", {1, 3, 0, 0, 0}},
        {"epson", "Automatic Document Feeder", "adf-mode", "Duplex", {1, 2, 3, 4, 0}},
        {"panasonic", "adf", NULL, NULL, {1, 3, 0, 0, 0}},
        {"kodak", "ADF Duplex", NULL, NULL, {1, 2, 3, 4, 0}},
        {"brother", "Automatic Document Feeder(left aligned)", NULL, NULL,
                {1, 3, 0, 0, 0}},
        {"brother", "Automatic Document Feeder(left aligned,Duplex)", NULL, NULL,
                {1, 2, 3, 4, 0}},
        {"airscan", "ADF", NULL, NULL, {1, 3, 0, 0, 0}},
        {"airscan", "ADF Duplex", NULL, NULL, {1, 2, 3, 4, 0}},
        {"hp", "Duplex", NULL, NULL, {1, 2, 3, 4, 0}},
        {"pixma", "ADF Duplex", NULL, NULL, {1, 2, 3, 4, 0}},
        {"both", "Feeder both sides", NULL, NULL, {1, 2, 3, 4, 0}},
        {"Tray|Tray on both sides", "Tray on both sides", NULL, NULL, {1, 2, 3, 4, 0}},
        {"none", NULL, NULL, NULL, {1, 3, 0, 0, 0}},
};

#define STACK(test) cmocka_unit_test_setup_teardown(test, stack_begin, stack_end)

#endif
