/* months_head.c -- heading, title, figures and quotas of a list of a month or a year. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "core/json.h"
#include "core/month_note.h"

#include "forms/minutes_parts.h"
#include "forms/months_parts.h"

enum { NUMBER_BYTES = 24 };

static const struct report_pen_style body = {.size_pt = 12.5, .align = PEN_JUSTIFIED};

static void put_number(const json_t *object, const char *name, char out[NUMBER_BYTES])
{
    (void)snprintf(out, NUMBER_BYTES, "%" PRId64, months_data_number(object, name));
}

void months_draw_text(struct flow *flow, const struct months_data *data, const char *key,
        const struct report_words_value *values)
{
    char *text = months_words_fill(&data->words, key, values);

    if (text[0] != '\0')
        flow_text(flow, &body, 0, 2, text);
    g_free(text);
}

static void draw_title(struct flow *flow, const struct months_data *data)
{
    struct report_pen_style large = {.size_pt = 15, .is_bold = 1, .align = PEN_CENTRE};
    struct report_pen_style plain = {.size_pt = 13, .is_bold = 1, .align = PEN_CENTRE};
    struct report_pen_style note = {.size_pt = 12, .is_italic = 1, .align = PEN_CENTRE};
    char month[16], year[16];
    struct report_words_value values[] = {{"month", month}, {"year", year},
            {"title", data->report->conference.title}, {NULL, NULL}};
    char *text;

    (void)snprintf(month, sizeof(month), "%02d", data->period.month);
    (void)snprintf(year, sizeof(year), "%d", data->period.year);
    text = months_words_fill(
            &data->words, data->is_year ? "year.title" : "month.title", values);
    flow_text(flow, &large, 0, 2, text);
    g_free(text);
    text = months_words_fill(&data->words, "list.subtitle", values);
    flow_text(flow, &plain, 0, 4, text);
    g_free(text);
    if (!data->is_final)
        flow_text(flow, &note, 0, 4, months_words_get(&data->words, "list.draft_note"));
    flow->y += 6;
}

/* "A: 35; B: 60; C: 20; D: 3", from the highest. */
static void draw_counts(struct flow *flow, const struct months_data *data)
{
    const json_t *outcomes = json_object_get(data->list, "outcomes");
    const json_t *counts = json_object_get(data->list, "counts");
    char grade[LAYOUT_ID_BYTES], number[NUMBER_BYTES], *text;
    struct report_words_value values[] = {
            {"grade", grade}, {"value", number}, {NULL, NULL}};
    struct report_words_value all[] = {{"counts", NULL}, {NULL, NULL}};
    GString *line = g_string_new(NULL);
    size_t i;

    for (i = json_array_size(outcomes); i-- > 0;) {
        const char *id = json_text(json_array_get(outcomes, i), "id");

        month_note_grade(id, grade);
        put_number(counts, id, number);
        text = months_words_fill(&data->words, "list.count", values);
        g_string_append_printf(line, "%s%s", line->len > 0 ? "; " : "", text);
        g_free(text);
    }
    all[0].value = line->str;
    months_draw_text(flow, data, "list.counts", all);
    (void)g_string_free(line, TRUE);
}

static const char *decider(const json_t *quota, size_t index)
{
    const char *name = json_string_value(
            json_array_get(json_object_get(quota, "decided_by"), index));

    return name == NULL ? "" : name;
}

static void draw_quota(
        struct flow *flow, const struct months_data *data, const json_t *quota)
{
    char grade[LAYOUT_ID_BYTES], num[NUMBER_BYTES], den[NUMBER_BYTES];
    char base[NUMBER_BYTES], places[NUMBER_BYTES], candidates[NUMBER_BYTES];
    char tied[NUMBER_BYTES], tied_places[NUMBER_BYTES];
    struct report_words_value values[] = {{"grade", grade}, {"num", num}, {"den", den},
            {"base", base}, {"places", places}, {"candidates", candidates}, {NULL, NULL}};
    struct report_words_value tie[] = {{"tied", tied}, {"places", tied_places},
            {"first", decider(quota, 0)}, {"second", decider(quota, 1)},
            {"reason", json_text(quota, "decided_reason")}, {NULL, NULL}};
    struct report_words_value why[] = {
            {"reason", json_text(quota, "reason")}, {NULL, NULL}};

    month_note_grade(json_text(quota, "outcome"), grade);
    put_number(quota, "num", num);
    put_number(quota, "den", den);
    put_number(quota, "base", base);
    put_number(quota, "places", places);
    put_number(quota, "candidates", candidates);
    put_number(quota, "tied", tied);
    put_number(quota, "tied_places", tied_places);
    months_draw_text(flow, data, "list.quota", values);
    if (why[0].value[0] != '\0')
        months_draw_text(flow, data, "list.quota_reason", why);
    if (months_data_number(quota, "tied") > 0)
        months_draw_text(flow, data,
                json_is_true(json_object_get(quota, "decided")) ? "list.tie_decided"
                                                                : "list.tie_open",
                tie);
}

static void draw_people(struct flow *flow, const struct months_data *data)
{
    char people[NUMBER_BYTES], ranked[NUMBER_BYTES], missing[NUMBER_BYTES];
    char excused[NUMBER_BYTES], least[NUMBER_BYTES], few[NUMBER_BYTES];
    struct report_words_value values[] = {{"people", people}, {"ranked", ranked},
            {"missing", missing}, {"excused", excused}, {"least", least}, {"few", few},
            {NULL, NULL}};

    put_number(data->list, "people", people);
    put_number(data->list, "ranked", ranked);
    put_number(data->list, "missing", missing);
    put_number(data->list, "excused", excused);
    put_number(data->list, "least_months", least);
    put_number(data->list, "few", few);
    months_draw_text(flow, data, data->is_year ? "year.people" : "month.people", values);
}

static void draw_rule(struct flow *flow, const struct months_data *data)
{
    int is_english = strcmp(data->report->language, "en") == 0;
    struct report_words_value values[] = {
            {"rule", json_text(data->list, is_english ? "rule_en" : "rule_vi")},
            {"source", json_text(data->list, "source")}, {NULL, NULL}};

    months_draw_text(flow, data, "list.rule", values);
    if (values[1].value[0] != '\0')
        months_draw_text(flow, data, "list.source", values);
}

void months_draw_head(struct flow *flow, const struct months_data *data)
{
    const json_t *quotas = json_object_get(data->list, "quotas");
    size_t i;

    minutes_draw_letterhead_on(
            flow, data->report, data->closed.day > 0 ? &data->closed : NULL);
    draw_title(flow, data);
    draw_rule(flow, data);
    draw_people(flow, data);
    draw_counts(flow, data);
    for (i = 0; i < json_array_size(quotas); i++)
        draw_quota(flow, data, json_array_get(quotas, i));
}
