/* printed.c -- the blank page as printed, and where its ink may lie. */
#include "omr/printed.h"

#include <stdlib.h>
#include <string.h>

#include <png.h>

enum { SIZE_SLACK_CELLS = 2, INK_BELOW = 128 };

int32_t printed_cell(int32_t um)
{
    return (int32_t)((int64_t)um * LAYOUT_PRINTED_DPI / 25400);
}

void printed_release(struct printed *printed)
{
    free(printed->ink);
    free(printed->wide);
    memset(printed, 0, sizeof(*printed));
}

/* Widens ink by PRINTED_WIDE_CELLS along x (step 1) or y (step width). */
static void widen(const uint8_t *from, uint8_t *to, int32_t lines, int32_t line_step,
        int32_t length, int32_t step)
{
    int32_t line, i;

    for (line = 0; line < lines; line++) {
        const uint8_t *in = from + (size_t)line * (size_t)line_step;
        uint8_t *out = to + (size_t)line * (size_t)line_step;
        int32_t last = -PRINTED_WIDE_CELLS - 1, next = 0;

        for (i = 0; i < length; i++) {
            while (next < length && next <= i + PRINTED_WIDE_CELLS) {
                if (in[(size_t)next * (size_t)step])
                    last = next;
                next++;
            }
            out[(size_t)i * (size_t)step] = last >= i - PRINTED_WIDE_CELLS;
        }
    }
}

static int ink_widen(struct printed *printed, struct error *err)
{
    size_t cells = (size_t)printed->width * (size_t)printed->height;
    uint8_t *across = malloc(cells);

    printed->wide = malloc(cells);
    if (across == NULL || printed->wide == NULL) {
        free(across);
        return error_set(err, ERROR_MEMORY, "no memory for the printed page");
    }
    widen(printed->ink, across, printed->height, printed->width, printed->width, 1);
    widen(across, printed->wide, printed->width, 1, printed->height, printed->width);
    free(across);
    return 0;
}

static int ink_decode(const struct layout_page *page, struct printed *printed,
        const struct layout *layout, struct error *err)
{
    int32_t width = printed_cell(layout->page_width_um);
    int32_t height = printed_cell(layout->page_height_um);
    png_image png;
    size_t i, cells;

    memset(&png, 0, sizeof(png));
    png.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_memory(
                &png, page->printed_png, page->printed_png_bytes))
        return error_set(err, ERROR_SYNTAX, "page %d: printed picture: %s", page->page,
                png.message);
    printed->width = (int32_t)png.width;
    printed->height = (int32_t)png.height;
    if (printed->width < 1 || printed->height < 1 ||
            abs(printed->width - width) > SIZE_SLACK_CELLS ||
            abs(printed->height - height) > SIZE_SLACK_CELLS) {
        png_image_free(&png);
        return error_set(err, ERROR_RANGE, "page %d: printed picture of %d x %d pixels",
                page->page, printed->width, printed->height);
    }
    png.format = PNG_FORMAT_GRAY;
    cells = (size_t)printed->width * (size_t)printed->height;
    printed->ink = malloc(cells);
    if (printed->ink == NULL) {
        png_image_free(&png);
        return error_set(err, ERROR_MEMORY, "no memory for the printed page");
    }
    if (!png_image_finish_read(&png, NULL, printed->ink, 0, NULL))
        return error_set(err, ERROR_SYNTAX, "page %d: printed picture: %s", page->page,
                png.message);
    for (i = 0; i < cells; i++)
        printed->ink[i] = printed->ink[i] < INK_BELOW;
    return 0;
}

int printed_load(const struct layout *layout, const struct layout_page *page,
        struct printed *out, struct error *err)
{
    struct printed printed;

    memset(&printed, 0, sizeof(printed));
    if (page->printed_png == NULL)
        return error_set(err, ERROR_RANGE,
                "page %d: the layout lacks the printed page; print the ballots again",
                page->page);
    if (ink_decode(page, &printed, layout, err) != 0 || ink_widen(&printed, err) != 0) {
        printed_release(&printed);
        return -1;
    }
    *out = printed;
    return 0;
}
