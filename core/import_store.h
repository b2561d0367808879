/* import_store.h -- asking kiemphieu-scan to put image files into images/. */
#ifndef CORE_IMPORT_STORE_H
#define CORE_IMPORT_STORE_H

#include <stdint.h>

#include "core/digest.h"
#include "core/error.h"
#include "core/process.h"

enum {
    IMPORT_STORE_PATH_BYTES = 96, /* "images/NAME" */
    IMPORT_STORE_DAMAGE_BYTES = 256,
    IMPORT_STORE_PAGES_MAX = 10001 /* of one file: see scan/split.h */
};

struct import_store {
    struct process process;
};

/* One image that can be stored: a file, or a page of a file of several pages. */
struct import_store_offer {
    char digest[DIGEST_HEX_BYTES];          /* of what would be stored */
    uint32_t pages;                         /* of its file, 1..IMPORT_STORE_PAGES_MAX */
    char damage[IMPORT_STORE_DAMAGE_BYTES]; /* "", or why the page is lost */
};

/* import_store_start - the program that stores, on the conference in `folder`. */
int import_store_start(struct import_store *store, const char *folder, struct error *err)
        __attribute__((warn_unused_result));

/* import_store_finish - end it. Happy with one that was never started. */
void import_store_finish(struct import_store *store);

/* import_store_digest - BLAKE2b-256 of a regular file, in hex. */
int import_store_digest(const char *path, char hex[DIGEST_HEX_BYTES], struct error *err)
        __attribute__((warn_unused_result));

/*
 * import_store_ask - have a file taken apart and its images offered
 *
 * digest  of the file, in hex. Then import_store_next until `has` is 0, each
 *         offer answered by import_store_drop or import_store_keep. After a
 *         failure of any of them the file is done with.
 */
int import_store_ask(struct import_store *store, const char *path, const char *digest,
        struct error *err) __attribute__((warn_unused_result));
int import_store_next(struct import_store *store, struct import_store_offer *offer,
        int *has, struct error *err) __attribute__((warn_unused_result));

/* import_store_drop - it is in the ledger already; nothing stays of it. */
int import_store_drop(struct import_store *store, struct error *err)
        __attribute__((warn_unused_result));

/* import_store_keep - store it durably; `image` becomes "images/NAME". */
int import_store_keep(struct import_store *store, char image[IMPORT_STORE_PATH_BYTES],
        struct error *err) __attribute__((warn_unused_result));

/*
 * import_store_sweep - remove what was left unfinished, tell what lies there
 *
 * Then import_store_found until `has` is 0. The order is that of the random
 * names. Only while we hold the ledger, so that nobody else is storing.
 */
int import_store_sweep(struct import_store *store, struct error *err)
        __attribute__((warn_unused_result));
int import_store_found(struct import_store *store, char image[IMPORT_STORE_PATH_BYTES],
        char digest[DIGEST_HEX_BYTES], int *has, struct error *err)
        __attribute__((warn_unused_result));

#endif
