/* picture.h -- the pictures of sheets, rows and boxes that the pages show. */
#ifndef CORE_DESK_PICTURE_H
#define CORE_DESK_PICTURE_H

#include <stdint.h>

#include "core/box_list.h"
#include "core/desk/route.h"
#include "core/mosaic_size.h"

/* Makes them by kiemphieu-read, a few at a time, and keeps the last. */
struct desk_pictures;

/* pictures_new - `folder` of the conference is borrowed; NULL: no memory. */
struct desk_pictures *pictures_new(const char *folder);
void pictures_free(struct desk_pictures *pictures); /* NULL is fine */

/*
 * Each answers a PNG of pixels alone, never kept by the browser; 404 for what is not
 * there. A sheet is named by its 32 hex digits, its page by its place among those read,
 * from 1. width=PX, 200 .. 2400, may follow the question mark. A picture whose page was
 * not registered has a hatched frame (core/piece.h).
 */
desk_handler picture_page;      /* /page/SHEET/N */
desk_handler picture_row;       /* /row/SHEET/CONTEST; type=TYPE if it was not read */
desk_handler picture_printed;   /* /printed/TYPE/CONTEST */
desk_handler picture_boxes_png; /* /boxes.png?list=L&option=OPTION&at=K */

struct picture_box {
    char sheet[BOX_SHEET_BYTES];
    char contest[LAYOUT_ID_BYTES], option[LAYOUT_ID_BYTES];
    int32_t ink_ppm;
    enum mark mark;
};

/* One page of the contact sheet, in the order of its tiles. */
struct picture_boxes {
    uint64_t list; /* for boxes.png: it shows these boxes and no others */
    size_t total;  /* boxes of the option */
    size_t count;  /* of them here */
    struct picture_box boxes[MOSAIC_TILES_MAX];
};

/*
 * picture_boxes - the boxes at .. at + 199 of one option, from least ink to most
 *
 * at  0 looks whether the ledger has changed; further pages are of the same list.
 */
int picture_boxes(struct desk *desk, const char *type, const char *option, size_t at,
        struct picture_boxes *out, struct error *err) __attribute__((warn_unused_result));

#endif
