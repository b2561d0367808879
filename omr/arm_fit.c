/* arm_fit.c -- does a piece go on where a mark's arm ends? */
#include "omr/arm_fit.h"

#include <math.h>

#include "omr/excess.h"

enum {
    SKIP_UM = 1500,      /* a ballpoint skips so far, and begins again; */
    SKIP_LONG_UM = 3300, /* a dry one farther, where what follows points back: */
    SKIP_PERCENT = 150,  /* of the piece's own length, at most, */
    ASIDE_LONG_UM = 350, /* and nearer the line */
    ASIDE_UM = 500,      /* the tip from the piece's line: a hand's bend, half a stroke */
    BLOB_UM = 1200,      /* so short, a piece has no direction: */
    BLOB_NEAR_UM = 900,  /* the round end of a stroke that a white line cut */
    END_LEAST_UM = 1000, /* no dot, but */
    END_UM = 1800,       /* an end beyond a skip and a printed line: too short to point */
    END_SKIP_UM = 2200,  /* back, but on the ray from the box's middle through the tip, */
    END_ASIDE_UM = 450,  /* as near to it as a tick's arm, which misses the middle; */
    END_ACROSS_UM = 600, /* and along it: half a stroke's breadth more for either end; */
    LIKELY_LEAST_UM = 600, /* in rows with marks no other leaves so little where an arm */
    LIKELY_UM = 2400,      /* points to: of 55 held for a piece there half lie within; */
    LIKELY_NEAR_UM = 3900, /* one that begins at the tip may go on */
    LIKELY_SHORT_UM = 900, /* no longer than a pen of 0.9 mm is broad */
    LIKELY_SKIP_UM = 3000, /* without what print hides of it: 3.6 mm, 2.7 of it seen */
    LIKELY_ASIDE_UM = 600,
    LIKELY_ACROSS_UM = 900,
    LINE_END_UM = 500, /* off the arm's line: 0.48 mm measured; behind a label 0.94; a */
    LINE_REST_UM = 1000, /* dash of 1.4 mm across it is off by 0.7 */
    SURE_END_UM = 400, /* off it 0.38 mm at most of five that were held, behind a row's */
    SURE_HIDDEN_UM = 600, /* line or a label, which hid 0.8 mm or more of the way */
    GAP_MOST_UM = 4500, /* with print in it: a row's line and the label over a box; in */
                        /* rows with marks 3.6 to 4.0 mm, of which 2.2 to 2.7 were seen */
    HIDDEN_CELLS = 2,   /* so near to print no ink is seen for sure */
    STEP_UM = 100,
    LABEL_UM = 1500,        /* more of the way than a row's line hides: what is seen of it
                               counts, and it may bend, */
    LABEL_ASIDE_UM = 900,   /* over 3.5 mm from a piece of 2, */
    LABEL_MIDDLE_UM = 3600, /* or from the box's middle, which few strokes run through */
    LABEL_RAY_UM = 1200,
    LABEL_PART = 3, /* where no more than a third of the way is seen */
    LABEL_WIDE_UM = 1900,
    REST_LEAST_UM = 600, /* where print hides so much, the tip and what is left beyond */
    REST_GAP_UM = 3400,  /* may be of either side of the stroke: of six that were held */
    REST_UM = 3300,      /* for it the middle lay 0.5 to 1.0 mm off the ray */
    REST_ASIDE_UM = 1200,
    REST_ACROSS_UM = 1800
};

/* What parts a piece from a tip; what is seen of it, and as much of that as counts where
 * a row's line alone may hide the rest. */
struct gap {
    double um, seen_um, open_um;
};

static double distance(const struct backmap_place *a, const struct backmap_place *b)
{
    return hypot(a->x_um - b->x_um, a->y_um - b->y_um);
}

/* What is seen of the way between two places: not what lies under print. */
static double open_um(const struct printed *printed, const struct backmap_place *a,
        const struct backmap_place *b)
{
    int32_t steps = (int32_t)(distance(a, b) / STEP_UM), open = 0, i;

    if (printed == NULL || steps == 0)
        return distance(a, b);
    for (i = 0; i < steps; i++) {
        struct backmap_place place = {a->x_um + (b->x_um - a->x_um) * i / steps,
                a->y_um + (b->y_um - a->y_um) * i / steps};

        open += excess_near(printed, &place) > HIDDEN_CELLS;
    }
    return distance(a, b) * open / steps;
}

double arm_piece_distance(
        const struct arm_piece *piece, const struct backmap_place *place)
{
    const struct backmap_place *a = &piece->ends[0], *b = &piece->ends[1];
    double dx = b->x_um - a->x_um, dy = b->y_um - a->y_um;

    return fabs(dx * (place->y_um - a->y_um) - dy * (place->x_um - a->x_um)) /
           fmax(hypot(dx, dy), 1);
}

static int is_on_line(const struct arm_piece *piece, const struct layout_rect *rect,
        const struct backmap_place *middle, const struct backmap_place *tip,
        const struct gap *gap)
{
    double length = distance(&piece->ends[0], &piece->ends[1]);

    if (gap->open_um > SKIP_LONG_UM ||
            (gap->open_um > SKIP_UM && gap->open_um * 100 > length * SKIP_PERCENT))
        return 0;
    return arm_piece_distance(piece, tip) <=
                   (gap->um > SKIP_UM ? ASIDE_LONG_UM : ASIDE_UM) &&
           arm_piece_distance(piece, middle) * 2 <= rect->right_um - rect->left_um;
}

/* How far a place lies from the ray beyond the tip; -1: it lies before the tip. */
static double ray_aside(const struct backmap_place *middle,
        const struct backmap_place *offset, double x_um, double y_um)
{
    double reach = fmax(hypot(offset->x_um, offset->y_um), 1);
    double x = x_um - middle->x_um, y = y_um - middle->y_um;

    if ((x * offset->x_um + y * offset->y_um) / reach < reach)
        return -1;
    return fabs(x * offset->y_um - y * offset->x_um) / reach;
}

/* Beyond the tip on the ray from the box's middle, but for a corner of the piece's own
 * breadth. */
static int is_on_ray(const struct arm_piece *piece, const struct backmap_place *middle,
        const struct backmap_place *offset, int32_t aside_um, int32_t across_um)
{
    const struct backmap_place *a = &piece->ends[0], *b = &piece->ends[1];
    double aside = ray_aside(
            middle, offset, (a->x_um + b->x_um) / 2.0, (a->y_um + b->y_um) / 2.0);

    return aside >= 0 && aside <= aside_um &&
           ray_aside(middle, offset, a->x_um, a->y_um) <= across_um &&
           ray_aside(middle, offset, b->x_um, b->y_um) <= across_um;
}

/* It does not lie across the ray; so short that it is as broad as long it may seem to. */
static int is_along_ray(
        const struct arm_piece *piece, const struct backmap_place *offset, double length)
{
    double x = piece->ends[1].x_um - piece->ends[0].x_um;
    double y = piece->ends[1].y_um - piece->ends[0].y_um;

    return length < LIKELY_SHORT_UM || fabs(x * offset->x_um + y * offset->y_um) >
                                               fabs(x * offset->y_um - y * offset->x_um);
}

/* The same where the rows have marks: a shorter, longer or farther one is no other. */
static int is_likely_end(const struct arm_piece *piece,
        const struct backmap_place *middle, const struct backmap_place *offset,
        const struct gap *gap)
{
    double length = distance(&piece->ends[0], &piece->ends[1]);

    return gap->seen_um <= LIKELY_SKIP_UM && length >= LIKELY_LEAST_UM &&
           length <= (gap->um <= BLOB_NEAR_UM ? LIKELY_NEAR_UM : LIKELY_UM) &&
           is_along_ray(piece, offset, length) &&
           is_on_ray(piece, middle, offset, LIKELY_ASIDE_UM, LIKELY_ACROSS_UM);
}

/* So short that it has no direction: the round end of a stroke, or the end of an arm that
 * runs from about the box's middle through the tip. */
static int is_end_of(const struct arm_piece *piece, const struct backmap_place *middle,
        const struct backmap_place *offset, const struct gap *gap)
{
    double length = distance(&piece->ends[0], &piece->ends[1]);

    if (gap->um <= BLOB_NEAR_UM && length <= BLOB_UM)
        return 1;
    if (gap->open_um <= BLOB_NEAR_UM ? length > END_UM
                                     : gap->open_um > END_SKIP_UM ||
                                               length < END_LEAST_UM || length > END_UM)
        return 0;
    return is_on_ray(piece, middle, offset, END_ASIDE_UM, END_ACROSS_UM);
}

/* Behind a label: what is hidden may bend. */
static int is_behind_label(const struct arm_piece *piece,
        const struct backmap_place *middle, const struct backmap_place *tip,
        const struct gap *gap)
{
    const struct backmap_place *a = &piece->ends[0], *b = &piece->ends[1];
    struct backmap_place offset = {tip->x_um - middle->x_um, tip->y_um - middle->y_um};
    double aside = ray_aside(
            middle, &offset, (a->x_um + b->x_um) / 2.0, (a->y_um + b->y_um) / 2.0);

    if (gap->open_um > SKIP_UM || gap->open_um == gap->um || aside < 0)
        return 0;
    return aside <= (gap->open_um * LABEL_PART <= gap->um ? LABEL_WIDE_UM
                                                          : LABEL_RAY_UM) ||
           (arm_piece_distance(piece, tip) <= LABEL_ASIDE_UM &&
                   arm_piece_distance(piece, middle) <= LABEL_MIDDLE_UM);
}

/* What print on the way leaves of an arm, in rows that have marks of their own. */
static int is_label_rest(const struct arm_piece *piece,
        const struct backmap_place *middle, const struct backmap_place *offset,
        const struct gap *gap)
{
    double length = distance(&piece->ends[0], &piece->ends[1]);

    return gap->um - gap->seen_um >= REST_LEAST_UM && gap->um <= REST_GAP_UM &&
           length <= REST_UM &&
           (piece->is_broad || is_along_ray(piece, offset, length)) &&
           is_on_ray(piece, middle, offset, REST_ASIDE_UM, REST_ACROSS_UM);
}

/* Where the arm points, whatever its box's middle; what a label leaves may be of one
 * side of the stroke. */
static int is_on_arm(const struct arm_piece *piece, const struct backmap_place *tip,
        const struct arm_line *line, const struct gap *gap)
{
    int32_t end_um = gap->open_um < gap->um ? LINE_REST_UM : LINE_END_UM;

    return gap->seen_um <= SKIP_LONG_UM &&
           arm_line_holds(line, tip, &piece->ends[0], &piece->ends[1], end_um);
}

/* In a row without a mark only what print parts from the arm, right on its line. */
static int is_surely_on_arm(const struct arm_piece *piece,
        const struct backmap_place *tip, const struct arm_line *line,
        const struct gap *gap)
{
    return gap->seen_um <= SKIP_UM && gap->um - gap->seen_um >= SURE_HIDDEN_UM &&
           arm_line_holds(line, tip, &piece->ends[0], &piece->ends[1], SURE_END_UM);
}

int arm_is_at_tip(const struct printed *printed, const struct arm_piece *piece,
        int is_marked, const struct layout_rect *rect, const struct backmap_place *offset,
        const struct arm_line *line)
{
    struct backmap_place middle = {
            (rect->left_um + rect->right_um) / 2, (rect->top_um + rect->bottom_um) / 2};
    struct backmap_place tip = {middle.x_um + offset->x_um, middle.y_um + offset->y_um};
    const struct backmap_place *end = &piece->ends[distance(&piece->ends[1], &tip) <
                                                   distance(&piece->ends[0], &tip)];
    struct gap gap = {distance(end, &tip), 0, 0};

    if ((offset->x_um == 0 && offset->y_um == 0) || gap.um > GAP_MOST_UM)
        return 0;
    gap.seen_um = open_um(printed, &tip, end);
    gap.open_um = gap.um - gap.seen_um < LABEL_UM ? gap.um : gap.seen_um;
    if (is_marked ? is_on_arm(piece, &tip, line, &gap)
                  : is_surely_on_arm(piece, &tip, line, &gap))
        return 1;
    if (piece->is_far)
        return 0;
    if (is_marked && is_label_rest(piece, &middle, offset, &gap))
        return 1;
    if (piece->is_broad)
        return 0;
    if (is_on_line(piece, rect, &middle, &tip, &gap) ||
            is_end_of(piece, &middle, offset, &gap) ||
            (is_marked && is_likely_end(piece, &middle, offset, &gap)))
        return 1;
    gap.open_um = is_marked ? gap.seen_um : gap.open_um;
    return is_behind_label(piece, &middle, &tip, &gap);
}
