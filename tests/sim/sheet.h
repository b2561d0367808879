/* sheet.h -- one voter's sheet: what is drawn on it and what must be read. */
#ifndef TESTS_SIM_SHEET_H
#define TESTS_SIM_SHEET_H

#include "core/layout.h"
#include "core/reading.h"
#include "tests/sim/hand.h"

enum { SHEET_ROWS_MAX = LAYOUT_NAMES_MAX, SHEET_OPTIONS_MAX = 12 };

struct sheet_row {
    enum kind kind;
    int at;          /* the option whose box it is drawn in or near */
    int target;      /* the option meant; -1: none that anybody could know */
    enum kind extra; /* what is to be ignored in another box; KIND_NONE: nothing */
    int extra_at;
    int options[SHEET_OPTIONS_MAX]; /* indices into the page's boxes */
    int option_count;
};

struct sheet {
    const struct layout_page *page;
    struct sheet_row rows[SHEET_ROWS_MAX];
    int row_count;
    enum kind void_kind; /* a struck name or writing; KIND_NONE: neither */
    int is_over_name;    /* the writing runs over a name: struck, or written on? */
    int has_middle;      /* a mark that may or must be held */
};

enum sheet_mix {
    SHEET_MIXED,  /* half good, half with marks between */
    SHEET_GOOD,   /* nothing that may be held */
    SHEET_BETWEEN /* a mark between in every row */
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
 * hand  holds the paper, a blank copy of `page`. Where it does not see faint
 *       ink there are no kinds that a black and white scan loses by nature,
 *       and no blank rows: who can tell them from light pencil?
 * only  but KIND_COUNT: marks of this kind alone, among plain ones.
 */
void sheet_fill(struct sheet *sheet, const struct layout_page *page, struct hand *hand,
        enum sheet_mix mix, enum kind only);

/* sheet_litter - dots of dust, a stamp, a signature, a staple: all to be ignored. */
void sheet_litter(const struct sheet *sheet, struct hand *hand);
/* sheet_write - the writing or the struck name of sheet->void_kind; sets is_over_name. */
void sheet_write(struct sheet *sheet, struct hand *hand);

/* sheet_rows - the page's rows and their options, no marks yet. */
void sheet_rows(struct sheet *sheet, const struct layout_page *page);

struct rect_mm sheet_rect(const struct layout_rect *rect, int32_t inset_um);
/* sheet_place - an option's box of a row and those around it. */
void sheet_place(const struct sheet *sheet, int row, int option, struct place *place);

enum row_judgement sheet_judge(
        const struct sheet *sheet, int row, const struct reading_contest *contest);

#endif
