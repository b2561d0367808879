/* omr_rim_test.c -- what ink beside print is writing. */
#include "omr/rim.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { CELL_UM = 200, WIDE = 1050, HIGH = 1485, RIMS_MAX = 4000 };

/* A page of two rows with a heading between them, from 100 to 106 mm; the boxes from 120
 * to 160 mm. */
struct bench {
    struct layout_name rows[2], names[2];
    struct layout_box boxes[2];
    struct layout_page page;
    struct excess excess;
    uint8_t state[(HIGH + 4) * (WIDE + 16)];
    struct excess_trace rims[RIMS_MAX];
};

static void bench_open(struct bench *bench)
{
    memset(bench, 0, sizeof(*bench));
    bench->rows[0].rect = (struct layout_rect){20000, 88000, 190000, 100000};
    bench->rows[1].rect = (struct layout_rect){20000, 106000, 190000, 118000};
    bench->names[0].rect = (struct layout_rect){30000, 92000, 60000, 96000};
    bench->names[1].rect = (struct layout_rect){30000, 110000, 60000, 114000};
    bench->boxes[0].rect = (struct layout_rect){120000, 91000, 126000, 97000};
    bench->boxes[1].rect = (struct layout_rect){154000, 109000, 160000, 115000};
    bench->page = (struct layout_page){.rows = bench->rows,
            .names = bench->names,
            .boxes = bench->boxes,
            .row_count = 2,
            .name_count = 2,
            .box_count = 2};
    bench->excess = (struct excess){.width = WIDE,
            .height = HIGH,
            .pitch = WIDE + 2 * EXCESS_SIDE,
            .pixels = 2,
            .cell_um = CELL_UM,
            .state = bench->state,
            .rims = bench->rims};
}

static void cell_add(struct bench *bench, int32_t x, int32_t y)
{
    struct excess *excess = &bench->excess;

    excess->state[excess_at(excess, x, y)] = EXCESS_RIM;
    bench->rims[excess->rim_count++] =
            (struct excess_trace){(uint16_t)x, (uint16_t)y, x * CELL_UM, y * CELL_UM};
}

/* Two by two cells. */
static void patch_add(struct bench *bench, int32_t x, int32_t y)
{
    int32_t i;

    for (i = 0; i < 4; i++)
        cell_add(bench, x + i % 2, y + i / 2);
}

/* As little of it as is seen of two letters over bold print: 0.32 mm2. */
static void letters_add(struct bench *bench, int left_mm, int top_mm)
{
    patch_add(bench, left_mm * 5, top_mm * 5);
    patch_add(bench, left_mm * 5 + 6, top_mm * 5 + 3);
}

/* Ink beside print: two patches of 1 mm square, no line. */
static void ink_add(struct bench *bench, int left_mm, int top_mm)
{
    int32_t x, y;

    for (y = top_mm * 5; y < top_mm * 5 + 15; y++)
        for (x = left_mm * 5; x < left_mm * 5 + 10; x++) {
            if ((y - top_mm * 5 < 7) != (x - left_mm * 5 < 5))
                continue;
            cell_add(bench, x, y);
        }
}

static const struct layout_rect paper = {2500, 2500, 207500, 294500};

/* RIM_WRITTEN also where a word lies over the boxes, without a mark. */
static enum rim rim(const struct bench *bench)
{
    static struct scatter scatter;
    struct heading heading = {.count = 0};
    enum rim rim = rim_find(&bench->excess, &bench->page, &paper, &scatter, &heading);

    return heading_is_written(&heading) ? RIM_WRITTEN : rim;
}

/* Whether two figures of 0.36 mm2 at this place are writing with what is beside print. */
static int is_writing_with_figures(const struct bench *bench, int left_mm, int top_mm)
{
    struct layout_rect found[SCATTER_FOUND_MAX];
    static struct scatter scatter;
    struct heading heading = {.count = 0};
    int32_t i;

    memset(&scatter, 0, sizeof(scatter));
    assert_int_equal(rim_find(&bench->excess, &bench->page, &paper, &scatter, &heading),
            RIM_PLAIN);
    for (i = 0; i < 2; i++) {
        struct backmap_place place = {left_mm * 1000 + i * 1200, top_mm * 1000};
        struct figure figure = {
                .bounds = {place.x_um, place.y_um, place.x_um + 600, place.y_um + 600},
                .places = &place,
                .count = 1,
                .area_um2 = 360000};

        scatter_take(&scatter, &bench->page, &paper, &figure, 1);
    }
    return scatter_find(&scatter, found) > 0;
}

static void ink_between_printed_words_is_writing(void **state)
{
    struct bench *bench = malloc(sizeof(*bench));

    (void)state;
    assert_non_null(bench);
    bench_open(bench);
    assert_int_equal(rim(bench), RIM_PLAIN);
    ink_add(bench, 90, 60);
    assert_int_equal(rim(bench), RIM_WRITTEN);
    bench_open(bench);
    ink_add(bench, 24, 102); /* over the heading's words */
    assert_int_equal(rim(bench), RIM_WRITTEN);
    free(bench);
}

/* Three words over titles were missed in 30 million positions. */
static void little_ink_over_one_word_is_told(void **state)
{
    struct bench *bench = malloc(sizeof(*bench));

    (void)state;
    assert_non_null(bench);
    bench_open(bench);
    letters_add(bench, 60, 30);
    assert_int_equal(rim(bench), RIM_LITTLE);
    letters_add(bench, 120, 30); /* nor where all bold print is as thick: blur */
    assert_int_equal(rim(bench), RIM_PLAIN);
    bench_open(bench);
    letters_add(bench, 132, 84); /* over the boxes come arms */
    assert_int_equal(rim(bench), RIM_PLAIN);
    ink_add(bench, 132, 84);
    assert_int_equal(rim(bench), RIM_WRITTEN);
    free(bench);
}

/* A block of cells from a corner. */
static void block_add(
        struct bench *bench, int32_t left, int32_t top, int32_t wide, int32_t high)
{
    int32_t i;

    for (i = 0; i < wide * high; i++)
        cell_add(bench, left + i % wide, top + i / wide);
}

/* Two letters over a title left 0.48 mm2 on 0.7 mm: as straight as a line, but short. */
static void a_lump_is_no_lines_piece(void **state)
{
    struct bench *bench = malloc(sizeof(*bench));

    (void)state;
    assert_non_null(bench);
    bench_open(bench);
    block_add(bench, 61 * 5, 31 * 5, 4, 4);
    assert_int_equal(rim(bench), RIM_WRITTEN);
    bench_open(bench);
    block_add(bench, 60 * 5 - 26, 31 * 5, 32, 4); /* a tile's edge cuts 1.2 mm off it */
    assert_int_equal(rim(bench), RIM_PLAIN);
    bench_open(bench);
    block_add(bench, 132 * 5, 84 * 5, 4, 4); /* an arm's end */
    assert_int_equal(rim(bench), RIM_PLAIN);
    free(bench);
}

/* Low letters over a title were as straight as a broad line, but with paper between. */
static void low_letters_in_a_row_are_no_line(void **state)
{
    struct bench *bench = malloc(sizeof(*bench));
    int32_t i;

    (void)state;
    assert_non_null(bench);
    bench_open(bench);
    for (i = 0; i < 6; i++)
        block_add(bench, 60 * 5 + 5 * i, 31 * 5, 2, 4);
    assert_int_equal(rim(bench), RIM_WRITTEN);
    free(bench);
}

/* A letter's upright stroke that black and white thickens is a bar. */
static void little_ink_in_black_and_white_is_writing_but_for_bars(void **state)
{
    struct bench *bench = malloc(sizeof(*bench));
    size_t i;

    (void)state;
    assert_non_null(bench);
    bench_open(bench);
    bench->excess.is_dots = 1;
    letters_add(bench, 60, 30);
    assert_int_equal(rim(bench), RIM_WRITTEN);
    bench_open(bench);
    bench->excess.is_dots = 1;
    block_add(bench, 61 * 5, 30 * 5, 2, 5);
    for (i = 0; i < bench->excess.rim_count; i++) /* 0.17 mm from cell to cell */
        bench->rims[i].x_um = 61000 + (int32_t)(i % 2) * 170;
    assert_int_equal(rim(bench), RIM_PLAIN);
    bench->excess.is_dots = 0;
    assert_int_equal(rim(bench), RIM_LITTLE);
    free(bench);
}

/* Of a word over the page number two figures were free, and a little more ink was seen in
 * the edge of the print. */
static void a_patch_beside_two_figures_is_writing(void **state)
{
    struct bench *bench = malloc(sizeof(*bench));

    (void)state;
    assert_non_null(bench);
    bench_open(bench);
    assert_int_equal(is_writing_with_figures(bench, 60, 280), 0);
    patch_add(bench, 62 * 5, 281 * 5); /* 0.16 mm2 */
    assert_int_equal(is_writing_with_figures(bench, 60, 280), 1);
    assert_int_equal(is_writing_with_figures(bench, 80, 280), 0); /* far away */
    patch_add(bench, 40 * 5, 93 * 5); /* where names have as much, all print is thick */
    patch_add(bench, 40 * 5, 112 * 5);
    assert_int_equal(is_writing_with_figures(bench, 60, 280), 0);
    free(bench);
}

/* Low letters over print show 3 mm of flat ink; a stamp's ring or a staple goes on. */
static void a_short_flat_patch_beside_two_figures_is_writing(void **state)
{
    struct bench *bench = malloc(sizeof(*bench));
    int32_t x;

    (void)state;
    assert_non_null(bench);
    bench_open(bench);
    for (x = 0; x < 14; x += 2)
        patch_add(bench, 60 * 5 + x, 281 * 5);
    assert_int_equal(is_writing_with_figures(bench, 60, 280), 1);
    for (x = -60; x < 74; x += 2)
        patch_add(bench, 60 * 5 + x, 281 * 5);
    assert_int_equal(is_writing_with_figures(bench, 60, 280), 0);
    free(bench);
}

/* Three sheets were held for the arms of large ticks. */
static void an_arm_across_a_heading_is_none(void **state)
{
    struct bench *bench = malloc(sizeof(*bench));

    (void)state;
    assert_non_null(bench);
    bench_open(bench);
    ink_add(bench, 156, 102);
    assert_int_equal(rim(bench), RIM_PLAIN);
    ink_add(bench, 162, 102);
    assert_int_equal(rim(bench), RIM_PLAIN);
    free(bench);
}

/* Where the arm of a felt pen's tick comes to the words over the boxes. Six sheets were
 * held for it. */
static void a_marks_arm_at_a_headings_words_is_no_word(void **state)
{
    struct bench *bench = malloc(sizeof(*bench));
    struct backmap_place arm[2] = {{133000, 86000}, {133000, 84500}};
    struct figure figure = {
            .bounds = {133000, 84500, 133001, 86001}, .places = arm, .count = 2};
    struct heading heading = {.count = 0};
    static struct scatter scatter;

    (void)state;
    assert_non_null(bench);
    bench_open(bench);
    ink_add(bench, 132, 84);
    assert_int_equal(rim_find(&bench->excess, &bench->page, &paper, &scatter, &heading),
            RIM_PLAIN);
    assert_int_equal(heading_is_written(&heading), 1);
    heading_cross(&heading, &figure);
    assert_int_equal(heading_is_written(&heading), 0);
    ink_add(bench, 138, 84); /* a word beside it stays one */
    heading.count = 0;
    assert_int_equal(rim_find(&bench->excess, &bench->page, &paper, &scatter, &heading),
            RIM_PLAIN);
    heading_cross(&heading, &figure);
    assert_int_equal(heading_is_written(&heading), 1);
    free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(ink_between_printed_words_is_writing),
            cmocka_unit_test(little_ink_over_one_word_is_told),
            cmocka_unit_test(a_lump_is_no_lines_piece),
            cmocka_unit_test(low_letters_in_a_row_are_no_line),
            cmocka_unit_test(little_ink_in_black_and_white_is_writing_but_for_bars),
            cmocka_unit_test(a_patch_beside_two_figures_is_writing),
            cmocka_unit_test(a_short_flat_patch_beside_two_figures_is_writing),
            cmocka_unit_test(an_arm_across_a_heading_is_none),
            cmocka_unit_test(a_marks_arm_at_a_headings_words_is_no_word),
    };

    return cmocka_run_group_tests_name("omr rim", tests, NULL, NULL);
}
