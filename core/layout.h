/* layout.h -- where everything is printed: made by forms, read by omr (layout.json). */
#ifndef CORE_LAYOUT_H
#define CORE_LAYOUT_H

#include <stddef.h>
#include <stdint.h>

#include "core/code.h"
#include "core/digest.h"
#include "core/error.h"

/*
 * Lengths are micrometres from the printed page's top left; rectangles are
 * half-open (right and bottom are the first micrometre outside).
 *
 * Beyond the published members a page carries: "rows", each contest's whole
 * row; "codes" with the exact text and modules printed, for the count and
 * for TEST paper; "outline_um", the boxes' line width, drawn inside the box
 * rectangle; and "printed_png", the blank page as printed (1 bit, black on
 * white, LAYOUT_PRINTED_DPI, base64), codes and boxes included.
 */
enum {
    LAYOUT_FILE_MAX_BYTES = 32 << 20,
    LAYOUT_PAGES_MAX = 64,
    LAYOUT_FIDUCIALS_MAX = 256, /* a page */
    LAYOUT_CODES_MAX = 4,       /* a page */
    LAYOUT_BOXES_MAX = 2048,    /* a page */
    LAYOUT_NAMES_MAX = 128,     /* a page; also rows */
    LAYOUT_AREAS_MAX = 16,      /* a page */
    LAYOUT_ID_BYTES = 32,       /* contest, option, kind, fiducial id, with NUL */
    LAYOUT_MODULES_MAX = 57,    /* QR modules a side, version 10 */
    LAYOUT_EDGE_UM_MAX = 1000000,
    LAYOUT_PRINTED_DPI = 150,
    LAYOUT_PRINTED_MAX_BYTES = 1 << 20
};

struct layout_rect {
    int32_t left_um, top_um, right_um, bottom_um;
};

/* Ids: "tl" "tr" "bl" "br" (squares near the corners), "left-N" "right-N" (edge
 * marks, N from 1 downwards; left-N and right-N are level with each other). */
struct layout_fiducial {
    char id[LAYOUT_ID_BYTES];
    struct layout_rect rect; /* solid black */
};

/* A QR code without its quiet zone. modules: row by row, 1 is black,
 * one byte a module, side * side of them. */
struct layout_modules {
    char text[CODE_TEXT_BYTES];
    uint8_t cells[LAYOUT_MODULES_MAX * LAYOUT_MODULES_MAX];
};

struct layout_code {
    struct layout_rect rect;
    uint8_t side;                /* modules a side */
    struct layout_modules count; /* on ballots */
    struct layout_modules test;  /* on TEST paper */
};

struct layout_box {
    char contest[LAYOUT_ID_BYTES];
    char option[LAYOUT_ID_BYTES];
    struct layout_rect rect; /* outer edge of the outline */
};

struct layout_name { /* a printed name's ink, or a whole row */
    char contest[LAYOUT_ID_BYTES];
    struct layout_rect rect;
};

struct layout_area {
    char kind[LAYOUT_ID_BYTES]; /* "stamp", "signature" */
    struct layout_rect rect;
};

struct layout_page {
    int32_t page; /* from 1 */
    int32_t outline_um;
    struct layout_fiducial *fiducials;
    struct layout_code *codes;
    struct layout_box *boxes;
    struct layout_name *names;
    struct layout_name *rows;
    struct layout_area *areas;
    size_t fiducial_count, code_count, box_count, name_count, row_count, area_count;
    uint8_t *printed_png; /* NULL if absent */
    size_t printed_png_bytes;
};

struct layout {
    char conference[DIGEST_ID_HEX_BYTES];
    char ballot_type[LAYOUT_ID_BYTES];
    char form_id[DIGEST_ID_HEX_BYTES];
    int32_t page_width_um, page_height_um;
    struct layout_page *pages; /* pages[i].page == i + 1 */
    size_t page_count;
};

void layout_init(struct layout *layout);
void layout_release(struct layout *layout);

/*
 * layout_parse - from the text of a layout.json
 *
 * Everything is checked: format, version, bounds, rectangles that are not
 * empty and lie on the page, pages numbered 1, 2, ..., no box twice. On
 * failure *out is unchanged and ERROR_SYNTAX names the member.
 */
int layout_parse(const char *text, size_t size, struct layout *out, struct error *err)
        __attribute__((warn_unused_result));

/* layout_load - layout_parse of a file; the error names it. */
int layout_load(const char *path, struct layout *out, struct error *err)
        __attribute__((warn_unused_result));

/* layout_text - the JSON text, which the caller frees; ERROR_MEMORY. */
int layout_text(const struct layout *layout, char **text, struct error *err)
        __attribute__((warn_unused_result));

#endif
