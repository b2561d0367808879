/* client.c -- the least front-end there is: opens, sets, and takes a side to its end. */
#include "tests/sane/client.h"
#include "tests/sane/setup.h"

#include <tiffio.h>

enum { EMPTY_READS_MAX = 10000, READ_MAX = 4096, TEXT_BYTES = 1024 };

void client_open(struct client *client, const char *device, const char *mode)
{
    SANE_Int version;

    *client = (struct client){.read_max = READ_MAX};
    assert_int_equal(sane_init(&version, NULL), SANE_STATUS_GOOD);
    assert_int_equal(sane_open(device, &client->handle), SANE_STATUS_GOOD);
    if (mode == NULL)
        return;
    assert_int_equal(client_text(client, "mode", mode, NULL), SANE_STATUS_GOOD);
    assert_int_equal(
            client_word(client, "resolution", CLIENT_DPI, NULL), SANE_STATUS_GOOD);
    assert_int_equal(
            client_word(client, "br-x", SANE_FIX(CLIENT_WIDTH * 25.4 / CLIENT_DPI), NULL),
            SANE_STATUS_GOOD);
    assert_int_equal(client_word(client, "br-y",
                             SANE_FIX(CLIENT_HEIGHT * 25.4 / CLIENT_DPI), NULL),
            SANE_STATUS_GOOD);
}

void client_close(struct client *client)
{
    sane_cancel(client->handle);
    sane_close(client->handle);
    sane_exit();
    free(client->bytes);
    *client = (struct client){.room = 0};
}

/* ---- sides ---- */

static SANE_Status read_some(struct client *client)
{
    SANE_Int length = 0;
    SANE_Status status;

    if (client->room - client->size < (size_t)client->read_max) {
        client->room = 2 * client->room + (size_t)client->read_max;
        client->bytes = realloc(client->bytes, client->room);
        assert_non_null(client->bytes);
    }
    status = sane_read(
            client->handle, client->bytes + client->size, client->read_max, &length);
    client->reads++;
    client->empty_reads += status == SANE_STATUS_GOOD && length == 0;
    client->size += status == SANE_STATUS_GOOD ? (size_t)length : 0;
    return status;
}

SANE_Status client_scan(struct client *client)
{
    SANE_Status status;

    client->size = 0;
    client->reads = client->empty_reads = 0;
    assert_int_equal(
            sane_get_parameters(client->handle, &client->guess), SANE_STATUS_GOOD);
    status = sane_start(client->handle);
    if (status != SANE_STATUS_GOOD)
        return status;
    assert_int_equal(
            sane_get_parameters(client->handle, &client->parameters), SANE_STATUS_GOOD);
    do
        status = read_some(client);
    while (status == SANE_STATUS_GOOD && client->empty_reads < EMPTY_READS_MAX);
    if (status == SANE_STATUS_GOOD)
        return (SANE_Status)CLIENT_ENDLESS;
    return status == SANE_STATUS_EOF ? SANE_STATUS_GOOD : status;
}

unsigned client_finish(struct client *client, SANE_Status *status)
{
    unsigned sides = 0;

    while ((*status = client_scan(client)) == SANE_STATUS_GOOD)
        sides++;
    return sides;
}

/* ---- options ---- */

const SANE_Option_Descriptor *client_descriptor(
        const struct client *client, const char *name)
{
    const SANE_Int option = client_find(client, name);

    return option == 0 ? NULL : sane_get_option_descriptor(client->handle, option);
}

SANE_Int client_find(const struct client *client, const char *name)
{
    const SANE_Option_Descriptor *descriptor;

    for (SANE_Int i = 1;
            (descriptor = sane_get_option_descriptor(client->handle, i)) != NULL; i++)
        if (descriptor->name != NULL && strcmp(descriptor->name, name) == 0)
            return i;
    return 0;
}

SANE_Status client_text(
        struct client *client, const char *name, const char *value, SANE_Int *info)
{
    const SANE_Int option = client_find(client, name);
    char text[TEXT_BYTES] = "";

    if (option == 0)
        return SANE_STATUS_UNSUPPORTED;
    assert_true(strlen(value) < sizeof(text));
    (void)snprintf(text, sizeof(text), "%s", value);
    return sane_control_option(client->handle, option, SANE_ACTION_SET_VALUE, text, info);
}

SANE_Status client_word(
        struct client *client, const char *name, SANE_Word value, SANE_Int *info)
{
    const SANE_Int option = client_find(client, name);

    if (option == 0)
        return SANE_STATUS_UNSUPPORTED;
    return sane_control_option(
            client->handle, option, SANE_ACTION_SET_VALUE, &value, info);
}

SANE_Word client_get(const struct client *client, const char *name)
{
    SANE_Word value = 0;

    assert_int_equal(sane_control_option(client->handle, client_find(client, name),
                             SANE_ACTION_GET_VALUE, &value, NULL),
            SANE_STATUS_GOOD);
    return value;
}

/* ---- paper ---- */

uint8_t client_pixel(unsigned seed, unsigned x, unsigned y)
{
    return (uint8_t)(seed * 37 + x * 5 + y * 11);
}

void client_paper(const char *folder, const char *name, unsigned seed)
{
    char path[PROGRAM_PATH_BYTES];
    uint8_t line[CLIENT_WIDTH];
    TIFF *tiff;

    program_path(path, folder, name);
    tiff = TIFFOpen(path, "w");
    assert_non_null(tiff);
    (void)TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, CLIENT_WIDTH);
    (void)TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, CLIENT_HEIGHT);
    (void)TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
    (void)TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    (void)TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    (void)TIFFSetField(tiff, TIFFTAG_XRESOLUTION, (double)CLIENT_DPI);
    (void)TIFFSetField(tiff, TIFFTAG_YRESOLUTION, (double)CLIENT_DPI);
    (void)TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    for (unsigned y = 0; y < CLIENT_HEIGHT; y++) {
        for (unsigned x = 0; x < CLIENT_WIDTH; x++)
            line[x] = client_pixel(seed, x, y);
        assert_int_equal(TIFFWriteScanline(tiff, line, y, 0), 1);
    }
    TIFFClose(tiff);
}

int client_is_paper(const struct client *client, unsigned seed)
{
    const size_t stride = (size_t)client->parameters.bytes_per_line;

    if (stride < CLIENT_WIDTH || client->size != stride * CLIENT_HEIGHT)
        return 0;
    for (unsigned y = 0; y < CLIENT_HEIGHT; y++)
        for (unsigned x = 0; x < CLIENT_WIDTH; x++)
            if (client->bytes[y * stride + x] != client_pixel(seed, x, y))
                return 0;
    return 1;
}

void client_feeder_begin(void **state, unsigned sides)
{
    struct setup *setup = calloc(1, sizeof(*setup));
    char name[16];
    unsigned i;

    assert_non_null(setup);
    setup_stack(setup);
    for (i = 1; i <= sides; i++) {
        (void)snprintf(name, sizeof(name), "%u.tif", i);
        client_paper(setup->in, name, i);
    }
    *state = setup;
}

void client_feeder_end(void **state)
{
    setup_end(*state);
    free(*state);
}
