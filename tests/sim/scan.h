/* scan.h -- a printer, a hand's folding, a feeder and a sensor, none of them good. */
#ifndef TESTS_SIM_SCAN_H
#define TESTS_SIM_SCAN_H

#include <stdint.h>

#include "core/error.h"
#include "omr/image.h"
#include "tests/sim/chance.h"
#include "tests/sim/paper.h"

enum { SCAN_STREAKS_MAX = 8 };

enum scan_bits { SCAN_GREY, SCAN_BILEVEL, SCAN_DITHER };

struct scan_streak {
    double at_mm, width_mm;
    int level; /* 0 dark .. 255 bright */
};

/* scan_plain gives the values of a good scanner. Lengths mm, angles radians. */
struct scan {
    double dpi, skew, shear, shift_x, shift_y;
    double scale_x, scale_y; /* 1: true */
    double stretch, stretch_waves, stretch_phase;
    double print_scale;        /* 1: "print at 100 %" */
    int is_turned;             /* by 180 degrees */
    double margin;             /* seen around the sheet, all sides */
    double keep_from, keep_to; /* share of the height that is in the image */
    int backing;               /* level outside the paper */
    double gamma, tone;        /* tone: the paper's own white, 0..1 */
    double light_x, light_y;   /* share of light lost towards one side */
    double noise;              /* standard deviation, levels */
    int blur;                  /* passes of 1 2 1 */
    struct scan_streak streaks[SCAN_STREAKS_MAX];
    int streak_count;
    enum scan_bits bits;
    int threshold;    /* for SCAN_BILEVEL; a darker paper lowers it in proportion */
    int jpeg_quality; /* 0: none */
};

void scan_plain(struct scan *scan);

/*
 * scan_take - the image that this scanner makes of the sheet
 *
 * image  reused if large enough. ERROR_MEMORY only.
 */
int scan_take(const struct scan *scan, const struct paper *paper, struct chance *chance,
        struct image *image, struct error *err) __attribute__((warn_unused_result));

/* scan_sees_faint - 1 if light pencil leaves a trace in this scanner's image. */
int scan_sees_faint(const struct scan *scan);

#endif
