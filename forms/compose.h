/* compose.h -- the parts of a ballot put on its pages; shared by compose_*.c and paper.c.
 */
#ifndef FORMS_COMPOSE_H
#define FORMS_COMPOSE_H

#include <stddef.h>
#include <stdint.h>

#include "core/conference.h"
#include "core/error.h"
#include "core/layout.h"
#include "core/officials.h"
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

/* Left edges of the table's columns; the levels follow, each option_um wide. */
struct compose_columns {
    int32_t number_um, name_um, post_um, options_um, option_um;
};

struct compose {
    const struct form_template *form; /* these five are borrowed */
    const struct rule *rule;
    struct lettering *lettering;
    const struct official *const *people;
    size_t count;
    struct wording words;
    int32_t scale_percent; /* of the letters: smaller where that saves the second page */
    struct compose_frame frame;
    struct compose_columns columns;
    int32_t table_head_um;   /* height of the column heads */
    int32_t *least_um;       /* owned: least height of each person's row */
    struct grid_rows *grids; /* owned: rows of each page */
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

/* compose_measure - the columns, the height of their heads and of each row. */
int compose_measure(struct compose *compose, struct error *err)
        __attribute__((warn_unused_result));

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
 * has room for them. first: index of its first person. */
int compose_table(struct compose *compose, const struct grid_rows *grid, size_t first,
        struct figures *figures, struct layout_page *page, struct error *err)
        __attribute__((warn_unused_result));

/* compose_anchors - corner squares, edge marks and the rectangles of the codes; the
 * page's rows must stand. Owned by the page. */
int compose_anchors(const struct compose *compose, struct layout_page *page,
        struct figures *figures, struct error *err) __attribute__((warn_unused_result));

void compose_release(struct compose *compose);

#endif
