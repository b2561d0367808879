/* page_boxes.h -- the contact sheet: all boxes of one level, from least ink to most. */
#ifndef CORE_DESK_PAGE_BOXES_H
#define CORE_DESK_PAGE_BOXES_H

#include "core/desk/route.h"

desk_handler page_boxes; /* GET /boxes?type=ID&option=ID&at=N */

#endif
