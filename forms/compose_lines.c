/* compose_lines.c -- every printed row of boxes: its texts, headings and least height. */
#include "forms/compose.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PAD_UM = 1500,          /* between a column's line and its text */
    ROW_PAD_UM = 400,       /* above and below a row's text; of one or two lines */
    ROW_PAD_WIDE_UM = 1000, /* of more lines, which would look crammed */
    HEADING_PAD_UM = 700,
    FIGURE_PAD_UM = 900 /* above a box's figure */
};

int compose_is_points(const struct compose *compose)
{
    return compose->rule->option_count == 0;
}

static int has_criteria(const struct contest *contest)
{
    return contest->scale.count > 0 && contest->scale.criteria[0].text[0] != '\0';
}

int32_t compose_line_heading(const struct compose_line *line, int is_first,
        int32_t *group_um, int32_t *person_um)
{
    int32_t group = is_first || line->begins_group ? line->group_um : 0;
    int32_t person = is_first || line->begins_person ? line->person_um : 0;

    if (group_um != NULL)
        *group_um = group;
    if (person_um != NULL)
        *person_um = person;
    return group + person;
}

/* A collective has no post; the form may say what it is. */
static int post_text(const struct compose *compose, const struct official *official,
        char text[WORDING_TEXT_BYTES], struct error *err)
{
    if (official->title[0] == '\0')
        return compose_text(compose, TEMPLATE_COLLECTIVE, text, err);
    (void)snprintf(text, WORDING_TEXT_BYTES, "%s", official->title);
    return 0;
}

static int criterion_text(const struct compose *compose, const struct compose_line *line,
        int cell, char text[WORDING_TEXT_BYTES], struct error *err)
{
    const struct scale_criterion *criterion =
            &line->contest->scale.criteria[line->row->criterion];
    struct compose filled = *compose;

    if (cell == 0)
        (void)snprintf(text, WORDING_TEXT_BYTES, "%s.%u",
                line->contest->official->contest, (unsigned)line->row->criterion + 1);
    else if (cell == 1)
        (void)snprintf(text, WORDING_TEXT_BYTES, "%s", criterion->text);
    else {
        filled.words.most = criterion->most;
        return compose_text(&filled, TEMPLATE_MOST, text, err);
    }
    return 0;
}

static int cell_text(const struct compose *compose, const struct compose_line *line,
        int cell, char text[WORDING_TEXT_BYTES], struct error *err)
{
    const struct official *official = line->contest->official;

    if (has_criteria(line->contest))
        return criterion_text(compose, line, cell, text, err);
    if (cell == 2)
        return post_text(compose, official, text, err);
    (void)snprintf(text, WORDING_TEXT_BYTES, "%s",
            cell == 0 ? official->contest : official->name);
    return 0;
}

int compose_cell(const struct compose *compose, const struct compose_line *line, int cell,
        char text[WORDING_TEXT_BYTES], struct lettering_style *style, int32_t edges[2],
        struct error *err)
{
    const struct compose_columns *columns = &compose->columns;
    const int32_t all[4] = {
            columns->number_um, columns->name_um, columns->post_um, columns->options_um};
    int32_t pad = cell == 0 ? 0 : PAD_UM;
    int is_points = compose_is_points(compose),
        column = is_points && cell == 2 ? 1 : cell;

    *style = compose_style(
            compose, cell == 2 ? TEMPLATE_POST_LETTERS : TEMPLATE_NAME_LETTERS);
    style->is_bold = cell == 1 && !has_criteria(line->contest);
    style->is_italic = cell == 2 && has_criteria(line->contest);
    style->is_centred = cell == 0;
    edges[0] = all[column] + pad;
    edges[1] = all[column + 1] - pad;
    return cell_text(compose, line, cell, text, err);
}

int compose_heading(const struct compose *compose, const struct compose_line *line,
        int is_person, char text[WORDING_TEXT_BYTES], struct lettering_style *style,
        struct error *err)
{
    const struct official *official = line->contest->official;

    *style = compose_style(
            compose, is_person ? TEMPLATE_POST_LETTERS : TEMPLATE_NAME_LETTERS);
    style->is_bold = !is_person;
    if (is_person)
        return post_text(compose, official, text, err);
    (void)snprintf(text, WORDING_TEXT_BYTES, "%s", official->group);
    return 0;
}

/* The height of a cell's texts: side by side, or of points one below the other. */
static int measure_cell(const struct compose *compose, const struct compose_line *line,
        int32_t *least, struct error *err)
{
    struct lettering_style style;
    struct lettering_size size;
    char text[WORDING_TEXT_BYTES];
    int32_t edges[2], height = 0, pad;
    int cell, lines = 0, is_points = compose_is_points(compose);

    *least = 0;
    for (cell = 0; cell < COMPOSE_CELLS; cell++) {
        if (compose_cell(compose, line, cell, text, &style, edges, err) != 0 ||
                lettering_measure(compose->lettering, &style, text, edges[1] - edges[0],
                        &size, err) != 0)
            return error_add_context(
                    err, "officials.csv:%u", (unsigned)line->contest->official->line);
        if (text[0] == '\0')
            continue;
        height = is_points && cell == 2 ? height + size.height_um : size.height_um;
        lines = is_points && cell == 2 ? lines + size.line_count : size.line_count;
        pad = lines > 2 ? ROW_PAD_WIDE_UM : ROW_PAD_UM;
        if (height + 2 * pad > *least)
            *least = height + 2 * pad;
    }
    return 0;
}

/* The lines of a cell share what its texts need beyond what their boxes do. */
static int set_cell(struct compose *compose, size_t first, struct error *err)
{
    struct compose_line *line = &compose->lines[first];
    int32_t needed, room = 0, share;
    size_t i;

    if (measure_cell(compose, line, &needed, err) != 0)
        return -1;
    for (i = 0; i < line->cell_lines; i++) {
        line[i].room.least_um = compose->form->row_least_um;
        line[i].room.above_um = compose->figure_um;
        room += line[i].room.least_um + line[i].room.above_um;
    }
    assert(line->cell_lines > 0);
    share = (needed - room + (int32_t)line->cell_lines - 1) / (int32_t)line->cell_lines;
    for (i = 0; i < line->cell_lines && share > 0; i++)
        line[i].room.least_um += share;
    return 0;
}

static int set_headings(
        const struct compose *compose, struct compose_line *line, struct error *err)
{
    struct lettering_style style, bold = compose_style(compose, TEMPLATE_NAME_LETTERS);
    struct lettering_size size, name;
    char text[WORDING_TEXT_BYTES];
    int32_t room = compose->frame.right_um - compose->columns.name_um - 2 * PAD_UM;

    bold.is_bold = 1;
    line->group_um = line->person_um = 0;
    if (compose->form->has_groups && line->contest->official->group[0] != '\0') {
        if (compose_heading(compose, line, 0, text, &style, err) != 0 ||
                lettering_measure(compose->lettering, &style, text, room, &size, err) !=
                        0)
            return -1;
        line->group_um = size.height_um + 2 * HEADING_PAD_UM;
    }
    if (!has_criteria(line->contest))
        return 0;
    if (lettering_measure(compose->lettering, &bold, line->contest->official->name, room,
                &name, err) != 0 ||
            compose_heading(compose, line, 1, text, &style, err) != 0 ||
            lettering_measure(compose->lettering, &style, text, room, &size, err) != 0)
        return -1;
    line->person_um =
            name.height_um + (text[0] == '\0' ? 0 : size.height_um) + 2 * HEADING_PAD_UM;
    return 0;
}

/* The height that the figures above the boxes take. */
static int set_figures(struct compose *compose, struct error *err)
{
    struct lettering_style style = compose_style(compose, TEMPLATE_POST_LETTERS);
    struct lettering_size size;

    compose->figure_um = 0;
    if (!compose_is_points(compose))
        return 0;
    if (lettering_measure(compose->lettering, &style, "0", -1, &size, err) != 0)
        return -1;
    compose->figure_um = size.ink.bottom_um - size.ink.top_um + FIGURE_PAD_UM;
    return 0;
}

static void add_lines(struct compose *compose, const struct contest *contest,
        const struct contest *before)
{
    struct compose_line *line;
    size_t i, cell = 0;

    for (i = 0; i < contest->row_count; i++) {
        line = &compose->lines[compose->line_count];
        line->contest = contest;
        line->row = &contest->rows[i];
        line->begins_person = i == 0;
        line->begins_group =
                i == 0 && (before == NULL || strcmp(before->official->group,
                                                     contest->official->group) != 0);
        if (i == 0 || line->row->criterion != contest->rows[i - 1].criterion)
            cell = compose->line_count;
        line->cell = line->block = cell;
        compose->lines[cell].cell_lines++;
        compose->line_count++;
    }
}

int compose_lines(struct compose *compose, struct error *err)
{
    const struct contests *contests = compose->contests;
    size_t i, count = 0;

    for (i = 0; i < contests->count; i++)
        count += contests->list[i].row_count;
    free(compose->lines);
    compose->lines = calloc(count, sizeof(*compose->lines));
    compose->line_count = 0;
    if (compose->lines == NULL)
        return error_set(err, ERROR_MEMORY, "no memory to compose a ballot");
    if (set_figures(compose, err) != 0)
        return -1;
    for (i = 0; i < contests->count; i++)
        add_lines(compose, &contests->list[i], i == 0 ? NULL : &contests->list[i - 1]);
    for (i = 0; i < compose->line_count; i++) {
        if (compose->lines[i].cell == i && set_cell(compose, i, err) != 0)
            return -1;
        if (set_headings(compose, &compose->lines[i], err) != 0)
            return -1;
    }
    return 0;
}
