/* writer.h -- one person's hand: marks that resemble each other and are never the same.
 */
#ifndef TESTS_SIM_WRITER_H
#define TESTS_SIM_WRITER_H

#include "tests/sim/hand.h"

/* A habit and a pen; two sheets may be of the same writer. */
struct writer {
    uint64_t seed; /* of the habit: slant, size, bow and where in the box */
    enum kind kind;
    struct nib nib;
};

/* writer_choose - somebody whose marks are of this kind, with a pen of his or her own. */
void writer_choose(struct writer *writer, enum kind kind, uint64_t seed);

/*
 * writer_draw - one mark, as this writer draws this one
 *
 * Crosses and ticks are the habit moved by up to 0.6 mm, turned by up to 6 degrees,
 * larger or smaller by up to 12 %, each end of a stroke up to 0.35 mm elsewhere. Fills
 * are hatched anew within 0.25 mm of the habit's edges; scribbles are new each time.
 */
void writer_draw(const struct writer *writer, struct hand *hand,
        const struct place *place, struct chance *chance);

#endif
