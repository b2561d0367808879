/* trace.h -- pictures of the engine's stages, for people (`kiemphieu read --trace DIR`).
 */
#ifndef OMR_TRACE_H
#define OMR_TRACE_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "omr/image.h"

struct trace; /* a folder, and the name of the page that is being read */

/* trace_new - pictures into `folder`, which is made if it is missing. */
int trace_new(const char *folder, struct trace **out, struct error *err)
        __attribute__((warn_unused_result));
void trace_free(struct trace *trace);

/*
 * trace_set_page - whose pictures come next
 *
 * image  a path: its last part without its ending goes into the pictures'
 *        names, with all but letters, digits, '-' and '_' replaced by '_'.
 * index  page in the file, from 0. `trace` may be NULL.
 */
void trace_set_page(struct trace *trace, const char *image, int32_t index);

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
