/* compose_head.c -- above the table: heading, room for the stamp, title, how to mark. */
#include "forms/compose.h"

#include <string.h>

enum {
    HEADING_GAP_UM = 4000, /* between the left and the right heading */
    RULE_UM = 250,
    BLOCK_GAP_UM = 3000, /* between the stamp's room and the title */
    TABLE_GAP_UM = 2000
};

static int put_rule(int32_t middle, int32_t width, int32_t *top_um,
        struct figures *figures, struct error *err)
{
    struct layout_rect rule = {middle - width / 2, *top_um + 500, middle + width / 2,
            *top_um + 500 + RULE_UM};

    *top_um += 500 + RULE_UM + 500;
    return figures_add(figures, FIGURE_BLACK, &rule, 0, err);
}

/* What closes a heading: a rule (of `percent` of the last line), or a star. */
static int put_end(const struct compose *compose, enum template_end end, int percent,
        const struct layout_rect *column, int32_t last_um, int32_t *top_um,
        struct figures *figures, struct error *err)
{
    struct lettering_style style = compose_style(compose, TEMPLATE_HEADING_LETTERS);
    int32_t middle = (column->left_um + column->right_um) / 2;

    switch (end) {
    case TEMPLATE_END_LINE:
        return put_rule(middle, last_um / 100 * percent, top_um, figures, err);
    case TEMPLATE_END_STAR:
        style.is_bold = 1;
        style.is_centred = 1;
        return compose_put(compose, &style, "*", column->left_um, column->right_um,
                top_um, figures, NULL, err);
    case TEMPLATE_END_NONE:
        break;
    }
    return 0;
}

/* Lines of a heading one below the other; bold from line `bold_from` on, or
 * (-1) in the last line only. last_um: width of the last. */
static int put_lines(const struct compose *compose, char *text, int bold_from,
        const struct layout_rect *column, int32_t *top_um, int32_t *last_um,
        struct figures *figures, struct error *err)
{
    struct lettering_style style = compose_style(compose, TEMPLATE_HEADING_LETTERS);
    struct lettering_size size;
    char *end;
    int line = 0;

    style.is_centred = 1;
    *last_um = 0;
    for (; *text != '\0'; text = end, line++) {
        end = text + strcspn(text, "\n");
        if (*end == '\n')
            *end++ = '\0';
        style.is_bold = bold_from >= 0 ? line >= bold_from : *end == '\0';
        if (compose_put(compose, &style, text, column->left_um, column->right_um, top_um,
                    figures, &size, err) != 0)
            return -1;
        *last_um = size.width_um;
    }
    return 0;
}

static int put_left(const struct compose *compose, const struct layout_rect *column,
        struct figures *figures, int32_t *bottom_um, struct error *err)
{
    char text[WORDING_TEXT_BYTES];
    int32_t last;

    *bottom_um = column->top_um;
    if (compose_text(compose, TEMPLATE_HEADING_LEFT, text, err) != 0 ||
            put_lines(compose, text, -1, column, bottom_um, &last, figures, err) != 0)
        return -1;
    if (last == 0)
        return 0;
    return put_end(
            compose, compose->form->left_end, 40, column, last, bottom_um, figures, err);
}

static int put_right(const struct compose *compose, const struct layout_rect *column,
        struct figures *figures, int32_t *bottom_um, struct error *err)
{
    struct lettering_style style = compose_style(compose, TEMPLATE_HEADING_LETTERS);
    char text[WORDING_TEXT_BYTES];
    int32_t last;

    *bottom_um = column->top_um;
    if (compose_text(compose, TEMPLATE_HEADING_RIGHT, text, err) != 0 ||
            put_lines(compose, text, 0, column, bottom_um, &last, figures, err) != 0)
        return -1;
    if (last > 0 && put_end(compose, compose->form->right_end, 100, column, last,
                            bottom_um, figures, err) != 0)
        return -1;
    style.is_italic = 1;
    style.is_centred = 1;
    if (compose_text(compose, TEMPLATE_DATE, text, err) != 0)
        return -1;
    return compose_put(compose, &style, text, column->left_um, column->right_um,
            bottom_um, figures, NULL, err);
}

/* The right heading takes what its longest line needs, the left one the rest. */
static int split_heading(const struct compose *compose, struct layout_rect *left,
        struct layout_rect *right, struct error *err)
{
    const struct compose_frame *frame = &compose->frame;
    struct lettering_style style = compose_style(compose, TEMPLATE_HEADING_LETTERS);
    struct lettering_size size;
    char text[WORDING_TEXT_BYTES];
    int32_t room = frame->head_right_um - frame->left_um, width;

    style.is_bold = 1;
    if (compose_text(compose, TEMPLATE_HEADING_RIGHT, text, err) != 0 ||
            lettering_measure(compose->lettering, &style, text, -1, &size, err) != 0)
        return -1;
    width = size.width_um + 1000;
    if (width < room * 45 / 100)
        width = room * 45 / 100;
    if (width > room * 60 / 100)
        width = room * 60 / 100;
    right->right_um = frame->head_right_um;
    right->left_um = right->right_um - width;
    left->left_um = frame->left_um;
    left->right_um = right->left_um - HEADING_GAP_UM;
    left->top_um = right->top_um = frame->top_um;
    return 0;
}

/* Title, what the ballot is about, and how to mark, from left to right at *top_um. */
static int put_block(const struct compose *compose, int32_t left_um, int32_t right_um,
        int32_t *top_um, struct figures *figures, struct error *err)
{
    struct lettering_style title = compose_style(compose, TEMPLATE_TITLE_LETTERS);
    struct lettering_style subtitle = compose_style(compose, TEMPLATE_SUBTITLE_LETTERS);
    char text[WORDING_TEXT_BYTES];

    title.is_bold = title.is_centred = subtitle.is_centred = 1;
    if (compose_text(compose, TEMPLATE_TITLE, text, err) != 0 ||
            compose_put(compose, &title, text, left_um, right_um, top_um, figures, NULL,
                    err) != 0 ||
            compose_text(compose, TEMPLATE_SUBTITLE, text, err) != 0 ||
            compose_put(compose, &subtitle, text, left_um, right_um, top_um, figures,
                    NULL, err) != 0)
        return -1;
    *top_um += 1500;
    return compose_how_to(compose, left_um, right_um, top_um, figures, err);
}

static void move_down(struct figures *figures, size_t first, int32_t by_um)
{
    for (; first < figures->count; first++) {
        figures->list[first].rect.top_um += by_um;
        figures->list[first].rect.bottom_um += by_um;
    }
}

static int put_stamp_label(const struct compose *compose, const struct layout_rect *stamp,
        struct figures *figures, struct error *err)
{
    struct lettering_style style = compose_style(compose, TEMPLATE_NOTE_LETTERS);
    char text[WORDING_TEXT_BYTES];
    int32_t top = stamp->top_um + 1000;

    style.is_italic = 1;
    style.is_centred = 1;
    if (compose_text(compose, TEMPLATE_STAMP, text, err) != 0)
        return -1;
    return compose_put(compose, &style, text, stamp->left_um, stamp->right_um, &top,
            figures, NULL, err);
}

static int put_first_head(struct compose *compose, struct figures *figures,
        struct layout_rect *stamp, int32_t *bottom_um, struct error *err)
{
    const struct compose_frame *frame = &compose->frame;
    struct layout_rect left, right;
    int32_t left_bottom, right_bottom, top, bottom;
    size_t first;

    if (split_heading(compose, &left, &right, err) != 0 ||
            put_left(compose, &left, figures, &left_bottom, err) != 0 ||
            put_right(compose, &right, figures, &right_bottom, err) != 0)
        return -1;
    stamp->left_um = frame->left_um;
    stamp->right_um = frame->left_um + compose->form->stamp_width_um;
    stamp->top_um = left_bottom + 1000;
    stamp->bottom_um = stamp->top_um + compose->form->stamp_height_um;
    if (put_stamp_label(compose, stamp, figures, err) != 0)
        return -1;
    top = right_bottom > frame->head_bottom_um ? right_bottom : frame->head_bottom_um;
    if (left_bottom > top && left.right_um > stamp->right_um)
        top = left_bottom;
    bottom = top + 1000;
    first = figures->count;
    if (put_block(compose, stamp->right_um + BLOCK_GAP_UM, frame->right_um, &bottom,
                figures, err) != 0)
        return -1;
    if (stamp->bottom_um > bottom)
        move_down(figures, first, (stamp->bottom_um - bottom) / 2);
    *bottom_um = (stamp->bottom_um > bottom ? stamp->bottom_um : bottom) + TABLE_GAP_UM;
    return 0;
}

/* On further pages: the title again between the stamp's room and the code. */
static int put_next_head(struct compose *compose, struct figures *figures,
        struct layout_rect *stamp, int32_t *bottom_um, struct error *err)
{
    const struct compose_frame *frame = &compose->frame;
    struct lettering_style style = compose_style(compose, TEMPLATE_SUBTITLE_LETTERS);
    char text[WORDING_TEXT_BYTES];
    int32_t top = frame->top_um + 2000;

    stamp->left_um = frame->left_um;
    stamp->right_um = frame->left_um + compose->form->stamp_width_um;
    stamp->top_um = frame->top_um;
    stamp->bottom_um = frame->head_bottom_um;
    style.is_bold = style.is_centred = 1;
    if (compose_text(compose, TEMPLATE_TITLE, text, err) != 0 ||
            compose_put(compose, &style, text, stamp->right_um + BLOCK_GAP_UM,
                    frame->head_right_um, &top, figures, NULL, err) != 0)
        return -1;
    style.is_bold = 0;
    style.is_italic = 1;
    if (compose_text(compose, TEMPLATE_PAGE, text, err) != 0 ||
            compose_put(compose, &style, text, stamp->right_um + BLOCK_GAP_UM,
                    frame->head_right_um, &top, figures, NULL, err) != 0)
        return -1;
    if (top < frame->head_bottom_um)
        top = frame->head_bottom_um;
    *bottom_um = top + TABLE_GAP_UM;
    return 0;
}

int compose_head(struct compose *compose, unsigned number, struct figures *figures,
        struct layout_rect *stamp, int32_t *bottom_um, struct error *err)
{
    compose->words.page = number;
    if (number == 1)
        return put_first_head(compose, figures, stamp, bottom_um, err);
    return put_next_head(compose, figures, stamp, bottom_um, err);
}
