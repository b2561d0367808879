/* rise.h -- how steeply ink rises from the paper. */
#ifndef OMR_RISE_H
#define OMR_RISE_H

#include "omr/ink.h"

/*
 * rise_sixteenths - the way from a quarter to three quarters of the ink's darkness
 *
 * low, high  darkness where a rise begins and ends; low < high.
 *
 * Rows and columns are followed, one in two; each passage from `low` or paler to `high`
 * or darker, or back, that does not turn is a rise, measured between cells. Returns what
 * a quarter of them at most are as steep as, in sixteenths of a cell; RISE_NONE if there
 * are too few. A weak stroke beside a strong one adds no rise, a plateau no width: what
 * a pen drew has steep rises somewhere, what came through the paper has
 * none.
 */
enum { RISE_NONE = 1 << 20 };

int32_t rise_sixteenths(const struct ink_window *window, int low, int high);

/* rise_um - a rise in micrometres, as cells of 300 dpi would show it: coarser ones make
 * longer rises of the same edge. */
int32_t rise_um(int32_t sixteenths, double cell_um);

#endif
