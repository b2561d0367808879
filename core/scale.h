/* scale.h -- what a person is given points for: criteria, each with its maximum. */
#ifndef CORE_SCALE_H
#define CORE_SCALE_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"

enum {
    SCALE_CRITERIA_MAX = 12,
    SCALE_TEXT_BYTES = 640, /* 150 characters at the most */
    SCALE_FILE_MAX_BYTES = 1 << 20,
    SCALE_POINTS_MAX = 100 /* of one criterion, and of all together */
};

struct scale_criterion {
    char text[SCALE_TEXT_BYTES]; /* "" where there is no scale: the person as a whole */
    uint32_t most;               /* points: 1..SCALE_POINTS_MAX */
};

struct scale {
    struct scale_criterion criteria[SCALE_CRITERIA_MAX];
    size_t count;
};

/* scale_whole - no scale: one criterion without a text, of `most` points. */
void scale_whole(uint32_t most, struct scale *out);

/*
 * scale_load - DIR/scales/NAME.csv: columns no, criterion, maximum (STT, Tiêu chí, Điểm
 * tối đa), in any order, as spreadsheets save them
 *
 * Each error is "scales/NAME.csv:LINE: what is wrong; what to write". On failure *out
 * is unchanged.
 */
int scale_load(const char *folder, const char *name, struct scale *out, struct error *err)
        __attribute__((warn_unused_result));

/*
 * scale_parse - the same of a text of `size` bytes, which it changes
 *
 * Each error begins with "line LINE: ".
 */
int scale_parse(char *text, size_t size, struct scale *out, struct error *err)
        __attribute__((warn_unused_result));

/* scale_points - the maxima together. */
uint32_t scale_points(const struct scale *scale);

#endif
