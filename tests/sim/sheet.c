/* sheet.c -- one voter's sheet: what is drawn on it and what must be read. */
#include "tests/sim/sheet.h"

#include <math.h>
#include <string.h>

static const double um_per_mm = 1000.0;

struct rect_mm sheet_rect(const struct layout_rect *rect, int32_t inset_um)
{
    return (struct rect_mm){(rect->left_um + inset_um) / um_per_mm,
            (rect->top_um + inset_um) / um_per_mm,
            (rect->right_um - inset_um) / um_per_mm,
            (rect->bottom_um - inset_um) / um_per_mm};
}

void sheet_place(const struct sheet *sheet, int row, int option, struct place *place)
{
    const struct layout_page *page = sheet->page;
    int own = sheet->rows[row].options[option];
    double reach = 14;
    size_t i;

    place->box = sheet_rect(&page->boxes[own].rect, page->outline_um);
    place->other_count = 0;
    place->below = -1;
    for (i = 0; i < page->box_count && place->other_count < PLACE_OTHERS_MAX; i++) {
        struct rect_mm box = sheet_rect(&page->boxes[i].rect, page->outline_um);
        double right = box.left - place->box.left, down = box.top - place->box.top;

        if ((int)i == own || fabs(right) > reach * 1.6 || fabs(down) > reach)
            continue;
        if (fabs(right) < 1 && down > 0 &&
                (place->below < 0 || box.top < place->others[place->below].top))
            place->below = place->other_count;
        place->others[place->other_count++] = box;
    }
}

void sheet_rows(struct sheet *sheet, const struct layout_page *page)
{
    size_t i, k;

    memset(sheet, 0, sizeof(*sheet));
    sheet->page = page;
    sheet->void_kind = KIND_NONE;
    for (i = 0; i < page->row_count && i < SHEET_ROWS_MAX; i++) {
        struct sheet_row *row = &sheet->rows[sheet->row_count++];

        row->extra = KIND_NONE;
        for (k = 0; k < page->box_count; k++)
            if (strcmp(page->boxes[k].contest, page->rows[i].contest) == 0 &&
                    row->option_count < SHEET_OPTIONS_MAX)
                row->options[row->option_count++] = (int)k;
    }
}

/* A stroke that runs on to the next box is a slip and nobody's habit. */
static enum kind kind_plain(struct chance *c)
{
    enum kind kind = (enum kind)chance_below(c, KIND_READ_END);

    return kind == KIND_CROSS_LONG ? KIND_CROSS : kind;
}

/* One habit a voter; some follow none. */
static void rows_plain(struct sheet *sheet, int with_blank, struct chance *c)
{
    static const enum kind blank[] = {
            KIND_NONE, KIND_NONE, KIND_DOT, KIND_SHOW_THROUGH, KIND_SPECKS};
    enum kind habit = kind_plain(c);
    double steady = chance_hit(c, 0.2) ? 0 : 0.85;
    int i;

    for (i = 0; i < sheet->row_count; i++) {
        struct sheet_row *row = &sheet->rows[i];

        row->at = row->target = chance_below(c, row->option_count);
        row->kind = chance_hit(c, steady) ? habit : kind_plain(c);
        if (chance_hit(c, 0.01))
            row->kind = KIND_CROSS_LONG;
        if (with_blank && chance_hit(c, 0.12)) {
            row->kind = blank[chance_below(c, 5)];
            row->target = -1;
        } else if (chance_hit(c, 0.08)) {
            row->extra = blank[2 + chance_below(c, 3)];
            row->extra_at = (row->at + 1 + chance_below(c, row->option_count - 1)) %
                            row->option_count;
        }
    }
}

/* The option that a mark between speaks for, if there is one. */
static void row_mean(struct sheet *sheet, int at, enum kind kind, struct chance *c)
{
    struct sheet_row *row = &sheet->rows[at];
    int beside =
            (row->at + 1 + chance_below(c, row->option_count - 1)) % row->option_count;

    row->kind = kind;
    row->extra = KIND_NONE;
    row->target = row->at;
    if (kind == KIND_FILL_AND_CROSS || kind == KIND_SCRATCH_AND_CROSS) {
        row->extra_at = beside;
        row->target = beside;
    } else if (kind == KIND_RING_AND_CROSS || kind == KIND_TWO) {
        row->extra_at = beside;
        row->target = -1;
    } else if (kind == KIND_DOT_LARGE || kind == KIND_RESIDUE || kind == KIND_TAIL ||
               kind == KIND_BLEED || kind == KIND_BLOT)
        row->target = -1;
    if (kind == KIND_TAIL) {
        row->at %= sheet->rows[at - 1].option_count; /* some row has a box more */
        sheet->rows[at - 1].kind = KIND_CROSS_LONG;
        sheet->rows[at - 1].extra = KIND_NONE;
        sheet->rows[at - 1].at = sheet->rows[at - 1].target = row->at;
    }
}

static enum kind kind_between(const struct hand *hand)
{
    enum kind kind;

    do
        kind = (enum kind)(
                KIND_SLASH_THIN +
                chance_below(hand->chance, KIND_STRUCK_FIRST - KIND_SLASH_THIN));
    while (kind_entry(kind)->is_faint && !hand->sees_faint);
    return kind;
}

/* Some rows, or all, get what may or must be held; or the sheet is void. */
static void rows_between(struct sheet *sheet, enum sheet_mix mix, const struct hand *hand)
{
    struct chance *c = hand->chance;
    int wanted = 1 + chance_below(c, 4), i;

    if (mix == SHEET_MIXED && chance_hit(c, 0.4)) {
        sheet->void_kind = (enum kind)(
                KIND_STRUCK_FIRST + chance_below(c, KIND_COUNT - KIND_STRUCK_FIRST));
        return;
    }
    sheet->has_middle = 1;
    for (i = 1; i < sheet->row_count; i++) {
        enum kind kind = kind_between(hand);

        if (mix != SHEET_BETWEEN && !chance_hit(c, (double)wanted / sheet->row_count))
            continue;
        if (kind == KIND_TAIL && sheet->rows[i - 1].kind > KIND_READ_END)
            continue; /* that row has a mark between already */
        row_mean(sheet, i, kind, c);
    }
}

/* Marks of one kind among plain ones. */
static void rows_only(struct sheet *sheet, enum kind only, struct chance *c)
{
    int i;

    if (only >= KIND_STRUCK_FIRST) {
        sheet->void_kind = only;
        return;
    }
    for (i = 1; i < sheet->row_count; i++) {
        struct sheet_row *row = &sheet->rows[i];

        if (only < KIND_READ_END) {
            row->kind = only;
            row->target = row->at;
            continue;
        }
        if (i % 3 != 0)
            continue;
        sheet->has_middle |= only >= KIND_BLANK_END;
        row_mean(sheet, i, only == KIND_ENTRY ? KIND_TAIL : only, c);
        if (only < KIND_BLANK_END) {
            row->kind = only == KIND_ENTRY ? KIND_NONE : only;
            row->target = -1;
        }
    }
}

/* A plain cross stands in where there is no room for what was thought of. */
static void mark_put(
        struct sheet *sheet, struct hand *hand, int at, int option, enum kind *kind)
{
    struct place place;

    sheet_place(sheet, at, option, &place);
    hand->entry = 0;
    if (hand_draw(hand, *kind, &place) == 0)
        return;
    *kind = KIND_CROSS;
    hand->entry = 0;
    if (hand_draw(hand, *kind, &place) != 0)
        hand->entry = 0;
}

/* What a mark's long stroke leaves in the box below. */
static void entry_note(struct sheet *sheet, const struct hand *hand, int at)
{
    struct sheet_row *next = &sheet->rows[at + 1];

    if (at + 1 >= sheet->row_count || hand->entry < 0.1)
        return;
    if (next->kind == KIND_NONE) {
        next->kind = KIND_ENTRY;
        next->at = sheet->rows[at].at;
    } else if (next->at != sheet->rows[at].at && next->extra == KIND_NONE &&
               next->kind < KIND_READ_END) {
        next->extra = KIND_ENTRY;
        next->extra_at = sheet->rows[at].at;
    }
}

static int row_draw_tail(struct sheet *sheet, struct hand *hand, int at)
{
    enum kind kind = KIND_TAIL;

    if (at + 1 >= sheet->row_count || sheet->rows[at + 1].kind != KIND_TAIL)
        return 0;
    mark_put(sheet, hand, at, sheet->rows[at].at, &kind);
    if (kind != KIND_TAIL) { /* no room: the row below is an empty one */
        sheet->rows[at + 1].kind = KIND_NONE;
        sheet->rows[at].kind = kind;
    }
    return 1;
}

static void row_draw(struct sheet *sheet, struct hand *hand, int at)
{
    struct sheet_row *row = &sheet->rows[at];
    enum kind first = row->kind, other;

    if (row_draw_tail(sheet, hand, at) || row->kind == KIND_TAIL)
        return;
    if (row->kind == KIND_TWO)
        first = kind_plain(hand->chance);
    mark_put(sheet, hand, at, row->at, &first);
    if (row->kind != KIND_TWO)
        row->kind = first;
    if (first < KIND_READ_END)
        entry_note(sheet, hand, at);
    if (first >= KIND_BLANK_END || row->kind == KIND_TWO) {
        other = row->kind == KIND_TWO ? kind_plain(hand->chance) : KIND_CROSS;
        if (row->kind == KIND_TWO ||
                (row->kind >= KIND_FILL_AND_CROSS && row->kind <= KIND_RING_AND_CROSS))
            mark_put(sheet, hand, at, row->extra_at, &other);
    } else if (row->extra != KIND_NONE && row->extra != KIND_ENTRY)
        mark_put(sheet, hand, at, row->extra_at, &row->extra);
}

void sheet_fill(struct sheet *sheet, const struct layout_page *page, struct hand *hand,
        enum sheet_mix mix, enum kind only)
{
    struct chance *c = hand->chance;
    int i, is_mixer = chance_hit(c, 0.1);

    sheet_rows(sheet, page);
    rows_plain(sheet, hand->sees_faint, c);
    if (only != KIND_COUNT)
        rows_only(sheet, only, c);
    else if (mix == SHEET_BETWEEN || (mix == SHEET_MIXED && chance_hit(c, 0.5)))
        rows_between(sheet, mix, hand);
    for (i = 0; i < sheet->row_count; i++) {
        if (is_mixer && chance_hit(c, 0.3))
            hand_pen(hand);
        row_draw(sheet, hand, i);
    }
    if (sheet->void_kind != KIND_NONE)
        sheet_write(sheet, hand);
    sheet_litter(sheet, hand);
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
    if (rule == RULE_BLANK)
        return contest->state == CONTEST_BLANK ? ROW_RIGHT : ROW_WRONG;
    if (rule == RULE_BETWEEN)
        return contest->state == CONTEST_OVER ? ROW_DOUBT : chosen ? ROW_BOLD : ROW_WRONG;
    return chosen ? ROW_RIGHT : ROW_WRONG;
}
