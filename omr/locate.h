/* locate.h -- where a known page lies in an image: for people's eyes, never to count. */
#ifndef OMR_LOCATE_H
#define OMR_LOCATE_H

#include "core/layout.h"
#include "omr/blob.h"
#include "omr/image.h"
#include "omr/register.h"

struct locate_work { /* the caller's, zeroed at first; its memory is kept */
    struct blob_window window;
    struct image shrunk;
};

struct located {
    const struct image *image; /* to be looked at: as given, or half of it, in `work` */
    struct register_map map;
    uint8_t paper;     /* its white; 255 if it cannot be told */
    int is_registered; /* 0: the page is taken to fill the image, edge on edge */
};

/*
 * locate_page - by the corner squares and the marks down the edges
 *
 * page      of `layout`, with its four corners; only where things are printed on it is
 *           asked, not whether it is this page that was scanned.
 * rotation  0 or 180, as it was read.
 *
 * Where a mark at the edge is missing, the corners alone place the page. Where a corner
 * is, nothing is made up: the map then is the one of a page that fills the image.
 * -1 only for ERROR_MEMORY, and ERROR_RANGE if the layout lacks a corner.
 */
int locate_page(const struct image *image, const struct layout *layout,
        const struct layout_page *page, int32_t rotation, struct locate_work *work,
        struct located *out, struct error *err) __attribute__((warn_unused_result));

void locate_work_release(struct locate_work *work);

#endif
