/* omr_share_test.c -- which strokes are the ends of a box's mark. */
#include "omr/share.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { PLACES_MAX = 200, STEP_UM = 100 };

/* Straight down from a place near a box of 6 mm with a mark, whose middle is at
 * (50, 50) mm. */
static int is_end(int32_t x, int32_t y, int32_t length)
{
    struct layout_box box = {.rect = {47000, 47000, 53000, 53000}};
    struct layout_page page = {.boxes = &box, .box_count = 1};
    struct backmap_place places[PLACES_MAX];
    struct figure figure = {.bounds = {x, y, x + 1, y + length + 1},
            .places = places,
            .count = length / STEP_UM + 1};
    int32_t inside[LAYOUT_BOXES_MAX];
    uint8_t is_near[LAYOUT_BOXES_MAX], is_inked_box[1] = {1};
    struct share share;
    int32_t i;

    for (i = 0; i < figure.count; i++)
        places[i] = (struct backmap_place){x, y + i * STEP_UM};
    share_find(&page, is_inked_box, &figure, inside, is_near, &share);
    return share_is_end(&share, &page, is_near, &figure);
}

/* The pen skipped at the outline: 8 mm that ran on into the next row were no box's. */
static void a_long_arm_comes_out_of_its_box(void **state)
{
    (void)state;
    assert_int_equal(is_end(51200, 53800, 8000), 1);
    assert_int_equal(is_end(51200, 54300, 8000), 0);  /* not near the box */
    assert_int_equal(is_end(51200, 53800, 11000), 1); /* rows with labels lie apart */
    assert_int_equal(is_end(51200, 53800, 12000), 0);
    assert_int_equal(is_end(52000, 53800, 8000), 0); /* 2 mm from its middle */
    assert_int_equal(is_end(52000, 53800, 5000), 1); /* an overshooting arm */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_long_arm_comes_out_of_its_box),
    };

    return cmocka_run_group_tests_name("omr share", tests, NULL, NULL);
}
