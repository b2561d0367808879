/* compose_columns.c -- where the table's columns stand, their heads and lines. */
#include "forms/compose.h"

#include <stdio.h>

enum {
    PAD_TIGHT_UM = 700, /* in the narrow columns of the levels */
    HEAD_PAD_UM = 1000,
    POST_LEAST_UM = 30000,
    NAME_LEAST_UM = 30000, /* of points: name and post together */
    LABEL_GAP_UM = 4500,   /* between "tens" and its boxes: a mark beside one is seen */
    POINTS_HEADS = 3
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

static int set_options(struct compose *compose, struct error *err)
{
    const struct form_template *form = compose->form;
    struct compose_columns *columns = &compose->columns;
    int32_t options = (int32_t)compose->rule->option_count, least;

    if (least_option_width(compose, &least, err) != 0 ||
            grid_option_width(compose->rule->option_count, least, form->option_um,
                    form->box_um, compose->frame.right_um, &columns->option_um, err) != 0)
        return -1;
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

/* The widest of "tens" and "ones". */
static int label_width(const struct compose *compose, int32_t *width, struct error *err)
{
    static const enum template_text labels[2] = {TEMPLATE_TENS, TEMPLATE_ONES};
    struct lettering_style style = compose_style(compose, TEMPLATE_COLUMN_LETTERS);
    struct lettering_size size;
    char text[WORDING_TEXT_BYTES];
    int i;

    *width = 0;
    for (i = 0; i < 2; i++) {
        if (compose_text(compose, labels[i], text, err) != 0 ||
                lettering_measure(compose->lettering, &style, text, -1, &size, err) != 0)
            return -1;
        if (size.width_um > *width)
            *width = size.width_um;
    }
    return 0;
}

/* The most boxes that a row of this ballot has. */
static size_t most_steps(const struct compose *compose)
{
    const struct contest *contest;
    size_t i, k, most = 1;

    for (i = 0; i < compose->contests->count; i++) {
        contest = &compose->contests->list[i];
        for (k = 0; k < contest->row_count; k++)
            if (contest->rows[k].option_count > most)
                most = contest->rows[k].option_count;
    }
    return most;
}

static int set_points(struct compose *compose, struct error *err)
{
    const struct form_template *form = compose->form;
    struct compose_columns *columns = &compose->columns;
    int32_t width;

    if (form->texts[TEMPLATE_VI][TEMPLATE_EXAMPLE][0] == '\0')
        return error_set(err, ERROR_RANGE,
                "the form template is none for points; write template = party-score or "
                "state-score");
    if (label_width(compose, &width, err) != 0 ||
            grid_steps(most_steps(compose), columns->name_um,
                    compose->frame.right_um - TEMPLATE_CLEAR_UM, form->box_um,
                    form->gap_um, columns->lefts, err) != 0)
        return -1;
    columns->options_um = columns->lefts[0] - LABEL_GAP_UM + PAD_TIGHT_UM;
    columns->post_um = columns->options_um - width - 2 * PAD_TIGHT_UM;
    if (columns->post_um - columns->name_um < NAME_LEAST_UM)
        return error_set(err, ERROR_RANGE,
                "the boxes leave %d mm for the name; make number_mm or the letters "
                "smaller",
                (int)((columns->post_um - columns->name_um) / 1000));
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
        if (column == 2 && compose_is_points(compose))
            *right = compose->frame.right_um;
        return compose_text(compose, heads[column], text, err);
    }
    *left = columns->options_um + (int32_t)(column - 3) * columns->option_um;
    *right = *left + columns->option_um;
    (void)snprintf(text, WORDING_TEXT_BYTES, "%s", option_label(compose, column - 3));
    return 0;
}

static size_t head_count(const struct compose *compose)
{
    return compose_is_points(compose) ? POINTS_HEADS : 3 + compose->rule->option_count;
}

static int measure_heads(struct compose *compose, struct error *err)
{
    struct lettering_style style = head_style(compose);
    struct lettering_size size;
    char text[WORDING_TEXT_BYTES];
    int32_t left, right;
    size_t i;

    compose->table_head_um = 0;
    for (i = 0; i < head_count(compose); i++) {
        if (head_cell(compose, i, text, &left, &right, err) != 0 ||
                lettering_measure(compose->lettering, &style, text,
                        right - left - 2 * PAD_TIGHT_UM, &size, err) != 0)
            return -1;
        if (size.height_um + HEAD_PAD_UM > compose->table_head_um)
            compose->table_head_um = size.height_um + HEAD_PAD_UM;
    }
    return 0;
}

int compose_columns(struct compose *compose, struct error *err)
{
    struct compose_columns *columns = &compose->columns;

    columns->number_um = compose->frame.left_um;
    columns->name_um = columns->number_um + compose->form->number_um;
    if ((compose_is_points(compose) ? set_points(compose, err)
                                    : set_options(compose, err)) != 0)
        return -1;
    return measure_heads(compose, err);
}

/* The lines between columns, from one heading of the table to the next. */
static int put_uprights(const struct compose *compose, int32_t top, int32_t bottom,
        struct figures *figures, struct error *err)
{
    const struct compose_columns *columns = &compose->columns;
    size_t i;
    int32_t x;

    if (bottom <= top)
        return 0;
    if (compose_rule(columns->name_um, top, columns->name_um, bottom, figures, err) !=
                    0 ||
            compose_rule(columns->post_um, top, columns->post_um, bottom, figures, err) !=
                    0)
        return -1;
    for (i = 0; !compose_is_points(compose) && i < compose->rule->option_count; i++) {
        x = columns->options_um + (int32_t)i * columns->option_um;
        if (compose_rule(x, top, x, bottom, figures, err) != 0)
            return -1;
    }
    return 0;
}

static int put_lines(const struct compose *compose, const struct grid_rows *grid,
        size_t first, struct figures *figures, struct error *err)
{
    int32_t left = compose->columns.number_um, right = compose->frame.right_um;
    int32_t top = grid->tops[0] - compose->table_head_um, run = top, heading;
    int32_t bottom = grid->tops[grid->count];
    size_t i;

    if (compose_rule(left, top, right, top, figures, err) != 0 ||
            compose_rule(left, top, left, bottom, figures, err) != 0 ||
            compose_rule(right, top, right, bottom, figures, err) != 0)
        return -1;
    for (i = 0; i < grid->count; i++) {
        heading = compose_line_heading(&compose->lines[first + i], i == 0, NULL, NULL);
        if (heading == 0)
            continue;
        if (put_uprights(compose, run, grid->tops[i], figures, err) != 0)
            return -1;
        run = grid->tops[i] + heading;
    }
    return put_uprights(compose, run, bottom, figures, err);
}

int compose_heads(const struct compose *compose, const struct grid_rows *grid,
        size_t first, struct figures *figures, struct error *err)
{
    struct lettering_style style = head_style(compose);
    struct layout_rect cell = {
            0, grid->tops[0] - compose->table_head_um, 0, grid->tops[0]};
    char text[WORDING_TEXT_BYTES];
    size_t i;

    for (i = 0; i < head_count(compose); i++) {
        if (head_cell(compose, i, text, &cell.left_um, &cell.right_um, err) != 0)
            return -1;
        cell.left_um += PAD_TIGHT_UM;
        cell.right_um -= PAD_TIGHT_UM;
        if (compose_middle(compose, &style, text, &cell, figures, NULL, err) != 0)
            return -1;
    }
    return put_lines(compose, grid, first, figures, err);
}
