/* printed.c -- a page as it comes out of the printer: black or white, a PNG in memory. */
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
    if (result == 0 && cairo_surface_status(ink) != CAIRO_STATUS_SUCCESS)
        result = error_set(err, ERROR_MEMORY, "no memory for the picture of a page");
    if (result != 0) {
        cairo_surface_destroy(ink);
        return NULL;
    }
    return ink;
}

/* Ink becomes black, 0, and all else white, 255: an A8 image is written as grey. */
static void threshold(cairo_surface_t *ink)
{
    unsigned char *pixels = cairo_image_surface_get_data(ink);
    size_t stride = (size_t)cairo_image_surface_get_stride(ink), x, y;

    for (y = 0; y < HEIGHT_PX; y++)
        for (x = 0; x < WIDTH_PX; x++)
            pixels[y * stride + x] = pixels[y * stride + x] >= 128 ? 0 : 255;
    cairo_surface_mark_dirty(ink);
}

int printed_page(const struct paper *paper, struct layout_page *page, struct error *err)
{
    cairo_surface_t *ink = draw_ink(paper, page, err);
    GByteArray *bytes;
    cairo_status_t status;

    if (ink == NULL)
        return -1;
    bytes = g_byte_array_new();
    threshold(ink);
    status = cairo_surface_write_to_png_stream(ink, append_bytes, bytes);
    cairo_surface_destroy(ink);
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
