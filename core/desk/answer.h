/* answer.h -- what a handler gives back: a page, a file, or where to go next. */
#ifndef CORE_DESK_ANSWER_H
#define CORE_DESK_ANSWER_H

#include <stddef.h>

#include <jansson.h>

#include "core/desk/html.h"
#include "core/desk/request.h"
#include "core/error.h"

struct desk_answer {
    unsigned status;      /* 200 if untouched */
    const char *type;     /* of the content; text/html; charset=utf-8 if untouched */
    struct html page;     /* the body, unless one of those below is set */
    unsigned char *bytes; /* owned: a picture, JSON */
    size_t byte_count;
    int file;           /* a descriptor to be sent and closed; -1: none */
    char download[128]; /* the name under which a browser saves it; "" shows it */
    char location[DESK_PATH_BYTES + 256]; /* 303 See Other, after a change */
    char flash[512];                      /* to be shown on the page that comes next */
    int is_flash_error;
    char session[DESK_SESSION_BYTES]; /* the browser's new id; "" leaves it */
    char language[3];                 /* "vi", "en": kept by the browser; or "" */
    unsigned retry_after_s;           /* with 429 and 503; 0: says nothing */
    unsigned cache_s; /* 0: no-store, as everything here but pictures of assets */
};

void answer_init(struct desk_answer *answer);
void answer_release(struct desk_answer *answer);

/* answer_see - after a change: go to `path` and show `text` there ("" for nothing). */
void answer_see(struct desk_answer *answer, const char *path, const char *text);

/* answer_refuse - as answer_see, but `text` is an error: what is wrong, what to do. */
void answer_refuse(struct desk_answer *answer, const char *path, const char *text);

/* answer_bytes - takes the bytes over. */
void answer_bytes(
        struct desk_answer *answer, const char *type, void *bytes, size_t count);

/* answer_json - takes the reference over; NULL is a failure (500). */
void answer_json(struct desk_answer *answer, json_t *value);

/* answer_file - open `path` (under the conference's folder) to be sent. */
int answer_file(struct desk_answer *answer, const char *path, const char *type,
        const char *download, struct error *err) __attribute__((warn_unused_result));

#endif
