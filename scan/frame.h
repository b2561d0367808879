/* frame.h -- the bytes of a driver's frames put together to the rows of a side. */
#ifndef SCAN_FRAME_H
#define SCAN_FRAME_H

#include <stddef.h>
#include <stdint.h>

#include <sane/sane.h>

#include "core/error.h"
#include "scan/side.h"

/*
 * A side comes as one frame (grey, black and white, RGB) or as three (red,
 * green, blue: a scanner that passes the paper three times). Rows may be
 * padded, their number unknown beforehand, and bytes may come in pieces of any
 * size. Samples of 16 bits are stored by their upper 8: what is stored is what
 * is read.
 * Source: SANE standard, sections 3.2.1 and 4.3.8.
 */
enum { FRAME_PLANES = 3 };

struct frame {
    const char *stem; /* of the side's file; borrowed */
    int folder;
    double dpi_x, dpi_y;
    struct side side; /* begun with the first row's frame */
    int is_begun;
    SANE_Parameters parameters; /* of the frame that comes in */
    uint8_t *row;               /* bytes of one row, as they come */
    size_t row_size;
    uint32_t rows;                 /* of this frame */
    uint8_t *planes[FRAME_PLANES]; /* rows of 8 bits; NULL: not come */
    uint32_t plane_rows;           /* of each: they must agree */
    int plane;                     /* that comes in; -1: a frame by itself */
};

void frame_init(
        struct frame *frame, int folder, const char *stem, double dpi_x, double dpi_y);

/*
 * frame_begin - the driver announces a frame
 *
 * ERROR_RANGE for what is no picture: other formats (JPEG), depths but 1, 8 and 16,
 * sizes out of bounds, rows shorter than their pixels.
 */
int frame_begin(struct frame *frame, const SANE_Parameters *parameters, struct error *err)
        __attribute__((warn_unused_result));

/* frame_take - bytes of it, as many as there are. ERROR_IO if they cannot be stored. */
int frame_take(struct frame *frame, const uint8_t *bytes, size_t size, struct error *err)
        __attribute__((warn_unused_result));

/*
 * frame_end - the driver says that the frame is over
 *
 * ERROR_SYNTAX if rows are missing: fewer than announced, part of a row, or none.
 */
int frame_end(struct frame *frame, struct error *err) __attribute__((warn_unused_result));

/*
 * frame_finish - after the last frame: the side is whole and left as NAME.part
 *
 * part  gets its name, STORE_PART_BYTES at most.
 */
int frame_finish(struct frame *frame, char part[STORE_PART_BYTES], struct error *err)
        __attribute__((warn_unused_result));

/* frame_release - what is not finished is removed. Happy with one that is. */
void frame_release(struct frame *frame);

#endif
