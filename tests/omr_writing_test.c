/* omr_writing_test.c -- which figures beside a stamp are writing. */
#include "tests/omr_writing_bench.h"

#include <math.h>
#include <stdlib.h>

static void a_stamps_part_outside_its_place_is_no_writing(void **state)
{
    static struct bench bench;

    (void)state;
    bench_open(&bench);
    ink_add(&bench, 50, 25, 76, 55); /* of a stamp of 36 mm: 10 mm more to come */
    ink_add(&bench, 78, 35, 82, 40);
    assert_int_equal(writing_is_there(&bench.writing), 0);
}

/* It was once taken for a part of the stamp, as it begins where a stamp might end. */
static void a_word_that_begins_beside_a_stamp_is_writing(void **state)
{
    static struct bench bench;

    (void)state;
    bench_open(&bench);
    ink_add(&bench, 50, 25, 76, 55);
    ink_add(&bench, 78, 35, 98, 40);
    assert_int_equal(writing_is_there(&bench.writing), 1);
}

/* 8 mm of 20, and a stamp of 36 mm that is a third outside. */
static void a_signature_may_overrun_its_place(void **state)
{
    static struct bench bench;

    (void)state;
    bench_open(&bench);
    ink_add(&bench, 58, 30, 78, 34);
    assert_int_equal(writing_is_there(&bench.writing), 0);
    bench_open(&bench);
    ink_add(&bench, 46, 22, 82, 58);
    assert_int_equal(writing_is_there(&bench.writing), 0);
}

/* It was the signature's, however far it ran out, if its end touched the place. */
static void handwriting_that_runs_out_of_a_place_is_writing(void **state)
{
    static struct bench bench;

    (void)state;
    bench_open(&bench);
    ink_add(&bench, 17, 30, 42, 34); /* 23 mm of 25 */
    assert_int_equal(writing_is_there(&bench.writing), 1);
    bench_open(&bench);
    ink_add(&bench, 45, 22, 68, 48); /* beside what fills the place, too */
    ink_add(&bench, 60, 30, 85, 34); /* 15 mm of 25 */
    assert_int_equal(writing_is_there(&bench.writing), 1);
}

/* A word's second half was excused for its first, which reaches 1 mm into the place. */
static void a_word_that_touches_a_place_is_no_signature(void **state)
{
    static struct bench bench;

    (void)state;
    bench_open(&bench);
    ink_add(&bench, 31, 30, 41, 34);
    ink_add(&bench, 19, 30, 30, 34);
    assert_int_equal(writing_is_there(&bench.writing), 1);
}

/* Half a ring, from 1 mm within the place to 11 mm outside, is mostly outside. */
static void half_a_stamps_ring_is_no_writing(void **state)
{
    static struct bench bench;

    (void)state;
    bench_open(&bench);
    ink_add(&bench, 47, 22, 66, 50);
    ink_add(&bench, 69, 22, 81, 50);
    assert_int_equal(writing_is_there(&bench.writing), 0);
}

/* Slanting strokes of 0.4 mm between two levels, `pitch` mm apart. */
static void zigzag_add(
        struct bench *bench, int left, int right, double high, double pitch)
{
    struct figure figure = {
            .bounds = {left * 1000, 200000, right * 1000, 0}, .places = bench->places};
    int32_t x, y, bottom = 200000 + (int32_t)(high * 1000);

    figure.bounds.bottom_um = bottom;
    for (y = 200000; y < bottom; y += CELL_UM)
        for (x = left * 1000; x < right * 1000; x += CELL_UM)
            if ((x + (y - 200000) / 4) % (int32_t)(pitch * 1000) < 400)
                bench->places[figure.count++] = (struct backmap_place){x, y};
    figure.area_um2 = (int64_t)figure.count * CELL_UM * CELL_UM;
    figure.columns_um = figure.bounds.right_um - figure.bounds.left_um;
    (void)writing_add(&bench->writing, &figure);
}

/* A word of letters 1.4 mm high, their tops in the table's lowest line, was taken for a
 * staple. */
static void a_low_word_is_writing_a_wire_is_none(void **state)
{
    static struct bench bench;

    (void)state;
    bench_open(&bench);
    zigzag_add(&bench, 100, 109, 1.4, 0.6);
    assert_int_equal(writing_is_there(&bench.writing), 1);
    bench_open(&bench);
    zigzag_add(&bench, 100, 110, 1.2, 1.2); /* its letters apart */
    assert_int_equal(writing_is_there(&bench.writing), 1);
    bench_open(&bench);
    ink_add(&bench, 100, 200, 112, 201); /* a broad line full of ink */
    assert_int_equal(writing_is_there(&bench.writing), 0);
    bench_open(&bench);
    zigzag_add(&bench, 100, 112, 0.6, 0.8); /* thin, with gaps */
    assert_int_equal(writing_is_there(&bench.writing), 0);
}

/* A word of 5.5 mm over the title's bold letters: 0.66 mm2 of it were seen. */
static void what_print_hides_of_a_word_counts_a_little(void **state)
{
    static struct bench bench;
    struct figure figure = {.bounds = {95000, 31800, 100500, 34100}};
    int32_t i;

    (void)state;
    bench_open(&bench);
    figure.places = bench.places;
    for (i = 0; i < 24; i++) /* up and down */
        bench.places[figure.count++] =
                (struct backmap_place){95000 + i * 230, 31800 + i % 3 * 1100};
    figure.columns_um = 5500;
    figure.area_um2 = 660000;
    assert_int_equal(writing_add(&bench.writing, &figure), 1);
    assert_int_equal(writing_is_there(&bench.writing), 0);
    bench.writing.count = 0;
    figure.under_um2 = 8500000;
    assert_int_equal(writing_add(&bench.writing, &figure), 1);
    assert_int_equal(writing_is_there(&bench.writing), 1);
    bench.writing.count = 0;
    figure.area_um2 = 620000; /* not more than so many per cent of what is seen */
    assert_int_equal(writing_add(&bench.writing, &figure), 1);
    assert_int_equal(writing_is_there(&bench.writing), 0);
}

enum { HEAVY = 2 };

/* Two rings of a stamp of 34 mm, 5 mm right of the middle of its place; with a letter 3
 * mm high, or a line of some length, that joins them on the right. */
static void stamp_add(struct bench *bench, int is_letter, int32_t line_um)
{
    const int32_t x0 = 60000, y0 = 35000;
    struct figure figure = {
            .bounds = {43000, 18000, 77200, 52000}, .places = bench->places};
    int32_t x, y;

    for (y = -17000; y < 17000; y += CELL_UM)
        for (x = -17000; x < 25000; x += CELL_UM) {
            double far = sqrt((double)x * x + (double)y * y);
            int is_ring = (far > 16200 && far < 17000) || (far > 15200 && far < 15600);
            int is_leg = x > 17000 && x < 23000 && y >= 0 && y < 3000 && x / 500 % 2 == 0;
            int is_blot = is_letter == HEAVY && x > 16000 && x < 25000 && abs(y) < 3000;
            int is_level = x > 17000 && x < 17000 + line_um && y >= 0 && y < 600;

            if (is_ring || (is_letter && is_leg) || is_blot || is_level)
                bench->places[figure.count++] = (struct backmap_place){x0 + x, y0 + y};
        }
    figure.bounds.right_um += is_letter ? 8000 : line_um;
    figure.area_um2 = (int64_t)figure.count * CELL_UM * CELL_UM;
    figure.columns_um = figure.bounds.right_um - figure.bounds.left_um;
    (void)writing_add(&bench->writing, &figure);
}

/* Of a word that begins in a stamp's ring one letter alone was seen beside it, and that
 * was taken for a part of the stamp. */
static void what_joins_a_stamps_ring_from_outside_is_writing(void **state)
{
    static struct bench bench;

    (void)state;
    bench_open(&bench);
    stamp_add(&bench, 0, 0);
    ink_add(&bench, 50, 30, 54, 33); /* its star */
    assert_int_equal(writing_is_there(&bench.writing), 0);
    bench_open(&bench);
    stamp_add(&bench, 1, 0);
    assert_int_equal(writing_is_there(&bench.writing), 1);
    bench_open(&bench);
    stamp_add(&bench, HEAVY, 0); /* scratched out, it draws the circle aside */
    assert_int_equal(writing_is_there(&bench.writing), 1);
    bench_open(&bench);
    stamp_add(&bench, 0, 8000); /* a staple's end */
    assert_int_equal(writing_is_there(&bench.writing), 0);
}

/* Of a ring 32 mm across and 0.8 mm thick, what lies between two angles in degrees. */
static void arc_add(struct bench *bench, int32_t x0, int32_t y0, int from, int to)
{
    struct figure figure = {
            .bounds = {INT32_MAX, INT32_MAX, 0, 0}, .places = bench->places};
    int32_t x, y;

    for (y = -16000; y < 16000; y += CELL_UM)
        for (x = -16000; x < 16000; x += CELL_UM) {
            double far = sqrt((double)x * x + (double)y * y);
            double turn = fmod(atan2(y, x) * 180 / M_PI + 360, 360);
            struct layout_rect *bounds = &figure.bounds;

            if (far < 15200 || far >= 16000 || turn < from || turn >= to)
                continue;
            bench->places[figure.count++] = (struct backmap_place){x0 + x, y0 + y};
            bounds->left_um = x0 + x < bounds->left_um ? x0 + x : bounds->left_um;
            bounds->top_um = y0 + y < bounds->top_um ? y0 + y : bounds->top_um;
            bounds->right_um = x0 + x > bounds->right_um ? x0 + x : bounds->right_um;
            bounds->bottom_um = y0 + y > bounds->bottom_um ? y0 + y : bounds->bottom_um;
        }
    figure.area_um2 = (int64_t)figure.count * CELL_UM * CELL_UM;
    figure.columns_um = 800;
    (void)writing_add(&bench->writing, &figure);
}

/* A stamp whose ring was inked in parts was taken for writing where the parts lie outside
 * its place, and one that is out by a third both ways was as well. */
static void a_stamp_lies_where_its_middle_is(void **state)
{
    static struct bench bench;

    (void)state;
    bench_open(&bench);
    arc_add(&bench, 64000, 44000, 0, 360);
    assert_int_equal(writing_is_there(&bench.writing), 0);
    bench_open(&bench);
    arc_add(&bench, 64000, 35000, 110, 250);
    arc_add(&bench, 64000, 35000, 260, 355);
    arc_add(&bench, 64000, 35000, 5, 35);
    assert_int_equal(writing_is_there(&bench.writing), 0);
    bench_open(&bench);
    arc_add(&bench, 56000, 35000, 110, 180);
    ink_add(&bench, 32, 34, 34, 37); /* the circle that parts tell is but about right */
    ink_add(&bench, 32, 38, 34, 41);
    assert_int_equal(writing_is_there(&bench.writing), 0);
    bench_open(&bench); /* what is joined to a part of the ring and goes on is a word */
    arc_add(&bench, 56000, 35000, 110, 250);
    ink_add(&bench, 24, 30, 90, 44);
    assert_int_equal(writing_is_there(&bench.writing), 1);
    bench_open(&bench);
    arc_add(&bench, 90000, 35000, 110, 250); /* of a circle elsewhere */
    arc_add(&bench, 90000, 35000, 260, 355);
    assert_int_equal(writing_is_there(&bench.writing), 1);
}

/* Two parts that print joins with letters or parts, as one figure, were no whole ring,
 * and two letters 2 mm beyond it were taken for the stamp's. */
static void a_ring_in_two_parts_ends_where_a_whole_one_does(void **state)
{
    static struct bench bench;

    (void)state;
    bench_open(&bench);
    arc_add(&bench, 59000, 35000, 80, 270);
    arc_add(&bench, 59000, 35000, 275, 360);
    assert_int_equal(writing_is_there(&bench.writing), 0);
    ink_add(&bench, 77, 30, 79, 32);
    ink_add(&bench, 77, 33, 79, 35);
    assert_int_equal(writing_is_there(&bench.writing), 1);
    bench_open(&bench); /* half a ring tells too little */
    arc_add(&bench, 59000, 35000, 80, 270);
    ink_add(&bench, 77, 30, 79, 32);
    ink_add(&bench, 77, 33, 79, 35);
    assert_int_equal(writing_is_there(&bench.writing), 0);
}

/* Of a word that a stamp's ring joins one letter was free, and half another. */
static void what_is_small_beside_a_letter_is_another(void **state)
{
    static struct bench bench;

    (void)state;
    bench_open(&bench);
    ink_add(&bench, 100, 100, 102, 102);
    ink_add(&bench, 110, 100, 111, 101); /* dirt elsewhere */
    assert_int_equal(writing_is_there(&bench.writing), 0);
    ink_add(&bench, 103, 100, 104, 101);
    assert_int_equal(writing_is_there(&bench.writing), 1);
    bench_open(&bench);
    stamp_add(&bench, 0, 2700); /* a letter's foot that the ring joins */
    assert_int_equal(writing_is_there(&bench.writing), 0);
    ink_add(&bench, 81, 35, 83, 37);
    assert_int_equal(writing_is_there(&bench.writing), 1);
    bench_open(&bench);
    stamp_add(&bench, 0, 0);
    ink_add(&bench, 81, 35, 83, 37);
    assert_int_equal(writing_is_there(&bench.writing), 0);
    bench_open(&bench);
    ink_add(&bench, 102, 100, 103, 101);
    ink_add(&bench, 103, 100, 104, 101); /* beside no letter */
    assert_int_equal(writing_is_there(&bench.writing), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_stamps_part_outside_its_place_is_no_writing),
            cmocka_unit_test(a_word_that_begins_beside_a_stamp_is_writing),
            cmocka_unit_test(a_signature_may_overrun_its_place),
            cmocka_unit_test(handwriting_that_runs_out_of_a_place_is_writing),
            cmocka_unit_test(half_a_stamps_ring_is_no_writing),
            cmocka_unit_test(a_word_that_touches_a_place_is_no_signature),
            cmocka_unit_test(what_joins_a_stamps_ring_from_outside_is_writing),
            cmocka_unit_test(a_stamp_lies_where_its_middle_is),
            cmocka_unit_test(a_ring_in_two_parts_ends_where_a_whole_one_does),
            cmocka_unit_test(what_is_small_beside_a_letter_is_another),
            cmocka_unit_test(a_low_word_is_writing_a_wire_is_none),
            cmocka_unit_test(what_print_hides_of_a_word_counts_a_little),
    };

    return cmocka_run_group_tests_name("omr writing", tests, NULL, NULL);
}
