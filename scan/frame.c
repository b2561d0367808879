/* frame.c -- the bytes of a driver's frames put together to the rows of a side. */
#include "scan/frame.h"

#include <stdlib.h>
#include <string.h>

enum { ROW_BYTES_MAX = 8 * SIDE_WIDTH_MAX_PX };

void frame_init(
        struct frame *frame, int folder, const char *stem, double dpi_x, double dpi_y)
{
    memset(frame, 0, sizeof(*frame));
    frame->folder = folder;
    frame->stem = stem;
    frame->dpi_x = dpi_x;
    frame->dpi_y = dpi_y;
    frame->plane = -1;
}

/* ---- a frame's beginning ---- */

static int plane_of(SANE_Frame format)
{
    return format == SANE_FRAME_RED     ? 0
           : format == SANE_FRAME_GREEN ? 1
           : format == SANE_FRAME_BLUE  ? 2
                                        : -1;
}

static int samples_of(SANE_Frame format)
{
    return format == SANE_FRAME_RGB ? 3 : 1;
}

static int is_known(SANE_Frame format)
{
    return format == SANE_FRAME_GRAY || format == SANE_FRAME_RGB || plane_of(format) >= 0;
}

static int check(const SANE_Parameters *parameters, struct error *err)
{
    int64_t samples = samples_of(parameters->format);
    int64_t bits = (int64_t)parameters->pixels_per_line * samples * parameters->depth;

    if (!is_known(parameters->format))
        return error_set(err, ERROR_RANGE,
                "the scanner sends pictures in a form of its own (%d); turn its "
                "compression off",
                (int)parameters->format);
    if (parameters->depth != 1 && parameters->depth != 8 && parameters->depth != 16)
        return error_set(err, ERROR_RANGE, "the scanner sends %d bits a sample",
                (int)parameters->depth);
    if (parameters->depth == 1 && parameters->format != SANE_FRAME_GRAY)
        return error_set(err, ERROR_RANGE, "the scanner sends colours of 1 bit");
    if (parameters->pixels_per_line < 1 ||
            parameters->pixels_per_line > SIDE_WIDTH_MAX_PX ||
            parameters->lines > SIDE_ROWS_MAX ||
            parameters->bytes_per_line < (bits + 7) / 8 ||
            parameters->bytes_per_line > ROW_BYTES_MAX)
        return error_set(err, ERROR_RANGE,
                "the scanner announces a picture that cannot be (%d x %d pixels, rows of "
                "%d bytes)",
                (int)parameters->pixels_per_line, (int)parameters->lines,
                (int)parameters->bytes_per_line);
    return 0;
}

static int begin_side(struct frame *frame, int samples, struct error *err)
{
    struct side_format format = {.width_px = (uint32_t)frame->parameters.pixels_per_line,
            .depth = frame->parameters.depth == 1 ? 1 : 8,
            .samples = samples,
            .dpi_x = frame->dpi_x,
            .dpi_y = frame->dpi_y};

    if (side_begin(frame->folder, frame->stem, &format, &frame->side, err) != 0)
        return -1;
    frame->is_begun = 1;
    return 0;
}

static int begin_plane(struct frame *frame, int plane, struct error *err)
{
    if (frame->planes[plane] != NULL)
        return error_set(err, ERROR_RANGE, "the scanner sends a colour twice");
    frame->planes[plane] = malloc(1);
    if (frame->planes[plane] == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a colour");
    return frame->is_begun ? 0 : begin_side(frame, FRAME_PLANES, err);
}

int frame_begin(struct frame *frame, const SANE_Parameters *parameters, struct error *err)
{
    uint8_t *row;

    if (check(parameters, err) != 0)
        return -1;
    if (frame->is_begun &&
            (plane_of(parameters->format) < 0 || frame->plane < 0 ||
                    (uint32_t)parameters->pixels_per_line != frame->side.format.width_px))
        return error_set(err, ERROR_RANGE, "the scanner sends frames that do not match");
    row = realloc(frame->row, (size_t)parameters->bytes_per_line);
    if (row == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a row");
    frame->row = row;
    frame->row_size = 0;
    frame->rows = 0;
    frame->parameters = *parameters;
    frame->plane = plane_of(parameters->format);
    if (frame->plane >= 0)
        return begin_plane(frame, frame->plane, err);
    return begin_side(frame, samples_of(parameters->format), err);
}

/* ---- rows ---- */

/* In place: the upper byte of each sample, in this machine's order of bytes. */
static void narrow(uint8_t *row, size_t samples)
{
    uint16_t value;
    size_t i;

    for (i = 0; i < samples; i++) {
        memcpy(&value, row + 2 * i, sizeof(value));
        row[i] = (uint8_t)(value >> 8);
    }
}

static int keep_in_plane(struct frame *frame, struct error *err)
{
    size_t width = frame->side.format.width_px, size = width * frame->rows;
    uint8_t *plane = frame->planes[frame->plane], *grown;

    if ((frame->rows & (frame->rows - 1)) == 0) { /* room doubles at powers of two */
        grown = realloc(plane, width * (2 * (size_t)frame->rows + 1));
        if (grown == NULL)
            return error_set(err, ERROR_MEMORY, "no memory for a colour");
        plane = grown;
        frame->planes[frame->plane] = plane;
    }
    memcpy(plane + size, frame->row, width);
    return 0;
}

static int end_row(struct frame *frame, struct error *err)
{
    size_t samples = (size_t)frame->parameters.pixels_per_line *
                     (size_t)samples_of(frame->parameters.format);
    int result;

    if (frame->rows >= SIDE_ROWS_MAX ||
            (frame->parameters.lines >= 0 &&
                    frame->rows >= (uint32_t)frame->parameters.lines))
        return error_set(
                err, ERROR_SYNTAX, "the scanner sends more rows than it announced");
    if (frame->parameters.depth == 16)
        narrow(frame->row, samples);
    result = frame->plane >= 0 ? keep_in_plane(frame, err)
                               : side_row(&frame->side, frame->row, err);
    frame->rows++;
    frame->row_size = 0;
    return result;
}

int frame_take(struct frame *frame, const uint8_t *bytes, size_t size, struct error *err)
{
    size_t whole = (size_t)frame->parameters.bytes_per_line, part;

    while (size > 0) {
        part = whole - frame->row_size;
        if (part > size)
            part = size;
        memcpy(frame->row + frame->row_size, bytes, part);
        frame->row_size += part;
        bytes += part;
        size -= part;
        if (frame->row_size == whole && end_row(frame, err) != 0)
            return -1;
    }
    return 0;
}

int frame_end(struct frame *frame, struct error *err)
{
    if (frame->rows == 0 || frame->row_size != 0 ||
            (frame->parameters.lines >= 0 &&
                    frame->rows != (uint32_t)frame->parameters.lines))
        return error_set(err, ERROR_SYNTAX,
                "the page is cut short: %u rows of %d, and %zu bytes of another",
                (unsigned)frame->rows, (int)frame->parameters.lines, frame->row_size);
    if (frame->plane >= 0 && frame->plane_rows != 0 && frame->plane_rows != frame->rows)
        return error_set(err, ERROR_SYNTAX, "the colours differ in their rows");
    frame->plane_rows = frame->rows;
    return 0;
}

/* ---- the side ---- */

static int write_planes(struct frame *frame, struct error *err)
{
    size_t width = frame->side.format.width_px, x;
    uint8_t *row = malloc(FRAME_PLANES * width);
    uint32_t y;
    int result = row == NULL ? error_set(err, ERROR_MEMORY, "no memory for a row") : 0;

    for (y = 0; y < frame->plane_rows && result == 0; y++) {
        for (x = 0; x < FRAME_PLANES * width; x++)
            row[x] = frame->planes[x % FRAME_PLANES][y * width + x / FRAME_PLANES];
        result = side_row(&frame->side, row, err);
    }
    free(row);
    return result;
}

static int is_missing_a_plane(const struct frame *frame)
{
    return frame->planes[0] == NULL || frame->planes[1] == NULL ||
           frame->planes[2] == NULL;
}

int frame_finish(struct frame *frame, char part[STORE_PART_BYTES], struct error *err)
{
    if (!frame->is_begun)
        return error_set(err, ERROR_SYNTAX, "the scanner sent no picture");
    if (frame->plane >= 0) {
        if (is_missing_a_plane(frame))
            return error_set(err, ERROR_SYNTAX, "a colour is missing");
        if (write_planes(frame, err) != 0)
            return -1;
    }
    memcpy(part, frame->side.file.part, STORE_PART_BYTES);
    frame->is_begun = 0;
    return side_end(&frame->side, err);
}

void frame_release(struct frame *frame)
{
    int i;

    if (frame->is_begun)
        side_drop(&frame->side);
    frame->is_begun = 0;
    for (i = 0; i < FRAME_PLANES; i++) {
        free(frame->planes[i]);
        frame->planes[i] = NULL;
    }
    free(frame->row);
    frame->row = NULL;
}
