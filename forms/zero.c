/* zero.c -- the zero report: that nothing was counted yet, for the committee to sign. */
#include "forms/zero.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "forms/document.h"
#include "forms/minutes.h"
#include "forms/minutes_parts.h"

static const struct report_pen_style body = {.size_pt = 13, .align = PEN_JUSTIFIED};

struct drawing {
    const struct zero_moment *moment;
    struct minutes_map *map;
};

int zero_parse_time(const char *text, struct zero_moment *out, struct error *err)
{
    struct conference_date date;
    int hour, minute;
    char rest;

    if (sscanf(text, "%4d-%2d-%2d %2d:%2d%c", &date.year, &date.month, &date.day, &hour,
                &minute, &rest) != 5 ||
            date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31 ||
            hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return error_set(err, ERROR_SYNTAX,
                "'%.40s' is no time; write it like 2026-11-22 08:05", text);
    out->date = date;
    out->hour = hour;
    out->minute = minute;
    return 0;
}

static int is_empty(const struct results_type *type)
{
    uint64_t sum = (uint64_t)type->fed + type->counted + type->held + type->refused +
                   type->valid + type->invalid;
    size_t i, k;

    for (i = 0; i < type->contest_count; i++) {
        sum += (uint64_t)type->contests[i].blank + type->contests[i].over +
               type->contests[i].held + type->contests[i].partial +
               type->contests[i].beyond + type->contests[i].rows;
        for (k = 0; k < type->option_count; k++)
            sum += type->contests[i].votes[k];
    }
    return sum == 0;
}

/* Days under 10 and the months 1 and 2 take a zero, as in the date above. */
static void draw_opening(struct flow *flow, const struct report_data *data,
        const struct zero_moment *moment)
{
    char year[16], month[16], month_two[16], day[16], hour[16], minute[16];
    struct report_words_value values[] = {{"place", data->conference.place},
            {"year", year}, {"month", month}, {"month_two", month_two}, {"day", day},
            {"hour", hour}, {"minute", minute}, {NULL, NULL}};
    char *text;

    (void)snprintf(year, sizeof(year), "%d", (int)moment->date.year);
    (void)snprintf(month, sizeof(month), moment->date.month < 3 ? "%02d" : "%d",
            (int)moment->date.month);
    (void)snprintf(month_two, sizeof(month_two), "%02d", (int)moment->date.month);
    (void)snprintf(day, sizeof(day), "%02d", (int)moment->date.day);
    (void)snprintf(hour, sizeof(hour), "%02d", (int)moment->hour);
    (void)snprintf(minute, sizeof(minute), "%02d", (int)moment->minute);
    text = report_words_fill(&data->words, "zero.opening", values);
    flow_text(flow, &body, 0, 4, text);
    g_free(text);
}

static void draw_sum(
        struct flow *flow, const struct report_data *data, const char *key, uint64_t sum)
{
    char number[24];
    struct report_words_value values[] = {{"value", number}, {NULL, NULL}};
    char *text;

    (void)snprintf(number, sizeof(number), "%" PRIu64, sum);
    text = report_words_fill(&data->words, key, values);
    flow_text(flow, &body, 6 * FLOW_MM, 2, text);
    g_free(text);
}

static void draw_state(struct flow *flow, const struct report_data *data, int is_open)
{
    uint64_t fed = 0, counted = 0, held = 0, refused = 0;
    const struct results_type *type;
    size_t i;

    for (i = 0; i < data->results.type_count; i++) {
        type = &data->results.types[i];
        fed += type->fed;
        counted += type->counted;
        held += type->held;
        refused += type->refused;
    }
    flow_head(flow, report_words_get(&data->words, "zero.state_title"));
    flow_text(flow, &body, 6 * FLOW_MM, 2,
            report_words_get(
                    &data->words, is_open ? "zero.state_open" : "zero.state_test"));
    draw_sum(flow, data, "zero.fed", fed);
    draw_sum(flow, data, "zero.counted", counted);
    draw_sum(flow, data, "zero.held", held);
    draw_sum(flow, data, "zero.refused", refused);
}

static void draw_all(struct flow *flow, const struct report_data *data, void *context)
{
    struct report_pen_style large = {.size_pt = 16, .is_bold = 1, .align = PEN_CENTRE};
    struct report_pen_style plain = {.size_pt = 14, .is_bold = 1, .align = PEN_CENTRE};
    const struct drawing *drawing = context;
    size_t i;

    drawing->map->row_count = 0;
    minutes_draw_letterhead(flow, data);
    flow_text(flow, &large, 0, 2, report_words_get(&data->words, "zero.title"));
    flow_text(flow, &plain, 0, 10, data->conference.title);
    draw_opening(flow, data, drawing->moment);
    draw_state(flow, data, drawing->moment->is_open);
    flow_head(flow, report_words_get(&data->words, "zero.table_title"));
    for (i = 0; i < data->results.type_count; i++) {
        minutes_draw_type(flow, data, i);
        minutes_draw_table(flow, data, i, 0, drawing->map);
    }
    minutes_draw_signatures(flow, data);
}

int zero_render(const struct report_data *data, const struct zero_moment *moment,
        unsigned char **pdf, size_t *size, struct minutes_map *map, struct error *err)
{
    struct drawing drawing = {moment, map};
    struct document document = {.title = report_words_get(&data->words, "zero.title"),
            .page_text = report_words_get(&data->words, "minutes.page"),
            .scale = DOCUMENT_A4,
            .draw = draw_all,
            .context = &drawing};
    unsigned char *bytes;
    size_t i;

    for (i = 0; i < data->results.type_count; i++)
        if (!is_empty(&data->results.types[i]))
            return error_set(err, ERROR_STATE,
                    "ballots of '%s' were counted already: a zero report is made before "
                    "the first of them is fed",
                    data->results.types[i].ballot_type);
    if (document_render(data, &document, &bytes, size, &map->pages, err) != 0)
        return -1;
    if (map->is_broken) {
        free(bytes);
        return error_set(err, ERROR_MEMORY, "no memory for the zero report");
    }
    *pdf = bytes;
    return 0;
}
