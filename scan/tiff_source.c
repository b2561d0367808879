/* tiff_source.c -- a TIFF file's numbers and its list of pages, read with bounds. */
#include "scan/tiff_source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAGIC_BYTES = 4, VERSION_BIG = 43, OFFSET_MAX_BYTES = 8 };

size_t tiff_source_header_bytes(const struct tiff_source *source)
{
    return source->is_big ? 16 : 8;
}

size_t tiff_source_count_bytes(const struct tiff_source *source)
{
    return source->is_big ? 8 : 2;
}

size_t tiff_source_entry_bytes(const struct tiff_source *source)
{
    return source->is_big ? 20 : 12;
}

size_t tiff_source_offset_bytes(const struct tiff_source *source)
{
    return source->is_big ? 8 : 4;
}

uint64_t tiff_source_number(
        const struct tiff_source *source, const uint8_t *bytes, size_t size)
{
    uint64_t number = 0;
    size_t i;

    for (i = 0; i < size; i++)
        number = number << 8 | bytes[source->is_big_endian ? i : size - 1 - i];
    return number;
}

void tiff_source_put(
        const struct tiff_source *source, uint64_t number, uint8_t *bytes, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++)
        bytes[source->is_big_endian ? size - 1 - i : i] = (uint8_t)(number >> (8 * i));
}

int tiff_source_read(const struct tiff_source *source, uint64_t offset, void *out,
        size_t size, struct error *err)
{
    size_t done = 0;
    ssize_t got;

    if (offset > source->size_bytes || size > source->size_bytes - offset)
        return error_set(err, ERROR_SYNTAX, "a part of it is missing");
    while (done < size) {
        got = pread(source->descriptor, (uint8_t *)out + done, size - done,
                (off_t)(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return error_set(err, ERROR_IO, "cannot read the image: %s",
                    got == 0 ? "the file has shrunk" : strerror(errno));
        done += (size_t)got;
    }
    return 0;
}

static int read_number(const struct tiff_source *source, uint64_t offset, size_t size,
        uint64_t *out, struct error *err)
{
    uint8_t bytes[OFFSET_MAX_BYTES];

    if (tiff_source_read(source, offset, bytes, size, err) != 0)
        return -1;
    *out = tiff_source_number(source, bytes, size);
    return 0;
}

/* 1 if the first bytes are a TIFF's. */
static int is_tiff(const uint8_t magic[MAGIC_BYTES])
{
    return memcmp(magic, "II*\0", MAGIC_BYTES) == 0 ||
           memcmp(magic, "MM\0*", MAGIC_BYTES) == 0 ||
           memcmp(magic, "II+\0", MAGIC_BYTES) == 0 ||
           memcmp(magic, "MM\0+", MAGIC_BYTES) == 0;
}

/* The first directory's offset; 0 if there is none. */
static int read_header(struct tiff_source *source, uint64_t *first, struct error *err)
{
    uint8_t header[16] = {0};

    *first = 0;
    if (source->size_bytes < sizeof(header))
        return 0;
    if (tiff_source_read(source, 0, header, sizeof(header), err) != 0)
        return -1;
    if (!is_tiff(header))
        return 0;
    source->is_big_endian = header[0] == 'M';
    source->is_big = tiff_source_number(source, header + 2, 2) == VERSION_BIG;
    if (source->is_big && (tiff_source_number(source, header + 4, 2) != 8 ||
                                  tiff_source_number(source, header + 6, 2) != 0))
        return 0;
    *first = tiff_source_number(source, header + tiff_source_header_bytes(source) / 2,
            tiff_source_offset_bytes(source));
    return 0;
}

/* The offset of the directory after the one at `offset`; 0 at the end. */
static int read_next(const struct tiff_source *source, uint64_t offset, uint64_t *next,
        struct error *err)
{
    size_t count_bytes = tiff_source_count_bytes(source);
    uint64_t entries;

    if (read_number(source, offset, count_bytes, &entries, err) != 0)
        return -1;
    if (entries == 0 || entries > TIFF_SOURCE_ENTRIES_MAX)
        return error_set(err, ERROR_SYNTAX, "a directory makes no sense");
    return read_number(source,
            offset + count_bytes + entries * tiff_source_entry_bytes(source),
            tiff_source_offset_bytes(source), next, err);
}

static int is_listed(const struct tiff_source *source, uint64_t offset)
{
    uint32_t i;

    for (i = 0; i < source->count; i++)
        if (source->offsets[i] == offset)
            return 1;
    return 0;
}

static int follow(struct tiff_source *source, uint64_t offset, struct error *err)
{
    struct error why = {.text = ""};
    uint64_t next = 0;

    for (; offset != 0; offset = next) {
        if (is_listed(source, offset) || read_next(source, offset, &next, &why) != 0) {
            if (why.kind == ERROR_IO)
                return error_set(err, ERROR_IO, "%s", why.text);
            source->is_cut = 1;
            return 0;
        }
        if (source->count == TIFF_SOURCE_PAGES_MAX)
            return error_set(err, ERROR_RANGE,
                    "the file has more than %d pages: split it",
                    (int)TIFF_SOURCE_PAGES_MAX);
        source->offsets[source->count++] = offset;
    }
    return 0;
}

int tiff_source_open(int descriptor, struct tiff_source *out, struct error *err)
{
    struct tiff_source source = {.descriptor = descriptor};
    struct stat entry;
    uint64_t first;

    if (fstat(descriptor, &entry) != 0)
        return error_set(err, ERROR_IO, "cannot read the image: %s", strerror(errno));
    source.size_bytes = (uint64_t)entry.st_size;
    if (read_header(&source, &first, err) != 0)
        return -1;
    if (first != 0) {
        source.offsets = calloc(TIFF_SOURCE_PAGES_MAX, sizeof(*source.offsets));
        if (source.offsets == NULL)
            return error_set(err, ERROR_MEMORY, "no memory for a list of pages");
        if (follow(&source, first, err) != 0) {
            tiff_source_release(&source);
            return -1;
        }
    }
    *out = source;
    return 0;
}

void tiff_source_release(struct tiff_source *source)
{
    free(source->offsets);
    memset(source, 0, sizeof(*source));
}
