/* find.c -- the four squares near the page's corners. */
#include "omr/find.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    WINDOW_UM = 40000, /* searched at each corner of the image */
    CELLS_PER_INCH = 100,
    CANDIDATES_MAX = 7,
    LEVEL_PERMILLE =
            400 /* darker than this is figure: toner may be far paler than pens */
};

static const double size_slack = 0.20;     /* of a square's side */
static const double distance_slack = 0.10; /* of the distance between two squares */
static const double scale_range = 0.045;   /* between the distances of one page */
static const double angle_most = 0.09;     /* radians: 5 degrees */
static const double angle_range =
        0.035; /* 2 % between the axes leans the diagonals by 0.02 */

struct candidates {
    struct blob blobs[CANDIDATES_MAX];
    int count;
};

static double middle(int32_t a, int32_t b)
{
    return ((double)a + (double)b) / 2;
}

int find_target_of(const struct layout_page *page, struct find_target *out)
{
    static const char *const ids[FIND_CORNERS] = {"tl", "tr", "bl", "br"};
    int corner;
    size_t i;

    for (corner = 0; corner < FIND_CORNERS; corner++) {
        for (i = 0; i < page->fiducial_count; i++)
            if (strcmp(page->fiducials[i].id, ids[corner]) == 0)
                break;
        if (i == page->fiducial_count)
            return -1;
        out->corners[corner] = page->fiducials[i].rect;
    }
    return 0;
}

struct find_target find_target_turned(
        const struct find_target *target, int32_t width_um, int32_t height_um)
{
    struct find_target turned = *target;
    int corner;

    for (corner = 0; corner < FIND_CORNERS; corner++) {
        const struct layout_rect *from = &target->corners[FIND_BR - corner];
        struct layout_rect *to = &turned.corners[corner];

        to->left_um = width_um - from->right_um;
        to->right_um = width_um - from->left_um;
        to->top_um = height_um - from->bottom_um;
        to->bottom_um = height_um - from->top_um;
    }
    return turned;
}

struct find_dpi find_dpi(const struct image *image, int32_t page_width_um)
{
    static const int32_t usual[] = {75, 100, 150, 200, 240, 300, 400, 600, 1200};
    double estimate = image->width_px * 25400.0 / page_width_um;
    struct find_dpi dpi = {image->dpi_x, image->dpi_y};
    size_t i;

    if (fabs(dpi.x - estimate) > 0.15 * estimate) {
        dpi.x = usual[0];
        for (i = 1; i < sizeof(usual) / sizeof(usual[0]); i++)
            if (fabs(usual[i] - estimate) < fabs(dpi.x - estimate))
                dpi.x = usual[i];
    }
    if (fabs(dpi.y - (double)dpi.x) > 0.15 * dpi.x)
        dpi.y = dpi.x;
    return dpi;
}

static int is_square(const struct blob *blob, const struct layout_rect *rect,
        const struct find_dpi *dpi)
{
    double width = (rect->right_um - rect->left_um) * (double)dpi->x / 25400;
    double height = (rect->bottom_um - rect->top_um) * (double)dpi->y / 25400;
    double has_width = blob->right_px - blob->left_px;
    double has_height = blob->bottom_px - blob->top_px;

    if (fabs(has_width - width) > size_slack * width + 2 ||
            fabs(has_height - height) > size_slack * height + 2)
        return 0;
    if (fabs(has_width / width - has_height / height) > 0.2)
        return 0;
    if (blob->area_px < width * height * 0.72 || blob->area_px > width * height * 1.3)
        return 0;
    return blob->area_px >= has_width * has_height * 0.82;
}

static struct blob_area corner_area(
        const struct image *image, int corner, const struct find_dpi *dpi)
{
    int32_t across = (int32_t)((int64_t)WINDOW_UM * dpi->x / 25400);
    int32_t down = (int32_t)((int64_t)WINDOW_UM * dpi->y / 25400);
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

static void corner_candidates(const struct image *image, const struct light *light,
        const struct layout_rect *rect, int corner, const struct find_dpi *dpi,
        struct blob_window *window, struct candidates *out)
{
    struct blob_area area = corner_area(image, corner, dpi);
    struct blob blobs[BLOB_MAX];
    int step = (int)(dpi->x / CELLS_PER_INCH);
    double cell_um = 25400.0 * (step > 1 ? step : 1) / dpi->x;
    int least = (int)((rect->right_um - rect->left_um) / cell_um *
                      (rect->bottom_um - rect->top_um) / cell_um / 2);
    int level = light_level(light, middle(area.left_px, area.right_px),
            middle(area.top_px, area.bottom_px), LEVEL_PERMILLE);
    int count, i;

    count = blob_list(image, &area, step > 1 ? step : 1, level, least, window, blobs);
    out->count = 0;
    for (i = 0; i < count && out->count < CANDIDATES_MAX; i++)
        if (is_square(&blobs[i], rect, dpi))
            out->blobs[out->count++] = blobs[i];
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
static double choice_cost(const struct candidates lists[FIND_CORNERS],
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
            r = relation_of(&lists[a].blobs[choice[a]].centre,
                    &lists[b].blobs[choice[b]].centre, &target->corners[a],
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
static void choose(const struct candidates lists[FIND_CORNERS],
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

static int level_compare(const void *a, const void *b)
{
    return (int)*(const uint8_t *)a - (int)*(const uint8_t *)b;
}

/* The middle level of the inner half of a square. */
static uint8_t square_black(const struct image *image, const struct blob *blob)
{
    uint8_t levels[25];
    int row, column;

    for (row = 0; row < 5; row++)
        for (column = 0; column < 5; column++) {
            double x =
                    blob->left_px + (blob->right_px - blob->left_px) * (column + 3) / 10;
            double y = blob->top_px + (blob->bottom_px - blob->top_px) * (row + 3) / 10;

            levels[row * 5 + column] =
                    image->pixels[(size_t)y * (size_t)image->width_px + (size_t)x];
        }
    qsort(levels, sizeof(levels), 1, level_compare);
    return levels[12];
}

void find_corners(const struct image *image, const struct light *light,
        const struct find_target *target, const struct find_dpi *dpi,
        struct blob_window *window, struct find_result *out)
{
    struct candidates lists[FIND_CORNERS];
    int best[FIND_CORNERS], corner, black = 0;

    memset(out, 0, sizeof(*out));
    for (corner = 0; corner < FIND_CORNERS; corner++)
        corner_candidates(image, light, &target->corners[corner], corner, dpi, window,
                &lists[corner]);
    choose(lists, target, dpi, best);
    for (corner = 0; corner < FIND_CORNERS; corner++) {
        const struct blob *blob;
        int level;

        if (best[corner] < 0)
            continue;
        blob = &lists[corner].blobs[best[corner]];
        level = square_black(image, blob);
        out->corners[corner] = blob_centre(image, blob, 0.4 * dpi->x / 25.4,
                light_white(light, blob->centre.x_px, blob->centre.y_px), level);
        out->is_found[corner] = 1;
        out->count++;
        black += level;
    }
    if (out->count > 0)
        out->black = (uint8_t)(black / out->count);
}
