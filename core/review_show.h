/* review_show.h -- what a person sees of a held sheet. */
#ifndef CORE_REVIEW_SHOW_H
#define CORE_REVIEW_SHOW_H

#include <jansson.h>

#include "core/review.h"

/* review_show_sheet - its reasons as sentences, where its paper and images lie. */
void review_show_sheet(const struct review *review, const json_t *sheet);

/*
 * review_show_row - the printed name, what was measured, and a picture of the
 * row where the terminal can show one
 *
 * page  the reading of the page that holds the row; NULL if no page was read.
 * read  what the reading says of it; NULL if nothing.
 */
void review_show_row(const struct review *review, size_t type,
        const struct contest *contest, const struct contest_row *row, const json_t *page,
        const json_t *read);

/* review_show_page - the whole page as a picture, where the terminal can. */
void review_show_page(const struct review *review, const json_t *page);

#endif
