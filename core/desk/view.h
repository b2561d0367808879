/* view.h -- the ledger looked on by several threads, read-only. */
#ifndef CORE_DESK_VIEW_H
#define CORE_DESK_VIEW_H

#include "core/error.h"
#include "core/ledger.h"

enum { VIEW_LEDGERS_MAX = 6 };

struct desk_view;

struct desk_view *view_new(const char *folder); /* NULL: no memory */
void view_free(struct desk_view *view);

/* view_take - a ledger to read for this thread alone, waiting for one; view_give. */
int view_take(struct desk_view *view, struct ledger **out, struct error *err)
        __attribute__((warn_unused_result));
void view_give(struct desk_view *view, struct ledger *ledger);

#endif
