/* omr_arm_test.c -- which pieces of ink go on from a mark's arm, and which do not. */
#include "omr/arm.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { PLACES_MAX = 200, STEP_UM = 100, PAPER_CELLS = 400 };

struct bench {
    struct layout_box box;
    struct layout_name row;
    struct layout_page page;
    uint8_t is_inked_box[1];
    struct arms arms;
    struct backmap_place places[PLACES_MAX];
    uint8_t near[PAPER_CELLS * PAPER_CELLS];
};

/* One box of 6 mm with its middle at (50, 50) mm. */
static int bench_open(void **state)
{
    struct bench *bench = calloc(1, sizeof(*bench));

    if (bench == NULL)
        return -1;
    bench->page.boxes = &bench->box;
    bench->page.box_count = 1;
    bench->page.rows = &bench->row;
    bench->page.row_count = 1;
    bench->box.rect = (struct layout_rect){47000, 47000, 53000, 53000};
    arms_start(&bench->arms, 1, NULL);
    *state = bench;
    return 0;
}

static int bench_close(void **state)
{
    free(*state);
    return 0;
}

/* One row of cells from one place to another. */
static struct figure stroke(
        struct bench *bench, int32_t x, int32_t y, int32_t to_x, int32_t to_y)
{
    int32_t length = abs(to_x - x) > abs(to_y - y) ? abs(to_x - x) : abs(to_y - y);
    struct figure figure = {.places = bench->places, .count = length / STEP_UM + 1};
    int32_t i;

    for (i = 0; i < figure.count; i++)
        bench->places[i] = (struct backmap_place){x + (to_x - x) * i / (figure.count - 1),
                y + (to_y - y) * i / (figure.count - 1)};
    figure.bounds = (struct layout_rect){x < to_x ? x : to_x, y < to_y ? y : to_y,
            (x < to_x ? to_x : x) + 1, (y < to_y ? to_y : y) + 1};
    return figure;
}

/* A mark in the box, its arm ending at its upper right corner. */
static void mark_draw(struct bench *bench)
{
    struct figure arm = stroke(bench, 49000, 51000, 53000, 47000);

    arm_reach(&bench->arms, &bench->page.boxes[0].rect, 0, &arm);
}

static struct arm_piece *piece_draw(
        struct bench *bench, int32_t x, int32_t y, int32_t to_x, int32_t to_y)
{
    struct figure figure = stroke(bench, x, y, to_x, to_y);
    struct arm_piece *piece = arm_try(&bench->arms, &figure);

    if (piece != NULL)
        bench->arms.count++;
    return piece;
}

static const struct layout_box *piece_box(
        struct bench *bench, int32_t x, int32_t y, int32_t to_x, int32_t to_y)
{
    struct arm_piece *piece;

    mark_draw(bench);
    piece = piece_draw(bench, x, y, to_x, to_y);
    if (piece == NULL)
        return NULL;
    arms_join(&bench->arms, &bench->page, bench->is_inked_box);
    return piece->box;
}

/* 2.8 mm of nothing, then 2.8 mm of stroke on the arm's own line. The row above was once
 * held for it. */
static void an_arm_goes_on_beyond_a_long_skip(void **state)
{
    struct bench *bench = *state;

    assert_ptr_equal(piece_box(bench, 55000, 45000, 57000, 43000), bench->page.boxes);
}

static void a_piece_shorter_than_its_skip_points_at_nothing(void **state)
{
    assert_null(piece_box(*state, 55000, 45000, 56200, 43800));
}

/* 3.5 mm away. */
static void beyond_the_longest_skip_is_no_arm(void **state)
{
    assert_null(piece_box(*state, 55500, 44500, 58500, 41500));
}

/* As far away as the arm's piece above, and as long, but level. */
static void a_piece_that_points_elsewhere_is_no_arm(void **state)
{
    assert_null(piece_box(*state, 55000, 45000, 57800, 45000));
}

static void a_stroke_longer_than_arms_are_is_none(void **state)
{
    struct bench *bench = *state;

    assert_null(piece_box(bench, 53500, 46500, 62700, 37300));
    /* parted from its mark by a printed line, an arm into the next row's box was none */
    assert_non_null(piece_box(bench, 53500, 46500, 60500, 39500));
}

/* The second is 5.7 mm from the mark, and nothing to it without the first. */
static void an_arm_goes_on_from_piece_to_piece(void **state)
{
    struct bench *bench = *state;
    struct arm_piece *far, *near;

    mark_draw(bench);
    far = piece_draw(bench, 57000, 43000, 58500, 41500);
    near = piece_draw(bench, 54000, 46000, 56000, 44000);
    arms_join(&bench->arms, &bench->page, bench->is_inked_box);
    assert_ptr_equal(near->box, bench->page.boxes);
    assert_ptr_equal(far->box, bench->page.boxes);
}

/* As the second, but the first is near the box, and the mark's end as it is. */
static void an_arm_goes_on_from_its_end_beside_the_box(void **state)
{
    struct bench *bench = *state;
    struct figure end = stroke(bench, 53500, 46500, 55500, 44500);

    arm_reach_beside(&bench->arms, &bench->page, (const uint8_t[]){1}, &end);
    assert_non_null(piece_box(bench, 56200, 43800, 57000, 43000));
}

/* A white line on the glass cut it off: it lies across the arm's line. */
static void the_round_end_of_an_arm_is_its_own(void **state)
{
    assert_non_null(piece_box(*state, 53300, 46300, 53900, 46900));
}

static void a_dot_farther_off_is_not(void **state)
{
    assert_null(piece_box(*state, 53800, 45600, 54400, 46200));
}

/* A skip and a printed line lay between: 2.1 mm, and 1.1 mm of stroke beyond. */
static void an_arms_short_end_lies_on_its_ray(void **state)
{
    assert_non_null(piece_box(*state, 54500, 45500, 55300, 44700));
}

static void an_end_beside_the_ray_is_not_its_own(void **state)
{
    assert_null(piece_box(*state, 54850, 45850, 55650, 45050));
}

/* 2.5 mm away, and 0.5 mm beside the ray. Rows with a mark of their own were held for
 * such ends of their neighbours' arms; a row without one still is. */
static void an_end_in_a_marked_row_may_lie_farther_off(void **state)
{
    struct bench *bench = *state;
    struct arm_piece *piece;

    mark_draw(bench);
    piece = piece_draw(bench, 55100, 45600, 55700, 45000);
    assert_non_null(piece);
    piece->row_count = 1; /* row 0 */
    arms_join(&bench->arms, &bench->page, bench->is_inked_box);
    assert_null(piece->box);
    bench->is_inked_box[0] = 1;
    arms_join(&bench->arms, &bench->page, bench->is_inked_box);
    assert_ptr_equal(piece->box, bench->page.boxes);
    piece = piece_draw(bench, 59100, 41600, 59700, 41000); /* farther than that */
    assert_non_null(piece);
    piece->row_count = 1;
    arms_join(&bench->arms, &bench->page, bench->is_inked_box);
    assert_null(piece->box);
}

/* A label of 2.2 x 2.2 mm beyond the arm's tip. */
static void label_print(struct bench *bench, struct printed *printed)
{
    int32_t x, y;

    printed->width = printed->height = PAPER_CELLS;
    printed->near = bench->near;
    memset(bench->near, PRINTED_FAR, sizeof(bench->near));
    for (y = printed_cell(44400); y < printed_cell(46600); y++)
        for (x = printed_cell(53400); x < printed_cell(55600); x++)
            bench->near[y * PAPER_CELLS + x] = 0;
    arms_start(&bench->arms, 1, printed);
}

/* 3.8 mm away, of which the label over the next box hides 3: its row was held. */
static void an_arm_goes_on_behind_a_label(void **state)
{
    struct bench *bench = *state;
    struct printed printed = {0};

    assert_null(piece_box(bench, 55700, 44300, 57000, 42600));
    label_print(bench, &printed);
    assert_non_null(piece_box(bench, 55700, 44300, 57000, 42600));
    label_print(bench, &printed);
    assert_non_null(piece_box(bench, 55300, 44300, 55600, 44000)); /* its end alone */
    label_print(bench, &printed); /* bent, where nearly all of its way is hidden */
    assert_non_null(piece_box(bench, 55700, 45400, 57900, 45000));
    label_print(bench, &printed);
    assert_null(piece_box(bench, 57300, 46300, 58700, 47500)); /* beside its way */
}

/* As it lies in a row, that has a mark of its own or not. */
static const struct layout_box *box_in_row(
        struct bench *bench, int is_marked, const struct figure *figure)
{
    struct arm_piece *piece = arm_try(&bench->arms, figure);

    assert_non_null(piece);
    bench->arms.count++;
    piece->row_count = 1; /* row 0 */
    bench->is_inked_box[0] = (uint8_t)is_marked;
    arms_join(&bench->arms, &bench->page, bench->is_inked_box);
    return piece->box;
}

/* A 1 over the next box, as narrow as a row's line. */
static void digit_print(struct bench *bench, struct printed *printed)
{
    int32_t x, y;

    printed->width = printed->height = PAPER_CELLS;
    printed->near = bench->near;
    memset(bench->near, PRINTED_FAR, sizeof(bench->near));
    for (y = printed_cell(44000); y < printed_cell(47000); y++)
        for (x = printed_cell(53900); x < printed_cell(54900); x++)
            bench->near[y * PAPER_CELLS + x] = 0;
    arms_start(&bench->arms, 1, printed);
    mark_draw(bench);
}

/* A digit hides the middle of a felt arm; what is left of its side below lies 1.1 mm
 * beside the ray to its tip. Rows with marks were held for it. */
static void what_a_label_leaves_of_an_arm_may_be_its_other_side(void **state)
{
    struct bench *bench = *state;
    struct printed printed = {0};
    struct figure side;

    mark_draw(bench);
    side = stroke(bench, 56010, 45550, 56720, 44840);
    assert_null(box_in_row(bench, 1, &side));
    digit_print(bench, &printed);
    side = stroke(bench, 56010, 45550, 56720, 44840);
    assert_ptr_equal(box_in_row(bench, 1, &side), bench->page.boxes);
    digit_print(bench, &printed);
    side = stroke(bench, 56080, 47030, 56790, 46320); /* 2.2 mm beside it */
    assert_null(box_in_row(bench, 1, &side));
}

/* 1.4 mm of a felt pen, as broad as long: no straight stroke. */
static struct figure square(struct bench *bench, int32_t x, int32_t y)
{
    struct figure figure = {.bounds = {x, y, x + 1301, y + 1301},
            .places = bench->places,
            .count = 14 * 14};
    int32_t i;

    for (i = 0; i < figure.count; i++)
        bench->places[i] = (struct backmap_place){x + i % 14 * 100, y + i / 14 * 100};
    return figure;
}

static void a_broad_piece_is_an_arms_rest_behind_print_alone(void **state)
{
    struct bench *bench = *state;
    struct printed printed = {0};
    struct figure figure;

    mark_draw(bench);
    figure = square(bench, 55300, 44550);
    assert_null(box_in_row(bench, 1, &figure));
    digit_print(bench, &printed);
    figure = square(bench, 55300, 44550);
    assert_ptr_equal(box_in_row(bench, 1, &figure), bench->page.boxes);
    digit_print(bench, &printed);
    figure = square(bench, 55300, 44550);
    assert_null(box_in_row(bench, 0, &figure)); /* in a row without a mark */
}

/* Down from the box's right half to the next row: the ray from its middle misses what is
 * left of it beyond a label by 1.3 mm, and it is too short to point back. */
static void an_arm_goes_on_where_it_points(void **state)
{
    struct bench *bench = *state;
    struct figure figure = stroke(bench, 52000, 49000, 52000, 53000);

    arm_reach(&bench->arms, &bench->page.boxes[0].rect, 0, &figure);
    figure = stroke(bench, 52200, 56000, 52300, 56900);
    assert_null(box_in_row(bench, 0, &figure)); /* in a row without a mark */
    bench->arms.count = 0;
    figure = stroke(bench, 52200, 56000, 52300, 56900);
    assert_ptr_equal(box_in_row(bench, 1, &figure), bench->page.boxes);
    figure = stroke(bench, 52200, 59500, 52300, 60400); /* from piece to piece */
    assert_ptr_equal(box_in_row(bench, 1, &figure), bench->page.boxes);
}

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)
    const struct CMUnitTest tests[] = {
            FACT(an_arm_goes_on_beyond_a_long_skip),
            FACT(an_arms_short_end_lies_on_its_ray),
            FACT(an_arm_goes_on_behind_a_label),
            FACT(an_end_beside_the_ray_is_not_its_own),
            FACT(an_end_in_a_marked_row_may_lie_farther_off),
            FACT(a_piece_shorter_than_its_skip_points_at_nothing),
            FACT(beyond_the_longest_skip_is_no_arm),
            FACT(a_piece_that_points_elsewhere_is_no_arm),
            FACT(a_stroke_longer_than_arms_are_is_none),
            FACT(an_arm_goes_on_from_piece_to_piece),
            FACT(an_arm_goes_on_from_its_end_beside_the_box),
            FACT(the_round_end_of_an_arm_is_its_own),
            FACT(a_dot_farther_off_is_not),
            FACT(what_a_label_leaves_of_an_arm_may_be_its_other_side),
            FACT(a_broad_piece_is_an_arms_rest_behind_print_alone),
            FACT(an_arm_goes_on_where_it_points),
    };

    return cmocka_run_group_tests_name("omr arm", tests, NULL, NULL);
}
