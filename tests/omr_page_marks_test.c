/* omr_page_marks_test.c -- whole sheets: what is a mark, what is none, what is doubtful.
 */
#include "omr/page.h"

#include "tests/omr_page_sheet.h"

static void dots_are_empty_up_to_their_limit(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 300);
    double x = sheet_box_x(0) + 3, y = sheet_box_y(0) + 3;

    sheet_stroke(sheet, x, y, x, y, 0.6, PEN);
    assert_row(read_sheet(bench), 0, CONTEST_BLANK);
    assert_int_equal(bench->reading.verdict, VERDICT_CLEAR);
    sheet = paper(bench, 300);
    sheet_stroke(sheet, x, y, x, y, 1.0, PEN);
    assert_row(read_sheet(bench), 0, CONTEST_UNSURE);
    assert_reason(&bench->reading, REASON_MARK_UNSURE, VERDICT_HELD);
}

/* Of 0.9 mm in pale ink six pixels are dark at 200 dpi, as of 0.6 mm in black: its row
 * was read as blank. */
static void a_pale_dot_of_nine_tenths_is_unsure(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);
    double x = sheet_box_x(0) + 3, y = sheet_box_y(0) + 3;

    sheet_stroke(sheet, x, y, x, y, 0.6, PEN);
    assert_row(read_sheet(bench), 0, CONTEST_BLANK);
    sheet = paper(bench, 200);
    sheet_stroke(sheet, x, y, x, y, 0.85, 140);
    assert_row(read_sheet(bench), 0, CONTEST_UNSURE);
}

/* 0.4 mm each, 0.7 mm from middle to middle: seen from afar one piece of ink, which the
 * box explains: three were once held as ink in the row that no box does. */
static void two_specks_in_a_box_are_nothing(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 300);
    double x = sheet_box_x(0) + 3, y = sheet_box_y(0) + 3;

    sheet_stroke(sheet, x, y, x, y, 0.4, PEN);
    sheet_stroke(sheet, x + 0.7, y, x + 0.7, y, 0.4, PEN);
    assert_row(read_sheet(bench), 0, CONTEST_BLANK);
    assert_int_equal(bench->reading.verdict, VERDICT_CLEAR);
    sheet = paper(bench, 300); /* near the outline, too */
    sheet_stroke(sheet, x + 1.6, y + 2.2, x + 1.6, y + 2.2, 0.35, PEN);
    sheet_stroke(sheet, x + 2.2, y + 2.2, x + 2.2, y + 2.2, 0.35, PEN);
    assert_row(read_sheet(bench), 0, CONTEST_BLANK);
    assert_int_equal(bench->reading.verdict, VERDICT_CLEAR);
}

/* A mark's stroke runs 1 mm, then 2 mm into the box beside it. */
static void a_neighbours_stroke_is_empty_up_to_a_millimetre(void **state)
{
    struct bench *bench = *state;
    double y = sheet_box_y(0) + 3, end = sheet_box_x(1);
    struct sheet *sheet = paper(bench, 300);

    sheet_cross(sheet, 0, 0, 0.8, PEN);
    sheet_stroke(sheet, sheet_box_x(0) + 3, y, end + 1.0 - 0.3, y, 0.6, PEN);
    assert_int_equal(read_sheet(bench)->contests[0].boxes[1].mark, MARK_EMPTY);
    sheet = paper(bench, 300);
    sheet_cross(sheet, 0, 0, 0.8, PEN);
    sheet_stroke(sheet, sheet_box_x(0) + 3, y, end + 2.0 - 0.3, y, 0.6, PEN);
    assert_int_equal(read_sheet(bench)->contests[0].boxes[1].mark, MARK_UNSURE);
    assert_row(&bench->reading, 0, CONTEST_UNSURE);
}

static void short_stroke_is_unsure(void **state)
{
    struct bench *bench = *state;
    double x = sheet_box_x(0) + 2, y = sheet_box_y(0) + 3;

    sheet_stroke(paper(bench, 300), x, y, x + 1.5, y, 0.6, PEN);
    assert_row(read_sheet(bench), 0, CONTEST_UNSURE);
}

/* It was once read as blank: 14 % darker than paper, under any threshold for ink. */
static void light_pencil_is_never_blank(void **state)
{
    static const double dpis[] = {150, 300, 600};
    struct bench *bench = *state;
    size_t i;

    for (i = 0; i < 3; i++) {
        sheet_cross(paper(bench, dpis[i]), 3, 1, 0.5, LIGHT_PENCIL);
        assert_row(read_sheet(bench), 3, CONTEST_UNSURE);
    }
}

static void two_marks_are_an_overvote(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);

    sheet_cross(sheet, 0, 0, 0.6, PEN);
    sheet_cross(sheet, 0, 2, 0.6, PEN);
    assert_row(read_sheet(bench), 0, CONTEST_OVER);
    assert_reason(&bench->reading, REASON_OVERVOTE, VERDICT_HELD);
}

static void a_filled_box_beside_a_cross_is_a_correction(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);
    struct layout_rect fill = sheet->layout.pages[0].boxes[0].rect;

    sheet_rect(sheet, &fill, PEN);
    sheet_cross(sheet, 0, 2, 0.6, PEN);
    assert_row(read_sheet(bench), 0, CONTEST_UNSURE);
    assert_reason(&bench->reading, REASON_MARK_CANCELLED, VERDICT_HELD);
}

static void a_filled_box_alone_is_a_mark(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);
    struct layout_rect fill = sheet->layout.pages[0].boxes[0].rect;

    sheet_rect(sheet, &fill, PEN);
    assert_chosen(read_sheet(bench), 0, "high");
    assert_int_equal(bench->reading.verdict, VERDICT_CLEAR);
}

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)
    const struct CMUnitTest tests[] = {
            FACT(dots_are_empty_up_to_their_limit),
            FACT(a_pale_dot_of_nine_tenths_is_unsure),
            FACT(two_specks_in_a_box_are_nothing),
            FACT(a_neighbours_stroke_is_empty_up_to_a_millimetre),
            FACT(short_stroke_is_unsure),
            FACT(light_pencil_is_never_blank),
            FACT(two_marks_are_an_overvote),
            FACT(a_filled_box_beside_a_cross_is_a_correction),
            FACT(a_filled_box_alone_is_a_mark),
    };

    return cmocka_run_group_tests_name("omr page marks", tests, NULL, NULL);
}
