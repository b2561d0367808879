/* fingerprint_score.h -- how surely two fingerprints are of one and the same sheet. */
#ifndef CORE_FINGERPRINT_SCORE_H
#define CORE_FINGERPRINT_SCORE_H

#include <stdint.h>

#include "core/fingerprint.h"

enum {
    /* Points that make two pages one sheet's, and the share of what could be had that
     * they must be; with more of them a smaller share will do, since long strokes move
     * what is seen of a box. Measured in tests/sim (make duplicates), see the README. */
    FINGERPRINT_SAME_POINTS = 120,
    FINGERPRINT_SAME_PERCENT = 55,
    FINGERPRINT_SURE_POINTS = 270,
    FINGERPRINT_SURE_PERCENT = 42,
    FINGERPRINT_SINGLE_POINTS = 160, /* one mark alone must tell more */
    FINGERPRINT_SINGLE_PERCENT = 65
};

/* Where a mark's ink lies: told at once from a mark that lies elsewhere. */
struct fingerprint_place {
    int32_t mass;         /* sum of its cells, faint ones left out */
    int16_t across, down; /* their middle, in sixteenths of a cell */
};

/* The little of a fingerprint that tells most other sheets from it. */
struct fingerprint_head {
    struct fingerprint_place places[FINGERPRINT_MARKS_MAX];
    uint16_t boxes[FINGERPRINT_MARKS_MAX];
    uint32_t count;
};

/* A fingerprint made ready to be compared with many. */
struct fingerprint_probe {
    struct fingerprint print;
    struct fingerprint_head head;
    int32_t telling[FINGERPRINT_MARKS_MAX]; /* the most points a mark can give */
    /* A cell's points are 4 - difference^2 * weight / 65536, at the most `most`. */
    int32_t weight[FINGERPRINT_MARKS_MAX][FINGERPRINT_CELLS];
    int32_t most[FINGERPRINT_MARKS_MAX][FINGERPRINT_CELLS];
};

struct fingerprint_score {
    int32_t points;  /* for one sheet; below 0: against */
    int32_t telling; /* the most that the marks compared can give */
    int32_t marks;   /* how many were compared */
};

void fingerprint_head_set(
        const struct fingerprint *fingerprint, struct fingerprint_head *out);
void fingerprint_probe_set(
        const struct fingerprint *fingerprint, struct fingerprint_probe *out);

/*
 * fingerprint_score - add up what speaks for one sheet and what against
 *
 * Each cell at an edge of ink gives up to 4 points where both marks are alike to within a
 * scanner's noise, and takes up to 12 where they are not: two marks of one hand differ in
 * most of theirs. What all marks share, blank paper and solid ink, gives nothing. A mark
 * takes at the most 150, as one that lies elsewhere does; one that only one of the two
 * has takes 60. As soon as two marks, and more than half of those looked at, lie
 * elsewhere, or 250 points are lost, they are two sheets and the rest is not looked at.
 *
 * head  that of `print`. Exact integers; the same for the same two whoever calls it.
 */
struct fingerprint_score fingerprint_score(const struct fingerprint_probe *probe,
        const struct fingerprint_head *head, const struct fingerprint *print);

/* fingerprint_is_another - 1 if the heads alone show two sheets. */
int fingerprint_is_another(
        const struct fingerprint_head *a, const struct fingerprint_head *b);

/* fingerprint_is_same - 1 if only one sheet scanned twice can agree so well. */
int fingerprint_is_same(const struct fingerprint_score *score);

#endif
