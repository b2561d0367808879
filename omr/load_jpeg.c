/* load_jpeg.c -- JPEG to pixels: grey, YCbCr, RGB, and CMYK as printers write it. */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

#include "omr/load.h"
#include "omr/load_exif.h"
#include "omr/load_part.h"

enum { EXIF_MARKER = JPEG_APP0 + 1 };

/* All state of one decoding: what libjpeg's longjmp must not lose. */
struct jpeg_job {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr manager;
    struct jpeg_progress_mgr progress;
    FILE *stream;
    uint8_t *row;
    struct image *image;
    int orientation; /* as image_orient has it */
    struct error *err;
    jmp_buf jump;
};

static struct jpeg_job *job_of(j_common_ptr common)
{
    return common->client_data;
}

static _Noreturn void give_up(struct jpeg_job *job)
{
    longjmp(job->jump, 1);
}

static _Noreturn void fail_with(struct jpeg_job *job, const char *why)
{
    (void)load_broken(job->err, why);
    give_up(job);
}

static _Noreturn void fail(j_common_ptr common)
{
    char why[JMSG_LENGTH_MAX];

    common->err->format_message(common, why);
    fail_with(job_of(common), why);
}

/*
 * libjpeg goes on with invented pixels after damage and calls it a warning:
 * a reading of those could be wrong, so damage ends the decoding.
 */
static void warn(j_common_ptr common, int level)
{
    if (level >= 0 || common->err->msg_code == JWRN_ADOBE_XFORM ||
            common->err->msg_code == JWRN_TOO_MUCH_DATA)
        return;
    fail(common);
}

static void say_nothing(j_common_ptr common)
{
    (void)common;
}

/* Thousands of empty scans would take hours: no scanner writes more than a dozen. */
static void count_scans(j_common_ptr common)
{
    struct jpeg_job *job = job_of(common);

    if (job->jpeg.input_scan_number > LOAD_SCANS_MAX)
        fail_with(job, "it has too many scans");
}

static void handlers_set(struct jpeg_job *job)
{
    job->jpeg.err = jpeg_std_error(&job->manager);
    job->manager.error_exit = fail;
    job->manager.emit_message = warn;
    job->manager.output_message = say_nothing;
    job->jpeg.client_data = job;
}

/* The first block that turns the page counts; XMP shares the marker. */
static int orientation_of(const struct jpeg_decompress_struct *jpeg)
{
    const struct jpeg_marker_struct *marker;

    for (marker = jpeg->marker_list; marker != NULL; marker = marker->next) {
        int found = load_exif_orientation(marker->data, marker->data_length);

        if (found != 1)
            return found;
    }
    return 1;
}

static void start(struct jpeg_job *job)
{
    struct jpeg_decompress_struct *jpeg = &job->jpeg;

    jpeg_create_decompress(jpeg);
    jpeg->client_data = job;
    job->progress.progress_monitor = count_scans;
    jpeg->progress = &job->progress;
    jpeg_stdio_src(jpeg, job->stream);
    jpeg_save_markers(jpeg, EXIF_MARKER, LOAD_EXIF_MAX_BYTES);
    (void)jpeg_read_header(jpeg, TRUE);
    job->orientation = orientation_of(jpeg);
    if (image_allocate(job->image, (int32_t)jpeg->image_width,
                (int32_t)jpeg->image_height, job->err) != 0)
        give_up(job);
    if (jpeg->saw_JFIF_marker && (jpeg->density_unit == 1 || jpeg->density_unit == 2)) {
        double inches = jpeg->density_unit == 1 ? 1.0 : 1.0 / 2.54;

        job->image->dpi_x = load_dpi(jpeg->X_density, inches);
        job->image->dpi_y = load_dpi(jpeg->Y_density, inches);
    }
}

static void colours_choose(struct jpeg_job *job)
{
    struct jpeg_decompress_struct *jpeg = &job->jpeg;

    if (jpeg->num_components == 1)
        jpeg->out_color_space = JCS_GRAYSCALE;
    else if (jpeg->num_components == 3)
        jpeg->out_color_space = JCS_RGB;
    else if (jpeg->num_components == 4)
        jpeg->out_color_space = JCS_CMYK;
    else
        fail_with(job, "its colours are of no known kind");
}

static void row_of_ink(const struct jpeg_job *job, uint8_t *pixels)
{
    /* Programs that leave Adobe's marker store 255 for no ink, others 0. */
    unsigned turn = job->jpeg.saw_Adobe_marker ? 0U : 255U;
    const uint8_t *row = job->row;
    size_t x;

    for (x = 0; x < (size_t)job->image->width_px; x++, row += 4) {
        unsigned least = load_pixel((uint8_t)(row[0] ^ turn), (uint8_t)(row[1] ^ turn),
                (uint8_t)(row[2] ^ turn), 255);

        pixels[x] = (uint8_t)((least * (row[3] ^ turn) + 127U) / 255U);
    }
}

static void row_place(const struct jpeg_job *job, uint8_t *pixels)
{
    const uint8_t *row = job->row;
    size_t width = (size_t)job->image->width_px, x;

    if (job->jpeg.output_components == 4)
        row_of_ink(job, pixels);
    else
        for (x = 0; x < width; x++, row += 3) {
            uint8_t least = row[0] < row[1] ? row[0] : row[1];

            pixels[x] = least < row[2] ? least : row[2];
        }
}

static void rows_read(struct jpeg_job *job)
{
    struct jpeg_decompress_struct *jpeg = &job->jpeg;
    size_t width = (size_t)job->image->width_px;

    (void)jpeg_start_decompress(jpeg);
    job->row = malloc(width * (size_t)jpeg->output_components);
    if (job->row == NULL) {
        (void)error_set(job->err, ERROR_MEMORY, "no memory for a row of the image");
        give_up(job);
    }
    while (jpeg->output_scanline < jpeg->output_height) {
        uint8_t *pixels = job->image->pixels + jpeg->output_scanline * width;
        JSAMPROW row = jpeg->output_components == 1 ? pixels : job->row;

        (void)jpeg_read_scanlines(jpeg, &row, 1);
        if (row != pixels)
            row_place(job, pixels);
    }
    (void)jpeg_finish_decompress(jpeg);
}

static int decode(struct jpeg_job *job)
{
    if (setjmp(job->jump) != 0)
        return -1;
    start(job);
    colours_choose(job);
    rows_read(job);
    return 0;
}

int load_jpeg(int descriptor, struct image *image, struct error *err)
{
    struct jpeg_job *job = calloc(1, sizeof(*job));
    int result;

    if (job == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a JPEG decoder");
    job->image = image;
    job->err = err;
    job->stream = load_stream(descriptor, err);
    if (job->stream == NULL) {
        free(job);
        return -1;
    }
    handlers_set(job);
    result = decode(job);
    if (result == 0)
        result = image_orient(image, job->orientation, err);
    jpeg_destroy_decompress(&job->jpeg);
    (void)fclose(job->stream);
    free(job->row);
    free(job);
    return result;
}
