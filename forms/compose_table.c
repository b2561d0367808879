/* compose_table.c -- the table: columns, heads, one row a person, the mark boxes. */
#include "forms/compose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PAD_UM = 1500,          /* between a column's line and its text */
    PAD_TIGHT_UM = 700,     /* in the narrow columns of the levels */
    ROW_PAD_UM = 400,       /* above and below a row's text; of one or two lines */
    ROW_PAD_WIDE_UM = 1000, /* of more lines, which would look crammed */
    HEAD_PAD_UM = 1000,
    POST_LEAST_UM = 30000
};

static const char *option_label(const struct compose *compose, size_t option)
{
    return compose->words.is_english ? compose->rule->options[option].label_en
                                     : compose->rule->options[option].label_vi;
}

static struct lettering_style head_style(const struct compose *compose)
{
    struct lettering_style style = compose_style(compose, TEMPLATE_COLUMN_LETTERS);

    style.is_bold = style.is_centred = 1;
    return style;
}

/* The smallest width of a level's column: boxes apart, words whole. */
static int least_option_width(
        const struct compose *compose, int32_t *least, struct error *err)
{
    struct lettering_style style = head_style(compose);
    int32_t width;
    size_t i;

    *least = compose->form->box_um + compose->form->gap_um;
    for (i = 0; i < compose->rule->option_count; i++) {
        if (lettering_widest_word(compose->lettering, &style, option_label(compose, i),
                    &width, err) != 0)
            return -1;
        if (width + 2 * PAD_TIGHT_UM > *least)
            *least = width + 2 * PAD_TIGHT_UM;
    }
    return 0;
}

static int set_columns(struct compose *compose, struct error *err)
{
    const struct form_template *form = compose->form;
    struct compose_columns *columns = &compose->columns;
    int32_t options = (int32_t)compose->rule->option_count, least;

    if (least_option_width(compose, &least, err) != 0 ||
            grid_option_width(compose->rule->option_count, least, form->option_um,
                    form->box_um, compose->frame.right_um, &columns->option_um, err) != 0)
        return -1;
    columns->number_um = compose->frame.left_um;
    columns->name_um = columns->number_um + form->number_um;
    columns->post_um = columns->name_um + form->name_um;
    columns->options_um = compose->frame.right_um - options * columns->option_um;
    if (columns->options_um - columns->post_um < POST_LEAST_UM)
        columns->post_um =
                columns->name_um + (columns->options_um - columns->name_um) / 2;
    if (columns->options_um - columns->post_um < POST_LEAST_UM - 4000)
        return error_set(err, ERROR_RANGE,
                "the columns leave %d mm for the post; make name_mm or option_mm smaller",
                (int)((columns->options_um - columns->post_um) / 1000));
    return 0;
}

/* A column head's text, and the edges of its column. */
static int head_cell(const struct compose *compose, size_t column,
        char text[WORDING_TEXT_BYTES], int32_t *left, int32_t *right, struct error *err)
{
    const struct compose_columns *columns = &compose->columns;
    const int32_t edges[4] = {
            columns->number_um, columns->name_um, columns->post_um, columns->options_um};
    static const enum template_text heads[3] = {
            TEMPLATE_COLUMN_NUMBER, TEMPLATE_COLUMN_NAME, TEMPLATE_COLUMN_POST};

    if (column < 3) {
        *left = edges[column];
        *right = edges[column + 1];
        return compose_text(compose, heads[column], text, err);
    }
    *left = columns->options_um + (int32_t)(column - 3) * columns->option_um;
    *right = *left + columns->option_um;
    (void)snprintf(text, WORDING_TEXT_BYTES, "%s", option_label(compose, column - 3));
    return 0;
}

static int measure_heads(struct compose *compose, struct error *err)
{
    struct lettering_style style = head_style(compose);
    struct lettering_size size;
    char text[WORDING_TEXT_BYTES];
    int32_t left, right;
    size_t i;

    compose->table_head_um = 0;
    for (i = 0; i < 3 + compose->rule->option_count; i++) {
        if (head_cell(compose, i, text, &left, &right, err) != 0 ||
                lettering_measure(compose->lettering, &style, text,
                        right - left - 2 * PAD_TIGHT_UM, &size, err) != 0)
            return -1;
        if (size.height_um + HEAD_PAD_UM > compose->table_head_um)
            compose->table_head_um = size.height_um + HEAD_PAD_UM;
    }
    return 0;
}

/* The three texts of a row; index 0 number, 1 name, 2 post. */
static struct lettering_style cell_style(const struct compose *compose, int cell)
{
    struct lettering_style style = compose_style(
            compose, cell == 2 ? TEMPLATE_POST_LETTERS : TEMPLATE_NAME_LETTERS);

    style.is_bold = cell == 1;
    style.is_centred = cell == 0;
    return style;
}

static const char *cell_text(const struct official *person, int cell)
{
    return cell == 0 ? person->contest : cell == 1 ? person->name : person->title;
}

static void cell_edges(
        const struct compose *compose, int cell, int32_t *left, int32_t *right)
{
    const struct compose_columns *columns = &compose->columns;
    const int32_t edges[4] = {
            columns->number_um, columns->name_um, columns->post_um, columns->options_um};
    int32_t pad = cell == 0 ? 0 : PAD_UM;

    *left = edges[cell] + pad;
    *right = edges[cell + 1] - pad;
}

static int measure_row(const struct compose *compose, const struct official *person,
        int32_t *least, struct error *err)
{
    struct lettering_style style;
    struct lettering_size size;
    int32_t left, right, pad;
    int cell;

    *least = compose->form->row_least_um;
    for (cell = 0; cell < 3; cell++) {
        style = cell_style(compose, cell);
        cell_edges(compose, cell, &left, &right);
        if (lettering_measure(compose->lettering, &style, cell_text(person, cell),
                    right - left, &size, err) != 0)
            return error_add_context(err, "officials.csv:%u", (unsigned)person->line);
        pad = size.line_count > 2 ? ROW_PAD_WIDE_UM : ROW_PAD_UM;
        if (size.height_um + 2 * pad > *least)
            *least = size.height_um + 2 * pad;
    }
    return 0;
}

int compose_measure(struct compose *compose, struct error *err)
{
    size_t i;

    free(compose->least_um);
    compose->least_um = calloc(compose->count, sizeof(*compose->least_um));
    if (compose->least_um == NULL)
        return error_set(err, ERROR_MEMORY, "no memory to compose a ballot");
    if (set_columns(compose, err) != 0 || measure_heads(compose, err) != 0)
        return -1;
    for (i = 0; i < compose->count; i++)
        if (measure_row(compose, compose->people[i], &compose->least_um[i], err) != 0)
            return -1;
    return 0;
}

/* A text in the middle of a cell's height. ink: may be NULL. */
static int put_middle(const struct compose *compose, const struct lettering_style *style,
        const char *text, int32_t left, int32_t right, int32_t top, int32_t bottom,
        struct figures *figures, struct layout_rect *ink, struct error *err)
{
    struct lettering_size size;

    if (lettering_measure(compose->lettering, style, text, right - left, &size, err) != 0)
        return -1;
    top += (bottom - top - size.height_um) / 2;
    if (ink != NULL) {
        ink->left_um = left + size.ink.left_um;
        ink->top_um = top + size.ink.top_um;
        ink->right_um = left + size.ink.right_um;
        ink->bottom_um = top + size.ink.bottom_um;
    }
    return compose_put(compose, style, text, left, right, &top, figures, NULL, err);
}

static int put_heads(const struct compose *compose, int32_t top, int32_t bottom,
        struct figures *figures, struct error *err)
{
    struct lettering_style style = head_style(compose);
    char text[WORDING_TEXT_BYTES];
    int32_t left, right;
    size_t i;

    for (i = 0; i < 3 + compose->rule->option_count; i++)
        if (head_cell(compose, i, text, &left, &right, err) != 0 ||
                put_middle(compose, &style, text, left + PAD_TIGHT_UM,
                        right - PAD_TIGHT_UM, top, bottom, figures, NULL, err) != 0)
            return -1;
    return 0;
}

/* A hairline, half of it to either side of the edge it stands for. */
static int put_line(int32_t left, int32_t top, int32_t right, int32_t bottom,
        struct figures *figures, struct error *err)
{
    const int32_t half = TEMPLATE_TABLE_LINE_UM / 2;
    struct layout_rect line = {left - half, top - half, right + half, bottom + half};

    return figures_add(figures, FIGURE_BLACK, &line, 0, err);
}

static int put_lines(const struct compose *compose, const struct grid_rows *grid,
        struct figures *figures, struct error *err)
{
    const struct compose_columns *columns = &compose->columns;
    int32_t left = columns->number_um, right = compose->frame.right_um, x;
    int32_t top = grid->tops[0] - compose->table_head_um;
    int32_t bottom = grid->tops[grid->count];
    size_t i;

    if (put_line(left, top, right, top, figures, err) != 0 ||
            put_line(left, top, left, bottom, figures, err) != 0 ||
            put_line(columns->name_um, top, columns->name_um, bottom, figures, err) !=
                    0 ||
            put_line(columns->post_um, top, columns->post_um, bottom, figures, err) != 0)
        return -1;
    for (i = 0; i <= grid->count; i++)
        if (put_line(left, grid->tops[i], right, grid->tops[i], figures, err) != 0)
            return -1;
    for (i = 0; i <= compose->rule->option_count; i++) {
        x = columns->options_um + (int32_t)i * columns->option_um;
        if (put_line(x, top, x, bottom, figures, err) != 0)
            return -1;
    }
    return 0;
}

static int put_boxes(const struct compose *compose, const struct official *person,
        int32_t top, int32_t bottom, struct figures *figures, struct layout_page *page,
        struct error *err)
{
    const struct compose_columns *columns = &compose->columns;
    int32_t size = compose->form->box_um;
    struct layout_box *box;
    size_t i;

    for (i = 0; i < compose->rule->option_count; i++) {
        box = &page->boxes[page->box_count++];
        (void)snprintf(box->contest, sizeof(box->contest), "%s", person->contest);
        (void)snprintf(
                box->option, sizeof(box->option), "%s", compose->rule->options[i].id);
        box->rect.left_um = columns->options_um + (int32_t)i * columns->option_um +
                            (columns->option_um - size) / 2;
        box->rect.right_um = box->rect.left_um + size;
        box->rect.top_um = top + (bottom - top) / 2 - size / 2;
        box->rect.bottom_um = box->rect.top_um + size;
        if (figures_add(figures, FIGURE_FRAME, &box->rect, compose->form->outline_um,
                    err) != 0)
            return -1;
    }
    return 0;
}

static int put_row(const struct compose *compose, const struct official *person,
        int32_t top, int32_t bottom, struct figures *figures, struct layout_page *page,
        struct error *err)
{
    struct layout_name *name = &page->names[page->name_count++];
    struct layout_name *row = &page->rows[page->row_count++];
    struct lettering_style style;
    int32_t left, right;
    int cell;

    (void)snprintf(name->contest, sizeof(name->contest), "%s", person->contest);
    *row = *name;
    row->rect = (struct layout_rect){
            compose->frame.left_um, top, compose->frame.right_um, bottom};
    for (cell = 0; cell < 3; cell++) {
        style = cell_style(compose, cell);
        cell_edges(compose, cell, &left, &right);
        if (put_middle(compose, &style, cell_text(person, cell), left, right, top, bottom,
                    figures, cell == 1 ? &name->rect : NULL, err) != 0)
            return -1;
    }
    return put_boxes(compose, person, top, bottom, figures, page, err);
}

int compose_table(struct compose *compose, const struct grid_rows *grid, size_t first,
        struct figures *figures, struct layout_page *page, struct error *err)
{
    size_t i;

    page->outline_um = compose->form->outline_um;
    if (put_heads(compose, grid->tops[0] - compose->table_head_um, grid->tops[0], figures,
                err) != 0 ||
            put_lines(compose, grid, figures, err) != 0)
        return -1;
    for (i = 0; i < grid->count; i++)
        if (put_row(compose, compose->people[first + i], grid->tops[i], grid->tops[i + 1],
                    figures, page, err) != 0)
            return -1;
    return 0;
}
