/* report_pen.c -- text set on a cairo context, and PDF and PNG kept in memory. */
#include "forms/report_pen.h"

#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
/* fontconfig keeps its settings until the end, behind encoded pointers that the leak
 * checker of a sanitized build cannot follow. Weak: another part may say the same. */
__attribute__((weak)) const char *__lsan_default_suppressions(void); /* NOLINT */
__attribute__((weak)) const char *__lsan_default_suppressions(void)  /* NOLINT */
{
    return "leak:libfontconfig\n";
}
#endif

void report_pen_init(struct report_pen *pen, cairo_t *cairo, const char *family)
{
    cairo_font_options_t *options = cairo_font_options_create();
    PangoContext *context;

    pen->cairo = cairo;
    pen->family = family;
    pen->layout = pango_cairo_create_layout(cairo);
    context = pango_layout_get_context(pen->layout);
    pango_cairo_context_set_resolution(context, 72.0);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    /* Of two versions of the typeface that are installed, the one with all the letters.
     */
    pango_context_set_language(context, pango_language_from_string("vi"));
    pango_context_set_round_glyph_positions(context, FALSE);
    cairo_font_options_destroy(options);
}

void report_pen_release(struct report_pen *pen)
{
    if (pen->layout != NULL)
        g_object_unref(pen->layout);
    pen->layout = NULL;
}

static PangoAlignment alignment_of(enum report_pen_align align)
{
    if (align == PEN_CENTRE)
        return PANGO_ALIGN_CENTER;
    return align == PEN_RIGHT ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

void report_pen_set(struct report_pen *pen, const struct report_pen_style *style,
        double width_pt, const char *text)
{
    PangoFontDescription *font = pango_font_description_new();

    pango_font_description_set_family(font, pen->family);
    pango_font_description_set_size(font, (int)(style->size_pt * PANGO_SCALE));
    if (style->is_bold)
        pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    if (style->is_italic)
        pango_font_description_set_style(font, PANGO_STYLE_ITALIC);
    pango_layout_set_font_description(pen->layout, font);
    pango_font_description_free(font);
    pango_layout_set_width(
            pen->layout, width_pt < 0 ? -1 : (int)(width_pt * PANGO_SCALE));
    pango_layout_set_wrap(pen->layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(pen->layout, alignment_of(style->align));
    pango_layout_set_justify(pen->layout, style->align == PEN_JUSTIFIED);
    pango_layout_set_text(pen->layout, text, -1);
}

double report_pen_height(struct report_pen *pen, const struct report_pen_style *style,
        double width_pt, const char *text)
{
    int height;

    report_pen_set(pen, style, width_pt, text);
    pango_layout_get_size(pen->layout, NULL, &height);
    return (double)height / PANGO_SCALE;
}

double report_pen_width(
        struct report_pen *pen, const struct report_pen_style *style, const char *text)
{
    int width;

    report_pen_set(pen, style, -1, text);
    pango_layout_get_size(pen->layout, &width, NULL);
    return (double)width / PANGO_SCALE;
}

double report_pen_draw(struct report_pen *pen, const struct report_pen_style *style,
        double left_pt, double top_pt, double width_pt, const char *text)
{
    double height = report_pen_height(pen, style, width_pt, text);

    cairo_move_to(pen->cairo, left_pt, top_pt);
    pango_cairo_show_layout(pen->cairo, pen->layout);
    return height;
}

cairo_status_t report_pen_write(
        void *closure, const unsigned char *data, unsigned int length)
{
    struct report_pen_bytes *bytes = closure;
    unsigned char *grown;
    size_t room = bytes->room;

    while (room - bytes->size < length)
        room = room == 0 ? 1 << 16 : room * 2;
    if (room != bytes->room) {
        grown = realloc(bytes->data, room);
        if (grown == NULL)
            return CAIRO_STATUS_WRITE_ERROR;
        bytes->data = grown;
        bytes->room = room;
    }
    memcpy(bytes->data + bytes->size, data, length);
    bytes->size += length;
    return CAIRO_STATUS_SUCCESS;
}

int report_pen_check(cairo_status_t status, struct error *err)
{
    if (status == CAIRO_STATUS_SUCCESS)
        return 0;
    return error_set(
            err, ERROR_MEMORY, "cannot draw: %s", cairo_status_to_string(status));
}
