/* flow_table.c -- a ruled table down the pages: its heading again on each, rows whole. */
#include "forms/flow_table.h"

#include <assert.h>
#include <string.h>

#define PADDING 3.0
#define MORE_SMALLER 1.5
#define BAND_NEEDS (14 * FLOW_MM) /* room for a row below a band */

void flow_table_init(struct flow_table *table, struct flow *flow,
        const struct flow_column *columns, size_t count)
{
    double rest = FLOW_WIDTH, width;
    size_t i;

    assert(count > 0 && count <= FLOW_COLUMNS_MAX);
    *table = (struct flow_table){.flow = flow, .count = count, .head_size_pt = 10.5};
    for (i = 0; i < count; i++) {
        table->columns[i] = columns[i];
        if (columns[i].size_pt <= 0)
            table->columns[i].size_pt = 11;
        rest -= columns[i].width_mm * FLOW_MM;
    }
    table->left[0] = FLOW_LEFT;
    for (i = 0; i < count; i++) {
        width = columns[i].width_mm * FLOW_MM;
        table->left[i + 1] = table->left[i] + (columns[i].width_mm > 0 ? width : rest);
    }
}

static double cell_width(const struct flow_table *table, size_t column)
{
    return table->left[column + 1] - table->left[column] - 2 * PADDING;
}

static struct report_pen_style head_style(const struct flow_table *table)
{
    return (struct report_pen_style){
            .size_pt = table->head_size_pt, .is_bold = 1, .align = PEN_CENTRE};
}

/* The heading's letters get smaller until no word is broken. */
static void fit_head(struct flow_table *table)
{
    struct report_pen_style style;
    char **words;
    size_t i, k;

    for (i = 0; i < table->count; i++) {
        words = g_strsplit(table->columns[i].head, " ", -1);
        for (k = 0; words[k] != NULL; k++)
            for (style = head_style(table);
                    table->head_size_pt > 6 && report_pen_width(&table->flow->pen, &style,
                                                       words[k]) > cell_width(table, i);
                    style = head_style(table))
                table->head_size_pt -= 0.5;
        g_strfreev(words);
    }
}

static double head_height(const struct flow_table *table)
{
    struct report_pen_style style = head_style(table);
    double most = 0, height;
    size_t i;

    for (i = 0; i < table->count; i++) {
        height = report_pen_height(
                &table->flow->pen, &style, cell_width(table, i), table->columns[i].head);
        most = height > most ? height : most;
    }
    return most + 2 * PADDING;
}

static void shade(const struct flow_table *table, double height)
{
    cairo_t *cairo = table->flow->pen.cairo;

    cairo_set_source_rgba(cairo, 0, 0, 0, 0.07);
    cairo_rectangle(cairo, FLOW_LEFT, table->flow->y, FLOW_WIDTH, height);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
}

/* is_open: no lines between the columns. */
static void frame(const struct flow_table *table, double height, int is_open)
{
    cairo_t *cairo = table->flow->pen.cairo;
    double top = table->flow->y, bottom = top + height;
    size_t i;

    cairo_set_line_width(cairo, 0.6);
    for (i = 0; i <= table->count; i++) {
        if (is_open && i > 0 && i < table->count)
            continue;
        cairo_move_to(cairo, table->left[i], top);
        cairo_line_to(cairo, table->left[i], bottom);
    }
    cairo_move_to(cairo, FLOW_LEFT, top);
    cairo_line_to(cairo, FLOW_LEFT + FLOW_WIDTH, top);
    cairo_move_to(cairo, FLOW_LEFT, bottom);
    cairo_line_to(cairo, FLOW_LEFT + FLOW_WIDTH, bottom);
    cairo_stroke(cairo);
}

static void draw_head(struct flow_table *table)
{
    struct report_pen_style style = head_style(table);
    struct report_pen *pen = &table->flow->pen;
    double height = head_height(table), own;
    size_t i;

    shade(table, height);
    for (i = 0; i < table->count; i++) {
        own = report_pen_height(
                pen, &style, cell_width(table, i), table->columns[i].head);
        (void)report_pen_draw(pen, &style, table->left[i] + PADDING,
                table->flow->y + (height - own) / 2, cell_width(table, i),
                table->columns[i].head);
    }
    frame(table, height, 0);
    table->flow->y += height;
}

/* Room for a row of `height`, with the heading above it where a page or table begins. */
static void begin_row(struct flow_table *table, double height)
{
    int is_turned;

    if (!table->is_begun)
        fit_head(table);
    is_turned =
            flow_need(table->flow, height + (table->is_begun ? 0 : head_height(table)));
    if (is_turned || !table->is_begun)
        draw_head(table);
    table->is_begun = 1;
}

static void cell_styles(const struct flow_table *table, size_t column, int is_bold,
        struct report_pen_style styles[2])
{
    const struct flow_column *named = &table->columns[column];

    styles[0] = (struct report_pen_style){
            .size_pt = named->size_pt, .is_bold = is_bold, .align = named->align};
    styles[1] = (struct report_pen_style){
            .size_pt = named->size_pt - MORE_SMALLER, .align = named->align};
}

static double cell_height(
        const struct flow_table *table, size_t column, const struct flow_cell *cell)
{
    struct report_pen *pen = &table->flow->pen;
    struct report_pen_style styles[2];
    double height = 0;

    cell_styles(table, column, cell->is_bold, styles);
    if (cell->text[0] != '\0')
        height =
                report_pen_height(pen, &styles[0], cell_width(table, column), cell->text);
    if (cell->more != NULL && cell->more[0] != '\0')
        height +=
                report_pen_height(pen, &styles[1], cell_width(table, column), cell->more);
    return height;
}

static void draw_cell(const struct flow_table *table, size_t column,
        const struct flow_cell *cell, double top)
{
    struct report_pen *pen = &table->flow->pen;
    double left = table->left[column] + PADDING, width = cell_width(table, column);
    struct report_pen_style styles[2];

    cell_styles(table, column, cell->is_bold, styles);
    if (cell->text[0] != '\0')
        top += report_pen_draw(pen, &styles[0], left, top, width, cell->text);
    if (cell->more != NULL && cell->more[0] != '\0')
        (void)report_pen_draw(pen, &styles[1], left, top, width, cell->more);
}

void flow_table_row(struct flow_table *table, const struct flow_cell *cells)
{
    double heights[FLOW_COLUMNS_MAX] = {0}, most = 0;
    size_t i;

    for (i = 0; i < table->count; i++) {
        heights[i] = cell_height(table, i, &cells[i]);
        most = heights[i] > most ? heights[i] : most;
    }
    most += 2 * PADDING;
    begin_row(table, most);
    for (i = 0; i < table->count; i++)
        draw_cell(table, i, &cells[i], table->flow->y + (most - heights[i]) / 2);
    frame(table, most, 0);
    table->flow->y += most;
}

void flow_table_band(struct flow_table *table, const char *text, const char *more)
{
    static const struct report_pen_style bold = {.size_pt = 11.5, .is_bold = 1};
    static const struct report_pen_style small = {.size_pt = 9.5};
    struct report_pen *pen = &table->flow->pen;
    double width = FLOW_WIDTH - 2 * PADDING, height, own;

    own = report_pen_height(pen, &bold, width, text);
    height = own + 2 * PADDING;
    if (more != NULL)
        height += report_pen_height(pen, &small, width, more);
    begin_row(table, height + BAND_NEEDS);
    shade(table, height);
    (void)report_pen_draw(
            pen, &bold, FLOW_LEFT + PADDING, table->flow->y + PADDING, width, text);
    if (more != NULL)
        (void)report_pen_draw(pen, &small, FLOW_LEFT + PADDING,
                table->flow->y + PADDING + own, width, more);
    frame(table, height, 1);
    table->flow->y += height;
}
