/* sheet.h -- one voter's sheet: what is drawn on it and what must be read. */
#ifndef TESTS_SIM_SHEET_H
#define TESTS_SIM_SHEET_H

#include "core/layout.h"
#include "core/reading.h"
#include "tests/sim/hand.h"

enum { SHEET_ROWS_MAX = LAYOUT_NAMES_MAX, SHEET_OPTIONS_MAX = 8 };

struct sheet_row {
    enum kind kind;
    int target;                     /* the option meant; -1: none */
    int options[SHEET_OPTIONS_MAX]; /* indices into the page's boxes */
    int option_count;
};

struct sheet {
    const struct layout_page *page;
    struct sheet_row rows[SHEET_ROWS_MAX];
    int row_count;
    enum kind writing; /* KIND_NONE: none */
    int has_middle;    /* a mark that may or must be held, or writing */
};

/* How a row's reading stands to its truth. */
enum row_judgement {
    ROW_RIGHT,
    ROW_DOUBT, /* unsure, or over: a person decides */
    ROW_BOLD,  /* chosen as meant, but the specification holds such a mark */
    ROW_WRONG
};

/*
 * sheet_fill - think of a voter and draw what he or she does
 *
 * with_faint  0: no kinds that a black and white scan loses by nature.
 * gamma       the scanner's: grey inks are given as it will see them.
 * paper       a blank copy of `page`; drawn upon.
 */
void sheet_fill(struct sheet *sheet, const struct layout_page *page, int with_faint,
        double gamma, struct paper *paper, struct chance *chance);

enum row_judgement sheet_judge(
        const struct sheet *sheet, int row, const struct reading_contest *contest);

#endif
