/* deck_images.h -- a deck's pages as a scanner would deliver them. */
#ifndef FORMS_DECK_IMAGES_H
#define FORMS_DECK_IMAGES_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/layout.h"
#include "forms/deck_sheet.h"
#include "forms/press.h"

enum {
    DECK_NAME_BYTES = 32, /* "0001.tif" with NUL */
    DECK_WORKERS_MAX = 8
};

/* One ballot type's part of a deck. `form` borrows its layout and plan. */
struct deck_job {
    struct deck_form form;
    struct press_paper blanks[LAYOUT_PAGES_MAX]; /* printed, unmarked; a page each */
};

/* How far the work is; `user` is the caller's. */
typedef void deck_progress(void *user, size_t done, size_t total);

/* deck_job_images - pages of all its sheets. */
size_t deck_job_images(const struct deck_job *job);

/*
 * deck_blank_new - an unprinted page of this size at PRESS_DPI
 *
 * free(out->darkness) when done. ERROR_MEMORY; ERROR_RANGE for a page that
 * no scanner takes.
 */
int deck_blank_new(const struct layout *layout, struct press_paper *out,
        struct error *err) __attribute__((warn_unused_result));

/* deck_image_name - "0001.tif" of image 0, counted through all jobs. */
void deck_image_name(size_t image, char name[DECK_NAME_BYTES]);

/*
 * deck_images_make - draw, print, scan and write every page
 *
 * folder    where the files go.
 * workers   1..DECK_WORKERS_MAX processes that share the work; the bytes
 *           are the same for any number.
 * progress  may be NULL.
 *
 * The first error of any worker is returned; the folder is then unfinished.
 */
int deck_images_make(const struct deck_job *jobs, size_t count, const char *folder,
        int workers, deck_progress *progress, void *user, struct error *err)
        __attribute__((warn_unused_result));

#endif
