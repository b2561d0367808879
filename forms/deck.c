/* deck.c -- `kiemphieu-forms deck`: a stack of marked ballots with known totals. */
#include "forms/deck.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/file.h"
#include "core/language.h"
#include "core/progress.h"
#include "forms/deck_folder.h"
#include "forms/deck_images.h"
#include "forms/deck_set.h"
#include "forms/deck_truth.h"

enum { DECK_WORKERS = 2 };

struct deck_options {
    const char *folder;
    struct deck_wish wish;
    int is_pdf, is_help;
};

static const char usage[] =
        "usage: kiemphieu-forms deck DIR [--sheets N] [--seed S] [--pdf] [--hard "
        "PERCENT] "
        "[--clean] [--votes FILE] [--test]\n"
        "  --sheets N      filled-in sheets of each ballot type (1 to 20000; 75)\n"
        "  --seed S        another number makes another deck (0 to 18446744073709551615; "
        "1)\n"
        "  --hard PERCENT  sheets with doubtful marks, overvotes, corrections (0 to 100; "
        "12)\n"
        "  --clean         none of those: every sheet should be read clear\n"
        "  --votes FILE    totals by person, as a table: no, then a column an option "
        "(its\n"
        "                  id), or points; who is not in it has votes of chance\n"
        "  --pdf           also deck/deck.pdf, to be printed and fed to the scanner\n"
        "  --test          the pictures show TEST paper too, as the PDF does\n";

static int read_number(
        const char *name, const char *text, uint64_t least, uint64_t most, uint64_t *out)
{
    char *end;
    unsigned long long value;

    errno = 0;
    value = strtoull(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || errno != 0 || value < least ||
            value > most) {
        (void)fprintf(stderr,
                _("kiemphieu-forms: --%s %s cannot be; write a number from %llu to "
                  "%llu\n"),
                name, text, (unsigned long long)least, (unsigned long long)most);
        return -1;
    }
    *out = value;
    return 0;
}

static int read_option(int letter, const char *text, struct deck_options *options)
{
    uint64_t value = 0;

    switch (letter) {
    case 'n':
        if (read_number("sheets", text, 1, DECK_SHEETS_MAX, &value) != 0)
            return -1;
        options->wish.sheets = (size_t)value;
        return 0;
    case 's':
        return read_number("seed", text, 0, UINT64_MAX, &options->wish.seed);
    case 'r':
        if (read_number("hard", text, 0, 100, &value) != 0)
            return -1;
        options->wish.hard_percent = (unsigned)value;
        return 0;
    case 'c':
        options->wish.hard_percent = 0;
        return 0;
    case 'v':
        options->wish.votes = text;
        return 0;
    case 'p':
        options->is_pdf = 1;
        return 0;
    case 't':
        options->wish.kind = PAPER_TEST;
        return 0;
    case 'h':
        options->is_help = 1;
        return 0;
    default:
        return -1;
    }
}

static int read_options(int argc, char **argv, struct deck_options *options)
{
    static const struct option known[] = {{"sheets", required_argument, NULL, 'n'},
            {"seed", required_argument, NULL, 's'},
            {"hard", required_argument, NULL, 'r'}, {"clean", no_argument, NULL, 'c'},
            {"votes", required_argument, NULL, 'v'}, {"pdf", no_argument, NULL, 'p'},
            {"test", no_argument, NULL, 't'}, {"help", no_argument, NULL, 'h'},
            {NULL, 0, NULL, 0}};
    int letter;

    optind = 1;
    while ((letter = getopt_long(argc, argv, "", known, NULL)) != -1)
        if (read_option(letter, optarg, options) != 0)
            return -1;
    if (options->is_help)
        return 0;
    if (optind != argc - 1)
        return -1;
    options->folder = argv[optind];
    return 0;
}

static void show_progress(void *user, size_t done, size_t total)
{
    progress_show(user, (uint32_t)done, (uint32_t)total, 0);
}

static int write_images(const struct deck_set *set, const char *part, struct error *err)
{
    struct progress progress;
    int result;

    progress_start(&progress, 0);
    result = deck_images_make(
            set->jobs, set->count, part, DECK_WORKERS, show_progress, &progress, err);
    progress_end(&progress);
    return result;
}

static int write_pdf(const struct deck_set *set, const char *part, struct error *err)
{
    char pdf[FILE_PATH_MAX], truth[FILE_PATH_MAX];

    if (file_join(pdf, part, "deck.pdf", err) != 0 ||
            file_join(truth, part, "truth-pdf.jsonl", err) != 0 ||
            deck_set_pdf(set, pdf, err) != 0)
        return -1;
    return deck_truth_write(set->jobs, set->count, truth, 1, err);
}

static int say_paths(const struct deck_options *options, struct error *err)
{
    if (printf("%s/deck/truth.jsonl\n", options->folder) < 0 ||
            (options->is_pdf &&
                    printf("%s/deck/truth-pdf.jsonl\n", options->folder) < 0) ||
            fflush(stdout) != 0)
        return error_set(err, ERROR_IO, "cannot write to stdout: %s", strerror(errno));
    return 0;
}

/* The truth last: a deck without it is not finished. */
static int deck_make(
        const struct deck_options *options, struct deck_set *set, struct error *err)
{
    char part[FILE_PATH_MAX], truth[FILE_PATH_MAX];

    if (deck_set_make(set, options->folder, &options->wish, err) != 0 ||
            deck_folder_start(options->folder, part, err) != 0 ||
            file_join(truth, part, "truth.jsonl", err) != 0)
        return -1;
    if (write_images(set, part, err) != 0)
        return -1;
    if (options->is_pdf && write_pdf(set, part, err) != 0)
        return -1;
    if (deck_truth_write(set->jobs, set->count, truth, 0, err) != 0 ||
            deck_folder_finish(options->folder, err) != 0)
        return -1;
    return say_paths(options, err);
}

int deck_command(int argc, char **argv)
{
    struct deck_options options = {.wish = {75, 12, 1, PAPER_BALLOT, NULL}};
    struct deck_set *set;
    struct error err = {ERROR_NONE, ""};
    int result;

    if (read_options(argc, argv, &options) != 0) {
        (void)fputs(usage, stderr);
        return 2;
    }
    if (options.is_help)
        return fputs(usage, stdout) < 0 || fflush(stdout) != 0;
    set = malloc(sizeof(*set));
    if (set == NULL) {
        (void)fputs("kiemphieu-forms: no memory\n", stderr);
        return 1;
    }
    deck_set_init(set);
    result = deck_make(&options, set, &err);
    if (result != 0)
        (void)fprintf(stderr, "kiemphieu-forms: %s\n", err.text);
    deck_set_release(set);
    free(set);
    return result == 0 ? 0 : 1;
}
