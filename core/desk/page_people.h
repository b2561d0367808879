/* page_people.h -- /people: who takes part, with which roles; their one-time links. */
#ifndef CORE_DESK_PAGE_PEOPLE_H
#define CORE_DESK_PAGE_PEOPLE_H

#include "core/desk/route.h"

desk_handler page_people; /* GET /people */

/* POST: /people/add, /people/roles, /people/link, /people/end */
desk_handler page_people_add, page_people_roles, page_people_link, page_people_end;

#endif
