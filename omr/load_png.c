/* load_png.c -- PNG to pixels: every colour type, depth and interlacing. */
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "omr/load.h"
#include "omr/load_part.h"
#include "omr/load_png_part.h"

enum { CHUNK_MAX_BYTES = 8 << 20 };

/* All state of one decoding: what libpng's longjmp must not lose. */
struct png_job {
    FILE *stream;
    png_structp png;
    png_infop info;
    uint8_t *rows; /* one row, or all of them if interlaced */
    struct image *image;
    struct error *err;
    int is_failed; /* err is set already */
    jmp_buf jump;
};

static _Noreturn void fail(png_structp png, png_const_charp why)
{
    struct png_job *job = png_get_error_ptr(png);

    if (!job->is_failed)
        (void)load_broken(job->err, why);
    longjmp(job->jump, 1);
}

static void ignore(png_structp png, png_const_charp why)
{
    (void)png; /* of chunks that do not matter to the pixels */
    (void)why;
}

static _Noreturn void give_up(struct png_job *job)
{
    job->is_failed = 1;
    longjmp(job->jump, 1);
}

static void start(struct png_job *job)
{
    uint32_t width, height;
    png_uint_32 across, down;
    int unit;

    png_set_user_limits(job->png, 0x7fffffff, 0x7fffffff);
    png_set_chunk_malloc_max(job->png, CHUNK_MAX_BYTES);
    png_init_io(job->png, job->stream);
    png_read_info(job->png, job->info);
    width = png_get_image_width(job->png, job->info);
    height = png_get_image_height(job->png, job->info);
    if (image_allocate(job->image, (int32_t)width, (int32_t)height, job->err) != 0)
        give_up(job);
    if (png_get_pHYs(job->png, job->info, &across, &down, &unit) != 0 &&
            unit == PNG_RESOLUTION_METER) {
        job->image->dpi_x = load_dpi((double)across, 1.0 / 0.0254);
        job->image->dpi_y = load_dpi((double)down, 1.0 / 0.0254);
    }
}

/* To 1 to 4 samples of 8 bits: grey, grey and alpha, RGB, RGBA. */
static void transform(struct png_job *job)
{
    png_set_expand(job->png);
    png_set_scale_16(job->png);
}

static void row_place(const uint8_t *row, int channels, uint8_t *pixels, size_t width)
{
    size_t x;

    switch (channels) {
    case 1:
        memcpy(pixels, row, width);
        break;
    case 2:
        for (x = 0; x < width; x++, row += 2)
            pixels[x] = load_pixel(row[0], row[0], row[0], row[1]);
        break;
    case 3:
        for (x = 0; x < width; x++, row += 3)
            pixels[x] = load_pixel(row[0], row[1], row[2], 255);
        break;
    default:
        for (x = 0; x < width; x++, row += 4)
            pixels[x] = load_pixel(row[0], row[1], row[2], row[3]);
        break;
    }
}

static void rows_read(struct png_job *job)
{
    size_t width = (size_t)job->image->width_px, height = (size_t)job->image->height_px;
    int passes = png_set_interlace_handling(job->png), pass, channels;
    size_t row_bytes, y;

    png_read_update_info(job->png, job->info);
    channels = png_get_channels(job->png, job->info);
    row_bytes = png_get_rowbytes(job->png, job->info);
    if (row_bytes != width * (size_t)channels)
        png_error(job->png, "its rows have an impossible length");
    job->rows = malloc(passes > 1 ? row_bytes * height : row_bytes);
    if (job->rows == NULL) {
        (void)error_set(job->err, ERROR_MEMORY, "no memory for the image's rows");
        give_up(job);
    }
    for (pass = 0; pass < passes; pass++)
        for (y = 0; y < height; y++) {
            uint8_t *row = job->rows + (passes > 1 ? y * row_bytes : 0);

            png_read_row(job->png, row, NULL);
            if (pass == passes - 1)
                row_place(row, channels, job->image->pixels + y * width, width);
        }
    png_read_end(job->png, NULL);
}

static int decode(struct png_job *job)
{
    if (setjmp(job->jump) != 0)
        return -1;
    start(job);
    transform(job);
    rows_read(job);
    return 0;
}

static int create(struct png_job *job)
{
    job->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, job, fail, ignore);
    if (job->png == NULL)
        return error_set(job->err, ERROR_MEMORY, "no memory for a PNG decoder");
    job->info = png_create_info_struct(job->png);
    if (job->info == NULL)
        return error_set(job->err, ERROR_MEMORY, "no memory for a PNG decoder");
    return 0;
}

int load_png(int descriptor, struct image *image, struct error *err)
{
    struct png_job job = {.image = image, .err = err};
    int result = load_png_grey(descriptor, image, err);

    if (result != 0)
        return result > 0 ? 0 : -1;
    job.stream = load_stream(descriptor, err);
    if (job.stream == NULL)
        return -1;
    result = create(&job);
    if (result == 0)
        result = decode(&job);
    if (job.png != NULL)
        png_destroy_read_struct(&job.png, &job.info, NULL);
    free(job.rows);
    (void)fclose(job.stream);
    return result;
}
