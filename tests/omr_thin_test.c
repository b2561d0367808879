/* omr_thin_test.c -- 64 cells at once are thinned as cell by cell. */
#include "omr/thin.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { PAPER, INK, KEPT, EDGE_MAX = 200, PITCH = EDGE_MAX + 2, PICTURES = 400 };

static struct thin thin;
static uint8_t cells[PITCH * PITCH];
static int32_t edge[PITCH * PITCH];
static uint32_t drawn;

/* The same numbers each time, up to but not `end`. */
static int32_t draw(int32_t end)
{
    drawn = drawn * 1664525U + 1013904223U;
    return (int32_t)((drawn >> 8) % (uint32_t)end);
}

static int is_simple(const uint8_t *cell)
{
    const int at[9] = {cell[1] > 0, cell[1 - PITCH] > 0, cell[-PITCH] > 0,
            cell[-1 - PITCH] > 0, cell[-1] > 0, cell[PITCH - 1] > 0, cell[PITCH] > 0,
            cell[PITCH + 1] > 0, cell[1] > 0};
    int count = 0, parts = 0, i;

    for (i = 0; i < 8; i += 2) {
        count += at[i] + at[i + 1];
        parts += !at[i] && (at[i + 1] || at[i + 2]);
    }
    return count >= 2 && parts == 1;
}

/* One layer off one side, cell by cell: those at the edge are listed before any goes. */
static int plain_thin_side(int32_t towards)
{
    int32_t count = 0, taken = 0, i;

    for (i = PITCH; i < PITCH * (PITCH - 1); i++)
        if (cells[i] == INK && cells[i + towards] == PAPER && is_simple(cells + i))
            edge[count++] = i;
    for (i = 0; i < count; i++)
        if (is_simple(cells + edge[i])) {
            cells[edge[i]] = PAPER;
            taken++;
        }
    return taken;
}

static void plain_thin(void)
{
    static const int32_t sides[] = {-PITCH, PITCH, -1, 1};
    int taken, i;

    do
        for (taken = 0, i = 0; i < 4; i++)
            taken += plain_thin_side(sides[i]);
    while (taken > 0);
}

/* Discs and single cells, on paper or on ink; some are kept. */
static void picture_draw(int32_t width, int32_t height)
{
    int32_t blobs = draw(12), specks = draw(40), is_dark = draw(5) == 0, x, y;

    memset(cells, PAPER, sizeof(cells));
    for (y = 1; y <= height && is_dark; y++)
        memset(cells + y * PITCH + 1, INK, (size_t)width);
    for (; blobs > 0; blobs--) {
        int32_t at_x = draw(width), at_y = draw(height), wide = 1 + draw(9);

        for (y = 1; y <= height; y++)
            for (x = 1; x <= width; x++)
                if ((x - at_x) * (x - at_x) + (y - at_y) * (y - at_y) <= wide * wide)
                    cells[y * PITCH + x] = blobs % 3 == 0 ? PAPER : INK;
    }
    for (; specks > 0; specks--)
        cells[(1 + draw(height)) * PITCH + 1 + draw(width)] = (uint8_t)(draw(3));
}

static void picture_give(int32_t width, int32_t height)
{
    int32_t x, y;

    thin_start(&thin, width, height);
    for (y = 1; y <= height; y++)
        for (x = 1; x <= width; x++) {
            uint8_t cell = cells[y * PITCH + x];

            thin.ink[thin_word(&thin, x, y)] |= cell != PAPER ? thin_bit(x) : 0;
            thin.kept[thin_word(&thin, x, y)] |= cell == KEPT ? thin_bit(x) : 0;
        }
}

static void any_picture_is_thinned_as_cell_by_cell(void **state)
{
    int32_t i, x, y;

    (void)state;
    for (i = 0; i < PICTURES; i++) {
        /* every other as wide as one word with its sides, or near it */
        int32_t width = i % 2 == 0 ? 60 + draw(8) : 1 + draw(EDGE_MAX);
        int32_t height = 1 + draw(60);

        picture_draw(width, height);
        picture_give(width, height);
        thin_lines(&thin);
        plain_thin();
        for (y = 1; y <= height; y++)
            for (x = 1; x <= width; x++)
                assert_int_equal(thin_is_ink(&thin, x, y), cells[y * PITCH + x] != PAPER);
    }
}

/* A bar of 3 by 20 cells: one line is left, and what is kept of it. */
static void a_bar_leaves_a_line_and_what_is_kept(void **state)
{
    int32_t x, y, left = 0;

    (void)state;
    thin_start(&thin, 30, 10);
    for (y = 4; y <= 6; y++)
        for (x = 5; x < 25; x++)
            thin.ink[thin_word(&thin, x, y)] |= thin_bit(x);
    thin.kept[thin_word(&thin, 5, 4)] |= thin_bit(5);
    thin_lines(&thin);
    assert_true(thin_is_ink(&thin, 5, 4));
    for (y = 1; y <= 10; y++)
        for (x = 1; x <= 30; x++)
            left += thin_is_ink(&thin, x, y);
    assert_in_range(left, 16, 22);
    for (x = 8; x < 22; x++)
        assert_int_equal(thin_is_ink(&thin, x, 4) + thin_is_ink(&thin, x, 5) +
                                 thin_is_ink(&thin, x, 6),
                1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(any_picture_is_thinned_as_cell_by_cell),
            cmocka_unit_test(a_bar_leaves_a_line_and_what_is_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
