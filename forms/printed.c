/* printed.c -- a page as it comes out of the printer: 1 bit a pixel, a PNG in memory. */
#include "forms/printed.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "forms/grid.h"

enum {
    WIDTH_PX = (GRID_PAGE_WIDTH_UM * (LAYOUT_PRINTED_DPI / 10) + 1270) / 2540,
    HEIGHT_PX = (GRID_PAGE_HEIGHT_UM * (LAYOUT_PRINTED_DPI / 10) + 1270) / 2540
};

static cairo_status_t append_bytes(void *user, const unsigned char *bytes, unsigned count)
{
    g_byte_array_append(user, bytes, count);
    return CAIRO_STATUS_SUCCESS;
}

/* The page's ink as coverage, 0 to 255. */
static cairo_surface_t *draw_ink(
        const struct paper *paper, const struct layout_page *page, struct error *err)
{
    cairo_surface_t *ink =
            cairo_image_surface_create(CAIRO_FORMAT_A8, WIDTH_PX, HEIGHT_PX);
    cairo_t *cairo = cairo_create(ink);
    int result;

    cairo_scale(cairo, LAYOUT_PRINTED_DPI / 72.0, LAYOUT_PRINTED_DPI / 72.0);
    result = paper_draw(paper, (size_t)page->page - 1, PAPER_BALLOT, cairo, err);
    cairo_destroy(cairo);
    cairo_surface_flush(ink);
    if (result != 0) {
        cairo_surface_destroy(ink);
        return NULL;
    }
    return ink;
}

/* A1 images are written as PNG with 1 for white: set the bits of what has no ink. */
static void threshold(cairo_surface_t *ink, cairo_surface_t *bits)
{
    const unsigned char *from = cairo_image_surface_get_data(ink);
    unsigned char *to = cairo_image_surface_get_data(bits);
    int from_stride = cairo_image_surface_get_stride(ink);
    int to_stride = cairo_image_surface_get_stride(bits), x, y;
    uint32_t word;
    const uint32_t one = 1;
    int is_little = *(const unsigned char *)&one == 1;

    for (y = 0; y < HEIGHT_PX; y++)
        for (x = 0; x < WIDTH_PX; x++) {
            if (from[y * from_stride + x] >= 128)
                continue;
            memcpy(&word, to + y * to_stride + x / 32 * 4, sizeof(word));
            word |= one << (is_little ? x % 32 : 31 - x % 32);
            memcpy(to + y * to_stride + x / 32 * 4, &word, sizeof(word));
        }
}

int printed_page(const struct paper *paper, struct layout_page *page, struct error *err)
{
    cairo_surface_t *ink = draw_ink(paper, page, err), *bits;
    GByteArray *bytes;
    cairo_status_t status;

    if (ink == NULL)
        return -1;
    bits = cairo_image_surface_create(CAIRO_FORMAT_A1, WIDTH_PX, HEIGHT_PX);
    bytes = g_byte_array_new();
    cairo_surface_flush(bits);
    status = cairo_surface_status(bits);
    if (status == CAIRO_STATUS_SUCCESS) {
        threshold(ink, bits);
        cairo_surface_mark_dirty(bits);
        status = cairo_surface_write_to_png_stream(bits, append_bytes, bytes);
    }
    cairo_surface_destroy(ink);
    cairo_surface_destroy(bits);
    if (status == CAIRO_STATUS_SUCCESS && bytes->len <= LAYOUT_PRINTED_MAX_BYTES)
        page->printed_png = malloc(bytes->len);
    if (page->printed_png != NULL) {
        memcpy(page->printed_png, bytes->data, bytes->len);
        page->printed_png_bytes = bytes->len;
    }
    g_byte_array_unref(bytes);
    if (page->printed_png == NULL)
        return error_set(err, ERROR_MEMORY, "cannot make the picture of a page: %s",
                cairo_status_to_string(status));
    return 0;
}
