/* load_part.h -- the parts of load.c: one decoder a kind of file. */
#ifndef OMR_LOAD_PART_H
#define OMR_LOAD_PART_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "core/error.h"
#include "omr/image.h"

/*
 * Where a TIFF's pages lie. If the list is damaged (it loops, or leads out
 * of the file), is_broken is set and the pages before that place are kept.
 */
struct load_chain {
    uint64_t *offsets; /* owned */
    int32_t count;
    int is_broken;
};

/* load_chain_read - follow the directories' links; ERROR_SYNTAX for a bad header,
 * ERROR_RANGE for more than LOAD_PAGES_MAX pages. */
int load_chain_read(int descriptor, struct load_chain *out, struct error *err)
        __attribute__((warn_unused_result));
void load_chain_release(struct load_chain *chain);

/* Where a page's pixels stand in the file as they are, row by row without gaps. */
struct load_place {
    int64_t offset;
    int32_t width_px, height_px, dpi_x, dpi_y;
};

struct load_tiff;
int load_tiff_open(int descriptor, struct load_tiff **out, struct error *err)
        __attribute__((warn_unused_result));
int32_t load_tiff_page_count(const struct load_tiff *file);
int load_tiff_page(struct load_tiff *file, int32_t index, struct image *image,
        struct error *err) __attribute__((warn_unused_result));
/* load_tiff_place - 1 if the page's pixels stand in the file as one piece, 8-bit grey and
 * upright; 0: they must be decoded, or the page is broken: load_tiff_page tells. */
int load_tiff_place(struct load_tiff *file, int32_t index, struct load_place *out);
void load_tiff_close(struct load_tiff *file);

int load_png(int descriptor, struct image *image, struct error *err)
        __attribute__((warn_unused_result));
int load_jpeg(int descriptor, struct image *image, struct error *err)
        __attribute__((warn_unused_result));

/* load_stream - a stream of its own from the file's first byte; fclose it. */
FILE *load_stream(int descriptor, struct error *err);

/* load_broken - ERROR_SYNTAX "the image is damaged: WHY", WHY made printable. */
int load_broken(struct error *err, const char *why);

/* load_dpi - a resolution of a file as whole dpi; 0 if it makes no sense. */
int32_t load_dpi(double dots, double inches);

/* load_pixel - the least of three, with `alpha` (255 is solid) over white. */
static inline uint8_t load_pixel(uint8_t red, uint8_t green, uint8_t blue, uint8_t alpha)
{
    unsigned least = red < green ? red : green;

    least = least < blue ? least : blue;
    return (uint8_t)(255U - ((255U - least) * alpha + 127U) / 255U);
}

#endif
