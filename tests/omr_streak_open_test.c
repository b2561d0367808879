/* omr_streak_open_test.c -- bold marks one below another are no streak, a streak is. */
#include "omr/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/omr_page_bench.h"

enum { PEN = 40, ADDED = 4, BOXES = SHEET_ROWS + ADDED, MIDDLE = 1 };

/* Rows above and below those of the sheet, so that its middle column of boxes runs from
 * top to bottom as on a page of many people: at 19, 31, 43 .. 127 mm. */
static int open_long(void **state)
{
    struct sheet_pose pose = sheet_pose_plain(LAYOUT_PRINTED_DPI);
    struct bench *bench = calloc(1, sizeof(*bench));
    struct layout_page *page;
    int i;

    sheet_init(&bench->sheet);
    page = &bench->sheet.layout.pages[0];
    page->boxes = realloc(page->boxes, (page->box_count + ADDED) * sizeof(*page->boxes));
    page->rows = realloc(page->rows, (page->row_count + ADDED) * sizeof(*page->rows));
    for (i = 0; i < ADDED; i++) {
        struct layout_name *whole = &page->rows[page->row_count++];
        int row = i < ADDED / 2 ? i - ADDED / 2 : SHEET_ROWS + i - ADDED / 2;
        struct layout_box *box = &page->boxes[page->box_count++];

        memset(box, 0, sizeof(*box));
        snprintf(box->contest, LAYOUT_ID_BYTES, "%d", SHEET_ROWS + i + 1);
        strcpy(box->option, "medium");
        box->rect = sheet_um((int)(sheet_box_x(MIDDLE) * 1000),
                (int)(sheet_box_y(row) * 1000), SHEET_BOX_UM, SHEET_BOX_UM);
        memset(whole, 0, sizeof(*whole));
        memcpy(whole->contest, box->contest, LAYOUT_ID_BYTES);
        whole->rect = sheet_um(
                16000, SHEET_FIRST_ROW_UM + row * SHEET_PITCH_UM, 75000, SHEET_PITCH_UM);
    }
    free(page->printed_png);
    image_release(&bench->sheet.image);
    sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
    sheet_picture(&bench->sheet, page);
    reading_init(&bench->reading);
    *state = bench;
    return page_reader_new(&bench->sheet.layout, 1, 0, &bench->reader, NULL);
}

/* A voter gives all the same: one bold stroke down through each box of the column. */
static struct sheet *voted_alike(struct bench *bench, double pen, double over)
{
    struct sheet_pose pose = sheet_pose_plain(200);
    double x = sheet_box_x(MIDDLE) + 3;
    int row;

    sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
    for (row = -ADDED / 2; row < SHEET_ROWS + ADDED / 2; row++)
        sheet_stroke(&bench->sheet, x, sheet_box_y(row) - over, x,
                sheet_box_y(row) + 6 + over, pen, PEN);
    return &bench->sheet;
}

static void read_sheet(struct bench *bench)
{
    assert_int_equal(
            page_read(bench->reader, &bench->sheet.image, NULL, &bench->reading, NULL),
            0);
}

/* A clean page of nineteen people, fifteen of them marked in one column with a felt pen,
 * was held: the pen was taken for dirt on the glass, or for a crease. */
static void bold_marks_one_below_another_are_marks(void **state)
{
    struct bench *bench = *state;
    double pen;
    size_t i;

    for (pen = 0.9; pen < 2; pen += 0.5) {
        voted_alike(bench, pen, 1.2);
        read_sheet(bench);
        assert_int_equal(bench->reading.reasons, 0);
        assert_int_equal(bench->reading.contest_count, BOXES);
        for (i = 0; i < BOXES; i++)
            assert_string_equal(bench->reading.contests[i].chosen[0], "medium");
    }
}

/* The marks must not hide what lies under them. */
static void a_streak_through_bold_marks_is_a_streak(void **state)
{
    struct bench *bench = *state;
    double x = sheet_box_x(MIDDLE) + 3;

    sheet_stroke(voted_alike(bench, 0.9, 1.2), x, 2, x, 146, 0.5, PEN);
    read_sheet(bench);
    assert_true((bench->reading.reasons & 1U << REASON_STREAK) != 0);
}

/* Dirt that comes and goes: 5 mm of every 12, between the boxes. */
static void a_broken_streak_between_bold_marks_is_a_streak(void **state)
{
    struct bench *bench = *state;
    double x = sheet_box_x(MIDDLE) + 3;
    struct sheet *sheet = voted_alike(bench, 0.9, 1.2);
    int row;

    for (row = -ADDED / 2 - 1; row < SHEET_ROWS + ADDED / 2; row++)
        sheet_stroke(sheet, x, sheet_box_y(row) + 7, x, sheet_box_y(row) + 11, 0.5, PEN);
    read_sheet(bench);
    assert_int_not_equal(bench->reading.verdict, VERDICT_CLEAR);
}

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, open_long, bench_close)
    const struct CMUnitTest tests[] = {
            FACT(bold_marks_one_below_another_are_marks),
            FACT(a_streak_through_bold_marks_is_a_streak),
            FACT(a_broken_streak_between_bold_marks_is_a_streak),
    };

    return cmocka_run_group_tests_name("omr streak open", tests, NULL, NULL);
}
