/* world.h -- the papers that all simulated sheets share, and who reads them. */
#ifndef TESTS_SIM_WORLD_H
#define TESTS_SIM_WORLD_H

#include "core/error.h"
#include "core/layout.h"
#include "omr/page.h"
#include "tests/sim/paper.h"
#include "tests/sim/pen.h"

enum {
    WORLD_FORMS_MAX = 32,
    WORLD_LAYOUTS_MAX = 16,
    WORLD_RUN_SHEETS = 32,
    WORLD_FEW_ROWS = 4
};

/* Papers for misprints of form 0. */
enum world_stranger { STRANGER_FORM, STRANGER_CONFERENCE, STRANGER_TEST, STRANGER_COUNT };

struct world_conference {
    char name[32];
    struct layout layout;
    struct page_reader *reader;
};

/* One page to be marked. */
struct world_form {
    const struct world_conference *conference;
    const struct layout_page *page;
    struct paper paper; /* 300 dpi */
    struct paper fine;  /* 600 dpi; pixels NULL: none */
};

struct world {
    struct world_conference conferences[WORLD_LAYOUTS_MAX];
    int conference_count;
    struct world_form forms[WORLD_FORMS_MAX]; /* the first: the demo's ballot */
    int form_count;
    int few_count; /* the last of these have fewer than WORLD_FEW_ROWS rows */
    struct paper strangers[STRANGER_COUNT];
    struct tooth tooth;
};

/* world_open - what setup.sh put into the folder; closed even after a failure. */
int world_open(const char *folder, struct world *world, struct error *err)
        __attribute__((warn_unused_result));
void world_close(struct world *world);

/* world_turn - the form of a run's sheet: WORLD_RUN_SHEETS of one, then the next, those
 * of few rows left out (a paper is cheap to clean and dear to change). */
int world_turn(const struct world *world, uint64_t sheet);

/* world_sheets - how many sheets of all forms in turn have this many boxes. */
uint64_t world_sheets(const struct world *world, uint64_t positions);

#endif
