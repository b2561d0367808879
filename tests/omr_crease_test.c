/* omr_crease_test.c -- folds and streaks on whole sheets: what they hide, what they do
 * not. */
#include "omr/crease.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/omr_page_bench.h"

enum { DPI = 300, PEN = 40, LIGHT_PENCIL = 205 }; /* levels on paper of 240 */

static struct sheet *paper(struct bench *bench)
{
    struct sheet_pose pose = sheet_pose_plain(DPI);

    sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
    sheet_cross(&bench->sheet, 0, 0, 0.6, PEN);
    return &bench->sheet;
}

/* A level crease: a thin line, and below it paper that turns from the light. */
static void fold(struct sheet *sheet, double at_mm, double share)
{
    struct image *image = &sheet->image;
    int32_t x, y;

    sheet_stroke(sheet, -5, at_mm, 110, at_mm, 0.12, 130);
    for (y = 0; y < image->height_px; y++) {
        double off = (y + 0.5) * 25.4 / DPI - at_mm;
        double keep = off > 0 && off < 2 ? 1 - share * (1 - off / 2) : 1;

        for (x = 0; x < image->width_px; x++) {
            uint8_t *level = image->pixels + (ptrdiff_t)y * image->width_px + x;

            *level = (uint8_t)(*level * keep + 0.5);
        }
    }
}

static const struct reading_contest *row_read(struct bench *bench, int row)
{
    sheet_scan(&bench->sheet);
    assert_int_equal(
            page_read(bench->reader, &bench->sheet.image, NULL, &bench->reading, NULL),
            0);
    assert_int_equal(bench->reading.contest_count, SHEET_ROWS);
    return &bench->reading.contests[row];
}

/* It was taken for light pencil: the line alone was mended. */
static void a_folds_shade_is_nothing(void **state)
{
    struct bench *bench = *state;

    fold(paper(bench), sheet_box_y(3) + 2.2, 0.16);
    assert_int_equal(row_read(bench, 3)->state, CONTEST_BLANK);
    assert_int_equal(bench->reading.verdict, VERDICT_CLEAR);
}

static void light_pencil_in_a_folds_shade_is_not_blank(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench);

    sheet_cross(sheet, 3, 1, 0.5, LIGHT_PENCIL);
    fold(sheet, sheet_box_y(3) + 2.2, 0.16);
    assert_int_equal(row_read(bench, 3)->state, CONTEST_UNSURE);
}

static void a_cross_in_a_folds_shade_is_read(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench);

    sheet_cross(sheet, 3, 1, 0.5, PEN);
    fold(sheet, sheet_box_y(3) + 2.2, 0.16);
    assert_int_equal(row_read(bench, 3)->state, CONTEST_CHOSEN);
    assert_string_equal(bench->reading.contests[3].chosen[0], "medium");
}

/* A streak of 0.4 to 0.6 mm was mended as a fold, and what lay in it was lost. */
static void a_stroke_in_a_broad_streak_is_not_lost(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench);
    double x = sheet_box_x(1) + 3, y = sheet_box_y(3);

    sheet_stroke(sheet, x, y - 2, x, y + 5, 0.4, PEN);
    sheet_stroke(sheet, x, -5, x, 160, 0.45, 110);
    assert_int_equal(row_read(bench, 3)->state, CONTEST_UNSURE);
    assert_true((bench->reading.reasons & 1U << REASON_STREAK) != 0);
}

/* Dirt's own piece beside a row's boxes; lean_mm: a pen's stroke, as upright as hands. */
static void piece(struct sheet *sheet, int row, double lean_mm)
{
    double x = sheet_box_x(1) - 4, y = sheet_box_y(row);
    struct layout_rect bar = {(int32_t)(x * 1000), (int32_t)(y * 1000) - 400,
            (int32_t)(x * 1000) + 800, (int32_t)(y * 1000) + 6400};

    if (lean_mm > 0)
        sheet_stroke(sheet, x, y, x + lean_mm, y + 6, 0.8, PEN);
    else
        sheet_rect(sheet, &bar, PEN);
}

/* Its rows were held: no piece is long enough alone. */
static void a_streaks_pieces_beside_the_boxes_are_nothing(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench);

    piece(sheet, 3, 0);
    piece(sheet, 5, 0);
    assert_int_equal(row_read(bench, 3)->state, CONTEST_BLANK);
    assert_int_equal(bench->reading.contests[5].state, CONTEST_BLANK);
    assert_int_equal(bench->reading.verdict, VERDICT_CLEAR);
}

static void one_piece_alone_is_ink_in_its_row(void **state)
{
    struct bench *bench = *state;

    piece(paper(bench), 3, 0);
    assert_int_equal(row_read(bench, 3)->state, CONTEST_UNSURE);
    assert_int_equal(bench->reading.contests[4].state, CONTEST_BLANK);
}

static void strokes_one_below_another_are_ink_in_their_rows(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench);

    piece(sheet, 3, 0.3); /* three degrees */
    piece(sheet, 5, 0.3);
    assert_int_equal(row_read(bench, 3)->state, CONTEST_UNSURE);
    assert_int_equal(bench->reading.contests[5].state, CONTEST_UNSURE);
}

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)
    const struct CMUnitTest tests[] = {
            FACT(a_folds_shade_is_nothing),
            FACT(light_pencil_in_a_folds_shade_is_not_blank),
            FACT(a_cross_in_a_folds_shade_is_read),
            FACT(a_stroke_in_a_broad_streak_is_not_lost),
            FACT(a_streaks_pieces_beside_the_boxes_are_nothing),
            FACT(one_piece_alone_is_ink_in_its_row),
            FACT(strokes_one_below_another_are_ink_in_their_rows),
    };

    return cmocka_run_group_tests_name("omr crease", tests, NULL, NULL);
}
