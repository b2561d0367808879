/* lettering.h -- text set in Liberation Serif: how large it gets, and drawing it. */
#ifndef FORMS_LETTERING_H
#define FORMS_LETTERING_H

#include <stdint.h>

#include <cairo.h>

#include "core/error.h"
#include "core/layout.h"

struct lettering;

struct lettering_style {
    int32_t size_cpt; /* letters' size in hundredths of a point */
    uint8_t is_bold, is_italic, is_centred;
};

/* What a text takes, from the top left of the room it is set in. */
struct lettering_size {
    int32_t width_um, height_um; /* lines with their spacing */
    struct layout_rect ink;      /* what is black; may reach outside the lines */
    int32_t line_count;
};

/*
 * lettering_new - the typeface made ready
 *
 * Unhinted, so that every machine and every resolution sets alike.
 * ERROR_STATE if Liberation Serif is not installed.
 */
int lettering_new(struct lettering **out, struct error *err)
        __attribute__((warn_unused_result));
void lettering_free(struct lettering *lettering);

/*
 * lettering_measure - how large `text` gets, wrapped at words in `width_um`
 *
 * ERROR_RANGE if it has a character that the typeface lacks: another typeface
 * never steps in.
 */
int lettering_measure(struct lettering *lettering, const struct lettering_style *style,
        const char *text, int32_t width_um, struct lettering_size *size,
        struct error *err) __attribute__((warn_unused_result));

/* lettering_widest_word - so wide must a column be that no word is broken. */
int lettering_widest_word(struct lettering *lettering,
        const struct lettering_style *style, const char *text, int32_t *width_um,
        struct error *err) __attribute__((warn_unused_result));

/* lettering_draw - at `rect`'s left and top, wrapped in its width; black or as set. */
void lettering_draw(struct lettering *lettering, const struct lettering_style *style,
        const char *text, const struct layout_rect *rect, cairo_t *cairo);

#endif
