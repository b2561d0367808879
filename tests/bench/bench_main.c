/* bench_main.c -- the reader's figures on real pages, one a line: name, value, unit. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/digest.h"
#include "tests/bench/clock.h"
#include "tests/bench/compress.h"
#include "tests/bench/duplicate.h"
#include "tests/bench/figure.h"
#include "tests/bench/run.h"
#include "tests/bench/shown.h"

enum {
    EXIT_USAGE = 2,
    ROUNDS = 10,
    ROUNDS_SLOW = 2,
    STARTS = 31,
    RUN_ROUNDS = 5,
    RUN_FILES = 100,
    SEEN_SHEETS = 10000
};

struct bench {
    struct pages pages;
    struct layout layout;
    char program[FILE_PATH_MAX], reader[FILE_PATH_MAX], layout_path[FILE_PATH_MAX];
};

static const char usage[] =
        "usage: bench pages PROGRAMS FOLDER   the reader's figures on the folder's deck\n"
        "       bench page LAYOUT FOLDER DPI  ms to decode a raw page, ms to read it\n"
        "       bench time COMMAND...         its milliseconds, and its peak in MB\n"
        "       bench compress IMAGE         what ways of storing it cost\n"
        "       bench enlarge IMAGE OUT       twice as wide and high, an 8-bit raw "
        "TIFF\n";

static int failed(const struct error *err)
{
    (void)fprintf(stderr, "bench: %s\n", err->text);
    return EXIT_FAILURE;
}

static void say(const char *name, double ms)
{
    (void)printf("%s %.2f ms\n", name, ms);
    (void)fflush(stdout);
}

static int engine_say(const struct bench *bench, struct error *err)
{
    double marks, full;

    if (figure_engine_ms(
                &bench->pages, &bench->layout, PAGE_MARKS, ROUNDS, &marks, err) != 0 ||
            figure_engine_ms(
                    &bench->pages, &bench->layout, PAGE_FULL, ROUNDS, &full, err) != 0)
        return -1;
    say("read_marks_ms", marks);
    say("read_full_ms", full);
    return 0;
}

static int duplicate_say(const struct bench *bench, struct error *err)
{
    double ms;

    if (duplicate_compare_ms(&bench->pages, &bench->layout, SEEN_SHEETS, &ms, err) != 0)
        return -1;
    say("duplicate_compare_ms", ms);
    return 0;
}

static int decode_say(const struct bench *bench, struct error *err)
{
    char name[64];
    double ms;
    int kind;

    for (kind = 0; kind < SAVE_KINDS; kind++) {
        int rounds = kind <= SAVE_G4 ? ROUNDS : ROUNDS_SLOW;

        if (figure_decode_ms(&bench->pages, (enum save_kind)kind, rounds, &ms, err) != 0)
            return -1;
        (void)snprintf(
                name, sizeof(name), "decode_%s_ms", save_word((enum save_kind)kind));
        say(name, ms);
    }
    return 0;
}

static int files_say(const struct bench *bench, struct error *err)
{
    static const enum save_kind kinds[] = {SAVE_G4, SAVE_RAW, SAVE_PNG};
    char name[64];
    double ms;
    size_t i;

    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (figure_file_ms(&bench->pages, kinds[i], bench->program, bench->layout_path,
                    RUN_FILES, RUN_ROUNDS, &ms, err) != 0)
            return -1;
        (void)snprintf(name, sizeof(name), "read_%s_file_ms", save_word(kinds[i]));
        say(name, ms);
    }
    return 0;
}

static int shown_say(const struct bench *bench, struct error *err)
{
    static const char *const names[] = {
            [PIECE_PAGE] = "piece_page_ms",
            [PIECE_ROW] = "piece_row_ms",
            [PIECE_PRINTED] = "piece_printed_ms",
    };
    double ms;
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (shown_piece_ms(&bench->pages, bench->reader, bench->layout_path,
                    (enum piece_kind)i, RUN_ROUNDS, &ms, err) != 0)
            return -1;
        say(names[i], ms);
    }
    if (shown_mosaic_ms(&bench->pages, bench->reader, bench->layout_path, RUN_ROUNDS, &ms,
                err) != 0)
        return -1;
    say("mosaic_200_ms", ms);
    return 0;
}

static int start_say(const struct bench *bench, struct error *err)
{
    char *const arguments[] = {
            (char *)(uintptr_t)bench->program, (char *)(uintptr_t) "--version", NULL};
    struct clock_times times = {.count = 0};
    int i;

    for (i = 0; i < STARTS; i++) {
        int64_t us = run_us(arguments);

        if (us < 0)
            return error_set(err, ERROR_STATE, "'%s' does not start", bench->program);
        times.us[times.count++] = us;
    }
    say("startup_ms", clock_median_ms(&times));
    return 0;
}

static int pages_measure(struct bench *bench, const char *folder, struct error *err)
{
    if (digest_start(err) != 0 ||
            layout_load(bench->layout_path, &bench->layout, err) != 0 ||
            pages_make(&bench->pages, folder, 0, (1U << SAVE_KINDS) - 1, err) != 0 ||
            engine_say(bench, err) != 0 || duplicate_say(bench, err) != 0 ||
            files_say(bench, err) != 0 || decode_say(bench, err) != 0 ||
            shown_say(bench, err) != 0 || start_say(bench, err) != 0)
        return -1;
    return 0;
}

static int pages_run(const char *programs, const char *folder)
{
    struct bench *bench = calloc(1, sizeof(*bench));
    struct error err;
    int result;

    if (bench == NULL)
        return EXIT_FAILURE;
    layout_init(&bench->layout);
    (void)snprintf(bench->program, sizeof(bench->program), "%s/kiemphieu", programs);
    (void)snprintf(bench->reader, sizeof(bench->reader), "%s/kiemphieu-read", programs);
    (void)snprintf(bench->layout_path, sizeof(bench->layout_path), "%s/layout/main.json",
            folder);
    result = pages_measure(bench, folder, &err);
    pages_release(&bench->pages);
    layout_release(&bench->layout);
    free(bench);
    return result == 0 ? EXIT_SUCCESS : failed(&err);
}

static int page_run(const char *layout_path, const char *folder, const char *dpi)
{
    struct pages *pages = calloc(1, sizeof(*pages));
    double decode = 0, engine = 0;
    struct layout layout;
    struct error err;
    int result;

    if (pages == NULL)
        return EXIT_FAILURE;
    layout_init(&layout);
    result = digest_start(&err) != 0 || layout_load(layout_path, &layout, &err) != 0 ||
             pages_make(pages, folder, (int32_t)strtol(dpi, NULL, 10), 1U << SAVE_RAW,
                     &err) != 0 ||
             figure_decode_ms(pages, SAVE_RAW, ROUNDS, &decode, &err) != 0 ||
             figure_engine_ms(pages, &layout, PAGE_FULL, ROUNDS, &engine, &err) != 0;
    pages_release(pages);
    layout_release(&layout);
    free(pages);
    if (result != 0)
        return failed(&err);
    (void)printf("%.2f %.2f\n", decode, engine);
    return EXIT_SUCCESS;
}

/* In a process that holds nothing itself: a child begins with its parent's peak. */
static int time_run(char *const *command)
{
    int64_t us = run_us(command);

    if (us < 0) {
        (void)fprintf(stderr, "bench: '%s' fails\n", command[0]);
        return EXIT_FAILURE;
    }
    (void)printf("%.2f %.1f\n", (double)us / 1000.0, (double)run_peak_kb() / 1024.0);
    return EXIT_SUCCESS;
}

static int enlarge_run(const char *from, const char *to)
{
    struct image image;
    struct error err;
    int result;

    image_init(&image);
    result = pages_load(from, &image, &err);
    if (result == 0)
        result = pages_resize(&image, image.dpi_x * 2, &err);
    if (result == 0 && save_image(&image, SAVE_RAW, to) != 0)
        result = error_set(&err, ERROR_IO, "'%s' cannot be written", to);
    image_release(&image);
    return result == 0 ? EXIT_SUCCESS : failed(&err);
}

static int compress_run(const char *path)
{
    struct image image;
    struct error err;
    int result;

    image_init(&image);
    result = pages_load(path, &image, &err);
    if (result == 0)
        result = compress_say(&image, &err);
    image_release(&image);
    return result == 0 ? EXIT_SUCCESS : failed(&err);
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "compress") == 0)
        return compress_run(argv[2]);
    if (argc == 4 && strcmp(argv[1], "pages") == 0)
        return pages_run(argv[2], argv[3]);
    if (argc == 5 && strcmp(argv[1], "page") == 0)
        return page_run(argv[2], argv[3], argv[4]);
    if (argc > 2 && strcmp(argv[1], "time") == 0)
        return time_run(argv + 2);
    if (argc == 4 && strcmp(argv[1], "enlarge") == 0)
        return enlarge_run(argv[2], argv[3]);
    (void)fputs(usage, stderr);
    return EXIT_USAGE;
}
