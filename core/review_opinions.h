/* review_opinions.h -- what two people decided differently, shown to the third. */
#ifndef CORE_REVIEW_OPINIONS_H
#define CORE_REVIEW_OPINIONS_H

#include <jansson.h>

#include "core/review.h"

/*
 * review_opinions_show - both as lines, of rows only those in which they differ
 *
 * sheet  as the ledger shows it to this person; without "opinions" nothing is printed.
 * type   index of its ballot type in the conference.
 */
void review_opinions_show(const struct review *review, const json_t *sheet, size_t type);

#endif
