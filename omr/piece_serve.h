/* piece_serve.h -- the sandboxed side of core/piece.h and core/mosaic.h. */
#ifndef OMR_PIECE_SERVE_H
#define OMR_PIECE_SERVE_H

#include "core/error.h"
#include "core/layout.h"

/*
 * piece_serve - answer requests until the other side sends no more
 *
 * A request is descriptor_send's: an image file and the text of piece_request.h. Each is
 * answered by a line on `output`: "ok R N", R 1 if the page was registered, and the N
 * bytes of a PNG behind it; or "broken WHY". A printed row needs no image: whatever file
 * comes with it is not looked at.
 *
 * is_mosaic  1: only boxes are asked for, each answered with N 0 or "broken"; when no
 *            more requests come, all of them follow as one picture, "ok 1 N".
 * layouts  1 or more, borrowed.
 * -1 only if requests or answers can no longer be passed.
 */
int piece_serve(const struct layout *layouts, size_t count, int is_mosaic, int socket,
        int output, struct error *err) __attribute__((warn_unused_result));

#endif
