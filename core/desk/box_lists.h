/* box_lists.h -- the lists behind the contact sheet: made anew only when it is needed. */
#ifndef CORE_DESK_BOX_LISTS_H
#define CORE_DESK_BOX_LISTS_H

#include <stdint.h>

#include "core/box_list.h"
#include "core/error.h"

enum {
    BOX_LISTS_MOST = 4,       /* kept; so many ballot types, or earlier lists of one */
    BOX_LISTS_FRESH_MS = 5000 /* such a list is not made anew */
};

struct box_lists;

/* One list in use; until it is given back nobody else gets any. */
struct box_lists_hold {
    const struct box_list *list;
    uint64_t number; /* of this list, for as long as the desk runs */
    char type[LAYOUT_ID_BYTES];
};

/* box_lists_new - of the conference in `folder`, borrowed; NULL: no memory. */
struct box_lists *box_lists_new(const char *folder);
void box_lists_free(struct box_lists *lists);

/*
 * box_lists_take - the list of a ballot type
 *
 * may_be_old  1: whoever turns its pages shall not have it change under the hand.
 *             0: made anew if the ledger has changed and BOX_LISTS_FRESH_MS are over.
 *
 * The sheets of the count; of the trial until the count is opened. 10,000 sheets take
 * 1 s. On success box_lists_give must follow.
 */
int box_lists_take(struct box_lists *lists, const char *type, int may_be_old,
        struct box_lists_hold *out, struct error *err)
        __attribute__((warn_unused_result));

/* box_lists_find - the list of this number: 1, and box_lists_give must follow; 0: it is
 * not kept any more. */
int box_lists_find(struct box_lists *lists, uint64_t number, struct box_lists_hold *out);
void box_lists_give(struct box_lists *lists);

#endif
