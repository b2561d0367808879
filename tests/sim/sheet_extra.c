/* sheet_extra.c -- what else is on a sheet: writing, struck names, stamps, dust. */
#include <math.h>
#include <string.h>

#include "tests/sim/sheet.h"

/* Left edge of the leftmost box, mm: words stay clear of it. */
static double boxes_left(const struct layout_page *page)
{
    double left = 1000;
    size_t i;

    for (i = 0; i < page->box_count; i++)
        left = fmin(left, page->boxes[i].rect.left_um / 1000.0);
    return left;
}

/* Down the outer margin, or below the table where a shifted scan would lose that. */
static void margin_write(struct hand *hand, double height)
{
    struct chance *c = hand->chance;
    double y = chance_between(c, 60, 200), x = fmax(hand->cut, 2.5);
    int letters = 3 + chance_below(c, 6), i;

    if (hand->cut > 3.5) {
        hand_write(hand, chance_between(c, 60, 75), chance_between(c, 266, 272), height,
                letters);
        return;
    }
    height = fmin(height, 1.3 * (7.5 - x));
    if (chance_hit(c, 0.5))
        x = 210 - x - height * 0.7;
    for (i = 0; i < letters; i++)
        hand_write(hand, x + chance_around(c, 0.3), y + i * height * 1.3, height, 1);
}

/* Letters lean, and have accents. */
static int is_over_name(
        const struct sheet *sheet, double left, double top, double right, double bottom)
{
    size_t i;

    for (i = 0; i < sheet->page->name_count; i++) {
        struct rect_mm name = sheet_rect(&sheet->page->names[i].rect, 0);

        if (left < name.right && right + 2 > name.left && top - 1 < name.bottom &&
                bottom > name.top)
            return 1;
    }
    return 0;
}

static void row_write(struct sheet *sheet, struct hand *hand, double height)
{
    struct chance *c = hand->chance;
    double top;
    int at = chance_below(c, (int)sheet->page->row_count),
        letters = 3 + chance_below(c, 8);
    struct rect_mm area = sheet_rect(&sheet->page->rows[at].rect, 0);
    double high = area.bottom - area.top, last = boxes_left(sheet->page) - 5, first;
    double from = last < 90 ? 26 : 60; /* boxes over all the width leave less of it */

    height = fmin(height, high - 2);
    letters = (int)fmin(letters, fmax(3, (last - from) / (height * 0.75)));
    first = chance_between(c, from, fmax(from + 1, last - letters * height * 0.75));
    top = area.top + chance_between(c, 0.8, high - height - 0.5);
    hand_write(hand, first, top, height, letters);
    sheet->is_over_name = is_over_name(
            sheet, first, top, first + letters * height * 0.75, top + height);
}

static void name_strike(const struct sheet *sheet, struct hand *hand)
{
    int at = chance_below(hand->chance, (int)sheet->page->name_count);
    struct rect_mm name = sheet_rect(&sheet->page->names[at].rect, 0);

    hand_strike(hand, sheet->void_kind, &name);
}

void sheet_write(struct sheet *sheet, struct hand *hand)
{
    struct chance *c = hand->chance;
    double height = chance_between(c, 3, 6),
           bottom = sheet->page->areas != NULL ? 266 : 266;
    int letters = 3 + chance_below(c, 8);

    switch ((int)sheet->void_kind) {
    case KIND_WRITING_MARGIN:
        margin_write(hand, fmin(height, 4.5));
        break;
    case KIND_WRITING_HEAD:
        hand_write(hand, chance_between(c, 60, 100), chance_between(c, 21.5, 24.5),
                fmin(height, 5), letters);
        break;
    case KIND_WRITING_TITLE:
        hand_write(hand, chance_between(c, 88, 125), chance_between(c, 30, 34), height,
                letters);
        break;
    case KIND_WRITING_FOOT:
        hand_write(hand, chance_between(c, 40, 60), chance_between(c, bottom, 280),
                height, letters);
        break;
    case KIND_WRITING_NUMBER:
        hand_write(hand, chance_between(c, 37, 50), chance_between(c, 280, 284), height,
                letters);
        break;
    case KIND_WRITING_ROW:
        row_write(sheet, hand, height);
        break;
    default:
        name_strike(sheet, hand);
        break;
    }
}

static double circle_gap(double x, double y, const struct layout_rect *rect)
{
    struct rect_mm r = sheet_rect(rect, 0);
    double dx = fmax(fmax(r.left - x, x - r.right), 0),
           dy = fmax(fmax(r.top - y, y - r.bottom), 0);

    return hypot(dx, dy);
}

/* Clear of what places the sheet and of the rows. */
static int stamp_fits(const struct layout_page *page, double x, double y, double radius)
{
    size_t i;

    for (i = 0; i < page->fiducial_count; i++)
        if (circle_gap(x, y, &page->fiducials[i].rect) < radius + 1)
            return 0;
    for (i = 0; i < page->code_count; i++)
        if (circle_gap(x, y, &page->codes[i].rect) < radius + 3)
            return 0;
    for (i = 0; i < page->row_count; i++)
        if (circle_gap(x, y, &page->rows[i].rect) < radius + 1)
            return 0;
    return 1;
}

/* Round, red, and up to a third of it out of its area. */
static void stamp_put(
        const struct sheet *sheet, struct hand *hand, const struct rect_mm *area)
{
    struct chance *c = hand->chance;
    double radius = chance_between(c, 15, 17.5), third = radius * 2 / 3;
    int tries;

    for (tries = 0; tries < 30; tries++) {
        double x = chance_between(
                c, area->left + radius - third, area->right - radius + third);
        double y = chance_between(
                c, area->top + radius - third, area->bottom - radius + third);

        if (!stamp_fits(sheet->page, x, y, radius))
            continue;
        hand_stamp(hand, x, y, radius);
        return;
    }
}

void sheet_litter(const struct sheet *sheet, struct hand *hand)
{
    struct chance *c = hand->chance;
    const struct layout_page *page = sheet->page;
    int i, specks = chance_hit(c, 0.3) ? chance_below(c, 40) : 0;
    size_t k;

    for (i = 0; i < specks; i++)
        paper_dot(hand->paper, chance_between(c, 2, 208), chance_between(c, 2, 295),
                chance_between(c, 0.1, 0.35), chance_between(c, 40, 160));
    for (k = 0; k < page->area_count; k++) {
        struct rect_mm area = sheet_rect(&page->areas[k].rect, 0);

        if (!chance_hit(c, 0.3))
            continue;
        if (strcmp(page->areas[k].kind, "stamp") == 0)
            stamp_put(sheet, hand, &area);
        else
            hand_sign(hand, &area);
    }
    if (chance_hit(c, 0.05))
        hand_staple(hand, chance_between(c, 22, 30), chance_between(c, 4, 6));
}
