/* light.h -- the paper's white over the page and the toner's black. */
#ifndef OMR_LIGHT_H
#define OMR_LIGHT_H

#include <stdint.h>

#include "omr/image.h"

enum {
    LIGHT_COLUMNS = 24, /* tiles of about 9 x 9 mm on A4: wider than any print */
    LIGHT_ROWS = 34,
    LIGHT_DARK_FULL = 255 /* darkness of solid toner */
};

/* White is measured a tile, so that uneven light and yellowed edges do not
 * matter; black is one level for the sheet (toner does not vary as light does). */
struct light {
    double tile_width_px, tile_height_px;
    uint8_t white[LIGHT_ROWS][LIGHT_COLUMNS];
    uint8_t paper; /* the middle one of the tiles' whites */
    uint8_t black; /* first the image's darkest levels, later the fiducials' */
};

/*
 * light_measure - paper white per tile and a first black
 *
 * Tiles that are mostly black (scanner's border, a filled corner) take the
 * white of their neighbours; those along the edges are hardly whiter than what lies
 * further in, as a backing is. Returns 0; -1 if the picture holds no contrast
 * at all (no paper, or nothing printed on it): `light` is then not to be used.
 * Reads 48 places a tile, whatever the resolution: 39,000 in all.
 */
int light_measure(const struct image *image, struct light *light)
        __attribute__((warn_unused_result));

/* light_white - the paper's level at a place, 1..255; places outside count as the edge.
 */
int light_white(const struct light *light, double x_px, double y_px);

/*
 * light_level - the grey that is `permille` of the way from white to black
 *
 * 0 gives the paper's white there, 1000 the toner's black.
 */
int light_level(const struct light *light, double x_px, double y_px, int permille);

/*
 * light_dark - one pixel's darkness on this sheet's own scale
 *
 * white  as light_white gives; black: light->black.
 * Returns 0 (paper or lighter) .. LIGHT_DARK_FULL (toner or darker).
 */
int light_dark(int level, int white, int black);

#endif
