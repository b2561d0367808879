/* judge_pieces.h -- M2: strokes that a skipping pen left in pieces. */
#ifndef OMR_JUDGE_PIECES_H
#define OMR_JUDGE_PIECES_H

#include "omr/weigh.h"

/* judge_pieces_are_mark - 1 if the dark pieces are long enough together, and one figure
 * where what is paler is seen with them. */
int judge_pieces_are_mark(const struct weight *weight);

/* judge_pieces_cross - 1 if they are a felt pen's stroke right across the box: then no
 * piece is asked how much of it is inside. */
int judge_pieces_cross(const struct weight *weight);

#endif
