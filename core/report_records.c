/* report_records.c -- the cast vote records of a report, and what lets others recount. */
#include "core/report_records.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/cvr.h"
#include "core/figures.h"
#include "core/json.h"
#include "core/ledger_client.h"
#include "core/report_files.h"

enum { DAY_BYTES = 16, PORTION_MAX = 1000 };

static int ask_given(
        struct ledger_client *client, int is_trial, json_t **count, struct error *err)
{
    json_t *answer = NULL, *object;
    int result = ledger_client_ask(client,
            json_pack("{s:s,s:b}", "request", "given", "trial", is_trial), &answer, err);

    if (result == 0)
        result = json_get_object(answer, "count", &object, err);
    if (result == 0)
        *count = json_incref(object);
    json_decref(answer);
    return result;
}

/* One portion; *after is what the next one is asked with, NULL at the end. */
static int ask_portion(struct ledger_client *client, int is_trial, json_t **after,
        struct cvr *cvr, struct error *err)
{
    json_t *answer = NULL, *records;
    size_t i;
    int result = ledger_client_ask(client,
            json_pack("{s:s,s:b,s:o}", "request", "records", "trial", is_trial, "after",
                    *after),
            &answer, err);

    *after = NULL;
    if (result == 0)
        result = json_get_array(answer, "records", PORTION_MAX, &records, err);
    for (i = 0; result == 0 && i < json_array_size(records); i++)
        result = cvr_add(cvr, json_array_get(records, i), err);
    if (result == 0 && json_is_string(json_object_get(answer, "after")))
        *after = json_incref(json_object_get(answer, "after"));
    json_decref(answer);
    return result;
}

static int ask_records(
        struct ledger_client *client, int is_trial, struct cvr *cvr, struct error *err)
{
    json_t *after = json_null();

    do {
        if (ask_portion(client, is_trial, &after, cvr, err) != 0)
            return -1;
    } while (after != NULL);
    return 0;
}

static void today(char out[DAY_BYTES])
{
    time_t now = time(NULL);
    struct tm parts;

    if (gmtime_r(&now, &parts) == NULL ||
            strftime(out, DAY_BYTES, "%Y-%m-%d", &parts) == 0)
        memcpy(out, "1970-01-01", sizeof("1970-01-01"));
}

static int write_cvr(const char *folder, struct cvr *cvr, struct error *err)
{
    char day[DAY_BYTES], *text = NULL;
    size_t size;
    int result;

    today(day);
    if (cvr_text(cvr, day, &text, &size, err) != 0)
        return -1;
    result = report_file_private(folder, "cvr.json", text, size, err);
    free(text);
    return result;
}

static int write_count(const char *folder, const json_t *count, struct error *err)
{
    char *text = json_dumps(count, JSON_INDENT(1));
    int result;

    if (text == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for count.json");
    result = report_file(folder, "count.json", text, strlen(text), err);
    free(text);
    return result;
}

static int write_figures(
        const char *folder, const struct results *results, struct error *err)
{
    char *text = NULL;
    int result;

    if (figures_text(results, &text, err) != 0)
        return -1;
    result = report_file(folder, "figures.txt", text, strlen(text), err);
    free(text);
    return result;
}

static int gather(struct ledger_client *client, const char *folder,
        const struct results *results, struct error *err)
{
    struct cvr *cvr = NULL;
    json_t *count = NULL;
    int result;

    if (ask_given(client, results->is_trial, &count, err) != 0)
        return -1;
    result = cvr_new(count, &cvr, err);
    if (result == 0)
        result = ask_records(client, results->is_trial, cvr, err);
    if (result == 0)
        result = write_cvr(folder, cvr, err);
    if (result == 0)
        result = write_count(folder, count, err);
    cvr_free(cvr);
    json_decref(count);
    return result == 0 ? write_figures(folder, results, err) : -1;
}

int report_records(const char *folder, const struct results *results, struct error *err)
{
    struct ledger_client client;
    int result;

    if (ledger_client_start(&client, folder, err) != 0)
        return -1;
    result = gather(&client, folder, results, err);
    if (ledger_client_finish(&client, result == 0 ? err : NULL) != 0)
        result = -1;
    return result;
}
