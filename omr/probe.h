/* probe.h -- which of the lines over a printed rectangle tell where it lies. */
#ifndef OMR_PROBE_H
#define OMR_PROBE_H

#include <stdint.h>

enum { PROBES_MAX = 5 }; /* lines over a figure, one way */

/* One line over a figure, from one of its edges to the other. */
struct probe {
    int32_t centre_um, length_um; /* the centre from where it was expected */
    int32_t level;                /* of the inside, 0..255 */
};

/*
 * probes_agree - the lines of one figure that agree, and their middle
 *
 * count    0..PROBES_MAX.
 * size_um  the figure's printed length along the lines.
 * step_um  between two samples of a line: half of it is no difference.
 * out      the middle of those that agree; written if any do.
 *
 * Most often they agree with the middle one: what spoils one line or two
 * moves it little. A flap of folded paper can shorten three of five alike; then
 * two lines stand against them whose length is nearer to the printed one by
 * more than a figure's own lines differ (0.15 mm and 3 %).
 *
 * Returns how many agree.
 */
int probes_agree(const struct probe *probes, int count, int32_t size_um, int32_t step_um,
        struct probe *out);

#endif
