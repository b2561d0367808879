/* fold.c -- lines along the paper's edges that run through most of the page. */
#include "omr/fold.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "omr/crease.h"
#include "omr/streak_open.h"

enum {
    LENGTH_MAX = 6000, /* cells: LAYOUT_EDGE_UM_MAX at LAYOUT_PRINTED_DPI */
    PEAKS_MAX = 24,    /* a strip; a page with more lines is full of something else */
    OPEN_PERCENT = 30, /* of a strip must be free of print to show a peak */
    PEAK_PERCENT = 45, /* of its open cells */
    SEEN_PERCENT = 60,
    THIRDS = 3, /* of the strips */
    THIRD_PERCENT = 45,
    VISIBLE_PERCENT = 35,
    BARE_PERCENT = 12, /* will do if it is seen on nearly all of that, */
    BARE_SEEN_PERCENT = 80,
    BARE_END_PERCENT = 4, /* and at both ends: no hand draws from edge to edge */
    SLOPE_PERMILLE = 26,  /* 1.5 degrees */
    APART_CELLS = 8,      /* lines nearer than this are one */
    FAR_STRIPS = 6,       /* between two peaks that suggest a line */
    WIDTH_MOST_UM = 600   /* a crease in a scan; a broader line is dirt on the glass */
};

/* One direction of the search: lines that run down the page, or to the right. */
struct fold_work {
    int is_down;
    int32_t along, across; /* cells of the page each way */
    const uint16_t *open;
    uint8_t strips[LENGTH_MAX]; /* printed_strip of each cell along */
    uint16_t counts[PRINTED_STRIPS][LENGTH_MAX];
    int32_t peaks[PRINTED_STRIPS][PEAKS_MAX];
    int peak_count[PRINTED_STRIPS];
};

/* A line in cells: across = at + slope * strip. */
struct line {
    double at, slope;
};

struct fold_work *fold_work_new(void)
{
    return calloc(1, sizeof(struct fold_work));
}

void fold_work_free(struct fold_work *work)
{
    free(work);
}

/* A table, as a division takes long and there may be many traces. */
static void strips_set(struct fold_work *work)
{
    int32_t strip, from, to;

    for (strip = 0, from = 0; strip < PRINTED_STRIPS; strip++, from = to) {
        to = printed_strip_end(strip, work->along);
        memset(work->strips + from, strip, (size_t)(to - from));
    }
}

static void work_start(struct fold_work *work, const struct printed *printed, int is_down)
{
    int strip;

    work->is_down = is_down;
    work->along = is_down ? printed->height : printed->width;
    work->across = is_down ? printed->width : printed->height;
    work->open = is_down ? printed->open_columns : printed->open_rows;
    strips_set(work);
    for (strip = 0; strip < PRINTED_STRIPS; strip++)
        memset(work->counts[strip], 0, (size_t)work->across * sizeof(uint16_t));
}

/* Until a line has been taken, no trace needs to be asked whether it is part of one. */
static void traces_count(
        struct fold_work *work, const struct excess *excess, int has_line)
{
    size_t i;

    for (i = 0; i < excess->trace_count; i++) {
        const struct excess_trace *trace = &excess->traces[i];
        int32_t along = printed_cell(work->is_down ? trace->y_um : trace->x_um);
        int32_t across = printed_cell(work->is_down ? trace->x_um : trace->y_um);

        if (across < work->across && along < work->along &&
                !(has_line && excess->state[excess_at(excess, trace->x, trace->y)] ==
                                      EXCESS_LINE))
            work->counts[work->strips[along]][across]++;
    }
}

static int32_t open_at(const struct fold_work *work, int strip, int32_t across)
{
    return work->open[strip * work->across + across];
}

/* Traces on a line two cells wide that leans over three, and no more than are open. */
static int32_t seen_at(const struct fold_work *work, int strip, int32_t across)
{
    const uint16_t *count = work->counts[strip] + across;
    int32_t sum = count[-1] + count[0] + count[1], open = open_at(work, strip, across);

    return sum < open ? sum : open;
}

static void peaks_find(struct fold_work *work, int strip)
{
    int32_t length = work->along / PRINTED_STRIPS, i;
    int count = 0;

    for (i = 1; i < work->across - 1 && count < PEAKS_MAX; i++) {
        int32_t open = open_at(work, strip, i);

        if (work->counts[strip][i] == 0 || open * 100 < length * OPEN_PERCENT ||
                seen_at(work, strip, i) * 100 < open * PEAK_PERCENT)
            continue;
        work->peaks[strip][count++] = i;
    }
    work->peak_count[strip] = count;
}

/* The most seen within a cell of the line, so that a slope's steps do not matter. */
static int32_t line_seen(const struct fold_work *work, int strip, int32_t across)
{
    int32_t best = 0, i;

    for (i = across - 1; i <= across + 1; i++)
        if (i >= 1 && i < work->across - 1 && seen_at(work, strip, i) > best)
            best = seen_at(work, strip, i);
    return best;
}

/* How much of a strip could show the line: one that keeps within a cell of print hides in
 * its rim. */
static int32_t line_open(const struct fold_work *work, int strip, int32_t across)
{
    int32_t least = open_at(work, strip, across), i;

    for (i = across - 1; i <= across + 1; i += 2)
        least = open_at(work, strip, i) < least ? open_at(work, strip, i) : least;
    return least;
}

/* One third of the strips: how much of the line they could show, and do. 0 if too little,
 * or if the line leaves the page. */
static int third_shows(const struct fold_work *work, const struct line *line, int third,
        int32_t *visible, int32_t *seen)
{
    int strip = third * PRINTED_STRIPS / THIRDS, i;

    *visible = *seen = 0;
    for (i = 0; i < PRINTED_STRIPS / THIRDS; i++, strip++) {
        int32_t across = (int32_t)floor(line->at + line->slope * strip + 0.5), open, lit;

        if (across < 1 || across >= work->across - 1)
            return 0;
        open = line_open(work, strip, across);
        lit = line_seen(work, strip, across);
        *visible += open;
        *seen += lit < open ? lit : open;
    }
    return *seen * 100 >= *visible * THIRD_PERCENT;
}

/* Along a printed line it may stand out on both sides of the table only. */
static int is_bare(
        const struct fold_work *work, const int32_t visible[THIRDS], int32_t all)
{
    return all * 100 >= work->along * BARE_PERCENT &&
           visible[0] * 100 >= work->along * BARE_END_PERCENT &&
           visible[THIRDS - 1] * 100 >= work->along * BARE_END_PERCENT;
}

static int line_is_fold(const struct fold_work *work, const struct line *line)
{
    int32_t visible[THIRDS], seen[THIRDS], all = 0, lit = 0;
    int i;

    for (i = 0; i < THIRDS; i++) {
        if (!third_shows(work, line, i, &visible[i], &seen[i]))
            return 0;
        all += visible[i];
        lit += seen[i];
    }
    if (all * 100 >= work->along * VISIBLE_PERCENT)
        return lit * 100 >= all * SEEN_PERCENT;
    return is_bare(work, visible, all) && lit * 100 >= all * BARE_SEEN_PERCENT;
}

/* The straight line through the middles of what the strips show. */
static struct line line_fit(const struct fold_work *work, struct line rough)
{
    double n = 0, s = 0, a = 0, ss = 0, sa = 0, det;
    int strip;
    int32_t i;

    for (strip = 0; strip < PRINTED_STRIPS; strip++) {
        int32_t middle = (int32_t)floor(rough.at + rough.slope * strip + 0.5);

        for (i = middle - 2; i <= middle + 2; i++) {
            double weight;

            if (i < 0 || i >= work->across)
                continue;
            weight = work->counts[strip][i];
            n += weight;
            s += weight * strip;
            a += weight * i;
            ss += weight * strip * strip;
            sa += weight * strip * i;
        }
    }
    det = n * ss - s * s;
    if (det < 1)
        return rough;
    rough.slope = (n * sa - s * a) / det;
    rough.at = (a - rough.slope * s) / n;
    return rough;
}

static void knots_set(
        const struct fold_work *work, const struct line *line, struct streak *streak)
{
    const double cell_um = 25400.0 / LAYOUT_PRINTED_DPI;
    int i;

    streak->kind = STREAK_FOLD;
    streak->is_down = work->is_down;
    streak->first_um = -LENGTH_MAX;
    streak->last_um = printed_um(work->along) + LENGTH_MAX;
    for (i = 0; i < STREAK_KNOTS; i++) {
        double part = (double)i / (STREAK_KNOTS - 1);
        double strip = part * PRINTED_STRIPS - 0.5;

        streak->along_um[i] = (int32_t)(part * work->along * cell_um);
        streak->across_um[i] =
                (int32_t)((line->at + line->slope * strip + 0.5) * cell_um);
    }
}

static int is_known(const struct line *line, const struct line *known, int count)
{
    double middle = PRINTED_STRIPS / 2.0;
    int i;

    for (i = 0; i < count; i++)
        if (fabs(known[i].at - line->at + (known[i].slope - line->slope) * middle) <
                APART_CELLS)
            return 1;
    return 0;
}

/* Every line through a peak of strip a and one of strip b. */
static int pairs_try(const struct fold_work *work, int a, int b, struct line *found,
        int count, int most)
{
    double lean_most = (double)work->along / PRINTED_STRIPS * SLOPE_PERMILLE / 1000;
    int i, k;

    for (i = 0; i < work->peak_count[a]; i++)
        for (k = 0; k < work->peak_count[b] && count < most; k++) {
            struct line line;

            line.slope = (double)(work->peaks[b][k] - work->peaks[a][i]) / (b - a);
            line.at = work->peaks[a][i] - line.slope * a;
            if (fabs(line.slope) > lean_most || is_known(&line, found, count) ||
                    !line_is_fold(work, &line))
                continue;
            found[count++] = line_fit(work, line);
        }
    return count;
}

static int lines_find(struct fold_work *work, struct line *found, int most)
{
    int count = 0, a, b;

    for (a = 0; a < PRINTED_STRIPS; a++)
        peaks_find(work, a);
    for (a = 0; a + FAR_STRIPS < PRINTED_STRIPS; a++)
        for (b = PRINTED_STRIPS - 1; b >= a + FAR_STRIPS; b--)
            count = pairs_try(work, a, b, found, count, most);
    return count;
}

int fold_find(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_page *page,
        const struct printed *printed, struct excess *excess, struct fold_work *work,
        struct streak out[STREAK_MAX])
{
    struct line lines[STREAK_MAX];
    int count = 0, is_down, found, i;

    if (printed->width > LENGTH_MAX || printed->height > LENGTH_MAX)
        return 0;
    for (is_down = 0; is_down <= 1; is_down++) {
        work_start(work, printed, is_down);
        traces_count(work, excess, count > 0);
        found = lines_find(work, lines, STREAK_MAX / 2 - count);
        for (i = 0; i < found; i++) {
            memset(&out[count], 0, sizeof(out[count]));
            knots_set(work, &lines[i], &out[count]);
            crease_measure(image, light, map, printed, &out[count]);
            if (out[count].width_um <= WIDTH_MOST_UM &&
                    streak_is_open(&out[count], page, printed, map, excess))
                streak_take(&out[count++], excess);
        }
    }
    return count;
}
