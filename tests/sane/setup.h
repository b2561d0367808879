/* setup.h -- scanners for a test: the virtual one, libsane's `test`, and one by net. */
#ifndef TESTS_SANE_SETUP_H
#define TESTS_SANE_SETUP_H

#include "tests/program.h"

/*
 * All of it goes by the environment, so that it holds for this process and for the
 * programs it starts. Call one of the three, use `device`, end it. Whatever fails ends
 * the test. The driver is looked for in $KIEMPHIEU_PROGRAMS/../tests/sane.
 */
struct setup {
    char folder[PROGRAM_PATH_BYTES]; /* private; "in", "state", "report", "log" in it */
    char in[PROGRAM_PATH_BYTES];     /* the feeder's folder */
    char device[PROGRAM_PATH_BYTES]; /* what sane_open is given */
    pid_t server;                    /* saned, leader of its process group; 0: none */
};

/* setup_stack - the virtual scanner, alone in dll.conf; its feeder is empty. */
void setup_stack(struct setup *setup);

/* setup_test - libsane's own `test` scanner "test:0", with the system's test.conf. */
void setup_test(struct setup *setup);

/*
 * setup_net - the virtual scanner behind saned on 127.0.0.`host`
 *
 * host  2..254; tests that may run at the same time take different ones. saned has the
 *       environment of this call: set the plan before (setup_plan), or with the option
 *       `plan` of the device.
 */
void setup_net(struct setup *setup, unsigned host, const char *plan);

/* setup_net_kill - saned and all it has started die at once; no more connections. */
void setup_net_kill(struct setup *setup);

void setup_end(struct setup *setup);

/* setup_plan - $STACK_PLAN for what is started from now on; NULL: none. */
void setup_plan(const char *plan);

/*
 * setup_random_plan - up to four faults at the first `sides` sides, and odd pages
 *
 * The same seed gives the same plan. `is_deadly`: hangs, crashes and endless pages
 * are among them. No `short` comes with lines=-1: nobody could tell.
 */
void setup_random_plan(
        unsigned seed, unsigned sides, int is_deadly, char plan[PROGRAM_PATH_BYTES]);

/* setup_load - a copy of the TIFF goes into the feeder, whole or not at all. */
void setup_load(const struct setup *setup, const char *path, const char *name);

/* setup_unfed - how many of the feeder's files have not gone through. */
size_t setup_unfed(const struct setup *setup);

/* setup_is_taken - 1 if this file has gone through; setup_has_fired - a fault came. */
int setup_is_taken(const struct setup *setup, const char *name);
int setup_has_fired(const struct setup *setup, const char *item);

/* setup_report - sums of the sides given and of the feeder's idle time; see pace.h. */
void setup_report(
        const struct setup *setup, unsigned long *sides, unsigned long *idle_ms);

#endif
