/* omr_page_bench.h -- a drawn sheet, a reader made for it, and what it reads. */
#ifndef TESTS_OMR_PAGE_BENCH_H
#define TESTS_OMR_PAGE_BENCH_H

#include <stdlib.h>

#include "omr/page.h"
#include "tests/omr_sheet.h"

struct bench {
    struct sheet sheet;
    struct page_reader *reader;
    struct reading reading;
};

/* stem_um  of the names' letters. */
static inline int bench_open_letters(void **state, int stem_um)
{
    struct bench *bench = calloc(1, sizeof(*bench));

    sheet_init_letters(&bench->sheet, stem_um);
    reading_init(&bench->reading);
    *state = bench;
    return page_reader_new(&bench->sheet.layout, 1, 0, &bench->reader, NULL);
}

/* Set-up and tear-down for cmocka: *state is a struct bench. */
static inline int bench_open(void **state)
{
    return bench_open_letters(state, 400);
}

static inline int bench_close(void **state)
{
    struct bench *bench = *state;

    page_reader_free(bench->reader);
    reading_release(&bench->reading);
    sheet_release(&bench->sheet);
    free(bench);
    return 0;
}

#endif
