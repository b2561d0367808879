/* code_text.c -- codes of any paper, decoded without knowing what to expect. */
#include "omr/code_text.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include <zbar.h>

#include "omr/wide.h"

enum { MODULE_PX = 5, QUIET_MODULES = 4 };

/* As zbar 0.23 asks for them, letter for letter. */
static const char *const sets[] = {"ISO8859-1", "ISO8859-2", "ISO8859-3", "ISO8859-4",
        "ISO8859-5", "ISO8859-6", "ISO8859-7", "ISO8859-8", "ISO8859-9", "ISO8859-10",
        "ISO8859-11", "ISO8859-12", "ISO8859-13", "ISO8859-14", "ISO8859-15",
        "ISO8859-16", "CP437", "SJIS", "BIG-5", "UTF-8"};

enum { SETS = sizeof(sets) / sizeof(sets[0]) };

struct code_decoder {
    zbar_image_scanner_t *scanner;
    iconv_t converters[SETS]; /* never used: they keep the tables loaded */
    struct image picture;
};

/* One that the system lacks cannot be loaded later either. */
static void converters_open(struct code_decoder *decoder)
{
    size_t i;

    for (i = 0; i < SETS; i++)
        decoder->converters[i] = iconv_open("UTF-8", sets[i]);
}

static void converters_close(struct code_decoder *decoder)
{
    size_t i;

    for (i = 0; i < SETS; i++)
        if (decoder->converters[i] != (iconv_t)-1) /* POSIX: none */
            (void)iconv_close(decoder->converters[i]);
}

int code_decoder_new(struct code_decoder **out, struct error *err)
{
    struct code_decoder *decoder = calloc(1, sizeof(*decoder));

    if (decoder != NULL)
        decoder->scanner = zbar_image_scanner_create();
    if (decoder == NULL || decoder->scanner == NULL) {
        free(decoder);
        return error_set(err, ERROR_MEMORY, "no memory for the code reader");
    }
    zbar_image_scanner_set_config(decoder->scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
    zbar_image_scanner_set_config(decoder->scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
    converters_open(decoder);
    *out = decoder;
    return 0;
}

void code_decoder_free(struct code_decoder *decoder)
{
    if (decoder == NULL)
        return;
    zbar_image_scanner_destroy(decoder->scanner);
    converters_close(decoder);
    image_release(&decoder->picture);
    free(decoder);
}

static void texts_add(struct code_texts *texts, const char *text)
{
    int i;

    for (i = 0; i < texts->count; i++)
        if (strncmp(texts->text[i], text, CODE_TEXT_LONGEST - 1) == 0)
            return;
    if (texts->count == CODE_TEXTS_MAX)
        return;
    strncpy(texts->text[texts->count], text, CODE_TEXT_LONGEST - 1);
    texts->text[texts->count++][CODE_TEXT_LONGEST - 1] = '\0';
}

/* What 300 dpi take: squares of two pixels. */
WIDE_LOOP static void row_halve(const uint8_t *restrict line,
        const uint8_t *restrict next, int32_t width, uint8_t *restrict out)
{
    int32_t x;

    for (x = 0; x < width; x++)
        out[x] = (uint8_t)((line[2 * x] + line[2 * x + 1] + next[2 * x] +
                                   next[2 * x + 1]) /
                           4);
}

static void row_shrink(
        const uint8_t *line, size_t pitch, int step, int32_t width, uint8_t *out)
{
    int32_t x, i, j;

    for (x = 0; x < width; x++) {
        int32_t sum = 0;

        for (j = 0; j < step; j++)
            for (i = 0; i < step; i++)
                sum += line[(size_t)j * pitch + (size_t)(x * step + i)];
        out[x] = (uint8_t)(sum / (step * step));
    }
}

/* The area, shrunk, as a picture of its own. Returns -1 if nothing is left of it. */
static int picture_cut(const struct image *image, const struct blob_area *area, int step,
        struct image *picture)
{
    int32_t left = area->left_px < 0 ? 0 : area->left_px;
    int32_t top = area->top_px < 0 ? 0 : area->top_px;
    int32_t right = area->right_px < image->width_px ? area->right_px : image->width_px;
    int32_t bottom =
            area->bottom_px < image->height_px ? area->bottom_px : image->height_px;
    int32_t width = (right - left) / step, height = (bottom - top) / step, y;
    size_t pitch = (size_t)image->width_px;

    if (width < 16 || height < 16 || image_allocate(picture, width, height, NULL) != 0)
        return -1;
    for (y = 0; y < height; y++) {
        const uint8_t *line = image->pixels + (size_t)(top + y * step) * pitch + left;
        uint8_t *out = picture->pixels + (size_t)y * (size_t)width;

        if (step == 1)
            memcpy(out, line, (size_t)width);
        else if (step == 2)
            row_halve(line, line + pitch, width, out);
        else
            row_shrink(line, pitch, step, width, out);
    }
    return 0;
}

/* Adds the texts of all codes in the decoder's picture. */
static int picture_decode(
        struct code_decoder *decoder, struct code_texts *texts, struct error *err)
{
    const zbar_symbol_t *symbol;
    zbar_image_t *view = zbar_image_create();

    if (view == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the code reader");
    zbar_image_set_format(view, zbar_fourcc('Y', '8', '0', '0'));
    zbar_image_set_size(view, (unsigned)decoder->picture.width_px,
            (unsigned)decoder->picture.height_px);
    zbar_image_set_data(view, decoder->picture.pixels,
            (unsigned long)decoder->picture.width_px *
                    (unsigned long)decoder->picture.height_px,
            NULL);
    if (zbar_scan_image(decoder->scanner, view) > 0)
        for (symbol = zbar_image_first_symbol(view); symbol != NULL;
                symbol = zbar_symbol_next(symbol))
            texts_add(texts, zbar_symbol_get_data(symbol));
    zbar_image_destroy(view);
    return 0;
}

int code_decode(struct code_decoder *decoder, const struct image *image,
        const struct blob_area *area, int step, struct code_texts *texts,
        struct error *err)
{
    if (picture_cut(image, area, step, &decoder->picture) != 0)
        return 0;
    return picture_decode(decoder, texts, err);
}

int code_decode_cells(struct code_decoder *decoder, const uint8_t *cells, int side,
        struct code_texts *texts, struct error *err)
{
    int32_t edge = (side + 2 * QUIET_MODULES) * MODULE_PX, x, y;

    if (image_allocate(&decoder->picture, edge, edge, err) != 0)
        return -1;
    for (y = 0; y < edge; y++)
        for (x = 0; x < edge; x++) {
            int32_t column = x / MODULE_PX - QUIET_MODULES;
            int32_t row = y / MODULE_PX - QUIET_MODULES;
            int is_black = column >= 0 && column < side && row >= 0 && row < side &&
                           cells[row * side + column] == 1;

            decoder->picture.pixels[(size_t)y * (size_t)edge + (size_t)x] =
                    is_black ? 0 : UINT8_MAX;
        }
    return picture_decode(decoder, texts, err);
}
