/* pages.h -- a deck's pages in memory, and the same pages as files of every kind. */
#ifndef TESTS_BENCH_PAGES_H
#define TESTS_BENCH_PAGES_H

#include "core/error.h"
#include "core/file.h"
#include "omr/image.h"
#include "tests/bench/save.h"

enum { PAGES_MAX = 20 };

struct pages {
    struct image images[PAGES_MAX];
    char paths[SAVE_KINDS][PAGES_MAX][FILE_PATH_MAX]; /* the files written */
    int count;
};

/*
 * pages_make - read FOLDER/deck, write its pages as FOLDER/KIND-NN
 *
 * dpi    what the pages are brought to; 0: as they are.
 * kinds  a bit (1U << kind) for each that is wanted.
 */
int pages_make(struct pages *pages, const char *folder, int32_t dpi, unsigned kinds,
        struct error *err) __attribute__((warn_unused_result));
void pages_release(struct pages *pages);

/* pages_load - one page of a file, as the reader's worker loads it. */
int pages_load(const char *path, struct image *image, struct error *err)
        __attribute__((warn_unused_result));

/* pages_resize - the image as a scan at `dpi` would be: each pixel the mean of those
 * it covers. Its own resolution must be known. */
int pages_resize(struct image *image, int32_t dpi, struct error *err)
        __attribute__((warn_unused_result));

#endif
