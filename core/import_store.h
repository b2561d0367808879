/* import_store.h -- asking kiemphieu-scan to put image files into images/. */
#ifndef CORE_IMPORT_STORE_H
#define CORE_IMPORT_STORE_H

#include "core/digest.h"
#include "core/error.h"
#include "core/process.h"

enum {
    IMPORT_STORE_PATH_BYTES = 96 /* "images/NAME" */
};

struct import_store {
    struct process process;
};

/* import_store_start - the program that stores, on the conference in `folder`. */
int import_store_start(struct import_store *store, const char *folder, struct error *err)
        __attribute__((warn_unused_result));
void import_store_finish(struct import_store *store);

/* import_store_digest - BLAKE2b-256 of a regular file, in hex. */
int import_store_digest(const char *path, char hex[DIGEST_HEX_BYTES], struct error *err)
        __attribute__((warn_unused_result));

/* import_store_put - one file, durably; `image` becomes "images/NAME". */
int import_store_put(struct import_store *store, const char *path, const char *digest,
        char image[IMPORT_STORE_PATH_BYTES], struct error *err)
        __attribute__((warn_unused_result));

#endif
