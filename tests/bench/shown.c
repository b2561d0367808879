/* shown.c -- what the desk's pictures cost, from asking for one to its PNG. */
#include "tests/bench/shown.h"

#include <stdlib.h>

#include "core/mosaic.h"
#include "tests/bench/clock.h"

enum { PAGE_PX = 1000, ROW_PX = 1400 };

int shown_piece_ms(const struct pages *pages, const char *program, const char *layout,
        enum piece_kind kind, int rounds, double *ms, struct error *err)
{
    struct piece_wish wish = {.kind = kind,
            .layout = layout,
            .page = 1,
            .contest = "1",
            .width_px = kind == PIECE_PAGE ? PAGE_PX : ROW_PX,
            .program = program};
    struct clock_times times = {.count = 0};
    struct piece piece;
    int round, i;

    for (round = 0; round < rounds; round++) {
        int64_t begun = clock_us();

        for (i = 0; i < pages->count; i++) {
            wish.image = pages->paths[SAVE_RAW][i];
            if (piece_make(&wish, &piece, err) != 0)
                return -1;
            free(piece.bytes);
        }
        times.us[times.count++] = (clock_us() - begun) / pages->count;
    }
    *ms = clock_median_ms(&times);
    return 0;
}

int shown_mosaic_ms(const struct pages *pages, const char *program, const char *layout,
        int rounds, double *ms, struct error *err)
{
    static const char *const options[] = {"high", "medium", "low"};
    struct mosaic_tile tiles[MOSAIC_TILES_MAX] = {{.page = 1}};
    const struct mosaic_wish wish = {.layouts = &layout,
            .layout_count = 1,
            .tiles = tiles,
            .count = MOSAIC_TILES_MAX,
            .program = program};
    struct clock_times times = {.count = 0};
    struct piece piece;
    int i;

    for (i = 0; i < MOSAIC_TILES_MAX; i++) {
        tiles[i].image = pages->paths[SAVE_RAW][i % pages->count];
        tiles[i].page = 1;
        tiles[i].contest = "1";
        tiles[i].option = options[i % 3];
    }
    for (i = 0; i < rounds; i++) {
        int64_t begun = clock_us();

        if (mosaic_make(&wish, &piece, err) != 0)
            return -1;
        free(piece.bytes);
        clock_add(&times, begun);
    }
    *ms = clock_median_ms(&times);
    return 0;
}
