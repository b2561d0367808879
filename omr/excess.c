/* excess.c -- ink on the flat page that nobody printed there. */
#include "omr/excess.h"

#include <stdlib.h>
#include <string.h>

void excess_init(struct excess *excess)
{
    memset(excess, 0, sizeof(*excess));
}

void excess_release(struct excess *excess)
{
    free(excess->state);
    free(excess->traces);
    free(excess->queue);
    free(excess->depth);
    excess_init(excess);
}

static int room_make(struct excess *excess, size_t cells, struct error *err)
{
    if (cells <= excess->room)
        return 0;
    excess_release(excess);
    excess->state = malloc(cells);
    excess->traces = malloc(cells * sizeof(*excess->traces));
    excess->queue = malloc(cells * sizeof(*excess->queue));
    excess->depth = malloc(cells);
    if (excess->state == NULL || excess->traces == NULL || excess->queue == NULL ||
            excess->depth == NULL) {
        excess_release(excess);
        return error_set(err, ERROR_MEMORY, "no memory to compare a page");
    }
    excess->room = cells;
    return 0;
}

int excess_make(const struct flat *flat, const struct printed *printed,
        struct excess *excess, struct error *err)
{
    size_t cells = (size_t)flat->width * (size_t)flat->height, i;

    if (room_make(excess, cells, err) != 0)
        return -1;
    excess->trace_count = 0;
    for (i = 0; i < cells; i++) {
        uint8_t dark = flat->dark[i];

        excess->state[i] = EXCESS_NONE;
        if (dark < EXCESS_TRACE)
            continue;
        if (printed->wide[i]) {
            if (dark >= EXCESS_INK)
                excess->state[i] = EXCESS_UNDER;
            continue;
        }
        excess->traces[excess->trace_count++] = (int32_t)i;
        if (dark >= EXCESS_INK)
            excess->state[i] = EXCESS_CELL;
    }
    return 0;
}
