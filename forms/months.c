/* months.c -- `kiemphieu-forms months`: the open list of a month or a year as a PDF. */
#include "forms/months.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"

#include "forms/document.h"
#include "forms/months_parts.h"

struct request {
    const char *folder, *language, *list;
};

static void draw_all(struct flow *flow, const struct report_data *report, void *context)
{
    const struct months_data *data = context;

    (void)report;
    months_draw_head(flow, data);
    if (data->is_year)
        months_draw_year(flow, data);
    else
        months_draw_list(flow, data);
    months_draw_close(flow, data);
}

int months_render(const struct months_data *data, unsigned char **pdf, size_t *size,
        int *pages, struct error *err)
{
    struct months_data borrowed = *data;
    struct document document = {
            .watermark =
                    data->is_final ? NULL : months_words_get(&data->words, "list.draft"),
            .page_text = report_words_get(&data->report->words, "minutes.page"),
            .scale = DOCUMENT_A4,
            .draw = draw_all,
            .context = &borrowed};
    char title[64];

    (void)snprintf(title, sizeof(title), "%s %s", data->is_year ? "year" : "month",
            data->period.text);
    document.title = title;
    return document_render(data->report, &document, pdf, size, pages, err);
}

/* FILE.json gives FILE.pdf, in English FILE-en.pdf. */
static int path_of(
        const struct request *request, char path[FILE_PATH_MAX], struct error *err)
{
    size_t length = strlen(request->list);
    int used;

    if (length > 5 && strcmp(request->list + length - 5, ".json") == 0)
        length -= 5;
    used = snprintf(path, FILE_PATH_MAX, "%.*s%s.pdf", (int)length, request->list,
            strcmp(request->language, "vi") == 0 ? "" : "-en");
    if (used < 0 || used >= FILE_PATH_MAX)
        return error_set(
                err, ERROR_RANGE, "the path '%.100s...' is too long", request->list);
    return 0;
}

static int write_list(const struct request *request, struct error *err)
{
    struct months_data data;
    char path[FILE_PATH_MAX];
    unsigned char *pdf = NULL;
    size_t size = 0;
    int result;

    if (path_of(request, path, err) != 0 ||
            months_data_load(
                    request->folder, request->language, request->list, &data, err) != 0)
        return -1;
    result = months_render(&data, &pdf, &size, NULL, err);
    if (result == 0)
        result = file_write(path, pdf, size, err);
    free(pdf);
    months_data_release(&data);
    if (result == 0 && (printf("%s\n", path) < 0 || fflush(stdout) != 0))
        return error_set(err, ERROR_IO, "cannot write to stdout");
    return result;
}

static int say_usage(void)
{
    (void)fprintf(stderr, "usage: kiemphieu-forms months DIR --list FILE "
                          "[--language vi|en]\n");
    return 2;
}

static int parse_arguments(int argc, char **argv, struct request *request)
{
    static const struct option options[] = {{"language", required_argument, NULL, 'l'},
            {"list", required_argument, NULL, 'f'}, {NULL, 0, NULL, 0}};
    int found;

    optind = 0; /* the main program may have read options of its own */
    while ((found = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (found == 'l')
            request->language = optarg;
        else if (found == 'f')
            request->list = optarg;
        else
            return say_usage();
    }
    if (optind + 1 != argc || request->list == NULL ||
            (strcmp(request->language, "vi") != 0 &&
                    strcmp(request->language, "en") != 0))
        return say_usage();
    request->folder = argv[optind];
    return 0;
}

int months_command(int argc, char **argv)
{
    struct request request = {.language = "vi"};
    struct error err = {.text = ""};

    if (parse_arguments(argc, argv, &request) != 0)
        return 2;
    if (write_list(&request, &err) == 0)
        return 0;
    (void)fprintf(stderr, "kiemphieu-forms: %s\n", err.text);
    return 1;
}
