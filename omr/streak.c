/* streak.c -- long straight lines through the page: dirt on the scanner's glass, folds.
 */
#include "omr/streak.h"

#include <math.h>
#include <string.h>

enum {
    OFFSETS_MAX = 8192,
    OFFSET_MARGIN = 200, /* lines that begin beside the page */
    SLOPES = 15,
    SEEN_PERCENT = 60,
    THIRD_PERCENT = 45,
    VISIBLE_PERCENT = 35, /* of the page's length must be free of print */
    WALK_CELLS = 2,
    HALF_WIDTH_CELLS = 4,
    TOUCH_UM = 300
};

/* Folds lie along the paper's edges, within a degree. */
static const double slope_step = 0.0022;

struct search {
    const struct flat *flat;
    const struct printed *printed;
    struct excess *excess;
    int is_down;
    int32_t along, across; /* cells of the page each way */
    int32_t counts[OFFSETS_MAX];
};

static size_t cell_at(const struct search *search, int32_t along, int32_t across)
{
    if (search->is_down)
        return (size_t)along * (size_t)search->flat->width + (size_t)across;
    return (size_t)across * (size_t)search->flat->width + (size_t)along;
}

/* How many trace cells lie on each line of this slope. */
static void offsets_count(struct search *search, double slope)
{
    const struct excess *excess = search->excess;
    int32_t width = search->flat->width;
    int64_t slope_fixed = (int64_t)(slope * 65536);
    size_t i;

    memset(search->counts, 0, sizeof(search->counts));
    for (i = 0; i < excess->trace_count; i++) {
        int32_t x = excess->traces[i] % width, y = excess->traces[i] / width;
        int32_t along = search->is_down ? y : x, across = search->is_down ? x : y;
        int64_t offset = across - ((slope_fixed * along) >> 16) + OFFSET_MARGIN;

        if (offset >= 0 && offset < OFFSETS_MAX)
            search->counts[offset]++;
    }
}

struct walk {
    int32_t visible[3], seen[3]; /* a third of the page each */
    int64_t dark;
    int32_t dark_count;
};

/* The darkest trace near one place of the line; -1: print hides it. */
static int place_dark(const struct search *search, int32_t along, double across)
{
    int32_t middle = (int32_t)floor(across + 0.5), i;
    int dark = 0;

    for (i = middle - WALK_CELLS; i <= middle + WALK_CELLS; i++) {
        size_t cell;

        if (i < 0 || i >= search->across)
            return -1;
        cell = cell_at(search, along, i);
        if (search->printed->wide[cell])
            return -1;
        if (search->flat->dark[cell] > dark)
            dark = search->flat->dark[cell];
    }
    return dark;
}

static struct walk line_walk(const struct search *search, double slope, double offset)
{
    struct walk walk;
    int32_t along;

    memset(&walk, 0, sizeof(walk));
    for (along = 0; along < search->along; along++) {
        int third = (int)((int64_t)along * 3 / search->along);
        int dark = place_dark(search, along, offset + slope * along);

        if (dark < 0)
            continue;
        walk.visible[third]++;
        if (dark >= EXCESS_TRACE) {
            walk.seen[third]++;
            walk.dark += dark;
            walk.dark_count++;
        }
    }
    return walk;
}

static int walk_is_line(const struct search *search, const struct walk *walk)
{
    int32_t visible = 0, seen = 0;
    int i;

    for (i = 0; i < 3; i++) {
        visible += walk->visible[i];
        seen += walk->seen[i];
        if (walk->seen[i] * 100 < walk->visible[i] * THIRD_PERCENT)
            return 0;
    }
    return visible * 100 >= search->along * VISIBLE_PERCENT &&
           seen * 100 >= visible * SEEN_PERCENT;
}

static void line_erase(struct search *search, const struct streak *streak)
{
    int32_t along, i;

    for (along = 0; along < search->along; along++) {
        int32_t middle = (int32_t)floor(streak->offset + streak->slope * along + 0.5);

        for (i = middle - streak->half_width; i <= middle + streak->half_width; i++) {
            size_t cell;

            if (i < 0 || i >= search->across)
                continue;
            cell = cell_at(search, along, i);
            if (search->excess->state[cell] == EXCESS_CELL)
                search->excess->state[cell] = EXCESS_LINE;
        }
    }
}

static int is_known(const struct streak *streaks, int count, const struct search *search,
        double slope, double offset)
{
    double middle = search->along / 2.0;
    int i;

    for (i = 0; i < count; i++)
        if (streaks[i].is_down == search->is_down &&
                fabs(streaks[i].offset + streaks[i].slope * middle - offset -
                        slope * middle) < 8)
            return 1;
    return 0;
}

/* Lines of one slope: peaks of the counts, then walked along. */
static int slope_search(
        struct search *search, double slope, struct streak out[STREAK_MAX], int count)
{
    int32_t least = search->along * VISIBLE_PERCENT * SEEN_PERCENT / 10000, i;

    offsets_count(search, slope);
    for (i = 1; i < OFFSETS_MAX - 1 && count < STREAK_MAX; i++) {
        int32_t sum = search->counts[i - 1] + search->counts[i] + search->counts[i + 1];
        double offset = i - OFFSET_MARGIN;
        struct walk walk;

        if (sum < least || is_known(out, count, search, slope, offset))
            continue;
        walk = line_walk(search, slope, offset);
        if (!walk_is_line(search, &walk))
            continue;
        out[count].is_down = search->is_down;
        out[count].slope = slope;
        out[count].offset = offset;
        out[count].half_width = HALF_WIDTH_CELLS;
        out[count].dark = (int)(walk.dark / (walk.dark_count > 0 ? walk.dark_count : 1));
        line_erase(search, &out[count]);
        count++;
    }
    return count;
}

int streak_find(const struct flat *flat, const struct printed *printed,
        const struct register_map *map, struct excess *excess,
        struct streak out[STREAK_MAX])
{
    const int middle = SLOPES / 2;
    struct search search = {flat, printed, excess, 0, 0, 0, {0}};
    int count = 0, i;

    for (search.is_down = 0; search.is_down <= 1; search.is_down++) {
        /* A line straight along the image's own axis, seen from the page. */
        double feed = search.is_down ? -map->xy / map->xx : -map->yx / map->yy;

        search.along = search.is_down ? flat->height : flat->width;
        search.across = search.is_down ? flat->width : flat->height;
        count = slope_search(&search, feed, out, count);
        for (i = 0; i < SLOPES; i++)
            count = slope_search(&search, (double)(i - middle) * slope_step, out, count);
    }
    return count;
}

int streak_crosses(const struct streak *streak, const struct layout_rect *rect)
{
    double first = printed_cell(streak->is_down ? rect->top_um : rect->left_um);
    double last = printed_cell(streak->is_down ? rect->bottom_um : rect->right_um);
    double near =
            printed_cell((streak->is_down ? rect->left_um : rect->top_um) - TOUCH_UM);
    double far =
            printed_cell((streak->is_down ? rect->right_um : rect->bottom_um) + TOUCH_UM);
    double a = streak->offset + streak->slope * first;
    double b = streak->offset + streak->slope * last;

    return fmax(a, b) >= near - 1 && fmin(a, b) <= far + 1;
}
