/* picture.c -- a stored page, and the lines a scanner would make of it. */
#include "tests/sane/picture.h"

#include <stdlib.h>
#include <string.h>

#include <tiffio.h>

enum { DPI_USUAL = 300, WHITE = 255, HALF = 128 };

/* ---- loading ---- */

static void unpack_bits(uint8_t *line, uint32_t width, uint8_t flip)
{
    for (uint32_t x = width; x-- > 0;) {
        const unsigned bit = (line[x / 8] >> (7 - x % 8)) & 1U;

        line[x] = (uint8_t)((bit ? WHITE : 0) ^ flip);
    }
}

static void flip_all(uint8_t *line, size_t size, uint8_t flip)
{
    for (size_t i = 0; flip != 0 && i < size; i++)
        line[i] ^= flip;
}

static int read_lines(TIFF *tiff, struct picture *made, unsigned bits, uint8_t flip)
{
    const size_t stride = (size_t)made->width_px * made->channels;

    if ((size_t)TIFFScanlineSize(tiff) > stride)
        return -1;
    for (uint32_t y = 0; y < made->height_px; y++) {
        uint8_t *line = made->samples + y * stride;

        if (TIFFReadScanline(tiff, line, y, 0) != 1)
            return -1;
        if (bits == 1)
            unpack_bits(line, made->width_px, flip);
        else
            flip_all(line, stride, flip);
    }
    return 0;
}

static unsigned read_dpi(TIFF *tiff)
{
    float dots = 0;
    uint16_t unit = RESUNIT_INCH;

    if (TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &dots) != 1 || dots < 1)
        return DPI_USUAL;
    (void)TIFFGetFieldDefaulted(tiff, TIFFTAG_RESOLUTIONUNIT, &unit);
    if (unit == RESUNIT_CENTIMETER)
        dots *= 2.54F;
    return (unsigned)(dots + 0.5F);
}

static int read_tiff(TIFF *tiff, struct picture *made)
{
    uint16_t bits = 1, channels = 1, light = PHOTOMETRIC_MINISBLACK;

    if (TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &made->width_px) != 1 ||
            TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &made->height_px) != 1)
        return -1;
    (void)TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &bits);
    (void)TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &channels);
    (void)TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &light);
    if ((channels != 1 && channels != 3) || (bits != 8 && (bits != 1 || channels != 1)) ||
            TIFFIsTiled(tiff))
        return -1;
    made->channels = channels;
    made->dpi = read_dpi(tiff);
    made->samples = malloc((size_t)made->width_px * made->height_px * channels);
    if (made->samples == NULL)
        return -1;
    return read_lines(tiff, made, bits, light == PHOTOMETRIC_MINISWHITE ? WHITE : 0);
}

int picture_load(const char *path, struct picture *out)
{
    struct picture made = {0};
    TIFF *tiff = TIFFOpen(path, "r");
    int result;

    if (tiff == NULL)
        return -1;
    result = read_tiff(tiff, &made);
    TIFFClose(tiff);
    if (result != 0) {
        picture_release(&made);
        return -1;
    }
    *out = made;
    return 0;
}

void picture_release(struct picture *picture)
{
    free(picture->samples);
    *picture = (struct picture){0};
}

/* ---- lines ---- */

size_t picture_line_bytes(const struct picture_window *window)
{
    const size_t channels = window->mode == PICTURE_COLOR ? 3 : 1;

    if (window->mode == PICTURE_LINEART)
        return ((size_t)window->width_px + 7) / 8;
    return window->width_px * channels * window->depth / 8;
}

/* The pixel of the picture there; NULL outside of it. */
static const uint8_t *pixel_at(const struct picture *picture,
        const struct picture_window *window, uint32_t x, uint32_t y)
{
    const uint64_t left = ((uint64_t)window->left_px + x) * picture->dpi / window->dpi;
    const uint64_t top = ((uint64_t)window->top_px + y) * picture->dpi / window->dpi;

    if (left >= picture->width_px || top >= picture->height_px)
        return NULL;
    return picture->samples + (top * picture->width_px + left) * picture->channels;
}

static uint8_t grey_of(const uint8_t *pixel, unsigned channels)
{
    if (channels == 1)
        return pixel[0];
    return (uint8_t)((299U * pixel[0] + 587U * pixel[1] + 114U * pixel[2] + 500) / 1000);
}

static uint8_t sample_at(const struct picture *picture,
        const struct picture_window *window, uint32_t x, uint32_t y, unsigned channel)
{
    const uint8_t *pixel = pixel_at(picture, window, x, y);

    if (pixel == NULL)
        return WHITE;
    if (window->mode == PICTURE_COLOR || window->mode == PICTURE_ONE_COLOR)
        return pixel[picture->channels == 3 ? channel : 0];
    return grey_of(pixel, picture->channels);
}

/* The usual case: grey stays grey, pixel for pixel. */
static void copy_line(const struct picture *picture, const struct picture_window *window,
        uint32_t row, uint8_t *out)
{
    const uint8_t *from = pixel_at(picture, window, 0, row);
    uint32_t there = 0;

    if (from != NULL) {
        there = picture->width_px - window->left_px;
        there = there < window->width_px ? there : window->width_px;
        memcpy(out, from, there);
    }
    memset(out + there, WHITE, window->width_px - there);
}

static void put_sample(
        const struct picture_window *window, size_t index, uint8_t sample, uint8_t *out)
{
    const uint16_t wide = (uint16_t)(sample * 257U);

    if (window->mode == PICTURE_LINEART)
        out[index / 8] |= (uint8_t)(sample < HALF ? 0x80U >> index % 8 : 0);
    else if (window->depth == 16)
        memcpy(out + 2 * index, &wide, sizeof(wide));
    else
        out[index] = sample;
}

void picture_line(const struct picture *picture, const struct picture_window *window,
        uint32_t row, uint8_t *out)
{
    const unsigned channels = window->mode == PICTURE_COLOR ? 3 : 1;
    size_t index = 0;

    if (window->mode == PICTURE_GRAY && window->depth == 8 && picture->channels == 1 &&
            picture->dpi == window->dpi) {
        copy_line(picture, window, row, out);
        return;
    }
    memset(out, 0, picture_line_bytes(window));
    for (uint32_t x = 0; x < window->width_px; x++)
        for (unsigned channel = 0; channel < channels; channel++) {
            const unsigned which =
                    window->mode == PICTURE_ONE_COLOR ? window->channel : channel;

            put_sample(window, index++, sample_at(picture, window, x, row, which), out);
        }
}

unsigned picture_ink_percent(const struct picture *picture)
{
    const uint64_t pixels = (uint64_t)picture->width_px * picture->height_px;
    uint64_t dark = 0;

    for (uint64_t i = 0; i < pixels; i++)
        dark += grey_of(picture->samples + i * picture->channels, picture->channels) <
                HALF;
    return pixels == 0 ? 0 : (unsigned)(dark * 100 / pixels);
}
