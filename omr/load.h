/* load.h -- image files to pixels: TIFF, PNG and JPEG, from a descriptor only. */
#ifndef OMR_LOAD_H
#define OMR_LOAD_H

#include <stdint.h>

#include "core/error.h"
#include "omr/image.h"

/*
 * Every byte of the file is taken for hostile. Sizes are checked before any
 * memory is asked for; no library prints or exits. A file that is cut short
 * or damaged is an error and never a half page.
 */
enum {
    LOAD_PAGES_MAX = 10000,           /* of one TIFF */
    LOAD_BLOCK_MAX_BYTES = 384 << 20, /* the largest single piece of memory */
    LOAD_SCANS_MAX = 64               /* of one progressive JPEG */
};

struct load_file;

/*
 * load_open - find out what a file is, and how many pages it has
 *
 * descriptor  a regular file, open for reading; borrowed, must stay open
 *             until load_close. Its position moves.
 *
 * ERROR_SYNTAX if it is empty or of no kind that is read; the message says
 * what it is instead and what to do. ERROR_IO, ERROR_RANGE, ERROR_MEMORY.
 */
int load_open(int descriptor, struct load_file **out, struct error *err)
        __attribute__((warn_unused_result));

/* load_page_count - 1..LOAD_PAGES_MAX + 1. Where the list of a TIFF's pages is
 * damaged, one more page stands at its end, which load_page reports as broken. */
int32_t load_page_count(const struct load_file *file);

/*
 * load_page - one page's pixels, upright as the file's orientation says
 *
 * index  0 .. load_page_count - 1, in any order.
 * image  its memory is used again; on failure its contents are undefined.
 *
 * Grey stays grey; of colour the least of red, green and blue; transparent
 * is white. The other pages can be read after a failure.
 * Cost: A4 grey at 300 dpi 2 ms raw, 3 ms G4, 15 ms JPEG, 30 ms PNG. Memory: the
 * image and at most 20 MB, but a progressive JPEG or interlaced PNG is held whole.
 */
int load_page(struct load_file *file, int32_t index, struct image *image,
        struct error *err) __attribute__((warn_unused_result));

/*
 * load_place_of - where a page's pixels stand in the file as they are
 *
 * Returns 1 if they do: 8-bit grey of a TIFF without compression, upright, in one piece
 * within the file. 0: load_page must decode it, or says why it is broken.
 */
struct load_place;
int load_place_of(struct load_file *file, int32_t index, struct load_place *out);

/* load_close - frees; the descriptor stays open. NULL is fine. */
void load_close(struct load_file *file);

#endif
