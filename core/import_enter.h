/* import_enter.h -- readings of stored images put to sheets and into the ledger. */
#ifndef CORE_IMPORT_ENTER_H
#define CORE_IMPORT_ENTER_H

#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

#include "core/import.h"
#include "core/import_store.h"
#include "core/ledger_client.h"
#include "core/plan.h"
#include "core/reading.h"
#include "core/sheet_group.h"

struct import_image {
    char path[IMPORT_STORE_PATH_BYTES]; /* "images/NAME" */
    char digest[DIGEST_HEX_BYTES];
    char *damage; /* why the page is lost; NULL: it is not. Owned */
    int is_next; /* it was fed right after the image before it: see import_enter_expect */
};

struct import_enter {
    struct ledger_client *ledger; /* borrowed, as is sums */
    struct import_sums *sums;
    char batch[128];
    struct sheet_group group;
    struct import_image *images; /* all given to the reader, by their ordinal */
    size_t image_count;
    size_t entered;   /* of them, in the ledger */
    uint64_t file;    /* whose readings come in now */
    json_t *sheets;   /* complete, not entered yet */
    int has_readings; /* of `file` */
    int is_failed;    /* a reading was lost or the ledger refused: nothing goes on */
};

/* import_enter_start - sums and ledger are borrowed; the batch's id comes later. */
int import_enter_start(struct import_enter *enter, const struct plan *plan,
        struct ledger_client *ledger, struct import_sums *sums, struct error *err)
        __attribute__((warn_unused_result));
void import_enter_release(struct import_enter *enter);

/*
 * import_enter_expect - the next image that the reader is given
 *
 * damage   "" or why the page is lost: becomes the detail of its reading.
 * is_next  1 if it was fed right after the image expected before: only then
 *          the two may be pages of one ballot. 0 for the first page of a file
 *          of several, for whatever follows such a file, for an image after
 *          one that was known already, and for one found in images/, whose
 *          place is not known: a ballot is never put together by chance.
 */
int import_enter_expect(struct import_enter *enter, const char *path, const char *digest,
        const char *damage, int is_next, struct error *err)
        __attribute__((warn_unused_result));

/* import_enter_awaits - 1 if an image of this digest is expected or not entered yet. */
int import_enter_awaits(const struct import_enter *enter, const char *digest);

/*
 * import_enter_reading - take the next reading of image number `file`
 *
 * Images whose sheets are complete are entered, each with its sheet in the
 * same transaction. Once this has failed it fails for ever: images behind a
 * reading that was lost must not be entered without it.
 */
int import_enter_reading(struct import_enter *enter, uint64_t file,
        const struct reading *reading, struct error *err)
        __attribute__((warn_unused_result));

/* import_enter_finish - all readings are there: close the last sheet, enter all. */
int import_enter_finish(struct import_enter *enter, struct error *err)
        __attribute__((warn_unused_result));

#endif
