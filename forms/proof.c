/* proof.c -- what TEST paper and the proof say beyond the ballot. */
#include "forms/proof.h"

#include <string.h>

#include "core/error.h"
#include "forms/figure.h"

enum {
    RULER_UM = 100000,
    TICK_UM = 200,
    RULER_INSET_UM = 8000, /* from the code's quiet zone */
    ADVICE_WIDTH_UM = 150000
};

static const struct layout_area *find_area(
        const struct layout_page *page, const char *kind)
{
    size_t i;

    for (i = 0; i < page->area_count; i++)
        if (strcmp(page->areas[i].kind, kind) == 0)
            return &page->areas[i];
    return NULL;
}

/* The largest letters that leave 1 mm in the room, 8 to 40 points. */
static struct lettering_style fit_letters(struct lettering *lettering, const char *text,
        const struct layout_rect *room, struct lettering_size *size)
{
    struct lettering_style style = {4000, 1, 0, 1};
    int32_t width = room->right_um - room->left_um - 2000;

    memset(size, 0, sizeof(*size));
    for (; style.size_cpt > 800; style.size_cpt -= 200)
        if (lettering_measure(lettering, &style, text, -1, size, NULL) == 0 &&
                size->width_um <= width &&
                size->height_um <= room->bottom_um - room->top_um)
            break;
    return style;
}

void proof_draw_test(const struct layout_page *page, struct lettering *lettering,
        int is_english, cairo_t *cairo)
{
    const struct layout_area *stamp = find_area(page, "stamp");
    const char *text = is_english ? "TEST" : "THỬ\nTEST";
    struct lettering_style style;
    struct lettering_size size;
    struct layout_rect rect;

    if (stamp == NULL)
        return;
    rect = stamp->rect;
    style = fit_letters(lettering, text, &rect, &size);
    rect.top_um += (rect.bottom_um - rect.top_um - size.height_um) / 2;
    lettering_draw(lettering, &style, text, &rect, cairo);
}

static void draw_scale(int32_t left, int32_t top, cairo_t *cairo)
{
    struct layout_rect bar = {
            left - TICK_UM / 2, top, left + RULER_UM + TICK_UM / 2, top + TICK_UM};
    struct layout_rect tick = bar;
    int i;

    figure_rectangle(cairo, &bar);
    cairo_fill(cairo);
    for (i = 0; i <= 100; i++) {
        tick.left_um = left + i * 1000 - TICK_UM / 2;
        tick.right_um = tick.left_um + TICK_UM;
        tick.bottom_um = top + (i % 10 == 0 ? 3500 : i % 5 == 0 ? 2500 : 1500);
        figure_rectangle(cairo, &tick);
        cairo_fill(cairo);
    }
}

static void draw_numbers(
        struct lettering *lettering, int32_t left, int32_t top, cairo_t *cairo)
{
    static const char *const numbers[] = {"0", "50", "100 mm"};
    const struct lettering_style style = {700, 0, 0, 1};
    struct layout_rect rect;
    int i;

    for (i = 0; i < 3; i++) {
        rect.left_um = left + i * 50000 - 10000;
        rect.right_um = rect.left_um + 20000;
        rect.top_um = top;
        rect.bottom_um = top + 3000;
        lettering_draw(lettering, &style, numbers[i], &rect, cairo);
    }
}

void proof_draw_ruler(const struct layout_page *page, struct lettering *lettering,
        int is_english, cairo_t *cairo)
{
    static const char vietnamese[] =
            "Đo thước: phải đúng 100 mm. In cỡ 100 % (Actual size), bỏ chọn \"Fit to "
            "page\", giấy A4, không tiết kiệm mực.\nIn hai mặt thì lật theo cạnh dài. "
            "Phiếu in thử này không được tính.";
    static const char english[] =
            "Measure the ruler: exactly 100 mm. Print at 100 % (actual size), never "
            "\"fit "
            "to page\"; A4, full black, no toner saving.\nOn both sides: flip on the "
            "long edge. This trial print is never counted.";
    const struct lettering_style style = {800, 0, 0, 0};
    const struct layout_rect *code = &page->codes[page->code_count - 1].rect;
    struct layout_rect rect;
    int32_t left = code->right_um + RULER_INSET_UM;

    draw_scale(left, code->top_um - 1500, cairo);
    draw_numbers(lettering, left, code->top_um + 2000, cairo);
    rect.left_um = code->right_um + 4500;
    rect.right_um = rect.left_um + ADVICE_WIDTH_UM;
    rect.top_um = code->top_um + 5800;
    rect.bottom_um = code->bottom_um;
    lettering_draw(lettering, &style, is_english ? english : vietnamese, &rect, cairo);
}
