/* judge_row.h -- from the marks of a row's boxes to its state. */
#ifndef OMR_JUDGE_ROW_H
#define OMR_JUDGE_ROW_H

#include <stddef.h>

#include "core/reading.h"
#include "omr/weigh.h"

/*
 * judge_row - the state of one contest from its boxes
 *
 * weights, marks  one a box. `chosen` and reasons are filled in: over with
 * REASON_OVERVOTE, or unsure with REASON_MARK_CANCELLED if one of two marks
 * looks cancelled; any unsure box makes the row unsure.
 * contest->boxes  already filled in, in order.
 */
void judge_row(const struct weight *weights, size_t count, struct reading *reading,
        struct reading_contest *contest);

#endif
