/* load_tiff_strips.c -- a TIFF's pixels: the fast way for common scans. */
#include "omr/load_tiff_part.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "omr/load.h"
#include "omr/load_part.h"

/* A colour scan at 600 dpi, in one strip as some programs write it, has 104 MB. */
enum { LEVELS = 256, BYTE_PIXELS = 8, BUFFER_MAX_BYTES = 16 << 20 };

/* One strip's way into the image. */
struct strips {
    TIFF *tiff;
    const struct load_tiff_shape *shape;
    struct image *image;
    uint8_t *buffer;                    /* one strip; NULL if it is decoded in place */
    int is_by_rows;                     /* a strip is too large: `buffer` is one row */
    size_t row_bytes;                   /* of the decoded strip */
    uint8_t levels[LEVELS];             /* sample to grey; identity for plain grey */
    uint8_t bytes[LEVELS][BYTE_PIXELS]; /* a byte of samples to its pixels */
};

static int is_grey(uint16_t photometric)
{
    return photometric == PHOTOMETRIC_MINISWHITE || photometric == PHOTOMETRIC_MINISBLACK;
}

static int is_jpeg_colour(const struct load_tiff_shape *shape)
{
    return shape->compression == COMPRESSION_JPEG && shape->bits == 8 &&
           shape->samples == 3 &&
           (shape->photometric == PHOTOMETRIC_YCBCR ||
                   shape->photometric == PHOTOMETRIC_RGB);
}

int load_tiff_strips_fit(TIFF *tiff, const struct load_tiff_shape *shape)
{
    if (TIFFIsTiled(tiff))
        return 0;
    if (shape->samples == 1)
        return is_grey(shape->photometric) ||
               (shape->photometric == PHOTOMETRIC_PALETTE && shape->bits <= 8);
    return shape->samples == 3 && shape->bits == 8 &&
           shape->planar == PLANARCONFIG_CONTIG &&
           (shape->photometric == PHOTOMETRIC_RGB || is_jpeg_colour(shape));
}

static void levels_of_grey(struct strips *strips)
{
    unsigned most = strips->shape->bits >= 8 ? 255U : (1U << strips->shape->bits) - 1U;
    unsigned i;

    for (i = 0; i <= most; i++) {
        unsigned level = i * 255U / most; /* 1, 3, 15 and 255 divide 255 */

        strips->levels[i] = (uint8_t)(strips->shape->photometric == PHOTOMETRIC_MINISWHITE
                                              ? 255U - level
                                              : level);
    }
}

static int levels_of_palette(struct strips *strips, struct error *err)
{
    uint16_t *red, *green, *blue;
    unsigned count = 1U << strips->shape->bits, shift = 0, i;

    if (!TIFFGetField(strips->tiff, TIFFTAG_COLORMAP, &red, &green, &blue))
        return load_broken(err, "its table of colours is missing");
    /* Entries have 16 bits; some programs write 8. */
    for (i = 0; i < count; i++)
        if (red[i] >= 256 || green[i] >= 256 || blue[i] >= 256)
            shift = 8;
    for (i = 0; i < count; i++)
        strips->levels[i] = load_pixel((uint8_t)(red[i] >> shift),
                (uint8_t)(green[i] >> shift), (uint8_t)(blue[i] >> shift), 255);
    return 0;
}

static void bytes_spread(struct strips *strips)
{
    unsigned bits = strips->shape->bits, mask = (1U << bits) - 1U, byte, i;

    for (byte = 0; byte < LEVELS; byte++)
        for (i = 0; i < 8U / bits; i++)
            strips->bytes[byte][i] =
                    strips->levels[byte >> (8U - bits * (i + 1U)) & mask];
}

static void row_of_bits(
        const struct strips *strips, const uint8_t *samples, uint8_t *pixels)
{
    size_t width = strips->shape->width, a_byte = 8U / strips->shape->bits;
    size_t whole = width / a_byte, i;

    if (a_byte == BYTE_PIXELS) /* a constant length lets this be one store */
        for (i = 0; i < whole; i++)
            memcpy(pixels + i * BYTE_PIXELS, strips->bytes[samples[i]], BYTE_PIXELS);
    else
        for (i = 0; i < whole; i++)
            memcpy(pixels + i * a_byte, strips->bytes[samples[i]], a_byte);
    if (width % a_byte != 0)
        memcpy(pixels + whole * a_byte, strips->bytes[samples[whole]], width % a_byte);
}

static void row_of_words(
        const struct strips *strips, const uint8_t *samples, uint8_t *pixels)
{
    int is_inverted = strips->shape->photometric == PHOTOMETRIC_MINISWHITE;
    size_t x;

    for (x = 0; x < strips->shape->width; x++) {
        uint16_t word;
        unsigned level;

        memcpy(&word, samples + 2 * x, sizeof(word));
        level = (word * 255U + 32767U) / 65535U;
        pixels[x] = (uint8_t)(is_inverted ? 255U - level : level);
    }
}

static void row_of_colours(
        const struct strips *strips, const uint8_t *samples, uint8_t *pixels)
{
    size_t x;

    for (x = 0; x < strips->shape->width; x++, samples += 3) {
        uint8_t least = samples[0] < samples[1] ? samples[0] : samples[1];

        pixels[x] = least < samples[2] ? least : samples[2];
    }
}

static void row_of_levels(
        const struct strips *strips, const uint8_t *samples, uint8_t *pixels)
{
    size_t x;

    for (x = 0; x < strips->shape->width; x++)
        pixels[x] = strips->levels[samples[x]];
}

static void row_place(
        const struct strips *strips, const uint8_t *samples, uint8_t *pixels)
{
    if (strips->shape->samples == 3)
        row_of_colours(strips, samples, pixels);
    else if (strips->shape->bits == 16)
        row_of_words(strips, samples, pixels);
    else if (strips->shape->bits < 8)
        row_of_bits(strips, samples, pixels);
    else if (strips->shape->photometric != PHOTOMETRIC_MINISBLACK)
        row_of_levels(strips, samples, pixels);
    else if (samples != pixels)
        memmove(pixels, samples, strips->shape->width);
}

/*
 * A fax strip whose end mark comes early is good to libtiff and leaves rows
 * as they were. The last row is given a pattern no scan has, to notice.
 */
static void row_stain(uint8_t *row, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++)
        row[i] = (uint8_t)(0xA5U ^ (i * 37U));
}

static int row_is_stained(const uint8_t *row, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++)
        if (row[i] != (uint8_t)(0xA5U ^ (i * 37U)))
            return 0;
    return 1;
}

static int strip_decode(
        struct strips *strips, uint32_t strip, uint8_t *samples, uint32_t rows)
{
    size_t size = rows * strips->row_bytes;
    uint8_t *last = samples + (size - strips->row_bytes);

    row_stain(last, strips->row_bytes);
    if (TIFFReadEncodedStrip(strips->tiff, strip, samples, (tmsize_t)size) !=
            (tmsize_t)size)
        return -1;
    return row_is_stained(last, strips->row_bytes) ? -1 : 0;
}

/* Rows of 8-bit samples as they stand in the file need no decoder. */
static int is_plain(const struct strips *strips)
{
    uint16_t order = FILLORDER_MSB2LSB;

    (void)TIFFGetFieldDefaulted(strips->tiff, TIFFTAG_FILLORDER, &order);
    return strips->shape->compression == COMPRESSION_NONE && strips->shape->bits == 8 &&
           order == FILLORDER_MSB2LSB;
}

/* A fax is never so large; its rows would need to be checked one by one. */
static int can_go_by_rows(const struct strips *strips)
{
    uint16_t compression = strips->shape->compression;

    return is_plain(strips) || compression == COMPRESSION_LZW ||
           compression == COMPRESSION_JPEG || compression == COMPRESSION_DEFLATE ||
           compression == COMPRESSION_ADOBE_DEFLATE;
}

static int strip_by_rows(
        struct strips *strips, uint32_t strip, uint32_t top, uint32_t rows)
{
    size_t width = strips->shape->width, size = strips->row_bytes;
    uint64_t offset = TIFFGetStrileOffset(strips->tiff, strip);
    int is_at_once = is_plain(strips), descriptor = TIFFFileno(strips->tiff);
    uint32_t y;

    for (y = top; y < top + rows; y++, offset += size) {
        if (is_at_once ? pread(descriptor, strips->buffer, size, (off_t)offset) !=
                                 (ssize_t)size
                       : TIFFReadScanline(strips->tiff, strips->buffer, y, 0) != 1)
            return -1;
        row_place(strips, strips->buffer, strips->image->pixels + y * width);
    }
    return 0;
}

static int strip_at_once(
        struct strips *strips, uint32_t strip, uint32_t top, uint32_t rows)
{
    size_t width = strips->shape->width;
    uint8_t *pixels = strips->image->pixels + top * width;
    uint8_t *samples = strips->buffer != NULL ? strips->buffer : pixels;
    uint32_t y;

    if (strip_decode(strips, strip, samples, rows) != 0)
        return -1;
    for (y = 0; y < rows; y++)
        row_place(strips, samples + y * strips->row_bytes, pixels + y * width);
    return 0;
}

static int strips_read(struct strips *strips, uint32_t rows_a_strip)
{
    uint32_t top, strip;

    for (top = 0, strip = 0; top < strips->shape->height; top += rows_a_strip, strip++) {
        uint32_t left = strips->shape->height - top;
        uint32_t rows = left < rows_a_strip ? left : rows_a_strip;
        int result = strips->is_by_rows ? strip_by_rows(strips, strip, top, rows)
                                        : strip_at_once(strips, strip, top, rows);

        if (result != 0)
            return -1;
    }
    return 0;
}

static int strips_prepare(struct strips *strips, uint32_t rows_a_strip, struct error *err)
{
    const struct load_tiff_shape *shape = strips->shape;
    size_t size;

    if (shape->photometric == PHOTOMETRIC_PALETTE && levels_of_palette(strips, err) != 0)
        return -1;
    if (is_grey(shape->photometric))
        levels_of_grey(strips);
    if (shape->bits < 8)
        bytes_spread(strips);
    if (is_jpeg_colour(shape))
        (void)TIFFSetField(strips->tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    strips->row_bytes = (size_t)TIFFScanlineSize64(strips->tiff);
    size = ((size_t)shape->width * shape->samples * shape->bits + 7) / 8;
    if (strips->row_bytes != size)
        return load_broken(err, "its rows have an impossible length");
    if (shape->bits == 8 && shape->samples == 1)
        return 0;
    strips->is_by_rows = size * rows_a_strip > BUFFER_MAX_BYTES && can_go_by_rows(strips);
    strips->buffer = malloc(strips->is_by_rows ? size : size * rows_a_strip);
    return strips->buffer != NULL
                   ? 0
                   : error_set(err, ERROR_MEMORY, "no memory for a strip of the image");
}

int load_tiff_strips(TIFF *tiff, const struct load_tiff_shape *shape,
        struct load_complaints *complaints, struct image *image, struct error *err)
{
    struct strips strips = {.tiff = tiff, .shape = shape, .image = image};
    uint32_t rows = shape->height;
    int result;

    (void)TIFFGetFieldDefaulted(tiff, TIFFTAG_ROWSPERSTRIP, &rows);
    rows = rows == 0 || rows > shape->height ? shape->height : rows;
    if (strips_prepare(&strips, rows, err) != 0)
        return -1;
    result = strips_read(&strips, rows);
    free(strips.buffer);
    if (result != 0 || complaints->count != 0)
        return load_broken(err,
                complaints->count != 0 ? complaints->first : "a strip ends too early");
    image->is_bilevel = shape->bits == 1 && is_grey(shape->photometric);
    return 0;
}
