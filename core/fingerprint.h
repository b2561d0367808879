/* fingerprint.h -- the shapes of a page's marks: is this sheet one that was seen before?
 */
#ifndef CORE_FINGERPRINT_H
#define CORE_FINGERPRINT_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"

enum {
    FINGERPRINT_SIDE = 12, /* cells across and down a mark: 2 before the box, 8 in it,
                              2 beyond; the printed line itself lies between them */
    FINGERPRINT_CELLS = FINGERPRINT_SIDE * FINGERPRINT_SIDE,
    FINGERPRINT_FULL = 224,    /* a cell as dark as the mark's darkest */
    FINGERPRINT_MARKS_MAX = 8, /* of one page: the first ones; more tell nothing new */
    FINGERPRINT_MARK_BYTES = 3 + FINGERPRINT_CELLS,
    FINGERPRINT_TEXT_BYTES = 2 * FINGERPRINT_MARKS_MAX * FINGERPRINT_MARK_BYTES + 1
};

/* Ink in and around one box, upright as the page is printed. */
struct fingerprint_mark {
    uint16_t box; /* its number among the layout page's boxes */
    uint8_t ink;  /* share of the box's inside that is ink: 255 is all of it */
    uint8_t cells[FINGERPRINT_CELLS]; /* row by row: 0 paper */
};

/* Marks in order of their boxes. */
struct fingerprint {
    uint32_t count;
    struct fingerprint_mark marks[FINGERPRINT_MARKS_MAX];
};

/* fingerprint_text - lower-case hex, FINGERPRINT_MARK_BYTES a mark; "" without marks. */
void fingerprint_text(
        const struct fingerprint *fingerprint, char text[FINGERPRINT_TEXT_BYTES]);

/*
 * fingerprint_of_text - strictly what fingerprint_text writes: boxes ascending
 *
 * On failure *out is unchanged. Returns 0; -1 with ERROR_SYNTAX.
 */
int fingerprint_of_text(const char *text, struct fingerprint *out, struct error *err)
        __attribute__((warn_unused_result));

#endif
