/* page_rows.h -- from the marks of a page to the contests of its reading. */
#ifndef OMR_PAGE_ROWS_H
#define OMR_PAGE_ROWS_H

#include "core/layout.h"
#include "core/reading.h"
#include "omr/stray.h"
#include "omr/weigh.h"

/*
 * page_rows_judge - a contest a row: its boxes, state and what is chosen
 *
 * weights, marks  one a box of the page, in order.
 * stray           ink beside the boxes of a row, and struck names.
 * reading         contests and reasons are added. ERROR_MEMORY: some may be missing.
 *
 * Source: README, "What counts as a mark"; judge_row.
 */
int page_rows_judge(const struct layout_page *page, const struct weight *weights,
        const enum mark *marks, const struct stray *stray, struct reading *reading,
        struct error *err) __attribute__((warn_unused_result));

/* page_rows_doubt_blank - of a black and white scan: light pencil can vanish there
 * without a trace, and a row that seems blank is for people to look at, in grey or on
 * paper. */
void page_rows_doubt_blank(struct reading *reading);

#endif
