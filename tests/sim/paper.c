/* paper.c -- a printed sheet in memory: copied, shaded and painted. */
#include "tests/sim/paper.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t tile_count(const struct paper *paper)
{
    return (size_t)paper->tiles_x * (size_t)paper->tiles_y;
}

/* Size and rooms; the pixels are not set. */
static int paper_size(struct paper *paper, int width, int height, struct error *err)
{
    size_t size = (size_t)width * (size_t)height;

    if (size > paper->room_bytes) {
        paper_release(paper);
        paper->pixels = calloc(1, size + PAPER_SLACK);
        paper->inked = calloc(2, size / PAPER_TILE + 1);
        if (paper->pixels == NULL || paper->inked == NULL) {
            paper_release(paper);
            return error_set(err, ERROR_MEMORY, "no memory for a sheet");
        }
        paper->room_bytes = size;
    }
    paper->width_px = width;
    paper->height_px = height;
    paper->dpi = width > 3700 ? 2 * PAPER_DPI : PAPER_DPI;
    paper->tiles_x = (width + PAPER_TILE - 1) / PAPER_TILE;
    paper->tiles_y = (height + PAPER_TILE - 1) / PAPER_TILE;
    paper->dirty = paper->inked + tile_count(paper);
    paper->blank = NULL;
    return 0;
}

static int tile_width(const struct paper *paper, int column)
{
    int left = paper->width_px - column * PAPER_TILE;

    return left < PAPER_TILE ? left : PAPER_TILE;
}

static int tile_height(const struct paper *paper, int row)
{
    int left = paper->height_px - row * PAPER_TILE;

    return left < PAPER_TILE ? left : PAPER_TILE;
}

static uint8_t *tile_pixels(const struct paper *paper, int column, int row)
{
    return paper->pixels + (ptrdiff_t)row * PAPER_TILE * paper->width_px +
           (ptrdiff_t)column * PAPER_TILE;
}

static void inked_find(struct paper *paper)
{
    int column, row, x, y;

    for (row = 0; row < paper->tiles_y; row++)
        for (column = 0; column < paper->tiles_x; column++) {
            const uint8_t *at = tile_pixels(paper, column, row);
            int least = 255;

            for (y = 0; y < tile_height(paper, row); y++, at += paper->width_px)
                for (x = 0; x < tile_width(paper, column); x++)
                    least = at[x] < least ? at[x] : least;
            paper->inked[row * paper->tiles_x + column] = least < 255;
        }
}

int paper_load(const char *path, struct paper *out, struct error *err)
{
    struct paper paper = {0};
    int levels = 0, width = 0, height = 0;
    size_t size;
    FILE *file = fopen(path, "rb");

    if (file == NULL)
        return error_set(err, ERROR_IO, "cannot open '%s': %s", path, strerror(errno));
    if (fscanf(file, "P5 %d %d %d", &width, &height, &levels) != 3 ||
            fgetc(file) == EOF || levels != 255 || width < 1 || width > 10000 ||
            height < 1 || height > 10000) {
        fclose(file);
        return error_set(err, ERROR_SYNTAX, "'%s' is no 8-bit PGM", path);
    }
    size = (size_t)width * (size_t)height;
    if (paper_size(&paper, width, height, err) != 0) {
        fclose(file);
        return -1;
    }
    if (fread(paper.pixels, 1, size, file) != size) {
        paper_release(&paper);
        fclose(file);
        return error_set(err, ERROR_IO, "'%s' cannot be read whole", path);
    }
    fclose(file);
    inked_find(&paper);
    *out = paper;
    return 0;
}

void paper_release(struct paper *paper)
{
    free(paper->pixels);
    free(paper->inked);
    memset(paper, 0, sizeof(*paper));
}

/* Black becomes `toner`, white stays. */
static void row_fade(const uint8_t *from, int width, uint16_t toner, uint8_t *to)
{
    int x;

    for (x = 0; x < width; x++) {
        uint16_t lift = (uint16_t)((255 - from[x]) * toner + 128);

        to[x] = (uint8_t)(from[x] + ((uint16_t)(lift + (lift >> 8)) >> 8));
    }
}

static void tile_copy(
        const struct paper *from, int column, int row, int toner, struct paper *to)
{
    const uint8_t *source = tile_pixels(from, column, row);
    uint8_t *at = tile_pixels(to, column, row);
    int width = tile_width(to, column), height = tile_height(to, row), y;

    for (y = 0; y < height; y++, source += from->width_px, at += to->width_px) {
        if (toner != 0)
            row_fade(source, width, (uint16_t)toner, at);
        else if (width == PAPER_TILE)
            memcpy(at, source, PAPER_TILE);
        else
            memcpy(at, source, (size_t)width);
    }
}

int paper_copy(const struct paper *from, int toner, struct paper *to, struct error *err)
{
    int has_size = to->width_px == from->width_px && to->height_px == from->height_px;
    int is_same = has_size && to->blank == from && to->blank_toner == toner, column, row;
    size_t i;

    if (!has_size) {
        if (paper_size(to, from->width_px, from->height_px, err) != 0)
            return -1;
        memset(to->pixels, 255, (size_t)to->width_px * (size_t)to->height_px);
        memset(to->inked, 0, tile_count(to));
    }
    for (row = 0; row < to->tiles_y; row++)
        for (column = 0; column < to->tiles_x; column++) {
            i = (size_t)(row * to->tiles_x + column);
            if (is_same ? to->dirty[i] : to->inked[i] | from->inked[i])
                tile_copy(from, column, row, toner, to);
        }
    memcpy(to->inked, from->inked, tile_count(to));
    memset(to->dirty, 0, tile_count(to));
    to->blank = from;
    to->blank_toner = toner;
    to->harm_count = 0;
    return 0;
}

void paper_touch(struct paper *paper, int left, int top, int right, int bottom)
{
    int row, first, last;

    if (left < 0)
        left = 0;
    if (right > paper->width_px)
        right = paper->width_px;
    if (top < 0)
        top = 0;
    if (bottom > paper->height_px)
        bottom = paper->height_px;
    if (left >= right || top >= bottom)
        return;
    first = left / PAPER_TILE;
    last = (right - 1) / PAPER_TILE;
    for (row = top / PAPER_TILE; row <= (bottom - 1) / PAPER_TILE; row++) {
        size_t at = (size_t)(row * paper->tiles_x + first);

        memset(paper->inked + at, 1, (size_t)(last - first + 1));
        memset(paper->dirty + at, 1, (size_t)(last - first + 1));
    }
}

void paper_harm(struct paper *paper, const struct rect_mm *area, enum paper_loss loss)
{
    if (paper->harm_count < PAPER_HARMS_MAX)
        paper->harms[paper->harm_count++] = (struct paper_harm){*area, loss};
}

static int clamp_to(double value, int most)
{
    return value < 0 ? 0 : value > most ? most : (int)value;
}

/* How much of `factor` is felt at each of `count` pixels of one axis, 0..1. */
static double share_at(double mm, double from, double to, double soft)
{
    double away = fmax(from - mm, mm - to);

    return away <= 0 ? 1 : soft > 0 && away < soft ? 1 - away / soft : 0;
}

void paper_shade(
        struct paper *paper, const struct rect_mm *area, double soft, double factor)
{
    double px = paper->dpi / 25.4;
    int left = clamp_to((area->left - soft) * px, paper->width_px);
    int right = clamp_to((area->right + soft) * px + 1, paper->width_px);
    int top = clamp_to((area->top - soft) * px, paper->height_px);
    int bottom = clamp_to((area->bottom + soft) * px + 1, paper->height_px);
    uint16_t across[PAPER_EDGE_MAX_PX];
    int x, y;

    paper_touch(paper, left, top, right, bottom);
    for (x = left; x < right; x++)
        across[x] =
                (uint16_t)(255 * share_at((x + 0.5) / px, area->left, area->right, soft));
    for (y = top; y < bottom; y++) {
        uint8_t *row = paper->pixels + (ptrdiff_t)y * paper->width_px;
        double down = share_at((y + 0.5) / px, area->top, area->bottom, soft);
        uint16_t loss = (uint16_t)((1 - factor) * 256), most = (uint16_t)(255 * down);

        for (x = left; x < right; x++) {
            uint16_t part = across[x] < most ? across[x] : most;
            uint16_t keep = (uint16_t)(256 - ((uint16_t)(part * loss) >> 8));

            row[x] = (uint8_t)((uint16_t)(row[x] * keep) >> 8);
        }
    }
}

void paper_paint(struct paper *paper, const struct rect_mm *area, uint8_t level)
{
    double px = paper->dpi / 25.4;
    int left = clamp_to(area->left * px, paper->width_px);
    int right = clamp_to(area->right * px, paper->width_px);
    int top = clamp_to(area->top * px, paper->height_px);
    int bottom = clamp_to(area->bottom * px, paper->height_px);
    int y;

    paper_touch(paper, left, top, right, bottom);
    for (y = top; y < bottom && right > left; y++)
        memset(paper->pixels + (size_t)y * (size_t)paper->width_px + left, level,
                (size_t)(right - left));
}
