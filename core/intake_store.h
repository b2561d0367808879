/* intake_store.h -- asking kiemphieu-scan to put image files into images/. */
#ifndef CORE_INTAKE_STORE_H
#define CORE_INTAKE_STORE_H

#include <stdint.h>

#include <jansson.h>

#include "core/digest.h"
#include "core/error.h"
#include "core/process.h"

enum {
    INTAKE_STORE_PATH_BYTES = 96, /* "images/NAME" */
    INTAKE_STORE_DAMAGE_BYTES = 256,
    INTAKE_STORE_SIDES = 2,
    INTAKE_STORE_PAGES_MAX = 10001 /* of one file: see scan/split.h */
};

struct intake_store {
    struct process process;
};

/* An image that lies in images/, durably. */
struct intake_store_image {
    char path[INTAKE_STORE_PATH_BYTES];
    char digest[DIGEST_HEX_BYTES];
};

/* One image that can be stored: a file, or a page of a file of several pages. */
struct intake_store_offer {
    char digest[DIGEST_HEX_BYTES];          /* of what would be stored */
    uint32_t pages;                         /* of its file, 1..INTAKE_STORE_PAGES_MAX */
    char damage[INTAKE_STORE_DAMAGE_BYTES]; /* "", or why the page is lost */
};

/* intake_store_start - the program that stores, on the conference in `folder`. */
int intake_store_start(struct intake_store *store, const char *folder, struct error *err)
        __attribute__((warn_unused_result));

/* intake_store_finish - end it. Happy with one that was never started. */
void intake_store_finish(struct intake_store *store);

/* intake_store_digest - BLAKE2b-256 of a regular file, in hex. */
int intake_store_digest(const char *path, char hex[DIGEST_HEX_BYTES], struct error *err)
        __attribute__((warn_unused_result));

/*
 * intake_store_ask - have a file taken apart and its images offered
 *
 * digest  of the file, in hex. Then intake_store_next until `has` is 0, each
 *         offer answered by intake_store_drop or intake_store_keep. After a
 *         failure of any of them the file is done with.
 */
int intake_store_ask(struct intake_store *store, const char *path, const char *digest,
        struct error *err) __attribute__((warn_unused_result));
int intake_store_next(struct intake_store *store, struct intake_store_offer *offer,
        int *has, struct error *err) __attribute__((warn_unused_result));

/* intake_store_drop - it is in the ledger already; nothing stays of it. */
int intake_store_drop(struct intake_store *store, struct error *err)
        __attribute__((warn_unused_result));

/* intake_store_keep - store it durably; `image` becomes "images/NAME". */
int intake_store_keep(struct intake_store *store, char image[INTAKE_STORE_PATH_BYTES],
        struct error *err) __attribute__((warn_unused_result));

/*
 * intake_store_adopt - have a sheet that a scan has left made durable
 *
 * parts  its one or two sides, as told by kiemphieu-scan; borrowed. Does not
 *        wait: several may be under way. Each is answered, in their order, by
 *        intake_store_adopted once intake_store_descriptor can be read.
 */
int intake_store_adopt(struct intake_store *store, json_t *parts, struct error *err)
        __attribute__((warn_unused_result));

/* intake_store_adopted - wait for the next answer: 1 or 2 images, front and back. */
int intake_store_adopted(struct intake_store *store,
        struct intake_store_image images[INTAKE_STORE_SIDES], size_t *count,
        struct error *err) __attribute__((warn_unused_result));

/* intake_store_descriptor - readable once an answer is there. */
int intake_store_descriptor(const struct intake_store *store);

/*
 * intake_store_sweep - remove what was left unfinished, tell what lies there
 *
 * Then intake_store_found until `has` is 0. The order is that of the random
 * names. Only while we hold the ledger, so that nobody else is storing.
 */
int intake_store_sweep(struct intake_store *store, struct error *err)
        __attribute__((warn_unused_result));
int intake_store_found(struct intake_store *store, char image[INTAKE_STORE_PATH_BYTES],
        char digest[DIGEST_HEX_BYTES], int *has, struct error *err)
        __attribute__((warn_unused_result));

#endif
