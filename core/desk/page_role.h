/* page_role.h -- operator, checker, chair: their words, and boxes to tick. */
#ifndef CORE_DESK_PAGE_ROLE_H
#define CORE_DESK_PAGE_ROLE_H

#include "core/desk/html.h"
#include "core/desk/request.h"

/* page_role_word - one role (of enum desk_role) in the reader's language. */
const char *page_role_word(const struct desk_request *request, unsigned role);

/* page_role_boxes - a fieldset; `ticked` are, `fixed` cannot be taken away; `name` in its
 * heading tells several on a page apart, "" alone. */
void page_role_boxes(struct html *html, const struct desk_request *request,
        unsigned ticked, unsigned fixed, const char *name);

#endif
