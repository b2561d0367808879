/* core_fingerprint_test.c -- a sheet's marks as text, and when two are one sheet's. */
#include "core/fingerprint_index.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SIDE = FINGERPRINT_SIDE, STROKE_POINTS = 4 * 20 };

/* A slanting stroke, moved right by `move` hundredths of a cell. */
static void stroke(struct fingerprint_mark *mark, int box, int move)
{
    int y, at, part;

    memset(mark, 0, sizeof(*mark));
    mark->box = (uint16_t)box;
    mark->ink = 40;
    for (y = 2; y < SIDE - 2; y++) {
        at = 100 * y + move;
        part = at % 100;
        mark->cells[y * SIDE + at / 100] =
                (uint8_t)(FINGERPRINT_FULL * (100 - part) / 100);
        mark->cells[y * SIDE + at / 100 + 1] = (uint8_t)(FINGERPRINT_FULL * part / 100);
    }
}

/* `count` strokes in every third box, each moved by as much. */
static struct fingerprint strokes(int count, int move)
{
    struct fingerprint print = {.count = 0};

    for (; (int)print.count < count; print.count++)
        stroke(&print.marks[print.count], 3 * (int)print.count, move);
    return print;
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

static int is_same(const struct fingerprint *a, const struct fingerprint *b)
{
    struct fingerprint_score score = compare(a, b);

    return fingerprint_is_same(&score);
}

static void what_is_written_comes_back(void **state)
{
    struct fingerprint print = strokes(FINGERPRINT_MARKS_MAX, 30), again;
    char text[FINGERPRINT_TEXT_BYTES];

    (void)state;
    memset(&again, 0, sizeof(again));
    print.marks[7].box = 2047;
    fingerprint_text(&print, text);
    assert_int_equal(strlen(text), FINGERPRINT_TEXT_BYTES - 1);
    assert_memory_equal(text, "000028", 6); /* box 0, ink 40 */
    assert_int_equal(fingerprint_of_text(text, &again, NULL), 0);
    assert_memory_equal(&again, &print, sizeof(print));
    print.count = 0;
    fingerprint_text(&print, text);
    assert_string_equal(text, "");
    assert_int_equal(fingerprint_of_text("", &again, NULL), 0);
    assert_int_equal(again.count, 0);
}

/* The text is refused, and what was there stays. */
static void refuses(const char *text)
{
    struct fingerprint print = {.count = 7};
    struct error err;

    assert_int_equal(fingerprint_of_text(text, &print, &err), -1);
    assert_int_equal(err.kind, ERROR_SYNTAX);
    assert_int_equal(print.count, 7);
}

static void another_text_is_refused(void **state)
{
    struct fingerprint print = strokes(2, 0);
    char text[FINGERPRINT_TEXT_BYTES], spoilt[2 * FINGERPRINT_TEXT_BYTES];

    (void)state;
    fingerprint_text(&print, text);
    memcpy(spoilt, text, sizeof(text));
    spoilt[strlen(text) - 1] = '\0'; /* a digit short */
    refuses(spoilt);
    (void)strcpy(spoilt, text);
    spoilt[10] = 'g';
    refuses(spoilt);
    spoilt[10] = 'A'; /* upper case is not what is written */
    refuses(spoilt);
    print.marks[1].box = 0; /* the same box twice */
    fingerprint_text(&print, text);
    refuses(text);
    print = strokes(FINGERPRINT_MARKS_MAX, 0);
    fingerprint_text(&print, spoilt);
    memcpy(spoilt + FINGERPRINT_TEXT_BYTES - 1, text, strlen(text) / 2 + 1);
    refuses(spoilt); /* one mark more than there is room for */
}

static void the_same_marks_are_one_sheet(void **state)
{
    struct fingerprint print = strokes(2, 0);
    struct fingerprint_score score = compare(&print, &print);

    (void)state;
    assert_int_equal(score.points, score.telling);
    assert_true(score.points >= 2 * STROKE_POINTS);
    assert_true(is_same(&print, &print));
}

/* A short stroke in the only row may be like another's. */
static void one_plain_mark_alone_is_not_enough(void **state)
{
    struct fingerprint print = strokes(1, 0);
    struct fingerprint_score score = compare(&print, &print);

    (void)state;
    assert_int_equal(score.marks, 1);
    assert_true(score.points < FINGERPRINT_SINGLE_POINTS);
    assert_false(is_same(&print, &print));
}

/* 0.03 mm is a scanner's doing; 0.2 mm is a hand's. A cell is 0.66 mm wide. */
static void a_twentieth_of_a_cell_is_noise_and_a_third_is_not(void **state)
{
    struct fingerprint print = strokes(3, 0), near = strokes(3, 5), far = strokes(3, 33);

    (void)state;
    assert_true(is_same(&print, &near));
    assert_true(is_same(&near, &print));
    assert_false(is_same(&print, &far));
    assert_true(compare(&print, &far).points < 0);
}

static void the_same_marks_in_other_boxes_are_another_sheet(void **state)
{
    struct fingerprint print = strokes(3, 0), other = strokes(3, 0);
    int i;

    (void)state;
    for (i = 0; i < 3; i++)
        other.marks[i].box++;
    assert_false(is_same(&print, &other));
}

/* Six marks of 60 points each that only the one has: -360. */
static void a_mark_more_speaks_against_unless_it_is_pale(void **state)
{
    struct fingerprint print = strokes(2, 0), more = strokes(7, 0);
    int i;

    (void)state;
    assert_true(is_same(&print, &print));
    assert_false(is_same(&print, &more));
    assert_false(is_same(&more, &print));
    for (i = 2; i < 7; i++)
        more.marks[i].ink = 12; /* 4.7 % of the box */
    assert_true(is_same(&print, &more));
    more.marks[2].ink = 13;
    assert_int_equal(compare(&print, &more).points, compare(&print, &print).points - 60);
}

/* One of eight found on one scan alone: the lists are full and end elsewhere. */
static void a_full_list_may_end_earlier(void **state)
{
    struct fingerprint print = strokes(8, 0), other = strokes(8, 0);

    (void)state;
    memmove(other.marks + 1, other.marks, 7 * sizeof(other.marks[0]));
    stroke(&other.marks[0], 0, 20);
    other.marks[0].box = 0;
    other.marks[1].box = 1;
    print.marks[0].box = 1;
    assert_int_equal(
            compare(&print, &other).points, compare(&print, &print).points * 7 / 8 - 60);
}

/* Boxes filled to their lines are alike whoever filled them. */
static void solid_ink_and_blank_paper_tell_nothing(void **state)
{
    struct fingerprint print = strokes(8, 0), blank = {.count = 0};
    int i, x, y;

    (void)state;
    for (i = 0; i < 8; i++) {
        memset(print.marks[i].cells, 0, FINGERPRINT_CELLS);
        for (y = 2; y < SIDE - 2; y++)
            for (x = 2; x < SIDE - 2; x++)
                print.marks[i].cells[y * SIDE + x] = FINGERPRINT_FULL;
    }
    assert_int_equal(compare(&print, &print).points, 0);
    assert_false(is_same(&print, &print));
    assert_int_equal(compare(&blank, &blank).points, 0);
    assert_false(is_same(&blank, &blank));
}

/* A blot over one of eight marks of one scan. */
static void one_spoilt_mark_does_not_hide_the_sheet(void **state)
{
    struct fingerprint print = strokes(8, 0), spoilt = strokes(8, 0);

    (void)state;
    memset(spoilt.marks[3].cells, FINGERPRINT_FULL, FINGERPRINT_CELLS);
    assert_true(is_same(&print, &spoilt));
    assert_true(is_same(&spoilt, &print));
}

static void an_index_finds_what_was_added_and_forgets_what_was_cut(void **state)
{
    struct fingerprint_index index = {NULL, NULL, 0, 0};
    struct fingerprint_probe *probe = malloc(sizeof(*probe));
    uint8_t sheet[FINGERPRINT_SHEET_BYTES] = {0};
    struct fingerprint print;
    int i, k;

    (void)state;
    assert_non_null(probe);
    for (i = 0; i < 1000; i++) { /* each twice: 10 and 510 */
        print = strokes(3, 0);
        for (k = 0; k < 3; k++)
            print.marks[k].box = (uint16_t)(3 * (i % 500) + k);
        sheet[0] = (uint8_t)i;
        assert_int_equal(fingerprint_index_add(&index, sheet, &print, NULL), 0);
        if (i == 10)
            fingerprint_probe_set(&print, probe);
    }
    assert_int_equal(fingerprint_index_find(&index, probe, 0), 10);
    assert_int_equal(index.entries[10].sheet[0], 10);
    assert_int_equal(fingerprint_index_find(&index, probe, 11), 510);
    assert_int_equal(fingerprint_index_find(&index, probe, 511), 1000);
    fingerprint_index_cut(&index, 510);
    assert_int_equal(fingerprint_index_find(&index, probe, 11), 510);
    assert_int_equal(index.count, 510);
    fingerprint_index_release(&index);
    free(probe);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_written_comes_back),
            cmocka_unit_test(another_text_is_refused),
            cmocka_unit_test(the_same_marks_are_one_sheet),
            cmocka_unit_test(one_plain_mark_alone_is_not_enough),
            cmocka_unit_test(a_twentieth_of_a_cell_is_noise_and_a_third_is_not),
            cmocka_unit_test(the_same_marks_in_other_boxes_are_another_sheet),
            cmocka_unit_test(a_mark_more_speaks_against_unless_it_is_pale),
            cmocka_unit_test(a_full_list_may_end_earlier),
            cmocka_unit_test(solid_ink_and_blank_paper_tell_nothing),
            cmocka_unit_test(one_spoilt_mark_does_not_hide_the_sheet),
            cmocka_unit_test(an_index_finds_what_was_added_and_forgets_what_was_cut)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
