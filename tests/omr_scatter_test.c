/* omr_scatter_test.c -- where small pieces of ink together are writing, and where not. */
#include "omr/scatter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { PIECE_UM = 600, STEP_UM = 1200, PIECES_WIDE = 2 };

static const struct layout_rect paper = {2500, 2500, 207500, 294500};

/* Four pieces of 0.36 mm2 in a square of 2 mm, as letters over print leave them. */
static void pieces_take(struct scatter *scatter, const struct layout_page *page,
        int32_t left_um, int32_t top_um)
{
    int32_t i;

    for (i = 0; i < PIECES_WIDE * PIECES_WIDE; i++) {
        struct backmap_place place = {
                left_um + i % PIECES_WIDE * STEP_UM, top_um + i / PIECES_WIDE * STEP_UM};
        struct figure figure = {.bounds = {place.x_um, place.y_um, place.x_um + PIECE_UM,
                                        place.y_um + PIECE_UM},
                .places = &place,
                .count = 1,
                .area_um2 = (int64_t)PIECE_UM * PIECE_UM};

        scatter_take(scatter, page, &paper, &figure, 1);
    }
}

static int found_at(const struct layout_page *page, int32_t left_um, int32_t top_um)
{
    static struct scatter scatter;
    struct layout_rect places[SCATTER_FOUND_MAX];

    memset(&scatter, 0, sizeof(scatter));
    pieces_take(&scatter, page, left_um, top_um);
    return scatter_find(&scatter, places);
}

static void pieces_among_print_are_writing(void **state)
{
    const struct layout_page page = {.page = 1};

    (void)state;
    assert_true(found_at(&page, 100000, 100000) > 0);
}

/* TEST paper's code differs from the blank page's in any of its modules. */
static void pieces_in_a_code_are_its_other_modules(void **state)
{
    struct layout_code code = {.rect = {175000, 15000, 191500, 31500}};
    const struct layout_page page = {.page = 1, .codes = &code, .code_count = 1};

    (void)state;
    assert_int_equal(found_at(&page, 180000, 20000), 0);
    assert_int_equal(found_at(&page, 174600, 27500), 0); /* at its edge */
    assert_true(found_at(&page, 160000, 20000) > 0);
    assert_true(found_at(&page, 180000, 36000) > 0);
}

static void pieces_near_a_box_are_ends_of_marks(void **state)
{
    struct layout_box box = {.rect = {150000, 90000, 156000, 96000}};
    const struct layout_page page = {.page = 1, .boxes = &box, .box_count = 1};

    (void)state;
    assert_int_equal(found_at(&page, 150500, 90500), 0);
    assert_true(found_at(&page, 120000, 90500) > 0);
}

/* A word over the page's number went on into the edge, and was missed. */
static void a_piece_counts_if_half_of_it_is_off_the_edge(void **state)
{
    static struct scatter scatter;
    const struct layout_page page = {.page = 1};
    struct layout_rect found[SCATTER_FOUND_MAX];
    int32_t within, i;

    (void)state;
    for (within = 1; within <= 2; within++) {
        memset(&scatter, 0, sizeof(scatter));
        for (i = 0; i < 4; i++) {
            int32_t x = 49000 + i * 600, edge = paper.bottom_um - 9500;
            struct backmap_place places[3] = {{x, edge - 200},
                    {x, within == 2 ? edge - 100 : edge + 100}, {x, edge + 200}};
            struct figure figure = {.bounds = {x, edge - 200, x + 400, edge + 200},
                    .places = places,
                    .count = 3,
                    .area_um2 = 160000};

            scatter_take(&scatter, &page, &paper, &figure, 1);
        }
        assert_int_equal(scatter_find(&scatter, found) > 0, within == 2);
    }
}

/* One piece of so many millimetres, at (120, 120). */
static void piece_take(struct scatter *scatter, const struct layout_page *page,
        int32_t side_um, int64_t area_um2, int is_small)
{
    struct backmap_place place = {120000, 120000};
    struct figure figure = {.bounds = {place.x_um, place.y_um, place.x_um + side_um,
                                    place.y_um + side_um},
            .places = &place,
            .count = 1,
            .area_um2 = area_um2};

    scatter_take(scatter, page, &paper, &figure, is_small);
}

/* A word over a title in halftone left one figure like a letter, too little to be a word,
 * and a piece too large for a speck: neither was counted with the other. */
static void a_letter_and_a_piece_are_writing(void **state)
{
    const struct layout_page page = {.page = 1};
    static struct scatter scatter;
    struct layout_rect places[SCATTER_FOUND_MAX];

    (void)state;
    piece_take(&scatter, &page, 2000, 460000, 0);
    assert_int_equal(scatter_find(&scatter, places), 0);
    piece_take(&scatter, &page, 1200, 430000, 0);
    assert_true(scatter_find(&scatter, places) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(pieces_among_print_are_writing),
            cmocka_unit_test(a_letter_and_a_piece_are_writing),
            cmocka_unit_test(pieces_in_a_code_are_its_other_modules),
            cmocka_unit_test(a_piece_counts_if_half_of_it_is_off_the_edge),
            cmocka_unit_test(pieces_near_a_box_are_ends_of_marks)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
