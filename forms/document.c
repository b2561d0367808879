/* document.c -- a document of flowing pages as a PDF, its title, watermark and feet. */
#include "forms/document.h"

#include <stdio.h>
#include <stdlib.h>

#include <cairo-pdf.h>

/* A trial's paper is marked as such even when it was sealed. */
const char *document_watermark(const struct report_data *data)
{
    if (data->results.is_trial)
        return report_words_get(&data->words, "minutes.trial");
    return data->results.is_final ? NULL
                                  : report_words_get(&data->words, "minutes.draft");
}

/* The day of the conference, not of this run: the same data, the same bytes. */
static void set_metadata(cairo_surface_t *surface, const struct report_data *data,
        const struct document *document)
{
    const struct conference_date *date = &data->conference.date;
    char created[40];

    (void)snprintf(created, sizeof(created), "%04d-%02d-%02dT00:00:00Z", (int)date->year,
            (int)date->month, (int)date->day);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, document->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
}

/* One pass over the document; `write` may be NULL, to learn the number of pages. */
static cairo_status_t draw_pass(const struct report_data *data,
        const struct document *document, cairo_write_func_t write,
        struct report_pen_bytes *bytes, int *pages)
{
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(write, bytes,
            FLOW_PAGE_WIDTH * document->scale, FLOW_PAGE_HEIGHT * document->scale);
    cairo_t *cairo = cairo_create(surface);
    struct flow flow = {.page_total = *pages,
            .watermark = document->watermark,
            .page_text = document->page_text};
    cairo_status_t status;
    char foot[20];

    (void)snprintf(foot, sizeof(foot), "%.16s", data->results.root);
    if (document->foot != NULL || data->results.is_final)
        flow.foot = document->foot != NULL ? document->foot : foot;
    set_metadata(surface, data, document);
    cairo_scale(cairo, document->scale, document->scale);
    flow_start(&flow, cairo);
    document->draw(&flow, data, document->context);
    flow_finish(&flow);
    *pages = flow.page;
    cairo_surface_finish(surface);
    status = cairo_status(cairo);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return status;
}

int document_render(const struct report_data *data, const struct document *document,
        unsigned char **pdf, size_t *size, int *pages, struct error *err)
{
    struct report_pen_bytes bytes = {0};
    cairo_status_t status;
    int count = 0;

    status = draw_pass(data, document, NULL, NULL, &count);
    if (status == CAIRO_STATUS_SUCCESS)
        status = draw_pass(data, document, report_pen_write, &bytes, &count);
    if (report_pen_check(status, err) != 0) {
        free(bytes.data);
        return -1;
    }
    *pdf = bytes.data;
    *size = bytes.size;
    if (pages != NULL)
        *pages = count;
    return 0;
}
