/* driver_list.h -- the scanner drivers that SANE's configuration names. */
#ifndef CORE_DRIVER_LIST_H
#define CORE_DRIVER_LIST_H

#include <stddef.h>

#include "core/error.h"

enum { DRIVER_LIST_MAX = 256, DRIVER_NAME_BYTES = 64 };

struct driver_list {
    char names[DRIVER_LIST_MAX][DRIVER_NAME_BYTES];
    size_t count;
};

/*
 * driver_list_load - from dll.conf and the files of dll.d
 *
 * Looked for where libsane looks: in the folders of SANE_CONFIG_DIR, which ends with
 * ':' if /etc/sane.d comes behind, else in /etc/sane.d. A name twice counts once.
 * Lines that are no name of letters, digits, - and _ are passed over.
 * ERROR_IO if there is no dll.conf.
 * Source: sane-dll(5).
 */
int driver_list_load(struct driver_list *out, struct error *err)
        __attribute__((warn_unused_result));

/*
 * driver_list_alone - SANE_CONFIG_DIR such that libsane knows this driver alone
 *
 * folder  a private one of ours: its dll.conf is written anew, an empty dll.d
 *         made. The drivers' own files are found where they were.
 * former  the value of SANE_CONFIG_DIR before; NULL: none.
 */
int driver_list_alone(const char *folder, const char *former, const char *name,
        struct error *err) __attribute__((warn_unused_result));

#endif
