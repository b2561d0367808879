/* trial_truth.h -- what the marked test deck holds, summed as the count would sum it. */
#ifndef CORE_DESK_TRIAL_TRUTH_H
#define CORE_DESK_TRIAL_TRUTH_H

#include <stdint.h>

#include "core/desk/meeting.h"
#include "core/error.h"
#include "core/tally.h"

/* One ballot type's; contests in the order of the meeting's of that type. */
struct trial_truth_type {
    struct tally tally;
    const struct contests *contests;   /* the meeting's */
    uint32_t marked[CONTEST_ONES + 1]; /* bits of the boxes marked somewhere, by place */
};

struct trial_truth {
    struct trial_truth_type types[CONFERENCE_TYPES_MAX]; /* as the conference's */
    uint32_t sheets;
};

/*
 * trial_truth_load - DIR/deck/truth-pdf.jsonl by the meeting's rules
 *
 * ERROR_IO if there is no deck, ERROR_SYNTAX if it is not one of this conference: a
 * contest, a level or a ballot type that is not there. meeting must outlive *out. The
 * struct is large: allocate it.
 * On failure *out needs no release.
 */
int trial_truth_load(const char *folder, const struct meeting *meeting,
        struct trial_truth *out, struct error *err) __attribute__((warn_unused_result));
void trial_truth_release(struct trial_truth *truth);

#endif
