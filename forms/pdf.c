/* pdf.c -- the ballots as a PDF in memory: embedded letters, no scaling asked for. */
#include "forms/pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cairo-pdf.h>
#include <glib.h>

#include "forms/grid.h"
#include "forms/pdf_prefer.h"

#define POINTS(um) ((um)*72.0 / 25400.0)

static cairo_surface_t *record_page(
        const struct paper *paper, size_t page, enum paper_kind kind, struct error *err)
{
    const cairo_rectangle_t edge = {
            0, 0, POINTS(GRID_PAGE_WIDTH_UM), POINTS(GRID_PAGE_HEIGHT_UM)};
    cairo_surface_t *drawing =
            cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &edge);
    cairo_t *cairo = cairo_create(drawing);
    int result = paper_draw(paper, page, kind, cairo, err);

    cairo_destroy(cairo);
    if (result != 0) {
        cairo_surface_destroy(drawing);
        return NULL;
    }
    return drawing;
}

/* What is drawn on the pages of every copy. */
struct drawn {
    cairo_surface_t *pages[LAYOUT_PAGES_MAX];
    size_t count;
    int is_two_sided;
};

static void paint_copies(cairo_t *cairo, const struct drawn *drawn, uint32_t copies)
{
    uint32_t copy;
    size_t i;

    for (copy = 0; copy < copies; copy++) {
        for (i = 0; i < drawn->count; i++) {
            cairo_set_source_surface(cairo, drawn->pages[i], 0, 0);
            cairo_paint(cairo);
            cairo_show_page(cairo);
        }
        if (drawn->is_two_sided && drawn->count % 2 == 1)
            cairo_show_page(cairo);
    }
}

/* Everything cairo can say: pages, letters, title; without a date. */
static int write_pages(const struct drawn *drawn, uint32_t copies, const char *title,
        GByteArray *bytes, struct error *err)
{
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(pdf_prefer_take, bytes,
            POINTS(GRID_PAGE_WIDTH_UM), POINTS(GRID_PAGE_HEIGHT_UM));
    cairo_t *cairo = cairo_create(surface);
    cairo_status_t status;

    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
    paint_copies(cairo, drawn, copies);
    status = cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS)
        return error_set(
                err, ERROR_IO, "cannot make the PDF: %s", cairo_status_to_string(status));
    return 0;
}

static int keep_bytes(const GByteArray *bytes, struct pdf *out, struct error *err)
{
    unsigned char *copy = malloc(bytes->len);

    if (copy == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the PDF");
    memcpy(copy, bytes->data, bytes->len);
    out->bytes = copy;
    out->size = bytes->len;
    return 0;
}

int pdf_make(const struct paper *paper, enum paper_kind kind, uint32_t copies,
        const char *title, struct pdf *out, struct error *err)
{
    struct drawn drawn = {.count = 0, .is_two_sided = paper_is_two_sided(paper)};
    size_t pages = paper_layout(paper)->page_count;
    GByteArray *bytes = g_byte_array_new();
    int result = -1;

    for (; drawn.count < pages; drawn.count++) {
        drawn.pages[drawn.count] = record_page(paper, drawn.count, kind, err);
        if (drawn.pages[drawn.count] == NULL)
            break;
    }
    if (drawn.count == pages && write_pages(&drawn, copies, title, bytes, err) == 0 &&
            pdf_prefer(bytes, drawn.is_two_sided, err) == 0)
        result = keep_bytes(bytes, out, err);
    while (drawn.count > 0)
        cairo_surface_destroy(drawn.pages[--drawn.count]);
    g_byte_array_unref(bytes);
    return result;
}

void pdf_release(struct pdf *pdf)
{
    free(pdf->bytes);
    pdf->bytes = NULL;
    pdf->size = 0;
}
