/* omr_page_sheet.h -- whole sheets, marked and read, and what is expected of them. */
#ifndef TESTS_OMR_PAGE_SHEET_H
#define TESTS_OMR_PAGE_SHEET_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/omr_page_bench.h"

enum { PEN = 40, LIGHT_PENCIL = 205 }; /* levels on paper of 240 */

static inline struct sheet *paper(struct bench *bench, double dpi)
{
    struct sheet_pose pose = sheet_pose_plain(dpi);

    sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
    return &bench->sheet;
}

static inline struct sheet *posed(struct bench *bench, const struct sheet_pose *pose)
{
    sheet_print(&bench->sheet, pose, SHEET_COUNT, NULL);
    return &bench->sheet;
}

static inline struct reading *read_sheet(struct bench *bench)
{
    sheet_scan(&bench->sheet);
    assert_int_equal(
            page_read(bench->reader, &bench->sheet.image, NULL, &bench->reading, NULL),
            0);
    return &bench->reading;
}

static inline void assert_reason(
        const struct reading *reading, enum reason reason, enum verdict verdict)
{
    assert_int_equal(reading->verdict, verdict);
    assert_true((reading->reasons & 1U << reason) != 0);
}

static inline void assert_row(
        const struct reading *reading, int row, enum contest_state state)
{
    assert_int_equal(reading->contest_count, SHEET_ROWS);
    assert_int_equal(reading->contests[row].state, state);
}

static inline void assert_chosen(
        const struct reading *reading, int row, const char *option)
{
    assert_row(reading, row, CONTEST_CHOSEN);
    assert_int_equal(reading->contests[row].chosen_count, 1);
    assert_string_equal(reading->contests[row].chosen[0], option);
}

/* Row 1 high, row 2 low, row 3 medium; rows 4 to 6 blank. */
static inline void three_votes(struct sheet *sheet)
{
    sheet_cross(sheet, 0, 0, 0.6, PEN);
    sheet_cross(sheet, 1, 2, 0.6, PEN);
    sheet_cross(sheet, 2, 1, 0.6, PEN);
}

static inline void assert_three_votes(const struct reading *reading)
{
    assert_int_equal(reading->reasons, 0);
    assert_int_equal(reading->verdict, VERDICT_CLEAR);
    assert_chosen(reading, 0, "high");
    assert_chosen(reading, 1, "low");
    assert_chosen(reading, 2, "medium");
    assert_row(reading, 3, CONTEST_BLANK);
    assert_row(reading, 5, CONTEST_BLANK);
}

#endif
