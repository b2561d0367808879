/* omr_strike_test.c -- which printed names are struck out. */
#include "tests/omr_voted.h"

#include <math.h>
#include <string.h>

/* The names are 24 mm wide, from 20 mm. */
static void a_stroke_over_most_of_a_name_strikes_it(void **state)
{
    struct bench *bench = *state;
    double y = name_y(2);

    sheet_stroke(voted(bench, 0), 20, y - 0.4, 44, y + 0.5, 0.4, PEN);
    assert_held(bench, REASON_NAME_STRUCK);
    sheet_stroke(voted(bench, 2), 19, y + 1.3, 45, y - 1.3, 0.4, PEN);
    assert_held(bench, REASON_NAME_STRUCK);
    sheet_stroke(voted(bench, 0), 24, y, 42, y, 0.4, PALE);
    assert_held(bench, REASON_NAME_STRUCK);
}

static void a_wave_over_a_name_strikes_it(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = voted(bench, 0);
    double x;

    for (x = 20; x < 44; x += 0.5)
        sheet_stroke(sheet, x, name_y(1) + 0.9 * sin(x), x + 0.5,
                name_y(1) + 0.9 * sin(x + 0.5), 0.4, PEN);
    assert_held(bench, REASON_NAME_STRUCK);
}

static int bold_open(void **state)
{
    return bench_open_letters(state, 550);
}

/* At 200 dpi but one cell between two bold letters is far enough from both: a stroke over
 * two thirds of a name was missed. What all names show is their print's own blur. */
static void a_stroke_seen_close_to_letters_strikes_it(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet;
    int row;

    sheet_stroke(voted(bench, 0), 22, name_y(2), 39, name_y(2), 0.4, PEN);
    assert_held(bench, REASON_NAME_STRUCK);
    sheet = voted(bench, 0);
    for (row = 0; row < SHEET_ROWS; row++)
        sheet_stroke(sheet, 22, name_y(row), 39, name_y(row), 0.4, PEN);
    assert_int_equal(reasons_of(bench) & 1U << REASON_NAME_STRUCK, 0);
}

/* A screen of dots as of grey paper in black and white: 0.25 mm, every 0.6 mm. */
static void dots_draw(struct sheet *sheet)
{
    struct image *image = &sheet->image;
    int x, y;

    for (y = 0; y < image->height_px; y++)
        for (x = 0; x < image->width_px; x++)
            if (x % 5 < 2 && y % 5 < 2)
                image->pixels[(size_t)y * (size_t)image->width_px + (size_t)x] = PEN;
}

/* Dots between all letters led a path through every name. */
static void dots_all_over_the_page_strike_no_name(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = voted(bench, 0);

    dots_draw(sheet);
    assert_int_equal(reasons_of(bench) & 1U << REASON_NAME_STRUCK, 0);
    sheet = voted(bench, 0);
    sheet_stroke(sheet, 20, name_y(2), 44, name_y(2) + 0.5, 0.6, PEN);
    dots_draw(sheet);
    assert_held(bench, REASON_NAME_STRUCK);
}

/* Thin lines through them all looked like the dots of grey paper, and were left out. */
static void all_names_struck_are_struck(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(300);
    int row, i;

    for (i = 3; i <= 6; i++) {
        sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
        for (row = 0; row < SHEET_ROWS; row++)
            sheet_stroke(&bench->sheet, 19, name_y(row) - 0.4, 45, name_y(row) + 0.5,
                    i * 0.05, PEN);
        assert_held(bench, REASON_NAME_STRUCK);
    }
}

static void a_stroke_at_a_names_end_is_ink_in_the_row(void **state)
{
    struct bench *bench = *state;

    sheet_stroke(voted(bench, 0), 40, name_y(2), 48, name_y(2), 0.5, PEN);
    assert_held(bench, REASON_MARK_UNSURE);
    assert_int_equal(bench->reading.reasons & 1U << REASON_NAME_STRUCK, 0);
}

/* It was once taken for a strike: the line runs just below the name. */
static void a_fold_along_a_name_is_no_strike(void **state)
{
    struct bench *bench = *state;
    double y = name_y(2) + 2;

    sheet_stroke(voted(bench, 0), -5, y, 110, y + 0.3, 0.2, PALE);
    assert_int_equal(reasons_of(bench) & 1U << REASON_NAME_STRUCK, 0);
}

/* A pixel of each two by two, but of every third pair: a pale pen's stroke in a screen.
 */
static void faint_dots_draw(struct sheet *sheet, double y_mm)
{
    struct image *image = &sheet->image;
    double pixel = 300 / 25.4;
    int x, y = (int)(y_mm * pixel);

    for (x = (int)(20 * pixel); x < (int)(44 * pixel); x += 2)
        if (x / 2 % 3 != 0)
            memset(image->pixels + (size_t)y * (size_t)image->width_px + (size_t)x, PEN,
                    x % 16 == 0 ? 2 : 1);
}

static void a_stroke_that_a_screen_made_dots_of_strikes_a_name(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(300);
    int row;

    pose.is_bilevel = 1;
    for (row = 0; row < 2; row++) {
        sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
        if (row == 1)
            faint_dots_draw(&bench->sheet, name_y(row));
        assert_int_equal(!!(reasons_of(bench) & 1U << REASON_NAME_STRUCK), row);
    }
}

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)
    const struct CMUnitTest tests[] = {
            FACT(a_stroke_over_most_of_a_name_strikes_it),
            FACT(a_wave_over_a_name_strikes_it),
            cmocka_unit_test_setup_teardown(
                    a_stroke_seen_close_to_letters_strikes_it, bold_open, bench_close),
            FACT(dots_all_over_the_page_strike_no_name),
            FACT(all_names_struck_are_struck),
            FACT(a_stroke_at_a_names_end_is_ink_in_the_row),
            FACT(a_fold_along_a_name_is_no_strike),
            FACT(a_stroke_that_a_screen_made_dots_of_strikes_a_name),
    };

    return cmocka_run_group_tests_name("omr strike", tests, NULL, NULL);
}
