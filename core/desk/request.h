/* request.h -- one request, checked: what a page's handler sees of it. */
#ifndef CORE_DESK_REQUEST_H
#define CORE_DESK_REQUEST_H

#include "core/desk/form.h"
#include "core/desk/words.h"
#include "core/file.h"
#include "core/officials.h"

enum { DESK_PATH_BYTES = 256, DESK_TOKEN_BYTES = 49, DESK_SESSION_BYTES = 65 };
enum desk_method { DESK_GET, DESK_POST };

/* What a person may do; bits, as one person may have several. */
enum desk_role { DESK_OPERATOR = 1, DESK_CHECKER = 2, DESK_CHAIR = 4 };

struct desk_request {
    enum desk_method method;
    char path[DESK_PATH_BYTES];       /* of letters, digits and / . - _ only; no ".." */
    struct form query;                /* after the question mark */
    struct form form;                 /* of a POST; its token is right */
    char upload[FILE_PATH_MAX];       /* where a body of bytes was spooled; "" if none */
    const struct words *words;        /* NULL: English */
    int is_signed_in;                 /* and not locked */
    int is_locked;                    /* signed in, but idle for long: name is known */
    char session[DESK_SESSION_BYTES]; /* the browser's id; "" if it has none */
    char name[OFFICIAL_NAME_BYTES];   /* who; "" if nobody is signed in */
    unsigned roles;                   /* of enum desk_role */
    char token[DESK_TOKEN_BYTES];     /* to be sent back by each form of the page */
    char flash[512];                  /* what the last change has to say, once; or "" */
    int is_flash_error;
    const char *conference; /* its title; "" if conference.ini does not say it */
    unsigned waiting;       /* requests of others that this person may confirm */
};

/* say - a message in the reader's language. Looked up where it is shown: N_() or literal.
 */
const char *say(const struct desk_request *request, const char *text)
        __attribute__((format_arg(2)));

/* request_field - of the form if it is a POST, else of the query; "" if there is none. */
const char *request_field(const struct desk_request *request, const char *name);

#endif
