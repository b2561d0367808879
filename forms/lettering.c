/* lettering.c -- text set in Liberation Serif: how large it gets, and drawing it. */
#include "forms/lettering.h"

#include <stdlib.h>
#include <string.h>

#include <pango/pangocairo.h>

#define FAMILY "Liberation Serif"

enum {
    UM_PER_INCH = 25400,
    POINTS_PER_INCH = 72,
    LETTER_E_CIRCUMFLEX_DOT = 0x1EC7 /* Liberation 1 lacks it, Liberation 2 has it */
};

#if defined(__SANITIZE_ADDRESS__)
/* fontconfig keeps its settings until the end, behind encoded pointers that the leak
 * checker does not see through. */
const char *__lsan_default_suppressions(void); /* NOLINT: the checker's own name */
const char *__lsan_default_suppressions(void)  /* NOLINT */
{
    return "leak:libfontconfig\n";
}
#endif

struct lettering {
    PangoFontMap *fonts;
    PangoContext *context;
};

static int32_t um_of_units(int units)
{
    return (int32_t)((int64_t)units * UM_PER_INCH /
                     ((int64_t)POINTS_PER_INCH * PANGO_SCALE));
}

static int units_of_um(int32_t um)
{
    return (int)((int64_t)um * POINTS_PER_INCH * PANGO_SCALE / UM_PER_INCH);
}

static int check_family(struct lettering *lettering, struct error *err)
{
    PangoFontDescription *wanted = pango_font_description_from_string(FAMILY " 12");
    PangoFont *font = pango_context_load_font(lettering->context, wanted);
    PangoFontDescription *got = font == NULL ? NULL : pango_font_describe(font);
    int is_there =
            got != NULL && strcmp(pango_font_description_get_family(got), FAMILY) == 0;
    int is_vietnamese = is_there && pango_font_has_char(font, LETTER_E_CIRCUMFLEX_DOT);

    if (got != NULL)
        pango_font_description_free(got);
    if (font != NULL)
        g_object_unref(font);
    pango_font_description_free(wanted);
    if (!is_there)
        return error_set(err, ERROR_STATE,
                "the typeface '%s' is missing; install fonts-liberation2 (version 2 or "
                "newer)",
                FAMILY);
    if (!is_vietnamese)
        return error_set(err, ERROR_STATE,
                "the typeface '%s' lacks Vietnamese letters; install fonts-liberation2 "
                "(version 2 or newer)",
                FAMILY);
    return 0;
}

/* A page of points, nothing rounded to pixels of any device. */
static void settle_context(struct lettering *lettering)
{
    cairo_font_options_t *options = cairo_font_options_create();

    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(lettering->context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(lettering->context, FALSE);
}

int lettering_new(struct lettering **out, struct error *err)
{
    struct lettering *lettering = calloc(1, sizeof(*lettering));

    if (lettering == NULL)
        return error_set(err, ERROR_MEMORY, "no memory to set text");
    lettering->fonts = pango_cairo_font_map_new();
    pango_cairo_font_map_set_resolution(
            PANGO_CAIRO_FONT_MAP(lettering->fonts), POINTS_PER_INCH);
    lettering->context = pango_font_map_create_context(lettering->fonts);
    settle_context(lettering);
    if (check_family(lettering, err) != 0) {
        lettering_free(lettering);
        return -1;
    }
    *out = lettering;
    return 0;
}

void lettering_free(struct lettering *lettering)
{
    if (lettering == NULL)
        return;
    g_object_unref(lettering->context);
    g_object_unref(lettering->fonts);
    free(lettering);
}

static void set_font(PangoLayout *layout, const struct lettering_style *style)
{
    PangoFontDescription *font = pango_font_description_new();
    PangoAttrList *attributes = pango_attr_list_new();

    pango_font_description_set_family_static(font, FAMILY);
    pango_font_description_set_absolute_size(
            font, (double)style->size_cpt * PANGO_SCALE / 100);
    if (style->is_bold)
        pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    if (style->is_italic)
        pango_font_description_set_style(font, PANGO_STYLE_ITALIC);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_attr_list_insert(attributes, pango_attr_fallback_new(FALSE));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
}

/* width_um below 0: never wrapped. The caller unrefs. */
static PangoLayout *layout_of(struct lettering *lettering,
        const struct lettering_style *style, const char *text, int32_t width_um)
{
    PangoLayout *layout = pango_layout_new(lettering->context);

    set_font(layout, style);
    pango_layout_set_text(layout, text, -1);
    pango_layout_set_width(layout, width_um < 0 ? -1 : units_of_um(width_um));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    if (style->is_centred)
        pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
    return layout;
}

static void read_size(PangoLayout *layout, struct lettering_size *size)
{
    PangoRectangle ink, lines;

    pango_layout_get_extents(layout, &ink, &lines);
    size->width_um = um_of_units(lines.width) + 1;
    size->height_um = um_of_units(lines.height) + 1;
    size->ink.left_um = um_of_units(ink.x) - 1;
    size->ink.top_um = um_of_units(ink.y) - 1;
    size->ink.right_um = um_of_units(ink.x + ink.width) + 1;
    size->ink.bottom_um = um_of_units(ink.y + ink.height) + 1;
    size->line_count = pango_layout_get_line_count(layout);
}

int lettering_measure(struct lettering *lettering, const struct lettering_style *style,
        const char *text, int32_t width_um, struct lettering_size *size,
        struct error *err)
{
    PangoLayout *layout = layout_of(lettering, style, text, width_um);
    int unknown = pango_layout_get_unknown_glyphs_count(layout);

    read_size(layout, size);
    g_object_unref(layout);
    if (unknown > 0)
        return error_set(err, ERROR_RANGE,
                "'%.200s' holds a character that cannot be printed; write it in "
                "Vietnamese or Latin letters",
                text);
    return 0;
}

int lettering_widest_word(struct lettering *lettering,
        const struct lettering_style *style, const char *text, int32_t *width_um,
        struct error *err)
{
    struct lettering_size size;
    char **words = g_strsplit_set(text, " \n", -1);
    int32_t widest = 0;
    int i, result = 0;

    for (i = 0; words[i] != NULL && result == 0; i++) {
        result = lettering_measure(lettering, style, words[i], -1, &size, err);
        if (result == 0 && size.width_um > widest)
            widest = size.width_um;
    }
    g_strfreev(words);
    if (result == 0)
        *width_um = widest;
    return result;
}

void lettering_draw(struct lettering *lettering, const struct lettering_style *style,
        const char *text, const struct layout_rect *rect, cairo_t *cairo)
{
    const double scale = (double)POINTS_PER_INCH / UM_PER_INCH;
    PangoLayout *layout =
            layout_of(lettering, style, text, rect->right_um - rect->left_um);

    cairo_move_to(cairo, rect->left_um * scale, rect->top_um * scale);
    pango_cairo_show_layout(cairo, layout);
    g_object_unref(layout);
}
