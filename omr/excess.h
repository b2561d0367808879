/* excess.h -- ink on the sheet that nobody printed there. */
#ifndef OMR_EXCESS_H
#define OMR_EXCESS_H

#include <stddef.h>

#include "core/error.h"
#include "omr/backmap.h"
#include "omr/image.h"
#include "omr/light.h"
#include "omr/printed.h"
#include "omr/register.h"

/* Shares of toner's darkness, of LIGHT_DARK_FULL. */
enum {
    EXCESS_INK = 64,       /* 25 %: ink */
    EXCESS_TRACE = 41,     /* 16 %: enough to be part of a long line */
    EXCESS_DOTS = 100,     /* 39 %: ink in black and white; one dot of four is dither */
    EXCESS_DOTS_TRACE = 70 /* 27 %: a trace there */
};

/* What a cell is. */
enum excess_state {
    EXCESS_NONE,
    EXCESS_FAINT, /* a trace, not ink */
    EXCESS_CELL,  /* ink where the print has none */
    EXCESS_UNDER, /* dark where the print is, too: ink may pass under it */
    EXCESS_LINE,  /* part of a streak or fold: as UNDER */
    EXCESS_RIM    /* as UNDER, but off the print by more than its edge */
};

enum {
    EXCESS_SIDE = 8, /* empty cells to the left and right, two above and below */
    EXCESS_SIDE_ROWS = 2,
    EXCESS_STRIPS = 16,
    EXCESS_RIM_NEAR = 2,       /* cells from print: sharp print reaches less far; */
    EXCESS_RIM_NEAR_COARSE = 3 /* where a pixel is a cell, print blurs more */
};

/* A cell that is a trace or ink, and not printed. */
struct excess_trace {
    uint16_t x, y; /* in the image's cells */
    int32_t x_um, y_um;
};

/* Cells are squares of the image's pixels, about 1/150 inch, along its own axes. */
struct excess {
    int32_t width, height, pitch;
    int32_t pixels; /* of the image, a cell's edge */
    int32_t cell_um;
    int is_dots;    /* the image is black and white */
    uint8_t *state; /* cell (x, y) at excess_at; the rim is EXCESS_NONE */
    struct excess_trace *traces;
    size_t trace_count;
    struct excess_trace *rims; /* ink that was EXCESS_RIM */
    size_t rim_count;
    uint16_t *columns[EXCESS_STRIPS]; /* traces in a column of each strip of the rows */
    struct backmap backmap;
    struct excess_work *work;
    size_t room;
};

void excess_init(struct excess *excess);
void excess_release(struct excess *excess);

/*
 * excess_make - compare the image with the printed page
 *
 * Memory is used again page after page. -1: ERROR_MEMORY; ERROR_RANGE for an image
 * far wider than any page.
 * Cost: each pixel read once; then only cells darker than paper are looked at.
 */
int excess_make(const struct image *image, const struct light *light,
        const struct register_map *map, const struct printed *printed,
        struct excess *excess, struct error *err) __attribute__((warn_unused_result));

static inline size_t excess_at(const struct excess *excess, int32_t x, int32_t y)
{
    return (size_t)(y + EXCESS_SIDE_ROWS) * (size_t)excess->pitch +
           (size_t)(x + EXCESS_SIDE);
}

/* excess_near - how far from print a place of the page is; -1: not on the page. */
static inline int excess_near(
        const struct printed *printed, const struct backmap_place *place)
{
    /* 396316 / 2^26 is LAYOUT_PRINTED_DPI / 25400 */
    int64_t x = ((int64_t)place->x_um * 396316) >> 26;
    int64_t y = ((int64_t)place->y_um * 396316) >> 26;

    if (x < 0 || y < 0 || x >= printed->width || y >= printed->height)
        return -1;
    return printed->near[(size_t)y * (size_t)printed->width + (size_t)x];
}

#endif
