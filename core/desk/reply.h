/* reply.h -- an answer as libmicrohttpd sends it, with the fields that all carry. */
#ifndef CORE_DESK_REPLY_H
#define CORE_DESK_REPLY_H

#include <microhttpd.h>

#include "core/desk/answer.h"
#include "core/desk/desk.h"

/* reply_make - what the answer owns of bytes or file is taken out of it; NULL: no memory.
 */
struct MHD_Response *reply_make(const struct desk *desk, struct desk_answer *answer);

#endif
