/* ledger_enter.h -- images and what was read on them, entered all or nothing. */
#ifndef CORE_LEDGER_ENTER_H
#define CORE_LEDGER_ENTER_H

#include <jansson.h>

#include "core/ledger_store.h"

enum {
    LEDGER_IMAGES_MAX = 512, /* of one request */
    LEDGER_SHEETS_MAX = 512, /* of one request */
    LEDGER_IMAGE_PATH_BYTES = 256
};

/*
 * ledger_enter - {"batch":id,"images":[{"path","digest"}],"sheets":[{"pages":[...],
 * "ballot_type","place":optional,"aside":optional}]} ->
 * {"sheets":[{"sheet","verdict","reasons"}]} in the same order
 *
 * path    "images/NAME" below the conference's folder, ASCII letters, digits, . _ -
 * digest  BLAKE2b-256 of the file; entered already is ERROR_EXISTS, unless in a
 *         batch that is discarded.
 * place   in the stack as fed, from 1. Kept of a held sheet only, and until the
 *         count is sealed or its batch discarded.
 * Each page's "image" is one of the paths. An image that no page names is in its
 * sheet's "aside", a list of paths (the blank back of a ballot), or belongs to the
 * request's only sheet.
 */
int ledger_enter(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_enter_known - {"digest","trial":optional,"path":optional} ->
 * {"known":bool,"entered":bool}
 *
 * known    an image of this digest is in a batch that is not discarded.
 * entered  only with "path": this very file is in the ledger, also discarded.
 */
int ledger_enter_known(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_enter_check_path - see "path" above; ERROR_RANGE. */
int ledger_enter_check_path(const char *path, struct error *err)
        __attribute__((warn_unused_result));

#endif
