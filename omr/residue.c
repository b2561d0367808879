/* residue.c -- what a rubber left of a mark: paler than light pencil, as sharp as one. */
#include "omr/residue.h"

#include <math.h>

enum {
    LEVEL_PERMILLE = 40, /* of white, over the paper: a place of it */
    CLEAR_LEVELS = 4,    /* of darkness over the paper's: a place without */
    CLIPPED_TIMES = 28   /* tenths: of the spread squared that clipped noise lost */
};

/* The pixels of some places: their mean, and the mean square off their own place's. */
struct grain {
    double mean, square;
    int32_t places;
};

struct search {
    const struct inside *inside;
    const struct inside_places *places;
    int32_t pixels; /* along a place */
};

static void place_add(
        const struct search *search, int32_t x, int32_t y, struct grain *grain)
{
    const struct ink_window *raw = &search->inside->raw;
    const uint8_t *row = raw->dark + y * search->pixels * raw->pitch + x * search->pixels;
    double sum = 0, squares = 0, count = search->pixels * search->pixels;
    int32_t i, k;

    for (i = 0; i < search->pixels; i++, row += raw->pitch)
        for (k = 0; k < search->pixels; k++) {
            sum += row[k];
            squares += row[k] * row[k];
        }
    grain->mean += sum / count;
    grain->square += squares / count - sum / count * (sum / count);
    grain->places++;
}

static void grain_settle(struct grain *grain)
{
    if (grain->places == 0)
        return;
    grain->mean /= grain->places;
    grain->square /= grain->places;
}

/* The figure's grain, and that of all that is clear paper. */
static void grains_measure(const struct search *search, const struct ink_figure *figure,
        int level, struct grain *own, struct grain *paper)
{
    const struct inside_places *places = search->places;
    int32_t x, y;

    *own = *paper = (struct grain){0, 0, 0};
    for (y = 0; y < places->height; y++)
        for (x = 0; x < places->width; x++) {
            int dark = places->dark[y * places->width + x];

            if (dark >= level && x >= figure->left && x < figure->right &&
                    y >= figure->top && y < figure->bottom)
                place_add(search, x, y, own);
            else if (dark < search->inside->paper + CLEAR_LEVELS)
                place_add(search, x, y, paper);
        }
    grain_settle(own);
    grain_settle(paper);
}

/* Spread beyond noise, in per cent of how much darker the figure is than the paper. */
static int32_t fine_percent(const struct grain *own, const struct grain *paper)
{
    int is_clipped = paper->mean < 2 * sqrt(paper->square);
    double noise = is_clipped ? paper->square * CLIPPED_TIMES / 10 : paper->square;
    double darker = own->mean - paper->mean;

    if (darker < 1 || own->square <= noise)
        return 0;
    return (int32_t)(100 * sqrt(own->square - noise) / darker);
}

static double diagonal(const struct ink_figure *figure)
{
    return hypot(figure->right - figure->left, figure->bottom - figure->top);
}

/* The longest that is no straight line across or down, as a fold's edge is. */
static const struct ink_figure *figure_choose(const struct faint_work *work)
{
    const struct ink_figure *best = NULL;
    size_t i;

    for (i = 0; i < work->ink.figure_count; i++) {
        const struct ink_figure *figure = &work->ink.figures[i];
        int32_t width = figure->right - figure->left;
        int32_t height = figure->bottom - figure->top;
        int32_t narrow = width < height ? width : height;

        if (narrow * work->places.edge_um > WEIGH_LINE_UM &&
                (best == NULL || diagonal(figure) > diagonal(best)))
            best = figure;
    }
    return best;
}

void residue_measure(
        const struct inside *inside, struct faint_work *work, struct weight *out)
{
    const struct inside_places *places = &work->places;
    struct ink_window window = {
            places->dark, places->width, places->width, places->height};
    int white = inside->patch->white;
    struct ink_wish wish = {inside->paper + white * LEVEL_PERMILLE / 1000, 255, 1};
    struct search search = {
            inside, places, (int32_t)(places->edge_um / inside->cell_um + 0.5)};
    const struct ink_figure *figure;
    struct grain own, paper;

    ink_figures(&window, &wish, &work->ink);
    figure = figure_choose(work);
    if (figure == NULL)
        return;
    grains_measure(&search, figure, wish.level, &own, &paper);
    out->residue_um = (int32_t)(diagonal(figure) * places->edge_um);
    out->residue_sharp = (int32_t)((own.mean - paper.mean) * 1000 / white);
    out->residue_fine = fine_percent(&own, &paper);
}
