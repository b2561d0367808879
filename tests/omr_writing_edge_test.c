/* omr_writing_edge_test.c -- staples, holes and torn corners are no writing. */
#include "tests/omr_writing_bench.h"

/* A line at 45 degrees, 0.6 mm broad, as high as it is wide: is it writing? */
/* `border`: what the black border out of the paper adds to it, in millimetres. */
static void slope_add(
        struct bench *bench, int32_t left, int32_t top, int32_t side, int border)
{
    struct figure figure = {
            .bounds = {left, top, left + side + border * 1000, top + side},
            .places = bench->places};
    int32_t i, k;

    for (i = 0; i < side; i += CELL_UM)
        for (k = 0; k < 4; k++)
            bench->places[figure.count++] =
                    (struct backmap_place){left + i + k * CELL_UM, top + side - i};
    for (i = 0; i < border * 1000; i += CELL_UM)
        for (k = 0; k < 8; k++)
            bench->places[figure.count++] =
                    (struct backmap_place){left + side + i, top + k * CELL_UM};
    figure.area_um2 = (int64_t)figure.count * CELL_UM * CELL_UM;
    figure.columns_um = side;
    (void)writing_add(&bench->writing, &figure);
}

static int is_slope_writing(int32_t left, int32_t top, int32_t side)
{
    static struct bench bench;

    bench_open(&bench);
    slope_add(&bench, left, top, side, 0);
    return writing_is_there(&bench.writing);
}

/* As long as a staple of 8.5 mm whichever way it lies: at 45 degrees both sides of its
 * bounds are 6.4 mm. */
static void a_staple_lies_any_way(void **state)
{
    (void)state;
    assert_int_equal(is_slope_writing(90000, 10000, 6400), 0);
}

/* On a sheet that lies shifted the image's edge cuts the staple. */
static void of_a_staple_in_an_upper_corner_less_is_left(void **state)
{
    (void)state;
    assert_int_equal(is_slope_writing(20000, 5000, 4600), 0);
    assert_int_equal(is_slope_writing(180000, 5000, 4600), 0);
    assert_int_equal(is_slope_writing(90000, 5000, 4600), 1);
    assert_int_equal(is_slope_writing(20000, 280000, 4600), 1);
}

/* A screen left two parts of a staple, 4 mm long and 2.4. Of a word a stem is as
 * straight, but beside it are letters that are not. */
static void parts_of_a_staple_are_letters_beside_a_letter_alone(void **state)
{
    static struct bench bench;

    (void)state;
    bench_open(&bench);
    slope_add(&bench, 20000, 5000, 2800, 0);
    slope_add(&bench, 23500, 2600, 1700, 0);
    assert_int_equal(writing_is_there(&bench.writing), 0);
    ink_add(&bench, 25, 6, 27, 8);
    assert_int_equal(writing_is_there(&bench.writing), 1);
    bench_open(&bench);
    slope_add(&bench, 90000, 5000, 2800, 0); /* no staple lies there */
    slope_add(&bench, 93500, 2600, 1700, 0);
    assert_int_equal(writing_is_there(&bench.writing), 1);
}

/* A staple that ran out of the paper into a black border was as broad as that. */
static void a_border_is_no_part_of_the_staple_that_touches_it(void **state)
{
    static struct bench bench;

    (void)state;
    bench_open(&bench);
    slope_add(&bench, 20000, 800, 8000, 2);
    assert_int_equal(writing_is_there(&bench.writing), 0);
    bench_open(&bench);
    slope_add(&bench, 90000, 800, 8000, 2);
    assert_int_equal(writing_is_there(&bench.writing), 1);
}

/* What a coarse scan leaves round a bold title: 0.17 mm2 along 2.4 mm of it. */
static int rim_is_writing(int is_at_print)
{
    static struct bench bench;
    int k, i;

    bench_open(&bench);
    for (k = 0; k < 5; k++) {
        struct figure figure = {
                .bounds = {100000 + k * 4000, 30000, 102400 + k * 4000, 31200},
                .places = bench.places,
                .count = 6,
                .area_um2 = 170000,
                .under_um2 = 1500000,
                .columns_um = 2400,
                .is_at_print = is_at_print};

        for (i = 0; i < figure.count; i++)
            bench.places[i] = (struct backmap_place){
                    figure.bounds.left_um + i * 480, 30000 + i % 2 * 1200};
        (void)writing_add(&bench.writing, &figure);
    }
    return writing_is_there(&bench.writing);
}

static void the_rim_of_print_is_no_letter(void **state)
{
    (void)state;
    assert_int_equal(rim_is_writing(1), 0);
    assert_int_equal(rim_is_writing(0), 1); /* so thin on clear paper, a pencil's */
}

static int disc_is_hole(struct bench *bench, int32_t x, int32_t y)
{
    int32_t radius = 2000, i, j;
    struct figure figure = {.bounds = {x - radius, y - radius, x + radius, y + radius},
            .places = bench->places};

    for (j = -radius; j < radius; j += CELL_UM)
        for (i = -radius; i < radius; i += CELL_UM)
            if (i * i + j * j < radius * radius)
                bench->places[figure.count++] = (struct backmap_place){x + i, y + j};
    figure.area_um2 = (int64_t)figure.count * CELL_UM * CELL_UM;
    return writing_is_hole(&bench->writing, &figure);
}

/* Two blots 70 mm apart beside a table's last boxes, up to 19.9 mm from the paper's edge,
 * were taken for holes, and their rows for blank. */
static void no_hole_is_farther_in_than_a_punch_reaches(void **state)
{
    static struct bench bench;

    (void)state;
    bench_open(&bench);
    assert_int_equal(disc_is_hole(&bench, 210000 - 14000, 100000), 1);
    assert_int_equal(disc_is_hole(&bench, 210000 - 17800, 100000), 0);
}

/* A corner torn off, down to the scanner's dark backing: all between its two edges and a
 * line aslant, bent outwards. */
static void corner_add(struct bench *bench, int32_t side_um)
{
    struct figure figure = {.bounds = {0, 0, side_um, side_um}, .places = bench->places};
    int32_t x, y;

    for (y = 0; y < side_um; y += CELL_UM)
        for (x = 0; x + y < side_um * 5 / 4 && x < side_um; x += CELL_UM)
            bench->places[figure.count++] = (struct backmap_place){x, y};
    figure.area_um2 = (int64_t)figure.count * CELL_UM * CELL_UM;
    figure.columns_um = side_um;
    assert_int_equal(writing_is_hole(&bench->writing, &figure), 0);
    (void)writing_add(&bench->writing, &figure);
}

/* One of 3.7 mm was a hole without a second, thus a blot. */
static void a_torn_off_corner_is_neither_hole_nor_writing(void **state)
{
    static struct bench bench;

    (void)state;
    bench_open(&bench);
    corner_add(&bench, 3700);
    corner_add(&bench, 9000);
    assert_int_equal(writing_is_there(&bench.writing), 0);
}

/* The shadow along a tear, 0.4 mm thin, jagged by so much to either side. */
static int tear_is_written(struct bench *bench, int32_t jag_um, int is_falling)
{
    struct figure figure = {.bounds = {3200, 4800, 6700, 11900}, .places = bench->places};
    int32_t i, k;

    bench_open(bench);
    for (i = 0; i < 35; i++)
        for (k = 0; k < 2; k++) {
            int32_t jag = i % 6 < 3 ? jag_um : -jag_um;
            int32_t y = is_falling ? 4800 + i * CELL_UM : 11800 - i * CELL_UM;

            bench->places[figure.count++] =
                    (struct backmap_place){3200 + i * 100 + jag + k * CELL_UM, y};
        }
    figure.area_um2 = (int64_t)figure.count * CELL_UM * CELL_UM;
    figure.columns_um = 3500;
    (void)writing_add(&bench->writing, &figure);
    return writing_is_there(&bench->writing);
}

static void a_tear_that_cuts_a_corner_is_no_writing(void **state)
{
    static struct bench bench;

    (void)state;
    assert_int_equal(tear_is_written(&bench, 250, 0), 0);
    assert_int_equal(tear_is_written(&bench, 500, 0), 1); /* no tear is as jagged */
    assert_int_equal(tear_is_written(&bench, 250, 1), 1); /* it cuts no corner */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_staple_lies_any_way),
            cmocka_unit_test(of_a_staple_in_an_upper_corner_less_is_left),
            cmocka_unit_test(parts_of_a_staple_are_letters_beside_a_letter_alone),
            cmocka_unit_test(a_border_is_no_part_of_the_staple_that_touches_it),
            cmocka_unit_test(the_rim_of_print_is_no_letter),
            cmocka_unit_test(no_hole_is_farther_in_than_a_punch_reaches),
            cmocka_unit_test(a_torn_off_corner_is_neither_hole_nor_writing),
            cmocka_unit_test(a_tear_that_cuts_a_corner_is_no_writing),
    };

    return cmocka_run_group_tests_name("omr writing edge", tests, NULL, NULL);
}
