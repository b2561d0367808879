/* omr_writing_bench.h -- figures of ink on a page with a stamp's place, for tests. */
#ifndef TESTS_OMR_WRITING_BENCH_H
#define TESTS_OMR_WRITING_BENCH_H

#include "omr/writing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { CELL_UM = 200, PLACES_MAX = 40000 };

struct bench {
    struct layout_area area;
    struct layout_page page;
    struct writing writing;
    struct backmap_place places[PLACES_MAX];
};

/* A page with a stamp's place, 30 mm square, 40 mm from the left and 20 from the top. */
static inline void bench_open(struct bench *bench)
{
    memset(bench, 0, sizeof(*bench));
    bench->area.rect = (struct layout_rect){40000, 20000, 70000, 50000};
    bench->page.areas = &bench->area;
    bench->page.area_count = 1;
    bench->writing.page = &bench->page;
    bench->writing.paper = (struct layout_rect){2500, 2500, 207500, 294500};
}

/* Ink all over a rectangle, in millimetres. */
static inline void ink_add(struct bench *bench, int left, int top, int right, int bottom)
{
    struct layout_rect bounds = {left * 1000, top * 1000, right * 1000, bottom * 1000};
    struct figure figure = {.bounds = bounds, .places = bench->places};
    int32_t x, y;

    for (y = bounds.top_um; y < bounds.bottom_um; y += CELL_UM)
        for (x = bounds.left_um; x < bounds.right_um; x += CELL_UM)
            bench->places[figure.count++] = (struct backmap_place){x, y};
    figure.area_um2 = (int64_t)figure.count * CELL_UM * CELL_UM;
    figure.columns_um = bounds.right_um - bounds.left_um;
    (void)writing_add(&bench->writing, &figure);
}

#endif
