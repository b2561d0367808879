/* exchange.h -- one request from its checked head to its answer, whatever carries it. */
#ifndef CORE_DESK_EXCHANGE_H
#define CORE_DESK_EXCHANGE_H

#include <stdint.h>

#include "core/conference.h"
#include "core/desk/answer.h"
#include "core/desk/body.h"
#include "core/desk/desk.h"
#include "core/desk/head.h"
#include "core/desk/route.h"

enum { EXCHANGE_COOKIE_BYTES = 160 };

struct exchange {
    struct desk *desk;
    const struct desk_route *route;
    struct desk_request request;
    char conference[CONFERENCE_TEXT_BYTES]; /* request.conference */
    struct body body;
    unsigned status; /* 0: the handler is asked; else it is refused so */
    struct error why;
};

/*
 * exchange_begin - whose request is it, and may they?
 *
 * head        passed guard_check; not kept.
 * body_bytes  its Content-Length.
 * Never fails: a refusal is an answer. The caller ends with exchange_end.
 */
void exchange_begin(struct exchange *exchange, struct desk *desk, const struct head *head,
        int64_t body_bytes);
void exchange_end(struct exchange *exchange);

/* exchange_take - bytes of the body, as they come. */
void exchange_take(struct exchange *exchange, const char *bytes, size_t count);

/*
 * exchange_answer - run the handler, or say why not
 *
 * answer  initialised by this; the caller releases it. Its session is set if the
 *         browser is to keep a new id.
 */
void exchange_answer(struct exchange *exchange, struct desk_answer *answer);

/* exchange_cookie - "desk-8899=ID; ..." for Set-Cookie; cookies know no ports. */
void exchange_cookie(const struct desk *desk, const char *name, const char *value,
        char out[EXCHANGE_COOKIE_BYTES]);

#endif
