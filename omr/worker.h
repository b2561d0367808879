/* worker.h -- the sandboxed side: images come in by descriptor, readings go out. */
#ifndef OMR_WORKER_H
#define OMR_WORKER_H

#include "core/error.h"
#include "omr/glance.h"
#include "omr/page.h"
#include "omr/trace.h"

enum { WORKER_SOCKET = 3 }; /* where kiemphieu-read finds its requests */

struct worker {
    struct page_reader *reader; /* borrowed */
    struct trace *trace;        /* borrowed, may be NULL */
    struct glance glance;       /* the page being read; its memory is kept */
    int output;                 /* where lines are written */
};

/*
 * worker_serve - answer requests until the other side closes the socket
 *
 * Says an empty line when ready. A request is descriptor_send's: an image
 * file and the name for its readings. The answer is one line a page
 * (reading_json) and an empty line. A page that cannot be decoded is held
 * for `image-broken` with the reason as its detail; the others still come.
 *
 * -1 only if requests or answers can no longer be passed.
 */
int worker_serve(struct worker *worker, int socket, struct error *err)
        __attribute__((warn_unused_result));

#endif
