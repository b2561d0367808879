/* scan.h -- a printer's scale, a feeder and a sensor, none of them good. */
#ifndef TESTS_SIM_SCAN_H
#define TESTS_SIM_SCAN_H

#include <stdint.h>

#include "core/error.h"
#include "omr/image.h"
#include "tests/sim/chance.h"
#include "tests/sim/paper.h"

enum { SCAN_STREAKS_MAX = 8, SCAN_BLUR_MAX = 6 };

enum scan_bits {
    SCAN_GREY,
    SCAN_BILEVEL,  /* one threshold */
    SCAN_ADAPTIVE, /* a share of the light round about, as drivers' "dynamic" */
    SCAN_DITHER,   /* errors spread: Floyd and Steinberg */
    SCAN_ORDERED,  /* Bayer's matrix */
    SCAN_CLUSTERED /* printers' dots */
};

/* Dirt before the sensor: a line down the image. */
struct scan_streak {
    double at_mm, width_mm; /* in the image, from its left */
    int level;              /* 0 dark .. 255 bright */
    double from_mm, to_mm;  /* down the image, as dirt comes and goes; to 0: the end */
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
    double flare;              /* levels of stray light: black is never 0 */
    double light_x, light_y;   /* share of light lost towards one side (< 0: left, top) */
    double spine;              /* share lost at one long edge, gone after 30 mm */
    int spine_right;
    double bands, band_mm; /* share of light that comes and goes, every so many mm */
    double noise;          /* standard deviation, levels */
    double grain;          /* the same for the paper's own clouds of 0.3 mm */
    int blur;              /* passes of 1 2 1 at 300 dpi, to SCAN_BLUR_MAX */
    double motion_mm;      /* how far the sheet moves while a row is taken */
    struct scan_streak streaks[SCAN_STREAKS_MAX];
    int streak_count;
    enum scan_bits bits;
    int threshold; /* of 1 bit, of white paper; a darker paper lowers it in proportion */
    double sharpen;   /* as sharpen_image has it; greys only */
    int jpeg_quality; /* 0: none; greys only */
};

void scan_plain(struct scan *scan);

/*
 * scan_take - the image that this scanner makes of the sheet
 *
 * paper  of the resolution wanted: 300 dpi for scans up to that, 600 above
 *        (300 will do, but is not sharp).
 * image  reused if large enough. ERROR_MEMORY only.
 *
 * The sheet is looked at as its own resolution has it, a strip of rows at a
 * time and only where there is ink; the driver's resolution, light, noise and
 * bits follow on each row.
 */
int scan_take(const struct scan *scan, const struct paper *paper, struct chance *chance,
        struct image *image, struct error *err) __attribute__((warn_unused_result));

/* scan_sees_faint - 1 if light pencil leaves a trace in this scanner's image. */
int scan_sees_faint(const struct scan *scan);

/* scan_place - where in the image (mm from its top left, before any row is cut
 * off) a point of the paper (mm) comes to lie. */
void scan_place(const struct scan *scan, const struct paper *paper, double x_mm,
        double y_mm, double *image_x_mm, double *image_y_mm);

#endif
