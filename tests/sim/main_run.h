/* main_run.h -- the runs of `accuracy`: each simulates, prints and says if it failed. */
#ifndef TESTS_SIM_MAIN_RUN_H
#define TESTS_SIM_MAIN_RUN_H

#include <stdio.h>

#include "tests/sim/crew.h"

/*
 * Each returns 0 if nothing was wrong in silence, 1 if something was, -1 with
 * err. run->positions counts the boxes of all sheets made; 0 means the number that the
 * README's figures were made with.
 */
int main_run(const struct run *run, FILE *out, struct error *err);

/* misprint_run - every misprint at every strength, with effects on top. */
int misprint_run(const struct run *run, FILE *out, struct error *err);
/* rescan_run - each sheet scanned RESCAN_TIMES times: does every vote stay? */
int rescan_run(const struct run *run, FILE *out, struct error *err);
/* bias_run - marks between, spread evenly: is an option, row or column favoured? */
int bias_run(const struct run *run, FILE *out, struct error *err);
/* lines_run - boxes crossed by folds and streaks: does one become a mark? */
int lines_run(const struct run *run, FILE *out, struct error *err);
/*
 * twice_run - sheets scanned twice: is each known again, and none taken for another?
 *
 * run->positions  sheets: a fifth each of two forms of 20 rows and of those of three,
 *                 two rows and one; half of each by one and the same hand. Fails if a
 *                 sheet of three rows or more is not known again, or of those of two
 *                 rows or more over 0.05 % are held for a sheet of another hand.
 */
int twice_run(const struct run *run, FILE *out, struct error *err);

#endif
