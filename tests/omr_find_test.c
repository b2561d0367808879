/* omr_find_test.c -- the four corner squares, found and not made up. */
#include "omr/find.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/omr_sheet.h"

struct bench {
    struct sheet sheet;
    struct blob_window window;
    struct light light;
    struct find_target target;
    struct find_result found;
};

static int bench_open(void **state)
{
    struct bench *bench = calloc(1, sizeof(*bench));

    sheet_init(&bench->sheet);
    *state = bench;
    return find_target_of(&bench->sheet.layout.pages[0], &bench->target);
}

static int bench_close(void **state)
{
    struct bench *bench = *state;

    sheet_release(&bench->sheet);
    free(bench);
    return 0;
}

static void corners_find(struct bench *bench)
{
    struct find_dpi dpi = find_dpi(&bench->sheet.image, SHEET_WIDTH_UM);

    assert_int_equal(light_measure(&bench->sheet.image, &bench->light), 0);
    find_corners(&bench->sheet.image, &bench->light, &bench->target, &dpi, &bench->window,
            &bench->found);
}

/* The square's middle is at 10.5 mm: at 200 dpi 82.677 pixels. */
static void corners_are_found_to_a_tenth_of_a_pixel(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);

    sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
    corners_find(bench);
    assert_int_equal(bench->found.count, 4);
    assert_true(fabs(bench->found.corners[FIND_TL].x_px - 82.677) < 0.1);
    assert_true(fabs(bench->found.corners[FIND_TL].y_px - 82.677) < 0.1);
    assert_true(fabs(bench->found.corners[FIND_BR].x_px - 94.5 / 25.4 * 200) < 0.1);
    assert_true(fabs(bench->found.corners[FIND_BR].y_px - 137.5 / 25.4 * 200) < 0.1);
}

static void a_punched_hole_is_no_square(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);

    sheet_print(&bench->sheet, &pose, SHEET_COUNT, "tl");
    sheet_stroke(&bench->sheet, 10.5, 10.5, 10.5, 10.5, 5.6, 20);
    corners_find(bench);
    assert_int_equal(bench->found.count, 3);
    assert_false(bench->found.is_found[FIND_TL]);
}

static void resolution_is_believed_only_where_the_width_agrees(void **state)
{
    struct bench *bench = *state;
    struct image image = bench->sheet.image; /* 150 dpi: 620 pixels for 105 mm */

    image.dpi_x = image.dpi_y = 160;
    assert_int_equal(find_dpi(&image, SHEET_WIDTH_UM).x, 160);
    image.dpi_x = image.dpi_y = 72;
    assert_int_equal(find_dpi(&image, SHEET_WIDTH_UM).x, 150);
    image.dpi_x = image.dpi_y = 0;
    assert_int_equal(find_dpi(&image, SHEET_WIDTH_UM).x, 150);
}

/* The file says nothing and a border makes the page seem finer: 200, not 240 dpi. */
static void resolution_below_the_nearest_is_told(void **state)
{
    struct find_dpi dpi = {240, 240};

    (void)state;
    assert_int_equal(find_dpi_lower(&dpi), 0);
    assert_int_equal(dpi.x, 200);
    dpi.x = dpi.y = 75;
    assert_int_equal(find_dpi_lower(&dpi), -1);
}

/* 5 mm aside and 1 degree more: out of the places where a square is sought first. */
static void squares_far_from_their_place_are_found(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);

    pose.shift_x_mm = -5;
    pose.shift_y_mm = 5;
    pose.degrees = 1;
    sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
    corners_find(bench);
    assert_int_equal(bench->found.count, 4);
}

/* Toner of 30 % beside a pen as black as can be. */
static void pale_squares_are_found_beside_black_ink(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);

    pose.toner = 240 - 220 * 30 / 100;
    sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
    sheet_stroke(&bench->sheet, 40, 60, 90, 120, 4, 20);
    corners_find(bench);
    assert_int_equal(bench->found.count, 4);
    assert_in_range(bench->found.black, 170, 178);
}

/* A streak down the page joins two squares to all that it crosses. */
static void a_streak_through_two_squares_hides_neither(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);

    sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
    sheet_stroke(&bench->sheet, 11, -5, 11, 153, 0.6, 20);
    corners_find(bench);
    assert_int_equal(bench->found.count, 4);
    assert_true(fabs(bench->found.corners[FIND_TL].x_px - 82.677) < 0.3);
    assert_true(fabs(bench->found.corners[FIND_TL].y_px - 82.677) < 0.3);
}

static void a_square_half_gone_is_not_found(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);
    struct layout_rect half = bench->target.corners[FIND_BR];

    half.right_um -= 2500;
    sheet_print(&bench->sheet, &pose, SHEET_COUNT, "br");
    sheet_rect(&bench->sheet, &half, 20);
    corners_find(bench);
    assert_int_equal(bench->found.count, 3);
    assert_false(bench->found.is_found[FIND_BR]);
}

/* A folded corner's flap along one side: such a square once stood 0.35 mm off, and the
 * heading's print was taken for writing. 12 % of the side are gone; a printer's scales
 * differ by far less. */
static void a_square_cut_along_a_side_is_not_found(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);
    struct layout_rect cut = bench->target.corners[FIND_TL];

    cut.left_um += 600;
    sheet_print(&bench->sheet, &pose, SHEET_COUNT, "tl");
    sheet_rect(&bench->sheet, &cut, 20);
    corners_find(bench);
    assert_int_equal(bench->found.count, 3);
    assert_false(bench->found.is_found[FIND_TL]);
}

/* 0.25 mm are 5 %: what a threshold and a scale may do to a side. */
static void a_square_a_little_narrow_is_found(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);
    struct layout_rect cut = bench->target.corners[FIND_TL];

    cut.left_um += 250;
    sheet_print(&bench->sheet, &pose, SHEET_COUNT, "tl");
    sheet_rect(&bench->sheet, &cut, 20);
    corners_find(bench);
    assert_int_equal(bench->found.count, 4);
}

static void a_lost_corners_place_is_known(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);
    struct find_dpi dpi = {200, 200};
    struct spot spot;

    sheet_print(&bench->sheet, &pose, SHEET_COUNT, "br");
    corners_find(bench);
    assert_int_equal(bench->found.count, 3);
    spot = find_expect(&bench->found, &bench->target, &dpi, FIND_BR);
    assert_true(fabs(spot.x_px - 94.5 / 25.4 * 200) < 1);
    assert_true(fabs(spot.y_px - 137.5 / 25.4 * 200) < 1);
}

static int is_double(struct bench *bench)
{
    struct find_dpi dpi = {200, 200};

    assert_int_equal(light_measure(&bench->sheet.image, &bench->light), 0);
    return find_is_double(
            &bench->sheet.image, &bench->light, &bench->target, &dpi, &bench->window);
}

/* Another sheet's squares 20 mm above this one's foot. */
static void two_pairs_of_squares_are_two_sheets(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);
    struct layout_rect left = bench->target.corners[FIND_BL];
    struct layout_rect right = bench->target.corners[FIND_BR];

    sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
    assert_false(is_double(bench));
    right.top_um -= 20000;
    right.bottom_um -= 20000;
    sheet_rect(&bench->sheet, &right, 20);
    assert_false(is_double(bench)); /* one square is no pair */
    left.top_um -= 20000;
    left.bottom_um -= 20000;
    sheet_rect(&bench->sheet, &left, 20);
    assert_true(is_double(bench));
}

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)
    const struct CMUnitTest tests[] = {
            FACT(corners_are_found_to_a_tenth_of_a_pixel),
            FACT(a_punched_hole_is_no_square),
            FACT(resolution_is_believed_only_where_the_width_agrees),
            FACT(resolution_below_the_nearest_is_told),
            FACT(squares_far_from_their_place_are_found),
            FACT(pale_squares_are_found_beside_black_ink),
            FACT(a_streak_through_two_squares_hides_neither),
            FACT(a_square_half_gone_is_not_found),
            FACT(a_square_cut_along_a_side_is_not_found),
            FACT(a_square_a_little_narrow_is_found),
            FACT(a_lost_corners_place_is_known),
            FACT(two_pairs_of_squares_are_two_sheets),
    };

    return cmocka_run_group_tests_name("omr find", tests, NULL, NULL);
}
