/* compose.c -- what the parts of a ballot share: the page's frame, texts and letters. */
#include "forms/compose.h"

#include <stdlib.h>

void compose_frame_set(const struct form_template *form, struct compose_frame *frame)
{
    int32_t margin = form->margin_um;
    int32_t beside_code = COMPOSE_CODE_UM + COMPOSE_QUIET_UM + COMPOSE_CLEAR_UM;

    frame->left_um = margin + COMPOSE_CORNER_UM + COMPOSE_CLEAR_UM;
    frame->right_um = GRID_PAGE_WIDTH_UM - frame->left_um;
    frame->top_um = margin;
    frame->bottom_um = GRID_PAGE_HEIGHT_UM - margin;
    frame->foot_left_um = frame->left_um + COMPOSE_QUIET_UM + beside_code;
    frame->head_right_um = GRID_PAGE_WIDTH_UM - frame->foot_left_um;
    frame->head_bottom_um = margin + COMPOSE_CODE_UM + COMPOSE_QUIET_UM;
    frame->table_bottom_um = GRID_PAGE_HEIGHT_UM - frame->head_bottom_um - 1500;
}

int compose_text(const struct compose *compose, enum template_text which,
        char out[WORDING_TEXT_BYTES], struct error *err)
{
    enum template_language language =
            compose->words.is_english ? TEMPLATE_EN : TEMPLATE_VI;

    return wording_fill(&compose->words, compose->form->texts[language][which], out, err);
}

struct lettering_style compose_style(
        const struct compose *compose, enum template_letters which)
{
    struct lettering_style style = {0};

    style.size_cpt = compose->form->letters[which] * compose->scale_percent / 100;
    return style;
}

int compose_put(const struct compose *compose, const struct lettering_style *style,
        const char *text, int32_t left_um, int32_t right_um, int32_t *top_um,
        struct figures *figures, struct lettering_size *size, struct error *err)
{
    struct layout_rect rect = {left_um, *top_um, right_um, *top_um};
    struct lettering_size measured;

    if (lettering_measure(
                compose->lettering, style, text, right_um - left_um, &measured, err) != 0)
        return -1;
    if (text[0] == '\0')
        measured.height_um = 0;
    rect.bottom_um += measured.height_um;
    if (figures_add_text(figures, style, text, &rect, err) != 0)
        return -1;
    *top_um = rect.bottom_um;
    if (size != NULL)
        *size = measured;
    return 0;
}

void compose_release(struct compose *compose)
{
    free(compose->lines);
    free(compose->grids);
    compose->lines = NULL;
    compose->grids = NULL;
    compose->grid_count = 0;
}
