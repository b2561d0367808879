/* page_seal.h -- /seal: what is in the way, the end of the checks, the seal, the report.
 */
#ifndef CORE_DESK_PAGE_SEAL_H
#define CORE_DESK_PAGE_SEAL_H

#include "core/desk/route.h"

desk_handler page_seal;

/* POST: each asks for a second person (pair.h), who confirms it here or elsewhere. */
desk_handler page_seal_end, page_seal_resume, page_seal_now, page_seal_export;

/* POST: long work, as a job (job.h): the report's files, and everything anew. */
desk_handler page_seal_report, page_seal_verify;

/* GET /seal/file/NAME: a file of report/, once it was exported and as the scope permits.
 */
desk_handler page_seal_file;

#endif
