/* seal_part.h -- the sections of /seal, each drawn from the same few answers. */
#ifndef CORE_DESK_SEAL_PART_H
#define CORE_DESK_SEAL_PART_H

#include <jansson.h>

#include "core/desk/html.h"
#include "core/desk/meeting.h"
#include "core/desk/request.h"

struct seal_part {
    const struct desk_request *request;
    const char *folder;
    const struct meeting *meeting;
    const json_t *status; /* of the ledger */
    const json_t *check;  /* of "seal" with check; NULL once it is sealed */
    int is_written;       /* what lies in report/ is of this seal */
};

/* seal_reasons_put - why it cannot be sealed yet, each with the way to mend it. */
void seal_reasons_put(struct html *html, const struct seal_part *part);

/* seal_end_put - the end of the checks, or how two people take them up again. */
void seal_end_put(struct html *html, const struct seal_part *part);

/* seal_now_put - the seal, offered once nothing is in its way. */
void seal_now_put(struct html *html, const struct seal_part *part);

/* seal_root_put - what was sealed and by whom; the root in groups of four. */
void seal_root_put(struct html *html, const struct desk_request *request,
        const char *root, const char *first, const char *second);

/* seal_files_put - the report: writing it, exporting it, its files. */
void seal_files_put(struct html *html, const struct seal_part *part);

/* seal_verify_put - everything worked out anew. */
void seal_verify_put(struct html *html, const struct seal_part *part);

/* seal_is_exported - of a status: two people said that files may be handed out. */
int seal_is_exported(const json_t *status);

#endif
