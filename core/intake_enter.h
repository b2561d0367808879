/* intake_enter.h -- readings of stored images put to sheets and into the ledger. */
#ifndef CORE_INTAKE_ENTER_H
#define CORE_INTAKE_ENTER_H

#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

#include "core/intake_store.h"
#include "core/ledger_client.h"
#include "core/plan.h"
#include "core/reading.h"
#include "core/sheet_group.h"

enum { INTAKE_BATCH_BYTES = 64 };

struct intake_sums {
    char batch[INTAKE_BATCH_BYTES]; /* its id; "" until it is begun */
    uint32_t images;                /* taken now */
    uint32_t known;     /* images in the ledger already, by digest: not counted again */
    uint32_t recovered; /* stored by a run that was cut short, taken now */
    uint32_t sheets, counted, held, refused;
    int is_accepted;   /* the batch has ended, and its figures agree */
    int64_t expected;  /* of the batch: declared, or -1 */
    int64_t batch_fed; /* also by runs before this one */
};

/* What an image is of its sheet of paper: its only side that was scanned, or one of two.
 */
enum intake_side { INTAKE_SINGLE, INTAKE_FRONT, INTAKE_BACK };

struct intake_image {
    char path[INTAKE_STORE_PATH_BYTES]; /* "images/NAME" */
    char digest[DIGEST_HEX_BYTES];
    char *damage; /* why the page is lost; NULL: it is not. Owned */
    enum intake_side side;
    int is_next;    /* it was fed right after the image before it */
    int is_aside;   /* no page of a ballot: it stays with the other side's sheet */
    uint32_t place; /* of its sheet of paper in the batch, from 1; 0: not known */
};

/* Told once a sheet is in the ledger: the ledger's answer for it, and its place. */
typedef void intake_entered(void *context, const json_t *sheet, uint32_t place);

struct intake_enter {
    struct ledger_client *ledger; /* borrowed, as is sums */
    struct intake_sums *sums;
    intake_entered *entered; /* NULL: nobody is told */
    void *context;
    struct sheet_group group;
    struct intake_image *images; /* all given to the reader, by their ordinal */
    size_t image_count;
    size_t done;          /* of them, in the ledger */
    struct reading front; /* waits for its back */
    json_t *sheets;       /* complete, not entered yet */
    uint64_t file;        /* that the last reading was of, and one more; 0: none yet */
    int is_failed;        /* a reading was lost or the ledger refused: nothing goes on */
};

/* intake_enter_start - sums and ledger are borrowed; sums->batch is set later. */
int intake_enter_start(struct intake_enter *enter, const struct plan *plan,
        struct ledger_client *ledger, struct intake_sums *sums, struct error *err)
        __attribute__((warn_unused_result));
void intake_enter_release(struct intake_enter *enter);

/*
 * intake_enter_expect - the next image that the reader is given
 *
 * image  copied; `damage` is "" or why the page is lost: it becomes the detail
 *        of its reading. is_next is 1 if it was fed right after the image
 *        expected before: only then the two may be pages of one ballot. 0
 *        for the first page of a file of several, for whatever follows such a
 *        file, for an image after one that was known already, and for one
 *        found in images/, whose place is not known: a ballot is never put
 *        together by chance. After an INTAKE_FRONT comes its INTAKE_BACK.
 */
int intake_enter_expect(struct intake_enter *enter, const struct intake_image *image,
        struct error *err) __attribute__((warn_unused_result));

/* intake_enter_awaits - 1 if an image of this digest is expected or not entered yet. */
int intake_enter_awaits(const struct intake_enter *enter, const char *digest);

/*
 * intake_enter_reading - take the next reading of image number `file`; NULL: it
 * has no more
 *
 * Images whose sheets are complete are entered, each with its sheet in the
 * same transaction. Once this has failed it fails for ever: images behind a
 * reading that was lost must not be entered without it.
 */
int intake_enter_reading(struct intake_enter *enter, uint64_t file,
        const struct reading *reading, struct error *err)
        __attribute__((warn_unused_result));

/* intake_enter_finish - all readings are there: close the last sheet, enter all. */
int intake_enter_finish(struct intake_enter *enter, struct error *err)
        __attribute__((warn_unused_result));

#endif
