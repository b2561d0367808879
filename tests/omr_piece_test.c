/* omr_piece_test.c -- the same place of the paper, however the sheet lay. */
#include "omr/piece.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "omr/mosaic.h"
#include "omr/resample.h"
#include "tests/omr_sheet.h"

enum {
    TILE_PX = 260, /* of 13 mm: a box of 6 mm and 3.5 mm on either side */
    PX_A_MM = 20,
    NEAR_PX = 6, /* 0.3 mm */
    ROW_PX = 810 /* of 81 mm: a row of 75 mm and 3 mm on either side */
};

struct desk {
    struct sheet sheet;
    struct locate_work work;
    struct located located;
    struct image piece;
};

static int start(void **state)
{
    struct desk *desk = calloc(1, sizeof(*desk));

    assert_non_null(desk);
    sheet_init(&desk->sheet);
    *state = desk;
    return 0;
}

static int end(void **state)
{
    struct desk *desk = *state;

    sheet_release(&desk->sheet);
    locate_work_release(&desk->work);
    image_release(&desk->piece);
    free(desk);
    return 0;
}

static void find(struct desk *desk)
{
    const struct layout *layout = &desk->sheet.layout;

    assert_int_equal(locate_page(&desk->sheet.image, layout, &layout->pages[0],
                             desk->sheet.pose.is_turned ? 180 : 0, &desk->work,
                             &desk->located, NULL),
            0);
}

static void scan(struct desk *desk, const struct sheet_pose *pose)
{
    sheet_print(&desk->sheet, pose, SHEET_COUNT, NULL);
    sheet_scan(&desk->sheet);
    find(desk);
}

static void cut_box(struct desk *desk, const char *contest, const char *option)
{
    struct layout_rect part;

    assert_int_equal(piece_box(&desk->sheet.layout.pages[0], contest, option, &part), 0);
    assert_int_equal(piece_cut(&desk->located, &part, TILE_PX, &desk->piece, NULL), 0);
    assert_int_equal(desk->piece.height_px, TILE_PX);
}

static int level(const struct image *image, int x, int y)
{
    return image->pixels[(size_t)y * (size_t)image->width_px + (size_t)x];
}

/* The middle of what is dark, from its outermost pixels. */
static void dark_middle(const struct image *image, double *x_px, double *y_px)
{
    int left = image->width_px, top = image->height_px, right = -1, bottom = -1, x, y;

    for (y = 0; y < image->height_px; y++)
        for (x = 0; x < image->width_px; x++)
            if (level(image, x, y) < 128) {
                left = x < left ? x : left;
                right = x > right ? x : right;
                top = y < top ? y : top;
                bottom = y > bottom ? y : bottom;
            }
    *x_px = (left + right + 1) / 2.0;
    *y_px = (top + bottom + 1) / 2.0;
}

static void check_centred(struct desk *desk, const char *contest, const char *option)
{
    double x, y;

    cut_box(desk, contest, option);
    dark_middle(&desk->piece, &x, &y);
    if (fabs(x - TILE_PX / 2.0) > NEAR_PX || fabs(y - TILE_PX / 2.0) > NEAR_PX)
        fail_msg("box %s of %s lies %.2f, %.2f mm off its tile's middle", option, contest,
                (x - TILE_PX / 2.0) / PX_A_MM, (y - TILE_PX / 2.0) / PX_A_MM);
}

/* Ways to lie in the scanner; all of them are read, so all must be shown. */
static const struct sheet_pose poses[] = {
        {300, 0, 0, 0, 1, 0, 0, 0, 240, 20},
        {300, 0, 6, -6, 1, 0, 0, 0, 240, 20},    /* shifted by 6 mm each way */
        {300, 0, -6, 6, 1, 0, 1, 0, 240, 20},    /* and upside down */
        {300, 3, 0, 0, 1, 0, 0, 0, 240, 20},     /* skewed by 3 degrees */
        {300, -3, 2, 3, 1, 0, 1, 0, 240, 20},    /* the other way, upside down */
        {300, 0, 0, 0, 1, 0.01, 0, 0, 240, 20},  /* stretched by the feeder */
        {200, 1, 3, 3, 1.01, 0, 0, 1, 240, 20},  /* black and white, a little large */
        {600, 1, 4, -4, 0.99, 0, 1, 0, 200, 60}, /* fine, grey paper and pale toner */
};
enum { POSES = sizeof(poses) / sizeof(poses[0]) };

static void the_box_is_in_the_middle_of_its_tile_however_the_sheet_lay(void **state)
{
    struct desk *desk = *state;
    size_t i;

    for (i = 0; i < POSES; i++) {
        scan(desk, &poses[i]);
        assert_true(desk->located.is_registered);
        check_centred(desk, "1", "high");
        check_centred(desk, "3", "medium");
        check_centred(desk, "6", "low");
    }
}

static int is_dark_near(const struct image *image, int x, int y)
{
    int i;

    for (i = -NEAR_PX / 2; i <= NEAR_PX / 2; i++) /* a row has 10 pixels a mm */
        if (level(image, x + i, y) < 128)
            return 1;
    return 0;
}

/* Left outlines of the three boxes at 50, 66 and 82 mm; the row begins at 13 mm. */
static void check_row(const struct image *row)
{
    int option;

    assert_int_equal(row->width_px, ROW_PX);
    assert_int_equal(row->height_px, 180); /* 12 mm and 3 mm on either side */
    for (option = 0; option < SHEET_OPTIONS; option++)
        assert_true(is_dark_near(row, (int)((sheet_box_x(option) - 13) * 10) + 1, 90));
}

static void a_row_and_the_printed_row_show_the_same_place(void **state)
{
    struct desk *desk = *state;
    const struct layout *layout = &desk->sheet.layout;
    struct layout_rect part;
    size_t i;

    assert_int_equal(piece_row(layout, &layout->pages[0], "4", &part), 0);
    assert_int_equal(
            piece_printed(layout, &layout->pages[0], &part, ROW_PX, &desk->piece, NULL),
            0);
    check_row(&desk->piece);
    for (i = 0; i < POSES; i++) {
        scan(desk, &poses[i]);
        assert_int_equal(piece_cut(&desk->located, &part, ROW_PX, &desk->piece, NULL), 0);
        check_row(&desk->piece);
    }
}

static void paper_is_white_and_pencil_is_seen(void **state)
{
    struct sheet_pose pose = {300, 0, 0, 0, 1, 0, 0, 0, 200, 20};
    struct desk *desk = *state;

    sheet_print(&desk->sheet, &pose, SHEET_COUNT, NULL);
    /* 10 % darker than this grey paper */
    sheet_cross(&desk->sheet, 0, 0, 0.5, 180);
    find(desk);
    cut_box(desk, "1", "high");
    assert_int_equal(level(&desk->piece, 5, 5), 255);
    assert_in_range(level(&desk->piece, TILE_PX / 2, TILE_PX / 2), 200, 240);
}

static void without_a_corner_nothing_is_made_up(void **state)
{
    struct sheet_pose pose = sheet_pose_plain(300);
    struct desk *desk = *state;

    sheet_print(&desk->sheet, &pose, SHEET_COUNT, "br");
    find(desk);
    assert_false(desk->located.is_registered);
    /* The page fills this picture, so the box is there all the same; and the frame. */
    cut_box(desk, "2", "high");
    assert_true(level(&desk->piece, 0, 0) == 255 && level(&desk->piece, 9, 0) < 128);
    assert_int_equal(level(&desk->piece, 9, 9), 255);
    assert_true(level(&desk->piece, 72, 130) < 128); /* 3.6 mm: the left outline */
}

static void an_edge_mark_that_is_missing_leaves_the_corners(void **state)
{
    struct sheet_pose pose = sheet_pose_plain(300);
    struct desk *desk = *state;

    pose.shift_x_mm = 5;
    sheet_print(&desk->sheet, &pose, SHEET_COUNT, "left-3");
    find(desk);
    assert_true(desk->located.is_registered);
    check_centred(desk, "3", "medium");
}

static void a_page_with_nothing_on_it_is_shown_as_it_is(void **state)
{
    struct desk *desk = *state;
    struct layout_rect page = {0, 0, SHEET_WIDTH_UM, SHEET_HEIGHT_UM};

    assert_int_equal(image_allocate(&desk->sheet.image, 40, 60, NULL), 0);
    memset(desk->sheet.image.pixels, 255, 40 * 60);
    find(desk);
    assert_false(desk->located.is_registered);
    assert_int_equal(piece_cut(&desk->located, &page, 105, &desk->piece, NULL), 0);
    assert_int_equal(desk->piece.height_px, 148);
    assert_int_equal(level(&desk->piece, 50, 70), 255);
}

static void what_lies_beyond_the_scan_is_grey(void **state)
{
    struct sheet_pose pose = sheet_pose_plain(300);
    struct desk *desk = *state;
    struct layout_rect page = {0, 0, SHEET_WIDTH_UM, SHEET_HEIGHT_UM};

    pose.shift_x_mm = -6;
    scan(desk, &pose);
    assert_int_equal(piece_cut(&desk->located, &page, 1050, &desk->piece, NULL), 0);
    /* 200 of the 236 that paper of 240 is taken for */
    assert_in_range(level(&desk->piece, 55, 700), 210, 220);
    assert_int_equal(level(&desk->piece, 65, 700), 255);
}

static void widths_that_make_no_sense_are_refused(void **state)
{
    struct desk *desk = *state;
    struct layout_rect page = {0, 0, SHEET_WIDTH_UM, SHEET_HEIGHT_UM};
    struct layout_rect high = {0, 0, 1000, SHEET_HEIGHT_UM};
    struct error err;

    scan(desk, &poses[0]);
    assert_int_equal(piece_cut(&desk->located, &page, 0, &desk->piece, &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
    assert_int_equal(piece_cut(&desk->located, &page, RESAMPLE_WIDTH_MAX_PX + 1,
                             &desk->piece, &err),
            -1);
    assert_int_equal(piece_cut(&desk->located, &high, 100, &desk->piece, &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
}

static void tiles_stand_in_the_order_given(void **state)
{
    struct desk *desk = *state;
    struct mosaic mosaic;
    struct layout_rect part;
    int i, line = MOSAIC_COLUMNS;

    scan(desk, &poses[0]);
    mosaic_init(&mosaic);
    assert_int_equal(piece_box(&desk->sheet.layout.pages[0], "1", "high", &part), 0);
    for (i = 0; i < line + 1; i++) /* the second and the last are broken */
        assert_int_equal(mosaic_add(&mosaic, i == 1 || i == line ? NULL : &desk->located,
                                 &part, NULL),
                0);
    mosaic_finish(&mosaic);
    assert_int_equal(mosaic.canvas.width_px, 20 * MOSAIC_TILE_PX);
    assert_int_equal(mosaic.canvas.height_px, 2 * MOSAIC_TILE_PX);
    /* 10 pixels from a tile's left and top: paper, or the grey of a broken one */
    assert_int_equal(level(&mosaic.canvas, 10, 20), 255);
    assert_int_equal(level(&mosaic.canvas, MOSAIC_TILE_PX + 10, 20), 204);
    assert_int_equal(level(&mosaic.canvas, 2 * MOSAIC_TILE_PX + 10, 20), 255);
    assert_int_equal(level(&mosaic.canvas, 10, MOSAIC_TILE_PX + 20), 204);
    /* its cross goes through the middle; a box that was read is empty there */
    assert_int_equal(level(&mosaic.canvas, MOSAIC_TILE_PX + 36, 36), 119);
    assert_int_equal(level(&mosaic.canvas, 36, 36), 255);
    /* nothing behind the last */
    assert_int_equal(
            level(&mosaic.canvas, MOSAIC_TILE_PX + 10, MOSAIC_TILE_PX + 20), 255);
    mosaic_release(&mosaic);
}

static void the_two_hundred_and_first_tile_is_refused(void **state)
{
    struct mosaic mosaic;
    struct error err;
    int i;

    (void)state;
    mosaic_init(&mosaic);
    for (i = 0; i < MOSAIC_TILES_MAX; i++)
        assert_int_equal(mosaic_add(&mosaic, NULL, NULL, NULL), 0);
    assert_int_equal(mosaic_add(&mosaic, NULL, NULL, &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
    mosaic_finish(&mosaic);
    assert_int_equal(mosaic.canvas.height_px, 10 * MOSAIC_TILE_PX);
    mosaic_release(&mosaic);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_box_is_in_the_middle_of_its_tile_however_the_sheet_lay),
            cmocka_unit_test(a_row_and_the_printed_row_show_the_same_place),
            cmocka_unit_test(paper_is_white_and_pencil_is_seen),
            cmocka_unit_test(without_a_corner_nothing_is_made_up),
            cmocka_unit_test(an_edge_mark_that_is_missing_leaves_the_corners),
            cmocka_unit_test(a_page_with_nothing_on_it_is_shown_as_it_is),
            cmocka_unit_test(what_lies_beyond_the_scan_is_grey),
            cmocka_unit_test(widths_that_make_no_sense_are_refused),
            cmocka_unit_test(tiles_stand_in_the_order_given),
            cmocka_unit_test(the_two_hundred_and_first_tile_is_refused),
    };

    return cmocka_run_group_tests(tests, start, end);
}
