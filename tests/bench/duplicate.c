/* duplicate.c -- what it costs to tell a sheet from all that were fed before it. */
#include "tests/bench/duplicate.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/fingerprint_index.h"
#include "omr/page.h"
#include "tests/bench/clock.h"

enum { MARKS_MAX = PAGES_MAX * FINGERPRINT_MARKS_MAX, PROBES = 500 };

struct pool {
    struct fingerprint_mark marks[MARKS_MAX];
    size_t count;
    uint64_t state; /* of the mixing: the same each time */
};

static int pool_fill(const struct pages *pages, const struct layout *layout,
        struct pool *pool, struct error *err)
{
    struct page_reader *reader;
    struct reading reading;
    int page, result = 0;
    uint32_t i;

    if (page_reader_new(layout, 1, 0, &reader, err) != 0)
        return -1;
    reading_init(&reading);
    for (page = 0; page < pages->count && result == 0; page++) {
        result = page_read(reader, &pages->images[page], NULL, &reading, err);
        for (i = 0; i < reading.fingerprint.count && pool->count < MARKS_MAX; i++)
            pool->marks[pool->count++] = reading.fingerprint.marks[i];
    }
    reading_release(&reading);
    page_reader_free(reader);
    if (result == 0 && pool->count == 0)
        result = error_set(err, ERROR_STATE, "the deck has no marks");
    return result;
}

static struct fingerprint pool_mix(struct pool *pool)
{
    struct fingerprint print = {.count = FINGERPRINT_MARKS_MAX};
    uint32_t i;

    for (i = 0; i < print.count; i++) {
        pool->state = pool->state * 6364136223846793005U + 1442695040888963407U;
        print.marks[i] = pool->marks[(pool->state >> 33) % pool->count];
        print.marks[i].box = (uint16_t)(3 * i);
    }
    return print;
}

static int index_fill(struct fingerprint_index *index, size_t sheets, struct pool *pool,
        struct error *err)
{
    const uint8_t sheet[FINGERPRINT_SHEET_BYTES] = {0};
    struct fingerprint print;
    int result = 0;

    while (result == 0 && index->count < sheets) {
        print = pool_mix(pool);
        result = fingerprint_index_add(index, sheet, &print, err);
    }
    return result;
}

static void probes_time(const struct fingerprint_index *index, struct pool *pool,
        struct fingerprint_probe *probe, struct clock_times *times)
{
    struct fingerprint print;
    int i;

    for (i = 0; i < PROBES; i++) {
        int64_t start;

        print = pool_mix(pool);
        start = clock_us();
        fingerprint_probe_set(&print, probe);
        if (fingerprint_index_find(index, probe, 0) == index->count)
            clock_add(times, start);
    }
}

int duplicate_compare_ms(const struct pages *pages, const struct layout *layout,
        size_t sheets, double *ms, struct error *err)
{
    struct fingerprint_index index = {NULL, NULL, 0, 0};
    struct fingerprint_probe *probe = malloc(sizeof(*probe));
    struct pool *pool = calloc(1, sizeof(*pool));
    struct clock_times times = {.count = 0};
    int result = -1;

    if (probe == NULL || pool == NULL)
        (void)error_set(err, ERROR_MEMORY, "no memory for the sheets");
    else if (pool_fill(pages, layout, pool, err) == 0 &&
             index_fill(&index, sheets, pool, err) == 0) {
        probes_time(&index, pool, probe, &times);
        result = 0;
    }
    *ms = clock_median_ms(&times);
    fingerprint_index_release(&index);
    free(pool);
    free(probe);
    return result;
}
