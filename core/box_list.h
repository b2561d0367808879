/* box_list.h -- every box of one ballot type as it was read, from least ink to most. */
#ifndef CORE_BOX_LIST_H
#define CORE_BOX_LIST_H

#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

#include "core/error.h"
#include "core/layout.h"
#include "core/reading.h"

/*
 * A contact sheet shows thousands of boxes by their ink alone: a wrong reading lies among
 * others that look different. Sheets stand in no order but that of their random ids.
 *
 * Levels are each by itself: people mark them differently often. The figures of points
 * (rows with ids as "3.1/t") are together, whichever of them is asked for.
 */
struct box_list;

enum { BOX_SHEET_BYTES = 33, BOX_OPTIONS_MAX = READING_BOXES_MAX };

/* One box; the texts are borrowed from the list. */
struct box_view {
    const char *image;   /* "images/NAME" in the conference's folder */
    int32_t index, page; /* page in the file from 0, printed page from 1 */
    int32_t rotation;    /* 0 or 180 */
    const char *contest, *option;
    int32_t ink_ppm;
    enum mark mark;
    char sheet[BOX_SHEET_BYTES]; /* its id, 32 hex digits */
};

int box_list_new(struct box_list **out, struct error *err)
        __attribute__((warn_unused_result));
void box_list_free(struct box_list *list); /* NULL is fine */

/*
 * box_list_add - the boxes of one sheet
 *
 * id     16 bytes.
 * pages  the list of its pages' readings; those that were read as another ballot type's,
 *        or as none's, have no boxes here. What is malformed is left out.
 *
 * 12 bytes a box, and some 60 a page. Only ERROR_MEMORY, or ERROR_RANGE for more than 4
 * billion boxes or BOX_OPTIONS_MAX options; then the list can only be freed.
 */
int box_list_add(struct box_list *list, const uint8_t *id, const json_t *pages,
        const char *ballot_type, struct error *err) __attribute__((warn_unused_result));

/* box_list_sort - once, after the last sheet; before it nothing can be asked. */
void box_list_sort(struct box_list *list);

/* box_list_options - the options there are, in the paper's order; returns how many. */
size_t box_list_options(
        const struct box_list *list, const char *options[BOX_OPTIONS_MAX]);

/* box_list_count - the boxes of one option; of all if it is NULL. */
size_t box_list_count(const struct box_list *list, const char *option);

/*
 * box_list_page - the boxes at .. at + most - 1 of one option, least ink first
 *
 * Returns how many stand in `out`: fewer at the end, 0 beyond it.
 */
size_t box_list_page(const struct box_list *list, const char *option, size_t at,
        size_t most, struct box_view *out);

/*
 * box_list_nearest - those nearest the limit, of all options
 *
 * mark  MARK_FILLED: the filled boxes with the least ink, least first; MARK_EMPTY: the
 *       empty ones with the most, most first.
 * most  at most BOX_NEAREST_MAX.
 */
enum { BOX_NEAREST_MAX = 200 };
size_t box_list_nearest(
        const struct box_list *list, enum mark mark, size_t most, struct box_view *out);

#endif
