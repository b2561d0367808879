/* picture.h -- a stored page, and the lines a scanner would make of it. */
#ifndef TESTS_SANE_PICTURE_H
#define TESTS_SANE_PICTURE_H

#include <stddef.h>
#include <stdint.h>

struct picture {
    uint8_t *samples; /* owned; 8 bits each, channels side by side, no padding */
    uint32_t width_px, height_px;
    unsigned channels; /* 1: grey, 0 is black; 3: red, green, blue */
    unsigned dpi;
};

enum picture_mode { PICTURE_LINEART, PICTURE_GRAY, PICTURE_COLOR, PICTURE_ONE_COLOR };

/* What is asked of a picture: a window in pixels of `dpi`, paper white outside it. */
struct picture_window {
    uint32_t left_px, top_px, width_px;
    unsigned dpi;
    enum picture_mode mode;
    unsigned depth;   /* bits a sample: 8 or 16 (the machine's order); lineart: 1 */
    unsigned channel; /* of PICTURE_ONE_COLOR */
};

/*
 * picture_load - a TIFF of 1 bit, 8-bit grey or 8-bit RGB; 0, or -1 on any other
 *
 * Without a resolution it is taken for 300 dpi.
 */
int picture_load(const char *path, struct picture *out);
void picture_release(struct picture *picture);

/* picture_line - line `row` of the window; picture_line_bytes - how long one is. */
size_t picture_line_bytes(const struct picture_window *window);
void picture_line(const struct picture *picture, const struct picture_window *window,
        uint32_t row, uint8_t *out);

/* picture_ink_percent - how much of it is darker than half. */
unsigned picture_ink_percent(const struct picture *picture);

#endif
