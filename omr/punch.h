/* punch.h -- the holes of one punch: each has a neighbour at a known distance. */
#ifndef OMR_PUNCH_H
#define OMR_PUNCH_H

#include "core/layout.h"

enum { PUNCH_MAX = 8 };

/* What may be holes. All zero is none. */
struct punch {
    struct layout_rect holes[PUNCH_MAX];
    int count;
};

int punch_has_room(const struct punch *punch);

/* punch_add - one more; there must be room. */
void punch_add(struct punch *punch, const struct layout_rect *hole);

/*
 * punch_is_paired - 1 if another one lies where the same punch would make it
 *
 * Source: ISO 838, 80 mm from middle to middle; and punches in inches. A blot of ink
 * near an edge is as round, but alone.
 */
int punch_is_paired(const struct punch *punch, int at);

#endif
