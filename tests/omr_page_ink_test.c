/* omr_page_ink_test.c -- whole sheets: ink beside the boxes, and lines through the page.
 */
#include "omr/page.h"

#include <math.h>

#include "tests/omr_page_sheet.h"

static void ink_beside_the_boxes_is_unsure(void **state)
{
    struct bench *bench = *state;
    double x = sheet_box_x(0) + 9, y = sheet_box_y(0);

    sheet_stroke(paper(bench, 200), x, y + 1, x + 3, y + 4, 0.6, PEN);
    assert_row(read_sheet(bench), 0, CONTEST_UNSURE);
    assert_reason(&bench->reading, REASON_MARK_UNSURE, VERDICT_HELD);
}

/* Of 10 mm across. */
static void ring_draw(struct sheet *sheet, double x, double y)
{
    const double step = 0.1745;
    int i;

    for (i = 0; i < 36; i++)
        sheet_stroke(sheet, x + 5 * cos(i * step), y + 5 * sin(i * step),
                x + 5 * cos((i + 1) * step), y + 5 * sin((i + 1) * step), 0.5, PEN);
}

static void a_ring_round_a_box_is_unsure(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);
    double x = sheet_box_x(1) + 3, y = sheet_box_y(1) + 3;

    ring_draw(sheet, x, y);
    assert_row(read_sheet(bench), 1, CONTEST_UNSURE);
}

/* It was once read as blank: the neighbour's cross explained all that it touched. */
static void a_ring_that_touches_the_cross_above_is_unsure(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);
    double x = sheet_box_x(1) + 3, y = sheet_box_y(1) + 3;

    sheet_cross(sheet, 0, 1, 0.9, PEN);
    sheet_stroke(sheet, x, sheet_box_y(0) + 1, x, y - 5, 0.9, PEN);
    ring_draw(sheet, x, y);
    assert_row(read_sheet(bench), 1, CONTEST_UNSURE);
}

/* It was once read as blank: a grey that covers most of a box passed for its paper. */
static void what_a_rubber_leaves_over_a_box_is_unsure(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);
    struct layout_rect grey = sheet->layout.pages[0].boxes[0].rect;

    grey.left_um += 600;
    grey.top_um += 600;
    grey.right_um -= 600;
    grey.bottom_um -= 600;
    sheet_rect(sheet, &grey, 240 - 220 * 14 / 100); /* 14 % from paper to toner */
    assert_row(read_sheet(bench), 0, CONTEST_UNSURE);
    sheet = paper(bench, 200);
    sheet_rect(sheet, &grey, 240 - 220 * 4 / 100);
    assert_row(read_sheet(bench), 0, CONTEST_BLANK);
}

/* Rows end 91 mm from the left. A tick beside the table's own line was nobody's, its row
 * blank. */
static void ink_on_the_tables_edge_is_of_its_row(void **state)
{
    struct bench *bench = *state;
    double y = sheet_box_y(2) + 3;

    sheet_stroke(paper(bench, 200), 91.3, y - 0.8, 92.4, y + 0.9, 0.5, PEN);
    assert_row(read_sheet(bench), 2, CONTEST_UNSURE);
}

/* A letter x of this height with a pen of 0.5 mm. */
static void letter(struct sheet *sheet, double x, double y, double height)
{
    sheet_stroke(sheet, x, y, x + height, y + height, 0.5, PEN);
    sheet_stroke(sheet, x + height, y, x, y + height, 0.5, PEN);
}

/* The foot of the page was once not looked at, nor fewer than some ten letters. */
static void two_letters_at_the_foot_are_writing(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);

    three_votes(sheet);
    letter(sheet, 45, 120, 1.4); /* 1.7 mm2 of ink */
    assert_three_votes(read_sheet(bench));
    letter(sheet, 45, 120, 2.5);
    letter(sheet, 49, 120, 2.5); /* 6.5 mm2 */
    assert_reason(read_sheet(bench), REASON_WRITING, VERDICT_HELD);
}

static void a_struck_name_is_held(void **state)
{
    struct bench *bench = *state;

    sheet_stroke(paper(bench, 200), 21, sheet_box_y(2) + 2.3, 43, sheet_box_y(2) + 2.7,
            0.5, PEN);
    assert_reason(read_sheet(bench), REASON_NAME_STRUCK, VERDICT_HELD);
}

static void a_broad_streak_is_held_where_it_touches_a_box(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);

    three_votes(sheet);
    sheet_stroke(sheet, sheet_box_x(0) - 3, 0, sheet_box_x(0) - 3, 148, 0.6, PEN);
    assert_three_votes(read_sheet(bench));
    sheet = paper(bench, 200);
    three_votes(sheet);
    sheet_stroke(sheet, sheet_box_x(0) + 3, 0, sheet_box_x(0) + 3, 148, 0.6, PEN);
    assert_reason(read_sheet(bench), REASON_STREAK, VERDICT_HELD);
    /* blank but for the streak: never a vote for the box it runs through */
    assert_row(&bench->reading, 3, CONTEST_UNSURE);
}

/* A hair of dirt once held every sheet that it crossed a box of. */
static void a_thin_streak_through_boxes_is_nothing(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);

    three_votes(sheet);
    sheet_stroke(sheet, sheet_box_x(0) + 2, 0, sheet_box_x(0) + 2, 148, 0.15, PEN);
    assert_three_votes(read_sheet(bench));
}

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)
    const struct CMUnitTest tests[] = {
            FACT(ink_beside_the_boxes_is_unsure),
            FACT(ink_on_the_tables_edge_is_of_its_row),
            FACT(a_ring_round_a_box_is_unsure),
            FACT(a_ring_that_touches_the_cross_above_is_unsure),
            FACT(what_a_rubber_leaves_over_a_box_is_unsure),
            FACT(two_letters_at_the_foot_are_writing),
            FACT(a_struck_name_is_held),
            FACT(a_broad_streak_is_held_where_it_touches_a_box),
            FACT(a_thin_streak_through_boxes_is_nothing),
    };

    return cmocka_run_group_tests_name("omr page ink", tests, NULL, NULL);
}
