/* paper_work.c -- a command that makes one PDF of flowing pages from a JSON on stdin. */
#include "forms/paper_work.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cairo-pdf.h>

#include "core/file.h"
#include "core/json.h"
#include "core/language.h"

enum { INPUT_MAX_BYTES = 256 << 20 };

const char *paper_work_text(const json_t *object, const char *name)
{
    char member[64];

    (void)snprintf(member, sizeof(member), "%s_%s", name,
            language_is_vietnamese() ? "vi" : "en");
    return json_text(object, member);
}

void paper_work_hundredths(json_int_t hundredths, char out[PAPER_WORK_NUMBER_BYTES])
{
    (void)snprintf(out, PAPER_WORK_NUMBER_BYTES, "%lld%c%02lld", hundredths / 100,
            language_is_vietnamese() ? ',' : '.', hundredths % 100);
}

void paper_work_date(const char *date, char out[PAPER_WORK_DATE_BYTES])
{
    if (language_is_vietnamese() && strlen(date) == 10)
        (void)snprintf(
                out, PAPER_WORK_DATE_BYTES, "%.2s/%.2s/%.4s", date + 8, date + 5, date);
    else
        (void)snprintf(out, PAPER_WORK_DATE_BYTES, "%.10s", date);
}

void paper_work_title(struct flow *flow, const char *title, const char *below)
{
    struct report_pen_style large = {.size_pt = 16, .is_bold = 1, .align = PEN_CENTRE};
    struct report_pen_style small = {.size_pt = 13, .align = PEN_CENTRE};

    flow_text(flow, &large, 0, 4, title);
    if (below[0] != '\0')
        flow_text(flow, &small, 0, 4, below);
    flow->y += 8;
}

static cairo_status_t draw_pass(const struct paper_work *work, const json_t *data,
        cairo_write_func_t write, struct report_pen_bytes *bytes, int *pages)
{
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
            write, bytes, FLOW_PAGE_WIDTH, FLOW_PAGE_HEIGHT);
    cairo_t *cairo = cairo_create(surface);
    struct flow flow = {.page_total = *pages,
            .watermark = work->watermark == NULL ? NULL : work->watermark(data),
            .page_text = "{page}/{pages}"};
    cairo_status_t status;

    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, work->title(data));
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
    flow_start(&flow, cairo);
    work->draw(&flow, data);
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

static int render(const struct paper_work *work, const json_t *data, const char *path,
        struct error *err)
{
    struct report_pen_bytes bytes = {0};
    cairo_status_t status;
    int pages = 0, result;

    status = draw_pass(work, data, NULL, NULL, &pages);
    if (status == CAIRO_STATUS_SUCCESS)
        status = draw_pass(work, data, report_pen_write, &bytes, &pages);
    result = report_pen_check(status, err);
    if (result == 0)
        result = file_write(path, bytes.data, bytes.size, err);
    free(bytes.data);
    return result;
}

static int load(const struct paper_work *work, json_t **data, struct error *err)
{
    char *text = NULL;
    size_t size = 0;
    int result;

    if (file_read("/dev/stdin", INPUT_MAX_BYTES, &text, &size, err) != 0)
        return -1;
    result = json_parse(text, size, data, err);
    free(text);
    return result == 0 ? json_check_format(*data, work->format, err) : -1;
}

static int say_usage(const struct paper_work *work)
{
    (void)fprintf(stderr, "usage: kiemphieu-forms %s FILE [--language vi|en] <JSON\n",
            work->command);
    return 2;
}

/* The program's own words follow the locale: so it is set. */
static int set_language(const char *language)
{
    if (strcmp(language, "vi") != 0 && strcmp(language, "en") != 0)
        return -1;
    (void)setenv("LC_ALL", language[0] == 'v' ? "vi_VN.UTF-8" : "en_US.UTF-8", 1);
    language_start();
    return 0;
}

int paper_work_run(const struct paper_work *work, int argc, char **argv)
{
    static const struct option options[] = {
            {"language", required_argument, NULL, 'l'}, {NULL, 0, NULL, 0}};
    struct error err = {.text = ""};
    const char *language = "vi";
    json_t *data = NULL;
    int option, result = -1;

    optind = 0; /* the main program may have read options of its own */
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option != 'l')
            return say_usage(work);
        language = optarg;
    }
    if (optind + 1 != argc || set_language(language) != 0)
        return say_usage(work);
    if (load(work, &data, &err) == 0)
        result = render(work, data, argv[optind], &err);
    json_decref(data);
    if (result == 0)
        return 0;
    (void)fprintf(stderr, "kiemphieu-forms: %s\n", err.text);
    return 1;
}
