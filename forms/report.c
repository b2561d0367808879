/* report.c -- `kiemphieu-forms report`: minutes and charts of a counted conference. */
#include "forms/report.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/file.h"

#include "forms/chart.h"
#include "forms/minutes.h"
#include "forms/report_data.h"

struct request {
    const char *folder, *language, *results;
};

/* "minutes", "-en" for all but Vietnamese, "-2" for a further page, ".pdf". */
static int report_path(const struct request *request, const char *name, int page,
        const char *ending, char path[FILE_PATH_MAX], struct error *err)
{
    char folder[FILE_PATH_MAX], file[128], number[16] = "";
    const char *language = strcmp(request->language, "vi") == 0 ? "" : request->language;

    if (page > 1)
        (void)snprintf(number, sizeof(number), "-%d", page);
    (void)snprintf(file, sizeof(file), "%s%s%s%s%s", name, language[0] != '\0' ? "-" : "",
            language, number, ending);
    if (file_join(folder, request->folder, "report", err) != 0)
        return -1;
    return file_join(path, folder, file, err);
}

/* Writes and frees `data`; says the path once it is durable. */
static int put_file(const char *path, unsigned char *data, size_t size, struct error *err)
{
    int result = file_write(path, data, size, err);

    free(data);
    if (result == 0 && printf("%s\n", path) < 0)
        return error_set(err, ERROR_IO, "cannot write to stdout");
    return result;
}

static int write_minutes(
        const struct request *request, const struct report_data *data, struct error *err)
{
    struct minutes_map map = {0};
    char path[FILE_PATH_MAX];
    unsigned char *pdf;
    size_t size;

    if (report_path(request, "minutes", 1, ".pdf", path, err) != 0)
        return -1;
    if (minutes_render(data, &pdf, &size, &map, err) != 0) {
        minutes_map_release(&map);
        return -1;
    }
    minutes_map_release(&map);
    return put_file(path, pdf, size, err);
}

/* Pictures of pages that an earlier report had and this one has not. */
static int remove_older(const struct request *request, int page, struct error *err)
{
    char path[FILE_PATH_MAX];

    for (;; page++) {
        if (report_path(request, "results", page, ".png", path, err) != 0)
            return -1;
        if (!file_exists(path))
            return 0;
        if (unlink(path) != 0)
            return error_set(
                    err, ERROR_IO, "cannot remove the older '%s'; remove it", path);
    }
}

static int write_pages(const struct request *request, const struct report_data *data,
        const struct chart *chart, struct error *err)
{
    char path[FILE_PATH_MAX];
    unsigned char *bytes;
    size_t size;
    int page;

    if (report_path(request, "results", 1, ".pdf", path, err) != 0 ||
            chart_pdf(data, chart, &bytes, &size, err) != 0 ||
            put_file(path, bytes, size, err) != 0)
        return -1;
    for (page = 1; page <= chart->pages; page++)
        if (report_path(request, "results", page, ".png", path, err) != 0 ||
                chart_png(data, chart, page, &bytes, &size, err) != 0 ||
                put_file(path, bytes, size, err) != 0)
            return -1;
    return remove_older(request, chart->pages + 1, err);
}

static int write_chart(
        const struct request *request, const struct report_data *data, struct error *err)
{
    struct chart chart;
    int result;

    if (chart_plan(data, &chart, err) != 0)
        return -1;
    result = write_pages(request, data, &chart, err);
    chart_release(&chart);
    return result;
}

static int write_report(const struct request *request, struct error *err)
{
    struct report_data *data = NULL;
    char folder[FILE_PATH_MAX];
    int result;

    if (report_data_load(
                request->folder, request->language, request->results, &data, err) != 0)
        return -1;
    result = file_join(folder, request->folder, "report", err);
    if (result == 0)
        result = file_make_folder(folder, err);
    if (result == 0)
        result = write_minutes(request, data, err);
    if (result == 0)
        result = write_chart(request, data, err);
    report_data_free(data);
    if (result == 0 && fflush(stdout) != 0)
        return error_set(err, ERROR_IO, "cannot write to stdout");
    return result;
}

static int say_usage(void)
{
    (void)fprintf(stderr, "usage: kiemphieu-forms report DIR [--language vi|en] "
                          "[--results FILE]\n");
    return 2;
}

/* 0, or 2 after a line on stderr. */
static int parse_arguments(int argc, char **argv, struct request *request)
{
    static const struct option options[] = {{"language", required_argument, NULL, 'l'},
            {"results", required_argument, NULL, 'r'}, {NULL, 0, NULL, 0}};
    int found;

    optind = 0; /* the main program may have read options of its own */
    while ((found = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (found == 'l')
            request->language = optarg;
        else if (found == 'r')
            request->results = optarg;
        else
            return say_usage();
    }
    if (optind + 1 != argc)
        return say_usage();
    request->folder = argv[optind];
    if (strcmp(request->language, "vi") != 0 && strcmp(request->language, "en") != 0)
        return say_usage();
    return 0;
}

int report_command(int argc, char **argv)
{
    struct request request = {.language = "vi"};
    struct error err;

    if (parse_arguments(argc, argv, &request) != 0)
        return 2;
    if (write_report(&request, &err) == 0)
        return 0;
    (void)fprintf(stderr, "kiemphieu-forms: %s\n", err.text);
    return 1;
}
