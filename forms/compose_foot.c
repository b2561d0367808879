/* compose_foot.c -- below the table: the note, the page's number, the signature. */
#include "forms/compose.h"

#include <stdio.h>
#include <string.h>

enum {
    SIGNATURE_WIDTH_UM = 77000,
    SIGNATURE_LINE_UM = 200,
    SIGNATURE_INDENT_UM = 12000,
    SIGNATURE_RISE_UM = 2500, /* of its line above the room's end */
    FOOT_GAP_UM = 3000
};

static int put_signature(const struct compose *compose, struct figures *figures,
        struct layout_rect *room, struct error *err)
{
    const struct compose_frame *frame = &compose->frame;
    struct lettering_style style = compose_style(compose, TEMPLATE_POST_LETTERS);
    char text[WORDING_TEXT_BYTES];
    struct layout_rect line;
    size_t first = figures->count;
    int32_t top;

    room->left_um = frame->right_um - SIGNATURE_WIDTH_UM;
    room->right_um = frame->right_um;
    room->top_um = frame->table_bottom_um + 1500;
    room->bottom_um = frame->bottom_um;
    top = room->top_um;
    style.is_italic = style.is_centred = 1;
    if (compose_text(compose, TEMPLATE_SIGNATURE, text, err) != 0 ||
            compose_put(compose, &style, text, room->left_um, room->right_um, &top,
                    figures, NULL, err) != 0)
        return -1;
    line.left_um = room->left_um + SIGNATURE_INDENT_UM;
    line.right_um = room->right_um - SIGNATURE_INDENT_UM;
    line.bottom_um = room->bottom_um - SIGNATURE_RISE_UM;
    line.top_um = line.bottom_um - SIGNATURE_LINE_UM;
    if (figures_add(figures, FIGURE_BLACK, &line, 0, err) != 0)
        return -1;
    figures_leave_out(figures, first);
    return 0;
}

int compose_foot(struct compose *compose, unsigned number, int is_last,
        struct figures *figures, struct layout_rect *signature, int *has_signature,
        struct error *err)
{
    const struct compose_frame *frame = &compose->frame;
    struct lettering_style style = compose_style(compose, TEMPLATE_NOTE_LETTERS);
    char note[WORDING_TEXT_BYTES], page[WORDING_TEXT_BYTES],
            text[2 * WORDING_TEXT_BYTES + 8];
    struct lettering_size size;
    int32_t right = frame->right_um, top;
    size_t first = figures->count;

    compose->words.page = number;
    *has_signature = is_last && compose->form->has_signature;
    if (compose->form->has_signature)
        right -= SIGNATURE_WIDTH_UM + FOOT_GAP_UM;
    if (compose_text(compose, TEMPLATE_NOTE, note, err) != 0 ||
            compose_text(compose, TEMPLATE_PAGE, page, err) != 0)
        return -1;
    (void)snprintf(text, sizeof(text), "%s\n%s", page, note);
    if (lettering_measure(compose->lettering, &style, text, right - frame->foot_left_um,
                &size, err) != 0)
        return -1;
    top = frame->bottom_um - size.height_um;
    if (top < frame->table_bottom_um + 1500)
        return error_set(err, ERROR_RANGE,
                "the note at the foot is too long for its room; write it shorter");
    if (compose_put(compose, &style, text, frame->foot_left_um, right, &top, figures,
                NULL, err) != 0)
        return -1;
    figures_leave_out(figures, first);
    return *has_signature ? put_signature(compose, figures, signature, err) : 0;
}
