/* blob.h -- connected dark figures in a small window, and their exact centres. */
#ifndef OMR_BLOB_H
#define OMR_BLOB_H

#include "omr/image.h"

enum {
    BLOB_WINDOW_MAX = 320, /* cells a side */
    BLOB_MAX = 64          /* figures kept from one window */
};

struct spot { /* a place in the image; pixel (0,0) covers 0..1, its centre is 0.5 */
    double x_px, y_px;
};

/* All in pixels of the image; `area` in square pixels. */
struct blob {
    double left_px, top_px, right_px, bottom_px;
    double area_px;
    struct spot centre; /* of the thresholded cells */
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
 * step    pixels a cell, a cell is dark if the mean of its pixels is below `level`.
 * least   cells; smaller figures are left out.
 *
 * Returns how many stand in `out`, at most BLOB_MAX. Figures that touch
 * the window's edge are given as well (their box tells).
 */
int blob_list(const struct image *image, const struct blob_area *area, int step,
        int level, int least, struct blob_window *window, struct blob out[BLOB_MAX]);

/*
 * blob_centre - the centre of darkness of a figure, to a fraction of a pixel
 *
 * white, black  levels: darker than an eighth of the way counts, by how dark it is.
 * margin_px     looked at around the figure's box.
 */
struct spot blob_centre(const struct image *image, const struct blob *blob,
        double margin_px, int white, int black);

#endif
