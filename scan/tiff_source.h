/* tiff_source.h -- a TIFF file's numbers and its list of pages, read with bounds. */
#ifndef SCAN_TIFF_SOURCE_H
#define SCAN_TIFF_SOURCE_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"

enum {
    TIFF_SOURCE_PAGES_MAX = 10000,
    TIFF_SOURCE_ENTRIES_MAX = 4096 /* of one directory */
};

struct tiff_source {
    int descriptor; /* borrowed */
    uint64_t size_bytes;
    int is_big_endian;
    int is_big;        /* BigTIFF: 64-bit offsets */
    uint64_t *offsets; /* of the directories, owned; NULL: no TIFF */
    uint32_t count;
    int is_cut; /* the list goes on, but to no directory: it loops or leaves the file */
};

/*
 * tiff_source_open - find a file's directories
 *
 * descriptor  open for reading, borrowed until tiff_source_release. Its
 *             position does not matter.
 *
 * A file that is no TIFF, or a TIFF without a first directory, is no error:
 * its count is 0. ERROR_RANGE for more than TIFF_SOURCE_PAGES_MAX pages,
 * ERROR_IO, ERROR_MEMORY; then there is nothing to release.
 */
int tiff_source_open(int descriptor, struct tiff_source *out, struct error *err)
        __attribute__((warn_unused_result));
void tiff_source_release(struct tiff_source *source);

/* tiff_source_read - `size` bytes at `offset`; ERROR_SYNTAX if the file is shorter,
 * ERROR_IO if the system refuses. */
int tiff_source_read(const struct tiff_source *source, uint64_t offset, void *out,
        size_t size, struct error *err) __attribute__((warn_unused_result));

/* tiff_source_number - up to 8 bytes as a number, in the file's order of bytes. */
uint64_t tiff_source_number(
        const struct tiff_source *source, const uint8_t *bytes, size_t size);

/* tiff_source_put - the number as `size` bytes, in the file's order of bytes. */
void tiff_source_put(
        const struct tiff_source *source, uint64_t number, uint8_t *bytes, size_t size);

/* Widths that differ between TIFF and BigTIFF, in bytes. */
size_t tiff_source_header_bytes(const struct tiff_source *source);
size_t tiff_source_count_bytes(const struct tiff_source *source);  /* of entries */
size_t tiff_source_entry_bytes(const struct tiff_source *source);  /* one entry */
size_t tiff_source_offset_bytes(const struct tiff_source *source); /* an offset */

#endif
