/* excess.h -- ink on the flat page that nobody printed there. */
#ifndef OMR_EXCESS_H
#define OMR_EXCESS_H

#include <stddef.h>

#include "core/error.h"
#include "omr/flat.h"
#include "omr/printed.h"

enum {
    EXCESS_INK = 64,  /* 25 % of toner's darkness: ink */
    EXCESS_TRACE = 41 /* 16 %: enough to be part of a long line */
};

/* What a cell is. */
enum excess_state {
    EXCESS_NONE,
    EXCESS_CELL,  /* ink where the print has none */
    EXCESS_UNDER, /* dark where the print is, too: ink may pass under it */
    EXCESS_LINE,  /* part of a streak or fold: as UNDER */
    EXCESS_DONE
};

struct excess {
    uint8_t *state;  /* a cell of the flat page each */
    int32_t *traces; /* cells at least EXCESS_TRACE dark and not printed */
    int32_t *queue;
    uint8_t *depth;
    size_t trace_count, room;
};

void excess_init(struct excess *excess);
void excess_release(struct excess *excess);

/* excess_make - compare the flat page with the printed one. -1: ERROR_MEMORY. */
int excess_make(const struct flat *flat, const struct printed *printed,
        struct excess *excess, struct error *err) __attribute__((warn_unused_result));

#endif
