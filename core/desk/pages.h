/* pages.h -- the pages' functions, as route.c's table names them. */
#ifndef CORE_DESK_PAGES_H
#define CORE_DESK_PAGES_H

#include "core/desk/route.h"

/* ---- who is there ---- */
desk_handler page_sign, page_sign_in, page_sign_out, page_sign_lock, page_language,
        page_start, page_start_post, page_invite, page_invite_post;

/* ---- prepare, print, trial ---- */

/* ---- scan ---- */

/* ---- check ---- */

/* ---- results, seal, report ---- */

/* ---- what browsers fetch by themselves ---- */
desk_handler asset_answer;

#endif
