/* sane_device_test.c -- the devices that the virtual scanner can be, and their pages. */
#include "tests/sane/client.h"
#include "tests/sane/setup.h"

#include <tiffio.h>
#include <unistd.h>

enum { PAPER = 4, SIDE_BYTES = CLIENT_WIDTH * CLIENT_HEIGHT };

static int stack_begin(void **state)
{
    client_feeder_begin(state, PAPER);
    return 0;
}

static int stack_end(void **state)
{
    client_feeder_end(state);
    return 0;
}

static void open_mode(
        struct client *client, void **state, const char *plan, const char *mode)
{
    const struct setup *setup = *state;

    setup_plan(plan);
    client_open(client, setup->device, mode);
}

static void expect_side(struct client *client, unsigned seed)
{
    assert_int_equal(client_scan(client), SANE_STATUS_GOOD);
    assert_true(client_is_paper(client, seed));
}

static void expect_end(struct client *client)
{
    assert_int_equal(client_scan(client), SANE_STATUS_NO_DOCS);
    client_close(client);
}

/* ---- pages ---- */

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

/* One black pixel of 9 at the left, in a TIFF of one bit where 0 is white. */
static void write_bits(const struct setup *setup, const char *name)
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

/* ---- sources ---- */

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

static void vendors_sources_give_their_sides(void **state)
{
    const struct setup *setup = *state;
    char plan[128], path[PROGRAM_PATH_BYTES];

    program_path(path, setup->folder, "state");
    for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++) {
        struct client client;

        (void)unlink(path);
        (void)snprintf(plan, sizeof(plan), "twosided,sources=%s", sources[i].vendor);
        open_mode(&client, state, plan, "Gray");
        assert_int_equal(client_find(&client, "source") == 0, sources[i].source == NULL);
        if (sources[i].source != NULL)
            assert_int_equal(client_text(&client, "source", sources[i].source, NULL), 0);
        if (sources[i].option != NULL)
            assert_int_equal(
                    client_text(&client, sources[i].option, sources[i].value, NULL), 0);
        for (const unsigned *side = sources[i].sides; *side != 0; side++)
            expect_side(&client, *side);
        expect_end(&client);
    }
}

static void a_switch_may_make_it_duplex(void **state)
{
    struct client client;

    open_mode(&client, state, "twosided,sources=panasonic", "Gray");
    assert_int_equal(client_word(&client, "duplex", SANE_TRUE, NULL), 0);
    for (unsigned i = 1; i <= PAPER; i++)
        expect_side(&client, i);
    expect_end(&client);
}

static void an_unfinished_sheet_comes_again_with_both_sides(void **state)
{
    struct client client;

    open_mode(&client, state, "twosided,sources=hp,jam@2", "Gray");
    assert_int_equal(client_text(&client, "source", "Duplex", NULL), 0);
    expect_side(&client, 1);
    assert_false(setup_is_taken(*state, "1.tif"));
    assert_int_equal(client_scan(&client), SANE_STATUS_JAMMED);
    for (unsigned i = 1; i <= PAPER; i++)
        expect_side(&client, i);
    expect_end(&client);
}

static void the_glass_is_white_and_takes_no_paper(void **state)
{
    struct client client;

    open_mode(&client, state, "sources=plain", "Gray"); /* Flatbed is its first */
    for (int i = 0; i < 3; i++) {
        assert_int_equal(client_scan(&client), SANE_STATUS_GOOD);
        assert_int_equal(client.size, SIDE_BYTES);
        assert_int_equal(client.bytes[i], 255);
    }
    client_close(&client);
    assert_int_equal(setup_unfed(*state), PAPER);
}

/* ---- options ---- */

static void a_device_without_an_option_has_no_such_name(void **state)
{
    struct client client;

    open_mode(&client, state, "sources=none", "Gray");
    assert_int_equal(client_find(&client, "swskip"), 0);
    assert_int_equal(client_find(&client, "duplex"), 0);
    assert_int_equal(client_find(&client, "adf-mode"), 0);
    assert_int_equal(client_word(&client, "page-loaded", 1, NULL), SANE_STATUS_INVAL);
    client_close(&client);
}

static void lengths_are_rounded_and_said_to_be(void **state)
{
    struct client client;
    SANE_Int info;
    SANE_Word is;

    open_mode(&client, state, "sources=kodak", "Gray");
    assert_int_equal(client_word(&client, "br-x", SANE_FIX(210), &info), 0);
    is = client_get(&client, "br-x");
    assert_true((info & SANE_INFO_INEXACT) != 0);
    assert_true(is < SANE_FIX(210) && is > SANE_FIX(209.97));
    assert_int_equal(client_word(&client, "resolution", 9999, &info), 0);
    assert_true((info & SANE_INFO_INEXACT) != 0);
    assert_int_equal(client_get(&client, "resolution"), 600);
    client_close(&client);
}

static void a_list_of_resolutions_takes_the_nearest(void **state)
{
    struct client client;
    SANE_Int info;

    open_mode(&client, state, "sources=kodak,resolution=list", "Gray");
    assert_int_equal(client_descriptor(&client, "resolution")->constraint_type,
            SANE_CONSTRAINT_WORD_LIST);
    assert_int_equal(client_word(&client, "resolution", 290, &info), 0);
    assert_true((info & SANE_INFO_INEXACT) != 0);
    assert_int_equal(client_get(&client, "resolution"), 300);
    client_close(&client);
}

static void the_page_bounds_the_window(void **state)
{
    struct client client;
    SANE_Int info;

    open_mode(&client, state, "sources=fujitsu,fujitsu,bed=216x900", "Gray");
    assert_true(
            client_descriptor(&client, "br-y")->constraint.range->max < SANE_FIX(280));
    assert_int_equal(client_word(&client, "page-height", SANE_FIX(800), &info), 0);
    assert_true((info & SANE_INFO_RELOAD_OPTIONS) != 0);
    assert_true(
            client_descriptor(&client, "br-y")->constraint.range->max > SANE_FIX(799));
    client_close(&client);
}

static void what_is_of_use_depends_on_other_values(void **state)
{
    struct client client;
    SANE_Int info;

    open_mode(&client, state, "sources=fujitsu,fujitsu", NULL);
    assert_int_equal(client_text(&client, "mode", "Lineart", &info), 0);
    assert_true((info & SANE_INFO_RELOAD_OPTIONS) != 0);
    assert_false(SANE_OPTION_IS_ACTIVE(client_descriptor(&client, "depth")->cap));
    assert_int_equal(client_word(&client, "depth", 8, NULL), SANE_STATUS_INVAL);
    assert_int_equal(client_word(&client, "df-length", 1, NULL), SANE_STATUS_INVAL);
    assert_int_equal(client_text(&client, "df-action", "Stop", &info), 0);
    assert_true((info & SANE_INFO_RELOAD_OPTIONS) != 0);
    assert_int_equal(client_word(&client, "df-length", 1, NULL), SANE_STATUS_GOOD);
    client_close(&client);
}

static void a_fujitsus_defaults_do_harm(void **state)
{
    struct client client;

    write_bits(*state, "2a.tif"); /* hardly any ink: skipped */
    open_mode(&client, state, "sources=fujitsu,fujitsu", "Gray");
    assert_int_equal(client_text(&client, "source", "ADF Front", NULL), 0);
    assert_int_equal(client_word(&client, "swskip", SANE_FIX(20), NULL), 0);
    assert_int_equal(client_scan(&client), SANE_STATUS_GOOD);
    assert_int_equal(client.parameters.format, 0x0B);
    assert_int_equal(client_text(&client, "compression", "None", NULL), 0);
    expect_side(&client, 2);
    assert_int_equal(client.parameters.format, SANE_FRAME_GRAY);
    expect_side(&client, 3);
    expect_side(&client, 4);
    expect_end(&client);
}

static void an_option_may_refuse_or_keep(void **state)
{
    struct client client;

    open_mode(
            &client, state, "sources=fujitsu,fujitsu,refuse=swcrop,keep=swskip", "Gray");
    assert_int_equal(client_word(&client, "swcrop", 0, NULL), SANE_STATUS_INVAL);
    assert_int_equal(client_word(&client, "swskip", 0, NULL), SANE_STATUS_GOOD);
    assert_int_equal(client_get(&client, "swskip"), SANE_FIX(5));
    client_close(&client);
}

static void the_plan_is_an_option_too(void **state)
{
    struct client client;
    SANE_Int info;

    open_mode(&client, state, NULL, NULL);
    assert_int_equal(client_text(&client, "plan", "nonsense", &info), SANE_STATUS_INVAL);
    assert_int_equal(client_text(&client, "plan", "sources=hp,io@1", &info), 0);
    assert_true((info & SANE_INFO_RELOAD_OPTIONS) != 0);
    assert_int_equal(client_text(&client, "source", "ADF", NULL), 0);
    assert_int_equal(client_scan(&client), SANE_STATUS_IO_ERROR);
    client_close(&client);
}

#define STACK(test) cmocka_unit_test_setup_teardown(test, stack_begin, stack_end)

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
            STACK(vendors_sources_give_their_sides),
            STACK(a_switch_may_make_it_duplex),
            STACK(an_unfinished_sheet_comes_again_with_both_sides),
            STACK(the_glass_is_white_and_takes_no_paper),
            STACK(a_device_without_an_option_has_no_such_name),
            STACK(lengths_are_rounded_and_said_to_be),
            STACK(a_list_of_resolutions_takes_the_nearest),
            STACK(the_page_bounds_the_window),
            STACK(what_is_of_use_depends_on_other_values),
            STACK(a_fujitsus_defaults_do_harm),
            STACK(an_option_may_refuse_or_keep),
            STACK(the_plan_is_an_option_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
