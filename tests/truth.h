/* truth.h -- a deck's truth.jsonl: what was marked on each image. */
#ifndef TESTS_TRUTH_H
#define TESTS_TRUTH_H

#include <stddef.h>
#include <stdint.h>

#include "core/digest.h"
#include "core/error.h"
#include "core/reading.h"

struct truth_contest {
    char contest[LAYOUT_ID_BYTES];
    enum contest_state state;
    char option[LAYOUT_ID_BYTES]; /* chosen, or "" */
};

struct truth_page {
    char image[64]; /* "deck/0001.tif" */
    int32_t index;
    char ballot_type[LAYOUT_ID_BYTES];
    int32_t page;         /* of the ballot, from 1 */
    int is_good;          /* every row is unambiguous by the mark specification */
    int is_struck;        /* a name is struck out: the ballot is void */
    struct digest digest; /* of its pixels, after truth_digests */
    struct truth_contest *contests;
    size_t contest_count;
};

struct truth {
    struct truth_page *pages;
    size_t count;
};

/* truth_load - of a truth.jsonl; release with truth_release. */
int truth_load(const char *path, struct truth *out, struct error *err)
        __attribute__((warn_unused_result));
void truth_release(struct truth *truth);

/* truth_digests - of every image, which lie below `folder`. */
int truth_digests(struct truth *truth, const char *folder, struct error *err)
        __attribute__((warn_unused_result));

/* truth_find - the contest of a page; NULL if it is not on it. */
const struct truth_contest *truth_find(
        const struct truth_page *page, const char *contest);

#endif
