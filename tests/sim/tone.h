/* tone.h -- a sensor's light, dirt and noise: a row of paper to a row of greys. */
#ifndef TESTS_SIM_TONE_H
#define TESTS_SIM_TONE_H

#include "tests/sim/scan.h"

enum { TONE_NOISE = 32768, TONE_GRAIN = 256 };

/* What is the same for all rows of an image; large: not for the stack. */
struct tone {
    int8_t noise[TONE_NOISE + TONE_GRAIN]; /* a normal law, deviation 32 */
    int8_t grain[TONE_GRAIN][TONE_GRAIN];  /* clouds that join at their edges, as 32 */
    uint8_t table[256];                    /* gamma */
    uint16_t light[IMAGE_EDGE_MAX_PX];     /* what each column keeps, of 65536 */
    uint16_t share[IMAGE_EDGE_MAX_PX];     /* the same in a row that keeps `keep` */
    int16_t clouds[IMAGE_EDGE_MAX_PX];     /* one row's noise of both kinds */
    uint16_t keep;                         /* of a row, of 65536 */
    int has_share;                         /* `share` is set */
    int is_even;                           /* no gamma: the table changes nothing */
    int32_t high;                          /* rows of the whole scan */
};

/* tone_start - before the first row of a scan of so many columns and rows. */
void tone_start(struct tone *tone, const struct scan *scan, int32_t width, int32_t high,
        struct chance *chance);

/* tone_row - row `y` of the scan: `row` is changed on the way to `out`. */
void tone_row(struct tone *tone, const struct scan *scan, int32_t y, int32_t width,
        struct chance *chance, uint8_t *row, uint8_t *out);

#endif
