/* chart.c -- the picture of the results: pages planned, drawn, as PDF and PNG. */
#include "forms/chart.h"

#include <stdio.h>
#include <stdlib.h>

#include <cairo-pdf.h>

#include "forms/chart_head.h"
#include "forms/chart_row.h"
#include "forms/report_pen.h"

static const char family[] = "Liberation Sans";

void chart_release(struct chart *chart)
{
    free(chart->rows);
    *chart = (struct chart){0};
}

/* Each ballot type starts a page: its legend and thresholds are its own. */
static void plan_type(struct report_pen *pen, const struct report_data *data, size_t type,
        struct chart *chart)
{
    double head = chart_head_draw(pen, data, type), top = head, height;
    struct chart_row *row;
    size_t i;

    chart->pages++;
    for (i = 0; i < data->results.types[type].contest_count; i++) {
        row = &chart->rows[chart->row_count++];
        *row = (struct chart_row){.type = type, .contest = i, .top_pt = top};
        chart_row_plan(pen, data, row);
        if (row->bottom_pt > CHART_BOTTOM && top > head) {
            height = row->bottom_pt - row->top_pt;
            row->top_pt = head;
            chart_row_plan(pen, data, row);
            row->bottom_pt = head + height;
            chart->pages++;
        }
        row->page = chart->pages;
        top = row->bottom_pt;
    }
}

int chart_plan(const struct report_data *data, struct chart *out, struct error *err)
{
    cairo_surface_t *surface =
            cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
    cairo_t *cairo = cairo_create(surface);
    struct chart chart = {0};
    struct report_pen pen;
    size_t i, count = 0;
    cairo_status_t status;

    for (i = 0; i < data->results.type_count; i++)
        count += data->results.types[i].contest_count;
    chart.rows = calloc(count + 1, sizeof(*chart.rows));
    report_pen_init(&pen, cairo, family);
    for (i = 0; chart.rows != NULL && i < data->results.type_count; i++)
        plan_type(&pen, data, i, &chart);
    report_pen_release(&pen);
    status = chart.rows == NULL ? CAIRO_STATUS_NO_MEMORY : cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    if (report_pen_check(status, err) != 0) {
        chart_release(&chart);
        return -1;
    }
    *out = chart;
    return 0;
}

void chart_draw(const struct report_data *data, const struct chart *chart, int page,
        cairo_t *cairo)
{
    struct report_pen pen;
    int is_headed = 0;
    size_t i;

    report_pen_init(&pen, cairo, family);
    chart_back_draw(&pen, data);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    for (i = 0; i < chart->row_count; i++) {
        if (chart->rows[i].page != page)
            continue;
        if (!is_headed)
            (void)chart_head_draw(&pen, data, chart->rows[i].type);
        is_headed = 1;
        chart_row_draw(&pen, data, &chart->rows[i]);
    }
    chart_foot_draw(&pen, data, page, chart->pages);
    report_pen_release(&pen);
}

int chart_pdf(const struct report_data *data, const struct chart *chart,
        unsigned char **pdf, size_t *size, struct error *err)
{
    const struct conference_date *date = &data->conference.date;
    struct report_pen_bytes bytes = {0};
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
            report_pen_write, &bytes, CHART_PAGE_WIDTH, CHART_PAGE_HEIGHT);
    cairo_t *cairo = cairo_create(surface);
    cairo_status_t status;
    char created[40];
    int page;

    (void)snprintf(created, sizeof(created), "%04d-%02d-%02dT00:00:00Z", (int)date->year,
            (int)date->month, (int)date->day);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
            report_words_get(&data->words, "chart.title"));
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
    for (page = 1; page <= chart->pages; page++) {
        chart_draw(data, chart, page, cairo);
        cairo_show_page(cairo);
    }
    cairo_surface_finish(surface);
    status = cairo_status(cairo);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    if (report_pen_check(status, err) != 0) {
        free(bytes.data);
        return -1;
    }
    *pdf = bytes.data;
    *size = bytes.size;
    return 0;
}

int chart_png(const struct report_data *data, const struct chart *chart, int page,
        unsigned char **png, size_t *size, struct error *err)
{
    double scale = CHART_PNG_DPI / 72.0;
    struct report_pen_bytes bytes = {0};
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
            (int)(CHART_PAGE_WIDTH * scale + 0.5),
            (int)(CHART_PAGE_HEIGHT * scale + 0.5));
    cairo_t *cairo = cairo_create(surface);
    cairo_status_t status;

    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, scale, scale);
    chart_draw(data, chart, page, cairo);
    status = cairo_status(cairo);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_write_to_png_stream(surface, report_pen_write, &bytes);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    if (report_pen_check(status, err) != 0) {
        free(bytes.data);
        return -1;
    }
    *png = bytes.data;
    *size = bytes.size;
    return 0;
}
