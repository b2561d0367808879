/* paper_edge.h -- holes, and corners torn off or folded over. */
#ifndef OMR_PAPER_EDGE_H
#define OMR_PAPER_EDGE_H

#include "omr/figure.h"

enum { PAPER_EDGE_UM = 2500 }; /* along the paper's edge: its shadow, a black border */

/* paper_edge_is_hole - 1 if a figure is a disc, or the shadow round one, within reach of
 * a punch. `paper`: all of the sheet but PAPER_EDGE_UM along its edge. */
int paper_edge_is_hole(const struct layout_rect *paper, const struct figure *figure);

/* paper_edge_holds - 1 if it is a hole, a corner torn off or folded over, or the straight
 * shadow of such an edge. */
int paper_edge_holds(const struct layout_rect *paper, const struct figure *figure);

#endif
