/* register_judge.h -- does what was registered look like a sheet printed and fed well? */
#ifndef OMR_REGISTER_JUDGE_H
#define OMR_REGISTER_JUDGE_H

#include "omr/find.h"
#include "omr/register.h"

/*
 * register_judge - measure scale and residuals, and hold them against their limits
 *
 * map     refined by register_edges without a fault.
 * dpi     what the scanner says, or the usual resolution.
 * result  scales, bend_um and, if a limit is passed, `fault`.
 *
 * Scale. Across the page nothing but printer and scanner sets it: it is held beyond
 * 1.5 %. Down the page a feeder stretches it as well, by up to 1.5 % and not
 * everywhere alike; what printer or scanner does is the same everywhere. So
 * where the marks lie evenly the limits are 1.5 % and 0.8 % between the axes;
 * where they do not, the feeder's 1.5 % comes on top of them.
 *
 * Stretch. A mark may lie no farther off the line between its neighbours than
 * a feeder's stretch explains, and the left and the right edge may not part.
 *
 * Source: DESIGN section 6, scale per axis; reasoning on paper and rollers.
 */
void register_judge(const struct register_map *map, const struct find_dpi *dpi,
        struct register_result *result);

#endif
