/* place.h -- an address of ours that a form sends back: never one of elsewhere. */
#ifndef CORE_DESK_PLACE_H
#define CORE_DESK_PLACE_H

#include "core/desk/request.h"

/* place_checked - `path` if it is one of ours (letters, digits, / . - _), else "/". */
void place_checked(const char *path, char out[DESK_PATH_BYTES]);

#endif
