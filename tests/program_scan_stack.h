/* program_scan_stack.h -- stacks through the program and the virtual scanner. */
#ifndef TESTS_PROGRAM_SCAN_STACK_H
#define TESTS_PROGRAM_SCAN_STACK_H

#include <signal.h>
#include <unistd.h>

#include "tests/program_scan.h"

enum { SHEETS = 6 };

static struct stage stage;

/* A fresh conference, and the deck in the feeder of a virtual scanner. */
struct place {
    char folder[PROGRAM_PATH_BYTES];
    struct setup scanner;
};

static inline void open_place(struct place *place, const char *plan)
{
    stage_fresh(&stage, place->folder);
    setup_stack(&place->scanner);
    setup_plan(plan);
    scan_load(&stage, &place->scanner, 1, SHEETS);
}

static inline void close_place(struct place *place)
{
    setup_end(&place->scanner);
    setup_plan(NULL);
    program_folder_remove(place->folder); /* 9 MB a sheet */
}

/* All sheets counted once, and every vote as it was marked. */
static inline void check_all_counted(struct place *place)
{
    struct program program = {.locale = NULL};

    assert_int_equal(stage_sum(place->folder, "fed"), SHEETS);
    assert_int_equal(stage_sum(place->folder, "counted"), SHEETS);
    RUN(&program, "report", place->folder);
    assert_int_equal(program.status, 0);
    program_release(&program);
    stage_check_results(&stage, place->folder);
}

static inline void scan(struct talk *talk, const struct place *place)
{
    TALK(talk, "scan", place->folder, "--device", place->scanner.device, "--expect", "6",
            "--patience", "2", "--batch", "chồng 1");
}

static inline int make_stage(void **state)
{
    (void)state;
    stage_start(&stage, "", stage_four_people, "6", "11", "--clean");
    return 0;
}

static inline int end_stage(void **state)
{
    (void)state;
    stage_end(&stage);
    return 0;
}

#endif
