/* deck_images.c -- a deck's pages as a scanner would deliver them. */
#include "forms/deck_images.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "forms/deck_work.h"
#include "forms/tiff_write.h"

/* What one worker needs for any page. */
struct desk {
    cairo_surface_t *surface; /* A8, of the job's page size */
    uint8_t *grey;
    const struct press_paper *size; /* the blank for which both were made */
};

struct images {
    const struct deck_job *jobs;
    size_t job_count;
    const char *folder;
};

size_t deck_job_images(const struct deck_job *job)
{
    return job->form.plan->sheet_count * job->form.layout->page_count;
}

void deck_image_name(size_t image, char name[DECK_NAME_BYTES])
{
    (void)snprintf(name, DECK_NAME_BYTES, "%04zu.tif", image + 1);
}

static int32_t px_of_um(int32_t um)
{
    return (int32_t)lround(um * (PRESS_DPI / 25400.0));
}

int deck_blank_new(
        const struct layout *layout, struct press_paper *out, struct error *err)
{
    struct press_paper paper = {.width_px = px_of_um(layout->page_width_um),
            .height_px = px_of_um(layout->page_height_um)};

    if (paper.width_px < 1 || paper.height_px < 1 || paper.width_px > PRESS_EDGE_MAX_PX ||
            paper.height_px > PRESS_EDGE_MAX_PX)
        return error_set(err, ERROR_RANGE, "a page of %d x %d um cannot be scanned",
                (int)layout->page_width_um, (int)layout->page_height_um);
    /* The stride of the surface on which it is marked, so that one copy does. */
    paper.stride = (size_t)cairo_format_stride_for_width(CAIRO_FORMAT_A8, paper.width_px);
    paper.darkness = calloc((size_t)paper.height_px, paper.stride);
    if (paper.darkness == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a blank page");
    *out = paper;
    return 0;
}

static void desk_release(struct desk *desk)
{
    if (desk->surface != NULL)
        cairo_surface_destroy(desk->surface);
    free(desk->grey);
    memset(desk, 0, sizeof(*desk));
}

/* The blank on the desk; its memory is used again from page to page. */
static int desk_lay(struct desk *desk, const struct press_paper *blank, struct error *err)
{
    size_t size = blank->stride * (size_t)blank->height_px;

    if (desk->size == NULL || desk->size->width_px != blank->width_px ||
            desk->size->height_px != blank->height_px) {
        desk_release(desk);
        desk->surface = cairo_image_surface_create(
                CAIRO_FORMAT_A8, blank->width_px, blank->height_px);
        desk->grey = malloc((size_t)blank->width_px * (size_t)blank->height_px);
        desk->size = blank;
    }
    if (desk->grey == NULL || cairo_surface_status(desk->surface) != CAIRO_STATUS_SUCCESS)
        return error_set(err, ERROR_MEMORY, "no memory for a page");
    cairo_surface_flush(desk->surface);
    memcpy(cairo_image_surface_get_data(desk->surface), blank->darkness, size);
    cairo_surface_mark_dirty(desk->surface);
    return 0;
}

static int desk_mark(struct desk *desk, const struct deck_form *form, size_t sheet,
        size_t page, struct error *err)
{
    cairo_t *cairo = cairo_create(desk->surface);
    const struct pen_canvas canvas = {.cairo = cairo, .is_colour = 0};
    int result;

    cairo_scale(cairo, PRESS_DPI / 25.4, PRESS_DPI / 25.4);
    result = deck_sheet_draw(form, sheet, page, &canvas, err);
    cairo_destroy(cairo);
    cairo_surface_flush(desk->surface);
    return result;
}

static int desk_scan(struct desk *desk, const struct press_scanner *scanner,
        const char *path, struct error *err)
{
    struct press_paper marked = *desk->size;

    marked.darkness = cairo_image_surface_get_data(desk->surface);
    if (press_scan(&marked, scanner, desk->grey, err) != 0)
        return -1;
    return tiff_write_grey(
            path, desk->grey, marked.width_px, marked.height_px, PRESS_DPI, err);
}

static int image_make(const struct images *images, const struct deck_job *job,
        size_t in_job, size_t image, struct desk *desk, struct error *err)
{
    size_t pages = job->form.layout->page_count;
    size_t sheet = in_job / pages, page = in_job % pages;
    char name[DECK_NAME_BYTES], path[FILE_PATH_MAX];
    struct deck_sheet thrown;

    deck_image_name(image, name);
    deck_sheet_throw(&job->form, sheet, page, &thrown);
    if (file_join(path, images->folder, name, err) != 0 ||
            desk_lay(desk, &job->blanks[page], err) != 0 ||
            desk_mark(desk, &job->form, sheet, page, err) != 0)
        return -1;
    return desk_scan(desk, &thrown.scanner, path, err);
}

/* Each of `workers` takes every so-many-th image. */
static int images_share(const void *user, int worker, int workers,
        const struct deck_work *work, struct error *err)
{
    const struct images *images = user;
    struct desk desk = {.size = NULL};
    size_t job, in_job, image = 0;
    int result = 0;

    for (job = 0; job < images->job_count && result == 0; job++)
        for (in_job = 0; in_job < deck_job_images(&images->jobs[job]) && result == 0;
                in_job++, image++) {
            if (image % (size_t)workers != (size_t)worker)
                continue;
            result = image_make(images, &images->jobs[job], in_job, image, &desk, err);
            if (result == 0)
                deck_work_step(work);
        }
    desk_release(&desk);
    return result;
}

int deck_images_make(const struct deck_job *jobs, size_t count, const char *folder,
        int workers, deck_progress *progress, void *user, struct error *err)
{
    const struct images images = {jobs, count, folder};
    size_t total = 0, i;

    for (i = 0; i < count; i++)
        total += deck_job_images(&jobs[i]);
    return deck_work_share(images_share, &images, workers, total, progress, user, err);
}
