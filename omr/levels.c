/* levels.c -- grey levels along a line over a printed figure, and where it ends. */
#include "omr/levels.h"

#include <assert.h>
#include <string.h>

#include "omr/eight.h"
#include "omr/wide.h"

enum {
    FRACTION_BITS = 16,
    LOW_PART = 5 /* of the way from dark to bright */
};

/* Whole groups of LEVELS_TOGETHER: the loops over them have no rest. */
static inline int32_t whole(int32_t count)
{
    return (count + LEVELS_TOGETHER - 1) & ~(LEVELS_TOGETHER - 1);
}

/* Where a line's pixels stand in an image so wide. */
WIDE_LOOP static void places_find(const struct levels_line *line, uint32_t width,
        int32_t count, uint32_t places[restrict LEVELS_MAX])
{
    uint32_t x = line->x, y = line->y, step_x = line->step_x, step_y = line->step_y;
    int32_t i;

    count = whole(count);
    for (i = 0; i < count; i++) {
        places[i] = (y >> FRACTION_BITS) * width + (x >> FRACTION_BITS);
        x += step_x;
        y += step_y;
    }
}

/* raw[-1] and raw[count] are there, too. */
WIDE_LOOP static void raw_smooth(
        const int16_t *restrict raw, int32_t count, int16_t *restrict out)
{
    int32_t i;

    count = whole(count);
    for (i = 0; i < count; i++)
        out[i] = (int16_t)(raw[i - 1] + raw[i] + raw[i + 1]);
}

void levels_take(const struct image *image, const struct levels_line lines[LEVELS_LINES],
        int count, struct levels *out)
{
    uint32_t places[LEVELS_LINES][LEVELS_MAX];
    int16_t room[LEVELS_MAX + 2], *raw = room + 1;
    const uint8_t *pixels = image->pixels;
    int i;

    assert(count > 1 && count <= LEVELS_MAX);
    for (i = 0; i < LEVELS_LINES; i++)
        places_find(&lines[i], (uint32_t)image->width_px, count, places[i]);
    for (i = 0; i < count; i++)
        raw[i] = (int16_t)(pixels[places[0][i]] + pixels[places[1][i]] +
                           pixels[places[2][i]]);
    raw[-1] = raw[0];
    for (; i <= whole(count); i++)
        raw[i] = raw[count - 1];
    out->count = count;
    raw_smooth(raw, count, out->level);
    for (i = count; i < whole(count); i++)
        out->level[i] = out->level[count - 1];
}

WIDE_LOOP static void levels_range(
        const int16_t *restrict level, int32_t count, int16_t *least, int16_t *most)
{
    int16_t low = level[0], high = level[0];
    int32_t i;

    count = whole(count);
    for (i = 0; i < count; i++) {
        low = level[i] < low ? level[i] : low;
        high = level[i] > high ? level[i] : high;
    }
    *least = low;
    *most = high;
}

/* Those above the middle added up, and how many they are. */
struct split {
    int32_t above, aboves, all;
};

WIDE_LOOP static void level_split(
        const int16_t *restrict level, int32_t count, int16_t middle, struct split *out)
{
    int32_t above = 0, all = 0, i;
    int16_t aboves = 0;

    count = whole(count);
    for (i = 0; i < count; i++) {
        int16_t mask = (int16_t) - (level[i] > middle);

        above += (int16_t)(level[i] & mask);
        aboves = (int16_t)(aboves - mask);
        all += level[i];
    }
    *out = (struct split){above, aboves, all};
}

/* The same without what lies beyond the line's end. */
static struct split levels_split(const struct levels *levels, int middle)
{
    int32_t beyond = whole(levels->count) - levels->count;
    int16_t last = levels->level[levels->count - 1];
    struct split split;

    level_split(levels->level, levels->count, (int16_t)middle, &split);
    split.all -= beyond * last;
    if (last > middle) {
        split.above -= beyond * last;
        split.aboves -= beyond;
    }
    return split;
}

int levels_middle(struct levels *levels, int contrast, int *low)
{
    int16_t least, most;
    int32_t belows, bright, dark;
    struct split split;

    levels_range(levels->level, levels->count, &least, &most);
    split = levels_split(levels, (least + most) / 2);
    belows = levels->count - split.aboves;
    if (split.aboves == 0 || belows == 0)
        return -1;
    bright = split.above / split.aboves;
    dark = (split.all - split.above) / belows;
    if (bright - dark < contrast)
        return -1;
    *low = dark + (bright - dark) / LOW_PART;
    return (bright + dark) / 2;
}

WIDE_LOOP static void brights_find(const int16_t *restrict level, int32_t count,
        int16_t middle, uint8_t *restrict is_bright)
{
    int32_t i;

    count = whole(count);
    for (i = 0; i < count; i++)
        is_bright[i] = level[i] > middle;
}

void levels_turns(struct levels *levels, int middle, struct levels_turns *turns)
{
    uint8_t *bright = levels->is_bright;
    int32_t count = levels->count, i;

    brights_find(levels->level, count, (int16_t)middle, bright);
    memset(bright + whole(count), bright[count - 1], EIGHT);
    turns->fall_count = turns->rise_count = 0;
    for (i = 1; i < count; i += EIGHT) {
        uint64_t turned = eight_take(bright + i) ^ eight_take(bright + i - 1);

        for (; turned != 0; turned &= turned - 1) {
            int32_t at = i + eight_first(turned);
            int a = levels->level[at - 1], b = levels->level[at];
            double turn = at - 1 + (double)(a - middle) / (a - b);

            if (a > middle && turns->fall_count < LEVELS_TURNS_MAX)
                turns->falls[turns->fall_count++] = turn;
            else if (a <= middle && turns->rise_count < LEVELS_TURNS_MAX)
                turns->rises[turns->rise_count++] = turn;
        }
    }
}

int levels_bright(const struct levels *levels, int first, int last)
{
    int count = 0, i = first;

    for (; i + EIGHT <= last; i += EIGHT)
        count += eight_count(eight_take(levels->is_bright + i));
    for (; i < last; i++)
        count += levels->is_bright[i];
    return count;
}
