/* omr_covered_test.c -- ink beside the boxes shows through dirt on the scanner's glass.
 */
#include "omr/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/omr_page_bench.h"

enum { GREY = 150, BLACK = 30, BLANK_ROW = 1, COLUMN = 1 };

/* Between two columns of boxes. */
static double streak_x(void)
{
    return (sheet_box_x(COLUMN) + 6 + sheet_box_x(COLUMN + 1)) / 2;
}

static double row_middle(int row)
{
    return sheet_box_y(row) + 3;
}

/* All rows have a cross but one, and the glass has dirt of 1 mm. */
static struct sheet *streaked(struct bench *bench)
{
    struct sheet_pose pose = sheet_pose_plain(200);
    int row;

    sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
    for (row = 0; row < SHEET_ROWS; row++)
        if (row != BLANK_ROW)
            sheet_cross(&bench->sheet, row, 0, 0.5, BLACK);
    sheet_stroke(&bench->sheet, streak_x(), 2, streak_x(), 146, 1, GREY);
    return &bench->sheet;
}

static const struct reading_contest *read_row(struct bench *bench)
{
    assert_int_equal(
            page_read(bench->reader, &bench->sheet.image, NULL, &bench->reading, NULL),
            0);
    return &bench->reading.contests[BLANK_ROW];
}

static void dirt_alone_is_no_ink(void **state)
{
    struct bench *bench = *state;

    streaked(bench);
    assert_int_equal(read_row(bench)->state, CONTEST_BLANK);
    assert_int_equal(bench->reading.reasons, 0);
}

/* A row with a dot of 1.2 mm on a broad streak was read blank. */
static void a_dot_in_it_is_of_its_row(void **state)
{
    struct bench *bench = *state;
    double x = streak_x(), y = row_middle(BLANK_ROW);

    sheet_stroke(streaked(bench), x, y, x + 0.1, y, 1.2, BLACK);
    assert_int_equal(read_row(bench)->state, CONTEST_UNSURE);
    assert_int_equal(bench->reading.reasons, 1U << REASON_MARK_UNSURE);
}

/* So was one with a stroke that comes out of a streak as black as itself. */
static void a_stroke_across_it_is_of_its_row(void **state)
{
    struct bench *bench = *state;
    double x = streak_x(), y = row_middle(BLANK_ROW);
    struct sheet *sheet = streaked(bench);

    sheet_stroke(sheet, x, 2, x, 146, 1, BLACK);
    sheet_stroke(sheet, x - 0.7, y + 0.7, x + 0.7, y - 0.7, 0.4, BLACK);
    assert_int_equal(read_row(bench)->state, CONTEST_UNSURE);
}

/* Level with the line between two rows arms of their marks cross it. */
static void ink_between_rows_is_not_of_a_blank_one(void **state)
{
    struct bench *bench = *state;
    double x = streak_x(), y = sheet_box_y(BLANK_ROW) - 1.6;

    sheet_stroke(streaked(bench), x, y, x + 0.1, y, 0.8, BLACK);
    assert_int_equal(read_row(bench)->state, CONTEST_BLANK);
}

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)
    const struct CMUnitTest tests[] = {
            FACT(dirt_alone_is_no_ink),
            FACT(a_dot_in_it_is_of_its_row),
            FACT(a_stroke_across_it_is_of_its_row),
            FACT(ink_between_rows_is_not_of_a_blank_one),
    };

    return cmocka_run_group_tests_name("omr covered", tests, NULL, NULL);
}
