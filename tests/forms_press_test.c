/* forms_press_test.c -- each effect of printer and scanner does what it says, alone. */
#include "forms/press.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WIDTH = 600, HEIGHT = 800 };

struct bench {
    uint8_t darkness[WIDTH * HEIGHT];
    uint8_t grey[WIDTH * HEIGHT];
    struct press_paper paper;
    struct press_scanner scanner;
};

struct point {
    double x, y;
};

static struct bench *bench_new(void)
{
    struct bench *bench = calloc(1, sizeof(*bench));

    assert_non_null(bench);
    bench->paper = (struct press_paper){bench->darkness, WIDTH, WIDTH, HEIGHT};
    press_scanner_init(&bench->scanner);
    return bench;
}

static void darken(struct bench *bench, int left, int top, int right, int bottom)
{
    int x, y;

    for (y = top; y < bottom; y++)
        for (x = left; x < right; x++)
            bench->darkness[y * WIDTH + x] = 255;
}

static void scan(struct bench *bench)
{
    assert_int_equal(press_scan(&bench->paper, &bench->scanner, bench->grey, NULL), 0);
}

/* The centre of all that is dark, in pixels. */
static struct point centre_of_dark(const struct bench *bench)
{
    struct point sum = {0.0, 0.0};
    double weight, all = 0.0;
    int x, y;

    for (y = 0; y < HEIGHT; y++)
        for (x = 0; x < WIDTH; x++) {
            weight = 255 - bench->grey[y * WIDTH + x];
            sum.x += weight * (x + 0.5);
            sum.y += weight * (y + 0.5);
            all += weight;
        }
    assert_true(all > 0.0);
    sum.x /= all;
    sum.y /= all;
    return sum;
}

static void no_effect_is_the_identity(void **state)
{
    struct bench *bench = bench_new();
    int i;

    (void)state;
    for (i = 0; i < WIDTH * HEIGHT; i++)
        bench->darkness[i] = (uint8_t)((i * 7 + i / WIDTH * 13) & 255);
    scan(bench);
    for (i = 0; i < WIDTH * HEIGHT; i++)
        assert_true(abs(255 - bench->darkness[i] - bench->grey[i]) <= 1);
    free(bench);
}

/* A square about (500, 400) lies 200 right of the centre (300, 400). */
static void one_degree_moves_a_point_where_trigonometry_says(void **state)
{
    struct bench *bench = bench_new();
    struct point at;

    (void)state;
    darken(bench, 495, 395, 505, 405);
    bench->scanner.skew_degrees = 1.0;
    scan(bench);
    at = centre_of_dark(bench);
    assert_true(fabs(at.x - (300.0 + 200.0 * 0.999848)) < 0.05);
    assert_true(fabs(at.y - (400.0 + 200.0 * 0.017452)) < 0.05); /* clockwise: down */
    free(bench);
}

static void a_shift_moves_everything_by_itself(void **state)
{
    struct bench *bench = bench_new();
    struct point at;

    (void)state;
    darken(bench, 295, 395, 305, 405);
    bench->scanner.shift_x_px = 12.5;
    bench->scanner.shift_y_px = -7.0;
    scan(bench);
    at = centre_of_dark(bench);
    assert_true(fabs(at.x - 312.5) < 0.02);
    assert_true(fabs(at.y - 393.0) < 0.02);
    free(bench);
}

/* 200 px from the centre at 1.005 is 201 px; 300 px at 0.995 is 298.5 px. */
static void each_axis_has_its_own_scale(void **state)
{
    struct bench *bench = bench_new();
    struct point at;

    (void)state;
    darken(bench, 495, 695, 505, 705);
    bench->scanner.scale_x = 1.005;
    bench->scanner.scale_y = 0.995;
    scan(bench);
    at = centre_of_dark(bench);
    assert_true(fabs(at.x - 501.0) < 0.05);
    assert_true(fabs(at.y - 698.5) < 0.05);
    free(bench);
}

/* 0.4 % over 800 px, phase 0: at most 0.004 * 800 / 2 pi = 0.509 px, a quarter down. */
static void stretch_moves_rows_by_its_integral(void **state)
{
    struct bench *bench = bench_new();
    struct point at;

    (void)state;
    darken(bench, 295, 195, 305, 205);
    bench->scanner.stretch = 0.004;
    scan(bench);
    at = centre_of_dark(bench);
    assert_true(fabs(at.y - (200.0 - 0.509)) < 0.03);
    assert_true(fabs(at.x - 300.0) < 0.02);
    free(bench);
}

static void turning_twice_is_the_identity(void **state)
{
    struct bench *bench = bench_new();
    uint8_t *before = malloc(WIDTH * HEIGHT);
    int i;

    (void)state;
    assert_non_null(before);
    for (i = 0; i < WIDTH * HEIGHT; i++)
        before[i] = bench->darkness[i] = (uint8_t)((i * 31 + i / 77) & 255);
    bench->scanner.is_turned = 1;
    scan(bench);
    assert_int_equal(bench->grey[0], 255 - before[WIDTH * HEIGHT - 1]);
    for (i = 0; i < WIDTH * HEIGHT; i++)
        bench->darkness[i] = (uint8_t)(255 - bench->grey[i]);
    scan(bench);
    for (i = 0; i < WIDTH * HEIGHT; i++)
        assert_int_equal(bench->grey[i], 255 - before[i]);
    free(before);
    free(bench);
}

static void paper_and_toner_have_the_set_greys(void **state)
{
    struct bench *bench = bench_new();

    (void)state;
    darken(bench, 100, 100, 200, 200);
    bench->scanner.white = 240.0;
    bench->scanner.black = 30.0;
    scan(bench);
    assert_int_equal(bench->grey[0], 240);
    assert_int_equal(bench->grey[150 * WIDTH + 150], 30);
    free(bench);
}

/* Of 480000 samples of spread 2 the mean is within 0.1 and the spread within 5 %;
 * rounding adds 1/12 to the square. */
static void noise_has_the_set_spread(void **state)
{
    struct bench *bench = bench_new();
    double sum = 0.0, squares = 0.0, mean;
    int i;

    (void)state;
    bench->scanner.white = 200.0;
    bench->scanner.noise = 2.0;
    bench->scanner.seed = 5;
    scan(bench);
    for (i = 0; i < WIDTH * HEIGHT; i++) {
        sum += bench->grey[i];
        squares += (double)bench->grey[i] * bench->grey[i];
    }
    mean = sum / (WIDTH * HEIGHT);
    assert_true(fabs(mean - 200.0) < 0.1);
    assert_true(fabs(sqrt(squares / (WIDTH * HEIGHT) - mean * mean) - 2.02) < 0.1);
    free(bench);
}

static void light_stays_within_its_share(void **state)
{
    struct bench *bench = bench_new();
    int i, least = 255, most = 0;

    (void)state;
    bench->scanner.white = 200.0;
    bench->scanner.light = 0.04;
    scan(bench);
    for (i = 0; i < WIDTH * HEIGHT; i++) {
        least = bench->grey[i] < least ? bench->grey[i] : least;
        most = bench->grey[i] > most ? bench->grey[i] : most;
    }
    assert_true(least >= 192 && least <= 194);
    assert_true(most <= 208 && most >= 206);
    free(bench);
}

/* A line of 1 px under a lens of 0.8 px keeps its ink, spread over its neighbours. */
static void blur_spreads_ink_and_loses_none(void **state)
{
    struct bench *bench = bench_new();
    int x, sum = 0;

    (void)state;
    darken(bench, 300, 0, 301, HEIGHT);
    bench->scanner.blur_px = 0.8;
    scan(bench);
    for (x = 295; x <= 305; x++)
        sum += 255 - bench->grey[400 * WIDTH + x];
    assert_true(abs(sum - 255) <= 4);
    /* The centre tap of sigma 0.8 is 1 / (1 + 2 (.458 + .044 + .001)) = 0.498. */
    assert_true(abs(bench->grey[400 * WIDTH + 300] - (255 - 127)) <= 2);
    free(bench);
}

/* Both edges of a bar move outward by the gain: 10 px grow by about twice 0.5. */
static void toner_gain_widens_a_bar(void **state)
{
    struct bench *bench = bench_new();
    const struct press_printer printer = {.spread_px = 0.8, .gain_px = 0.5};
    double width = 0.0;
    int x;

    (void)state;
    darken(bench, 300, 0, 310, HEIGHT);
    assert_int_equal(press_print(&bench->paper, &printer, NULL), 0);
    for (x = 290; x < 320; x++)
        width += bench->darkness[400 * WIDTH + x] / 255.0;
    assert_true(width > 10.6 && width < 11.6);
    assert_int_equal(bench->darkness[400 * WIDTH + 290], 0);
    free(bench);
}

static void a_printer_without_effects_changes_nothing(void **state)
{
    struct bench *bench = bench_new();
    const struct press_printer printer = {0.0, 0.0};
    int i;

    (void)state;
    for (i = 0; i < WIDTH * HEIGHT; i++)
        bench->darkness[i] = (uint8_t)(i & 255);
    assert_int_equal(press_print(&bench->paper, &printer, NULL), 0);
    for (i = 0; i < WIDTH * HEIGHT; i++)
        assert_int_equal(bench->darkness[i], i & 255);
    free(bench);
}

static void dust_is_small_and_only_there(void **state)
{
    struct bench *bench = bench_new();
    int i, dark = 0;

    (void)state;
    bench->scanner.speck_count = 10;
    bench->scanner.seed = 3;
    scan(bench);
    for (i = 0; i < WIDTH * HEIGHT; i++)
        dark += bench->grey[i] < 255;
    assert_true(dark >= 10 && dark <= 10 * 25);
    free(bench);
}

static void the_same_seed_gives_the_same_picture(void **state)
{
    struct bench *bench = bench_new(), *other = bench_new();
    struct chance chance;

    (void)state;
    chance_seed(&chance, 1, 2);
    press_scanner_throw(&bench->scanner, &chance);
    other->scanner = bench->scanner;
    scan(bench);
    scan(other);
    assert_memory_equal(bench->grey, other->grey, sizeof(bench->grey));
    other->scanner.seed ^= 1;
    scan(other);
    assert_memory_not_equal(bench->grey, other->grey, sizeof(bench->grey));
    free(bench);
    free(other);
}

static void an_empty_picture_is_refused(void **state)
{
    struct press_paper paper = {NULL, 0, 0, 10};
    struct press_scanner scanner;
    struct error err;

    (void)state;
    press_scanner_init(&scanner);
    assert_int_equal(press_scan(&paper, &scanner, NULL, &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(no_effect_is_the_identity),
            cmocka_unit_test(one_degree_moves_a_point_where_trigonometry_says),
            cmocka_unit_test(a_shift_moves_everything_by_itself),
            cmocka_unit_test(each_axis_has_its_own_scale),
            cmocka_unit_test(stretch_moves_rows_by_its_integral),
            cmocka_unit_test(turning_twice_is_the_identity),
            cmocka_unit_test(paper_and_toner_have_the_set_greys),
            cmocka_unit_test(noise_has_the_set_spread),
            cmocka_unit_test(light_stays_within_its_share),
            cmocka_unit_test(blur_spreads_ink_and_loses_none),
            cmocka_unit_test(toner_gain_widens_a_bar),
            cmocka_unit_test(a_printer_without_effects_changes_nothing),
            cmocka_unit_test(dust_is_small_and_only_there),
            cmocka_unit_test(the_same_seed_gives_the_same_picture),
            cmocka_unit_test(an_empty_picture_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
