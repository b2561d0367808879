/* side.h -- one scanned side written as a TIFF file, row by row as it comes. */
#ifndef SCAN_SIDE_H
#define SCAN_SIDE_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "scan/store.h"

/*
 * Without compression, and straight into the file: the pages of a stack are not
 * kept in memory, the feeder waits for no compressor, and the engine reads the
 * very pixels that the scanner gave. What other ways cost is printed by
 * `make bench` (store_...); figures in the README.
 */
enum { SIDE_WIDTH_MAX_PX = 30000, SIDE_ROWS_MAX = 60000, SIDE_STRIP_BYTES = 1 << 18 };

struct side_format {
    uint32_t width_px;
    int depth;           /* bits a sample: 1 (1 is black) or 8 */
    int samples;         /* 1 or 3 (RGB) */
    double dpi_x, dpi_y; /* 0: not known */
};

struct side {
    struct store_file file;
    struct side_format format;
    void *tiff; /* libtiff's; NULL: closed */
    uint32_t rows;
};

/* side_row_bytes - of one row: bits are padded to whole bytes. */
size_t side_row_bytes(const struct side_format *format);

/*
 * side_begin - a new NAME.part
 *
 * stem  of the name: see store_begin_as. ERROR_RANGE if the picture is wider
 *       than SIDE_WIDTH_MAX_PX. On failure nothing is left.
 */
int side_begin(int folder, const char *stem, const struct side_format *format,
        struct side *out, struct error *err) __attribute__((warn_unused_result));

/* side_row - the next row, side_row_bytes of it; ERROR_IO, ERROR_RANGE. */
int side_row(struct side *side, const uint8_t *row, struct error *err)
        __attribute__((warn_unused_result));

/*
 * side_end - all rows are there: complete the file and close it
 *
 * It stays as NAME.part, whole but not yet durable: see store_adopt. On
 * failure nothing is left.
 */
int side_end(struct side *side, struct error *err) __attribute__((warn_unused_result));

/* side_drop - remove what is there of it. Happy with one that has ended. */
void side_drop(struct side *side);

#endif
