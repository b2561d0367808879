/* omr_fingerprint_test.c -- marks drawn on a sheet are the same on every scan of it. */
#include "omr/fingerprint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/fingerprint_score.h"
#include "tests/omr_page_bench.h"

enum { PEN = 40, BLUE = 110 };

/* Three crosses by hand; their strokes end `more` mm farther out. */
static void sheet_mark(struct sheet *sheet, double more, int level)
{
    double x = sheet_box_x(0), y = sheet_box_y(0);

    sheet_stroke(sheet, x + 0.4, y + 0.9, x + 5.1 + more, y + 5.5, 0.5, level);
    sheet_stroke(sheet, x + 5.7, y - 0.6, x + 0.8 - more, y + 4.9, 0.5, level);
    x = sheet_box_x(2);
    y = sheet_box_y(1);
    sheet_stroke(sheet, x + 1.1, y + 0.2, x + 4.6 + more, y + 6.4, 0.5, level);
    sheet_stroke(sheet, x + 5.3, y + 0.3, x + 0.2 - more, y + 5.6, 0.5, level);
    x = sheet_box_x(1);
    y = sheet_box_y(4);
    sheet_stroke(sheet, x + 0.7, y + 1.5, x + 5.5 + more, y + 4.8, 0.5, level);
    sheet_stroke(sheet, x + 4.4, y + 0.5, x + 1.3 - more, y + 5.1, 0.5, level);
}

static struct fingerprint taken(
        struct bench *bench, const struct sheet_pose *pose, double more, int level)
{
    sheet_print(&bench->sheet, pose, SHEET_COUNT, NULL);
    sheet_mark(&bench->sheet, more, level);
    sheet_scan(&bench->sheet);
    assert_int_equal(
            page_read(bench->reader, &bench->sheet.image, NULL, &bench->reading, NULL),
            0);
    assert_int_equal(bench->reading.verdict, VERDICT_CLEAR);
    return bench->reading.fingerprint;
}

static struct fingerprint_score compare(
        const struct fingerprint *a, const struct fingerprint *b)
{
    struct fingerprint_probe *probe = malloc(sizeof(*probe));
    struct fingerprint_score score;
    struct fingerprint_head head;

    assert_non_null(probe);
    fingerprint_probe_set(a, probe);
    fingerprint_head_set(b, &head);
    score = fingerprint_score(probe, &head, b);
    free(probe);
    return score;
}

static void every_mark_has_its_box_and_its_shape(void **state)
{
    struct sheet_pose pose = sheet_pose_plain(300);
    struct fingerprint print = taken(*state, &pose, 0, PEN);
    const uint8_t *cells = print.marks[0].cells;

    assert_int_equal(print.count, 3);
    assert_int_equal(print.marks[0].box, 0);
    assert_int_equal(print.marks[1].box, 5); /* row 2 of three options, the third */
    assert_int_equal(print.marks[2].box, 13);
    assert_true(print.marks[0].ink > 45 && print.marks[0].ink < 90);
    assert_true(cells[0] < 20);           /* before the box: paper */
    assert_true(cells[5 * 12 + 5] > 180); /* where its strokes cross */
    assert_true(cells[2 * 12 + 6] < 20);  /* between its upper arms */
}

/* Skewed, moved, turned round, of other sizes and colours: one sheet. */
static void another_scan_is_the_same_sheet(void **state)
{
    static const double dpis[] = {200, 240, 300, 400, 600};
    struct sheet_pose plain = sheet_pose_plain(300), pose;
    struct fingerprint first = taken(*state, &plain, 0, PEN), again;
    struct fingerprint_score score;
    size_t i;

    for (i = 0; i < 5; i++) {
        pose = sheet_pose_plain(dpis[i]);
        pose.degrees = 0.9 - 0.4 * (double)i;
        pose.shift_x_mm = 1.3 - 0.6 * (double)i;
        pose.shift_y_mm = 0.37 * (double)i;
        pose.scale = 1.003 - 0.0015 * (double)i;
        pose.is_turned = i % 2 == 0;
        again = taken(*state, &pose, 0, i % 2 ? PEN : BLUE);
        score = compare(&first, &again);
        assert_true(fingerprint_is_same(&score));
        assert_true(score.points * 100 > score.telling * 70);
    }
}

/* The same hand, the same rows: each cross differs by a quarter of a millimetre. */
static void the_same_votes_are_another_sheet(void **state)
{
    struct sheet_pose pose = sheet_pose_plain(300);
    struct fingerprint first = taken(*state, &pose, 0, PEN);
    struct fingerprint other = taken(*state, &pose, 0.5, PEN);
    struct fingerprint_score score = compare(&first, &other);

    assert_false(fingerprint_is_same(&score));
    assert_true(score.points < 0);
}

static void a_sheet_without_marks_has_none_to_know_it_by(void **state)
{
    struct sheet_pose pose = sheet_pose_plain(300);
    struct bench *bench = *state;

    sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
    sheet_scan(&bench->sheet);
    assert_int_equal(
            page_read(bench->reader, &bench->sheet.image, NULL, &bench->reading, NULL),
            0);
    assert_int_equal(bench->reading.fingerprint.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test_setup_teardown(
                    every_mark_has_its_box_and_its_shape, bench_open, bench_close),
            cmocka_unit_test_setup_teardown(
                    another_scan_is_the_same_sheet, bench_open, bench_close),
            cmocka_unit_test_setup_teardown(
                    the_same_votes_are_another_sheet, bench_open, bench_close),
            cmocka_unit_test_setup_teardown(a_sheet_without_marks_has_none_to_know_it_by,
                    bench_open, bench_close)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
