/* omr_fiducial_test.c -- a printed rectangle's place, whatever touches it. */
#include "omr/fiducial.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* 20 x 16 mm of paper with a mark of 4 x 2 mm. */
enum { WIDTH_UM = 20000, HEIGHT_UM = 16000, WHITE = 240, BLACK = 20, REACH_UM = 900 };

static const struct layout_rect mark = {8000, 7000, 12000, 9000};

struct bench {
    struct image image;
    double dpi;
    struct fiducial figure;
};

static int bench_open(void **state)
{
    *state = calloc(1, sizeof(struct bench));
    return 0;
}

static int bench_close(void **state)
{
    struct bench *bench = *state;

    image_release(&bench->image);
    free(bench);
    return 0;
}

static void paper(struct bench *bench, double dpi)
{
    int32_t width = (int32_t)(WIDTH_UM * dpi / 25400);
    int32_t height = (int32_t)(HEIGHT_UM * dpi / 25400);

    bench->dpi = dpi;
    assert_int_equal(image_allocate(&bench->image, width, height, NULL), 0);
    memset(bench->image.pixels, WHITE, (size_t)width * (size_t)height);
}

/* Each pixel as dark as its share of the rectangle, in um; darker than before only. */
static void ink(struct bench *bench, double left, double top, double right, double bottom,
        int level)
{
    double pitch = 25400 / bench->dpi;
    int32_t x, y;

    for (y = 0; y < bench->image.height_px; y++)
        for (x = 0; x < bench->image.width_px; x++) {
            uint8_t *at = bench->image.pixels +
                          (size_t)y * (size_t)bench->image.width_px + (size_t)x;
            double wide = fmin((x + 1) * pitch, right) - fmax(x * pitch, left);
            double high = fmin((y + 1) * pitch, bottom) - fmax(y * pitch, top);
            double share = fmax(0, wide) * fmax(0, high) / (pitch * pitch);
            int mixed = (int)(WHITE + (level - WHITE) * share);

            if (mixed < *at)
                *at = (uint8_t)mixed;
        }
}

static void mark_ink(struct bench *bench, int level)
{
    ink(bench, mark.left_um, mark.top_um, mark.right_um, mark.bottom_um, level);
}

/* off_um: how far from the truth the place is that one starts from. */
static int measure(struct bench *bench, double off_x_um, double off_y_um)
{
    double px = bench->dpi / 25400;
    struct fiducial_axes axes = {px, 0, 0, px};
    struct spot expected = {(10000 + off_x_um) * px, (8000 + off_y_um) * px};

    return fiducial_measure(
            &bench->image, &axes, &mark, expected, REACH_UM, 55, &bench->figure);
}

static void assert_place(const struct bench *bench, double slack_um)
{
    double um = 25400 / bench->dpi;

    assert_true(fabs(bench->figure.centre.x_px * um - 10000) <= slack_um);
    assert_true(fabs(bench->figure.centre.y_px * um - 8000) <= slack_um);
}

static void a_mark_is_found_to_a_fraction_of_a_pixel(void **state)
{
    static const double dpis[] = {150, 200, 300, 400, 600};
    struct bench *bench = *state;
    size_t i;

    for (i = 0; i < 5; i++) {
        paper(bench, dpis[i]);
        mark_ink(bench, BLACK);
        assert_int_equal(measure(bench, 530, -470), 0);
        assert_place(bench, 25);
        assert_int_equal(bench->figure.probes_across, FIDUCIAL_PROBES);
        /* the outermost line down may have missed the mark */
        assert_in_range(bench->figure.probes_down, FIDUCIAL_PROBES - 1, FIDUCIAL_PROBES);
        assert_in_range(bench->figure.width_um, 3900, 4100);
        assert_in_range(bench->figure.height_um, 1900, 2100);
        assert_in_range(bench->figure.level, BLACK - 1, BLACK + 5);
    }
}

/* 220 levels from paper to toner; the contrast asked for is 55. */
static void faint_toner_is_seen_down_to_the_contrast(void **state)
{
    struct bench *bench = *state;

    paper(bench, 300);
    mark_ink(bench, WHITE - 60);
    assert_int_equal(measure(bench, 200, 200), 0);
    assert_place(bench, 25);
    paper(bench, 300);
    mark_ink(bench, WHITE - 50);
    assert_int_equal(measure(bench, 200, 200), -1);
}

/* A threshold that is far off makes a mark larger on all sides alike. */
static void black_and_white_moves_no_centre(void **state)
{
    struct bench *bench = *state;
    size_t i, count;
    int level;

    for (level = 60; level <= 200; level += 70) {
        paper(bench, 150);
        mark_ink(bench, BLACK);
        count = (size_t)bench->image.width_px * (size_t)bench->image.height_px;
        for (i = 0; i < count; i++)
            bench->image.pixels[i] = bench->image.pixels[i] < level ? 0 : 255;
        assert_int_equal(measure(bench, -300, 300), 0);
        assert_place(bench, 90); /* half a pixel is 85 um */
    }
}

static void nothing_or_something_else_is_no_mark(void **state)
{
    struct bench *bench = *state;

    paper(bench, 300);
    assert_int_equal(measure(bench, 0, 0), -1);
    paper(bench, 300); /* two thirds of it */
    ink(bench, 8000, 7000, 12000, 8300, BLACK);
    assert_int_equal(measure(bench, 0, 0), -1);
    paper(bench, 300); /* the edge of a black border */
    ink(bench, 0, 0, 10000, HEIGHT_UM, BLACK);
    assert_int_equal(measure(bench, 0, 0), -1);
}

/* The centre of darkness of all that hangs together once lay far off. */
static void a_stroke_that_touches_a_mark_does_not_move_it(void **state)
{
    struct bench *bench = *state;

    paper(bench, 300);
    mark_ink(bench, BLACK);
    ink(bench, 9700, 7500, 10300, 16000, BLACK); /* a pen's, downwards */
    assert_int_equal(measure(bench, 200, -200), 0);
    assert_place(bench, 40);
}

/* A streak of 0.6 mm along the feed, over the left edge: the place down stands. */
static void a_streak_over_an_edge_leaves_the_place_down(void **state)
{
    struct bench *bench = *state;
    double um = 25400 / 300.0;

    paper(bench, 300);
    mark_ink(bench, BLACK);
    ink(bench, 6500, 0, 8600, HEIGHT_UM, BLACK);
    assert_int_equal(measure(bench, 100, 300), 0);
    assert_true(fabs(bench->figure.centre.y_px * um - 8000) <= 25);
    assert_int_equal(bench->figure.probes_across, 0);
}

static void a_dark_streak_inside_a_mark_is_nothing(void **state)
{
    struct bench *bench = *state;

    paper(bench, 300);
    mark_ink(bench, BLACK);
    ink(bench, 9000, 0, 9800, HEIGHT_UM, BLACK);
    assert_int_equal(measure(bench, 100, 300), 0);
    assert_place(bench, 25);
}

/* The middle one of the lines, three of which a flap had shortened, once put such a
 * figure 0.3 mm aside, and all print was taken for writing. */
static void a_flap_over_a_marks_corner_does_not_move_it(void **state)
{
    struct bench *bench = *state;

    paper(bench, 300); /* the upper 0.6 mm are hidden but for 1.6 mm at the left */
    ink(bench, 8000, 7600, 12000, 9000, BLACK);
    ink(bench, 8000, 7000, 9600, 9000, BLACK);
    assert_int_equal(measure(bench, 100, -100), 0);
    assert_place(bench, 40);
    assert_int_equal(bench->figure.probes_down, 2);
}

static void a_mark_at_the_pictures_edge_is_not_made_up(void **state)
{
    struct bench *bench = *state;
    double px = 300 / 25400.0;
    struct fiducial_axes axes = {px, 0, 0, px};
    struct spot corner = {5, 5}, outside = {-4000, 99999};

    paper(bench, 300);
    ink(bench, 0, 0, 2000, 1000, BLACK);
    assert_int_equal(fiducial_measure(&bench->image, &axes, &mark, corner, REACH_UM, 55,
                             &bench->figure),
            -1);
    assert_int_equal(fiducial_measure(&bench->image, &axes, &mark, outside, REACH_UM, 55,
                             &bench->figure),
            -1);
}

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)
    const struct CMUnitTest tests[] = {
            FACT(a_mark_is_found_to_a_fraction_of_a_pixel),
            FACT(faint_toner_is_seen_down_to_the_contrast),
            FACT(black_and_white_moves_no_centre),
            FACT(nothing_or_something_else_is_no_mark),
            FACT(a_stroke_that_touches_a_mark_does_not_move_it),
            FACT(a_streak_over_an_edge_leaves_the_place_down),
            FACT(a_dark_streak_inside_a_mark_is_nothing),
            FACT(a_flap_over_a_marks_corner_does_not_move_it),
            FACT(a_mark_at_the_pictures_edge_is_not_made_up),
    };

    return cmocka_run_group_tests_name("omr fiducial", tests, NULL, NULL);
}
