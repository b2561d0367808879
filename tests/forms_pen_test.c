/* forms_pen_test.c -- marks put their ink where their shape says. */
#include "forms/pen.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A canvas of 30 x 30 mm at 20 px a mm; the box of 6 mm stands in its middle. */
enum { EDGE_PX = 600, PX_PER_MM = 20, HANDS = 60 };

static const struct pen_target middle = {
        .box = {12.0, 12.0, 18.0, 18.0}, .reach = {8.0, 10.0, 22.0, 20.0}};

struct bench {
    cairo_surface_t *surface;
    struct pen_canvas canvas;
    struct pen_trace trace;
};

static struct bench *bench_new(void)
{
    struct bench *bench = calloc(1, sizeof(*bench));

    assert_non_null(bench);
    bench->surface = cairo_image_surface_create(CAIRO_FORMAT_A8, EDGE_PX, EDGE_PX);
    bench->canvas.cairo = cairo_create(bench->surface);
    cairo_scale(bench->canvas.cairo, PX_PER_MM, PX_PER_MM);
    return bench;
}

static void bench_free(struct bench *bench)
{
    cairo_destroy(bench->canvas.cairo);
    cairo_surface_destroy(bench->surface);
    free(bench);
}

static void bench_clear(struct bench *bench)
{
    cairo_save(bench->canvas.cairo);
    cairo_set_operator(bench->canvas.cairo, CAIRO_OPERATOR_CLEAR);
    cairo_paint(bench->canvas.cairo);
    cairo_restore(bench->canvas.cairo);
}

/* Pixels with ink, in percent of those in `rect`. */
static double ink_percent(const struct bench *bench, struct pen_rect rect)
{
    const unsigned char *data;
    int stride = cairo_image_surface_get_stride(bench->surface);
    int x, y, dark = 0, all = 0;

    cairo_surface_flush(bench->surface);
    data = cairo_image_surface_get_data(bench->surface);
    for (y = (int)(rect.top_mm * PX_PER_MM); y < (int)(rect.bottom_mm * PX_PER_MM); y++)
        for (x = (int)(rect.left_mm * PX_PER_MM); x < (int)(rect.right_mm * PX_PER_MM);
                x++, all++)
            dark += data[y * stride + x] > 25;
    return 100.0 * dark / all;
}

static struct hand hand_of(double width_mm)
{
    struct hand hand = {.pen = {.kind = PEN_BALL, .width_mm = width_mm, .darkness = 0.8},
            .size = 1.0,
            .jitter_mm = 0.08,
            .stray_mm = 0.3};

    return hand;
}

static void draw(struct bench *bench, const struct hand *hand, enum pen_shape shape,
        struct chance *chance)
{
    bench_clear(bench);
    pen_mark(hand, shape, &middle, chance, &bench->trace);
    pen_draw(&bench->canvas, &hand->pen, NULL, &bench->trace);
}

/* Every one of many marks of a 0.4 mm pen has its ink between two bounds. */
static void ink_lies_between(enum pen_shape shape, double least, double most)
{
    struct bench *bench = bench_new();
    struct hand hand = hand_of(0.4);
    struct chance chance;
    double ink;
    int i;

    for (i = 0; i < HANDS; i++) {
        chance_seed(&chance, 7, (uint64_t)i);
        draw(bench, &hand, shape, &chance);
        ink = ink_percent(bench, middle.box);
        if (ink < least || ink > most)
            fail_msg("shape %d, mark %d: ink %.1f %%", (int)shape, i, ink);
    }
    bench_free(bench);
}

/* Two diagonals of 6 mm: 2 * 8.5 mm * 0.4 mm of 36 mm2 is 19 %. */
static void a_cross_inks_about_a_fifth(void **state)
{
    (void)state;
    ink_lies_between(PEN_CROSS, 11.0, 25.0);
}

/* About 2.5 + 7 mm of 0.4 mm: 10 %. */
static void a_tick_inks_about_a_tenth(void **state)
{
    (void)state;
    ink_lies_between(PEN_TICK, 5.5, 15.0);
}

static void a_fill_covers_more_than_sixty_percent(void **state)
{
    (void)state;
    ink_lies_between(PEN_FILL, 60.0, 100.0);
}

static void a_half_fill_covers_about_half(void **state)
{
    (void)state;
    ink_lies_between(PEN_HALF, 30.0, 65.0);
}

static void a_scribble_inks_more_than_a_tick(void **state)
{
    (void)state;
    ink_lies_between(PEN_SCRIBBLE, 15.0, 60.0);
}

/* 1.8 to 2.8 mm of 0.4 mm and its round ends, of 36 mm2: 1.5 to 3.5 %. */
static void a_short_stroke_inks_less_than_any_mark(void **state)
{
    (void)state;
    ink_lies_between(PEN_SHORT, 1.0, 4.2);
}

/* OMR: real scratchings are ragged, 22 to 65 % ink. */
static void a_scratched_box_is_ragged(void **state)
{
    (void)state;
    ink_lies_between(PEN_SCRATCH, 22.0, 75.0);
}

static void a_ring_stays_outside_the_box(void **state)
{
    struct bench *bench = bench_new();
    struct hand hand = hand_of(0.4);
    struct pen_rect inner = {12.8, 12.8, 17.2, 17.2};
    struct chance chance;
    int i;

    (void)state;
    for (i = 0; i < HANDS; i++) {
        chance_seed(&chance, 8, (uint64_t)i);
        draw(bench, &hand, PEN_RING, &chance);
        assert_true(ink_percent(bench, inner) < 0.01);
        assert_true(ink_percent(bench, middle.reach) > 3.0);
    }
    bench_free(bench);
}

/* Source: the mark specification, off centre with 5 mm of stroke inside. */
static void every_readable_mark_has_five_mm_inside(void **state)
{
    struct bench *bench = bench_new();
    struct hand hand;
    struct chance chance;
    int i, shape;

    (void)state;
    for (i = 0; i < 4 * HANDS; i++) {
        chance_seed(&chance, 9, (uint64_t)i);
        hand_throw(&hand, &chance);
        hand.stray_mm = 2.5;
        for (shape = 0; shape <= PEN_SCRIBBLE; shape++) {
            pen_mark(&hand, (enum pen_shape)shape, &middle, &chance, &bench->trace);
            assert_true(pen_trace_inside(&bench->trace, &middle.box) >= 5.0);
        }
    }
    bench_free(bench);
}

static void ink_stays_near_its_reach(void **state)
{
    struct bench *bench = bench_new();
    struct hand hand;
    struct chance chance;
    size_t k;
    int i;

    (void)state;
    for (i = 0; i < 4 * HANDS; i++) {
        chance_seed(&chance, 10, (uint64_t)i);
        hand_throw(&hand, &chance);
        pen_mark(&hand, hand.shape, &middle, &chance, &bench->trace);
        for (k = 0; k < bench->trace.count; k++) {
            assert_true(bench->trace.points[k].x_mm > middle.reach.left_mm - 0.8);
            assert_true(bench->trace.points[k].x_mm < middle.reach.right_mm + 0.8);
            assert_true(bench->trace.points[k].y_mm > middle.reach.top_mm - 0.8);
            assert_true(bench->trace.points[k].y_mm < middle.reach.bottom_mm + 0.8);
        }
    }
    bench_free(bench);
}

static void a_thrown_slash_is_a_felt_pen_of_one_mm(void **state)
{
    struct pen_trace *trace = malloc(sizeof(*trace));
    struct hand hand;
    struct chance chance;
    size_t k;
    int i, seen = 0;

    (void)state;
    assert_non_null(trace);
    for (i = 0; i < 2000; i++) {
        chance_seed(&chance, 11, (uint64_t)i);
        hand_throw(&hand, &chance);
        if (hand.shape != PEN_SLASH)
            continue;
        seen++;
        assert_int_equal(hand.pen.kind, PEN_FELT);
        pen_mark(&hand, PEN_SLASH, &middle, &chance, trace);
        for (k = 0; k < trace->count; k++)
            assert_true(trace->points[k].width_mm >= 1.0);
    }
    assert_true(seen > 0);
    free(trace);
}

/* A dot of 0.6 mm has pi * 0.09 = 0.283 mm2, of 36 mm2: 0.785 %. */
static void a_dot_has_the_area_of_its_circle(void **state)
{
    struct bench *bench = bench_new();
    struct hand hand = hand_of(0.4);

    (void)state;
    pen_dot(15.0, 15.0, 0.6, &bench->trace);
    pen_draw(&bench->canvas, &hand.pen, NULL, &bench->trace);
    assert_true(fabs(ink_percent(bench, middle.box) - 0.785) < 0.15);
    bench_free(bench);
}

/* Darkness 0.8 of 255 is 204; one stroke does not darken where it meets itself. */
static void ink_is_as_dark_as_the_pen(void **state)
{
    struct bench *bench = bench_new();
    struct hand hand = hand_of(0.4);
    const unsigned char *data;
    struct chance chance;
    int i, darkest = 0;

    (void)state;
    chance_seed(&chance, 12, 0);
    draw(bench, &hand, PEN_SCRIBBLE, &chance);
    cairo_surface_flush(bench->surface);
    data = cairo_image_surface_get_data(bench->surface);
    for (i = 0; i < EDGE_PX * cairo_image_surface_get_stride(bench->surface); i++)
        darkest = data[i] > darkest ? data[i] : darkest;
    assert_int_equal(darkest, 204);
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_cross_inks_about_a_fifth),
            cmocka_unit_test(a_tick_inks_about_a_tenth),
            cmocka_unit_test(a_fill_covers_more_than_sixty_percent),
            cmocka_unit_test(a_half_fill_covers_about_half),
            cmocka_unit_test(a_scribble_inks_more_than_a_tick),
            cmocka_unit_test(a_short_stroke_inks_less_than_any_mark),
            cmocka_unit_test(a_scratched_box_is_ragged),
            cmocka_unit_test(a_ring_stays_outside_the_box),
            cmocka_unit_test(every_readable_mark_has_five_mm_inside),
            cmocka_unit_test(ink_stays_near_its_reach),
            cmocka_unit_test(a_thrown_slash_is_a_felt_pen_of_one_mm),
            cmocka_unit_test(a_dot_has_the_area_of_its_circle),
            cmocka_unit_test(ink_is_as_dark_as_the_pen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
