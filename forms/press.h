/* press.h -- imitates a laser printer and a feeding scanner. */
#ifndef FORMS_PRESS_H
#define FORMS_PRESS_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "forms/chance.h"

enum { PRESS_DPI = 300, PRESS_EDGE_MAX_PX = 8000 };

/*
 * Paper before it is scanned: how dark each pixel is, 0 bare paper, 255
 * solid toner (the bytes of a cairo A8 surface).
 */
struct press_paper {
    uint8_t *darkness; /* borrowed; row y begins at y * stride */
    size_t stride;
    int32_t width_px, height_px;
};

/* The printer. All zero: prints as drawn. */
struct press_printer {
    double spread_px; /* toner blur (sigma), 0..1.5 */
    double gain_px;   /* how far every edge moves outward, 0..1 */
};

/*
 * One pass through the scanner. press_scanner_init gives the scanner that
 * changes nothing; each member is an effect by itself. Lengths in pixels of
 * the picture, about its centre.
 */
struct press_scanner {
    double skew_degrees; /* clockwise as seen, up to 5 */
    double shift_x_px, shift_y_px;
    double scale_x, scale_y; /* 1 is true to size */
    double stretch;          /* the feeder's pace wavers by this share ... */
    double stretch_phase;    /* ... once down the page, from this angle (radians) */
    int is_turned;           /* fed head first */
    double white, black;     /* grey of paper and toner, 0..255 */
    double gamma;            /* 1 is linear */
    double light;            /* lamp uneven by plus and minus this share */
    double light_phase;
    double blur_px;       /* lens (sigma), 0..1.2 */
    double noise;         /* sensor (sigma), grey levels */
    unsigned speck_count; /* dust */
    uint64_t seed;        /* of noise and dust */
};

/* press_print - the printer's toner, in place. ERROR_MEMORY. */
int press_print(const struct press_paper *paper, const struct press_printer *printer,
        struct error *err) __attribute__((warn_unused_result));

void press_scanner_init(struct press_scanner *scanner);

/*
 * press_scanner_throw - a scanner pass as an office sees it
 *
 * Skew within 1.2 degrees, shift within 3 mm, scales 0.995..1.005, stretch
 * up to 0.4 %, every tenth sheet turned, white 235..250, black 20..45, light
 * up to 4 %, noise 1.5..3, blur 0.4..0.9 px, gamma 0.9..1.1.
 */
void press_scanner_throw(struct press_scanner *scanner, struct chance *chance);

/*
 * press_scan - the grey picture that the scanner sends
 *
 * grey  width_px * height_px bytes, 0 black; may not overlap the paper.
 *
 * Bilinear; what lies outside the paper is white. ERROR_MEMORY, ERROR_RANGE
 * for a picture that is empty or too large.
 */
int press_scan(const struct press_paper *paper, const struct press_scanner *scanner,
        uint8_t *grey, struct error *err) __attribute__((warn_unused_result));

#endif
