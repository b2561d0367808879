/* roll_up.c -- `kiemphieu-forms roll-up`: many conferences' results on paper. */
#include "forms/roll_up.h"

#include <stdio.h>
#include <string.h>

#include "core/json.h"
#include "core/language.h"

#include "forms/flow_table.h"
#include "forms/paper_work.h"

enum { NAMES_MAX = 200 }; /* of missing bodies and problems, on paper */

static const struct report_pen_style body = {.size_pt = 13, .align = PEN_JUSTIFIED};

static json_int_t number(const json_t *object, const char *name)
{
    return json_integer_value(json_object_get(object, name));
}

static const char *title(const json_t *data)
{
    (void)data;
    return _("ROLL-UP OF SEALED RESULTS");
}

static const char *watermark(const json_t *data)
{
    return json_is_true(json_object_get(data, "complete")) ? NULL : _("INCOMPLETE");
}

static void draw_line(struct flow *flow, char *text)
{
    flow_text(flow, &body, 0, 3, text);
    g_free(text);
}

static void draw_counts(struct flow *flow, const json_t *data)
{
    json_int_t missing = (json_int_t)json_array_size(json_object_get(data, "missing"));
    json_int_t expected = number(data, "expected");

    if (json_object_get(data, "expected") != NULL)
        draw_line(flow, g_strdup_printf(_("Bodies that have reported: %lld of %lld."),
                                (long long)(expected - missing), (long long)expected));
    draw_line(flow,
            g_strdup_printf(_("Conferences: %lld; results of people and collectives: "
                              "%lld. Every file is sealed, and its signature and sums "
                              "are checked."),
                    (long long)number(data, "reported"),
                    (long long)number(data, "people_total")));
}

/* "superior, body", or one of them. Free with g_free. */
static char *body_name(const json_t *object)
{
    const char *superior = json_text(object, "superior");

    return g_strconcat(
            json_text(object, "body"), superior[0] == '\0' ? "" : ", ", superior, NULL);
}

static void draw_missing(struct flow *flow, const json_t *data)
{
    const json_t *list = json_object_get(data, "missing");
    size_t count = json_array_size(list), i;
    char *name;

    if (count == 0)
        return;
    flow_head(flow, _("Not yet reported"));
    for (i = 0; i < count && i < NAMES_MAX; i++) {
        name = body_name(json_array_get(list, i));
        draw_line(flow, g_strdup_printf("%zu. %s", i + 1, name));
        g_free(name);
    }
    if (count > NAMES_MAX)
        draw_line(flow, g_strdup_printf(_("… and %zu more, named in roll-up.json."),
                                count - NAMES_MAX));
}

static void draw_problems(struct flow *flow, const json_t *data)
{
    const json_t *list = json_object_get(data, "problems"), *problem;
    size_t count = json_array_size(list), i;

    if (count == 0)
        return;
    flow_head(flow, _("Left out"));
    for (i = 0; i < count && i < NAMES_MAX; i++) {
        problem = json_array_get(list, i);
        draw_line(
                flow, g_strdup_printf("%zu. %s: %s", i + 1, json_text(problem, "source"),
                              json_text(problem, "problem")));
    }
    if (count > NAMES_MAX)
        draw_line(flow, g_strdup_printf(_("… and %zu more, named in roll-up.json."),
                                count - NAMES_MAX));
}

static void draw_rule(struct flow *flow, const json_t *rule)
{
    struct flow_column columns[] = {{_("Outcome"), 0, PEN_LEFT, 0},
            {_("Number of people"), 24, PEN_CENTRE, 12},
            {_("Bodies with any"), 24, PEN_CENTRE, 12}};
    const json_t *list = json_object_get(rule, "outcomes"), *outcome;
    char people[24], bodies[24];
    struct flow_table table;
    size_t i;

    flow_head(flow, paper_work_text(rule, "title"));
    if (json_text(rule, "source")[0] != '\0')
        flow_text(flow, &(struct report_pen_style){.size_pt = 11.5, .is_italic = 1}, 0, 4,
                json_text(rule, "source"));
    flow_table_init(&table, flow, columns, 3);
    for (i = 0; i < json_array_size(list); i++) {
        outcome = json_array_get(list, i);
        (void)snprintf(
                people, sizeof(people), "%lld", (long long)number(outcome, "people"));
        (void)snprintf(bodies, sizeof(bodies), "%lld",
                (long long)number(outcome, "conferences"));
        flow_table_row(
                &table, (struct flow_cell[]){{paper_work_text(outcome, "text"), NULL, 0},
                                {people, NULL, 1}, {bodies, NULL, 0}});
    }
    (void)snprintf(people, sizeof(people), "%lld", (long long)number(rule, "people"));
    (void)snprintf(
            bodies, sizeof(bodies), "%lld", (long long)number(rule, "conferences"));
    flow_table_row(&table, (struct flow_cell[]){{_("Total"), NULL, 1}, {people, NULL, 1},
                                   {bodies, NULL, 1}});
    flow->y += 8;
}

static void draw_all(struct flow *flow, const json_t *data)
{
    const json_t *rules = json_object_get(data, "rules");
    size_t i;

    paper_work_title(flow, title(data), watermark(data) == NULL ? "" : watermark(data));
    draw_counts(flow, data);
    draw_missing(flow, data);
    draw_problems(flow, data);
    for (i = 0; i < json_array_size(rules); i++)
        draw_rule(flow, json_array_get(rules, i));
    for (i = 0; i < json_array_size(rules); i++)
        roll_up_draw_people(flow, data, json_array_get(rules, i));
}

int roll_up_command(int argc, char **argv)
{
    static const struct paper_work work = {
            "roll-up", "kiemphieu-roll-up", title, watermark, draw_all};

    return paper_work_run(&work, argc, argv);
}
