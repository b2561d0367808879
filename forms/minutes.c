/* minutes.c -- the minutes of a count as a PDF of A4 pages. */
#include "forms/minutes.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include <cairo-pdf.h>

#include "forms/minutes_flow.h"
#include "forms/minutes_parts.h"

static const struct report_pen_style body = {.size_pt = 13, .align = PEN_JUSTIFIED};

void minutes_map_release(struct minutes_map *map)
{
    free(map->rows);
    *map = (struct minutes_map){0};
}

void minutes_map_add(struct minutes_map *map, const struct minutes_row *row)
{
    size_t room = map->row_room == 0 ? 64 : map->row_room * 2;
    struct minutes_row *grown;

    if (map->row_count == map->row_room) {
        grown = realloc(map->rows, room * sizeof(*grown));
        if (grown == NULL) {
            map->is_broken = 1;
            return;
        }
        map->rows = grown;
        map->row_room = room;
    }
    map->rows[map->row_count++] = *row;
}

/* A count that nobody gave is dotted, to be filled in by hand. */
static void draw_count(struct flow *flow, const struct report_data *data, const char *key,
        const struct conference_count *count)
{
    char number[16];
    struct report_words_value values[] = {{"value", number}, {NULL, NULL}};
    char *text;

    (void)snprintf(number, sizeof(number), "%" PRIu32, count->value);
    if (!count->is_given)
        values[0].value = report_words_get(&data->words, "minutes.not_given");
    text = report_words_fill(&data->words, key, values);
    flow_text(flow, &body, 6 * FLOW_MM, 2, text);
    g_free(text);
}

static void draw_member(struct flow *flow, const struct report_data *data, size_t index)
{
    const struct conference_member *member = &data->conference.members[index];
    char number[24];
    struct report_words_value values[] = {
            {"no", number}, {"name", member->name}, {"role", member->role}, {NULL, NULL}};
    char *text = NULL;

    (void)snprintf(number, sizeof(number), "%zu", index + 1);
    text = report_words_fill(&data->words,
            member->role[0] == '\0' ? "committee.member_plain" : "committee.member",
            values);
    flow_text(flow, &body, 6 * FLOW_MM, 2, text);
    g_free(text);
}

static void draw_committee(struct flow *flow, const struct report_data *data)
{
    const struct conference *conference = &data->conference;
    struct report_words_value values[] = {{"place", conference->place},
            {"body", conference->body}, {"title", conference->title}, {NULL, NULL}};
    char *opening = report_words_fill(&data->words, "committee.opening", values);
    size_t i;

    flow_text(flow, &body, 0, 4, opening);
    g_free(opening);
    flow_head(flow, report_words_get(&data->words, "committee.title"));
    for (i = 0; i < conference->member_count; i++)
        draw_member(flow, data, i);
    if (conference->member_count == 0)
        flow_text(flow, &body, 6 * FLOW_MM, 2,
                report_words_get(&data->words, "committee.none"));
}

static void draw_all(
        struct flow *flow, const struct report_data *data, struct minutes_map *map)
{
    size_t i;

    minutes_draw_heading(flow, data);
    draw_committee(flow, data);
    flow_head(flow, report_words_get(&data->words, "counts.title"));
    draw_count(flow, data, "counts.summoned", &data->conference.summoned);
    draw_count(flow, data, "counts.present", &data->conference.present);
    flow_head(flow, report_words_get(&data->words, "result.title"));
    for (i = 0; i < data->results.type_count; i++)
        minutes_draw_result(flow, data, i, map);
    minutes_draw_close(flow, data);
}

/* A trial's paper is marked as such even when it was sealed. */
static const char *watermark_of(const struct report_data *data)
{
    if (data->results.is_trial)
        return report_words_get(&data->words, "minutes.trial");
    return data->results.is_final ? NULL
                                  : report_words_get(&data->words, "minutes.draft");
}

/* One pass over the document; `write` may be NULL, to learn the number of pages. */
static cairo_status_t draw_pass(const struct report_data *data, cairo_write_func_t write,
        struct report_pen_bytes *bytes, struct minutes_map *map)
{
    const struct conference_date *date = &data->conference.date;
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
            write, bytes, FLOW_PAGE_WIDTH, FLOW_PAGE_HEIGHT);
    cairo_t *cairo = cairo_create(surface);
    struct flow flow = {.page_total = map->pages,
            .watermark = watermark_of(data),
            .page_text = report_words_get(&data->words, "minutes.page")};
    char foot[20], created[40];
    cairo_status_t status;

    (void)snprintf(foot, sizeof(foot), "%.16s", data->results.root);
    if (data->results.is_final)
        flow.foot = foot;
    (void)snprintf(created, sizeof(created), "%04d-%02d-%02dT00:00:00Z", (int)date->year,
            (int)date->month, (int)date->day);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
            report_words_get(&data->words, "minutes.title"));
    /* The day of the conference, not of this run: the same data, the same bytes. */
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
    map->row_count = 0;
    flow_start(&flow, cairo);
    draw_all(&flow, data, map);
    flow_finish(&flow);
    map->pages = flow.page;
    cairo_surface_finish(surface);
    status = cairo_status(cairo);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return map->is_broken ? CAIRO_STATUS_NO_MEMORY : status;
}

int minutes_render(const struct report_data *data, unsigned char **pdf, size_t *size,
        struct minutes_map *map, struct error *err)
{
    struct report_pen_bytes bytes = {0};
    cairo_status_t status;

    map->pages = 0;
    status = draw_pass(data, NULL, NULL, map);
    if (status == CAIRO_STATUS_SUCCESS)
        status = draw_pass(data, report_pen_write, &bytes, map);
    if (report_pen_check(status, err) != 0) {
        free(bytes.data);
        return -1;
    }
    *pdf = bytes.data;
    *size = bytes.size;
    return 0;
}
