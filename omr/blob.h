/* blob.h -- connected dark figures in a window, roughly: where to look closer. */
#ifndef OMR_BLOB_H
#define OMR_BLOB_H

#include "omr/image.h"
#include "omr/spot.h"

enum {
    BLOB_WINDOW_MAX = 128, /* cells a side */
    BLOB_MAX = 64          /* figures kept from one window */
};

/* All in pixels of the image; `area` in square pixels. */
struct blob {
    double left_px, top_px, right_px, bottom_px;
    double area_px;
    struct spot centre; /* of its cells */
};

struct blob_window { /* working memory; the caller owns it, contents are nobody's */
    uint8_t cells[BLOB_WINDOW_MAX * BLOB_WINDOW_MAX];
    int32_t stack[BLOB_WINDOW_MAX * BLOB_WINDOW_MAX];
};

struct blob_area { /* half-open, in pixels */
    int32_t left_px, top_px, right_px, bottom_px;
};

/*
 * blob_list - the dark figures of one area of the image
 *
 * area    cut to the image; longer sides than BLOB_WINDOW_MAX cells of
 *         `step` pixels are cut too.
 * step    pixels a cell, at least 1. A cell is dark if the mean of up to nine of
 *         its pixels, spread evenly, is below `level`.
 * least   cells; smaller figures are left out.
 *
 * Returns how many stand in `out`, at most BLOB_MAX. Figures that touch
 * the window's edge are given as well (their box tells).
 */
int blob_list(const struct image *image, const struct blob_area *area, int step,
        int level, int least, struct blob_window *window, struct blob out[BLOB_MAX]);

#endif
