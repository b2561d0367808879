/* report_files.c -- what a report is made of: the results asked for, files into report/.
 */
#include "core/report_files.h"

#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/json.h"
#include "core/ledger_client.h"
#include "core/results_csv.h"

int report_results(
        const char *folder, int is_trial, struct results *results, struct error *err)
{
    struct ledger_client client;
    json_t *answer = NULL, *object = NULL;
    char *text = NULL;
    int result;

    if (ledger_client_start(&client, folder, err) != 0)
        return -1;
    result = ledger_client_ask(&client,
            json_pack("{s:s,s:b}", "request", "results", "trial", is_trial), &answer,
            err);
    if (result == 0)
        result = json_get_object(answer, "results", &object, err);
    text = object == NULL ? NULL : json_line(object);
    json_decref(answer);
    if (result == 0)
        result = text == NULL ? error_set(err, ERROR_MEMORY, "no memory for the results")
                              : results_parse(text, strlen(text), results, err);
    free(text);
    if (ledger_client_finish(&client, result == 0 ? err : NULL) != 0)
        result = -1;
    return result;
}

static int report_path(
        const char *folder, const char *name, char path[FILE_PATH_MAX], struct error *err)
{
    char report[FILE_PATH_MAX];

    if (file_join(report, folder, "report", err) != 0 ||
            file_make_folder(report, err) != 0)
        return -1;
    return file_join(path, report, name, err);
}

int report_file(const char *folder, const char *name, const char *text, size_t size,
        struct error *err)
{
    char path[FILE_PATH_MAX];

    if (report_path(folder, name, path, err) != 0)
        return -1;
    return file_write(path, text, size, err);
}

int report_file_private(const char *folder, const char *name, const char *text,
        size_t size, struct error *err)
{
    char path[FILE_PATH_MAX];

    if (report_path(folder, name, path, err) != 0)
        return -1;
    return file_write_private(path, text, size, err);
}

int report_tables(const char *folder, const struct results *results, int is_vietnamese,
        char **json, struct error *err)
{
    char *csv = NULL;
    size_t size = 0;
    int result;

    if (results_text(results, json, err) != 0 ||
            report_file(folder, "results.json", *json, strlen(*json), err) != 0 ||
            results_csv_text(results, is_vietnamese, &csv, &size, err) != 0)
        return -1;
    result = report_file(folder, "results.csv", csv, size, err);
    free(csv);
    return result;
}
