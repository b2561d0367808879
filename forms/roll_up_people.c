/* roll_up_people.c -- a roll-up's tables of one rule card: bodies, people, by body. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/json.h"
#include "core/language.h"

#include "forms/flow_table.h"
#include "forms/paper_work.h"
#include "forms/roll_up.h"

#define NARROW "\xC2\xA0"   /* no line breaks here */
#define ROOM (42 * FLOW_MM) /* a table's head and a row of it below its title */
#define BAND (14 * FLOW_MM)

enum { NUMBER_BYTES = 32, OPTIONS_MAX = 8, OUTCOMES_MAX = 8 };

struct tables {
    struct flow *flow;
    const json_t *data, *rule;
    const char *id;
    const json_t *options, *outcomes;
    int has_points;
};

static json_int_t number(const json_t *object, const char *name)
{
    return json_integer_value(json_object_get(object, name));
}

static const json_t *find_outcome(const json_t *rule, const char *outcome, size_t *index)
{
    const json_t *list = json_object_get(rule, "outcomes");
    size_t i;

    for (i = 0; i < json_array_size(list); i++)
        if (strcmp(json_text(json_array_get(list, i), "outcome"), outcome) == 0) {
            *index = i;
            return json_array_get(list, i);
        }
    *index = 0;
    return NULL;
}

char *roll_up_outcome(const json_t *rule, const char *outcome)
{
    size_t index;
    const json_t *found = find_outcome(rule, outcome, &index);
    const char *text = found == NULL ? outcome : paper_work_text(found, "text");

    if (strcmp(outcome, "none") == 0) /* no threshold of warnings was passed */
        return g_strdup("–");
    return g_strndup(text, strcspn(text, ":"));
}

/* ---- bodies: how many people had which outcome ---- */

/* Also that of no consequence. Free with g_free. */
static char *head_of(const json_t *outcome)
{
    const char *text = paper_work_text(outcome, "text");

    return g_strndup(text, strcspn(text, ":"));
}

static size_t start_bodies(
        const struct tables *tables, struct flow_table *table, char **heads)
{
    struct flow_column columns[3 + OUTCOMES_MAX] = {
            {_("No"), 10, PEN_CENTRE, 10}, {_("Body"), 0, PEN_LEFT, 11}};
    size_t count = json_array_size(tables->outcomes), i;

    count = count > OUTCOMES_MAX ? OUTCOMES_MAX : count;
    for (i = 0; i < count; i++) {
        heads[i] = head_of(json_array_get(tables->outcomes, i));
        columns[2 + i] = (struct flow_column){heads[i],
                count > 4   ? 15
                : count > 3 ? 19
                            : 22,
                PEN_CENTRE, 12};
    }
    columns[2 + count] = (struct flow_column){_("Number of people"), 15, PEN_CENTRE, 12};
    flow_table_init(table, tables->flow, columns, 3 + count);
    return count;
}

/* "superior · 22/11/2026 · key 1f3a ..." Free with g_free. */
static char *origin(const json_t *conference)
{
    const char *superior = json_text(conference, "superior");
    char date[PAPER_WORK_DATE_BYTES];

    paper_work_date(json_text(conference, "date"), date);
    return g_strdup_printf(_("%s%s%s\nkey %s"), superior,
            superior[0] == '\0' ? "" : " · ", date, json_text(conference, "fingerprint"));
}

static void draw_body(const struct tables *tables, struct flow_table *table, size_t no,
        size_t outcomes, const json_t *conference)
{
    const json_t *sums =
            json_object_get(json_object_get(conference, "outcomes"), tables->id);
    char numbers[OUTCOMES_MAX][NUMBER_BYTES], total[NUMBER_BYTES], at[NUMBER_BYTES];
    struct flow_cell cells[3 + OUTCOMES_MAX];
    char *more = origin(conference);
    json_int_t sum = 0, count;
    size_t i;

    (void)snprintf(at, sizeof(at), "%zu", no);
    cells[0] = (struct flow_cell){at, NULL, 0};
    cells[1] = (struct flow_cell){json_text(conference, "body"), more, 1};
    for (i = 0; i < outcomes; i++) {
        count = number(sums, json_text(json_array_get(tables->outcomes, i), "outcome"));
        (void)snprintf(numbers[i], NUMBER_BYTES, "%lld", (long long)count);
        cells[2 + i] = (struct flow_cell){count == 0 ? "–" : numbers[i], NULL, i > 0};
        sum += count;
    }
    (void)snprintf(total, sizeof(total), "%lld", (long long)sum);
    cells[2 + outcomes] = (struct flow_cell){total, NULL, 0};
    flow_table_row(table, cells);
    g_free(more);
}

static void say_more(struct flow *flow, json_int_t shown, json_int_t all)
{
    static const struct report_pen_style small = {.size_pt = 11.5, .is_italic = 1};
    char *text;

    flow->y += 3;
    if (shown >= all)
        return;
    text = g_strdup_printf(_("The first %lld are shown here; all %lld stand in "
                             "roll-up.csv."),
            (long long)shown, (long long)all);
    flow_text(flow, &small, 0, 4, text);
    g_free(text);
}

static void draw_bodies(const struct tables *tables)
{
    const json_t *list = json_object_get(tables->data, "conferences"), *conference;
    char *heads[OUTCOMES_MAX] = {NULL};
    struct flow_table table;
    size_t i, no = 0, outcomes;

    (void)flow_need(tables->flow, ROOM);
    flow_head(tables->flow, _("By body"));
    outcomes = start_bodies(tables, &table, heads);
    for (i = 0; i < json_array_size(list); i++) {
        conference = json_array_get(list, i);
        if (json_object_get(json_object_get(conference, "outcomes"), tables->id) != NULL)
            draw_body(tables, &table, ++no, outcomes, conference);
    }
    say_more(tables->flow, (json_int_t)json_array_size(list),
            number(tables->data, "conferences_total"));
    for (i = 0; i < outcomes; i++)
        g_free(heads[i]);
}

/* ---- people ---- */

static size_t start_people(
        const struct tables *tables, struct flow_table *table, int with_body)
{
    struct flow_column columns[FLOW_COLUMNS_MAX] = {
            {_("No"), 10, PEN_CENTRE, 10}, {_("Name, post"), 0, PEN_LEFT, 11.5}};
    size_t options = json_array_size(tables->options), next = 2, i;

    options = options > OPTIONS_MAX ? OPTIONS_MAX : options;
    if (with_body)
        columns[next++] =
                (struct flow_column){_("Body"), options > 3 ? 28 : 32, PEN_LEFT, 10.5};
    for (i = 0; i < options; i++)
        columns[next++] = (struct flow_column){
                paper_work_text(json_array_get(tables->options, i), "text"),
                options > 3 ? 13.5 : 14, PEN_CENTRE, options > 3 ? 9.5 : 11};
    if (tables->has_points)
        columns[next++] =
                (struct flow_column){_("Mean, number of sheets"), 20, PEN_CENTRE, 11};
    columns[next++] =
            (struct flow_column){_("Outcome"), options > 3 ? 24 : 27, PEN_CENTRE, 10};
    flow_table_init(table, tables->flow, columns, next);
    return options;
}

struct figures { /* the texts of a person's cells */
    char counts[OPTIONS_MAX][NUMBER_BYTES], shares[OPTIONS_MAX][NUMBER_BYTES];
};

static size_t put_points(
        const json_t *person, struct figures *figures, struct flow_cell *cells)
{
    paper_work_hundredths(number(person, "measure_hundredths"), figures->counts[0]);
    (void)snprintf(figures->shares[0], NUMBER_BYTES, "%lld",
            (long long)number(json_object_get(person, "points"), "rows"));
    cells[0] = (struct flow_cell){figures->counts[0], figures->shares[0], 1};
    return 1;
}

static size_t put_options(const struct tables *tables, const json_t *person,
        size_t options, struct figures *figures, struct flow_cell *cells)
{
    const json_t *counts = json_object_get(person, "counts");
    const json_t *shares = json_object_get(person, "shares_hundredths_percent");
    char share[PAPER_WORK_NUMBER_BYTES];
    const char *id;
    size_t i;

    for (i = 0; i < options; i++) {
        id = json_text(json_array_get(tables->options, i), "option");
        (void)snprintf(
                figures->counts[i], NUMBER_BYTES, "%lld", (long long)number(counts, id));
        paper_work_hundredths(number(shares, id), share);
        (void)snprintf(figures->shares[i], NUMBER_BYTES, "%.20s" NARROW "%%", share);
        cells[i] = (struct flow_cell){figures->counts[i], figures->shares[i], 1};
    }
    return options;
}

/* What a cap or quota cut tells what it was. */
static char *before_text(const struct tables *tables, const json_t *person)
{
    const char *before = json_text(person, "outcome_before");
    char *was, *text;

    if (before[0] == '\0')
        return NULL;
    was = roll_up_outcome(tables->rule, before);
    text = g_strdup_printf(_("(was: %s)"), was);
    g_free(was);
    return text;
}

static void draw_person(const struct tables *tables, struct flow_table *table,
        const char *no, size_t options, int with_body, const json_t *person)
{
    char *outcome = roll_up_outcome(tables->rule, json_text(person, "outcome"));
    char *before = before_text(tables, person);
    struct flow_cell cells[FLOW_COLUMNS_MAX];
    struct figures figures = {.counts = {""}};
    size_t next = 2, index = 0;

    (void)find_outcome(tables->rule, json_text(person, "outcome"), &index);
    cells[0] = (struct flow_cell){no, NULL, 0};
    cells[1] =
            (struct flow_cell){json_text(person, "name"), json_text(person, "title"), 1};
    if (with_body)
        cells[next++] = (struct flow_cell){
                json_text(person, "body"), json_text(person, "superior"), 0};
    if (tables->has_points)
        next += put_points(person, &figures, &cells[next]);
    else
        next += put_options(tables, person, options, &figures, &cells[next]);
    cells[next] = (struct flow_cell){outcome, before, index > 0};
    flow_table_row(table, cells);
    g_free(outcome);
    g_free(before);
}

/* What people are sorted by: "share of Low confidence", "mean". Free with g_free. */
static char *measure_text(const struct tables *tables)
{
    const json_t *measure = json_object_get(tables->rule, "measure");
    GString *text = g_string_new(NULL);
    size_t i, k;

    if (tables->has_points)
        return g_string_free(g_string_append(text, _("mean of points")), FALSE);
    for (i = 0; i < json_array_size(measure); i++)
        for (k = 0; k < json_array_size(tables->options); k++)
            if (strcmp(json_string_value(json_array_get(measure, i)),
                        json_text(json_array_get(tables->options, k), "option")) == 0)
                g_string_append_printf(text, "%s%s", text->len == 0 ? "" : " + ",
                        paper_work_text(json_array_get(tables->options, k), "text"));
    return g_string_free(text, FALSE);
}

static int is_of_rule(const struct tables *tables, const json_t *person)
{
    return strcmp(json_text(person, "rule"), tables->id) == 0;
}

static json_int_t draw_everyone(const struct tables *tables)
{
    const json_t *list = json_object_get(tables->data, "people");
    char *measure = measure_text(tables), *head, no[NUMBER_BYTES];
    struct flow_table table;
    json_int_t shown = 0;
    size_t i, options;

    head = g_strdup_printf(_("Everyone, the highest first by: %s"), measure);
    (void)flow_need(tables->flow, ROOM);
    flow_head(tables->flow, head);
    options = start_people(tables, &table, 1);
    for (i = 0; i < json_array_size(list); i++)
        if (is_of_rule(tables, json_array_get(list, i))) {
            (void)snprintf(no, sizeof(no), "%lld", (long long)++shown);
            draw_person(tables, &table, no, options, 1, json_array_get(list, i));
        }
    say_more(tables->flow, shown, number(tables->rule, "people"));
    g_free(head);
    g_free(measure);
    return shown;
}

static gint compare_numbers(gconstpointer left, gconstpointer right)
{
    const json_t *l = *(json_t *const *)left, *r = *(json_t *const *)right;
    int order = strcmp(json_text(l, "ballot_type"), json_text(r, "ballot_type"));

    return order != 0 ? order
                      : atoi(json_text(l, "contest")) - atoi(json_text(r, "contest"));
}

/* Conference id -> its people, in the order of the ballot. */
static GHashTable *group(const struct tables *tables)
{
    GHashTable *groups = g_hash_table_new_full(
            g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
    const json_t *list = json_object_get(tables->data, "people");
    GPtrArray *found;
    json_t *person;
    size_t i;

    for (i = 0; i < json_array_size(list); i++) {
        person = json_array_get(list, i);
        if (!is_of_rule(tables, person))
            continue;
        found = g_hash_table_lookup(groups, json_text(person, "conference"));
        if (found == NULL) {
            found = g_ptr_array_new();
            g_hash_table_insert(groups, (gpointer)json_text(person, "conference"), found);
        }
        g_ptr_array_add(found, person);
    }
    return groups;
}

static void draw_by_body(const struct tables *tables)
{
    const json_t *list = json_object_get(tables->data, "conferences"), *conference;
    GHashTable *groups = group(tables);
    struct flow_table table;
    size_t i, k, options;
    GPtrArray *found;
    char *more;

    (void)flow_need(tables->flow, ROOM + BAND);
    flow_head(tables->flow, _("Everyone, by body"));
    options = start_people(tables, &table, 0);
    for (i = 0; i < json_array_size(list); i++) {
        conference = json_array_get(list, i);
        found = g_hash_table_lookup(groups, json_text(conference, "conference"));
        if (found == NULL)
            continue;
        g_ptr_array_sort(found, compare_numbers);
        more = origin(conference);
        flow_table_band(&table, json_text(conference, "body"), more);
        g_free(more);
        for (k = 0; k < found->len; k++)
            draw_person(tables, &table, json_text(g_ptr_array_index(found, k), "contest"),
                    options, 0, g_ptr_array_index(found, k));
    }
    g_hash_table_unref(groups);
    tables->flow->y += 6;
}

void roll_up_draw_people(struct flow *flow, const json_t *data, const json_t *rule)
{
    struct tables tables = {.flow = flow,
            .data = data,
            .rule = rule,
            .id = json_text(rule, "rule"),
            .options = json_object_get(rule, "options"),
            .outcomes = json_object_get(rule, "outcomes"),
            .has_points = number(rule, "points_most") > 0};

    (void)flow_need(flow, ROOM + BAND);
    if (json_array_size(json_object_get(data, "rules")) > 1)
        flow_head(flow, paper_work_text(rule, "title"));
    draw_bodies(&tables);
    if (draw_everyone(&tables) == number(rule, "people"))
        draw_by_body(&tables);
}
