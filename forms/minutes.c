/* minutes.c -- the minutes of a count as a PDF of A4 pages. */
#include "forms/minutes.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "forms/document.h"
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

static void draw_title(struct flow *flow, const struct report_data *data)
{
    struct report_words_value values[] = {{"title", data->conference.title},
            {"body", data->conference.body}, {NULL, NULL}};
    char *subtitle = report_words_fill(&data->words, "minutes.subtitle", values);

    minutes_draw_title(
            flow, data, report_words_get(&data->words, "minutes.title"), subtitle);
    g_free(subtitle);
}

static void draw_all(struct flow *flow, const struct report_data *data, void *context)
{
    struct minutes_map *map = context;
    size_t i;

    map->row_count = 0;
    minutes_draw_letterhead(flow, data);
    draw_title(flow, data);
    draw_committee(flow, data);
    flow_head(flow, report_words_get(&data->words, "counts.title"));
    draw_count(flow, data, "counts.summoned", &data->conference.summoned);
    draw_count(flow, data, "counts.present", &data->conference.present);
    flow_head(flow, report_words_get(&data->words, "result.title"));
    for (i = 0; i < data->results.type_count; i++)
        minutes_draw_result(flow, data, i, map);
    minutes_draw_close(flow, data);
}

int minutes_render(const struct report_data *data, unsigned char **pdf, size_t *size,
        struct minutes_map *map, struct error *err)
{
    struct document document = {.title = report_words_get(&data->words, "minutes.title"),
            .watermark = document_watermark(data),
            .page_text = report_words_get(&data->words, "minutes.page"),
            .scale = DOCUMENT_A4,
            .draw = draw_all,
            .context = map};
    unsigned char *bytes;

    if (document_render(data, &document, &bytes, size, &map->pages, err) != 0)
        return -1;
    if (map->is_broken) {
        free(bytes);
        return error_set(err, ERROR_MEMORY, "no memory for the minutes");
    }
    *pdf = bytes;
    return 0;
}
