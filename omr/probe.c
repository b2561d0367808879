/* probe.c -- which of the lines over a printed rectangle tell where it lies. */
#include "omr/probe.h"

#include <assert.h>
#include <stdlib.h>

#include "omr/few.h"

enum {
    AGREE_UM = 150, /* between the lines of one figure: 5 degrees over 4 mm are 170 um */
    AGREE_PERCENT = 3
};

static int32_t middle_of(int32_t *numbers, int count)
{
    few_sort(numbers, count);
    return count % 2 ? numbers[count / 2]
                     : (numbers[count / 2 - 1] + numbers[count / 2]) / 2;
}

/* The middle of each figure of the probes. */
static struct probe probes_middle(const struct probe *probes, int count)
{
    int32_t centres[PROBES_MAX], lengths[PROBES_MAX], levels[PROBES_MAX];
    struct probe middle;
    int i;

    for (i = 0; i < count; i++) {
        centres[i] = probes[i].centre_um;
        lengths[i] = probes[i].length_um;
        levels[i] = probes[i].level;
    }
    middle.centre_um = middle_of(centres, count);
    middle.length_um = middle_of(lengths, count);
    middle.level = middle_of(levels, count);
    return middle;
}

static int is_alike(const struct probe *a, const struct probe *b, int32_t slack_um)
{
    return abs(a->centre_um - b->centre_um) <= slack_um &&
           abs(a->length_um - b->length_um) <= slack_um;
}

/* The middle probe. Where a flap hides a part of the figure, the lines beside it tell
 * more: two alike that come nearer to the printed length, by more than lines of one
 * figure differ. */
static struct probe probes_best(
        const struct probe *probes, int count, int32_t size_um, int32_t slack_um)
{
    struct probe best = probes_middle(probes, count), pair;
    int i, k;

    if (abs(best.length_um - size_um) <= slack_um)
        return best; /* none can come nearer by more than that */
    for (i = 0; i < count; i++)
        for (k = i + 1; k < count; k++) {
            struct probe two[] = {probes[i], probes[k]};

            if (!is_alike(&two[0], &two[1], slack_um))
                continue;
            pair = probes_middle(two, 2);
            if (abs(pair.length_um - size_um) + slack_um < abs(best.length_um - size_um))
                best = pair;
        }
    return best;
}

int probes_agree(const struct probe *probes, int count, int32_t size_um, int32_t step_um,
        struct probe *out)
{
    struct probe agreeing[PROBES_MAX], best;
    int32_t slack_um = AGREE_UM + size_um * AGREE_PERCENT / 100 + step_um / 2;
    int i, agree = 0;

    assert(count <= PROBES_MAX);
    if (count == 0)
        return 0;
    best = probes_best(probes, count, size_um, slack_um);
    for (i = 0; i < count; i++)
        if (is_alike(&probes[i], &best, slack_um))
            agreeing[agree++] = probes[i];
    if (agree > 0)
        *out = probes_middle(agreeing, agree);
    return agree;
}
