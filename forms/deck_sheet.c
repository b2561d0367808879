/* deck_sheet.c -- one voter's hand on one page: marks, trouble, signature, dots. */
#include "forms/deck_sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Streams of chance of a sheet: the person, then each page's scan, wear and ink. */
enum {
    STREAM_PERSON = 0,
    STREAM_SCAN = 1,
    STREAM_WEAR = 2,
    STREAM_INK = 3,
    STREAMS_A_PAGE = 3,
    STREAMS_A_SHEET = 1 + STREAMS_A_PAGE * LAYOUT_PAGES_MAX,
    DOTS_MAX = 4 /* on a page */
};

#define REACH_X_MM 4.5 /* ink may leave its box by several mm */
#define REACH_Y_MM 3.0
#define REACH_GAP_MM 0.3 /* and stops before the next printed thing */
#define DOTS_APART_MM 2.0

/* The hand at work on a page. */
struct deck_desk {
    const struct pen_canvas *canvas;
    const struct layout_page *page;
    cairo_surface_t *grain, *faint_grain, *rubbed_grain;
    struct pen_trace *trace;
    struct chance *chance;
};

static void stream_open(
        const struct deck_form *form, size_t sheet, size_t stream, struct chance *chance)
{
    chance_seed(chance, form->seed, (uint64_t)sheet * STREAMS_A_SHEET + stream);
}

static int has_area(const struct layout_page *page, const char *kind)
{
    size_t i;

    for (i = 0; i < page->area_count; i++)
        if (strcmp(page->areas[i].kind, kind) == 0)
            return 1;
    return 0;
}

static unsigned wear_throw(const struct layout_page *page, struct chance *chance)
{
    unsigned wear = 0;

    wear |= chance_hits(chance, 70) ? DECK_SIGNATURE : 0;
    wear |= chance_hits(chance, 15) ? DECK_RED : 0;
    wear |= chance_hits(chance, 92) ? DECK_STAMP : 0;
    if (!has_area(page, "signature"))
        wear &= ~(unsigned)DECK_SIGNATURE;
    if ((wear & DECK_SIGNATURE) == 0)
        wear &= ~(unsigned)DECK_RED;
    if (!has_area(page, "stamp"))
        wear &= ~(unsigned)DECK_STAMP;
    wear |= chance_hits(chance, 30)   ? DECK_FOLD_HALF
            : chance_hits(chance, 30) ? DECK_FOLD_THIRDS
                                      : 0;
    if ((wear & (DECK_FOLD_HALF | DECK_FOLD_THIRDS)) != 0)
        wear |= chance_hits(chance, 35) ? DECK_FOLD_DOWN : 0;
    wear |= chance_hits(chance, 20) ? DECK_SHOW_THROUGH : 0;
    wear |= chance_hits(chance, 30) ? DECK_DOTS : 0;
    return wear;
}

void deck_sheet_throw(
        const struct deck_form *form, size_t sheet, size_t page, struct deck_sheet *out)
{
    struct chance chance;

    memset(out, 0, sizeof(*out));
    stream_open(form, sheet, STREAM_PERSON, &chance);
    hand_throw(&out->hand, &chance);
    out->faint = out->hand;
    out->faint.pen = pen_fade(&out->hand.pen, chance_between(&chance, 0.16, 0.38));
    out->faint.pen.width_mm = chance_between(&chance, 0.3, 0.5);
    if (out->faint.shape == PEN_SLASH || out->faint.shape == PEN_FILL)
        out->faint.shape = PEN_CROSS;
    out->wear = wear_throw(&form->layout->pages[page], &chance);
    stream_open(form, sheet, STREAM_SCAN + STREAMS_A_PAGE * page, &chance);
    press_scanner_throw(&out->scanner, &chance);
    out->wear |= out->scanner.is_turned ? DECK_TURNED : 0;
}

int deck_sheet_is_good(const struct deck_form *form, size_t sheet, size_t page)
{
    const struct deck_plan *plan = form->plan;
    enum deck_trouble trouble;
    size_t i;

    for (i = 0; i < plan->contest_count; i++) {
        trouble = (enum deck_trouble)deck_plan_row(plan, sheet, i)->trouble;
        if (plan->contests[i].page == page && trouble != DECK_PLAIN &&
                trouble != DECK_BLANK && trouble != DECK_BEYOND)
            return 0;
    }
    return 1;
}

static struct pen_rect rect_of(const struct layout_rect *rect)
{
    struct pen_rect out = {rect->left_um / 1000.0, rect->top_um / 1000.0,
            rect->right_um / 1000.0, rect->bottom_um / 1000.0};

    return out;
}

/* What lies beside the box stops it sideways, what lies above or below upwards. */
static void reach_stop(struct pen_target *target, const struct layout_rect *printed)
{
    struct pen_rect other = rect_of(printed), *reach = &target->reach;
    const struct pen_rect *box = &target->box;

    if (other.bottom_mm > box->top_mm - REACH_Y_MM &&
            other.top_mm < box->bottom_mm + REACH_Y_MM) {
        if (other.left_mm >= box->right_mm)
            reach->right_mm = fmin(reach->right_mm, other.left_mm - REACH_GAP_MM);
        else if (other.right_mm <= box->left_mm)
            reach->left_mm = fmax(reach->left_mm, other.right_mm + REACH_GAP_MM);
    }
    if (other.right_mm > box->left_mm && other.left_mm < box->right_mm) {
        if (other.top_mm >= box->bottom_mm)
            reach->bottom_mm = fmin(reach->bottom_mm, other.top_mm - REACH_GAP_MM);
        else if (other.bottom_mm <= box->top_mm)
            reach->top_mm = fmax(reach->top_mm, other.bottom_mm + REACH_GAP_MM);
    }
}

static struct pen_target target_of(const struct layout_page *page, size_t box)
{
    struct pen_target target;
    size_t i;

    target.box = rect_of(&page->boxes[box].rect);
    target.reach = (struct pen_rect){target.box.left_mm - REACH_X_MM,
            target.box.top_mm - REACH_Y_MM, target.box.right_mm + REACH_X_MM,
            target.box.bottom_mm + REACH_Y_MM};
    for (i = 0; i < page->box_count; i++)
        if (i != box)
            reach_stop(&target, &page->boxes[i].rect);
    for (i = 0; i < page->fiducial_count; i++)
        reach_stop(&target, &page->fiducials[i].rect);
    for (i = 0; i < page->name_count; i++)
        reach_stop(&target, &page->names[i].rect);
    return target;
}

static void desk_mark(struct deck_desk *desk, const struct hand *hand,
        cairo_surface_t *grain, enum pen_shape shape, size_t box)
{
    struct pen_target target = target_of(desk->page, box);

    pen_mark(hand, shape, &target, desk->chance, desk->trace);
    pen_draw(desk->canvas, &hand->pen, grain, desk->trace);
}

/* The wrong box first, then the right one, as it happens. */
static void desk_cancel(struct deck_desk *desk, const struct deck_sheet *sheet,
        const struct deck_contest *contest, const struct deck_row *row)
{
    size_t box = contest->boxes[row->second];
    struct hand rubbed = sheet->hand;

    if (row->trouble == DECK_ERASURE) {
        rubbed.pen = pen_fade(&sheet->hand.pen, 0.15);
        desk_mark(desk, &rubbed, desk->rubbed_grain, PEN_RESIDUE, box);
    } else {
        desk_mark(desk, &sheet->hand, desk->grain,
                chance_hits(desk->chance, 50) ? PEN_SCRATCH : PEN_FILL, box);
    }
}

static void desk_strike(struct deck_desk *desk, const struct deck_sheet *sheet,
        const struct deck_contest *contest)
{
    struct pen_rect rect;
    size_t i;

    for (i = 0; i < desk->page->name_count; i++) {
        if (strcmp(desk->page->names[i].contest, contest->contest) != 0)
            continue;
        rect = rect_of(&desk->page->names[i].rect);
        pen_strike(&sheet->hand, &rect, desk->chance, desk->trace);
        pen_draw(desk->canvas, &sheet->hand.pen, desk->grain, desk->trace);
    }
}

/* The shape in which the meant box is marked. */
static enum pen_shape row_shape(
        const struct deck_sheet *sheet, const struct deck_row *row)
{
    switch ((enum deck_trouble)row->trouble) {
    case DECK_SHORT:
        return PEN_SHORT;
    case DECK_RING:
        return PEN_RING;
    case DECK_BESIDE:
        return PEN_BESIDE;
    case DECK_CORRECTION:
    case DECK_ERASURE:
        return PEN_CROSS;
    case DECK_PLAIN:
    case DECK_OVERVOTE:
    case DECK_BLANK:
    case DECK_FAINT:
    case DECK_STRUCK:
    case DECK_BEYOND:
    case DECK_TROUBLE_COUNT:
        break;
    }
    return sheet->hand.shape;
}

static void desk_row(struct deck_desk *desk, const struct deck_sheet *sheet,
        const struct deck_contest *contest, const struct deck_row *row)
{
    size_t box = contest->boxes[row->choice];

    if (row->trouble == DECK_BLANK)
        return;
    if (row->trouble == DECK_FAINT) {
        desk_mark(desk, &sheet->faint, desk->faint_grain, sheet->faint.shape, box);
        return;
    }
    if (row->trouble == DECK_CORRECTION || row->trouble == DECK_ERASURE)
        desk_cancel(desk, sheet, contest, row);
    if (row->trouble == DECK_STRUCK)
        desk_strike(desk, sheet, contest);
    desk_mark(desk, &sheet->hand, desk->grain, row_shape(sheet, row), box);
    if (row->trouble == DECK_OVERVOTE)
        desk_mark(desk, &sheet->hand, desk->grain, sheet->hand.shape,
                contest->boxes[row->second]);
}

static void desk_sign(struct deck_desk *desk, const struct deck_sheet *sheet)
{
    struct hand hand = sheet->hand;
    struct pen_rect rect;
    double width_mm, height_mm;
    size_t i;

    for (i = 0; i < desk->page->area_count; i++) {
        if (strcmp(desk->page->areas[i].kind, "signature") != 0)
            continue;
        rect = rect_of(&desk->page->areas[i].rect);
        width_mm = fmin(48.0, (rect.right_mm - rect.left_mm) * 0.7);
        height_mm = fmin(14.0, (rect.bottom_mm - rect.top_mm) * 0.8);
        rect.left_mm += chance_between(
                desk->chance, 1.5, rect.right_mm - rect.left_mm - width_mm - 1.5);
        rect.top_mm += (rect.bottom_mm - rect.top_mm - height_mm) / 2.0;
        rect.right_mm = rect.left_mm + width_mm;
        rect.bottom_mm = rect.top_mm + height_mm;
        if ((sheet->wear & DECK_RED) != 0) {
            hand.pen.red = 0.78;
            hand.pen.green = hand.pen.blue = 0.1;
            hand.pen.darkness = 0.58;
        }
        pen_signature(&hand, &rect, desk->chance, desk->trace);
        pen_draw(desk->canvas, &hand.pen, NULL, desk->trace);
    }
}

/* Two dots that touch are one larger one, which a reader must not ignore. */
static int is_apart(const double (*dots)[2], size_t count, double x_mm, double y_mm)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (hypot(dots[i][0] - x_mm, dots[i][1] - y_mm) < DOTS_APART_MM)
            return 0;
    return 1;
}

/* Of 0.25 to 0.55 mm: half of them in a box, the rest anywhere. */
static void desk_dots(struct deck_desk *desk, const struct deck_sheet *sheet,
        const struct layout *layout)
{
    size_t i, count = 1 + chance_below(desk->chance, DOTS_MAX), drawn = 0;
    double x_mm, y_mm, width_mm, dots[DOTS_MAX][2];
    struct pen_rect box;

    for (i = 0; i < count; i++) {
        if (chance_hits(desk->chance, 50) && desk->page->box_count > 0) {
            box = rect_of(
                    &desk->page->boxes[chance_below(desk->chance, desk->page->box_count)]
                             .rect);
            x_mm = chance_between(desk->chance, box.left_mm + 1.0, box.right_mm - 1.0);
            y_mm = chance_between(desk->chance, box.top_mm + 1.0, box.bottom_mm - 1.0);
        } else {
            x_mm = chance_between(desk->chance, 15.0, layout->page_width_um / 1e3 - 15.0);
            y_mm = chance_between(
                    desk->chance, 15.0, layout->page_height_um / 1e3 - 15.0);
        }
        width_mm = chance_between(desk->chance, 0.25, 0.55);
        if (!is_apart((const double(*)[2])dots, drawn, x_mm, y_mm))
            continue;
        dots[drawn][0] = x_mm;
        dots[drawn++][1] = y_mm;
        pen_dot(x_mm, y_mm, width_mm, desk->trace);
        pen_draw(desk->canvas, &sheet->hand.pen, NULL, desk->trace);
    }
}

static void desk_work(struct deck_desk *desk, const struct deck_form *form,
        const struct deck_sheet *thrown, size_t sheet, size_t page)
{
    const struct deck_plan *plan = form->plan;
    struct chance wear;
    size_t i;

    /* A stream of its own: on paper and in pictures the ink is then the same. */
    stream_open(form, sheet, STREAM_WEAR + STREAMS_A_PAGE * page, &wear);
    deck_wear_draw(thrown->wear, form->layout, page, desk->canvas, &wear);
    for (i = 0; i < plan->contest_count; i++)
        if (plan->contests[i].page == page)
            desk_row(desk, thrown, &plan->contests[i], deck_plan_row(plan, sheet, i));
    if ((thrown->wear & DECK_SIGNATURE) != 0)
        desk_sign(desk, thrown);
    if ((thrown->wear & DECK_DOTS) != 0)
        desk_dots(desk, thrown, form->layout);
}

int deck_sheet_draw(const struct deck_form *form, size_t sheet, size_t page,
        const struct pen_canvas *canvas, struct error *err)
{
    struct deck_desk desk = {.canvas = canvas, .page = &form->layout->pages[page]};
    struct deck_sheet thrown;
    struct chance chance;
    struct pen rubbed;
    cairo_status_t status;

    desk.trace = malloc(sizeof(*desk.trace));
    if (desk.trace == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a sheet's marks");
    deck_sheet_throw(form, sheet, page, &thrown);
    stream_open(form, sheet, STREAM_INK + STREAMS_A_PAGE * page, &chance);
    desk.chance = &chance;
    rubbed = pen_fade(&thrown.hand.pen, 0.15);
    desk.grain = pen_grain_new(&chance, &thrown.hand.pen);
    desk.faint_grain = pen_grain_new(&chance, &thrown.faint.pen);
    desk.rubbed_grain = pen_grain_new(&chance, &rubbed);
    desk_work(&desk, form, &thrown, sheet, page);
    cairo_surface_destroy(desk.grain);
    cairo_surface_destroy(desk.faint_grain);
    cairo_surface_destroy(desk.rubbed_grain);
    free(desk.trace);
    status = cairo_status(canvas->cairo);
    if (status != CAIRO_STATUS_SUCCESS)
        return error_set(err, ERROR_IO, "cannot draw sheet %zu: %s", sheet + 1,
                cairo_status_to_string(status));
    return 0;
}
