/* writing.c -- ink that is writing: neither mark nor dirt, outside the rows. */
#include "omr/writing.h"

#include <string.h>

#include "omr/paper_edge.h"

enum {
    LEAST_UM2 =
            1000000,    /* 1 mm2 of ink: two letters of 2.5 mm, over print a third seen */
    SIDE_UM = 1500,     /* smaller figures are dirt or accents */
    SMALL_UM2 = 500000, /* but beside a letter as much is another */
    BESIDE_UM = 1500,
    WORD_UM = 3000,  /* one figure alone must be as long as two letters */
    HIDDEN_PART = 8, /* of what is dark under print where a figure passes is its own */
    HIDDEN_PERCENT = 60, /* of what is seen of it, at most */
    LINE_UM = 8000,      /* a straight line as long is a staple, a crease or a shadow */
    LINE_OFF_UM = 450, /* a word of letters of 2.5 mm is off by 0.6, of 1.7 mm by 0.4; */
    LINE_SOLID_PERCENT = 33, /* a line is full of ink: off by 0.29 of its breadth, */
    WIRE_OFF_UM = 280,       /* a bent or broken one by 0.22 mm, */
    WIRE_UM = 800,           /* if it is no broader than this */
    STAPLE_UM = 6000,        /* of 10 mm or more: the image's edge left 6.3 and 7.9; */
    STAPLE_NEAR_UM = 3000,   /* of less no letter that is none of it lies so near: that */
    STAPLE_IN_UM = 36000,    /* edge left 4.6, screens two or three parts of 1.6 to 5.5 */
    STAPLE_DOWN_UM = 15000,  /* mm. So near to two edges lies no word as straight: its */
    STAPLE_OFF_UM = 200,     /* wire is off by 0.11 to 0.2, letters of 1.2 mm by 0.35 */
    HAIR_UM = 200,   /* one or two cells from middle to middle: no pen keeps to that */
    PIECE_UM = 3000, /* a piece of a thin streak, */
    PIECE_WIDE_UM = 350, /* two cells wide */
    CODE_MARGIN_UM = 500,
    REST_OFF_UM = 250 /* as straight is no word */
};

void writing_start(struct writing *writing, const struct layout_page *page,
        const struct printed *printed, int is_test)
{
    struct layout_rect *paper = &writing->paper;
    size_t i;

    memset(writing, 0, sizeof(*writing));
    writing->page = page;
    *paper = (struct layout_rect){
            0, 0, printed_um(printed->width), printed_um(printed->height)};
    *paper = rect_grown(paper, -PAPER_EDGE_UM);
    for (i = 0; is_test && i < page->row_count; i++)
        if (i == 0 || page->rows[i].rect.bottom_um > paper->bottom_um)
            paper->bottom_um = page->rows[i].rect.bottom_um;
}

int writing_is_in_area(const struct writing *writing, const struct figure *figure)
{
    return stamp_is_in_area(writing->page, figure);
}

int writing_is_hole(const struct writing *writing, const struct figure *figure)
{
    return paper_edge_is_hole(&writing->paper, figure);
}

static int is_in_code(const struct writing *writing, const struct figure *figure)
{
    size_t i;

    for (i = 0; i < writing->page->code_count; i++) {
        struct layout_rect rect =
                rect_grown(&writing->page->codes[i].rect, CODE_MARGIN_UM);

        if (figure_inside(figure, &rect) == figure->count)
            return 1;
    }
    return 0;
}

/* In one of the upper corners. */
static int is_at_staple(const struct writing *writing, const struct figure *figure)
{
    const struct layout_rect *paper = &writing->paper, *bounds = &figure->bounds;

    return bounds->bottom_um < paper->top_um - PAPER_EDGE_UM + STAPLE_DOWN_UM &&
           (bounds->right_um < paper->left_um - PAPER_EDGE_UM + STAPLE_IN_UM ||
                   bounds->left_um >= paper->right_um + PAPER_EDGE_UM - STAPLE_IN_UM);
}

/* A piece of a fold or streak, along the page's or the image's axes: thinner and
 * straighter than any hand draws, or broad and out of the paper. */
static int is_line_piece(const struct writing *writing, const struct figure *figure)
{
    int32_t width = figure->bounds.right_um - figure->bounds.left_um;
    int32_t height = figure->bounds.bottom_um - figure->bounds.top_um;
    int32_t thin = width < height ? width : height;

    if (thin <= HAIR_UM)
        return 1;
    if (width + height - thin >= PIECE_UM &&
            (thin <= PIECE_WIDE_UM || figure->columns_um <= PIECE_WIDE_UM))
        return 1;
    return height >= 3 * figure->columns_um &&
           (figure->bounds.top_um < writing->paper.top_um ||
                   figure->bounds.bottom_um > writing->paper.bottom_um);
}

/* A staple, a crease or a shadow. Letters in a row are as straight if they are low, but
 * there is paper between them. Of a staple the image's edge or a screen leaves less, and
 * out of the paper a black border may join it. */
static int is_straight(const struct writing *writing, const struct figure *figure)
{
    int32_t length = figure_diagonal(figure), off, broad;
    int is_staple = is_at_staple(writing, figure);

    if (length < (is_staple ? STAPLE_UM : LINE_UM))
        return 0;
    off = figure_line_off(figure, is_staple ? &writing->paper : NULL);
    broad = (int32_t)(figure->area_um2 / length);
    return (off <= (length < LINE_UM ? STAPLE_OFF_UM : WIRE_OFF_UM) &&
                   broad <= WIRE_UM) ||
           (length >= LINE_UM && off <= LINE_OFF_UM &&
                   off * 100 <= broad * LINE_SOLID_PERCENT);
}

/* It may be a part of a staple, or a letter's stem. */
static int is_staple_part(const struct writing *writing, const struct figure *figure)
{
    return is_at_staple(writing, figure) &&
           figure_line_off(figure, NULL) <= STAPLE_OFF_UM;
}

static int is_letter(const struct writing *writing, const struct figure *figure)
{
    int32_t side = figure_longer_side(figure);

    if (side < SIDE_UM || is_line_piece(writing, figure))
        return 0;
    if (figure->is_at_print && figure_is_rim(figure))
        return 0;
    if (is_straight(writing, figure))
        return 0;
    return figure_inside(figure, &writing->paper) * 2 >= figure->count &&
           !is_in_code(writing, figure) && !paper_edge_holds(&writing->paper, figure);
}

/* What is seen of it, and some of what print hides: it is followed there, too. */
static int64_t ink_um2(const struct figure *figure)
{
    int64_t hidden = figure->under_um2 / HIDDEN_PART;
    int64_t most = figure->area_um2 * HIDDEN_PERCENT / 100;

    return figure->area_um2 + (hidden < most ? hidden : most);
}

static void ink_add(struct writing *writing, const struct figure *figure, int is_small)
{
    struct writing_letter *letter = &writing->letters[writing->count];

    if (writing->count >= (is_small ? WRITING_LETTERS_MAX / 2 : WRITING_LETTERS_MAX))
        return;
    *letter = (struct writing_letter){figure->bounds, ink_um2(figure), is_small,
            !is_small && is_staple_part(writing, figure)};
    writing->count++;
}

static int letter_add(struct writing *writing, const struct figure *figure)
{
    if (!is_letter(writing, figure))
        return 0;
    ink_add(writing, figure, 0);
    return 1;
}

static int small_add(struct writing *writing, const struct figure *figure)
{
    if (figure_longer_side(figure) >= SIDE_UM || is_line_piece(writing, figure))
        return 0;
    if (figure->area_um2 >= SMALL_UM2)
        ink_add(writing, figure, 1);
    return 1;
}

/* What joins a round stamp from outside, but for a staple's or a crease's straight line.
 */
static void rest_add(
        struct writing *writing, const struct figure *figure, const struct ring *ring)
{
    struct ring_rest rest;

    ring_rest_take(figure, ring, &writing->paper, &rest);
    if (rest.figure.count == 0 || writing_is_in_area(writing, &rest.figure))
        return;
    if (figure_line_off(&rest.figure, NULL) > REST_OFF_UM)
        (void)letter_add(writing, &rest.figure);
    (void)small_add(writing, &rest.figure);
}

int writing_add(struct writing *writing, const struct figure *figure)
{
    struct ring ring;

    if (!stamps_take(&writing->stamps, writing->page, figure, &ring))
        return letter_add(writing, figure) || small_add(writing, figure);
    if (ring.radius_um > 0)
        rest_add(writing, figure, &ring);
    return 0;
}

/* A letter that counts lies beside a small figure, or what may be a staple's part. */
static int has_letter_beside(
        const struct writing *writing, const struct writing_letter *own)
{
    struct layout_rect near =
            rect_grown(&own->bounds, own->is_staple ? STAPLE_NEAR_UM : BESIDE_UM);
    int32_t i;

    for (i = 0; i < writing->count; i++) {
        const struct writing_letter *letter = &writing->letters[i];

        if (!letter->is_small && !(own->is_staple && letter->is_staple) &&
                rects_meet(&near, &letter->bounds) &&
                !stamps_hold(&writing->stamps, writing->page, &letter->bounds))
            return 1;
    }
    return 0;
}

int writing_is_there(const struct writing *writing)
{
    int64_t area_um2 = 0;
    int32_t letters = 0, i;

    for (i = 0; i < writing->count; i++) {
        const struct layout_rect *bounds = &writing->letters[i].bounds;

        if (stamps_hold(&writing->stamps, writing->page, bounds) ||
                ((writing->letters[i].is_small || writing->letters[i].is_staple) &&
                        !has_letter_beside(writing, &writing->letters[i])))
            continue;
        area_um2 += writing->letters[i].area_um2;
        letters += bounds->right_um - bounds->left_um >= WORD_UM ||
                                   bounds->bottom_um - bounds->top_um >= WORD_UM
                           ? 2
                           : 1;
    }
    return letters >= 2 && area_um2 >= LEAST_UM2;
}
