/* minutes_table.c -- one row a person: counts, shares, outcome; rows are never split. */
#include "forms/minutes_cells.h"
#include "forms/minutes_parts.h"
#include "forms/report_grade.h"

enum { COLUMN_NO, COLUMN_NAME, COLUMN_LEVEL }; /* then bad rows and the outcome */
enum { COLUMNS_MAX = COLUMN_LEVEL + RULE_OPTIONS_MAX + 2, POINTS_COLUMNS = 3 };

#define PADDING 3.0

struct table {
    struct flow *flow;
    const struct report_data *data;
    const struct results_type *type;
    const struct rule *rule;
    size_t index; /* of the type */
    size_t bad, outcome, count;
    int has_outcome; /* the rule card has a threshold */
    int is_points, is_grading;
    struct report_pen_style head;
    double left[COLUMNS_MAX + 1]; /* left[count] is the right edge */
};

static const struct report_pen_style number = {
        .size_pt = 12, .is_bold = 1, .align = PEN_CENTRE};
static const struct report_pen_style small = {.size_pt = 10.5, .align = PEN_CENTRE};
static const struct report_pen_style tight = {.size_pt = 8, .align = PEN_CENTRE};
static const struct report_pen_style name = {.size_pt = 12, .is_bold = 1};
static const struct report_pen_style title = {.size_pt = 11};

/* Names get what the figures leave: levels shrink where there are many. */
static void set_columns(struct table *table)
{
    double level = 16 * FLOW_MM, bad = 14 * FLOW_MM, outcome = 0, name_width;
    size_t levels = table->is_points ? POINTS_COLUMNS : table->type->option_count, i;

    if (table->has_outcome)
        outcome = (table->is_grading ? 37 : 31) * FLOW_MM;
    if (levels > 3)
        level = 52 * FLOW_MM / (double)levels;
    if (table->is_points)
        bad = 22 * FLOW_MM;
    name_width = FLOW_WIDTH - 10 * FLOW_MM - level * (double)levels - bad - outcome;
    table->bad = COLUMN_LEVEL + levels;
    table->outcome = table->bad + 1;
    table->count = table->bad + (table->has_outcome ? 2 : 1);
    table->left[COLUMN_NO] = FLOW_LEFT;
    table->left[COLUMN_NAME] = FLOW_LEFT + 10 * FLOW_MM;
    table->left[COLUMN_LEVEL] = table->left[COLUMN_NAME] + name_width;
    for (i = 0; i < levels; i++)
        table->left[COLUMN_LEVEL + i + 1] = table->left[COLUMN_LEVEL + i] + level;
    table->left[table->outcome] = table->left[table->bad] + bad;
    table->left[table->count] = FLOW_LEFT + FLOW_WIDTH;
}

static double cell_width(const struct table *table, size_t column)
{
    return table->left[column + 1] - table->left[column] - 2 * PADDING;
}

static double cell_height(const struct table *table, size_t column,
        const struct report_pen_style *style, const char *text)
{
    return report_pen_height(&table->flow->pen, style, cell_width(table, column), text);
}

/* Returns the y below the text. */
static double draw_cell(const struct table *table, size_t column,
        const struct report_pen_style *style, double top, const char *text)
{
    return top + report_pen_draw(&table->flow->pen, style, table->left[column] + PADDING,
                         top, cell_width(table, column), text);
}

static void draw_frame(const struct table *table, double top, double bottom)
{
    cairo_t *cairo = table->flow->pen.cairo;
    size_t i;

    cairo_set_line_width(cairo, 0.6);
    for (i = 0; i <= table->count; i++) {
        cairo_move_to(cairo, table->left[i], top);
        cairo_line_to(cairo, table->left[i], bottom);
    }
    cairo_move_to(cairo, FLOW_LEFT, top);
    cairo_line_to(cairo, FLOW_LEFT + FLOW_WIDTH, top);
    cairo_move_to(cairo, FLOW_LEFT, bottom);
    cairo_line_to(cairo, FLOW_LEFT + FLOW_WIDTH, bottom);
    cairo_stroke(cairo);
}

static const char *head_text(const struct table *table, size_t column)
{
    static const char *const points[POINTS_COLUMNS] = {
            "table.rows", "table.sum", "table.mean"};

    if (column == COLUMN_NO)
        return report_words_get(&table->data->words, "table.no");
    if (column == COLUMN_NAME)
        return report_words_get(&table->data->words, "table.name");
    if (column < table->bad && table->is_points)
        return report_words_get(&table->data->words, points[column - COLUMN_LEVEL]);
    if (column < table->bad)
        return report_label(table->data, table->index, column - COLUMN_LEVEL);
    if (column == table->bad)
        return report_words_get(
                &table->data->words, table->is_points ? "table.bad_points" : "table.bad");
    return report_words_get(
            &table->data->words, table->is_grading ? "table.grade" : "table.outcome");
}

/* The head's letters get smaller until no word of a level's name is broken. */
static void fit_head(struct table *table)
{
    struct report_pen *pen = &table->flow->pen;
    char **words;
    size_t i, k;

    table->head =
            (struct report_pen_style){.size_pt = 10.5, .is_bold = 1, .align = PEN_CENTRE};
    for (i = COLUMN_LEVEL; i < table->bad; i++) {
        words = g_strsplit(head_text(table, i), " ", -1);
        for (k = 0; words[k] != NULL; k++)
            while (table->head.size_pt > 6 &&
                    report_pen_width(pen, &table->head, words[k]) > cell_width(table, i))
                table->head.size_pt -= 0.5;
        g_strfreev(words);
    }
}

/* Under the name of a level; the columns of points say it themselves. */
static const char *unit_text(const struct table *table)
{
    return table->is_points ? "" : report_words_get(&table->data->words, "table.unit");
}

static double head_height(const struct table *table)
{
    const char *unit = unit_text(table);
    double most = 0, height;
    size_t i;

    for (i = 0; i < table->count; i++) {
        height = cell_height(table, i, &table->head, head_text(table, i));
        if (i >= COLUMN_LEVEL && i < table->bad && unit[0] != '\0')
            height += cell_height(table, i, &tight, unit);
        if (height > most)
            most = height;
    }
    return most + 2 * PADDING;
}

static void draw_head(const struct table *table)
{
    double top = table->flow->y, height = head_height(table), y;
    cairo_t *cairo = table->flow->pen.cairo;
    size_t i;

    cairo_set_source_rgba(cairo, 0, 0, 0, 0.07);
    cairo_rectangle(cairo, FLOW_LEFT, top, FLOW_WIDTH, height);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    for (i = 0; i < table->count; i++) {
        y = top + PADDING;
        if (i < COLUMN_LEVEL || i >= table->bad || table->is_points)
            y = top +
                (height - cell_height(table, i, &table->head, head_text(table, i))) / 2;
        y = draw_cell(table, i, &table->head, y, head_text(table, i));
        if (i >= COLUMN_LEVEL && i < table->bad && !table->is_points)
            (void)draw_cell(table, i, &tight, y, unit_text(table));
    }
    draw_frame(table, top, top + height);
    table->flow->y = top + height;
}

struct row_texts {
    char *outcome, *more, *held, *bad;
    double height;
};

static double two_lines(const struct table *table, size_t column,
        const struct report_pen_style *first, const char *text,
        const struct report_pen_style *second, const char *more)
{
    double height = 0;

    if (text[0] != '\0')
        height += cell_height(table, column, first, text);
    if (more[0] != '\0')
        height += cell_height(table, column, second, more);
    return height;
}

static void measure_row(const struct table *table, const struct results_contest *contest,
        struct row_texts *texts)
{
    double height;

    texts->outcome = minutes_cell_outcome(table->data, table->index, contest);
    texts->more = minutes_cell_more(table->data, table->index, contest);
    texts->held = minutes_cell_held(table->data, contest);
    texts->bad = report_bad_rows(table->data, table->index, contest);
    texts->height =
            two_lines(table, COLUMN_NAME, &name, contest->name, &title, contest->title);
    height = two_lines(table, table->bad, &number, "0", &tight, texts->held);
    if (height > texts->height)
        texts->height = height;
    height = two_lines(table, COLUMN_LEVEL, &number, "0", &small, "0");
    if (height > texts->height)
        texts->height = height;
    if (table->has_outcome)
        height = two_lines(
                table, table->outcome, &small, texts->outcome, &small, texts->more);
    if (height > texts->height)
        texts->height = height;
    texts->height += 2 * PADDING;
}

/* The y at which `height` stands in the middle of a row. */
static double middle(
        const struct table *table, const struct row_texts *texts, double height)
{
    return table->flow->y + (texts->height - height) / 2;
}

static void draw_levels(const struct table *table, const struct results_contest *contest,
        const struct row_texts *texts)
{
    const struct report_pen_style *share =
            table->type->option_count > 4 ? &tight : &small;
    double top = middle(
            table, texts, two_lines(table, COLUMN_LEVEL, &number, "0", share, "0"));
    char *text, *under;
    double y;
    size_t i;

    if (table->is_points)
        top = middle(table, texts, cell_height(table, COLUMN_LEVEL, &number, "0"));
    for (i = 0; i < table->bad - COLUMN_LEVEL; i++) {
        text = minutes_cell_level(table->data, table->index, contest, i, &under);
        y = draw_cell(table, COLUMN_LEVEL + i, &number, top, text);
        if (under[0] != '\0')
            (void)draw_cell(table, COLUMN_LEVEL + i, share, y, under);
        g_free(text);
        g_free(under);
    }
}

static void draw_outcome(const struct table *table, const struct results_contest *contest,
        const struct row_texts *texts)
{
    struct report_pen_style style = small;
    double y = middle(table, texts,
            two_lines(
                    table, table->outcome, &small, texts->outcome, &small, texts->more));

    style.is_bold = (table->is_grading ||
                            report_outcome_find(table->rule, contest->outcome) != 0) &&
                    !report_is_open(contest);
    if (texts->outcome[0] != '\0')
        y = draw_cell(table, table->outcome, &style, y, texts->outcome);
    if (texts->more[0] != '\0')
        (void)draw_cell(table, table->outcome, &small, y, texts->more);
}

static void draw_bad(const struct table *table, const struct row_texts *texts)
{
    double y = middle(table, texts,
            two_lines(table, table->bad, &small, texts->bad, &tight, texts->held));

    y = draw_cell(table, table->bad, &small, y, texts->bad);
    if (texts->held[0] != '\0')
        (void)draw_cell(table, table->bad, &tight, y, texts->held);
}

static void draw_row(const struct table *table, const struct results_contest *contest,
        const struct row_texts *texts)
{
    double y = middle(table, texts,
            two_lines(table, COLUMN_NAME, &name, contest->name, &title, contest->title));

    y = draw_cell(table, COLUMN_NAME, &name, y, contest->name);
    if (contest->title[0] != '\0')
        (void)draw_cell(table, COLUMN_NAME, &title, y, contest->title);
    y = middle(table, texts, cell_height(table, COLUMN_NO, &small, contest->contest));
    (void)draw_cell(table, COLUMN_NO, &small, y, contest->contest);
    draw_levels(table, contest, texts);
    draw_bad(table, texts);
    if (table->has_outcome)
        draw_outcome(table, contest, texts);
    draw_frame(table, table->flow->y, table->flow->y + texts->height);
}

void minutes_draw_table(struct flow *flow, const struct report_data *data, size_t type,
        int with_outcome, struct minutes_map *map)
{
    struct table table = {.flow = flow,
            .data = data,
            .index = type,
            .type = &data->results.types[type],
            .rule = &data->rules[type],
            .has_outcome = with_outcome && data->rules[type].outcome_count > 1,
            .is_points = report_is_points(data, type),
            .is_grading = report_is_grading(data, type)};
    struct row_texts texts;
    size_t i;

    set_columns(&table);
    fit_head(&table);
    for (i = 0; i < table.type->contest_count; i++) {
        measure_row(&table, &table.type->contests[i], &texts);
        if (flow_need(flow, texts.height + (i == 0 ? head_height(&table) : 0)) || i == 0)
            draw_head(&table);
        draw_row(&table, &table.type->contests[i], &texts);
        minutes_map_add(map, &(struct minutes_row){.type = type,
                                     .contest = i,
                                     .page = flow->page,
                                     .top_pt = flow->y,
                                     .bottom_pt = flow->y + texts.height});
        flow->y += texts.height;
        g_free(texts.outcome);
        g_free(texts.more);
        g_free(texts.held);
        g_free(texts.bad);
    }
    flow->y += 6;
}
