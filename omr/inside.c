/* inside.c -- the place inside a box's outline: its cells, smoothed, and its paper. */
#include "omr/inside.h"

#include <math.h>
#include <string.h>

#include "omr/light.h"

enum {
    INSET_UM = 200,
    INSET_PIXEL_MOST_UM = 200,
    PLACE_UM = 420,       /* a pencil's stroke fills half of such a square */
    PLAIN_DARK_MOST = 22, /* 9 %: paper with heavy noise */
    PLAIN_STEP = 11,      /* 4 %: no place is darker than the mean of all by more */
    SOFTEN_UM = 110,      /* coarser cells are as smooth as need be */
    PAPER_PERCENT = 40,   /* of the box is paper even under a large tick or X */
    PAPER_DARK_MOST = 26, /* 10 %: paper in the shade of a fold or edge */
    PAPER_DARKER = 6,     /* than around the box: the slope of a shade */
    AROUND_UM = 400       /* from the box to what counts as around it */
};

static int32_t clamp(int32_t value, int32_t least, int32_t most)
{
    if (value < least)
        return least;
    return value > most ? most : value;
}

int32_t inside_cells(const struct inside *inside, int32_t um)
{
    int32_t cells = (int32_t)(um / inside->cell_um + 0.5);

    return cells < 1 ? 1 : cells;
}

int32_t inside_um(const struct inside *inside, double cells)
{
    return (int32_t)(cells * inside->cell_um + 0.5);
}

void inside_set(const struct patch *patch, const struct outline *outline,
        int32_t outline_um, struct inside *inside)
{
    double x = outline->shift_x_um / patch->cell_x_um;
    double y = outline->shift_y_um / patch->cell_y_um;
    double border_x, border_y;
    int32_t pixel_um, right, bottom;

    inside->patch = patch;
    inside->cell_um = (patch->cell_x_um + patch->cell_y_um) / 2;
    pixel_um = clamp((int32_t)inside->cell_um, 1, INSET_PIXEL_MOST_UM);
    inside->border_um = outline_um + INSET_UM + pixel_um;
    border_x = inside->border_um / patch->cell_x_um;
    border_y = inside->border_um / patch->cell_y_um;
    inside->left =
            clamp((int32_t)lround(patch->left + x + border_x), 0, patch->width - 1);
    inside->top = clamp((int32_t)lround(patch->top + y + border_y), 0, patch->height - 1);
    right = clamp(
            (int32_t)lround(patch->right + x - border_x), inside->left + 1, patch->width);
    bottom = clamp((int32_t)lround(patch->bottom + y - border_y), inside->top + 1,
            patch->height);
    inside->raw.dark = patch->dark + inside->top * patch->width + inside->left;
    inside->raw.pitch = patch->width;
    inside->raw.width = right - inside->left;
    inside->raw.height = bottom - inside->top;
}

/* Column sums of some rows, then the mean of the darkest place and of all. */
static void places_measure(
        const struct ink_window *window, int32_t place, int *darkest, int *mean)
{
    uint16_t sums[PATCH_EDGE_MAX];
    int32_t y, x, i, most = 0, all = 0;

    for (y = 0; y < window->height; y += place) {
        int32_t last = y + place < window->height ? y + place : window->height;

        memset(sums, 0, (size_t)window->width * sizeof(sums[0]));
        for (i = y; i < last; i++) {
            const uint8_t *row = window->dark + i * window->pitch;

            for (x = 0; x < window->width; x++)
                sums[x] = (uint16_t)(sums[x] + row[x]);
        }
        for (x = 0; x < window->width; x += place) {
            int32_t sum = 0, end = x + place < window->width ? x + place : window->width;

            for (i = x; i < end; i++)
                sum += sums[i];
            all += sum;
            sum /= (last - y) * (end - x);
            most = sum > most ? sum : most;
        }
    }
    *darkest = most;
    *mean = all / (window->width * window->height);
}

int inside_is_plain(const struct inside *inside)
{
    int darkest, mean;

    places_measure(&inside->raw, inside_cells(inside, PLACE_UM), &darkest, &mean);
    return mean <= patch_level(inside->patch, PLAIN_DARK_MOST) &&
           darkest - mean <= patch_level(inside->patch, PLAIN_STEP);
}

/* Each cell shares with its neighbours, 1 : 2 : 1 both ways: strokes stand out from the
 * noise that dots make. */
static void soften(struct inside *inside, uint8_t *room)
{
    const struct ink_window *raw = &inside->raw;
    uint16_t sums[PATCH_EDGE_MAX + 2];
    int32_t width = raw->width, y, x;

    inside->soft = *raw;
    if (inside->cell_um > SOFTEN_UM || raw->width < 2 || raw->height < 2)
        return;
    inside->soft.dark = room;
    inside->soft.pitch = width;
    for (y = 0; y < raw->height; y++, room += width) {
        const uint8_t *here = raw->dark + y * raw->pitch;
        const uint8_t *above = y > 0 ? here - raw->pitch : here;
        const uint8_t *below = y + 1 < raw->height ? here + raw->pitch : here;

        for (x = 0; x < width; x++)
            sums[x + 1] = (uint16_t)(above[x] + 2 * here[x] + below[x]);
        sums[0] = sums[1];
        sums[width + 1] = sums[width];
        for (x = 0; x < width; x++)
            room[x] = (uint8_t)((uint16_t)(sums[x] + 2 * sums[x + 1] + sums[x + 2]) >> 4);
    }
}

/* The level below which the paler part of these cells lies. */
static int paler_level(const int32_t counts[256], int most)
{
    int32_t total = 0, wanted;
    int level;

    for (level = 0; level < 256; level++)
        total += counts[level];
    wanted = total * PAPER_PERCENT / 100;
    for (level = 0; level < most; level++) {
        wanted -= counts[level];
        if (wanted < 0)
            break;
    }
    return level;
}

/* One cell in four of the patch's margin. */
static int around_dark(const struct inside *inside)
{
    const struct patch *patch = inside->patch;
    int32_t counts[256] = {0}, x, y, clear = inside_cells(inside, AROUND_UM);
    int32_t left = (int32_t)patch->left - clear, right = (int32_t)patch->right + clear;
    int32_t top = (int32_t)patch->top - clear, bottom = (int32_t)patch->bottom + clear;

    for (y = 0; y < patch->height; y += 2) {
        const uint8_t *row = patch->dark + y * patch->width;

        if (y < top || y >= bottom) {
            for (x = 0; x < patch->width; x += 2)
                counts[row[x]]++;
            continue;
        }
        for (x = 0; x < left; x += 2)
            counts[row[x]]++;
        for (x = right; x < patch->width; x += 2)
            counts[row[x]]++;
    }
    return paler_level(counts, patch_level(patch, PAPER_DARK_MOST));
}

/* The box's own paper: the middle darkness, but no more than paper ever is, and hardly
 * more than around it: what a rubber left may cover most of a box. */
static int paper_dark(const struct inside *inside)
{
    const struct ink_window *soft = &inside->soft;
    int32_t counts[256] = {0}, x, y;
    int own, around = around_dark(inside) + patch_level(inside->patch, PAPER_DARKER);

    for (y = 0; y < soft->height; y += 2)
        for (x = 0; x < soft->width; x += 2)
            counts[soft->dark[y * soft->pitch + x]]++;
    own = paler_level(counts, patch_level(inside->patch, PAPER_DARK_MOST));
    return own < around ? own : around;
}

void inside_soften(struct inside *inside, uint8_t *room)
{
    soften(inside, room);
    inside->paper = paper_dark(inside);
}
