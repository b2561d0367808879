/* sheet.c -- one voter's sheet: what is drawn on it and what must be read. */
#include "tests/sim/sheet.h"

#include <string.h>

static const double edge_um = 1000.0;

static struct rect_mm rect_of(const struct layout_rect *rect, int32_t inset_um)
{
    return (struct rect_mm){(rect->left_um + inset_um) / edge_um,
            (rect->top_um + inset_um) / edge_um, (rect->right_um - inset_um) / edge_um,
            (rect->bottom_um - inset_um) / edge_um};
}

static struct rect_mm box_of(const struct sheet *sheet, int row, int option)
{
    const struct layout_page *page = sheet->page;

    return rect_of(&page->boxes[sheet->rows[row].options[option]].rect, page->outline_um);
}

static void rows_find(struct sheet *sheet)
{
    const struct layout_page *page = sheet->page;
    size_t i, k;

    for (i = 0; i < page->row_count && i < SHEET_ROWS_MAX; i++) {
        struct sheet_row *row = &sheet->rows[sheet->row_count++];

        for (k = 0; k < page->box_count; k++)
            if (strcmp(page->boxes[k].contest, page->rows[i].contest) == 0 &&
                    row->option_count < SHEET_OPTIONS_MAX)
                row->options[row->option_count++] = (int)k;
    }
}

/* Mostly one habit, as people have; now and then another shape. */
static void rows_plain(struct sheet *sheet, struct chance *c)
{
    enum kind habit = (enum kind)chance_below(c, KIND_NONE);
    int i;

    for (i = 0; i < sheet->row_count; i++) {
        struct sheet_row *row = &sheet->rows[i];

        row->target = chance_below(c, row->option_count);
        row->kind = chance_hit(c, 0.4) ? habit : (enum kind)chance_below(c, KIND_NONE);
        if (chance_hit(c, 0.12)) {
            static const enum kind blank[] = {KIND_NONE, KIND_DOT, KIND_SHOW_THROUGH};

            row->kind = blank[chance_below(c, 3)];
            row->target = -1;
        }
    }
}

/* One row gets what may or must be held. */
static void row_middle(struct sheet *sheet, int with_faint, struct chance *c)
{
    int at = 1 + chance_below(c, sheet->row_count - 1);
    struct sheet_row *row = &sheet->rows[at];
    enum kind kind;

    do
        kind = (enum kind)(
                KIND_SLASH_THIN + chance_below(c, KIND_COUNT - KIND_SLASH_THIN));
    while (kind_entry(kind)->is_faint && !with_faint);
    sheet->has_middle = 1;
    if (kind >= KIND_WRITING_HEAD) {
        sheet->writing = kind;
        return;
    }
    row->kind = kind;
    if (row->target < 0)
        row->target = 0;
    if (kind == KIND_TAIL) {
        sheet->rows[at - 1].kind = KIND_CROSS_LONG;
        sheet->rows[at - 1].target = row->target;
    }
}

static void row_draw(struct sheet *sheet, int at, struct hand *hand)
{
    struct sheet_row *row = &sheet->rows[at];
    int option =
            row->target < 0 ? chance_below(hand->chance, row->option_count) : row->target;
    struct rect_mm box = box_of(sheet, at, option), next, other, name;
    int has_next = at + 1 < sheet->row_count;
    int beside = (option + 1) % row->option_count;
    enum kind kind = row->kind;

    if (has_next)
        next = box_of(sheet, at + 1, option);
    other = box_of(sheet, at, beside);
    if (has_next && sheet->rows[at + 1].kind == KIND_TAIL)
        kind = KIND_TAIL; /* this row's mark is the body of that tail */
    else if (kind == KIND_TAIL)
        return;
    hand_draw(hand, kind, &box, has_next ? &next : NULL);
    if (kind == KIND_FILL_AND_CROSS || kind == KIND_SCRATCH_AND_CROSS)
        hand_draw(hand, KIND_CROSS, &other, NULL);
    if (kind == KIND_TWO) {
        hand_draw(hand, (enum kind)chance_below(hand->chance, KIND_NONE), &box, NULL);
        hand_draw(hand, (enum kind)chance_below(hand->chance, KIND_NONE), &other, NULL);
    }
    if (kind == KIND_NAME_STRUCK && (size_t)at < sheet->page->name_count) {
        name = rect_of(&sheet->page->names[at].rect, 0);
        hand_strike(hand, &name);
        hand_draw(hand, KIND_CROSS, &box, NULL);
    }
}

/* What is always ignored: dots in empty boxes, specks, a stamp, a signature. */
static void sheet_litter(struct sheet *sheet, struct hand *hand)
{
    struct chance *c = hand->chance;
    const struct layout_page *page = sheet->page;
    int i, dots = chance_below(c, 3),
           specks = chance_hit(c, 0.3) ? chance_below(c, 40) : 0;
    size_t k;

    for (i = 0; i < dots; i++) {
        int at = chance_below(c, sheet->row_count);
        struct sheet_row *row = &sheet->rows[at];
        int option = chance_below(c, row->option_count);
        struct rect_mm box = box_of(sheet, at, option);

        hand_draw(hand, KIND_DOT, &box, NULL);
    }
    for (i = 0; i < specks; i++)
        paper_dot(hand->paper, chance_between(c, 2, 208), chance_between(c, 2, 295),
                chance_between(c, 0.1, 0.35), 60);
    for (k = 0; k < page->area_count; k++) {
        struct rect_mm area = rect_of(&page->areas[k].rect, 0);

        if (!chance_hit(c, 0.3))
            continue;
        if (strcmp(page->areas[k].kind, "stamp") == 0)
            hand_stamp(hand, &area);
        else
            hand_sign(hand, &area);
    }
}

/* Words where no words belong; right of a title, where it is short enough. */
static void sheet_write(const struct sheet *sheet, struct hand *hand)
{
    struct chance *c = hand->chance;
    double height = chance_between(c, 3, 6);
    int letters = 3 + chance_below(c, 8), row = chance_below(c, sheet->row_count);
    struct rect_mm area = rect_of(&sheet->page->rows[row].rect, 0);

    if (sheet->writing == KIND_WRITING_FOOT)
        hand_write(hand, chance_between(c, 45, 60), chance_between(c, 278, 284), height,
                letters);
    else if (sheet->writing == KIND_WRITING_HEAD)
        hand_write(hand, chance_between(c, 60, 100), chance_between(c, 22, 24), height,
                letters);
    else
        hand_write(hand, chance_between(c, 78, 90), area.top + 2, height, letters);
}

void sheet_fill(struct sheet *sheet, const struct layout_page *page, int with_faint,
        double gamma, struct paper *paper, struct chance *chance)
{
    struct hand hand = {paper, chance, {0, 0, 0}, gamma};
    int i;

    memset(sheet, 0, sizeof(*sheet));
    sheet->page = page;
    sheet->writing = KIND_NONE;
    rows_find(sheet);
    rows_plain(sheet, chance);
    if (chance_hit(chance, 0.5))
        row_middle(sheet, with_faint, chance);
    hand_pen(&hand);
    for (i = 0; i < sheet->row_count; i++) {
        if (chance_hit(chance, 0.25)) /* pens differ within a sheet, to try more */
            hand_pen(&hand);
        row_draw(sheet, i, &hand);
    }
    if (sheet->writing != KIND_NONE)
        sheet_write(sheet, &hand);
    sheet_litter(sheet, &hand);
}

static int is_chosen(
        const struct sheet *sheet, int row, const struct reading_contest *contest)
{
    const struct sheet_row *truth = &sheet->rows[row];

    return contest->state == CONTEST_CHOSEN && contest->chosen_count == 1 &&
           truth->target >= 0 &&
           strcmp(contest->chosen[0],
                   sheet->page->boxes[truth->options[truth->target]].option) == 0;
}

enum row_judgement sheet_judge(
        const struct sheet *sheet, int row, const struct reading_contest *contest)
{
    enum kind_rule rule = kind_entry(sheet->rows[row].kind)->rule;
    int chosen = is_chosen(sheet, row, contest);

    if (contest->state == CONTEST_UNSURE)
        return ROW_DOUBT;
    switch (rule) {
    case RULE_READ:
    case RULE_EITHER:
    case RULE_VOID:
        return chosen ? ROW_RIGHT : ROW_WRONG;
    case RULE_BLANK:
        return contest->state == CONTEST_BLANK ? ROW_RIGHT : ROW_WRONG;
    case RULE_MEANT:
        return chosen ? ROW_BOLD : ROW_WRONG;
    case RULE_OVER:
        return contest->state == CONTEST_OVER ? ROW_DOUBT : ROW_WRONG;
    case RULE_HELD:
        return ROW_WRONG;
    }
    return ROW_WRONG;
}
