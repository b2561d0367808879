/* page_print.h -- the step Print: ballots and proof, and whether they are still right. */
#ifndef CORE_DESK_PAGE_PRINT_H
#define CORE_DESK_PAGE_PRINT_H

#include "core/desk/route.h"

desk_handler page_print;         /* GET /print */
desk_handler page_print_ballots; /* POST /print/ballots: copies */
desk_handler page_print_proof;   /* POST /print/proof */
desk_handler page_file;          /* GET /file/...: the PDFs of this step and the next */

#endif
