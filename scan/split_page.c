/* split_page.c -- one page's directory and bytes written as a file of its own. */
#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scan/split.h"

enum {
    STRILES_MAX = 1 << 20,
    VALUES_MAX_BYTES = 1 << 19, /* of one page; the largest is a colour map of 384 KiB */
    BLOCK_BYTES = 1 << 16,
    ENTRY_MAX_BYTES = 20,
    NUMBER_MAX_BYTES = 8,
    NUMBERS_A_BLOCK = 8192,
    TYPE_SHORT = 3,
    TYPE_LONG = 4,
    TYPE_LONG8 = 16,
    TAG_STRIP_OFFSETS = 273,
    TAG_STRIP_SIZES = 279,
    TAG_TILE_OFFSETS = 324,
    TAG_TILE_SIZES = 325
};

/* Those that say how to read pixels, from TIFF 6.0 and the JPEG supplement. */
static const uint16_t kept_tags[] = {254, 255, 256, 257, 258, 259, 262, 263, 266,
        TAG_STRIP_OFFSETS, 274, 277, 278, TAG_STRIP_SIZES, 280, 281, 282, 283, 284, 290,
        291, 292, 293, 296, 301, 317, 318, 319, 320, 322, 323, TAG_TILE_OFFSETS,
        TAG_TILE_SIZES, 326, 327, 328, 332, 334, 336, 338, 339, 340, 341, 347, 529, 530,
        531, 532};
enum { KEPT_MAX = sizeof(kept_tags) / sizeof(kept_tags[0]) };

struct entry {
    uint16_t tag, type;
    uint64_t count, size_bytes;
    uint64_t from; /* where its values stand in the source */
    uint64_t to;   /* and in the target */
    int is_inside; /* within the directory itself */
};

struct page {
    struct entry entries[KEPT_MAX];
    size_t entry_count;
    struct entry *offsets, *sizes; /* the two entries of the strips or tiles */
    uint64_t *from, *bytes;        /* of each strip or tile; owned */
    uint64_t strile_count;
    uint64_t striles_at; /* of the first one in the target */
    uint64_t end;        /* of the target file */
};

static int damaged(struct error *err, const char *why)
{
    return error_set(err, ERROR_SYNTAX, "%s", why);
}

/* ---- the directory as it is in the source ---- */

static size_t type_bytes(unsigned type)
{
    static const uint8_t sizes[] = {
            0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    return type < sizeof(sizes) ? sizes[type] : 0;
}

static int is_kept(uint16_t tag)
{
    size_t i;

    for (i = 0; i < KEPT_MAX; i++)
        if (kept_tags[i] == tag)
            return 1;
    return 0;
}

static const struct entry *find(const struct page *page, uint16_t tag)
{
    size_t i;

    for (i = 0; i < page->entry_count; i++)
        if (page->entries[i].tag == tag)
            return &page->entries[i];
    return NULL;
}

/* One entry at `at`; what it points to lies in the file, or the page is damaged. */
static int read_entry(const struct tiff_source *source, uint64_t at, struct entry *out,
        struct error *err)
{
    size_t wide = tiff_source_offset_bytes(source), unit;
    uint8_t bytes[ENTRY_MAX_BYTES];

    if (tiff_source_read(source, at, bytes, tiff_source_entry_bytes(source), err) != 0)
        return -1;
    out->tag = (uint16_t)tiff_source_number(source, bytes, 2);
    if (!is_kept(out->tag))
        return 0;
    out->type = (uint16_t)tiff_source_number(source, bytes + 2, 2);
    out->count = tiff_source_number(source, bytes + 4, wide);
    unit = type_bytes(out->type);
    if (unit == 0 || out->count == 0 || out->count > source->size_bytes / unit)
        return damaged(err, "a tag makes no sense");
    out->size_bytes = out->count * unit;
    out->is_inside = out->size_bytes <= wide;
    out->from = out->is_inside ? at + 4 + wide
                               : tiff_source_number(source, bytes + 4 + wide, wide);
    if (out->from > source->size_bytes ||
            out->size_bytes > source->size_bytes - out->from)
        return damaged(err, "a tag's value is missing");
    return 0;
}

static int read_entries(const struct tiff_source *source, uint64_t offset,
        struct page *page, struct error *err)
{
    uint64_t at = offset + tiff_source_count_bytes(source), entries, i;
    uint8_t bytes[8];

    if (tiff_source_read(source, offset, bytes, tiff_source_count_bytes(source), err) !=
            0)
        return -1;
    entries = tiff_source_number(source, bytes, tiff_source_count_bytes(source));
    if (entries > TIFF_SOURCE_ENTRIES_MAX)
        return damaged(err, "its directory makes no sense");
    for (i = 0; i < entries; i++) {
        struct entry entry = {0};

        if (read_entry(source, at + i * tiff_source_entry_bytes(source), &entry, err) !=
                0)
            return -1;
        /* Of a tag that stands there twice, decoders take the first. */
        if (is_kept(entry.tag) && find(page, entry.tag) == NULL)
            page->entries[page->entry_count++] = entry;
    }
    return 0;
}

/* ---- its strips or tiles ---- */

static int find_striles(struct page *page, struct error *err)
{
    int is_tiled = find(page, TAG_TILE_OFFSETS) != NULL;
    size_t i;

    if (is_tiled && find(page, TAG_STRIP_OFFSETS) != NULL)
        return damaged(err, "it has strips and tiles at once");
    for (i = 0; i < page->entry_count; i++) {
        struct entry *entry = &page->entries[i];

        if (entry->tag == (is_tiled ? TAG_TILE_OFFSETS : TAG_STRIP_OFFSETS))
            page->offsets = entry;
        if (entry->tag == (is_tiled ? TAG_TILE_SIZES : TAG_STRIP_SIZES))
            page->sizes = entry;
    }
    if (page->offsets == NULL || page->sizes == NULL)
        return damaged(err, "it does not say where its pixels are");
    if (page->offsets->count != page->sizes->count || page->offsets->count > STRILES_MAX)
        return damaged(err, "the number of its strips or tiles makes no sense");
    page->strile_count = page->offsets->count;
    return 0;
}

static int read_numbers(const struct tiff_source *source, const struct entry *entry,
        uint64_t *out, struct error *err)
{
    size_t wide = type_bytes(entry->type), part, i;
    uint8_t block[NUMBERS_A_BLOCK * NUMBER_MAX_BYTES];
    uint64_t done;

    if (entry->type != TYPE_SHORT && entry->type != TYPE_LONG &&
            entry->type != TYPE_LONG8)
        return damaged(err, "its strips or tiles are given in no whole numbers");
    for (done = 0; done < entry->count; done += part) {
        part = entry->count - done < NUMBERS_A_BLOCK ? (size_t)(entry->count - done)
                                                     : NUMBERS_A_BLOCK;
        if (tiff_source_read(
                    source, entry->from + done * wide, block, part * wide, err) != 0)
            return -1;
        for (i = 0; i < part; i++)
            out[done + i] = tiff_source_number(source, block + i * wide, wide);
    }
    return 0;
}

static int read_striles(struct split *split, struct page *page, struct error *err)
{
    const struct tiff_source *source = &split->source;
    uint64_t left = split->striles_bytes, i;

    assert(page->offsets != NULL && page->sizes != NULL && page->strile_count > 0);
    if (page->sizes->size_bytes > left)
        return damaged(err, "it shares its directory with another page");
    left -= page->sizes->size_bytes;
    page->from = calloc(page->strile_count, sizeof(*page->from));
    page->bytes = calloc(page->strile_count, sizeof(*page->bytes));
    if (page->from == NULL || page->bytes == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a page's strips");
    if (read_numbers(source, page->offsets, page->from, err) != 0 ||
            read_numbers(source, page->sizes, page->bytes, err) != 0)
        return -1;
    for (i = 0; i < page->strile_count; i++) {
        if (page->from[i] > source->size_bytes ||
                page->bytes[i] > source->size_bytes - page->from[i])
            return damaged(err, "a part of its pixels is missing");
        if (page->bytes[i] > left)
            return damaged(err, "it shares its pixels with another page");
        left -= page->bytes[i];
    }
    split->striles_bytes = left;
    return 0;
}

/* ---- the new file ---- */

static uint64_t even(uint64_t at)
{
    return at + (at & 1);
}

/* Directory behind the header, then values, then strips; `end` comes out. */
static int lay_out(const struct tiff_source *source, struct page *page, struct error *err)
{
    size_t wide = tiff_source_offset_bytes(source), i;
    uint64_t at = tiff_source_header_bytes(source) + tiff_source_count_bytes(source) +
                  page->entry_count * tiff_source_entry_bytes(source) + wide;
    uint64_t values = 0, strile;

    page->offsets->type = source->is_big ? TYPE_LONG8 : TYPE_LONG;
    page->offsets->size_bytes = page->strile_count * wide;
    page->offsets->is_inside = page->strile_count == 1;
    for (i = 0; i < page->entry_count; i++) {
        struct entry *entry = &page->entries[i];

        if (entry->is_inside)
            continue;
        if (entry != page->offsets && entry != page->sizes)
            values += entry->size_bytes;
        entry->to = even(at);
        at = entry->to + entry->size_bytes;
    }
    page->striles_at = even(at);
    page->end = at;
    for (strile = 0; strile < page->strile_count; strile++)
        page->end = even(page->end) + page->bytes[strile];
    if (values > VALUES_MAX_BYTES || (!source->is_big && page->end > UINT32_MAX))
        return damaged(err, "its tags are too large");
    return 0;
}

static int put(
        int target, uint64_t at, const uint8_t *bytes, size_t size, struct error *err)
{
    ssize_t done;

    while (size > 0) {
        done = pwrite(target, bytes, size, (off_t)at);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return error_set(
                    err, ERROR_IO, "cannot store the image: %s", strerror(errno));
        bytes += done;
        at += (uint64_t)done;
        size -= (size_t)done;
    }
    return 0;
}

static int copy(const struct tiff_source *source, uint64_t from, int target, uint64_t to,
        uint64_t size, struct error *err)
{
    uint8_t block[BLOCK_BYTES];
    size_t part;

    for (; size > 0; size -= part, from += part, to += part) {
        part = size < sizeof(block) ? (size_t)size : sizeof(block);
        if (tiff_source_read(source, from, block, part, err) != 0 ||
                put(target, to, block, part, err) != 0)
            return -1;
    }
    return 0;
}

static int write_entry(const struct tiff_source *source, const struct page *page,
        const struct entry *entry, int target, uint64_t at, struct error *err)
{
    size_t wide = tiff_source_offset_bytes(source);
    uint8_t bytes[ENTRY_MAX_BYTES] = {0};

    tiff_source_put(source, entry->tag, bytes, 2);
    tiff_source_put(source, entry->type, bytes + 2, 2);
    tiff_source_put(source, entry->count, bytes + 4, wide);
    if (!entry->is_inside)
        tiff_source_put(source, entry->to, bytes + 4 + wide, wide);
    else if (entry == page->offsets)
        tiff_source_put(source, page->striles_at, bytes + 4 + wide, wide);
    else if (tiff_source_read(source, entry->from, bytes + 4 + wide,
                     (size_t)entry->size_bytes, err) != 0)
        return -1;
    if (put(target, at, bytes, tiff_source_entry_bytes(source), err) != 0)
        return -1;
    if (entry->is_inside || entry == page->offsets)
        return 0;
    return copy(source, entry->from, target, entry->to, entry->size_bytes, err);
}

static int write_directory(const struct tiff_source *source, const struct page *page,
        int target, struct error *err)
{
    size_t header = tiff_source_header_bytes(source), i;
    uint64_t at = header + tiff_source_count_bytes(source);
    uint8_t start[24] = {0};

    if (tiff_source_read(source, 0, start, header / 2, err) != 0)
        return -1;
    tiff_source_put(source, header, start + header / 2, tiff_source_offset_bytes(source));
    tiff_source_put(
            source, page->entry_count, start + header, tiff_source_count_bytes(source));
    if (put(target, 0, start, (size_t)at, err) != 0)
        return -1;
    for (i = 0; i < page->entry_count; i++, at += tiff_source_entry_bytes(source))
        if (write_entry(source, page, &page->entries[i], target, at, err) != 0)
            return -1;
    memset(start, 0, sizeof(start)); /* no further directory */
    return put(target, at, start, tiff_source_offset_bytes(source), err);
}

/* The strips, and the table of where they are now if it did not fit its entry. */
static int write_striles(const struct tiff_source *source, const struct page *page,
        int target, struct error *err)
{
    size_t wide = tiff_source_offset_bytes(source);
    uint64_t at = page->striles_at, i;
    uint8_t number[8];

    for (i = 0; i < page->strile_count; i++, at = even(at + page->bytes[i - 1])) {
        tiff_source_put(source, at, number, wide);
        if ((!page->offsets->is_inside &&
                    put(target, page->offsets->to + i * wide, number, wide, err) != 0) ||
                copy(source, page->from[i], target, at, page->bytes[i], err) != 0)
            return -1;
    }
    if (ftruncate(target, (off_t)page->end) != 0)
        return error_set(err, ERROR_IO, "cannot store the image: %s", strerror(errno));
    return 0;
}

int split_page(struct split *split, uint32_t index, int target, struct error *err)
{
    const struct tiff_source *source = &split->source;
    struct page page = {.entry_count = 0};
    int result = -1;

    if (index >= source->count)
        return damaged(err, "the list of pages is cut off here; pages may be lost");
    if (read_entries(source, source->offsets[index], &page, err) == 0 &&
            find_striles(&page, err) == 0 && read_striles(split, &page, err) == 0 &&
            lay_out(source, &page, err) == 0 &&
            write_directory(source, &page, target, err) == 0)
        result = write_striles(source, &page, target, err);
    free(page.from);
    free(page.bytes);
    return result;
}
