/* months_table.c -- a table of many rows down the pages: heads repeated, rows whole. */
#include "forms/months_table.h"

#include <assert.h>
#include <stdio.h>

#define PADDING_Y 2.2
#define PADDING_X 2.5
#define PADDING_NARROW 0.8
#define NARROW 22.0 /* points: in such a column the figures need all the width */
#define SMALL 32.0  /* the head is set smaller */

static const struct report_pen_style head_style = {
        .size_pt = 10, .is_bold = 1, .align = PEN_CENTRE};

void months_table_start(struct months_table *table, struct flow *flow,
        const struct months_column *columns, size_t count)
{
    size_t i;

    assert(count <= MONTHS_COLUMNS_MAX);
    *table = (struct months_table){.flow = flow, .columns = columns, .count = count};
    table->figures =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_object_unref);
    table->left[0] = FLOW_LEFT;
    for (i = 0; i < count; i++)
        table->left[i + 1] = table->left[i] + columns[i].width_mm * FLOW_MM;
}

static double padding_of(const struct months_table *table, size_t column)
{
    return table->left[column + 1] - table->left[column] < NARROW ? PADDING_NARROW
                                                                  : PADDING_X;
}

static double width_of(const struct months_table *table, size_t column)
{
    return table->left[column + 1] - table->left[column] - 2 * padding_of(table, column);
}

static struct report_pen_style more_style(const struct months_column *column)
{
    struct report_pen_style style = column->style;

    style.size_pt = style.size_pt < 9 ? style.size_pt - 0.5 : style.size_pt - 1.5;
    style.is_bold = 0;
    return style;
}

static int has_more(const struct months_cell *cell)
{
    return cell->more != NULL && cell->more[0] != '\0';
}

static void measure(
        struct months_table *table, size_t column, const struct months_cell *cell)
{
    const struct months_column *kind = &table->columns[column];
    struct months_height *height = &table->heights[column];
    struct report_pen_style style = more_style(kind);
    double width = width_of(table, column);

    height->text = report_pen_height(&table->flow->pen, &kind->style, width, cell->text);
    height->more = has_more(cell) ? report_pen_height(
                                            &table->flow->pen, &style, width, cell->more)
                                  : 0;
}

/* The same figure of the same size and width is laid out once. */
static PangoLayout *figure_of(struct months_table *table,
        const struct report_pen_style *style, double width, const char *text)
{
    struct report_pen *pen = &table->flow->pen;
    PangoLayout *layout;
    char key[96];

    (void)snprintf(key, sizeof(key), "%.1f %d %.1f %.40s", style->size_pt, style->is_bold,
            width, text);
    layout = g_hash_table_lookup(table->figures, key);
    if (layout == NULL) {
        report_pen_set(pen, style, width, text);
        layout = pango_layout_copy(pen->layout);
        g_hash_table_insert(table->figures, g_strdup(key), layout);
    }
    return layout;
}

static void draw_text(struct months_table *table, size_t column,
        const struct report_pen_style *style, double top, const char *text)
{
    double left = table->left[column] + padding_of(table, column);
    double width = width_of(table, column);
    cairo_t *cairo = table->flow->pen.cairo;

    if (table->columns[column].is_wrapped) {
        (void)report_pen_draw(&table->flow->pen, style, left, top, width, text);
        return;
    }
    cairo_move_to(cairo, left, top);
    pango_cairo_show_layout(cairo, figure_of(table, style, width, text));
}

/* In the middle of the row; rows start at the flow's y. */
static void draw_cell(struct months_table *table, size_t column,
        const struct months_cell *cell, double row_height)
{
    const struct months_column *kind = &table->columns[column];
    const struct months_height *height = &table->heights[column];
    struct report_pen_style style = more_style(kind);
    double more = has_more(cell) ? height->more : 0;
    double y = table->flow->y + (row_height - height->text - more) / 2;

    if (cell->text[0] != '\0')
        draw_text(table, column, &kind->style, y, cell->text);
    if (more > 0)
        draw_text(table, column, &style, y + height->text, cell->more);
}

static void draw_frame(const struct months_table *table, double top, double bottom)
{
    cairo_t *cairo = table->flow->pen.cairo;
    double right = table->left[table->count];
    size_t i;

    cairo_set_line_width(cairo, 0.5);
    for (i = 0; i <= table->count; i++) {
        cairo_move_to(cairo, table->left[i], top);
        cairo_line_to(cairo, table->left[i], bottom);
    }
    cairo_move_to(cairo, FLOW_LEFT, top);
    cairo_line_to(cairo, right, top);
    cairo_move_to(cairo, FLOW_LEFT, bottom);
    cairo_line_to(cairo, right, bottom);
    cairo_stroke(cairo);
}

static struct report_pen_style head_of(const struct months_table *table, size_t column)
{
    struct report_pen_style style = head_style;

    if (table->left[column + 1] - table->left[column] < NARROW)
        style.size_pt = 8;
    else if (table->left[column + 1] - table->left[column] < SMALL)
        style.size_pt = 8.5;
    return style;
}

static double head_height(const struct months_table *table)
{
    struct report_pen_style style;
    double most = 0, height;
    size_t i;

    for (i = 0; i < table->count; i++) {
        style = head_of(table, i);
        height = report_pen_height(
                &table->flow->pen, &style, width_of(table, i), table->columns[i].head);
        if (height > most)
            most = height;
    }
    return most + 2 * PADDING_Y;
}

static void draw_head(const struct months_table *table)
{
    double top = table->flow->y, height = head_height(table), text;
    cairo_t *cairo = table->flow->pen.cairo;
    struct report_pen_style style;
    size_t i;

    cairo_set_source_rgba(cairo, 0, 0, 0, 0.07);
    cairo_rectangle(cairo, FLOW_LEFT, top, table->left[table->count] - FLOW_LEFT, height);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    for (i = 0; i < table->count; i++) {
        style = head_of(table, i);
        text = report_pen_height(
                &table->flow->pen, &style, width_of(table, i), table->columns[i].head);
        (void)report_pen_draw(&table->flow->pen, &style,
                table->left[i] + padding_of(table, i), top + (height - text) / 2,
                width_of(table, i), table->columns[i].head);
    }
    draw_frame(table, top, top + height);
    table->flow->y = top + height;
}

/* Cells that are not wrapped are all as high, of one line or of two: measured once. */
static void measure_lines(struct months_table *table)
{
    static const struct months_cell plain = {"0", "0"};
    size_t i;

    for (i = 0; i < table->count; i++)
        if (!table->columns[i].is_wrapped)
            measure(table, i, &plain);
}

static double row_height(struct months_table *table, const struct months_cell *cells)
{
    double most = 0, height;
    size_t i;

    if (table->rows == 0)
        measure_lines(table);
    for (i = 0; i < table->count; i++) {
        if (table->columns[i].is_wrapped)
            measure(table, i, &cells[i]);
        height = table->heights[i].text;
        if (has_more(&cells[i]))
            height += table->heights[i].more;
        if (height > most)
            most = height;
    }
    return most + 2 * PADDING_Y;
}

void months_table_row(struct months_table *table, const struct months_cell *cells)
{
    double height = row_height(table, cells);
    int is_first = table->rows++ == 0;
    size_t i;

    if (flow_need(table->flow, height + (is_first ? head_height(table) : 0)) || is_first)
        draw_head(table);
    if (table->flow->page_total > 0) {
        for (i = 0; i < table->count; i++)
            draw_cell(table, i, &cells[i], height);
        draw_frame(table, table->flow->y, table->flow->y + height);
    }
    table->flow->y += height;
}

void months_table_end(struct months_table *table)
{
    g_hash_table_destroy(table->figures);
    table->flow->y += 8;
}
