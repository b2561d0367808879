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
 * unplaced_reason - the reason to give, and the verdict
 *
 * not-a-ballot (refused): no code of ours, and hardly a corner.
 * too-long: is_double. truncated: a lost square's place is outside
 * the picture, or both squares of one end are gone. Else fiducial-missing.
 */
enum reason unplaced_reason(const struct unplaced_sight *sight, enum verdict *verdict);

/* unplaced_permille - the picture's height in thousandths of the page's. */
int unplaced_permille(const struct layout *layout, const struct image *image,
        const struct find_dpi *dpi);

#endif
