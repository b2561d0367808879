/* fingerprint.h -- the shape of one mark, so that its sheet is known again. */
#ifndef OMR_FINGERPRINT_H
#define OMR_FINGERPRINT_H

#include "core/fingerprint.h"
#include "omr/outline.h"
#include "omr/patch.h"

enum { FINGERPRINT_LEAST_PPM = 20000 }; /* less ink in a box is no mark to go by */

/*
 * fingerprint_measure - a mark's ink as cells that lie on the printed box
 *
 * outline   where the box's own line was found; outline_um: its width.
 * rotation  0 or 180: of the page in the image. The cells are upright.
 * mark      `cells` alone are written: 0 paper .. FINGERPRINT_FULL the mark's own
 *           darkest, so that light, gamma and the pen's colour hardly matter.
 *
 * Cells are means of the image's pixels by area, so that resolution and sharpness hardly
 * matter. Reads each pixel of the patch at the most once; allocates nothing.
 */
void fingerprint_measure(const struct patch *patch, const struct outline *outline,
        int32_t outline_um, int32_t rotation, struct fingerprint_mark *mark);

#endif
