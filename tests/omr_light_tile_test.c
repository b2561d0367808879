/* omr_light_tile_test.c -- facts about the levels of tiles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "omr/light_tile.h"

/* A network that orders all rows of zeros and ones orders every row (Knuth, 5.3.4):
 * 1 is the middle one exactly where five of nine are 1. */
static void middle_of_nine_is_the_fifth(void **state)
{
    uint8_t levels[LIGHT_ROWS][LIGHT_COLUMNS], out[LIGHT_COLUMNS];
    int bits, i;

    (void)state;
    memset(levels, 0, sizeof(levels));
    for (bits = 0; bits < 512; bits++) {
        int ones = 0;

        for (i = 0; i < 9; i++) {
            levels[10 + i / 3][10 + i % 3] = (uint8_t)(bits >> i & 1);
            ones += bits >> i & 1;
        }
        tiles_around(levels, 11, out);
        assert_int_equal(out[11], ones >= 5);
    }
}

/* The corner tile is there four times, each tile beside it twice, and one once. */
static void outer_tiles_stand_for_what_lies_beyond(void **state)
{
    uint8_t levels[LIGHT_ROWS][LIGHT_COLUMNS], out[LIGHT_COLUMNS];

    (void)state;
    memset(levels, 0, sizeof(levels));
    levels[0][0] = 9;
    tiles_around(levels, 0, out);
    assert_int_equal(out[0], 0);
    levels[1][1] = 7;
    tiles_around(levels, 0, out);
    assert_int_equal(out[0], 7);
    memset(levels[LIGHT_ROWS - 1], 5, LIGHT_COLUMNS);
    tiles_around(levels, LIGHT_ROWS - 1, out);
    assert_int_equal(out[LIGHT_COLUMNS - 1], 5);
}

/* Of 48 places eight are brighter than the white; the middle is that of the places that
 * are 60 % of it or more: 40 of 0 to 39 and eight of 200 leave the eight alone. */
static void print_does_not_count_for_the_middle(void **state)
{
    struct tiles tiles;
    uint8_t white[TILE_LANES], middle[TILE_LANES];
    int place;

    (void)state;
    memset(&tiles, 0, sizeof(tiles));
    for (place = 0; place < TILE_PLACES; place++)
        tiles.level[place][3] = (uint8_t)(place < 40 ? place : 200);
    tiles_whites(&tiles, white);
    assert_int_equal(white[3], 200);
    tiles_middles(&tiles, white, middle);
    assert_int_equal(middle[3], 200);
    for (place = 0; place < TILE_PLACES; place++)
        tiles.level[place][3] = (uint8_t)(100 + place);
    tiles_whites(&tiles, white);
    assert_int_equal(white[3], 140);
    tiles_middles(&tiles, white, middle);
    assert_int_equal(middle[3], 123);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(middle_of_nine_is_the_fifth),
            cmocka_unit_test(outer_tiles_stand_for_what_lies_beyond),
            cmocka_unit_test(print_does_not_count_for_the_middle),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
