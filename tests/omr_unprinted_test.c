/* omr_unprinted_test.c -- ink beside the boxes: lines, writing, dirt. */
#include "tests/omr_voted.h"

/* Dirt on the glass: columns of the image, whatever the sheet's skew. */
static void glass_streak(struct sheet *sheet, double at_mm, double width_mm,
        double from_mm, double to_mm, int level)
{
    struct image *image = &sheet->image;
    double pixels = sheet->pose.dpi / 25.4;
    int x, y;

    for (y = (int)(from_mm * pixels); y < to_mm * pixels && y < image->height_px; y++)
        for (x = (int)(at_mm * pixels); x < (at_mm + width_mm) * pixels; x++) {
            uint8_t *pixel =
                    image->pixels + (size_t)y * (size_t)image->width_px + (size_t)x;

            *pixel = *pixel < level ? *pixel : (uint8_t)level;
        }
}

static void a_streak_beside_the_boxes_is_nothing(void **state)
{
    struct bench *bench = *state;

    glass_streak(voted(bench, 0.5), 61.5, 0.3, 0, 148, PEN);
    assert_clear(bench);
    glass_streak(voted(bench, 0.5), 61.5, 1, 70, 148, PEN);
    assert_clear(bench);
}

static void a_short_line_in_a_row_is_no_streak(void **state)
{
    struct bench *bench = *state;

    glass_streak(voted(bench, 0), 61.5, 0.3, name_y(2) - 2, name_y(2) + 2, PEN);
    assert_held(bench, REASON_MARK_UNSURE);
}

static void letters_in_the_margin_are_writing(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = voted(bench, 0);

    sheet_stroke(sheet, 98, 4, 100, 6.5, 0.4, PEN);
    sheet_stroke(sheet, 100, 4, 98, 6.5, 0.4, PEN);
    assert_clear(bench); /* one letter */
    sheet_stroke(sheet, 94, 4, 96, 6.5, 0.4, PEN);
    sheet_stroke(sheet, 96, 4, 94, 6.5, 0.4, PEN);
    assert_held(bench, REASON_WRITING);
}

static void a_staple_is_no_writing(void **state)
{
    struct bench *bench = *state;

    sheet_stroke(voted(bench, 0), 16, 3, 25, 7, 0.5, PEN);
    assert_clear(bench);
}

/* Three blots of felt pen in a margin were taken for holes, and nothing was said. */
static void a_hole_of_a_pair_is_no_writing_a_blot_is(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = voted(bench, 0);

    sheet_stroke(sheet, 12, 32, 12, 32, 5.5, BACKING);
    assert_held(bench, REASON_WRITING);
    sheet_stroke(sheet, 92, 32, 92, 32, 5.5, BACKING); /* 80 mm from it, as ISO 838 has */
    assert_clear(bench);
}

/* A word over print leaves pieces of letters, each smaller than a speck. */
static void pieces_near_each_other_are_writing(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = voted(bench, 0);
    int i;

    for (i = 0; i < 2; i++)
        sheet_stroke(sheet, 45 + 1.7 * i, 128, 45 + 1.7 * i, 128.2, 0.45, PEN);
    assert_clear(bench); /* two specks */
    for (i = 0; i < 3; i++)
        sheet_stroke(sheet, 45 + 1.7 * i, 129.7, 45 + 1.7 * i, 129.9, 0.45, PEN);
    assert_held(bench, REASON_WRITING);
}

static void a_folded_corner_is_no_writing(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = voted(bench, 0);
    double y;

    for (y = 0; y < 6.5; y += 0.1)
        sheet_stroke(sheet, -1, y, 6.5 - y, y, 0.1, BACKING);
    assert_clear(bench);
}

/* The cross above is whole: the arm that runs 1 mm into a filled box is not its body. */
static void a_cross_that_touches_a_filled_box_is_a_mark(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = voted(bench, 0);
    struct layout_rect fill = sheet->layout.pages[0].boxes[SHEET_OPTIONS].rect;
    double x = sheet_box_x(0) + 3;

    sheet_print(sheet, &sheet->pose, SHEET_COUNT, NULL);
    sheet_rect(sheet, &fill, PEN);
    sheet_cross(sheet, 0, 0, 0.5, PEN);
    sheet_stroke(sheet, x, sheet_box_y(0) + 3, x, sheet_box_y(1) + 0.8, 0.5, PEN);
    (void)reasons_of(bench);
    assert_int_equal(bench->reading.contests[0].state, CONTEST_CHOSEN);
    assert_int_equal(bench->reading.contests[1].state, CONTEST_CHOSEN);
}

/* A blot of 1 mm between two boxes was taken for a speck, and its row for blank. */
static void a_dot_beside_the_boxes_is_ink_in_its_row(void **state)
{
    struct bench *bench = *state;
    double x = sheet_box_x(1) + 9, y = sheet_box_y(2) + 3;

    sheet_stroke(voted(bench, 0), x, y, x, y, 0.55, PEN);
    assert_clear(bench); /* as in a box (M6) */
    sheet_stroke(voted(bench, 0), x, y, x, y, 0.75, PEN);
    assert_held(bench, REASON_MARK_UNSURE);
    sheet_stroke(voted(bench, 0), 61.5, 128, 61.5, 128, 0.75, PEN);
    assert_clear(bench); /* below the rows */
}

/* A cross below its box, joined to the tick of the row below, was taken for that tick's
 * arms, and its own row for blank. Arms of a cross are single strokes. */
static void a_cross_joined_to_the_next_rows_mark_is_its_own_rows(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = voted(bench, 0);
    double x = sheet_box_x(1), y = sheet_box_y(1);

    sheet_stroke(sheet, x + 1, y + 1, x + 2, y - 3.4, 0.6, PEN);
    sheet_stroke(sheet, x + 5, y + 1, x + 4, y - 3.4, 0.6, PEN);
    assert_clear(bench); /* two arms */
    sheet_stroke(sheet, x + 2, y - 3.4, x + 5, y - 6.6, 0.6, PEN);
    sheet_stroke(sheet, x + 4, y - 3.4, x + 1, y - 6.6, 0.6, PEN);
    assert_held(bench, REASON_MARK_UNSURE);
}

/* Row 1's cross in option 1, with an arm to (6.7, -0.7) of its box, in mm. */
static struct sheet *overshot(struct bench *bench, double x, double y)
{
    struct sheet *sheet = voted(bench, 0);

    sheet_stroke(sheet, x + 5, y + 1, x + 6.7, y - 0.7, 0.6, PEN);
    return sheet;
}

/* The pen skips 1.1 mm: what follows, 1.6 mm from the box, was ink no box explains. */
static void an_arm_beyond_a_skip_is_its_marks(void **state)
{
    struct bench *bench = *state;
    double x = sheet_box_x(1), y = sheet_box_y(1);

    sheet_stroke(overshot(bench, x, y), x + 7.9, y - 1.9, x + 8.9, y - 2.9, 0.6, PEN);
    assert_clear(bench);
}

static void a_dash_to_which_no_arm_leads_is_ink_in_the_row(void **state)
{
    struct bench *bench = *state;
    double x = sheet_box_x(1), y = sheet_box_y(1);

    /* the mark ends in its box, 5 mm before it */
    sheet_stroke(voted(bench, 0), x + 8.9, y - 2.9, x + 9.9, y - 3.9, 0.6, PEN);
    assert_held(bench, REASON_MARK_UNSURE);
    /* across the arm */
    sheet_stroke(overshot(bench, x, y), x + 7.9, y - 2.9, x + 8.9, y - 1.9, 0.6, PEN);
    assert_held(bench, REASON_MARK_UNSURE);
    /* 3.6 mm beyond it */
    sheet_stroke(overshot(bench, x, y), x + 9.7, y - 3.7, x + 10.3, y - 4.3, 0.6, PEN);
    assert_held(bench, REASON_MARK_UNSURE);
}

/* An empty box's three specks side by side, 0.7 mm from its outline, weigh less than a
 * dot that is ignored; their row was held. */
static void specks_side_by_side_near_an_outline_are_nothing(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = voted(bench, 0);
    double x = sheet_box_x(1) + 0.9, y = sheet_box_y(2) + 3;
    int i;

    for (i = 0; i < 3; i++)
        sheet_stroke(sheet, x + 0.3 * i, y + 0.3 * i, x + 0.3 * i, y + 0.3 * i, 0.3, PEN);
    assert_clear(bench);
}

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)
    const struct CMUnitTest tests[] = {
            FACT(a_streak_beside_the_boxes_is_nothing),
            FACT(a_short_line_in_a_row_is_no_streak),
            FACT(letters_in_the_margin_are_writing),
            FACT(a_staple_is_no_writing),
            FACT(a_hole_of_a_pair_is_no_writing_a_blot_is),
            FACT(pieces_near_each_other_are_writing),
            FACT(a_folded_corner_is_no_writing),
            FACT(a_cross_that_touches_a_filled_box_is_a_mark),
            FACT(a_dot_beside_the_boxes_is_ink_in_its_row),
            FACT(a_cross_joined_to_the_next_rows_mark_is_its_own_rows),
            FACT(an_arm_beyond_a_skip_is_its_marks),
            FACT(specks_side_by_side_near_an_outline_are_nothing),
            FACT(a_dash_to_which_no_arm_leads_is_ink_in_the_row),
    };

    return cmocka_run_group_tests_name("omr unprinted", tests, NULL, NULL);
}
