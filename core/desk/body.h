/* body.h -- what comes behind a request's head: a form in memory, bytes in a file. */
#ifndef CORE_DESK_BODY_H
#define CORE_DESK_BODY_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/file.h"

enum { BODY_DISK_LEFT_BYTES = 256 << 20 }; /* never filled by an upload */

struct body {
    char *text; /* of a form; owned */
    size_t size, room;
    int file;                                        /* -1: none */
    char folder[FILE_PATH_MAX], path[FILE_PATH_MAX]; /* "" : none */
};

void body_init(struct body *body);

/* body_release - the spooled file goes too, unless it was moved away. */
void body_release(struct body *body);

/* body_expect_form - room for `bytes`, FORM_BYTES_MAX at the most. */
int body_expect_form(struct body *body, int64_t bytes, struct error *err)
        __attribute__((warn_unused_result));

/*
 * body_expect_file - a fresh file under `folder`/.upload-XXXXXX
 *
 * ERROR_RANGE if the disk would be left with too little.
 */
int body_expect_file(struct body *body, const char *folder, int64_t bytes,
        struct error *err) __attribute__((warn_unused_result));

/* body_take - the next bytes; without an expectation they are dropped. */
int body_take(struct body *body, const char *bytes, size_t count, struct error *err)
        __attribute__((warn_unused_result));

/* body_sweep - remove what a server that died left in `folder`. */
void body_sweep(const char *folder);

#endif
