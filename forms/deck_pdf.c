/* deck_pdf.c -- a deck as a PDF on TEST paper, to be printed and fed. */
#include "forms/deck_set.h"

#include <stdio.h>

#include <cairo-pdf.h>

#include "core/file.h"
#include "forms/pdf_prefer.h"

static int page_draw(const struct deck_job *job, const struct paper *paper, size_t in_job,
        cairo_t *cairo, struct error *err)
{
    size_t pages = job->form.layout->page_count;
    size_t sheet = in_job / pages, page = in_job % pages;
    const struct pen_canvas canvas = {.cairo = cairo, .is_colour = 1};
    int result;

    cairo_save(cairo);
    result = paper_draw(paper, page, PAPER_TEST, cairo, err);
    cairo_restore(cairo);
    if (result != 0)
        return -1;
    cairo_save(cairo);
    cairo_scale(cairo, 72.0 / 25.4, 72.0 / 25.4);
    result = deck_sheet_draw(&job->form, sheet, page, &canvas, err);
    cairo_restore(cairo);
    cairo_show_page(cairo);
    return result;
}

static int pages_draw(const struct deck_set *set, cairo_surface_t *surface,
        cairo_t *cairo, struct error *err)
{
    const struct layout *layout;
    size_t i, in_job;

    for (i = 0; i < set->count; i++) {
        layout = set->jobs[i].form.layout;
        cairo_pdf_surface_set_size(surface, layout->page_width_um * 72.0 / 25400.0,
                layout->page_height_um * 72.0 / 25400.0);
        for (in_job = 0; in_job < deck_job_images(&set->jobs[i]); in_job++)
            if (page_draw(&set->jobs[i], set->papers[i], in_job, cairo, err) != 0)
                return -1;
    }
    return 0;
}

/* All pages into memory; with the conference's day, not today: the same deck has
 * the same bytes. */
static int pdf_fill(const struct deck_set *set, GByteArray *bytes, struct error *err)
{
    cairo_surface_t *surface =
            cairo_pdf_surface_create_for_stream(pdf_prefer_take, bytes, 595.0, 842.0);
    cairo_t *cairo = cairo_create(surface);
    const struct conference_date *date = &set->conference.date;
    char made[64];
    cairo_status_t status;
    int result;

    (void)snprintf(made, sizeof(made), "%04d-%02d-%02dT00:00:00Z", (int)date->year,
            (int)date->month, (int)date->day);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, made);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, "TEST");
    result = pages_draw(set, surface, cairo, err);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (result == 0 && status != CAIRO_STATUS_SUCCESS)
        return error_set(
                err, ERROR_IO, "cannot make the PDF: %s", cairo_status_to_string(status));
    return result;
}

/* Both sides only if each ballot of several pages is made for them. */
static int is_two_sided(const struct deck_set *set)
{
    int is_any = 0;
    size_t i;

    for (i = 0; i < set->count; i++) {
        if (set->jobs[i].form.layout->page_count < 2)
            continue;
        if (!paper_is_two_sided(set->papers[i]))
            return 0;
        is_any = 1;
    }
    return is_any;
}

int deck_set_pdf(const struct deck_set *set, const char *path, struct error *err)
{
    GByteArray *bytes = g_byte_array_new();
    int result = pdf_fill(set, bytes, err);

    if (result == 0)
        result = pdf_prefer(bytes, is_two_sided(set), err);
    if (result == 0)
        result = file_write(path, bytes->data, bytes->len, err);
    g_byte_array_unref(bytes);
    return result;
}
