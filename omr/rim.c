/* rim.c -- writing among print: ink beside letters where this sheet's print has none. */
#include "omr/rim.h"

#include <string.h>

#include "omr/eight.h"
#include "omr/figure.h"
#include "omr/rim_line.h"

enum {
    TILE_UM = SCATTER_BLOCK_UM,
    TILES = 140,        /* along each side of the largest page, A3 */
    LEAST_UM2 = 270000, /* on two by two tiles: a stroke of 0.7 mm, */
    PIECE_UM2 = 100000, /* of 0.3 mm: a piece of a word; 0.14 mm2 was seen of an "a" */
    ARMS_UM2 = 440000,  /* of 1.2 mm where the arms of the first row's marks come, */
    ARMS_UP_UM = 10000, /* so far over its boxes; */
    DOTS_UM2 = 300000,  /* of 0.7 mm in black and white, which has no blur to go by: of
                           5,500 good sheets none showed more than 0.25 but as bars */
    NAMES_TIMES = 3,    /* as much more than names have, */
    NAMES_PERCENT = 80, /* of which some may be struck */
    WORD_TILES = 3,     /* a word goes on to either side */
    REST_TIMES = 3,     /* as much more than any other print has, where it is so little:
                           blur and black and white thicken all bold print */
    PLACES_MAX = 4096,  /* cells whose places are kept */
    AREA_MARGIN_UM = 12500, /* stamps may stick out by a third */
    CODE_MARGIN_UM = 500,
    ARM_UM = 6000,    /* beside the boxes a mark's arm may cross a heading */
    MARGIN_UM = 15000 /* left and right: nothing but edge marks is printed */
};

struct tiles {
    uint16_t cells[TILES + 1][TILES + 1]; /* the last row and column stay empty */
    struct backmap_place places[PLACES_MAX];
    int32_t count;
    struct rim_line_kind kind;
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
    tiles->kind.cell_um2 = excess->cell_um * excess->cell_um;
    tiles->kind.is_dots = excess->is_dots;
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

/* The columns of boxes, and as far beside them as marks' arms go; no height. */
static struct layout_rect columns_of(const struct layout_page *page)
{
    struct layout_rect columns = {INT32_MAX, 0, INT32_MIN, 0};
    size_t i;

    for (i = 0; i < page->box_count; i++) {
        const struct layout_rect *box = &page->boxes[i].rect;

        columns.left_um = box->left_um < columns.left_um ? box->left_um : columns.left_um;
        columns.right_um =
                box->right_um > columns.right_um ? box->right_um : columns.right_um;
    }
    columns.left_um -= ARM_UM;
    columns.right_um += ARM_UM;
    return columns;
}

/* Between two rows stands at most a heading, at the left: over the boxes there are but
 * the table's lines, and marks whose arms cross them. */
static void gaps_clear(struct tiles *tiles, const struct layout_page *page)
{
    struct layout_rect gap = columns_of(page);
    size_t i;

    for (i = 1; i < page->row_count; i++) {
        gap.top_um = page->rows[i - 1].rect.bottom_um;
        gap.bottom_um = page->rows[i].rect.top_um;
        tiles_clear(tiles, &gap, 0);
    }
}

/* What has judges of its own, stamps, and print that is not as the blank page's. */
static void judged_clear(struct tiles *tiles, const struct layout_page *page)
{
    size_t i;

    for (i = 0; i < page->row_count; i++)
        tiles_clear(tiles, &page->rows[i].rect, 0);
    gaps_clear(tiles, page);
    for (i = 0; i < page->area_count; i++)
        tiles_clear(tiles, &page->areas[i].rect, AREA_MARGIN_UM);
    for (i = 0; i < page->code_count; i++)
        tiles_clear(tiles, &page->codes[i].rect, CODE_MARGIN_UM);
    for (i = 0; i < page->fiducial_count; i++)
        tiles_clear(tiles, &page->fiducials[i].rect, CODE_MARGIN_UM);
}

/* Over the first boxes. */
static struct layout_rect arms_of(const struct layout_page *page)
{
    struct layout_rect arms = columns_of(page);
    size_t i;

    arms.bottom_um = INT32_MAX;
    for (i = 0; i < page->box_count; i++)
        if (page->boxes[i].rect.top_um < arms.bottom_um)
            arms.bottom_um = page->boxes[i].rect.top_um;
    arms.top_um = arms.bottom_um - ARMS_UP_UM;
    return arms;
}

static int32_t cells_of(const struct excess *excess, int32_t um2)
{
    return um2 / (excess->cell_um * excess->cell_um) + 1;
}

/* What lies on two by two tiles, as a figure. */
static struct figure tiles_figure(const struct tiles *tiles, int32_t x, int32_t y)
{
    struct figure figure = {
            .bounds = {x * TILE_UM, y * TILE_UM, (x + 2) * TILE_UM, (y + 2) * TILE_UM},
            .places = tiles->places,
            .count = tiles->count};

    return figure;
}

static int is_line(const struct tiles *tiles, int32_t x, int32_t y, int is_faint)
{
    struct figure figure = tiles_figure(tiles, x, y);

    return rim_is_line(&figure, &tiles->kind, is_faint);
}

static int is_long_line(const struct tiles *tiles, int32_t x, int32_t y)
{
    struct figure figure = tiles_figure(tiles, x, y);

    return rim_is_long_line(&figure, &tiles->kind);
}

/* On two by two tiles. */
static int32_t tiles_cells(const struct tiles *tiles, int32_t x, int32_t y)
{
    return tiles->cells[y][x] + tiles->cells[y][x + 1] + tiles->cells[y + 1][x] +
           tiles->cells[y + 1][x + 1];
}

/* The most on two by two tiles that begin in a rectangle; a line of `least` or more does
 * not count, and as much as `plain` is no faint one. `where`, unless NULL, is what these
 * tiles and their neighbours cover. */
static int32_t tiles_most(const struct tiles *tiles, const struct layout_rect *rect,
        int32_t least, int32_t plain, struct layout_rect *where)
{
    struct layout_rect span = tiles_of(rect);
    int32_t most = 0, x, y;

    for (y = span.top_um; y < span.bottom_um; y++)
        for (x = span.left_um; x < span.right_um; x++) {
            int32_t cells = tiles_cells(tiles, x, y);

            if (cells <= most || (cells >= least && is_line(tiles, x, y, cells < plain)))
                continue;
            most = cells;
            if (where != NULL)
                *where = (struct layout_rect){(x - WORD_TILES) * TILE_UM,
                        (y - 1) * TILE_UM, (x + 2 + WORD_TILES) * TILE_UM,
                        (y + 3) * TILE_UM};
        }
    return most;
}

/* At least NAMES_PERCENT of the names have less than so many cells about them. */
static int names_have_less(const struct tiles *tiles, const struct layout_page *page,
        int32_t cells, int32_t least, int32_t plain)
{
    size_t less = 0, i;

    for (i = 0; i < page->name_count; i++)
        less += tiles_most(tiles, &page->names[i].rect, least, plain, NULL) < cells;
    return less * 100 >= page->name_count * NAMES_PERCENT;
}

/* Tells `scatter` where ink is enough for a piece, and no line. */
static void pieces_note(const struct tiles *tiles, int32_t few, struct scatter *scatter)
{
    int32_t x, y;

    for (y = 0; y < TILES; y++)
        for (x = 0; x < TILES; x++) {
            int32_t cells = tiles_cells(tiles, x, y);

            if (cells >= few && !is_long_line(tiles, x, y))
                scatter_beside(scatter, x, y);
        }
}

/* What lies over the first boxes waits for the marks whose arms may have left it. */
static void heading_note(const struct tiles *tiles, const struct layout_rect *arms,
        int32_t plain, struct heading *heading)
{
    struct layout_rect near = rect_grown(arms, TILE_UM);
    int32_t i;

    heading->kind = tiles->kind;
    heading->least = plain;
    for (i = 0; i < tiles->count; i++) {
        const struct backmap_place *at = &tiles->places[i];

        if (figure_place_in(at, &near))
            heading_add(heading, at,
                    tiles->cells[at->y_um / TILE_UM][at->x_um / TILE_UM] > 0);
    }
}

enum rim rim_find(const struct excess *excess, const struct layout_page *page,
        const struct layout_rect *paper, struct scatter *scatter, struct heading *heading)
{
    struct tiles all, tiles;
    struct layout_rect inner = *paper, arms = arms_of(page), where = {0};
    int32_t least = cells_of(excess, LEAST_UM2), plain = cells_of(excess, ARMS_UM2);
    int32_t few = cells_of(excess, PIECE_UM2), most;

    inner.left_um += MARGIN_UM;
    inner.right_um -= MARGIN_UM;
    tiles_fill(excess, &inner, &all);
    tiles = all;
    judged_clear(&tiles, page);
    most = tiles_most(&tiles, &arms, plain, plain, NULL);
    if (most >= plain) {
        if (!names_have_less(&all, page, most / NAMES_TIMES, least, plain))
            return RIM_PLAIN;
        heading_note(&tiles, &arms, plain, heading);
    }
    tiles_clear(&tiles, &arms, 0);
    tiles.kind.has_lumps = 1;
    if (names_have_less(&all, page, few / NAMES_TIMES, least, plain))
        pieces_note(&tiles, few, scatter);
    most = tiles_most(&tiles, &inner, least, plain, &where);
    if (most < least || !names_have_less(&all, page, most / NAMES_TIMES, least, plain))
        return RIM_PLAIN;
    if (most >= plain)
        return RIM_WRITTEN;
    tiles_clear(&tiles, &where, 0);
    if (tiles_most(&tiles, &inner, least, plain, NULL) >= most / REST_TIMES)
        return RIM_PLAIN;
    return excess->is_dots && most >= cells_of(excess, DOTS_UM2) ? RIM_WRITTEN
                                                                 : RIM_LITTLE;
}
