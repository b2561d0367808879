/* compose_example.c -- how to mark, shown: a box with a cross; of points two rows. */
#include "forms/compose.h"

#include <stdio.h>

enum {
    EXAMPLE_UM = 5000, /* the little box that shows a mark */
    EXAMPLE_ROOM_UM = 8500,
    STEP_UM = 4500, /* a little box of a row */
    STEP_PITCH_UM = 8500,
    STEP_GAP_UM = 700, /* between a box and its figure */
    ROWS_GAP_UM = 800,
    TEXT_GAP_UM = 5000,
    FIGURE_PERCENT = 86 /* of the ballot's own figures */
};

/* A box, and a cross in it. */
static int put_box(const struct layout_rect *box, int is_marked, int32_t line_um,
        struct figures *figures, struct error *err)
{
    int32_t inset = (box->right_um - box->left_um) * 18 / 100;
    struct layout_rect cross = {box->left_um + inset, box->top_um + inset,
            box->right_um - inset, box->bottom_um - inset};

    if (figures_add(figures, FIGURE_FRAME, box, line_um, err) != 0)
        return -1;
    return is_marked ? figures_add(figures, FIGURE_CROSS, &cross, 500, err) : 0;
}

static struct lettering_style figure_style(const struct compose *compose)
{
    struct lettering_style style = compose_style(compose, TEMPLATE_POST_LETTERS);

    style.size_cpt = style.size_cpt * FIGURE_PERCENT / 100;
    style.is_centred = 1;
    return style;
}

/* A row's figures over its boxes; *top_um moves below it. */
static int put_row(const struct compose *compose, size_t steps, unsigned unit,
        unsigned marked, int32_t left_um, int32_t *top_um, struct figures *figures,
        struct error *err)
{
    struct lettering_style style = figure_style(compose);
    struct lettering_size size;
    struct layout_rect box;
    char text[16];
    int32_t top;
    size_t i;

    if (lettering_measure(compose->lettering, &style, "0", -1, &size, err) != 0)
        return -1;
    box.top_um = *top_um + size.ink.bottom_um - size.ink.top_um + STEP_GAP_UM;
    box.bottom_um = box.top_um + STEP_UM;
    for (i = 0; i < steps; i++) {
        box.left_um = left_um + (int32_t)i * STEP_PITCH_UM;
        box.right_um = box.left_um + STEP_UM;
        top = *top_um - size.ink.top_um;
        (void)snprintf(text, sizeof(text), "%u", (unsigned)i * unit);
        if (compose_put(compose, &style, text, box.left_um - STEP_UM / 2,
                    box.right_um + STEP_UM / 2, &top, figures, NULL, err) != 0 ||
                put_box(&box, i == marked, 200, figures, err) != 0)
            return -1;
    }
    *top_um = box.bottom_um + ROWS_GAP_UM;
    return 0;
}

/* Of points: the text at the left, the two rows to the right of it. */
static int put_rows(const struct compose *compose, int32_t left_um, int32_t *top_um,
        struct figures *figures, struct error *err)
{
    struct lettering_style style = compose_style(compose, TEMPLATE_HOW_TO_LETTERS);
    unsigned example = compose->words.example, most = compose->words.most;
    size_t steps = most > 9 ? most / 10 + 1 : 0;
    struct layout_rect cell = {left_um, *top_um, 0, 0};
    struct lettering_size size;
    char text[WORDING_TEXT_BYTES];
    int32_t rows;

    style.is_italic = 1;
    if (compose_text(compose, TEMPLATE_EXAMPLE, text, err) != 0 ||
            lettering_measure(compose->lettering, &style, text, -1, &size, err) != 0)
        return -1;
    cell.right_um = left_um + size.width_um + 500;
    rows = cell.right_um + TEXT_GAP_UM;
    if (steps > 0 &&
            put_row(compose, steps, 10, example / 10, rows, top_um, figures, err) != 0)
        return -1;
    if (put_row(compose, most > 9 ? 10 : most + 1, 1, example % 10, rows, top_um, figures,
                err) != 0)
        return -1;
    cell.bottom_um = *top_um;
    return compose_middle(compose, &style, text, &cell, figures, NULL, err);
}

int compose_how_to(const struct compose *compose, int32_t left_um, int32_t right_um,
        int32_t *top_um, struct figures *figures, struct error *err)
{
    struct lettering_style style = compose_style(compose, TEMPLATE_HOW_TO_LETTERS);
    int is_points = compose_is_points(compose);
    char text[WORDING_TEXT_BYTES];
    struct layout_rect box = {left_um + 1000, 0, left_um + 1000 + EXAMPLE_UM, 0};
    int32_t top = *top_um;

    if (compose_text(compose, TEMPLATE_HOW_TO, text, err) != 0 ||
            compose_put(compose, &style, text,
                    left_um + (is_points ? 0 : EXAMPLE_ROOM_UM), right_um, top_um,
                    figures, NULL, err) != 0)
        return -1;
    if (is_points) {
        *top_um += ROWS_GAP_UM * 2;
        return put_rows(compose, left_um, top_um, figures, err);
    }
    if (*top_um < top + EXAMPLE_UM)
        *top_um = top + EXAMPLE_UM;
    box.top_um = (top + *top_um - EXAMPLE_UM) / 2;
    box.bottom_um = box.top_um + EXAMPLE_UM;
    return put_box(&box, 1, 250, figures, err);
}
