/* forms_grid_test.c -- columns and rows clear of the folds. */
#include "forms/grid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { BOX = 6000, RIGHT = 195000 };

static void three_columns_of_20_mm_need_no_change(void **state)
{
    int32_t width = 0;

    /* Boxes at 142..148, 162..168, 182..188: none near 140 mm. */
    (void)state;
    assert_int_equal(grid_option_width(3, 11000, 20000, BOX, RIGHT, &width, NULL), 0);
    assert_int_equal(width, 20000);
}

static void a_column_moves_its_box_off_the_fold_at_140_mm(void **state)
{
    int32_t width = 0, left;

    /* 3 x 22 mm: the first box would be 137..143, across the fold. */
    (void)state;
    assert_int_equal(grid_option_width(3, 11000, 22000, BOX, RIGHT, &width, NULL), 0);
    assert_int_not_equal(width, 22000);
    left = RIGHT - 3 * width + (width - BOX) / 2;
    assert_true(left >= 141500 || left + BOX <= 138500);
}

static void boxes_that_reach_over_the_middle_are_refused(void **state)
{
    struct error err;
    int32_t width = 0;

    /* Right of 106.5 mm there are 88.5 mm; eight columns of 11 mm begin at
     * 107 with a box at 109.5; of 11.4 mm at 103.8 with a box at 106.5: both would
     * do but for the fold at 140; of 11.5 mm the box stands at 105.75: too far. */
    (void)state;
    assert_int_equal(grid_option_width(8, 11500, 11500, BOX, RIGHT, &width, &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
    assert_int_equal(width, 0);
}

static void rows_share_what_a_fold_pushes(void **state)
{
    static const struct grid_row least[3] = {{9200, 0}, {9200, 0}, {9200, 0}};
    struct grid_rows rows;

    /* Middles at 79.6, 88.8, 98.0: the third lies on the fold at 99 mm and goes
     * to 103.5 (half a box and 1.5 mm behind it): 5.5 mm, shared by two rows. */
    (void)state;
    grid_place(least, 3, 75000, 9200, BOX, &rows);
    assert_int_equal(rows.tops[0], 75000);
    assert_int_equal(rows.tops[1], 75000 + 9200 + 2750);
    assert_int_equal(rows.tops[2], 75000 + 2 * 9200 + 5500);
    assert_int_equal(rows.tops[3], rows.tops[2] + 9200);
    assert_int_equal(rows.stretch_um, 5500);
}

static void a_box_1500_um_from_a_fold_stays(void **state)
{
    static const struct grid_row least[1] = {{9200, 0}};
    struct grid_rows rows;

    /* The middle at 94.5 mm: the box ends at 97.5. One micrometre more is pushed. */
    (void)state;
    grid_place(least, 1, 94500 - 4600, 9200, BOX, &rows);
    assert_int_equal(rows.stretch_um, 0);
    grid_place(least, 1, 94501 - 4600, 9200, BOX, &rows);
    assert_int_equal(rows.tops[0], 103500 - 4600);
}

static void rows_end_at_the_limit_or_do_not_fit(void **state)
{
    static const struct grid_row least[2] = {{10000, 0}, {20000, 0}};
    struct grid_rows rows;

    (void)state;
    assert_int_equal(grid_fit(least, 2, 20000, 0, 9200, BOX, 50000, &rows), 1);
    assert_int_equal(rows.tops[2], 50000);
    assert_int_equal(grid_fit(least, 2, 20000, 0, 9200, BOX, 49999, &rows), 0);
}

static void five_rows_to_a_third_need_no_stretch(void **state)
{
    struct grid_row least[20];
    struct grid_rows rows;
    size_t i;

    /* 9.9 mm goes five times into the 49.5 mm between folds: from 69.3 mm on,
     * every fold lies between two rows. */
    (void)state;
    for (i = 0; i < 20; i++)
        least[i] = (struct grid_row){9200, 0};
    assert_int_equal(grid_fit(least, 20, 69300, 0, 9900, BOX, 267300, &rows), 1);
    assert_int_equal(rows.stretch_um, 0);
    assert_int_equal(rows.tops[20], 267300);
}

static void eleven_boxes_stand_5_mm_apart_off_both_folds(void **state)
{
    int32_t lefts[11];
    size_t i;

    /* 11 mm from box to box. The first right of the fold at 140 mm begins at 141.5 or
     * later; three boxes to the left of it, the one before the fold at 105 mm must end at
     * 103.5: 141.5 is the only place. Five stand to the right of it, six to the left. */
    (void)state;
    assert_int_equal(grid_steps(11, 25000, 193500, BOX, 5000, lefts, NULL), 0);
    for (i = 0; i < 11; i++)
        assert_int_equal(lefts[i], 141500 + 11000 * ((int32_t)i - 6));
}

static void boxes_too_large_for_a_row_are_refused(void **state)
{
    struct error err;
    int32_t lefts[11];

    /* Between the folds 35 mm hold three of 9 mm, 3 mm apart, if a gap of 3 mm lies on
     * each fold: 3 * 12 = 36 mm do not fit. */
    (void)state;
    assert_int_equal(grid_steps(11, 25000, 193500, 9000, 5000, lefts, &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
}

static void what_stands_above_a_box_is_no_part_of_its_middle(void **state)
{
    static const struct grid_row least[2] = {{9200, 7000}, {9200, 0}};
    struct grid_rows rows;

    /* A heading of 7 mm: the middle is at 87 + 7 + 4.6 = 98.6, on the fold at 99; the box
     * goes to 103.5, 4.9 mm lower, and the row below follows. */
    (void)state;
    grid_place(least, 2, 87000, 9200, BOX, &rows);
    assert_int_equal(rows.stretch_um, 4900);
    assert_int_equal(rows.tops[0], 91900);
    assert_int_equal(rows.tops[1], 91900 + 16200);
    assert_int_equal(rows.tops[2], 91900 + 25400);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(three_columns_of_20_mm_need_no_change),
            cmocka_unit_test(a_column_moves_its_box_off_the_fold_at_140_mm),
            cmocka_unit_test(boxes_that_reach_over_the_middle_are_refused),
            cmocka_unit_test(rows_share_what_a_fold_pushes),
            cmocka_unit_test(a_box_1500_um_from_a_fold_stays),
            cmocka_unit_test(rows_end_at_the_limit_or_do_not_fit),
            cmocka_unit_test(eleven_boxes_stand_5_mm_apart_off_both_folds),
            cmocka_unit_test(boxes_too_large_for_a_row_are_refused),
            cmocka_unit_test(what_stands_above_a_box_is_no_part_of_its_middle),
            cmocka_unit_test(five_rows_to_a_third_need_no_stretch),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
