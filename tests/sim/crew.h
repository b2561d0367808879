/* crew.h -- many simulated sheets at once: one process a core, one sum. */
#ifndef TESTS_SIM_CREW_H
#define TESTS_SIM_CREW_H

#include <stddef.h>
#include <stdint.h>

#include "tests/sim/trial.h"

/* What all runs share. */
struct run {
    const struct world *world;
    struct trial_wish wish;
    uint64_t positions; /* wanted; 0: the run's own number */
    uint64_t seed;
    int is_loud, is_json, is_brief;
};

/*
 * crew_work - one item of a run
 *
 * trial  the process's own, used again and again.
 * score  the process's own sum: nothing but uint64_t counters, from zero.
 *
 * Returns how many silent errors it had, or -1 with err.
 */
typedef int crew_work(const struct run *run, struct trial *trial, uint64_t item,
        void *score, struct error *err);

struct crew_job {
    const char *name;
    crew_work *work;
    uint64_t items;
    uint64_t item_positions; /* for the progress line */
    size_t score_bytes;
};

/*
 * crew_run - do all items on all cores and sum the scores up into `score`
 *
 * On a terminal a progress line: positions, a minute, silent errors. The sum
 * does not depend on the number of cores.
 */
int crew_run(const struct run *run, const struct crew_job *job, void *score,
        struct error *err) __attribute__((warn_unused_result));

#endif
