/* compose_table.c -- the table drawn: headings, texts, and the mark boxes of each row. */
#include "forms/compose.h"

#include <stdio.h>
#include <string.h>

enum {
    PAD_UM = 1500,       /* between a column's line and its text */
    FIGURE_GAP_UM = 1500 /* between a box and the figure above it */
};

/* A page's table while it is drawn. */
struct table {
    const struct compose *compose;
    const struct grid_rows *grid;
    const struct compose_line *lines; /* from the page's first on */
    struct figures *figures;
    struct layout_page *page;
};

/* Where a row stands: headings, and its own part below them. */
struct place {
    int32_t top_um, group_um, person_um, bottom_um;
};

static void place_of(const struct table *table, size_t i, struct place *place)
{
    place->top_um = table->grid->tops[i];
    place->bottom_um = table->grid->tops[i + 1];
    (void)compose_line_heading(
            &table->lines[i], i == 0, &place->group_um, &place->person_um);
}

int compose_middle(const struct compose *compose, const struct lettering_style *style,
        const char *text, const struct layout_rect *cell, struct figures *figures,
        struct layout_rect *ink, struct error *err)
{
    struct lettering_size size;
    int32_t top;

    if (lettering_measure(compose->lettering, style, text, cell->right_um - cell->left_um,
                &size, err) != 0)
        return -1;
    top = cell->top_um + (cell->bottom_um - cell->top_um - size.height_um) / 2;
    if (ink != NULL) {
        ink->left_um = cell->left_um + size.ink.left_um;
        ink->top_um = top + size.ink.top_um;
        ink->right_um = cell->left_um + size.ink.right_um;
        ink->bottom_um = top + size.ink.bottom_um;
    }
    return compose_put(compose, style, text, cell->left_um, cell->right_um, &top, figures,
            NULL, err);
}

int compose_rule(int32_t left, int32_t top, int32_t right, int32_t bottom,
        struct figures *figures, struct error *err)
{
    const int32_t half = TEMPLATE_TABLE_LINE_UM / 2;
    struct layout_rect line = {left - half, top - half, right + half, bottom + half};

    return figures_add(figures, FIGURE_BLACK, &line, 0, err);
}

static int put_level(const struct table *table, int32_t y, struct error *err)
{
    return compose_rule(table->compose->columns.number_um, y,
            table->compose->frame.right_um, y, table->figures, err);
}

static struct layout_rect *add_name(const struct table *table, const char *contest)
{
    struct layout_name *name = &table->page->names[table->page->name_count++];

    (void)snprintf(name->contest, sizeof(name->contest), "%s", contest);
    return &name->rect;
}

/* "Tập thể Ban Thường vụ", over the rows of a group. */
static int put_group(const struct table *table, size_t i, struct error *err)
{
    const struct compose *compose = table->compose;
    struct lettering_style style;
    struct layout_rect cell = {
            compose->columns.number_um + PAD_UM, 0, compose->frame.right_um - PAD_UM, 0};
    struct place place;
    char text[WORDING_TEXT_BYTES];

    place_of(table, i, &place);
    cell.top_um = place.top_um;
    cell.bottom_um = place.top_um + place.group_um;
    if (compose_heading(compose, &table->lines[i], 0, text, &style, err) != 0 ||
            compose_middle(compose, &style, text, &cell, table->figures, NULL, err) != 0)
        return -1;
    return put_level(table, cell.bottom_um, err);
}

/* The post, and that a page goes on with this person. */
static int person_post(const struct table *table, size_t i, char text[WORDING_TEXT_BYTES],
        struct lettering_style *style, struct error *err)
{
    char more[WORDING_TEXT_BYTES];
    size_t used, length;

    if (compose_heading(table->compose, &table->lines[i], 1, text, style, err) != 0)
        return -1;
    if (table->lines[i].begins_person)
        return 0;
    if (compose_text(table->compose, TEMPLATE_CONTINUED, more, err) != 0)
        return -1;
    used = strlen(text);
    length = strlen(more);
    if (used + 1 + length >= WORDING_TEXT_BYTES)
        return error_set(err, ERROR_RANGE, "the post '%.40s' is too long", text);
    if (used > 0)
        text[used++] = ' ';
    memcpy(text + used, more, length + 1);
    return 0;
}

/* Number, name and post over the criteria. */
static int put_person(const struct table *table, size_t i, struct error *err)
{
    const struct compose *compose = table->compose;
    const struct official *official = table->lines[i].contest->official;
    struct lettering_style style, bold = compose_style(compose, TEMPLATE_NAME_LETTERS);
    struct layout_rect cell = {
            compose->columns.name_um + PAD_UM, 0, compose->frame.right_um - PAD_UM, 0};
    struct lettering_size name, post;
    struct place place;
    char text[WORDING_TEXT_BYTES];

    place_of(table, i, &place);
    bold.is_bold = 1;
    if (person_post(table, i, text, &style, err) != 0 ||
            lettering_measure(compose->lettering, &bold, official->name,
                    cell.right_um - cell.left_um, &name, err) != 0 ||
            lettering_measure(compose->lettering, &style, text,
                    cell.right_um - cell.left_um, &post, err) != 0)
        return -1;
    cell.top_um = place.top_um + place.group_um +
                  (place.person_um - name.height_um - post.height_um) / 2;
    cell.bottom_um = cell.top_um + name.height_um;
    if (compose_middle(compose, &bold, official->name, &cell, table->figures,
                add_name(table, table->lines[i].row->id), err) != 0)
        return -1;
    cell.top_um = cell.bottom_um;
    cell.bottom_um += post.height_um;
    if (compose_middle(compose, &style, text, &cell, table->figures, NULL, err) != 0)
        return -1;
    bold.is_centred = 1;
    cell = (struct layout_rect){compose->columns.number_um, place.top_um + place.group_um,
            compose->columns.name_um, place.top_um + place.group_um + place.person_um};
    if (compose_middle(
                compose, &bold, official->contest, &cell, table->figures, NULL, err) != 0)
        return -1;
    return put_level(table, cell.bottom_um, err);
}

/* Of points the name stands over the post, together in the middle. */
static int stack_height(const struct table *table, const struct compose_line *line,
        int32_t *height, struct error *err)
{
    struct lettering_style style;
    struct lettering_size size;
    char text[WORDING_TEXT_BYTES];
    int32_t edges[2];
    int cell;

    *height = 0;
    for (cell = 1; cell < COMPOSE_CELLS; cell++) {
        if (compose_cell(table->compose, line, cell, text, &style, edges, err) != 0 ||
                lettering_measure(table->compose->lettering, &style, text,
                        edges[1] - edges[0], &size, err) != 0)
            return -1;
        if (text[0] != '\0')
            *height += size.height_um;
    }
    return 0;
}

static int put_cell_text(const struct table *table, const struct compose_line *line,
        int cell, struct layout_rect *rect, struct error *err)
{
    int is_stacked = compose_is_points(table->compose) && cell > 0;
    struct layout_rect ink = {0}, *name;
    struct lettering_style style;
    struct lettering_size size;
    char text[WORDING_TEXT_BYTES];
    int32_t edges[2];

    if (compose_cell(table->compose, line, cell, text, &style, edges, err) != 0)
        return -1;
    if (text[0] == '\0')
        return 0;
    rect->left_um = edges[0];
    rect->right_um = edges[1];
    if (lettering_measure(table->compose->lettering, &style, text, edges[1] - edges[0],
                &size, err) != 0)
        return -1;
    if (is_stacked)
        rect->bottom_um = rect->top_um + size.height_um;
    if (compose_middle(table->compose, &style, text, rect, table->figures, &ink, err) !=
            0)
        return -1;
    if (is_stacked)
        rect->top_um = rect->bottom_um;
    if (cell == 1 && line->person_um == 0) {
        name = add_name(table, line->row->id);
        *name = ink;
    }
    return 0;
}

/* The texts beside the rows of one cell. */
static int put_cell(const struct table *table, size_t i, struct error *err)
{
    const struct compose_line *line = &table->lines[i];
    struct layout_rect rect, whole = {0};
    struct place place;
    int32_t height;
    int cell;

    place_of(table, i, &place);
    whole.top_um = place.top_um + place.group_um + place.person_um;
    whole.bottom_um = table->grid->tops[i + line->cell_lines];
    for (cell = 0, rect = whole; cell < COMPOSE_CELLS; cell++) {
        if (!compose_is_points(table->compose) || cell == 0)
            rect = whole;
        else if (cell == 1) {
            if (stack_height(table, line, &height, err) != 0)
                return -1;
            rect.top_um = (whole.top_um + whole.bottom_um - height) / 2;
        }
        if (put_cell_text(table, line, cell, &rect, err) != 0)
            return -1;
    }
    return 0;
}

/* "80" above its box. */
static int put_figure(const struct table *table, const struct layout_rect *box,
        const char *text, struct error *err)
{
    struct lettering_style style = compose_style(table->compose, TEMPLATE_POST_LETTERS);
    int32_t middle = (box->left_um + box->right_um) / 2, top;
    struct lettering_size size;

    style.is_centred = 1;
    if (lettering_measure(table->compose->lettering, &style, text, -1, &size, err) != 0)
        return -1;
    top = box->top_um - FIGURE_GAP_UM - size.ink.bottom_um;
    return compose_put(table->compose, &style, text,
            middle - box->right_um + box->left_um, middle + box->right_um - box->left_um,
            &top, table->figures, NULL, err);
}

/* "Tens", "Ones": level with the boxes. */
static int put_label(const struct table *table, const struct compose_line *line,
        const struct layout_rect *zone, struct error *err)
{
    const struct compose_columns *columns = &table->compose->columns;
    struct lettering_style style = compose_style(table->compose, TEMPLATE_COLUMN_LETTERS);
    struct layout_rect cell = {
            columns->post_um, zone->top_um, columns->options_um, zone->bottom_um};
    char text[WORDING_TEXT_BYTES];

    style.is_centred = 1;
    if (compose_text(table->compose,
                line->row->place == CONTEST_TENS ? TEMPLATE_TENS : TEMPLATE_ONES, text,
                err) != 0)
        return -1;
    return compose_middle(table->compose, &style, text, &cell, table->figures, NULL, err);
}

static int32_t box_left(const struct compose *compose, size_t i)
{
    const struct compose_columns *columns = &compose->columns;

    if (compose_is_points(compose))
        return columns->lefts[i];
    return columns->options_um + (int32_t)i * columns->option_um +
           (columns->option_um - compose->form->box_um) / 2;
}

static int put_boxes(const struct table *table, const struct compose_line *line,
        const struct layout_rect *zone, struct error *err)
{
    const struct compose *compose = table->compose;
    int32_t size = compose->form->box_um;
    struct layout_box *box;
    size_t i;

    for (i = 0; i < line->row->option_count; i++) {
        box = &table->page->boxes[table->page->box_count++];
        (void)snprintf(box->contest, sizeof(box->contest), "%s", line->row->id);
        contest_option_id(compose->rule, line->row, i, box->option);
        box->rect.left_um = box_left(compose, i);
        box->rect.right_um = box->rect.left_um + size;
        box->rect.top_um = zone->top_um + (zone->bottom_um - zone->top_um) / 2 - size / 2;
        box->rect.bottom_um = box->rect.top_um + size;
        if (figures_add(table->figures, FIGURE_FRAME, &box->rect,
                    compose->form->outline_um, err) != 0)
            return -1;
        if (compose_is_points(compose) &&
                put_figure(table, &box->rect, box->option, err) != 0)
            return -1;
    }
    return compose_is_points(compose) ? put_label(table, line, zone, err) : 0;
}

static int put_row(const struct table *table, size_t i, struct error *err)
{
    const struct compose_line *line = &table->lines[i];
    struct layout_name *row = &table->page->rows[table->page->row_count++];
    struct layout_rect zone = {0};
    struct place place;

    place_of(table, i, &place);
    (void)snprintf(row->contest, sizeof(row->contest), "%s", line->row->id);
    row->rect = (struct layout_rect){table->compose->frame.left_um,
            place.top_um + place.group_um, table->compose->frame.right_um,
            place.bottom_um};
    if ((line->cell_lines > 0 || place.group_um + place.person_um > 0 || i == 0) &&
            put_level(table, place.top_um, err) != 0)
        return -1;
    if (place.group_um > 0 && put_group(table, i, err) != 0)
        return -1;
    if (place.person_um > 0 && put_person(table, i, err) != 0)
        return -1;
    if (line->cell_lines > 0 && put_cell(table, i, err) != 0)
        return -1;
    zone.top_um = row->rect.top_um + place.person_um + table->compose->figure_um;
    zone.bottom_um = place.bottom_um;
    return put_boxes(table, line, &zone, err);
}

int compose_table(struct compose *compose, const struct grid_rows *grid, size_t first,
        struct figures *figures, struct layout_page *page, struct error *err)
{
    const struct table table = {compose, grid, &compose->lines[first], figures, page};
    size_t i;

    page->outline_um = compose->form->outline_um;
    if (compose_heads(compose, grid, first, figures, err) != 0)
        return -1;
    for (i = 0; i < grid->count; i++)
        if (put_row(&table, i, err) != 0)
            return -1;
    return put_level(&table, grid->tops[grid->count], err);
}
