/* proof.h -- what TEST paper and the proof say beyond the ballot. */
#ifndef FORMS_PROOF_H
#define FORMS_PROOF_H

#include <cairo.h>

#include "core/layout.h"
#include "forms/lettering.h"

/* proof_draw_test - the word TEST, large, in the stamp's room of the page. */
void proof_draw_test(const struct layout_page *page, struct lettering *lettering,
        int is_english, cairo_t *cairo);

/* proof_draw_ruler - a 100 mm ruler and how to print, at the foot, where the
 * figures that are left out on the proof stand otherwise. */
void proof_draw_ruler(const struct layout_page *page, struct lettering *lettering,
        int is_english, cairo_t *cairo);

#endif
