/* picture.c -- pixels to a PNG in memory. */
#include "omr/picture.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

enum { ROOM_FIRST_BYTES = 1 << 16, COMPRESSION_LEVEL = 3 };

/* All state of one encoding: what libpng's longjmp must not lose. */
struct encoder {
    png_structp png;
    png_infop info;
    struct picture picture;
    const uint8_t *pixels;
    int32_t width_px, height_px;
    int channels;
    struct error *err;
    jmp_buf jump;
};

static _Noreturn void fail(png_structp png, png_const_charp why)
{
    struct encoder *encoder = png_get_error_ptr(png);

    (void)error_set(encoder->err, ERROR_MEMORY, "no picture can be made: %s", why);
    longjmp(encoder->jump, 1);
}

static void ignore(png_structp png, png_const_charp why)
{
    (void)png;
    (void)why;
}

static void append(png_structp png, png_bytep bytes, size_t size)
{
    struct picture *picture = png_get_io_ptr(png);
    size_t room = picture->room == 0 ? ROOM_FIRST_BYTES : picture->room;
    uint8_t *grown;

    while (room - picture->size < size)
        room *= 2;
    if (room != picture->room) {
        grown = realloc(picture->bytes, room);
        if (grown == NULL)
            png_error(png, "no memory");
        picture->bytes = grown;
        picture->room = room;
    }
    memcpy(picture->bytes + picture->size, bytes, size);
    picture->size += size;
}

static void flush(png_structp png)
{
    (void)png;
}

static int encode(struct encoder *encoder)
{
    size_t row_bytes = (size_t)encoder->width_px * (size_t)encoder->channels, y;

    if (setjmp(encoder->jump) != 0)
        return -1;
    png_set_write_fn(encoder->png, &encoder->picture, append, flush);
    png_set_compression_level(encoder->png, COMPRESSION_LEVEL);
    png_set_IHDR(encoder->png, encoder->info, (png_uint_32)encoder->width_px,
            (png_uint_32)encoder->height_px, 8,
            encoder->channels == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB,
            PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(encoder->png, encoder->info);
    for (y = 0; y < (size_t)encoder->height_px; y++)
        png_write_row(encoder->png, encoder->pixels + y * row_bytes);
    png_write_end(encoder->png, encoder->info);
    return 0;
}

int picture_encode(const uint8_t *pixels, int32_t width_px, int32_t height_px,
        int channels, struct picture *out, struct error *err)
{
    struct encoder encoder = {.pixels = pixels,
            .width_px = width_px,
            .height_px = height_px,
            .channels = channels,
            .err = err};
    int result = -1;

    encoder.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &encoder, fail, ignore);
    if (encoder.png != NULL)
        encoder.info = png_create_info_struct(encoder.png);
    if (encoder.info != NULL)
        result = encode(&encoder);
    else
        (void)error_set(err, ERROR_MEMORY, "no memory for a picture");
    if (encoder.png != NULL)
        png_destroy_write_struct(&encoder.png, &encoder.info);
    if (result == 0)
        *out = encoder.picture;
    else
        free(encoder.picture.bytes);
    return result;
}
