/* months_data.c -- a list of a month or a year, and what its paper is made with. */
#include "forms/months_data.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <glib.h>

#include "core/file.h"
#include "core/install.h"
#include "core/json.h"
#include "core/month_note.h"
#include "core/points.h"

/* FOLDER/NAME-LANGUAGE.ini, or the one shipped. */
static int find_words(const char *folder, const char *name, const char *language,
        char path[FILE_PATH_MAX], struct error *err)
{
    char file[64];

    (void)snprintf(file, sizeof(file), "%s-%s.ini", name, language);
    if (file_join(path, folder, file, err) != 0)
        return -1;
    if (file_exists(path))
        return 0;
    (void)snprintf(file, sizeof(file), "templates/%s-%s.ini", name, language);
    return install_data(file, path, err);
}

static int load_words(const char *folder, struct months_data *data, struct error *err)
{
    char path[FILE_PATH_MAX];

    if (find_words(folder, "minutes", data->report->language, path, err) != 0 ||
            report_words_load(path, &data->report->words, err) != 0 ||
            find_words(folder, "months", data->report->language, path, err) != 0)
        return -1;
    return months_words_load(path, &data->words, err);
}

/* Every row is an object, so that what draws them need not ask. */
static int check_rows(const json_t *list, struct error *err)
{
    json_t *rows;
    size_t i;

    if (json_get_array(list, "list", SIZE_MAX, &rows, err) != 0)
        return -1;
    for (i = 0; i < json_array_size(rows); i++)
        if (!json_is_object(json_array_get(rows, i)))
            return error_set(
                    err, ERROR_SYNTAX, "\"list\" holds something else than rows");
    return 0;
}

/* "2026-04-02T02:15:00Z" is the 2nd of April where people are. */
static struct conference_date date_here(const char *time)
{
    struct tm parts;
    struct tm here;
    time_t moment;

    memset(&parts, 0, sizeof(parts));
    if (strptime(time, "%Y-%m-%dT%H:%M:%SZ", &parts) == NULL)
        return (struct conference_date){0, 0, 0};
    moment = timegm(&parts);
    if (localtime_r(&moment, &here) == NULL)
        return (struct conference_date){0, 0, 0};
    return (struct conference_date){here.tm_year + 1900, here.tm_mon + 1, here.tm_mday};
}

static int check_list(struct months_data *data, struct error *err)
{
    const char *format = json_text(data->list, "format");

    data->is_year = strcmp(format, "kiemphieu-year") == 0;
    if (json_check_format(data->list,
                data->is_year ? "kiemphieu-year" : "kiemphieu-month", err) != 0 ||
            month_period_parse(json_text(data->list, "period"), data->is_year,
                    &data->period, err) != 0 ||
            check_rows(data->list, err) != 0)
        return -1;
    data->is_final = json_is_true(json_object_get(data->list, "final"));
    data->closed = date_here(json_text(data->list, "closed_at"));
    return 0;
}

static int load_list(const char *path, struct months_data *data, struct error *err)
{
    char *text = NULL;
    size_t size = 0;
    int result;

    if (file_read(path, MONTHS_LIST_MAX_BYTES, &text, &size, err) != 0)
        return -1;
    result = json_parse(text, size, &data->list, err);
    free(text);
    if (result == 0)
        result = check_list(data, err);
    return result == 0 ? 0 : error_add_context(err, "'%s'", path);
}

/* The heading is drawn as that of minutes: it asks for one ballot type. */
static int load_conference(
        const char *folder, struct report_data *report, struct error *err)
{
    if (conference_load(folder, &report->conference, err) != 0)
        return -1;
    report->results.type_count = 1;
    report->types[0] = &report->conference.types[0];
    return 0;
}

int months_data_load(const char *folder, const char *language, const char *path,
        struct months_data *out, struct error *err)
{
    memset(out, 0, sizeof(*out));
    out->report = report_data_new();
    if (out->report == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a list");
    (void)snprintf(out->report->language, sizeof(out->report->language), "%s", language);
    if (load_conference(folder, out->report, err) == 0 &&
            load_list(path, out, err) == 0 && load_words(folder, out, err) == 0) {
        out->report->results.is_final = out->is_final;
        (void)snprintf(out->report->results.root, sizeof(out->report->results.root), "%s",
                json_text(out->list, "digest"));
        return 0;
    }
    months_data_release(out);
    return -1;
}

void months_data_release(struct months_data *data)
{
    if (data->report != NULL)
        data->report->results.type_count = 0; /* it owns no contests */
    report_data_free(data->report);
    json_decref(data->list);
    memset(data, 0, sizeof(*data));
}

int64_t months_data_number(const json_t *object, const char *name)
{
    return json_integer_value(json_object_get(object, name));
}

void months_data_points(const struct months_data *data, const json_t *points,
        int is_short, char *out, size_t size)
{
    int is_vietnamese = strcmp(data->report->language, "vi") == 0;
    char text[POINTS_TEXT_BYTES] = "";
    int64_t value = json_integer_value(points);

    if (json_is_integer(points) && value >= 0 && value <= UINT32_MAX)
        (is_short ? points_short : points_text)((uint32_t)value, is_vietnamese, text);
    (void)snprintf(out, size, "%s", text);
}

static void append(GString *out, const char *text)
{
    if (text[0] == '\0')
        return;
    if (out->len > 0)
        g_string_append(out, "; ");
    g_string_append(out, text);
}

static void append_change(const struct months_data *data, const json_t *row, GString *out)
{
    char before[LAYOUT_ID_BYTES];
    struct report_words_value values[] = {{"before", before}, {NULL, NULL}};
    int is_cap = strcmp(json_text(row, "changed_by"), "cap") == 0;
    int is_tied = json_is_true(json_object_get(row, "tied"));
    char *text;

    month_note_grade(json_text(row, is_tied ? "outcome" : "outcome_before"), before);
    if (before[0] == '\0')
        return;
    text = months_words_fill(&data->words,
            is_tied  ? "table.tied"
            : is_cap ? "table.cap"
                     : "table.quota",
            values);
    append(out, text);
    g_free(text);
}

char *months_data_note(const struct months_data *data, const json_t *row)
{
    GString *out = g_string_new(NULL);
    const char *reason = json_text(row, "reason");

    append_change(data, row, out);
    if (json_is_true(json_object_get(row, "decided")))
        append(out, months_words_get(&data->words, "table.decided"));
    if (json_is_true(json_object_get(row, "few_months")))
        append(out, months_words_get(&data->words, "table.few"));
    else if (months_data_number(row, "rank") == 0)
        append(out, months_words_get(&data->words,
                            reason[0] == '\0' ? "table.missing" : "table.excused"));
    append(out, reason);
    return g_string_free(out, FALSE);
}
