/* shown.h -- what the desk's pictures cost, from asking for one to its PNG. */
#ifndef TESTS_BENCH_SHOWN_H
#define TESTS_BENCH_SHOWN_H

#include "core/error.h"
#include "core/piece.h"
#include "tests/bench/pages.h"

/*
 * shown_piece_ms - one picture of a raw page, a process started for each
 *
 * program  kiemphieu-read. The middle of `rounds` rounds over all pages.
 */
int shown_piece_ms(const struct pages *pages, const char *program, const char *layout,
        enum piece_kind kind, int rounds, double *ms, struct error *err)
        __attribute__((warn_unused_result));

/* shown_mosaic_ms - 200 boxes, a raw file opened for each: the pages' files in turn. */
int shown_mosaic_ms(const struct pages *pages, const char *program, const char *layout,
        int rounds, double *ms, struct error *err) __attribute__((warn_unused_result));

#endif
