/* minutes_flow.c -- text flowing down A4 pages: margins, page breaks, page feet. */
#include "forms/minutes_flow.h"

#include <math.h>
#include <stdio.h>

#include "forms/report_words.h"

static void set_grey(struct flow *flow, double grey)
{
    cairo_set_source_rgb(flow->pen.cairo, grey, grey, grey);
}

/* Light enough that figures on it stay readable, on a copier too. */
static void draw_watermark(struct flow *flow)
{
    struct report_pen_style style = {.size_pt = 42, .is_bold = 1, .align = PEN_CENTRE};
    double width = 300 * FLOW_MM, height;
    cairo_t *cairo = flow->pen.cairo;

    if (flow->watermark == NULL)
        return;
    cairo_save(cairo);
    set_grey(flow, 0.92);
    cairo_translate(cairo, FLOW_PAGE_WIDTH / 2, FLOW_PAGE_HEIGHT / 2);
    cairo_rotate(cairo, -atan2(FLOW_PAGE_HEIGHT, FLOW_PAGE_WIDTH));
    height = report_pen_height(&flow->pen, &style, width, flow->watermark);
    (void)report_pen_draw(
            &flow->pen, &style, -width / 2, -height / 2, width, flow->watermark);
    cairo_restore(cairo);
    set_grey(flow, 0);
}

static void draw_foot(struct flow *flow)
{
    struct report_pen_style centre = {.size_pt = 10.5, .align = PEN_CENTRE};
    struct report_pen_style left = {.size_pt = 8};
    double top = FLOW_BOTTOM + 6 * FLOW_MM;
    char page[16], pages[16];
    struct report_words_value values[] = {{"page", page}, {"pages", pages}, {NULL, NULL}};
    char *text;

    (void)snprintf(page, sizeof(page), "%d", flow->page);
    (void)snprintf(pages, sizeof(pages), "%d", flow->page_total);
    text = report_words_replace(flow->page_text, values);
    (void)report_pen_draw(&flow->pen, &centre, FLOW_LEFT, top, FLOW_WIDTH, text);
    g_free(text);
    if (flow->foot != NULL) {
        set_grey(flow, 0.35);
        (void)report_pen_draw(
                &flow->pen, &left, FLOW_LEFT, top + 2, FLOW_WIDTH, flow->foot);
        set_grey(flow, 0);
    }
}

void flow_start(struct flow *flow, cairo_t *cairo)
{
    report_pen_init(&flow->pen, cairo, "Liberation Serif");
    flow->page = 1;
    flow->y = FLOW_TOP;
    set_grey(flow, 0);
    draw_watermark(flow);
}

void flow_finish(struct flow *flow)
{
    draw_foot(flow);
    cairo_show_page(flow->pen.cairo);
    report_pen_release(&flow->pen);
}

int flow_need(struct flow *flow, double height)
{
    if (flow->y + height <= FLOW_BOTTOM)
        return 0;
    draw_foot(flow);
    cairo_show_page(flow->pen.cairo);
    flow->page++;
    flow->y = FLOW_TOP;
    draw_watermark(flow);
    return 1;
}

/*
 * The lines are placed one by one: a foot or watermark drawn between two of them
 * uses the pen, so the paragraph is set again after a page turned.
 */
void flow_text(struct flow *flow, const struct report_pen_style *style, double indent,
        double after, const char *text)
{
    int line = 0, count, i;
    PangoLayoutIter *iter;
    PangoRectangle rect;
    double height = report_pen_height(&flow->pen, style, FLOW_WIDTH - indent, text);

    if (height < 24 * FLOW_MM)
        (void)flow_need(flow, height); /* a short one is not worth a break */
    do {
        report_pen_set(&flow->pen, style, FLOW_WIDTH - indent, text);
        count = pango_layout_get_line_count(flow->pen.layout);
        iter = pango_layout_get_iter(flow->pen.layout);
        for (i = 0; i < line; i++)
            (void)pango_layout_iter_next_line(iter);
        for (; line < count; line++) {
            pango_layout_iter_get_line_extents(iter, NULL, &rect);
            height = (double)rect.height / PANGO_SCALE;
            if (flow->y + height > FLOW_BOTTOM)
                break;
            cairo_move_to(flow->pen.cairo,
                    FLOW_LEFT + indent + (double)rect.x / PANGO_SCALE,
                    flow->y + (double)(pango_layout_iter_get_baseline(iter) - rect.y) /
                                      PANGO_SCALE);
            pango_cairo_show_layout_line(
                    flow->pen.cairo, pango_layout_iter_get_line_readonly(iter));
            flow->y += height;
            (void)pango_layout_iter_next_line(iter);
        }
        pango_layout_iter_free(iter);
        if (line < count)
            (void)flow_need(flow, FLOW_PAGE_HEIGHT);
    } while (line < count);
    flow->y += after;
}

void flow_head(struct flow *flow, const char *text)
{
    struct report_pen_style style = {.size_pt = 13, .is_bold = 1};

    flow->y += 5;
    (void)flow_need(
            flow, report_pen_height(&flow->pen, &style, FLOW_WIDTH, text) + 20 * FLOW_MM);
    flow_text(flow, &style, 0, 4, text);
}
