/* rim.c -- writing among print: ink beside letters where this sheet's print has none. */
#include "omr/rim.h"

#include <string.h>

#include "omr/eight.h"
#include "omr/figure.h"

enum {
    TILE_UM = 3000,
    TILES = 140,            /* along each side of the largest page, A3 */
    LEAST_CELLS = 16,       /* 0.5 mm2 on two by two tiles: a stroke of 1.2 mm, */
    NAMES_TIMES = 3,        /* and as much more than names have, */
    NAMES_PERCENT = 80,     /* of which some may be struck */
    LINE_OFF_UM = 300,      /* straighter is a staple or a stamp's ring */
    PLACES_MAX = 4096,      /* cells whose places are kept */
    AREA_MARGIN_UM = 12500, /* stamps may stick out by a third */
    CODE_MARGIN_UM = 500,
    ARM_UM = 6000,    /* beside the boxes a mark's arm may cross a heading */
    MARGIN_UM = 15000 /* left and right: nothing but edge marks is printed */
};

struct tiles {
    uint16_t cells[TILES + 1][TILES + 1]; /* the last row and column stay empty */
    struct backmap_place places[PLACES_MAX];
    int32_t count;
};

_Static_assert(EXCESS_CELL == 2 && EXCESS_RIM == 5, "the only states of their bits");

/* 1 in each of three cells in a row that holds ink off print: in 010 and 101, and in no
 * other state, neighbouring bits differ. */
static uint64_t off_print(const uint8_t *states)
{
    uint64_t three = eight_take(states), bits = three ^ three >> 1;

    return bits & bits >> 1 & 0x010101;
}

/* Part of two by two cells of ink. */
static int is_broad(const struct excess *excess, int32_t x, int32_t y)
{
    size_t pitch = (size_t)excess->pitch;
    const uint8_t *states = excess->state + excess_at(excess, x - 1, y - 1);
    uint64_t above = off_print(states), middle = off_print(states + pitch);
    uint64_t below = off_print(states + 2 * pitch);

    above &= middle;
    below &= middle;
    return ((above & above >> 8) | (below & below >> 8)) != 0;
}

static void tiles_fill(
        const struct excess *excess, const struct layout_rect *paper, struct tiles *tiles)
{
    size_t i;

    memset(tiles, 0, sizeof(*tiles));
    for (i = 0; i < excess->rim_count; i++) {
        const struct excess_trace *rim = &excess->rims[i];
        struct backmap_place place = {rim->x_um, rim->y_um};

        if (figure_place_in(&place, paper) && place.x_um < TILES * TILE_UM &&
                place.y_um < TILES * TILE_UM &&
                excess->state[excess_at(excess, rim->x, rim->y)] == EXCESS_RIM &&
                is_broad(excess, rim->x, rim->y)) {
            tiles->cells[place.y_um / TILE_UM][place.x_um / TILE_UM]++;
            if (tiles->count < PLACES_MAX)
                tiles->places[tiles->count++] = place;
        }
    }
}

/* The tiles that a rectangle touches, right and bottom excluded. */
static struct layout_rect tiles_of(const struct layout_rect *rect)
{
    struct layout_rect tiles = {rect->left_um / TILE_UM, rect->top_um / TILE_UM,
            (rect->right_um + TILE_UM - 1) / TILE_UM,
            (rect->bottom_um + TILE_UM - 1) / TILE_UM};

    tiles.left_um = tiles.left_um < 0 ? 0 : tiles.left_um;
    tiles.top_um = tiles.top_um < 0 ? 0 : tiles.top_um;
    tiles.right_um = tiles.right_um > TILES ? TILES : tiles.right_um;
    tiles.bottom_um = tiles.bottom_um > TILES ? TILES : tiles.bottom_um;
    return tiles;
}

static void tiles_clear(
        struct tiles *tiles, const struct layout_rect *rect, int32_t margin_um)
{
    struct layout_rect grown = rect_grown(rect, margin_um), span = tiles_of(&grown);
    int32_t x, y;

    for (y = span.top_um; y < span.bottom_um; y++)
        for (x = span.left_um; x < span.right_um; x++)
            tiles->cells[y][x] = 0;
}

/* Between two rows stands at most a heading, at the left: over the boxes there are but
 * the table's lines, and marks whose arms cross them. */
static void gaps_clear(struct tiles *tiles, const struct layout_page *page)
{
    struct layout_rect gap = {INT32_MAX, 0, 0, 0};
    size_t i;

    for (i = 0; i < page->box_count; i++) {
        const struct layout_rect *box = &page->boxes[i].rect;

        gap.left_um = box->left_um < gap.left_um ? box->left_um : gap.left_um;
        gap.right_um = box->right_um > gap.right_um ? box->right_um : gap.right_um;
    }
    gap.left_um -= ARM_UM;
    gap.right_um += ARM_UM;
    for (i = 1; i < page->row_count; i++) {
        gap.top_um = page->rows[i - 1].rect.bottom_um;
        gap.bottom_um = page->rows[i].rect.top_um;
        tiles_clear(tiles, &gap, 0);
    }
}

/* The cells on two by two tiles lie along one line. */
static int is_line(const struct tiles *tiles, int32_t x, int32_t y)
{
    struct layout_rect rect = {
            x * TILE_UM, y * TILE_UM, (x + 2) * TILE_UM, (y + 2) * TILE_UM};
    struct figure figure = {
            .bounds = rect, .places = tiles->places, .count = tiles->count};

    return figure_line_off(&figure, &rect) < LINE_OFF_UM;
}

/* The most on two by two tiles that begin in a rectangle and hold no line. */
static int32_t tiles_most(const struct tiles *tiles, const struct layout_rect *rect)
{
    struct layout_rect span = tiles_of(rect);
    int32_t most = 0, x, y;

    for (y = span.top_um; y < span.bottom_um; y++)
        for (x = span.left_um; x < span.right_um; x++) {
            int32_t cells = tiles->cells[y][x] + tiles->cells[y][x + 1] +
                            tiles->cells[y + 1][x] + tiles->cells[y + 1][x + 1];

            if (cells > most && (cells < LEAST_CELLS || !is_line(tiles, x, y)))
                most = cells;
        }
    return most;
}

/* At least NAMES_PERCENT of the names have less than so many cells about them. */
static int names_have_less(
        const struct tiles *tiles, const struct layout_page *page, int32_t cells)
{
    size_t less = 0, i;

    for (i = 0; i < page->name_count; i++)
        less += tiles_most(tiles, &page->names[i].rect) < cells;
    return less * 100 >= page->name_count * NAMES_PERCENT;
}

int rim_is_written(const struct excess *excess, const struct layout_page *page,
        const struct layout_rect *paper)
{
    struct tiles all, tiles;
    struct layout_rect inner = *paper;
    int32_t most;
    size_t i;

    inner.left_um += MARGIN_UM;
    inner.right_um -= MARGIN_UM;
    tiles_fill(excess, &inner, &all);
    tiles = all;
    for (i = 0; i < page->row_count; i++)
        tiles_clear(&tiles, &page->rows[i].rect, 0);
    gaps_clear(&tiles, page);
    for (i = 0; i < page->area_count; i++)
        tiles_clear(&tiles, &page->areas[i].rect, AREA_MARGIN_UM);
    for (i = 0; i < page->code_count; i++)
        tiles_clear(&tiles, &page->codes[i].rect, CODE_MARGIN_UM);
    for (i = 0; i < page->fiducial_count; i++)
        tiles_clear(&tiles, &page->fiducials[i].rect, CODE_MARGIN_UM);
    most = tiles_most(&tiles, &inner);
    return most >= LEAST_CELLS && names_have_less(&all, page, most / NAMES_TIMES);
}
