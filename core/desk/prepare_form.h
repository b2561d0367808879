/* prepare_form.h -- the two forms of the page Prepare, with what was typed or is saved.
 */
#ifndef CORE_DESK_PREPARE_FORM_H
#define CORE_DESK_PREPARE_FORM_H

#include <jansson.h>

#include "core/desk/draft.h"
#include "core/desk/html.h"
#include "core/desk/request.h"

struct prepare {
    const char *folder;
    struct html *html;
    const struct desk_request *request;
    struct draft draft;
    /* The ledger's answer to what was just typed, which is then shown again; or NULL. */
    const json_t *meeting_answer, *officials_answer;
    int is_shut; /* counting has begun: nothing can be saved */
};

void prepare_put_meeting(struct prepare *prepare);
void prepare_put_officials(struct prepare *prepare);

/* prepare_meeting_request - "prepare" for the ledger, of the form's fields; NULL: no
 * memory. */
json_t *prepare_meeting_request(const struct desk_request *request);

/* prepare_officials_request - "prepare-officials": the file's text if there is one. */
json_t *prepare_officials_request(const struct desk_request *request);

#endif
