/* trial.h -- one simulated sheet, from its seed to what the engine made of it. */
#ifndef TESTS_SIM_TRIAL_H
#define TESTS_SIM_TRIAL_H

#include "core/error.h"
#include "tests/sim/effect.h"
#include "tests/sim/sheet.h"
#include "tests/sim/world.h"

enum misprint {
    MISPRINT_NONE,
    MISPRINT_FIT, /* fit to the page: 0.98 to 0.90 */
    MISPRINT_FORM,
    MISPRINT_CONFERENCE,
    MISPRINT_TEST,
    MISPRINT_CUT,
    MISPRINT_TWO, /* two sheets fed as one */
    MISPRINT_EMPTY,
    MISPRINT_COUNT
};

enum { TRIAL_EFFECTS_MAX = 4 };

/* What is asked of a sheet; trial_wish_any leaves all to chance. */
struct trial_wish {
    enum effect effect; /* EFFECT_COUNT: the mix */
    double strength;    /* below 0: any */
    enum kind kind;     /* KIND_COUNT: the mix */
    enum sheet_mix mix;
    enum misprint misprint; /* MISPRINT_COUNT: the mix */
    double severity;        /* of the misprint; below 0: any */
    int form;               /* one of the world's; misprints are of form 0 */
};

void trial_wish_any(struct trial_wish *wish);

struct trial {
    uint64_t seed;
    const struct world_form *form;
    int form_number;
    enum misprint misprint;
    double severity; /* 0 hardly, 1 as bad as it gets */
    enum effect effects[TRIAL_EFFECTS_MAX];
    double strengths[TRIAL_EFFECTS_MAX];
    int effect_count; /* 0: an office scan and nothing else; above 1: combined */
    int toner;
    int is_hit; /* an effect lies on a box or a fiducial: may be held */
    struct scan scan;
    struct hand hand;
    struct sheet sheet;
    struct paper paper; /* reused */
    struct image image; /* reused */
    struct image spare; /* reused */
    struct reading reading;
    uint64_t sim_ns, engine_ns; /* that this page took */
};

/* trial_run - make the sheet of this seed and have it read. */
int trial_run(const struct world *world, const struct trial_wish *wish, uint64_t seed,
        struct trial *trial, struct error *err) __attribute__((warn_unused_result));

/* The steps of trial_run, for runs of their own: choose what goes wrong, mark a
 * sheet, scan and read it (again and again, each time with other noise). */
void trial_choose(struct trial *trial, const struct trial_wish *wish, uint64_t seed,
        struct chance *chance);
int trial_mark(const struct world *world, const struct trial_wish *wish,
        struct trial *trial, struct chance *chance, struct error *err)
        __attribute__((warn_unused_result));
int trial_read(struct trial *trial, struct chance *chance, struct error *err)
        __attribute__((warn_unused_result));

/* trial_office - the little that is always wrong with a good scan. */
void trial_office(struct scan *scan, struct chance *chance);

void trial_release(struct trial *trial);

/* trial_is_good - 1 if nothing on it may be held. */
int trial_is_good(const struct trial *trial);

const char *misprint_name(enum misprint misprint);

#endif
