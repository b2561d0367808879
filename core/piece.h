/* piece.h -- a picture of a scanned page or of one of its rows, made by kiemphieu-read.
 */
#ifndef CORE_PIECE_H
#define CORE_PIECE_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"

enum { PIECE_WIDTH_MAX_PX = 4096 };

enum piece_kind {
    PIECE_PAGE,   /* the whole page */
    PIECE_ROW,    /* one contest's row, with some millimetres around it */
    PIECE_PRINTED /* the same of the blank ballot; needs no image */
};

struct piece_wish {
    enum piece_kind kind;
    const char *layout;  /* the path of the ballot type's layout */
    const char *image;   /* the image file's path; NULL for PIECE_PRINTED */
    int32_t index;       /* page in the file, from 0 */
    int32_t page;        /* printed, from 1; 0: unknown */
    int32_t rotation;    /* 0 or 180, as it was read */
    const char *contest; /* of a row */
    int32_t width_px;    /* of the picture, 1 .. PIECE_WIDTH_MAX_PX */
    const char *program; /* NULL: kiemphieu-read as installed */
};

struct piece {
    unsigned char *bytes; /* a PNG of pixels and nothing else; owned */
    size_t size;
    /* 0: the sheet's corner squares were not found; it is cut as if the page filled the
     * image, and framed by hatching. */
    int is_registered;
};

/*
 * piece_make - the part of the page where it was printed, upright and straight
 *
 * The same place of the paper is at the same place of the picture, however it was fed.
 * No image is decoded in this process. Safe among threads.
 *
 * ERROR_RANGE if the picture cannot be made: the image is broken or missing, the contest
 * is not on this paper; ERROR_IO if the program fails. Then *out is unchanged.
 * Cost: A4 at 300 dpi from a raw TIFF to 1000 pixels' width 60 ms, a row 40 ms.
 */
int piece_make(const struct piece_wish *wish, struct piece *out, struct error *err)
        __attribute__((warn_unused_result));

#endif
