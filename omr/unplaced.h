/* unplaced.h -- why a sheet's four corner squares were not all found. */
#ifndef OMR_UNPLACED_H
#define OMR_UNPLACED_H

#include "core/layout.h"
#include "core/reading.h"
#include "omr/find.h"
#include "omr/image.h"

struct unplaced_sight {
    const struct layout *layout; /* for the page's size */
    const struct image *image;
    const struct find_dpi *dpi;
    const struct find_target *target; /* what was looked for */
    const struct find_result *found;
    int is_double; /* more than one sheet is in the picture */
    int is_ours;   /* a code of this conference was read */
};

/*
 * unplaced_reason - the reason to give, the verdict and a detail ("": none)
 *
 * not-a-ballot (refused): no code of ours, and hardly a corner.
 * too-long: is_double. truncated: a lost square's place is outside the picture, or both
 * squares of one end are gone. Else fiducial-missing; also for a sheet of ours that lies
 * on its side.
 */
enum reason unplaced_reason(
        const struct unplaced_sight *sight, enum verdict *verdict, const char **detail);

/* unplaced_is_scaled - 1 if two squares beside each other are more than 1.5 % too near
 * or too far; only where three were seen. */
int unplaced_is_scaled(const struct unplaced_sight *sight);

/* unplaced_height_um - the picture's height on paper. */
int32_t unplaced_height_um(const struct image *image, const struct find_dpi *dpi);

#endif
