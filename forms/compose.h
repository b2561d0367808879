/* compose.h -- the parts of a ballot put on its pages; shared by compose_*.c and paper.c.
 */
#ifndef FORMS_COMPOSE_H
#define FORMS_COMPOSE_H

#include <stddef.h>
#include <stdint.h>

#include "core/conference.h"
#include "core/contest.h"
#include "core/error.h"
#include "core/layout.h"
#include "core/rule.h"
#include "forms/figure.h"
#include "forms/grid.h"
#include "forms/lettering.h"
#include "forms/template.h"
#include "forms/wording.h"

enum {
    COMPOSE_CORNER_UM = 5000, /* a corner square's edge */
    COMPOSE_MODULE_UM = 500,
    COMPOSE_CODE_SIDE = 33, /* modules: QR version 4 holds 67 letters at level Q */
    COMPOSE_CODE_UM = COMPOSE_CODE_SIDE * COMPOSE_MODULE_UM,
    COMPOSE_QUIET_UM = 4 * COMPOSE_MODULE_UM,
    COMPOSE_CLEAR_UM = 2000 /* round every fiducial and code */
};

/* Where the page's parts may stand; the same on every page. */
struct compose_frame {
    int32_t left_um, right_um; /* of the table and the texts */
    int32_t top_um, bottom_um; /* of the corner squares */
    int32_t head_right_um;     /* texts beside the upper code end here */
    int32_t head_bottom_um;    /* below the upper code and its quiet zone */
    int32_t table_bottom_um;   /* above the lower code and its quiet zone */
    int32_t foot_left_um;      /* texts beside the lower code begin here */
};

/*
 * Left edges of the table's columns. Of options: number, name, post, then the levels,
 * each option_um wide. Of points: number, the name with its post (or a criterion), what
 * a row of boxes stands for ("tens"), then the boxes, whose left edges are `lefts`.
 */
struct compose_columns {
    int32_t number_um, name_um, post_um, options_um, option_um;
    int32_t lefts[CONTEST_STEPS_MAX];
};

/* One printed row of boxes, and where it stands in its block and group. */
struct compose_line {
    const struct contest *contest;
    const struct contest_row *row;
    struct grid_row room;    /* without the headings above it */
    int32_t group_um;        /* height of its group's heading; 0: none is given */
    int32_t person_um;       /* height of its person's heading over the criteria; 0 */
    size_t block;            /* index of the first line of what no page splits */
    size_t cell, cell_lines; /* first line, and lines, of the cell with its texts */
    uint8_t begins_group, begins_person;
};

/* compose_line_heading - which headings stand above a line that comes first on a page,
 * or not. Returns their height; either pointer may be NULL. */
int32_t compose_line_heading(const struct compose_line *line, int is_first,
        int32_t *group_um, int32_t *person_um);

struct compose {
    const struct form_template *form; /* these four are borrowed */
    const struct rule *rule;
    struct lettering *lettering;
    const struct contests *contests;
    struct wording words;
    int32_t scale_percent; /* of the letters: smaller where that saves the second page */
    struct compose_frame frame;
    struct compose_columns columns;
    int32_t table_head_um;      /* height of the column heads */
    int32_t figure_um;          /* room for the figure above a box; 0: of options */
    struct compose_line *lines; /* owned: rows of boxes, in order */
    size_t line_count;
    struct grid_rows *grids; /* owned: lines of each page */
    size_t grid_count;
};

void compose_frame_set(const struct form_template *form, struct compose_frame *frame);

/* compose_text - a text of the template in the paper's language, filled in. */
int compose_text(const struct compose *compose, enum template_text which,
        char out[WORDING_TEXT_BYTES], struct error *err)
        __attribute__((warn_unused_result));

/* compose_style - letters of the template at the scale in use. */
struct lettering_style compose_style(
        const struct compose *compose, enum template_letters which);

/*
 * compose_put - measure a text, add it to `figures` and move *top_um below it
 *
 * size  of what was set; may be NULL.
 */
int compose_put(const struct compose *compose, const struct lettering_style *style,
        const char *text, int32_t left_um, int32_t right_um, int32_t *top_um,
        struct figures *figures, struct lettering_size *size, struct error *err)
        __attribute__((warn_unused_result));

/*
 * compose_head - everything above the table of page `number` (from 1)
 *
 * stamp     gets the clear room at the top left.
 * bottom_um where the table may begin.
 */
int compose_head(struct compose *compose, unsigned number, struct figures *figures,
        struct layout_rect *stamp, int32_t *bottom_um, struct error *err)
        __attribute__((warn_unused_result));

/* compose_foot - note and page number; on the last page the signature's room,
 * *has_signature says whether. */
int compose_foot(struct compose *compose, unsigned number, int is_last,
        struct figures *figures, struct layout_rect *signature, int *has_signature,
        struct error *err) __attribute__((warn_unused_result));

/* compose_is_points - 1 if points are given, 0 if one of some options is. */
int compose_is_points(const struct compose *compose);

/* compose_columns - where the columns stand, and the height of their heads. */
int compose_columns(struct compose *compose, struct error *err)
        __attribute__((warn_unused_result));

/* compose_heads - the heads of the columns, and the lines between the columns, of one
 * page's table. */
int compose_heads(const struct compose *compose, const struct grid_rows *grid,
        size_t first, struct figures *figures, struct error *err)
        __attribute__((warn_unused_result));

/* compose_how_to - how to mark, in words and shown: a cross in a box, of points two
 * rows marked; *top_um moves below it. */
int compose_how_to(const struct compose *compose, int32_t left_um, int32_t right_um,
        int32_t *top_um, struct figures *figures, struct error *err)
        __attribute__((warn_unused_result));

/* A text of the table; cells of points: 0 number, 1 name or criterion, 2 post or most. */
enum { COMPOSE_CELLS = 3 };

/* compose_cell - a text of the cell that a line belongs to, how it is set, and between
 * which edges. */
int compose_cell(const struct compose *compose, const struct compose_line *line, int cell,
        char text[WORDING_TEXT_BYTES], struct lettering_style *style, int32_t edges[2],
        struct error *err) __attribute__((warn_unused_result));

/* compose_heading - the text of a group's or a person's heading. */
int compose_heading(const struct compose *compose, const struct compose_line *line,
        int is_person, char text[WORDING_TEXT_BYTES], struct lettering_style *style,
        struct error *err) __attribute__((warn_unused_result));

/* compose_lines - every row of boxes, its block, and how high it must be; columns
 * stand. */
int compose_lines(struct compose *compose, struct error *err)
        __attribute__((warn_unused_result));

/* compose_middle - a text in the middle of a cell's height. ink: may be NULL. */
int compose_middle(const struct compose *compose, const struct lettering_style *style,
        const char *text, const struct layout_rect *cell, struct figures *figures,
        struct layout_rect *ink, struct error *err) __attribute__((warn_unused_result));

/* compose_rule - a hairline of the table, half of it to either side of the edge it
 * stands for. */
int compose_rule(int32_t left, int32_t top, int32_t right, int32_t bottom,
        struct figures *figures, struct error *err) __attribute__((warn_unused_result));

/*
 * compose_paginate - which rows stand on which page, and where
 *
 * As few pages as there can be; then the rows as high as fits, alike on all.
 * start_um  where the first row of page 1, and of each further page, may begin.
 * ERROR_RANGE for a row that is higher than a page, or too many pages.
 */
int compose_paginate(struct compose *compose, const int32_t start_um[2],
        struct error *err) __attribute__((warn_unused_result));

/* compose_table - the table of one page: figures, boxes, names and rows. `page`
 * has room for them. first: index of its first line. */
int compose_table(struct compose *compose, const struct grid_rows *grid, size_t first,
        struct figures *figures, struct layout_page *page, struct error *err)
        __attribute__((warn_unused_result));

/* compose_anchors - corner squares, edge marks and the rectangles of the codes; the
 * page's rows must stand. Owned by the page. */
int compose_anchors(const struct compose *compose, struct layout_page *page,
        struct figures *figures, struct error *err) __attribute__((warn_unused_result));

void compose_release(struct compose *compose);

#endif
