/* piece_request.h -- what picture is asked for: one request of core/piece.h, checked. */
#ifndef OMR_PIECE_REQUEST_H
#define OMR_PIECE_REQUEST_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/layout.h"

enum piece_request_kind {
    PIECE_REQUEST_PAGE,
    PIECE_REQUEST_ROW,
    PIECE_REQUEST_PRINTED,
    PIECE_REQUEST_BOX
};

struct piece_request {
    enum piece_request_kind kind;
    const struct layout *layout;
    const struct layout_page *page;
    struct layout_rect part;
    int32_t index;    /* page in the file, from 0 */
    int32_t rotation; /* 0 or 180 */
    int32_t width_px; /* of a box: none */
};

/*
 * piece_request_parse - from the text of a request
 *
 * {"layout":0,"page":1,"index":0,"rotation":180,"piece":"row","contest":"3",
 *  "option":"high","width":1400}: layout counts from 0; page 0 is an unknown one, for
 * which the first stands in; "contest" of rows and boxes, "option" of boxes alone. A
 * row's and a box's page is the contest's own.
 *
 * ERROR_SYNTAX, or ERROR_RANGE for what the layouts do not hold.
 */
int piece_request_parse(const char *text, const struct layout *layouts, size_t count,
        struct piece_request *out, struct error *err) __attribute__((warn_unused_result));

#endif
