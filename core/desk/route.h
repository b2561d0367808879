/* route.h -- which address is answered by which function, for whom. */
#ifndef CORE_DESK_ROUTE_H
#define CORE_DESK_ROUTE_H

#include "core/desk/answer.h"
#include "core/desk/request.h"

struct desk;

/*
 * A handler answers one request that was checked before: host, origin, token, who is
 * signed in, size. Several run at once in threads of their own. It may wait for a
 * fellow program, for some seconds at the most.
 *
 * Returns 0; -1 if the answer could not be made: then the reader sees err's text on a
 * page with 409 (ERROR_STATE), 404 (ERROR_EXISTS is 409 too), 422 (ERROR_SYNTAX,
 * ERROR_RANGE) or 500.
 */
typedef int desk_handler(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err);

enum desk_who { DESK_ANYONE = 0, DESK_SIGNED_IN = 8 }; /* else roles: any of the bits */
enum desk_body { DESK_NO_BODY, DESK_FORM, DESK_BYTES };

struct desk_route {
    enum desk_method method;
    const char *path; /* exact, or up to and with a last "/" for all below it: "/row/" */
    unsigned who;
    enum desk_body body;
    desk_handler *handler;
};

/* route_find - NULL: no such address; *is_other_method is 1 if it takes another method.
 */
const struct desk_route *route_find(
        enum desk_method method, const char *path, int *is_other_method);

#endif
