/* squeeze.c -- what JPEG loses. */
#include "tests/sim/squeeze.h"

#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

static void jpeg_pack(
        struct image *image, int quality, unsigned char **data, unsigned long *size)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr manager;

    jpeg.err = jpeg_std_error(&manager); /* exits on failure: ours, not the engine's */
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, data, size);
    jpeg.image_width = (JDIMENSION)image->width_px;
    jpeg.image_height = (JDIMENSION)image->height_px;
    jpeg.input_components = 1;
    jpeg.in_color_space = JCS_GRAYSCALE;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, quality, TRUE);
    jpeg_start_compress(&jpeg, TRUE);
    while (jpeg.next_scanline < jpeg.image_height) {
        JSAMPROW row = image->pixels + (ptrdiff_t)jpeg.next_scanline * image->width_px;

        (void)jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
}

void squeeze_jpeg(struct image *image, int quality)
{
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr manager;
    unsigned char *data = NULL;
    unsigned long size = 0;

    jpeg_pack(image, quality, &data, &size);
    jpeg.err = jpeg_std_error(&manager);
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, data, size);
    (void)jpeg_read_header(&jpeg, TRUE);
    jpeg_start_decompress(&jpeg);
    while (jpeg.output_scanline < jpeg.output_height) {
        JSAMPROW row = image->pixels + (ptrdiff_t)jpeg.output_scanline * image->width_px;

        (void)jpeg_read_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_decompress(&jpeg);
    jpeg_destroy_decompress(&jpeg);
    free(data);
}
