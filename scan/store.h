/* store.h -- an image file put into a conference's images folder, durably. */
#ifndef SCAN_STORE_H
#define SCAN_STORE_H

#include "core/digest.h"
#include "core/error.h"

enum {
    STORE_NAME_BYTES = 48,         /* 32 hex digits, an ending, NUL */
    STORE_FILE_MAX_BYTES = 1 << 30 /* of one image file */
};

/*
 * store_copy - copy one image file under a random name
 *
 * folder    an open descriptor of the images folder.
 * source    open for reading; its position does not matter. Regular files only.
 * ending    ".tif", ".png", ".jpg" or "" (kept so that people's viewers open it).
 * expected  the digest of the bytes; a file that changes while it is copied
 *           is ERROR_CRYPTO.
 * name      the name given, on success only.
 *
 * In this order: written as NAME.part, synced, its dates set to one fixed
 * day (they would tell the order of feeding), renamed, the folder synced.
 * Mode 0600: ballot images are secret material. On failure nothing is left.
 * Source: DESIGN, "Secrecy and integrity".
 */
int store_copy(int folder, int source, const char *ending, const struct digest *expected,
        char name[STORE_NAME_BYTES], struct error *err)
        __attribute__((warn_unused_result));

/* store_ending - the ending of a file name if it is a known image's, else "". */
const char *store_ending(const char *path);

#endif
