/* press.h -- what a worn printer and cheap paper do to the form. */
#ifndef TESTS_SIM_PRESS_H
#define TESTS_SIM_PRESS_H

#include "tests/sim/paper.h"

/*
 * All work on a blank form just copied, before the voter has it. Shares are
 * 0..1 of the difference between paper and toner.
 */

/* press_fade - toner runs out unevenly from side to side: up to `share` is lost. */
void press_fade(struct paper *paper, double share, struct chance *chance);

/* press_voids - small places where no toner stuck, 1: some thousand of up to 0.5 mm. */
void press_voids(struct paper *paper, double strength, struct chance *chance);

/* press_bands - a gear's lighter bands across, every 2 to 40 mm. */
void press_bands(struct paper *paper, double share, struct chance *chance);

/* press_ghost - what stayed on the drum prints again, a turn further down. */
void press_ghost(struct paper *paper, double share, struct chance *chance);

/* press_reverse - a form printed on the other side comes through, softly. */
void press_reverse(struct paper *paper, double share, struct chance *chance);

/* press_specks - fibres and dirt in the paper, 0.1 to 0.3 mm, none black. */
void press_specks(struct paper *paper, double strength, struct chance *chance);

#endif
