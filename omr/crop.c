/* crop.c -- a piece of a scanned page for people's eyes: cut, upright, shrunk. */
#include "omr/crop.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "omr/picture.h"

enum {
    SIXEL_ROWS = 6,
    KITTY_CHUNK_BYTES = 3072, /* 4096 letters of base64 */
    BASE64_GROUP = 3
};

/* Half-open, in pixels of the image. */
struct part {
    int32_t left, top, right, bottom;
};

static int32_t scaled(int64_t value_um, int64_t whole_um, int32_t pixels)
{
    int64_t place = value_um * pixels / whole_um;

    return (int32_t)(place < 0 ? 0 : place > pixels ? pixels : place);
}

static int part_find(const struct image *image, const struct crop_wish *wish,
        struct part *part, struct error *err)
{
    const struct layout_rect *rect = &wish->rect;

    part->left = 0;
    part->top = 0;
    part->right = image->width_px;
    part->bottom = image->height_px;
    if (rect->right_um == 0)
        return 0;
    if (rect->left_um < 0 || rect->top_um < 0 || rect->left_um >= rect->right_um ||
            rect->top_um >= rect->bottom_um || rect->right_um > wish->page_width_um ||
            rect->bottom_um > wish->page_height_um)
        return error_set(err, ERROR_RANGE, "the part to be cut out is not on the page");
    part->left = scaled((int64_t)rect->left_um - CROP_MARGIN_UM, wish->page_width_um,
            image->width_px);
    part->right = scaled((int64_t)rect->right_um + CROP_MARGIN_UM, wish->page_width_um,
            image->width_px);
    part->top = scaled((int64_t)rect->top_um - CROP_MARGIN_UM, wish->page_height_um,
            image->height_px);
    part->bottom = scaled((int64_t)rect->bottom_um + CROP_MARGIN_UM, wish->page_height_um,
            image->height_px);
    return 0;
}

/* The same part in an image that holds the page upside down. */
static void part_turn(const struct image *image, struct part *part)
{
    struct part turned = {image->width_px - part->right, image->height_px - part->bottom,
            image->width_px - part->left, image->height_px - part->top};

    *part = turned;
}

static uint8_t mean(const struct image *image, const struct part *cell)
{
    uint64_t sum = 0, count = 0;
    int32_t x, y;

    for (y = cell->top; y < cell->bottom; y++)
        for (x = cell->left; x < cell->right; x++, count++)
            sum += image->pixels[(size_t)y * (size_t)image->width_px + (size_t)x];
    assert(count > 0);
    return (uint8_t)((sum + count / 2) / count);
}

static void shrink(const struct image *image, const struct part *part, struct image *out)
{
    int64_t width = part->right - part->left, height = part->bottom - part->top;
    int32_t x, y;

    for (y = 0; y < out->height_px; y++)
        for (x = 0; x < out->width_px; x++) {
            struct part cell = {part->left + (int32_t)(x * width / out->width_px),
                    part->top + (int32_t)(y * height / out->height_px),
                    part->left + (int32_t)((x + 1) * width / out->width_px),
                    part->top + (int32_t)((y + 1) * height / out->height_px)};

            out->pixels[(size_t)y * (size_t)out->width_px + (size_t)x] =
                    mean(image, &cell);
        }
}

int crop_cut(const struct image *image, const struct crop_wish *wish, struct image *out,
        struct error *err)
{
    struct part part;
    int32_t width, height;

    if (wish->width_px < 1 || wish->width_px > CROP_WIDTH_MAX_PX)
        return error_set(err, ERROR_RANGE, "a picture is 1 to %d pixels wide",
                (int)CROP_WIDTH_MAX_PX);
    if (part_find(image, wish, &part, err) != 0)
        return -1;
    if (wish->rotation == 180)
        part_turn(image, &part);
    width = part.right - part.left;
    height = part.bottom - part.top;
    if (width < 1 || height < 1)
        return error_set(err, ERROR_RANGE, "the image is too small to cut from");
    if (width > wish->width_px) {
        height = (int32_t)((int64_t)height * wish->width_px / width);
        width = wish->width_px;
        height = height > 0 ? height : 1;
    }
    if (image_allocate(out, width, height, err) != 0)
        return -1;
    shrink(image, &part, out);
    return wish->rotation == 180 ? image_orient(out, 3, err) : 0;
}

/* Which of the six pixels from `top` down have this grey, as sixel's bits. */
static int sixel_bits(const struct image *image, int32_t x, int32_t top, unsigned grey)
{
    int32_t y;
    int bits = 0;

    for (y = 0; y < SIXEL_ROWS && top + y < image->height_px; y++) {
        size_t place = (size_t)(top + y) * (size_t)image->width_px + (size_t)x;

        if (image->pixels[place] * CROP_GREYS / 256U == grey)
            bits |= 1 << y;
    }
    return bits;
}

static void sixel_run(int bits, int32_t run, FILE *stream)
{
    if (run > 3)
        (void)fprintf(stream, "!%d%c", (int)run, '?' + bits);
    else
        for (; run > 0; run--)
            (void)fputc('?' + bits, stream);
}

/* One row of six pixels' height in one grey, and back to its start. */
static void sixel_band(
        const struct image *image, int32_t top, unsigned grey, FILE *stream)
{
    int32_t x, run = 0;
    int last = 0;

    (void)fprintf(stream, "#%u", grey);
    for (x = 0; x < image->width_px; x++) {
        int bits = sixel_bits(image, x, top, grey);

        if (bits != last) {
            sixel_run(last, run, stream);
            run = 0;
        }
        last = bits;
        run++;
    }
    if (last != 0) /* nothing need be said of an empty rest */
        sixel_run(last, run, stream);
    (void)fputc('$', stream);
}

static void sixel_write(const struct image *image, FILE *stream)
{
    unsigned grey, percent;
    int32_t top;

    (void)fprintf(stream, "\033P0;1;0q\"1;1;%d;%d", (int)image->width_px,
            (int)image->height_px);
    for (grey = 0; grey < CROP_GREYS; grey++) {
        percent = (grey * 100U + (CROP_GREYS - 1U) / 2U) / (CROP_GREYS - 1U);
        (void)fprintf(stream, "#%u;2;%u;%u;%u", grey, percent, percent, percent);
    }
    for (top = 0; top < image->height_px; top += SIXEL_ROWS) {
        for (grey = 0; grey < CROP_GREYS; grey++)
            sixel_band(image, top, grey, stream);
        (void)fputc('-', stream);
    }
    (void)fputs("\033\\\n", stream);
}

static void base64_write(const uint8_t *bytes, size_t size, FILE *stream)
{
    static const char letters[] =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t i;

    for (i = 0; i < size; i += BASE64_GROUP) {
        size_t left = size - i;
        uint32_t group = (uint32_t)bytes[i] << 16;

        group |= left > 1 ? (uint32_t)bytes[i + 1] << 8 : 0;
        group |= left > 2 ? bytes[i + 2] : 0;
        (void)fputc(letters[group >> 18], stream);
        (void)fputc(letters[group >> 12 & 63], stream);
        (void)fputc(left > 1 ? letters[group >> 6 & 63] : '=', stream);
        (void)fputc(left > 2 ? letters[group & 63] : '=', stream);
    }
}

static void kitty_write(const struct picture *picture, FILE *stream)
{
    size_t at, size;

    for (at = 0; at < picture->size; at += size) {
        size_t left = picture->size - at;

        size = left < KITTY_CHUNK_BYTES ? left : KITTY_CHUNK_BYTES;
        (void)fprintf(stream, "\033_G%sm=%d;", at == 0 ? "a=T,f=100," : "",
                size < left ? 1 : 0);
        base64_write(picture->bytes + at, size, stream);
        (void)fputs("\033\\", stream);
    }
    (void)fputc('\n', stream);
}

int crop_write(
        const struct image *image, enum crop_form form, FILE *stream, struct error *err)
{
    struct picture picture = {0};

    if (form == CROP_SIXEL) {
        sixel_write(image, stream);
    } else {
        if (picture_encode(image->pixels, image->width_px, image->height_px, 1, &picture,
                    err) != 0)
            return -1;
        if (form == CROP_KITTY)
            kitty_write(&picture, stream);
        else
            (void)fwrite(picture.bytes, 1, picture.size, stream);
        free(picture.bytes);
    }
    if (fflush(stream) != 0 || ferror(stream))
        return error_set(
                err, ERROR_IO, "the picture cannot be written: %s", strerror(errno));
    return 0;
}
