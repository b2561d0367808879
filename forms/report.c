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
#include "forms/person.h"
#include "forms/report_data.h"
#include "forms/spreadsheet.h"
#include "forms/zero.h"

struct request {
    const char *folder, *language, *results;
    const char *person, *type; /* a contest and its ballot type, or NULL */
    const char *zero;          /* the time, or NULL */
    int is_people, is_open, is_workbook;
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

static int write_workbook(
        const struct request *request, const struct report_data *data, struct error *err)
{
    char path[FILE_PATH_MAX];

    if (report_path(request, "results", 1, ".xlsx", path, err) != 0 ||
            spreadsheet_write(data, path, err) != 0)
        return -1;
    if (printf("%s\n", path) < 0)
        return error_set(err, ERROR_IO, "cannot write to stdout");
    return 0;
}

static int write_person(const struct request *request, const struct report_data *data,
        size_t type, size_t contest, struct error *err)
{
    const struct results_type *found = &data->results.types[type];
    char name[2 * LAYOUT_ID_BYTES + 16], path[FILE_PATH_MAX];
    unsigned char *pdf;
    size_t size;

    (void)snprintf(name, sizeof(name), "person-%s-%s", found->ballot_type,
            found->contests[contest].contest);
    if (report_path(request, name, 1, ".pdf", path, err) != 0 ||
            person_render(data, type, contest, &pdf, &size, NULL, err) != 0)
        return -1;
    return put_file(path, pdf, size, err);
}

static int is_wished(
        const struct request *request, const struct results_type *type, size_t contest)
{
    if (request->type != NULL && strcmp(type->ballot_type, request->type) != 0)
        return 0;
    return request->is_people ||
           strcmp(type->contests[contest].contest, request->person) == 0;
}

/* A number may stand on several ballots: then the type must be named. */
static int check_wish(
        const struct request *request, const struct report_data *data, struct error *err)
{
    size_t found = 0, i, k;

    for (i = 0; i < data->results.type_count; i++)
        for (k = 0; k < data->results.types[i].contest_count; k++)
            found += (size_t)is_wished(request, &data->results.types[i], k);
    if (found == 0)
        return error_set(err, ERROR_RANGE,
                "there is no number '%.40s' on the ballot; write one of officials.csv",
                request->person != NULL ? request->person : "");
    if (found > 1 && !request->is_people)
        return error_set(err, ERROR_RANGE,
                "number '%.40s' stands on %zu ballots; name one with --type",
                request->person, found);
    return 0;
}

static int write_people(
        const struct request *request, const struct report_data *data, struct error *err)
{
    size_t i, k;

    if (check_wish(request, data, err) != 0)
        return -1;
    for (i = 0; i < data->results.type_count; i++)
        for (k = 0; k < data->results.types[i].contest_count; k++)
            if (is_wished(request, &data->results.types[i], k) &&
                    write_person(request, data, i, k, err) != 0)
                return -1;
    return 0;
}

static int write_zero(
        const struct request *request, const struct report_data *data, struct error *err)
{
    struct zero_moment moment = {.is_open = request->is_open};
    struct minutes_map map = {0};
    char path[FILE_PATH_MAX];
    unsigned char *pdf;
    size_t size;
    int result;

    if (zero_parse_time(request->zero, &moment, err) != 0 ||
            report_path(request, "zero", 1, ".pdf", path, err) != 0)
        return -1;
    result = zero_render(data, &moment, &pdf, &size, &map, err);
    minutes_map_release(&map);
    return result == 0 ? put_file(path, pdf, size, err) : -1;
}

static int write_wished(
        const struct request *request, const struct report_data *data, struct error *err)
{
    if (request->zero != NULL)
        return write_zero(request, data, err);
    if (request->is_people || request->person != NULL)
        return write_people(request, data, err);
    if (request->is_workbook)
        return write_workbook(request, data, err);
    if (write_minutes(request, data, err) != 0 || write_chart(request, data, err) != 0)
        return -1;
    return write_workbook(request, data, err);
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
        result = write_wished(request, data, err);
    report_data_free(data);
    if (result == 0 && fflush(stdout) != 0)
        return error_set(err, ERROR_IO, "cannot write to stdout");
    return result;
}

static int say_usage(void)
{
    (void)fprintf(stderr, "usage: kiemphieu-forms report DIR [--language vi|en] "
                          "[--results FILE]\n"
                          "       [--person CONTEST | --people] [--type TYPE]\n"
                          "       [--zero TIME [--open]] [--workbook]\n");
    return 2;
}

static int take_option(int found, struct request *request)
{
    switch (found) {
    case 'l':
        request->language = optarg;
        return strcmp(optarg, "vi") == 0 || strcmp(optarg, "en") == 0 ? 0 : -1;
    case 'r':
        request->results = optarg;
        return 0;
    case 'p':
        request->person = optarg;
        return 0;
    case 'a':
        request->is_people = 1;
        return 0;
    case 't':
        request->type = optarg;
        return 0;
    case 'z':
        request->zero = optarg;
        return 0;
    case 'o':
        request->is_open = 1;
        return 0;
    case 'w':
        request->is_workbook = 1;
        return 0;
    default:
        return -1;
    }
}

/* 0, or 2 after a line on stderr. */
static int parse_arguments(int argc, char **argv, struct request *request)
{
    static const struct option options[] = {{"language", required_argument, NULL, 'l'},
            {"results", required_argument, NULL, 'r'},
            {"person", required_argument, NULL, 'p'}, {"people", no_argument, NULL, 'a'},
            {"type", required_argument, NULL, 't'},
            {"zero", required_argument, NULL, 'z'}, {"open", no_argument, NULL, 'o'},
            {"workbook", no_argument, NULL, 'w'}, {NULL, 0, NULL, 0}};
    int found, kinds;

    optind = 0; /* the main program may have read options of its own */
    while ((found = getopt_long(argc, argv, "", options, NULL)) != -1)
        if (take_option(found, request) != 0)
            return say_usage();
    kinds = (request->person != NULL) + request->is_people + (request->zero != NULL) +
            request->is_workbook;
    if (optind + 1 != argc || kinds > 1 ||
            (request->type != NULL && request->person == NULL && !request->is_people))
        return say_usage();
    request->folder = argv[optind];
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
