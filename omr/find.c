/* find.c -- the four squares near the page's corners. */
#include "omr/find.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    NEAR_UM = 8500,    /* a square lies so near to its place on most scans */
    WINDOW_UM = 40000, /* else it is searched at each corner of the image */
    DOUBLE_UM = 55000, /* a page 10 % too long may show a second sheet's so far away */
    REACH_UM = 2500,   /* where the other squares lead one to expect it */
    PERMILLE = 400,    /* darker than this is figure: toner may be far paler than pens */
    PALE_PERMILLE = 200,
    PAIR_APART_UM = 3000 /* one sheet's squares from another's */
};

static const double distance_slack = 0.10; /* of the distance between two squares */
static const double scale_range = 0.045;   /* between the distances of one page */
static const double angle_most = 0.09;     /* radians: 5 degrees */
static const double angle_range =
        0.035; /* 2 % between the axes leans the diagonals by 0.02 */

static double middle(int32_t a, int32_t b)
{
    return ((double)a + (double)b) / 2;
}

/* The part of the image within `across` and `down` pixels of one of its corners. */
static struct blob_area corner_area(
        const struct image *image, int corner, int32_t across, int32_t down)
{
    struct blob_area area = {0, 0, across, down};

    if (corner == FIND_TR || corner == FIND_BR) {
        area.left_px = image->width_px > across ? image->width_px - across : 0;
        area.right_px = image->width_px;
    }
    if (corner == FIND_BL || corner == FIND_BR) {
        area.top_px = image->height_px > down ? image->height_px - down : 0;
        area.bottom_px = image->height_px;
    }
    return area;
}

/* Where the square lies if the page lies straight in the middle of the image. */
static struct blob_area near_area(const struct image *image,
        const struct find_target *target, int corner, const struct find_dpi *dpi)
{
    const struct layout_rect *all = target->corners;
    double width_um = all[FIND_TL].left_um + all[FIND_TR].right_um;
    double height_um = all[FIND_TL].top_um + all[FIND_BL].bottom_um;
    double x = middle(all[corner].left_um, all[corner].right_um) - width_um / 2;
    double y = middle(all[corner].top_um, all[corner].bottom_um) - height_um / 2;
    struct blob_area area;

    x = image->width_px / 2.0 + x * dpi->x / 25400;
    y = image->height_px / 2.0 + y * dpi->y / 25400;
    area.left_px = (int32_t)(x - NEAR_UM * (double)dpi->x / 25400);
    area.right_px = (int32_t)(x + NEAR_UM * (double)dpi->x / 25400);
    area.top_px = (int32_t)(y - NEAR_UM * (double)dpi->y / 25400);
    area.bottom_px = (int32_t)(y + NEAR_UM * (double)dpi->y / 25400);
    return area;
}

/* How the line between two squares differs from the printed one. */
struct relation {
    double scale, angle;
};

static struct relation relation_of(const struct spot *a, const struct spot *b,
        const struct layout_rect *pa, const struct layout_rect *pb,
        const struct find_dpi *dpi)
{
    double x = (b->x_px - a->x_px) * 25400 / dpi->x;
    double y = (b->y_px - a->y_px) * 25400 / dpi->y;
    double px = middle(pb->left_um, pb->right_um) - middle(pa->left_um, pa->right_um);
    double py = middle(pb->top_um, pb->bottom_um) - middle(pa->top_um, pa->bottom_um);
    struct relation relation;

    relation.scale = hypot(x, y) / hypot(px, py);
    relation.angle = atan2(px * y - py * x, px * x + py * y);
    return relation;
}

/* Widest disagreement of the squares chosen (index -1: none); above 1: too wide. */
static double choice_cost(const struct squares lists[FIND_CORNERS],
        const int choice[FIND_CORNERS], const struct find_target *target,
        const struct find_dpi *dpi)
{
    struct relation least = {9, 9}, most = {-9, -9};
    int a, b;

    for (a = 0; a < FIND_CORNERS; a++)
        for (b = a + 1; b < FIND_CORNERS; b++) {
            struct relation r;

            if (choice[a] < 0 || choice[b] < 0)
                continue;
            r = relation_of(&lists[a].squares[choice[a]].centre,
                    &lists[b].squares[choice[b]].centre, &target->corners[a],
                    &target->corners[b], dpi);
            if (fabs(r.scale - 1) > distance_slack || fabs(r.angle) > angle_most)
                return 2;
            least.scale = fmin(least.scale, r.scale);
            most.scale = fmax(most.scale, r.scale);
            least.angle = fmin(least.angle, r.angle);
            most.angle = fmax(most.angle, r.angle);
        }
    if (most.scale < 0)
        return 0;
    return fmax((most.scale - least.scale) / scale_range,
            (most.angle - least.angle) / angle_range);
}

/* The choice with the most squares, then the best agreement. */
static void choose(const struct squares lists[FIND_CORNERS],
        const struct find_target *target, const struct find_dpi *dpi,
        int best[FIND_CORNERS])
{
    int choice[FIND_CORNERS], best_count = 0, i;
    double best_cost = 0;

    for (i = 0; i < FIND_CORNERS; i++)
        best[i] = choice[i] = -1;
    for (;;) {
        double cost = choice_cost(lists, choice, target, dpi);
        int count = 0;

        for (i = 0; i < FIND_CORNERS; i++)
            count += choice[i] >= 0;
        if (cost <= 1 &&
                (count > best_count || (count == best_count && cost < best_cost))) {
            memcpy(best, choice, sizeof(choice));
            best_count = count;
            best_cost = cost;
        }
        for (i = 0; i < FIND_CORNERS && ++choice[i] >= lists[i].count; i++)
            choice[i] = -1;
        if (i == FIND_CORNERS)
            break;
    }
}

/* Chooses among the candidates; `out` if that gives more corners than it has. */
static void result_improve(const struct squares lists[FIND_CORNERS],
        const struct find_target *target, const struct find_dpi *dpi,
        struct find_result *out)
{
    int best[FIND_CORNERS], corner, count = 0, black = 0;

    choose(lists, target, dpi, best);
    for (corner = 0; corner < FIND_CORNERS; corner++)
        count += best[corner] >= 0;
    if (count <= out->count)
        return;
    for (corner = 0; corner < FIND_CORNERS; corner++) {
        out->is_found[corner] = best[corner] >= 0;
        if (best[corner] < 0)
            continue;
        out->corners[corner] = lists[corner].squares[best[corner]].centre;
        black += lists[corner].squares[best[corner]].level;
    }
    out->count = count;
    out->black = (uint8_t)(black / count);
}

/* Two or three are known: a closer look at the places of the others. */
static void corners_complete(const struct image *image, const struct light *light,
        const struct find_target *target, const struct find_dpi *dpi,
        struct find_result *out)
{
    struct squares lists[FIND_CORNERS];
    int corner;

    for (corner = 0; corner < FIND_CORNERS; corner++) {
        lists[corner].count = 1;
        lists[corner].squares[0] = (struct square){out->corners[corner], out->black};
        if (out->is_found[corner])
            continue;
        lists[corner].count = square_measure(image, light, &target->corners[corner], dpi,
                                      find_expect(out, target, dpi, corner), REACH_UM,
                                      &lists[corner].squares[0]) == 0;
    }
    result_improve(lists, target, dpi, out);
}

/* What lies within `down_um` of the image's upper and lower end, corner by corner. */
static void windows_list(const struct image *image, const struct light *light,
        const struct find_target *target, const struct find_dpi *dpi, int32_t down_um,
        int permille, struct blob_window *window, struct squares lists[FIND_CORNERS])
{
    int32_t across = (int32_t)((int64_t)WINDOW_UM * dpi->x / 25400);
    int32_t down = (int32_t)((int64_t)down_um * dpi->y / 25400);
    int corner;

    for (corner = 0; corner < FIND_CORNERS; corner++) {
        struct blob_area area = corner_area(image, corner, across, down);

        squares_list(image, light, &target->corners[corner], dpi, &area, permille, window,
                &lists[corner]);
    }
}

void find_corners(const struct image *image, const struct light *light,
        const struct find_target *target, const struct find_dpi *dpi,
        struct blob_window *window, struct find_result *out)
{
    struct squares lists[FIND_CORNERS];
    int corner;

    memset(out, 0, sizeof(*out));
    for (corner = 0; corner < FIND_CORNERS; corner++) {
        struct blob_area area = near_area(image, target, corner, dpi);

        squares_list(image, light, &target->corners[corner], dpi, &area, PERMILLE, window,
                &lists[corner]);
    }
    result_improve(lists, target, dpi, out);
    if (out->count == FIND_CORNERS)
        return;
    windows_list(image, light, target, dpi, WINDOW_UM, PERMILLE, window, lists);
    result_improve(lists, target, dpi, out);
    if (out->count < FIND_CORNERS) {
        windows_list(image, light, target, dpi, WINDOW_UM, PALE_PERMILLE, window, lists);
        result_improve(lists, target, dpi, out);
    }
    if (out->count == 2 || out->count == 3)
        corners_complete(image, light, target, dpi, out);
}

struct spot find_expect(const struct find_result *found, const struct find_target *target,
        const struct find_dpi *dpi, int corner)
{
    struct spot spot = {0, 0}, a, b;
    struct relation relation;
    int first = 0, last = FIND_CORNERS - 1;
    double x, y;

    while (first < last && !found->is_found[first])
        first++;
    while (last > first && !found->is_found[last])
        last--;
    assert(first < last);
    a = found->corners[first];
    b = found->corners[last];
    relation = relation_of(&a, &b, &target->corners[first], &target->corners[last], dpi);
    x = middle(target->corners[corner].left_um, target->corners[corner].right_um) -
        middle(target->corners[first].left_um, target->corners[first].right_um);
    y = middle(target->corners[corner].top_um, target->corners[corner].bottom_um) -
        middle(target->corners[first].top_um, target->corners[first].bottom_um);
    spot.x_px = a.x_px + relation.scale * dpi->x / 25400 *
                                 (x * cos(relation.angle) - y * sin(relation.angle));
    spot.y_px = a.y_px + relation.scale * dpi->y / 25400 *
                                 (x * sin(relation.angle) + y * cos(relation.angle));
    return spot;
}

static int is_pair(const struct square *left, const struct square *right,
        const struct find_target *target, int corner, const struct find_dpi *dpi)
{
    struct relation relation = relation_of(&left->centre, &right->centre,
            &target->corners[corner], &target->corners[corner + 1], dpi);

    return fabs(relation.scale - 1) <= distance_slack / 2 &&
           fabs(relation.angle) <= angle_most;
}

/* Two pairs of a left and a right square, one below the other; corner: the left one's. */
static int has_two_pairs(const struct squares lists[FIND_CORNERS], int corner,
        const struct find_target *target, const struct find_dpi *dpi)
{
    const struct squares *left = &lists[corner], *right = &lists[corner + 1];
    double apart = PAIR_APART_UM * (double)dpi->y / 25400, first = 0;
    int i, k, has_first = 0;

    for (i = 0; i < left->count; i++)
        for (k = 0; k < right->count; k++) {
            double y = left->squares[i].centre.y_px + right->squares[k].centre.y_px;

            if (!is_pair(&left->squares[i], &right->squares[k], target, corner, dpi))
                continue;
            if (has_first && fabs(y - first) > 2 * apart)
                return 1;
            first = has_first ? first : y;
            has_first = 1;
        }
    return 0;
}

int find_is_double(const struct image *image, const struct light *light,
        const struct find_target *target, const struct find_dpi *dpi,
        struct blob_window *window)
{
    struct squares lists[FIND_CORNERS];

    windows_list(image, light, target, dpi, DOUBLE_UM, PERMILLE, window, lists);
    return has_two_pairs(lists, FIND_TL, target, dpi) ||
           has_two_pairs(lists, FIND_BL, target, dpi);
}
