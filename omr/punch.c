/* punch.c -- the holes of one punch: each has a neighbour at a known distance. */
#include "omr/punch.h"

#include <assert.h>
#include <stdlib.h>

enum { OFF_UM = 2500 };

/* Between the middles of two holes of one punch: ISO 838, and in inches. */
static const int32_t punch_um[] = {80000, 107950, 69850};

int punch_has_room(const struct punch *punch)
{
    return punch->count < PUNCH_MAX;
}

void punch_add(struct punch *punch, const struct layout_rect *hole)
{
    assert(punch_has_room(punch));
    punch->holes[punch->count++] = *hole;
}

static int is_pair(const struct layout_rect *a, const struct layout_rect *b)
{
    int32_t x = abs(a->left_um + a->right_um - b->left_um - b->right_um) / 2;
    int32_t y = abs(a->top_um + a->bottom_um - b->top_um - b->bottom_um) / 2;
    int32_t far = x > y ? x : y, near = x > y ? y : x;
    size_t i;

    for (i = 0; i < sizeof(punch_um) / sizeof(punch_um[0]); i++)
        if (near <= OFF_UM && abs(far - punch_um[i]) <= OFF_UM)
            return 1;
    return 0;
}

int punch_is_paired(const struct punch *punch, int at)
{
    int i;

    for (i = 0; i < punch->count; i++)
        if (is_pair(&punch->holes[at], &punch->holes[i]))
            return 1;
    return 0;
}
