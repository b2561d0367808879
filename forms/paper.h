/* paper.h -- one ballot type composed on pages: what is printed, and where. */
#ifndef FORMS_PAPER_H
#define FORMS_PAPER_H

#include <stddef.h>

#include <cairo.h>

#include "core/conference.h"
#include "core/error.h"
#include "core/layout.h"
#include "core/officials.h"

struct paper;

enum paper_kind {
    PAPER_BALLOT, /* to be filled in and counted */
    PAPER_TEST,   /* the same with the TEST bit and the word TEST */
    PAPER_PROOF   /* TEST, and a 100 mm ruler and the printing advice */
};

/*
 * paper_compose - lay out the ballot of one type
 *
 * folder  of the conference: templates and rule cards may stand in it.
 *
 * Refuses (ERROR_RANGE, with the reason and what to change) what could not
 * be read back: boxes too small or too close, no room, a row higher than a page.
 * The caller frees *out with paper_free.
 */
int paper_compose(const char *folder, const struct conference *conference,
        const struct conference_key *key, const struct officials *officials,
        const struct conference_type *type, struct paper **out, struct error *err)
        __attribute__((warn_unused_result));
void paper_free(struct paper *paper);

/* paper_layout - borrowed, complete, printed_png included. */
const struct layout *paper_layout(const struct paper *paper);

/* paper_is_two_sided - 1 if it has several pages, and on both sides of a leaf no mark
 * box lies behind another: felt pens come through. */
int paper_is_two_sided(const struct paper *paper);

/*
 * paper_draw - one page
 *
 * page   from 0, below paper_layout()->page_count.
 * cairo  with the page's top left at (0, 0), in points (1/72 inch).
 */
int paper_draw(const struct paper *paper, size_t page, enum paper_kind kind,
        cairo_t *cairo, struct error *err) __attribute__((warn_unused_result));

#endif
