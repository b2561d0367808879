/* page_trial.h -- the step Trial: the machine's proof, zero report, opening the count. */
#ifndef CORE_DESK_PAGE_TRIAL_H
#define CORE_DESK_PAGE_TRIAL_H

#include "core/desk/route.h"

desk_handler page_trial;        /* GET /trial */
desk_handler page_trial_deck;   /* POST /trial/deck: sheets, marks */
desk_handler page_trial_report; /* POST /trial/report */
desk_handler page_trial_zero;   /* POST /trial/zero */
desk_handler page_trial_open;   /* POST /trial/open: takes two people */

#endif
