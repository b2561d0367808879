/* weigh.c -- the ink inside one box's outline: how much, how long, from where. */
#include "omr/weigh.h"

#include <math.h>
#include <string.h>

#include "omr/light.h"
#include "omr/rise.h"

enum {
    GAP_UM = 200,      /* figures nearer than this are one */
    EDGE_CELL_UM = 85, /* edges are given as pixels of 300 dpi show them */
    RISE_DARK_LEAST = 8,
    EDGE_DARKEST = 10, /* a tenth of the ink is as dark as it gets */
    RING_UM = 800,     /* where a faint stroke's surroundings are */
    FAINT_REACH_UM = 1200,
    PLENTY_PPM = 100000, /* ink enough that faint figures tell nothing more */
    PIECES_UM = 4000,    /* but whether pieces shorter than this hang together */
    PIECES_MOST_PPM = 300000,
    DENSE_PPM = 200000, /* ink enough to ask whether it is a fill */
    EDGE_PATCH_TENTHS = 3,
    EDGE_WHITE_PERCENT = 12
};

static int32_t clamp(int32_t value, int32_t least, int32_t most)
{
    if (value < least)
        return least;
    return value > most ? most : value;
}

/* `dark` of the way from the box's paper to black. */
static int level_of(const struct inside *inside, int dark)
{
    return inside->paper + dark * (inside->patch->full - inside->paper) / LIGHT_DARK_FULL;
}

static struct ink_wish wish_of(const struct inside *inside, int level)
{
    struct ink_wish wish = {
            level, level_of(inside, WEIGH_CORE), inside_cells(inside, GAP_UM)};

    return wish;
}

static int32_t share_ppm(const struct inside *inside, int64_t cells)
{
    return (int32_t)(cells * 1000000 / (inside->soft.width * inside->soft.height));
}

static int32_t longer_side(const struct ink_figure *figure)
{
    return figure->right - figure->left > figure->bottom - figure->top
                   ? figure->right - figure->left
                   : figure->bottom - figure->top;
}

static int32_t shorter_side(const struct ink_figure *figure)
{
    return figure->right - figure->left < figure->bottom - figure->top
                   ? figure->right - figure->left
                   : figure->bottom - figure->top;
}

static double diagonal(const struct ink_figure *figure)
{
    double width = figure->right - figure->left, height = figure->bottom - figure->top;

    return sqrt(width * width + height * height);
}

/* Half the edge, of which stairs make too much by 4 to pi; a fill has little edge
 * and is as long as its area drawn with a pen of 2 mm. */
static int32_t stroke_um(const struct inside *inside, const struct ink_figure *figure)
{
    int32_t by_edge = inside_um(inside, figure->edge * 0.3927);
    int32_t by_area = (int32_t)(figure->count * inside->cell_um * inside->cell_um / 2000);

    return by_edge > by_area ? by_edge : by_area;
}

/* The diameter of a black dot that weighs as much. */
static int32_t dot_um(const struct inside *inside, const struct ink_figure *figure)
{
    double mass = figure->mass - (double)figure->count * inside->paper;
    double full = inside->patch->full - inside->paper;

    return inside_um(inside, sqrt(mass / full * 1.2732));
}

static void figure_measure(
        const struct inside *inside, const struct ink_figure *figure, struct weight *out)
{
    int32_t side = inside_um(inside, longer_side(figure));
    int32_t extent = inside_um(inside, diagonal(figure));
    int32_t reach = inside_um(inside, figure->depth) + inside->border_um;

    if ((side >= WEIGH_STROKE_UM || figure->is_outside) && reach > out->reach_um)
        out->reach_um = reach;
    if (!figure->is_outside && side > out->speck_um)
        out->speck_um = side;
    if (!figure->is_outside && dot_um(inside, figure) > out->dot_um)
        out->dot_um = dot_um(inside, figure);
    if (extent >= WEIGH_STROKE_UM)
        out->stroke_um += stroke_um(inside, figure);
}

/* Coarser pixels have longer rises; black and white has none. */
static int32_t rise_um(const struct inside *inside, int most)
{
    int32_t rise = RISE_NONE, um;

    if (most >= RISE_DARK_LEAST && !inside->patch->is_bilevel)
        rise = rise_sixteenths(
                &inside->soft, inside->paper + most / 4, inside->paper + most * 3 / 4);
    if (rise == RISE_NONE)
        return WEIGH_RISE_NONE_UM;
    um = inside_um(inside, rise / 16.0) - ((int32_t)inside->cell_um - EDGE_CELL_UM);
    return um > 0 ? um : 0;
}

/* How wide the ink's edges are: from a quarter to three quarters of its own darkness. A
 * pen's are as sharp as the scanner, ink come through the paper is soft. */
static void edge_measure(
        const struct inside *inside, const struct ink_work *ink, struct weight *out)
{
    const struct ink_window *soft = &inside->soft;
    int32_t counts[256] = {0}, edge = 0, between = 0, dark = 0, x, y;
    int level = 255, most;
    size_t i;

    for (i = 0; i < ink->figure_count; i++) {
        edge += ink->figures[i].edge;
        dark += ink->figures[i].count;
    }
    for (y = 0; y < soft->height; y++)
        for (x = 0; x < soft->width; x++)
            counts[soft->dark[y * soft->pitch + x]]++;
    for (dark /= EDGE_DARKEST; level > 0 && dark > 0; level--)
        dark -= counts[level];
    most = level - inside->paper;
    for (level = inside->paper + most / 4; level < inside->paper + most * 3 / 4; level++)
        between += counts[level];
    out->top_dark = most * LIGHT_DARK_FULL / inside->patch->full;
    /* Coarser pixels have wider edges. */
    edge = edge > 0 ? inside_um(inside, between / (edge * 0.785)) -
                              ((int32_t)inside->cell_um - EDGE_CELL_UM)
                    : 0;
    out->edge_um = edge > 0 ? edge : 0;
    out->is_dots = inside->patch->is_bilevel;
    out->rise_um = rise_um(inside, most);
}

/* Dark runs met by lines across and down, ten times the mean of the busier way. */
static int32_t runs_tenths(const struct inside *inside, const struct ink_work *ink)
{
    int32_t across = 0, down = 0;
    size_t i;

    for (i = 0; i < ink->figure_count; i++) {
        across += ink->figures[i].across;
        down += ink->figures[i].down;
    }
    across = across * 10 / inside->soft.height;
    down = down * 10 / inside->soft.width;
    return across > down ? across : down;
}

static void ink_measure(
        const struct inside *inside, struct ink_work *ink, struct weight *out)
{
    struct ink_wish wish = wish_of(inside, level_of(inside, WEIGH_INK));
    const struct ink_figure *main_figure = NULL;
    int64_t count = 0, core = 0;
    size_t i;

    ink_figures(&inside->soft, &wish, ink);
    for (i = 0; i < ink->figure_count; i++) {
        count += ink->figures[i].count;
        core += ink->figures[i].core;
        figure_measure(inside, &ink->figures[i], out);
        if (main_figure == NULL || ink->figures[i].count > main_figure->count)
            main_figure = &ink->figures[i];
    }
    if (main_figure == NULL)
        return;
    out->ink_ppm = share_ppm(inside, count);
    out->core_ppm = share_ppm(inside, core);
    out->main_extent_um = inside_um(inside, diagonal(main_figure));
    out->main_side_um = inside_um(inside, longer_side(main_figure));
    out->main_narrow_um = inside_um(inside, shorter_side(main_figure));
    out->main_is_bar =
            bar_find(inside, main_figure, level_of(inside, WEIGH_INK), &out->bar);
    out->main_is_whole = !main_figure->is_outside;
    out->main_stroke_um = stroke_um(inside, main_figure);
    out->pen_dark = main_figure->mass / main_figure->count - inside->paper;
    edge_measure(inside, ink, out);
    out->runs_tenths = runs_tenths(inside, ink);
    out->pen_dark = out->pen_dark * LIGHT_DARK_FULL / inside->patch->full;
}

/* Mean darkness of what is paper in and around a figure's bounds. */
static int surroundings_dark(
        const struct inside_places *places, const struct ink_figure *figure, int level)
{
    int32_t ring = (int32_t)(RING_UM / places->edge_um);
    int32_t left = clamp(figure->left - ring, 0, places->width);
    int32_t right = clamp(figure->right + ring, 0, places->width);
    int32_t top = clamp(figure->top - ring, 0, places->height);
    int32_t bottom = clamp(figure->bottom + ring, 0, places->height);
    int32_t x, y, sum = 0, count = 0;

    for (y = top; y < bottom; y++)
        for (x = left; x < right; x++) {
            int dark = places->dark[y * places->width + x];

            sum += dark < level ? dark : 0;
            count += dark < level;
        }
    return count > 0 ? sum / count : 0;
}

static void faint_note(const struct inside *inside, const struct inside_places *places,
        const struct ink_figure *figure, int32_t extent_um, int level, struct weight *out)
{
    int32_t sharp = (figure->peak - surroundings_dark(places, figure, level)) * 1000 /
                    inside->patch->white;

    if (extent_um > out->faint_extent_um) {
        out->faint_extent_um = extent_um;
        out->faint_sharp = sharp;
    }
    if (extent_um > out->faint_broad_um &&
            shorter_side(figure) * places->edge_um > WEIGH_LINE_UM) {
        out->faint_broad_um = extent_um;
        out->faint_broad_sharp = sharp;
    }
}

/* Faint figures against the box's own paper; those that only reach in are left out. */
static void faint_measure(
        const struct inside *inside, struct weigh_work *work, struct weight *out)
{
    const struct inside_places *places = &work->places;
    struct ink_window window = {
            places->dark, places->width, places->width, places->height};
    struct ink_wish wish = {0, 255, 1};
    int64_t count = 0;
    size_t i;

    wish.level = inside->paper + inside->patch->white * WEIGH_FAINT_PERMILLE / 1000;
    ink_figures(&window, &wish, &work->ink);
    for (i = 0; i < work->ink.figure_count; i++) {
        const struct ink_figure *figure = &work->ink.figures[i];
        int32_t extent = (int32_t)(diagonal(figure) * places->edge_um);
        int32_t reach = (int32_t)(figure->depth * places->edge_um) + inside->border_um;

        count += figure->count;
        if (figure->is_outside && reach <= FAINT_REACH_UM)
            continue;
        faint_note(inside, places, figure, extent, wish.level, out);
    }
    out->faint_ppm = (int32_t)(count * 1000000 / (places->width * places->height));
}

static int is_white(const struct inside *inside, int level, int32_t left, int32_t top,
        int32_t right, int32_t bottom)
{
    int32_t x, y, dark = 0, count = 0;

    for (y = top; y < bottom; y++)
        for (x = left; x < right; x++) {
            dark += inside->soft.dark[y * inside->soft.pitch + x] >= level;
            count++;
        }
    return dark * 100 < count * EDGE_WHITE_PERCENT;
}

/* The middles of the four sides: an X leaves them white, a fill does not. */
static int32_t white_edges(const struct inside *inside, int level)
{
    int32_t width = inside->soft.width, height = inside->soft.height;
    int32_t w = width * EDGE_PATCH_TENTHS / 10, h = height * EDGE_PATCH_TENTHS / 10;
    int32_t x = (width - w) / 2, y = (height - h) / 2;

    return is_white(inside, level, x, 0, x + w, h / 2) +
           is_white(inside, level, x, height - h / 2, x + w, height) +
           is_white(inside, level, 0, y, w / 2, y + h) +
           is_white(inside, level, width - w / 2, y, width, y + h);
}

void weigh_box(const struct patch *patch, const struct outline *outline,
        int32_t outline_um, struct weigh_work *work, struct weight *out)
{
    struct inside inside;
    int level;

    memset(out, 0, sizeof(*out));
    inside_set(patch, outline, outline_um, &inside);
    inside_places(&inside, &work->places);
    if (inside_is_plain(&inside, &work->places))
        return;
    inside_soften(&inside, &work->places, work->soft);
    ink_measure(&inside, &work->ink, out);
    if (out->ink_ppm < PLENTY_PPM ||
            (out->main_extent_um < PIECES_UM && out->ink_ppm < PIECES_MOST_PPM))
        faint_measure(&inside, work, out);
    if (out->ink_ppm < DENSE_PPM)
        return;
    level = level_of(&inside, WEIGH_INK);
    out->white_edges = white_edges(&inside, level);
}
