/* trace.h -- pictures of the engine's stages, for people (`kiemphieu read --trace DIR`).
 */
#ifndef OMR_TRACE_H
#define OMR_TRACE_H

#include <stdint.h>

#include "omr/image.h"

struct trace; /* a folder, and the name of the page that is being read */

/* A drawing over a grey picture: rectangles and crosses in pixels of the page. */
struct trace_figure {
    int32_t left_px, top_px, right_px, bottom_px;
    uint8_t red, green, blue;
    uint8_t is_cross;
};

/*
 * trace_picture - write FOLDER/IMAGE-INDEX-STAGE.png
 *
 * stage    "1-loaded", "2-found", "3-registered", "4-code", "5-weighed", "6-judged"
 * image    drawn in grey; figures over it in colour, `count` of them.
 *
 * Nothing happens if `trace` is NULL; a picture that cannot be written is
 * said on stderr once and does not disturb the reading.
 */
void trace_picture(struct trace *trace, const char *stage, const struct image *image,
        const struct trace_figure *figures, size_t count);

#endif
