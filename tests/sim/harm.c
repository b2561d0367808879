/* harm.c -- whether dirt or damage meets what an engine must see. */
#include "tests/sim/harm.h"

#include <math.h>

static struct rect_mm rect_grown(const struct layout_rect *rect, double by)
{
    return (struct rect_mm){rect->left_um / 1000.0 - by, rect->top_um / 1000.0 - by,
            rect->right_um / 1000.0 + by, rect->bottom_um / 1000.0 + by};
}

static int rects_meet(const struct rect_mm *a, const struct rect_mm *b)
{
    return a->left < b->right && b->left < a->right && a->top < b->bottom &&
           b->top < a->bottom;
}

/* Where in the image a part of the paper lies, all of it. */
static struct rect_mm rect_in_image(
        const struct scan *scan, const struct paper *paper, const struct rect_mm *part)
{
    struct rect_mm all = {1e9, 1e9, -1e9, -1e9};
    int i;

    for (i = 0; i < 4; i++) {
        double x, y;

        scan_place(scan, paper, i & 1 ? part->left : part->right,
                i & 2 ? part->top : part->bottom, &x, &y);
        all.left = fmin(all.left, x);
        all.right = fmax(all.right, x);
        all.top = fmin(all.top, y);
        all.bottom = fmax(all.bottom, y);
    }
    return all;
}

static int is_out(
        const struct scan *scan, const struct paper *paper, const struct rect_mm *at)
{
    double width = paper->width_px * 25.4 / paper->dpi + 2 * scan->margin;
    double height = paper->height_px * 25.4 / paper->dpi + 2 * scan->margin;

    return at->left < 0 || at->right > width || at->top < height * scan->keep_from ||
           at->bottom > height * scan->keep_to;
}

static int is_streaked(const struct scan *scan, const struct rect_mm *at)
{
    int i;

    for (i = 0; i < scan->streak_count; i++) {
        const struct scan_streak *streak = &scan->streaks[i];
        struct rect_mm dirt = {streak->at_mm, streak->from_mm,
                streak->at_mm + streak->width_mm,
                streak->to_mm > 0 ? streak->to_mm : 1e9};

        if (rects_meet(&dirt, at))
            return 1;
    }
    return 0;
}

/* `gone` if the part is lost or streaked, joined with `creased` if it is that. */
static int part_harm(const struct scan *scan, const struct paper *paper,
        const struct layout_rect *rect, double near, int gone, int creased)
{
    struct rect_mm part = rect_grown(rect, near), exact = rect_grown(rect, 0), at;
    int harms = 0, i;

    for (i = 0; i < paper->harm_count; i++)
        if (rects_meet(&part, &paper->harms[i].area))
            harms |= paper->harms[i].loss == PAPER_CREASE ? creased : gone;
    at = rect_in_image(scan, paper, &exact);
    if (is_out(scan, paper, &at))
        harms |= gone;
    at = (struct rect_mm){
            at.left - near, at.top - near, at.right + near, at.bottom + near};
    return is_streaked(scan, &at) ? harms | gone : harms;
}

int harm_find(const struct scan *scan, const struct paper *paper,
        const struct layout_page *page, double near_mm)
{
    int harms = 0;
    size_t i;

    for (i = 0; i < page->box_count; i++)
        harms |= part_harm(
                scan, paper, &page->boxes[i].rect, near_mm, HARM_BOX, HARM_CREASE_BOX);
    for (i = 0; i < page->fiducial_count; i++)
        harms |= part_harm(scan, paper, &page->fiducials[i].rect, near_mm, HARM_FIDUCIAL,
                HARM_CREASE_OTHER);
    for (i = 0; i < page->code_count; i++)
        harms |= part_harm(
                scan, paper, &page->codes[i].rect, near_mm, HARM_CODE, HARM_CREASE_OTHER);
    return harms;
}

static int is_part_out(const struct scan *scan, const struct paper *paper,
        const struct layout_rect *rect)
{
    struct rect_mm part = rect_grown(rect, 0), at = rect_in_image(scan, paper, &part);

    return is_out(scan, paper, &at);
}

int harm_is_cut(const struct scan *scan, const struct paper *paper,
        const struct layout_page *page)
{
    int cut = 0;
    size_t i;

    for (i = 0; i < page->box_count; i++)
        cut |= is_part_out(scan, paper, &page->boxes[i].rect);
    for (i = 0; i < page->fiducial_count; i++)
        cut |= is_part_out(scan, paper, &page->fiducials[i].rect);
    for (i = 0; i < page->code_count; i++)
        cut |= is_part_out(scan, paper, &page->codes[i].rect);
    return cut;
}
