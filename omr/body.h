/* body.h -- how much of a mark's figures, one or several, its box holds. */
#ifndef OMR_BODY_H
#define OMR_BODY_H

#include <stdint.h>

struct body {
    int32_t inside, cells;
};

/* body_add - one figure more, of `cells`, some of them inside; more than 0. Returns the
 * share of all so far that is inside, 1 to 100 percent. */
static inline uint8_t body_add(struct body *body, int32_t inside, int32_t cells)
{
    int64_t percent;

    body->inside += inside;
    body->cells += cells;
    percent = (int64_t)body->inside * 100 / body->cells;
    return (uint8_t)(percent < 1 ? 1 : percent);
}

#endif
