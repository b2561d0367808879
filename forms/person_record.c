/* person_record.c -- `kiemphieu-forms person-record`: a person's results on paper. */
#include "forms/person_record.h"

#include <stdio.h>
#include <string.h>

#include "core/json.h"
#include "core/language.h"

#include "forms/flow_table.h"
#include "forms/paper_work.h"

#define NARROW "\xC2\xA0" /* no line breaks here */

static const struct report_pen_style body = {.size_pt = 13, .align = PEN_JUSTIFIED};
static const struct report_pen_style note = {.size_pt = 11.5, .align = PEN_JUSTIFIED};

static const char *title(const json_t *data)
{
    (void)data;
    return _("RECORD OF RESULTS");
}

static void draw_line(struct flow *flow, const struct report_pen_style *style, char *text)
{
    flow_text(flow, style, 0, 3, text);
    g_free(text);
}

/* The newest name is the person's. */
static void draw_head(struct flow *flow, const json_t *data)
{
    const json_t *results = json_object_get(data, "results"), *last;
    size_t count = json_array_size(results);
    char *below;

    last = json_array_get(results, count == 0 ? 0 : count - 1);
    below = count == 0 ? g_strdup(json_text(data, "person"))
                       : g_strdup_printf("%s (%s)", json_text(last, "name"),
                                 json_text(data, "person"));
    paper_work_title(flow, title(data), below);
    g_free(below);
    if (count == 0)
        flow_text(flow, &body, 0, 4, _("No sealed result of this person was found."));
    else
        draw_line(flow, &body, g_strdup_printf(_("Post: %s"), json_text(last, "title")));
}

/* "Tín nhiệm cao 40 (80,00 %)" a line; or the mean. Free with g_free. */
static char *figures_text(const json_t *entry)
{
    const json_t *counts = json_object_get(entry, "counts"), *option;
    const json_t *points = json_object_get(entry, "points");
    GString *text = g_string_new(NULL);
    char share[PAPER_WORK_NUMBER_BYTES];
    size_t i;

    if (points != NULL) {
        paper_work_hundredths(
                json_integer_value(json_object_get(points, "mean_hundredths")), share);
        g_string_append_printf(text, _("mean %s of %lld sheets"), share,
                (long long)json_integer_value(json_object_get(points, "rows")));
    }
    for (i = 0; i < json_array_size(counts); i++) {
        option = json_array_get(counts, i);
        paper_work_hundredths(
                json_integer_value(json_object_get(option, "share_hundredths_percent")),
                share);
        g_string_append_printf(text, "%s%s: %lld" NARROW "(%s" NARROW "%%)",
                i == 0 ? "" : "\n", paper_work_text(option, "text"),
                (long long)json_integer_value(json_object_get(option, "votes")), share);
    }
    return g_string_free(text, FALSE);
}

static void draw_entry(struct flow_table *table, const json_t *entry)
{
    const char *superior = json_text(entry, "superior");
    char date[PAPER_WORK_DATE_BYTES], *figures = figures_text(entry), *where, *seal;

    paper_work_date(json_text(entry, "date"), date);
    where = g_strdup_printf("%s%s%s\n%s", json_text(entry, "body"),
            superior[0] == '\0' ? "" : ", ", superior, paper_work_text(entry, "rule"));
    seal = g_strdup_printf(_("sealed, key %s"), json_text(entry, "fingerprint"));
    flow_table_row(table,
            (struct flow_cell[]){{date, NULL, 0}, {json_text(entry, "title"), where, 1},
                    {figures, NULL, 0}, {paper_work_text(entry, "text"), seal, 0}});
    g_free(figures);
    g_free(where);
    g_free(seal);
}

static void draw_results(struct flow *flow, const json_t *data)
{
    struct flow_column columns[] = {{_("Day"), 21, PEN_CENTRE, 10.5},
            {_("Post, body, rule"), 0, PEN_LEFT, 11}, {_("Result"), 50, PEN_LEFT, 10.5},
            {_("Outcome"), 40, PEN_LEFT, 10.5}};
    const json_t *list = json_object_get(data, "results");
    struct flow_table table;
    size_t i;

    if (json_array_size(list) == 0)
        return;
    flow->y += 4;
    flow_table_init(&table, flow, columns, 4);
    for (i = 0; i < json_array_size(list); i++)
        draw_entry(&table, json_array_get(list, i));
    flow->y += 8;
}

static void draw_namesakes(struct flow *flow, const json_t *data)
{
    const json_t *list = json_object_get(data, "same_name"), *entry;
    char date[PAPER_WORK_DATE_BYTES];
    size_t i;

    if (json_array_size(list) == 0)
        return;
    flow_head(flow, _("Of the same name, under another number"));
    for (i = 0; i < json_array_size(list); i++) {
        entry = json_array_get(list, i);
        paper_work_date(json_text(entry, "date"), date);
        draw_line(flow, &note,
                g_strdup_printf(_("%s: %s, %s, %s (id '%s')"), date,
                        json_text(entry, "name"), json_text(entry, "title"),
                        json_text(entry, "body"), json_text(entry, "person")));
    }
}

static void draw_problems(struct flow *flow, const json_t *data)
{
    const json_t *list = json_object_get(data, "problems"), *entry;
    size_t i;

    if (json_array_size(list) == 0)
        return;
    flow_head(flow, _("Left out"));
    for (i = 0; i < json_array_size(list); i++) {
        entry = json_array_get(list, i);
        draw_line(flow, &note,
                g_strdup_printf("%s: %s", json_text(entry, "source"),
                        json_text(entry, "problem")));
    }
}

static void draw_all(struct flow *flow, const json_t *data)
{
    draw_head(flow, data);
    draw_results(flow, data);
    draw_namesakes(flow, data);
    draw_problems(flow, data);
    draw_line(flow, &note,
            g_strdup_printf(_("From the sealed results of %lld conferences; every "
                              "signature is checked."),
                    (long long)json_integer_value(json_object_get(data, "conferences"))));
}

int person_record_command(int argc, char **argv)
{
    static const struct paper_work work = {
            "person-record", "kiemphieu-person", title, NULL, draw_all};

    return paper_work_run(&work, argc, argv);
}
