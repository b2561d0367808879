/* faint.c -- what is paler than ink inside one box: light pencil, a rubber's residue. */
#include "omr/faint.h"

#include <math.h>
#include <string.h>

#include "omr/shade.h"

enum {
    RING_UM = 800, /* where a faint stroke's surroundings are */
    /* A pale stroke that ends nearer the outer edge has its body elsewhere. */
    REACH_UM = 1200,
    INKED_REACH_UM = 1500, /* ink does by M7, and places of 0.25 mm blur it */
    SPECK_UM = 1100,       /* two side by side, or a dot: larger ink is left in */
    SPECKS_MOST = 4,       /* more are dust, a grainy pencil or a screen's dots */
    REST_UM = 700,         /* a pale speck beside one; a stroke leaves more */
    CLEAR_UM = 170,        /* of paper around one, beyond what a scanner blurs, */
    CLEAR_CELLS = 2,       /* or coarse pixels do */
    SPOT_UM = 1200,        /* two specks side by side; strokes are from 1.5 mm, */
    SPOT_UM2 = 600000,     /* each 0.4 mm and blurred; a dot of 0.9 mm has 0.9 mm2 */
    /* The end of a stroke from elsewhere, 1 mm wide and 1 mm in at a slant, is 2.03 mm
     * long with its blur; longer ink along the outline is looked at as before. */
    END_UM = 2200
};

struct faint_sum {
    int64_t count; /* places that are no paper */
    int32_t extent_um, sharp, broad_um, broad_sharp;
};

static int32_t clamp(int32_t value, int32_t least, int32_t most)
{
    if (value < least)
        return least;
    return value > most ? most : value;
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

static void figure_note(const struct inside *inside, const struct inside_places *places,
        const struct ink_figure *figure, int level, struct faint_sum *sum)
{
    double width = figure->right - figure->left, height = figure->bottom - figure->top;
    int32_t extent_um =
            (int32_t)(sqrt(width * width + height * height) * places->edge_um);
    int32_t sharp = (figure->peak - surroundings_dark(places, figure, level)) * 1000 /
                    inside->patch->white;
    double narrow_um = (width < height ? width : height) * places->edge_um;

    if (extent_um > sum->extent_um) {
        sum->extent_um = extent_um;
        sum->sharp = sharp;
    }
    if (extent_um > sum->broad_um && narrow_um > WEIGH_LINE_UM) {
        sum->broad_um = extent_um;
        sum->broad_sharp = sharp;
    }
}

static void places_measure(
        const struct inside *inside, struct faint_work *work, struct faint_sum *sum)
{
    const struct inside_places *places = &work->places;
    struct ink_window window = {
            places->dark, places->width, places->width, places->height};
    struct ink_wish wish = {0, 255, 1};
    int inked = inside_level(inside, WEIGH_INK);
    size_t i;

    memset(sum, 0, sizeof(*sum));
    wish.level = inside->paper + inside->patch->white * WEIGH_FAINT_PERMILLE / 1000;
    ink_figures(&window, &wish, &work->ink);
    for (i = 0; i < work->ink.figure_count; i++) {
        const struct ink_figure *figure = &work->ink.figures[i];
        int32_t reach = (int32_t)(figure->depth * places->edge_um) + inside->border_um;

        sum->count += figure->count;
        if (!figure->is_outside ||
                reach > (figure->peak >= inked ? INKED_REACH_UM : REACH_UM))
            figure_note(inside, places, figure, wish.level, sum);
    }
}

/* A speck's place with the paper around it, in cells of the window. */
static struct ink_figure speck_grown(
        const struct inside *inside, const struct ink_figure *speck)
{
    int32_t cells = inside_cells(inside, CLEAR_UM);
    int32_t clear = cells > CLEAR_CELLS ? cells : CLEAR_CELLS;
    struct ink_figure grown = *speck;

    grown.left = clamp(speck->left - clear, 0, inside->soft.width);
    grown.right = clamp(speck->right + clear, 0, inside->soft.width);
    grown.top = clamp(speck->top - clear, 0, inside->soft.height);
    grown.bottom = clamp(speck->bottom + clear, 0, inside->soft.height);
    return grown;
}

static int is_within(const struct ink_figure *grown, int32_t x, int32_t y)
{
    return x >= grown->left && x < grown->right && y >= grown->top && y < grown->bottom;
}

/* Is this cell on the rim of one speck, and no other's? */
static int is_rim(
        const struct ink_figure *grown, size_t count, size_t own, int32_t x, int32_t y)
{
    const struct ink_figure *speck = &grown[own];
    size_t i;

    if (y != speck->top && y != speck->bottom - 1 && x != speck->left &&
            x != speck->right - 1)
        return 0;
    for (i = 0; i < count; i++)
        if (i != own && is_within(&grown[i], x, y))
            return 0;
    return 1;
}

/* The darkness of the rim around it; -1 if some of the rim stands out: a grain of pencil
 * has its stroke there. A shade that covers all of it is no stroke. */
static int rim_dark(const struct inside *inside, const struct ink_figure *grown,
        size_t count, size_t own)
{
    const struct ink_window *soft = &inside->soft;
    const struct ink_figure *speck = &grown[own];
    int level = inside->patch->white * WEIGH_FAINT_PERMILLE / 1000;
    int32_t x, y, sum = 0, cells = 0, most = 0;

    for (y = speck->top; y < speck->bottom; y++)
        for (x = speck->left; x < speck->right; x++) {
            int dark = soft->dark[y * soft->pitch + x];

            if (!is_rim(grown, count, own, x, y))
                continue;
            sum += dark;
            cells++;
            most = dark > most ? dark : most;
        }
    return cells == 0 || most - sum / cells > level ? -1 : sum / cells;
}

static int is_small(const struct inside *inside, const struct ink_figure *figure)
{
    return !figure->is_outside &&
           inside_um(inside, figure->right - figure->left) <= SPECK_UM &&
           inside_um(inside, figure->bottom - figure->top) <= SPECK_UM;
}

/* The window without its specks. Returns how many of them are not alone in clear paper,
 * or -1 if there is ink that is none. */
static int specks_clear(const struct inside *inside, const struct ink_figure *ink,
        size_t count, uint8_t *room)
{
    const struct ink_window *raw = &inside->raw;
    struct ink_figure grown[SPECKS_MOST];
    size_t i;
    int32_t y;
    int joined = 0;

    if (count == 0 || count > SPECKS_MOST)
        return -1;
    for (i = 0; i < count; i++) {
        if (!is_small(inside, &ink[i]))
            return -1;
        grown[i] = speck_grown(inside, &ink[i]);
    }
    for (y = 0; y < raw->height; y++)
        memcpy(room + y * raw->width, raw->dark + y * raw->pitch, (size_t)raw->width);
    for (i = 0; i < count; i++) {
        int dark = rim_dark(inside, grown, count, i);

        joined += dark < 0;
        for (y = grown[i].top; y < grown[i].bottom; y++)
            memset(room + y * raw->width + grown[i].left, dark < 0 ? inside->paper : dark,
                    (size_t)(grown[i].right - grown[i].left));
    }
    return joined;
}

/* Ink from outside that ends where M7 says is as long as it crosses the outline. */
static int is_end(const struct inside *inside, const struct ink_figure *figure)
{
    return figure->is_outside && figure->peak >= inside_level(inside, WEIGH_INK) &&
           inside_um(inside, figure->depth) + inside->border_um <= INKED_REACH_UM &&
           inside_um(inside, figure->right - figure->left) <= END_UM &&
           inside_um(inside, figure->bottom - figure->top) <= END_UM;
}

static int is_spot(const struct inside *inside, const struct ink_figure *figure)
{
    int32_t reach = inside_um(inside, figure->depth) + inside->border_um;
    int32_t most =
            figure->peak >= inside_level(inside, WEIGH_INK) ? INKED_REACH_UM : REACH_UM;

    return inside_um(inside, figure->right - figure->left) <= SPOT_UM &&
           inside_um(inside, figure->bottom - figure->top) <= SPOT_UM &&
           figure->count * inside->cell_um * inside->cell_um <= SPOT_UM2 &&
           (!figure->is_outside || reach <= most);
}

/* Places of 0.25 mm make one figure of specks in a row. Cell by cell there is clear paper
 * between them, and none within a stroke, however pale. */
static int is_spots(const struct inside *inside, struct faint_work *work)
{
    struct ink_wish wish = {0, 255, 1};
    size_t i;

    wish.level = inside->paper + inside->patch->white * WEIGH_FAINT_PERMILLE / 1000;
    ink_figures(&inside->soft, &wish, &work->ink);
    if (work->ink.figure_count > SPECKS_MOST)
        return 0;
    for (i = 0; i < work->ink.figure_count; i++)
        if (!is_spot(inside, &work->ink.figures[i]) &&
                !is_end(inside, &work->ink.figures[i]))
            return 0;
    return 1;
}

void faint_measure(const struct inside *inside, const struct ink_figure *ink,
        size_t ink_count, struct faint_work *work, struct weight *out)
{
    struct inside bare = *inside;
    struct faint_sum sum, rest;
    int joined = -1;

    places_measure(inside, work, &sum);
    if (sum.extent_um > REST_UM && is_spots(inside, work))
        sum.extent_um = sum.broad_um = 0;
    else if (sum.extent_um > 0)
        joined = specks_clear(inside, ink, ink_count, work->bare);
    if (joined == 0 || joined == 1) {
        bare.raw.dark = work->bare;
        bare.raw.pitch = bare.raw.width;
        inside_places(&bare, &work->places);
        shade_take(inside, &work->places);
        places_measure(&bare, work, &rest);
        if (joined == 0 || rest.extent_um <= REST_UM)
            sum = rest;
    }
    out->faint_ppm =
            (int32_t)(sum.count * 1000000 / (work->places.width * work->places.height));
    out->faint_extent_um = sum.extent_um;
    out->faint_sharp = sum.sharp;
    out->faint_broad_um = sum.broad_um;
    out->faint_broad_sharp = sum.broad_sharp;
}
