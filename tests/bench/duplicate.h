/* duplicate.h -- what it costs to tell a sheet from all that were fed before it. */
#ifndef TESTS_BENCH_DUPLICATE_H
#define TESTS_BENCH_DUPLICATE_H

#include <stddef.h>

#include "core/error.h"
#include "core/layout.h"
#include "tests/bench/pages.h"

/*
 * duplicate_compare_ms - one sheet's marks against those of `sheets` others
 *
 * The others are made of the pages' own marks, mixed: all in the same boxes, as if all
 * had voted alike, and a mark in some hundred the very same. None is the sheet.
 */
int duplicate_compare_ms(const struct pages *pages, const struct layout *layout,
        size_t sheets, double *ms, struct error *err) __attribute__((warn_unused_result));

#endif
