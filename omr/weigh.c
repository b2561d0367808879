/* weigh.c -- the ink inside one box's outline: how much, how long, from where. */
#include "omr/weigh.h"

#include <math.h>
#include <string.h>

#include "omr/aside.h"
#include "omr/faint.h"
#include "omr/light.h"
#include "omr/reach.h"
#include "omr/residue.h"
#include "omr/shade.h"
#include "omr/speck.h"

enum {
    GAP_UM = 200, /* figures nearer than this are one */
    RISE_DARK_LEAST = 8,
    DARKEST = 10,        /* a tenth of the ink is as dark as it gets */
    PLENTY_PPM = 100000, /* ink enough that faint figures tell nothing more */
    PIECES_UM = 4000,    /* but whether pieces shorter than this hang together */
    PIECES_MOST_PPM = 300000,
    FILL_PEN_UM = 2000,
    DENSE_PPM = 200000,      /* ink enough to ask whether it is a fill */
    SPREAD_PALE_PERCENT = 5, /* of the places: a fill's last gap beside the outline */
    SPREAD_DARK_PERCENT = 2,
    EDGE_PATCH_TENTHS = 3,
    EDGE_WHITE_PERCENT = 12
};

static struct ink_wish wish_of(const struct inside *inside, int level)
{
    struct ink_wish wish = {
            level, inside_level(inside, WEIGH_CORE), inside_cells(inside, GAP_UM)};

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
    int32_t by_area =
            (int32_t)(figure->count * inside->cell_um * inside->cell_um / FILL_PEN_UM);

    return by_edge > by_area ? by_edge : by_area;
}

static void figure_measure(const struct inside *inside, const struct ink_figure *figure,
        struct ink_work *room, struct weight *out)
{
    int32_t side = inside_um(inside, longer_side(figure));
    int32_t extent = inside_um(inside, diagonal(figure));
    int32_t reach = inside_um(inside, figure->depth) + inside->border_um;
    struct speck speck;

    if (extent >= WEIGH_STROKE_UM)
        out->stroke_um += stroke_um(inside, figure);
    if ((side >= WEIGH_STROKE_UM || figure->is_outside) && reach > out->reach_um)
        out->reach_um = reach;
    if (figure->is_outside)
        return;
    speck_measure(inside, figure, inside_level(inside, WEIGH_INK), room, &speck);
    if (speck.side_um > out->speck_um)
        out->speck_um = speck.side_um;
    if (speck.dot_um > out->dot_um)
        out->dot_um = speck.dot_um;
    if (speck.broad_um > out->broad_um)
        out->broad_um = speck.broad_um;
}

/* How dark the darkest tenth of the ink is: just less than so many cells are. */
static void depth_measure(
        const struct inside *inside, const struct ink_work *ink, struct weight *out)
{
    int32_t dark = 0;
    int level;
    size_t i;

    for (i = 0; i < ink->figure_count; i++)
        dark += ink->figures[i].count;
    dark /= DARKEST;
    level = reach_level(&inside->soft, dark);
    level -= dark > 0 && level > 0;
    out->top_step = level - inside->paper;
    out->top_dark = out->top_step * LIGHT_DARK_FULL / inside->patch->full;
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

/* Streaks seldom come alone: bars beside the largest, all the same way. */
static int32_t bars_um(
        const struct inside *inside, const struct ink_work *ink, const struct bar *main)
{
    int level = inside_level(inside, WEIGH_INK);
    int32_t sum = 0;
    size_t i;

    for (i = 0; i < ink->figure_count; i++) {
        const struct ink_figure *figure = &ink->figures[i];
        struct bar bar;

        if (inside_um(inside, diagonal(figure)) >= WEIGH_STROKE_UM &&
                bar_find(inside, figure, level, &bar) && bar.is_down == main->is_down)
            sum += stroke_um(inside, figure);
    }
    return sum;
}

static void ink_measure(const struct inside *inside, struct ink_work *ink,
        struct ink_work *room, struct weight *out)
{
    struct ink_wish wish = wish_of(inside, inside_level(inside, WEIGH_INK));
    const struct ink_figure *main_figure = NULL;
    int64_t count = 0, core = 0;
    size_t i;

    ink_figures(&inside->soft, &wish, ink);
    for (i = 0; i < ink->figure_count; i++) {
        count += ink->figures[i].count;
        core += ink->figures[i].core;
        figure_measure(inside, &ink->figures[i], room, out);
        if (main_figure == NULL || ink->figures[i].count > main_figure->count)
            main_figure = &ink->figures[i];
    }
    if (main_figure == NULL)
        return;
    out->ink_ppm = share_ppm(inside, count);
    out->core_ppm = share_ppm(inside, core);
    if (out->stroke_um > 0)
        out->breadth_um = (int32_t)((double)count * inside->cell_um * inside->cell_um /
                                    out->stroke_um);
    out->main_extent_um = inside_um(inside, diagonal(main_figure));
    out->main_side_um = inside_um(inside, longer_side(main_figure));
    out->main_narrow_um = inside_um(inside, shorter_side(main_figure));
    out->main_is_bar =
            bar_find(inside, main_figure, inside_level(inside, WEIGH_INK), &out->bar);
    out->main_is_frayed = bar_is_frayed(inside, main_figure);
    if (out->main_is_bar)
        out->bars_um = bars_um(inside, ink, &out->bar);
    out->main_is_whole = !main_figure->is_outside;
    out->main_stroke_um = stroke_um(inside, main_figure);
    depth_measure(inside, ink, out);
    out->runs_tenths = runs_tenths(inside, ink);
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
    struct inside *inside = &work->inside;

    memset(out, 0, sizeof(*out));
    out->is_dots = patch->is_bilevel;
    inside_set(patch, outline, outline_um, inside);
    inside_places(inside, &work->faint.places);
    if (inside_is_plain(inside, &work->faint.places))
        return;
    inside_soften(inside, &work->faint.places, work->soft);
    ink_measure(inside, &work->ink, &work->faint.ink, out);
    shade_take(inside, &work->faint.places);
    if (out->ink_ppm == 0 && !patch->is_bilevel)
        residue_measure(inside, &work->faint, out);
    if (out->ink_ppm < PLENTY_PPM ||
            (out->main_extent_um < PIECES_UM && out->ink_ppm < PIECES_MOST_PPM))
        faint_measure(
                inside, work->ink.figures, work->ink.figure_count, &work->faint, out);
    if (out->ink_ppm >= DENSE_PPM)
        out->white_edges = white_edges(inside, inside_level(inside, WEIGH_INK));
}

/* A fill has no line: it is as long as drawn with a pen of 2 mm. */
void weigh_spine(struct weigh_work *work, int32_t outline_um, struct weight *out)
{
    const struct inside *inside = &work->inside;
    double cells = (double)inside->soft.width * inside->soft.height;
    int32_t by_area = (int32_t)(out->ink_ppm / 1e6 * cells * inside->cell_um *
                                inside->cell_um / FILL_PEN_UM);

    out->spine_um = spine_um(inside, outline_um, &work->spine, &out->exits_um);
    if (out->spine_um < by_area)
        out->spine_um = by_area;
    out->aside_percent = aside_percent(inside);
}

/* From the palest places to the darkest, but for a few. */
static int32_t spread_percent(const struct inside_places *places, int32_t top_step)
{
    struct ink_window window = {
            places->dark, places->width, places->width, places->height};
    int32_t count = places->width * places->height;
    int pale = reach_level(&window, count - count * SPREAD_PALE_PERCENT / 100);
    int dark = reach_level(&window, count - count * (100 - SPREAD_DARK_PERCENT) / 100);

    return (dark - pale) * 100 / top_step;
}

void weigh_rise(const struct patch *patch, const struct outline *outline,
        int32_t outline_um, struct weigh_work *work, struct weight *out)
{
    struct inside *inside = &work->inside;
    int32_t rise = RISE_NONE, flank = RISE_NONE;

    inside_set(patch, outline, outline_um, inside);
    if (patch->is_bilevel) {
        dots_edge_measure(inside, work->soft, work->faint.bare, &out->dots);
    } else if (out->top_step >= RISE_DARK_LEAST) {
        inside_places(inside, &work->faint.places);
        inside_soften(inside, &work->faint.places, work->soft);
        rise = rise_sixteenths(&inside->soft, 1, inside->paper + out->top_step / 4,
                inside->paper + out->top_step * 3 / 4, &out->ways);
        rise_ways_um(&out->ways, inside->cell_um);
        flank = rise_flank_sixteenths(&inside->soft, out->top_step);
        out->spread_percent = spread_percent(&work->faint.places, out->top_step);
    }
    out->rise_um =
            rise == RISE_NONE ? WEIGH_RISE_NONE_UM : rise_um(rise, inside->cell_um);
    out->flank_um =
            flank == RISE_NONE ? WEIGH_RISE_NONE_UM : rise_um(flank, inside->cell_um);
}

/* A level is top_step over one of these; `percent`: how much longer the way from a
 * quarter to three quarters is, of a blurred edge. */
struct levels {
    double low, high;
    int32_t percent;
};

/* An edge that the outline hides in part shows its foot alone. Of 2,160 fills in pencil
 * 33, 108 at the last levels, of 407 come through 62 and 106, and of those 97 in 100 fall
 * off more slowly than any of the first. */
static const struct levels verge_levels[] = {{4, 4 / 3.0, 100}, {8, 2, 117}, {8, 3, 187}};

static int32_t verge_rise_um(const struct ink_window *windows, int count, double cell_um,
        const struct levels *levels, int paper, struct weight *out)
{
    int32_t rise =
            rise_sixteenths(windows, count, paper + (int)(out->top_step / levels->low),
                    paper + (int)(out->top_step / levels->high), &out->ways);
    int way;

    if (rise == RISE_NONE)
        return WEIGH_RISE_NONE_UM;
    rise_ways_um(&out->ways, cell_um);
    for (way = 0; way < RISE_WAYS; way++)
        if (out->ways.count[way] > 0)
            out->ways.steep[way] = out->ways.steep[way] * levels->percent / 100;
    out->ways.middle = out->ways.middle * levels->percent / 100;
    return rise_um(rise, cell_um) * levels->percent / 100;
}

/* As dark as the foot of an edge. */
static int32_t verge_ppm(const struct ink_window *windows, int count, int level)
{
    int64_t dark = 0, all = 0;
    int32_t x, y;
    int i;

    for (i = 0; i < count; i++)
        for (y = 0; y < windows[i].height; y++)
            for (x = 0; x < windows[i].width; x++, all++)
                dark += windows[i].dark[y * windows[i].pitch + x] >= level;
    return all > 0 ? (int32_t)(dark * 1000000 / all) : 0;
}

void weigh_verge(const struct ink_window *windows, int count, double cell_um,
        const struct weigh_work *work, struct weight *out)
{
    size_t i;

    if (out->top_step < RISE_DARK_LEAST)
        return;
    out->verge_ppm = verge_ppm(windows, count, work->inside.paper + out->top_step / 8);
    for (i = 0; i < sizeof(verge_levels) / sizeof(verge_levels[0]); i++) {
        out->rise_um = verge_rise_um(
                windows, count, cell_um, &verge_levels[i], work->inside.paper, out);
        if (rise_ways_count(&out->ways) >= WEIGH_RISES_LEAST)
            return;
    }
}
