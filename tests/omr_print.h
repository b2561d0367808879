/* omr_print.h -- a printed sheet, to be scanned sharp or blurred, for tests. */
#ifndef TESTS_OMR_PRINT_H
#define TESTS_OMR_PRINT_H

#include "omr/sharpness.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/omr_sheet.h"

struct print_bench {
    struct sheet sheet;
    struct light light;
    struct find_target target;
    struct blob_window window;
    struct find_result found;
    struct register_map map;
    struct sharpness_work work;
};

static inline int print_open(void **state)
{
    struct print_bench *bench = calloc(1, sizeof(*bench));
    struct sheet_pose pose = sheet_pose_plain(300);

    sheet_init(&bench->sheet);
    sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
    *state = bench;
    return find_target_of(&bench->sheet.layout.pages[0], &bench->target);
}

static inline int print_close(void **state)
{
    struct print_bench *bench = *state;

    sheet_release(&bench->sheet);
    free(bench);
    return 0;
}

/* Each pixel becomes the mean of five: in a row (step 1) or in a column (step: a row). */
static inline void print_blur(struct image *image, ptrdiff_t step)
{
    ptrdiff_t count = (ptrdiff_t)image->width_px * image->height_px, i;
    uint8_t *before = malloc((size_t)count);

    memcpy(before, image->pixels, (size_t)count);
    for (i = 2 * step; i + 2 * step < count; i++)
        image->pixels[i] =
                (uint8_t)((before[i - 2 * step] + before[i - step] + before[i] +
                                  before[i + step] + before[i + 2 * step]) /
                          5);
    free(before);
}

/* The sheet as it is now, scanned; its light and its four corners, for a file that claims
 * `dpi`. */
static inline void print_find(struct sheet *sheet, const struct find_target *target,
        const struct find_dpi *dpi, struct light *light, struct blob_window *window,
        struct find_result *found)
{
    sheet_scan(sheet);
    assert_int_equal(light_measure(&sheet->image, light), 0);
    find_corners(&sheet->image, light, target, dpi, window, found);
    assert_int_equal(found->count, 4);
    light->black = found->black;
}

/* And where the page lies on it. */
static inline void print_look(struct print_bench *bench)
{
    int32_t pose_dpi = (int32_t)bench->sheet.pose.dpi;
    struct find_dpi dpi = {pose_dpi, pose_dpi};

    print_find(&bench->sheet, &bench->target, &dpi, &bench->light, &bench->window,
            &bench->found);
    register_corners(&bench->sheet.layout.pages[0], &bench->found, 0, &bench->map);
}

#endif
