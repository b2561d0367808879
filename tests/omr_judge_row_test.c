/* omr_judge_row_test.c -- rows from the marks of their boxes. */
#include "omr/judge_row.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/omr_stroke.h"

struct row {
    struct weight weights[3];
    struct reading reading;
    struct reading_contest contest;
};

static void row_set(struct row *row, const enum mark marks[3])
{
    static const char *const options[] = {"high", "medium", "low"};
    int i;

    memset(row, 0, sizeof(*row));
    row->contest.box_count = 3;
    for (i = 0; i < 3; i++) {
        snprintf(row->contest.boxes[i].option, LAYOUT_ID_BYTES, "%s", options[i]);
        row->contest.boxes[i].mark = marks[i];
        if (marks[i] == MARK_FILLED)
            row->weights[i] = stroke_across();
    }
}

static void rows_count_their_marks_in_any_order(void **state)
{
    static const struct {
        enum mark marks[3];
        enum contest_state state;
    } cases[] = {
            {{MARK_EMPTY, MARK_EMPTY, MARK_EMPTY}, CONTEST_BLANK},
            {{MARK_FILLED, MARK_EMPTY, MARK_EMPTY}, CONTEST_CHOSEN},
            {{MARK_EMPTY, MARK_EMPTY, MARK_FILLED}, CONTEST_CHOSEN},
            {{MARK_FILLED, MARK_EMPTY, MARK_FILLED}, CONTEST_OVER},
            {{MARK_EMPTY, MARK_FILLED, MARK_FILLED}, CONTEST_OVER},
            {{MARK_UNSURE, MARK_EMPTY, MARK_EMPTY}, CONTEST_UNSURE},
            {{MARK_FILLED, MARK_EMPTY, MARK_UNSURE}, CONTEST_UNSURE},
            {{MARK_UNSURE, MARK_FILLED, MARK_EMPTY}, CONTEST_UNSURE},
    };
    static struct row row;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        row_set(&row, cases[i].marks);
        judge_row(row.weights, 3, &row.reading, &row.contest);
        assert_int_equal(row.contest.state, cases[i].state);
        assert_int_equal(row.reading.verdict == VERDICT_CLEAR,
                cases[i].state == CONTEST_BLANK || cases[i].state == CONTEST_CHOSEN);
    }
}

static void a_scratched_box_beside_a_mark_is_a_correction(void **state)
{
    static const enum mark marks[3] = {MARK_FILLED, MARK_EMPTY, MARK_FILLED};
    static struct row row;

    (void)state;
    row_set(&row, marks);
    row.weights[0].ink_ppm = 220000; /* real scratchings have 22 to 65 % */
    row.weights[0].runs_tenths = 25;
    judge_row(row.weights, 3, &row.reading, &row.contest);
    assert_int_equal(row.contest.state, CONTEST_UNSURE);
    assert_true((row.reading.reasons & 1U << REASON_MARK_CANCELLED) != 0);
}

/* A filled box alone once meant a cancelled one, and turned the votes of felt pens. */
static void a_fat_mark_alone_is_a_vote(void **state)
{
    static const enum mark marks[3] = {MARK_FILLED, MARK_EMPTY, MARK_EMPTY};
    static struct row row;

    (void)state;
    row_set(&row, marks);
    row.weights[0].ink_ppm = 1000000;
    judge_row(row.weights, 3, &row.reading, &row.contest);
    assert_int_equal(row.contest.state, CONTEST_CHOSEN);
    assert_string_equal(row.contest.chosen[0], "high");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(rows_count_their_marks_in_any_order),
            cmocka_unit_test(a_scratched_box_beside_a_mark_is_a_correction),
            cmocka_unit_test(a_fat_mark_alone_is_a_vote),
    };

    return cmocka_run_group_tests_name("omr judge row", tests, NULL, NULL);
}
