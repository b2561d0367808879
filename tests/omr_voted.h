/* omr_voted.h -- a sheet with a cross in each row, for tests of what else is on it. */
#ifndef TESTS_OMR_VOTED_H
#define TESTS_OMR_VOTED_H

#include "omr/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/omr_page_bench.h"

enum { PEN = 40, PALE = 150, BACKING = 20 }; /* levels on paper of 240 */

static inline struct sheet *voted(struct bench *bench, double degrees)
{
    struct sheet_pose pose = sheet_pose_plain(200);
    int row;

    pose.degrees = degrees;
    sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
    for (row = 0; row < SHEET_ROWS; row++)
        sheet_cross(&bench->sheet, row, row % SHEET_OPTIONS, 0.6, PEN);
    return &bench->sheet;
}

static inline uint32_t reasons_of(struct bench *bench)
{
    sheet_scan(&bench->sheet);
    assert_int_equal(
            page_read(bench->reader, &bench->sheet.image, NULL, &bench->reading, NULL),
            0);
    return bench->reading.reasons;
}

static inline void assert_clear(struct bench *bench)
{
    assert_int_equal(reasons_of(bench), 0);
    assert_int_equal(bench->reading.verdict, VERDICT_CLEAR);
}

static inline void assert_held(struct bench *bench, enum reason reason)
{
    assert_true((reasons_of(bench) & 1U << reason) != 0);
    assert_int_equal(bench->reading.verdict, VERDICT_HELD);
}

/* The middle of a name, in millimetres from the top. */
static inline double name_y(int row)
{
    return (SHEET_FIRST_ROW_UM + row * SHEET_PITCH_UM + 5500) / 1000.0;
}

#endif
