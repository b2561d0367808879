/* shade.c -- what runs on beyond a box on both sides, as pale as a fold's shade. */
#include "omr/shade.h"

#include <stdint.h>

enum {
    CLEAR_UM = 300, /* of the box's outline, blurred */
    MOST_PERMILLE =
            90, /* of white; a light pencil's line right through a row is darker */
    GROUPS_MAX = 16,
    GROUPS_LEAST = 3, /* of places beside the box, */
    RANK = 1          /* of which the second palest: a stroke leaves through some */
};

/* One way of looking at a box: `step` cells on along its lines, `line` to the next. */
struct view {
    const uint8_t *dark;
    int32_t step, line;
    int32_t first, last, length; /* the box's outer edges, and the patch, along a line */
    int32_t place;
};

static int32_t place_mean(const struct view *view, int32_t at, int32_t line)
{
    int32_t sum = 0, i, k;

    for (i = 0; i < view->place; i++)
        for (k = 0; k < view->place; k++)
            sum += view->dark[(line + i) * view->line + (at + k) * view->step];
    return sum / (view->place * view->place);
}

/* The second palest place of a line from `from` to `to`; 0 if there are too few. */
static int32_t side_dark(const struct view *view, int32_t from, int32_t to, int32_t line)
{
    int32_t least[RANK + 1] = {UINT8_MAX, UINT8_MAX}, groups = 0;

    for (; from + view->place <= to && groups < GROUPS_MAX; from += view->place) {
        int32_t mean = place_mean(view, from, line);

        groups++;
        if (mean < least[0]) {
            least[1] = least[0];
            least[0] = mean;
        } else if (mean < least[1]) {
            least[1] = mean;
        }
    }
    return groups < GROUPS_LEAST ? 0 : least[RANK];
}

static int32_t line_shade(const struct view *view, int32_t line, int32_t clear)
{
    int32_t before = side_dark(view, 0, view->first - clear, line);
    int32_t after = side_dark(view, view->last + clear, view->length, line);

    return before < after ? before : after;
}

/* How much darker than the box's paper each line of places is on both sides, shared with
 * its neighbours as places are. */
static void shades_measure(const struct inside *inside, const struct view *view,
        int32_t first, int32_t count, uint8_t *shades)
{
    int32_t clear = inside_cells(inside, CLEAR_UM), most, i;
    int32_t own[INSIDE_PLACES_MAX];

    most = inside->patch->white * MOST_PERMILLE / 1000;
    for (i = 0; i < count; i++) {
        own[i] = line_shade(view, first + i * view->place, clear) - inside->paper;
        own[i] = own[i] < 0 || own[i] > most ? 0 : own[i];
    }
    for (i = 0; i < count; i++)
        shades[i] = (uint8_t)((own[i > 0 ? i - 1 : 0] + 2 * own[i] +
                                      own[i + 1 < count ? i + 1 : i]) /
                              4);
}

static uint8_t without(uint8_t dark, uint8_t shade)
{
    return (uint8_t)(dark > shade ? dark - shade : 0);
}

void shade_take(const struct inside *inside, struct inside_places *places)
{
    const struct patch *patch = inside->patch;
    int32_t place = (int32_t)(places->edge_um / inside->cell_um + 0.5);
    int32_t border = inside_cells(inside, inside->border_um), x, y;
    struct view across = {patch->dark, 1, patch->width, inside->left - border,
            inside->left + inside->raw.width + border, patch->width, place};
    struct view down = {patch->dark, patch->width, 1, inside->top - border,
            inside->top + inside->raw.height + border, patch->height, place};
    uint8_t rows[INSIDE_PLACES_MAX], columns[INSIDE_PLACES_MAX];

    if (patch->is_bilevel)
        return;
    shades_measure(inside, &across, inside->top, places->height, rows);
    shades_measure(inside, &down, inside->left, places->width, columns);
    for (y = 0; y < places->height; y++)
        for (x = 0; x < places->width; x++) {
            uint8_t *dark = &places->dark[y * places->width + x];

            *dark = without(*dark, rows[y] > columns[x] ? rows[y] : columns[x]);
        }
}
