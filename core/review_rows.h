/* review_rows.h -- the rows of one held sheet, asked one after the other. */
#ifndef CORE_REVIEW_ROWS_H
#define CORE_REVIEW_ROWS_H

#include <jansson.h>

#include "core/review.h"
#include "core/review_ask.h"

/* One sheet under decision. */
struct review_rows {
    struct review *review;
    const json_t *sheet;
    size_t type;  /* index into the conference's types */
    int is_all;   /* every row is asked, not only the doubtful */
    json_t *told; /* owned: list of rows {"contest","state","chosen"}; others are as read */
};

/*
 * review_rows_ask - every asked row in turn; "back" goes to the one before
 *
 * Returns ANSWER_ACCEPT once all are told; else what the person answered instead, for
 * the caller. Of points the sum is shown behind a person's last row.
 */
enum answer review_rows_ask(struct review_rows *rows);

#endif
