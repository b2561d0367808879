/* deck_sheet.h -- one voter's paper: pen, marks, stamp, folds; what stands on it. */
#ifndef FORMS_DECK_SHEET_H
#define FORMS_DECK_SHEET_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/layout.h"
#include "forms/deck_plan.h"
#include "forms/pen.h"
#include "forms/press.h"

/* What happened to a page besides the marks; each is to be ignored by a reader. */
enum deck_wear {
    DECK_SIGNATURE = 1 << 0,
    DECK_STAMP = 1 << 1,
    DECK_FOLD_HALF = 1 << 2,
    DECK_FOLD_THIRDS = 1 << 3,
    DECK_FOLD_DOWN = 1 << 4, /* once more, across the first fold */
    DECK_SHOW_THROUGH = 1 << 5,
    DECK_DOTS = 1 << 6,
    DECK_TURNED = 1 << 7,
    DECK_RED = 1 << 8, /* signed in red */
    DECK_WEARS = 9
};

/* A ballot type's deck. All borrowed. */
struct deck_form {
    const struct layout *layout;
    const struct deck_plan *plan;
    uint64_t seed; /* of this ballot type */
};

/* One page of one sheet; everything of it follows from form, sheet and page. */
struct deck_sheet {
    struct hand hand;
    struct hand faint; /* the same hand with a light pencil */
    struct press_scanner scanner;
    unsigned wear; /* bits of enum deck_wear */
};

/* deck_sheet_throw - sheet and page from 0. */
void deck_sheet_throw(
        const struct deck_form *form, size_t sheet, size_t page, struct deck_sheet *out);

/*
 * deck_sheet_draw - ink, stamp and folds of one page
 *
 * canvas  with the printed ballot on it; in colour folds and what shows
 *         through are left out: real paper will have its own.
 * ERROR_MEMORY; ERROR_IO if cairo cannot draw.
 */
int deck_sheet_draw(const struct deck_form *form, size_t sheet, size_t page,
        const struct pen_canvas *canvas, struct error *err)
        __attribute__((warn_unused_result));

/* deck_sheet_is_good - 1 if the mark specification calls every row of the page clear. */
int deck_sheet_is_good(const struct deck_form *form, size_t sheet, size_t page);

/* deck_wear_word - of bit number `bit`, 0..DECK_WEARS - 1. */
const char *deck_wear_word(unsigned bit);

/* deck_wear_draw - stamp, folds, show-through (not the signature and dots). */
void deck_wear_draw(unsigned wear, const struct layout *layout, size_t page,
        const struct pen_canvas *canvas, struct chance *chance);

#endif
