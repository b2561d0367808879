/* patch.c -- a box and its surroundings: the image's own pixels, upright, as darkness. */
#include "omr/patch.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "omr/wide.h"

enum {
    SHIFT = 16, /* fraction bits of a lean */
    WHOLE = 1 << SHIFT,
    BLACK_MOST_PERCENT = 8, /* of white */
    PIECES_MAX = 64,        /* of one row: a pixel up or down from piece to piece */
    GROUP = 32,             /* pixels that are taken together */
    PIXELS_MOST = 8         /* of a cell's edge: 3,000 dpi and more are no scan */
};

static const double lean_most = 0.12; /* 7 degrees */

/* Neighbouring columns whose pixels come from the same row of the image. */
struct piece {
    int32_t first, last; /* cells, half-open */
    int32_t down;        /* pixels */
};

struct taking {
    const struct image *image;
    struct patch *patch;
    int32_t pixels_x, pixels_y; /* of a cell */
    int32_t x0, y0;             /* the image's pixel at the patch's top left */
    int32_t lean_x, lean_y;     /* 65536: a pixel aside a row, or down a column */
    int white;
    int32_t piece_count;
    struct piece pieces[PIECES_MAX];
};

int patch_fits(const struct layout_rect *box)
{
    return box->right_um - box->left_um <= PATCH_BOX_MAX_UM &&
           box->bottom_um - box->top_um <= PATCH_BOX_MAX_UM;
}

static int32_t pixels_of(double px_per_um)
{
    return (int32_t)ceil(PATCH_CELL_LEAST_UM * px_per_um - 0.001);
}

void patch_await(const struct image *image, const struct register_map *map,
        const struct layout_rect *box)
{
    double half_x = (box->right_um - box->left_um) / 2.0 + PATCH_MARGIN_UM;
    double half_y = (box->bottom_um - box->top_um) / 2.0 + PATCH_MARGIN_UM;
    struct spot middle = register_place(map, (box->left_um + box->right_um) / 2.0,
            (box->top_um + box->bottom_um) / 2.0);

    image_await(image, middle.x_px, middle.y_px, half_x * fabs(map->xx),
            half_y * fabs(map->yy));
}

/* Where the box lies, how it leans, and how large a cell is. */
static int geometry_set(struct taking *taking, const struct register_map *map,
        const struct layout_rect *box, struct spot *middle)
{
    struct register_line top = register_line(map, box->top_um);
    struct register_line bottom = register_line(map, box->bottom_um);
    struct patch *patch = taking->patch;
    double width_um = box->right_um - box->left_um;
    double height_um = box->bottom_um - box->top_um;
    double middle_um = (box->left_um + box->right_um) / 2.0;
    double along_x = (top.dx + bottom.dx) / 2, along_y = (top.dy + bottom.dy) / 2;
    double down_x = (bottom.x0 - top.x0 + (bottom.dx - top.dx) * middle_um) / height_um;
    double down_y = (bottom.y0 - top.y0 + (bottom.dy - top.dy) * middle_um) / height_um;

    if (!(along_x * down_y > 0))
        return -1;
    if (!(fabs(down_x) < lean_most * fabs(down_y) &&
                fabs(along_y) < lean_most * fabs(along_x)))
        return -1;
    taking->lean_x = (int32_t)(down_x / down_y * WHOLE);
    taking->lean_y = (int32_t)(along_y / along_x * WHOLE);
    taking->pixels_x = pixels_of(fabs(along_x));
    taking->pixels_y = pixels_of(fabs(down_y));
    if (taking->pixels_x > PIXELS_MOST || taking->pixels_y > PIXELS_MOST)
        return -1;
    patch->cell_x_um = taking->pixels_x / fabs(along_x);
    patch->cell_y_um = taking->pixels_y / fabs(down_y);
    patch->width = (int32_t)ceil((width_um + 2 * PATCH_MARGIN_UM) / patch->cell_x_um);
    patch->height = (int32_t)ceil((height_um + 2 * PATCH_MARGIN_UM) / patch->cell_y_um);
    middle->x_px = (top.x0 + bottom.x0 + (top.dx + bottom.dx) * middle_um) / 2;
    middle->y_px = (top.y0 + bottom.y0 + (top.dy + bottom.dy) * middle_um) / 2;
    return 0;
}

static void place_set(
        struct taking *taking, const struct layout_rect *box, const struct spot *middle)
{
    struct patch *patch = taking->patch;
    double half_x = (box->right_um - box->left_um) / patch->cell_x_um / 2;
    double half_y = (box->bottom_um - box->top_um) / patch->cell_y_um / 2;
    double x, y;

    taking->x0 = (int32_t)lround(middle->x_px - patch->width * taking->pixels_x / 2.0);
    taking->y0 = (int32_t)lround(middle->y_px - patch->height * taking->pixels_y / 2.0);
    x = (middle->x_px - taking->x0) / taking->pixels_x;
    y = (middle->y_px - taking->y0) / taking->pixels_y;
    patch->left = x - half_x;
    patch->right = x + half_x;
    patch->top = y - half_y;
    patch->bottom = y + half_y;
}

/* Pixels that cell `at` of `count` is moved by, so that the middle one is not. */
static int32_t lean_at(int32_t lean, int32_t at, int32_t count, int32_t pixels)
{
    int32_t twice = lean * (2 * at + 1 - count) * pixels;

    return (twice + WHOLE) >> (SHIFT + 1);
}

/* The first cell, of those from one that is moved by `down` on, that is not: `slope` is
 * by how much lean_at's sum changes in half a cell. */
static int32_t piece_end(int32_t slope, int32_t count, int32_t down)
{
    int32_t first = slope * (1 - count) + WHOLE, apart;

    if (slope == 0)
        return count;
    if (slope > 0)
        apart = ((down + 1) * 2 * WHOLE - first + 2 * slope - 1) / (2 * slope);
    else
        apart = (first - down * 2 * WHOLE) / (-2 * slope) + 1;
    return apart < count ? apart : count;
}

static void pieces_set(struct taking *taking)
{
    int32_t width = taking->patch->width, pixels = taking->pixels_x, x = 0, i;

    for (i = 0; x < width && i < PIECES_MAX; i++) {
        int32_t down = lean_at(taking->lean_y, x, width, pixels);
        int32_t end = piece_end(taking->lean_y * pixels, width, down);

        taking->pieces[i] = (struct piece){x, end, down};
        x = end;
    }
    taking->pieces[i - 1].last = width;
    taking->piece_count = i;
}

static void levels_set(
        struct taking *taking, const struct light *light, const struct spot *middle)
{
    int white = light_white(light, middle->x_px, middle->y_px);
    int black = white * BLACK_MOST_PERCENT / 100;

    black = light->black < black ? light->black : black;
    taking->white = taking->patch->white = white;
    taking->patch->full = white - black < 1 ? 1 : white - black;
}

static int is_within(const struct taking *taking)
{
    const struct patch *patch = taking->patch;
    const struct piece *first = &taking->pieces[0],
                       *last = &taking->pieces[taking->piece_count - 1];
    int32_t up = first->down < last->down ? first->down : last->down;
    int32_t down = first->down < last->down ? last->down : first->down;
    int32_t aside = lean_at(
            abs(taking->lean_x), patch->height - 1, patch->height, taking->pixels_y);

    return taking->x0 - aside >= 0 && taking->y0 + up >= 0 &&
           taking->x0 + aside + patch->width * taking->pixels_x <=
                   taking->image->width_px &&
           taking->y0 + down + patch->height * taking->pixels_y <=
                   taking->image->height_px;
}

static inline uint8_t dark_of(uint8_t level, uint8_t white)
{
    uint8_t paler = level > white ? level : white;

    return (uint8_t)(paler - level);
}

/* From levels to darkness, many at once. */
WIDE_LOOP static void levels_convert(uint8_t *cell, int32_t count, uint8_t white)
{
    int32_t i;

    for (i = 0; i < count; i++)
        cell[i] = dark_of(cell[i], white);
}

/* Mean levels of cells of several pixels. */
static void run_average(
        const struct taking *taking, const uint8_t *from, int32_t count, uint8_t *to)
{
    int32_t pitch = taking->image->width_px, pixels = taking->pixels_x, i, x, y;
    uint32_t area = (uint32_t)(pixels * taking->pixels_y);
    uint32_t part = (65536 + area - 1) / area; /* exact: sums are below 65536 */
    uint16_t sums[PATCH_EDGE_MAX];

    memset(sums, 0, (size_t)count * sizeof(sums[0]));
    for (y = 0; y < taking->pixels_y; y++, from += pitch) {
        if (pixels == 2) /* what 600 dpi take */
            for (i = 0; i < count; i++)
                sums[i] = (uint16_t)(sums[i] + from[2 * i] + from[2 * i + 1]);
        else
            for (i = 0; i < count; i++)
                for (x = 0; x < pixels; x++)
                    sums[i] = (uint16_t)(sums[i] + from[i * pixels + x]);
    }
    for (i = 0; i < count; i++)
        to[i] = (uint8_t)((sums[i] * part) >> 16);
}

static void row_take(const struct taking *taking, int32_t y, uint8_t *to)
{
    const struct image *image = taking->image;
    int32_t aside = lean_at(taking->lean_x, y, taking->patch->height, taking->pixels_y);
    int32_t i;

    for (i = 0; i < taking->piece_count; i++) {
        const struct piece *piece = &taking->pieces[i];
        int32_t row = taking->y0 + y * taking->pixels_y + piece->down;
        int32_t column = taking->x0 + aside + piece->first * taking->pixels_x;

        run_average(taking, image->pixels + (ptrdiff_t)row * image->width_px + column,
                piece->last - piece->first, to + piece->first);
    }
}

/* The same near the image's edge, cell by cell: those not wholly within are paper. */
static void row_take_careful(const struct taking *taking, int32_t y, uint8_t *to)
{
    const struct image *image = taking->image;
    int32_t aside = lean_at(taking->lean_x, y, taking->patch->height, taking->pixels_y);
    int32_t i, x;

    for (i = 0; i < taking->piece_count; i++)
        for (x = taking->pieces[i].first; x < taking->pieces[i].last; x++) {
            int32_t row = taking->y0 + y * taking->pixels_y + taking->pieces[i].down;
            int32_t column = taking->x0 + aside + x * taking->pixels_x;

            to[x] = (uint8_t)taking->white;
            if (row >= 0 && column >= 0 && row + taking->pixels_y <= image->height_px &&
                    column + taking->pixels_x <= image->width_px)
                run_average(taking,
                        image->pixels + (ptrdiff_t)row * image->width_px + column, 1,
                        to + x);
        }
}

/* Pixels become cells one by one: a strip of GROUP columns, of which those of one piece
 * are taken and the others stay. Row by row the pieces' lengths, new with each box, would
 * be guessed wrong by the processor. */
WIDE_LOOP static void strip_take(const uint8_t *restrict from, ptrdiff_t pitch,
        int32_t lean, uint8_t white, const uint8_t mask[restrict GROUP],
        const struct patch *patch, uint8_t *restrict to)
{
    int32_t width = patch->width, height = patch->height, y, i;

    for (y = 0; y < height; y++, from += pitch, to += width) {
        const uint8_t *row = from + lean_at(lean, y, height, 1);

        for (i = 0; i < GROUP; i++)
            to[i] = (uint8_t)((to[i] & ~mask[i]) | (dark_of(row[i], white) & mask[i]));
    }
}

static void piece_take(const struct taking *taking, const struct piece *piece)
{
    struct patch *patch = taking->patch;
    ptrdiff_t pitch = taking->image->width_px;
    const uint8_t *top = taking->image->pixels + (taking->y0 + piece->down) * pitch;
    int32_t first = piece->first, at, i;
    uint8_t mask[GROUP];

    for (; first < piece->last; first = at + GROUP) {
        at = first + GROUP <= patch->width ? first : patch->width - GROUP;
        for (i = 0; i < GROUP; i++)
            mask[i] = at + i >= first && at + i < piece->last ? UINT8_MAX : 0;
        strip_take(top + taking->x0 + at, pitch, taking->lean_x, (uint8_t)taking->white,
                mask, patch, patch->dark + at);
    }
}

static void pixels_take(const struct taking *taking)
{
    int32_t i;

    for (i = 0; i < taking->piece_count; i++)
        piece_take(taking, &taking->pieces[i]);
}

/* Cells of several pixels, or near the image's edge. */
static void cells_take(const struct taking *taking, int is_careful)
{
    struct patch *patch = taking->patch;
    int32_t y;

    for (y = 0; y < patch->height; y++) {
        if (is_careful)
            row_take_careful(taking, y, patch->dark + y * patch->width);
        else
            row_take(taking, y, patch->dark + y * patch->width);
    }
    levels_convert(patch->dark, patch->width * patch->height, (uint8_t)taking->white);
}

int patch_take(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_rect *box, struct patch *out)
{
    struct taking taking = {.image = image, .patch = out};
    struct spot middle;
    int is_careful;

    assert(patch_fits(box));
    out->is_bilevel = image->is_bilevel;
    if (geometry_set(&taking, map, box, &middle) != 0 || fabs(middle.x_px) > 1e6 ||
            fabs(middle.y_px) > 1e6 || out->width > PATCH_EDGE_MAX ||
            out->height > PATCH_EDGE_MAX)
        return -1;
    place_set(&taking, box, &middle);
    levels_set(&taking, light, &middle);
    pieces_set(&taking);
    is_careful = !is_within(&taking);
    if (!is_careful && taking.pixels_x == 1 && taking.pixels_y == 1 &&
            out->width >= GROUP)
        pixels_take(&taking);
    else
        cells_take(&taking, is_careful);
    return 0;
}
