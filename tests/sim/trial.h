/* trial.h -- one simulated sheet, from its seed to what the engine made of it. */
#ifndef TESTS_SIM_TRIAL_H
#define TESTS_SIM_TRIAL_H

#include "core/error.h"
#include "core/layout.h"
#include "omr/page.h"
#include "tests/sim/effect.h"
#include "tests/sim/sheet.h"

enum misprint {
    MISPRINT_NONE,
    MISPRINT_FIT, /* printed at 94 or 97 % */
    MISPRINT_FORM,
    MISPRINT_CONFERENCE,
    MISPRINT_TEST,
    MISPRINT_CUT,
    MISPRINT_TWO, /* two sheets fed as one */
    MISPRINT_EMPTY,
    MISPRINT_COUNT
};

enum { TRIAL_EFFECTS_MAX = 4, PAPER_KINDS = 4 };

/* What all sheets share; papers: ours, another form, another conference, a trial's. */
struct trial_world {
    struct layout layout;
    struct paper papers[PAPER_KINDS];
    struct page_reader *reader;
};

int trial_world_open(const char *folder, struct trial_world *world, struct error *err)
        __attribute__((warn_unused_result));
void trial_world_close(struct trial_world *world);

struct trial {
    uint64_t seed;
    enum misprint misprint;
    enum effect effects[TRIAL_EFFECTS_MAX];
    int effect_count; /* above 1: combined */
    struct scan scan;
    struct sheet sheet;
    struct paper paper; /* reused */
    struct image image; /* reused */
    struct image spare; /* reused */
    struct reading reading;
};

/* trial_run - make the sheet of this seed and have it read. */
int trial_run(struct trial_world *world, uint64_t seed, struct trial *trial,
        struct error *err) __attribute__((warn_unused_result));
void trial_release(struct trial *trial);

const char *misprint_name(enum misprint misprint);

#endif
