/* figure.h -- what is measured of the reader: its parts, and whole runs. */
#ifndef TESTS_BENCH_FIGURE_H
#define TESTS_BENCH_FIGURE_H

#include "core/error.h"
#include "core/layout.h"
#include "omr/page.h"
#include "tests/bench/pages.h"

/* figure_decode_ms - one page from an open file to pixels, the middle of `rounds`
 * rounds over all pages. */
int figure_decode_ms(const struct pages *pages, enum save_kind kind, int rounds,
        double *ms, struct error *err) __attribute__((warn_unused_result));

/* figure_engine_ms - one page from pixels to a reading, without decoding. */
int figure_engine_ms(const struct pages *pages, const struct layout *layout,
        enum page_depth depth, int rounds, double *ms, struct error *err)
        __attribute__((warn_unused_result));

/*
 * figure_file_ms - one page from a file to its JSON line
 *
 * program  the `kiemphieu` that reads, with one process.
 * What a run over `count` files takes beyond one over a single file, a file;
 * the middle of `rounds` such runs.
 */
int figure_file_ms(const struct pages *pages, enum save_kind kind, const char *program,
        const char *layout, int count, int rounds, double *ms, struct error *err)
        __attribute__((warn_unused_result));

#endif
