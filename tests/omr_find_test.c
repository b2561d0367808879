/* omr_find_test.c -- white and black, corners and edge marks. */
#include "omr/find.h"
#include "omr/register.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

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

static void white_and_black_are_the_sheets_own(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(150);

    pose.paper = 180;
    pose.toner = 90;
    sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
    corners_find(bench);
    assert_int_equal(bench->light.paper, 180);
    assert_int_equal(light_white(&bench->light, 300, 400), 180);
    assert_int_equal(bench->found.black, 90);
    bench->light.black = 90;
    assert_int_equal(light_level(&bench->light, 300, 400, 500), 135);
    assert_int_equal(light_dark(180, 180, 90), 0);
    assert_int_equal(light_dark(90, 180, 90), LIGHT_DARK_FULL);
    assert_int_equal(light_dark(20, 180, 90), LIGHT_DARK_FULL);
}

static void a_page_without_contrast_has_no_light(void **state)
{
    struct bench *bench = *state;

    memset(bench->sheet.image.pixels, 200,
            (size_t)bench->sheet.image.width_px * (size_t)bench->sheet.image.height_px);
    assert_int_equal(light_measure(&bench->sheet.image, &bench->light), -1);
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

static void edge_marks_follow_a_stretch(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);
    const struct layout_page *page = &bench->sheet.layout.pages[0];
    struct register_result result;
    struct register_map map;
    struct spot spot;
    double x, y;

    pose.stretch = 0.015;
    pose.degrees = 1;
    sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
    corners_find(bench);
    register_corners(page, &bench->found, 0, &map);
    register_edges(&bench->sheet.image, &bench->light, page, &map, &result);
    assert_int_equal(result.fault, REGISTER_GOOD);
    spot = register_place(&map, 53000, 76000); /* a box's middle, halfway down */
    sheet_unmap(&pose, spot.x_px * 127, spot.y_px * 127, &x, &y);
    assert_true(fabs(x - 53000) < 60);
    assert_true(fabs(y - 76000) < 60);
}

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)
    const struct CMUnitTest tests[] = {
            FACT(white_and_black_are_the_sheets_own),
            FACT(a_page_without_contrast_has_no_light),
            FACT(corners_are_found_to_a_tenth_of_a_pixel),
            FACT(a_punched_hole_is_no_square),
            FACT(resolution_is_believed_only_where_the_width_agrees),
            FACT(edge_marks_follow_a_stretch),
    };

    return cmocka_run_group_tests_name("omr find", tests, NULL, NULL);
}
