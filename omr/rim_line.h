/* rim_line.h -- ink beside print along one line: a staple's, a ring's or an arm's. */
#ifndef OMR_RIM_LINE_H
#define OMR_RIM_LINE_H

#include "omr/figure.h"

/* How the places of a figure are looked at. */
struct rim_line_kind {
    int32_t cell_um2; /* of paper under each */
    int is_dots;      /* black and white */
    int has_lumps;    /* the arms of marks, whose ends are short, are left out */
};

/*
 * rim_is_line - 1 if a figure's places within its bounds lie along one straight line
 *
 * figure    bounds, places and count are looked at; places may lie outside the bounds.
 * is_faint  so few of them may lie so by chance, but along a long line. In black and
 *           white a letter's upright stroke comes out two cells thicker: such a bar is
 *           one, too.
 *
 * A thin line is as straight as no letters are. A broad one's ink is off it by 0.29 of
 * its breadth, if it is full of ink; low letters in a row have paper between them.
 */
int rim_is_line(
        const struct figure *figure, const struct rim_line_kind *kind, int is_faint);

/* rim_is_long_line - 1 if they do, as long as a staple. */
int rim_is_long_line(const struct figure *figure, const struct rim_line_kind *kind);

#endif
