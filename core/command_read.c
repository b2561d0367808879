/* command_read.c -- `kiemphieu read`: the engine alone, readings on stdout. */
#include "core/command.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/json.h"
#include "core/language.h"
#include "core/layout.h"
#include "core/reader.h"
#include "core/utf8.h"

struct request {
    const char *layouts[READER_LAYOUTS_MAX];
    struct reader_options options;
    int is_help;
};

static const char *usage(void)
{
    return _("usage: kiemphieu read --layout FILE [--layout FILE...] [--trace DIR]\n"
             "                      [--jobs N] [--test] IMAGE...\n"
             "Reads scanned ballots (TIFF, PNG, JPEG) and prints one JSON line a page.\n"
             "  --layout FILE  where everything is printed: layout/TYPE.json\n"
             "  --trace DIR    puts pictures of each stage there\n"
             "  --jobs N       processes at work, 1 to 8 (default: one a processor)\n"
             "  --test         a trial: TEST paper counts, other paper does not\n"
             "Exit: 0 done, 1 failed, 2 usage, 3 done but sheets are held\n");
}

static int jobs_parse(const char *text, int *jobs)
{
    char *end;
    long number = strtol(text, &end, 10);

    if (end == text || *end != '\0' || number < 1 || number > READER_JOBS_MAX)
        return -1;
    *jobs = (int)number;
    return 0;
}

static int option_take(int letter, struct request *request)
{
    struct reader_options *options = &request->options;

    switch (letter) {
    case 'l':
        if (options->layout_count == READER_LAYOUTS_MAX)
            return -1;
        request->layouts[options->layout_count++] = optarg;
        return 0;
    case 't':
        options->is_test = 1;
        return 0;
    case 'T':
        options->trace = optarg;
        return 0;
    case 'j':
        return jobs_parse(optarg, &options->jobs);
    case 'h':
        request->is_help = 1;
        return 0;
    default:
        return -1;
    }
}

static int request_parse(int argc, char **argv, struct request *request)
{
    static const struct option known[] = {{"layout", required_argument, NULL, 'l'},
            {"test", no_argument, NULL, 't'}, {"trace", required_argument, NULL, 'T'},
            {"jobs", required_argument, NULL, 'j'}, {"help", no_argument, NULL, 'h'},
            {NULL, 0, NULL, 0}};
    int letter;

    optind = 0; /* glibc: start afresh, the caller may have used getopt */
    while ((letter = getopt_long(argc, argv, "", known, NULL)) != -1)
        if (option_take(letter, request) != 0)
            return -1;
    request->options.layouts = request->layouts;
    if (request->options.trace != NULL)
        request->options.jobs = 1; /* pictures of one page after the other */
    return request->is_help || (request->options.layout_count > 0 && optind < argc) ? 0
                                                                                    : -1;
}

/* Before anything is read: a reader's own complaint would be less clear. */
static int layouts_check(const struct request *request, struct error *err)
{
    struct layout layout;
    size_t i;

    for (i = 0; i < request->options.layout_count; i++) {
        layout_init(&layout);
        if (layout_load(request->layouts[i], &layout, err) != 0)
            return -1;
        layout_release(&layout);
    }
    return 0;
}

/* JSON is UTF-8; a path need not be. */
static void path_mend(char *path)
{
    if (utf8_is_text(path, strlen(path)))
        return;
    for (; *path != '\0'; path++)
        if ((unsigned char)*path >= 0x80 || (unsigned char)*path < ' ')
            *path = '?';
}

static int reading_print(
        void *context, uint64_t file, const struct reading *reading, struct error *err)
{
    struct reading shown; /* only its name is changed, nothing freed */
    uint64_t *held = context;
    json_t *object;
    char *line;
    int result;

    (void)file;
    if (reading == NULL)
        return 0;
    shown = *reading;
    *held += reading->verdict == VERDICT_HELD;
    path_mend(shown.image);
    object = reading_json(&shown);
    line = object == NULL ? NULL : json_line(object);
    json_decref(object);
    if (line == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a reading");
    result = fputs(line, stdout) < 0 || fputc('\n', stdout) < 0 ? -1 : 0;
    free(line);
    return result == 0 ? 0
                       : error_set(err, ERROR_IO, "standard output: %s", strerror(errno));
}

static int images_read(const struct request *request, char **images, int count,
        uint64_t *held, struct error *err)
{
    struct reader *reader;
    int i, result = 0;

    if (layouts_check(request, err) != 0 ||
            reader_new(&request->options, reading_print, held, &reader, err) != 0)
        return -1;
    for (i = 0; i < count && result == 0; i++)
        result = reader_give(reader, images[i], err);
    if (result == 0)
        result = reader_finish(reader, err);
    reader_free(reader);
    if (result == 0 && fflush(stdout) != 0)
        return error_set(err, ERROR_IO, "standard output: %s", strerror(errno));
    return result;
}

int command_read(int argc, char **argv)
{
    struct request request = {.options = {.layout_count = 0}};
    struct error err;
    uint64_t held = 0;

    if (request_parse(argc, argv, &request) != 0)
        return command_usage(usage());
    if (request.is_help)
        return command_help(usage());
    if (images_read(&request, argv + optind, argc - optind, &held, &err) != 0)
        return command_failed(&err);
    return held > 0 ? COMMAND_HELD : COMMAND_DONE;
}
