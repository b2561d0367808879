/* figure.c -- what is measured of the reader: its parts, and whole runs. */
#include "tests/bench/figure.h"

#include <stdint.h>
#include <stdlib.h>

#include "omr/page.h"
#include "tests/bench/clock.h"
#include "tests/bench/run.h"

enum { ARGUMENTS_FIXED = 6 };

int figure_decode_ms(const struct pages *pages, enum save_kind kind, int rounds,
        double *ms, struct error *err)
{
    struct clock_times times = {.count = 0};
    struct image image;
    int round, page, result = 0;

    image_init(&image);
    for (round = 0; round < rounds && result == 0; round++)
        for (page = 0; page < pages->count && result == 0; page++) {
            int64_t start = clock_us();

            result = pages_load(pages->paths[kind][page], &image, err);
            clock_add(&times, start);
        }
    image_release(&image);
    *ms = clock_median_ms(&times);
    return result;
}

int figure_engine_ms(const struct pages *pages, const struct layout *layout,
        enum page_depth depth, int rounds, double *ms, struct error *err)
{
    struct clock_times times = {.count = 0};
    struct page_reader *reader;
    struct reading reading;
    int round, page, result = 0;

    if (page_reader_new(layout, 1, 0, &reader, err) != 0)
        return -1;
    page_reader_limit(reader, depth);
    reading_init(&reading);
    for (round = 0; round < rounds && result == 0; round++)
        for (page = 0; page < pages->count && result == 0; page++) {
            int64_t start = clock_us();

            result = page_read(reader, &pages->images[page], NULL, &reading, err);
            clock_add(&times, start);
        }
    reading_release(&reading);
    page_reader_free(reader);
    *ms = clock_median_ms(&times);
    return result;
}

/* `arguments` holds ARGUMENTS_FIXED of them, room for `count` files and a NULL. */
static int64_t read_us(
        const struct pages *pages, enum save_kind kind, char **arguments, int count)
{
    int i;

    for (i = 0; i < count; i++)
        arguments[ARGUMENTS_FIXED + i] =
                (char *)(uintptr_t)pages->paths[kind][i % pages->count];
    arguments[ARGUMENTS_FIXED + count] = NULL;
    return run_us(arguments);
}

int figure_file_ms(const struct pages *pages, enum save_kind kind, const char *program,
        const char *layout, int count, int rounds, double *ms, struct error *err)
{
    const char *const fixed[ARGUMENTS_FIXED] = {
            program, "read", "--jobs", "1", "--layout", layout};
    struct clock_times times = {.count = 0};
    char **arguments = calloc((size_t)count + ARGUMENTS_FIXED + 1, sizeof(*arguments));
    int64_t one = 0, all = 0;
    int i;

    if (arguments == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for arguments");
    for (i = 0; i < ARGUMENTS_FIXED; i++)
        arguments[i] = (char *)(uintptr_t)fixed[i];
    for (i = 0; i < rounds && one >= 0 && all >= 0; i++) {
        one = read_us(pages, kind, arguments, 1);
        all = read_us(pages, kind, arguments, count);
        times.us[times.count++] = (all - one) / (count - 1);
    }
    free(arguments);
    *ms = clock_median_ms(&times);
    return one >= 0 && all >= 0 ? 0
                                : error_set(err, ERROR_STATE, "'%s' read fails", program);
}
