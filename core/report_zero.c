/* report_zero.c -- the zero report: before counting, everything stands at zero. */
#include "core/report_zero.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <jansson.h>

#include "core/file.h"
#include "core/json.h"
#include "core/ledger_client.h"
#include "core/report_draw.h"

enum { TIME_BYTES = 24 };

/* Every sheet of the count that was ever fed; batches keep what was discarded. */
static json_int_t count_fed(const json_t *status)
{
    const json_t *batches = json_object_get(status, "batches"), *batch;
    json_int_t fed =
            json_integer_value(json_object_get(json_object_get(status, "total"), "fed"));
    json_int_t sum = 0;
    size_t i;

    for (i = 0; i < json_array_size(batches); i++) {
        batch = json_array_get(batches, i);
        if (!json_is_true(json_object_get(batch, "trial")))
            sum += json_integer_value(json_object_get(batch, "fed")) +
                   json_integer_value(json_object_get(batch, "discarded"));
    }
    return sum > fed ? sum : fed;
}

static int check_empty(const json_t *status, int *is_open, struct error *err)
{
    json_int_t fed = count_fed(status);
    const char *state = json_text(status, "state");

    if (fed > 0 || strcmp(state, "SEALED") == 0)
        return error_set(err, ERROR_STATE,
                "%lld sheets of the count were fed already; a zero report is made before "
                "the first of them",
                (long long)fed);
    *is_open = strcmp(state, "OPEN") == 0;
    return 0;
}

/* report/zero.json: what the paper is drawn from. */
static int write_zeros(const char *folder, const json_t *results,
        char path[FILE_PATH_MAX], struct error *err)
{
    char report[FILE_PATH_MAX], *text;
    int result;

    if (file_join(report, folder, "report", err) != 0 ||
            file_make_folder(report, err) != 0 ||
            file_join(path, report, "zero.json", err) != 0)
        return -1;
    text = json_line(results);
    if (text == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the results");
    result = file_write(path, text, strlen(text), err);
    free(text);
    return result;
}

static int ask(struct ledger_client *client, const char *folder, int *is_open,
        char path[FILE_PATH_MAX], struct error *err)
{
    json_t *status = NULL, *answer = NULL, *results = NULL;
    int result = -1;

    if (ledger_client_ask(
                client, json_pack("{s:s}", "request", "status"), &status, err) == 0 &&
            check_empty(status, is_open, err) == 0 &&
            ledger_client_ask(client,
                    json_pack("{s:s,s:b}", "request", "results", "trial", 0), &answer,
                    err) == 0 &&
            json_get_object(answer, "results", &results, err) == 0)
        result = write_zeros(folder, results, path, err);
    json_decref(status);
    json_decref(answer);
    return result;
}

static int tell_time(char out[TIME_BYTES], struct error *err)
{
    time_t now = time(NULL);
    struct tm local;

    if (localtime_r(&now, &local) == NULL ||
            strftime(out, TIME_BYTES, "%Y-%m-%d %H:%M", &local) == 0)
        return error_set(err, ERROR_IO, "the clock cannot be read; set it");
    return 0;
}

static int draw(const char *folder, const char *language, const char *path, int is_open,
        struct error *err)
{
    char now[TIME_BYTES];
    const char *arguments[] = {"--language", language, "--results", path, "--zero", now,
            is_open ? "--open" : NULL, NULL};
    int status;

    if (tell_time(now, err) != 0)
        return -1;
    status = report_draw(folder, arguments, stdout, err);
    if (status > 0)
        return error_set(err, ERROR_IO, "the zero report was not drawn");
    return status;
}

int report_zero(const char *folder, const char *language, struct error *err)
{
    struct ledger_client client;
    char path[FILE_PATH_MAX];
    int result = -1, is_open = 0;

    if (ledger_client_start(&client, folder, err) != 0)
        return -1;
    result = ask(&client, folder, &is_open, path, err);
    if (ledger_client_finish(&client, result == 0 ? err : NULL) != 0)
        result = -1;
    return result == 0 ? draw(folder, language, path, is_open, err) : -1;
}
