/* sharpness.h -- how steeply this scan shows the edges of its own print. */
#ifndef OMR_SHARPNESS_H
#define OMR_SHARPNESS_H

#include "core/layout.h"
#include "omr/image.h"
#include "omr/light.h"
#include "omr/patch.h"
#include "omr/register.h"
#include "omr/rise.h"

struct sharpness_work { /* working memory, contents are nobody's */
    struct patch patch;
    uint8_t soft[PATCH_EDGE_MAX * PATCH_EDGE_MAX];
};

enum { SHARPNESS_NONE = 10000 } /* as WEIGH_RISE_NONE_UM */;

struct sharpness {
    int32_t um;                 /* the steepest quarter, whichever way it faces */
    int32_t ways_um[RISE_WAYS]; /* of edges that face to the sides; aslant, as it follows
                                   from the others; up and down */
    int32_t sharp_um;           /* what a sharp scan of this resolution has */
    int32_t coarse_um; /* what its cells add to a rise (rise_coarse_um), left out here */
};

/*
 * sharpness_measure - the way from a quarter to three quarters of black at the squares
 *
 * Measured as rise.h does for a mark, over cells smoothed as those of a mark are: a pen's
 * edges are hardly less steep than toner's in the same scan, be it sharp or blurred.
 * Writes the medians of the corner squares that can be measured; SHARPNESS_NONE if there
 * are none (black and white has no slopes); `sharp_um`
 * always. Reads 8 x 8 mm around each square once.
 */
void sharpness_measure(const struct image *image, const struct light *light,
        const struct layout_page *page, const struct register_map *map,
        struct sharpness_work *work, struct sharpness *out);

/* sharpness_slope_um - how much more slowly than print something rises, crossed alike. */
int32_t sharpness_slope_um(const struct sharpness *print, int32_t rise_um);

/* sharpness_none - of print that cannot be, or need not be, measured. */
void sharpness_none(struct sharpness *out);

#endif
