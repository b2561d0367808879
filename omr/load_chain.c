/* load_chain.c -- where a TIFF's pages lie: its list of directories, bounded. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "omr/load.h"
#include "omr/load_part.h"

/*
 * libtiff stops at a damaged link as if the file ended there, and walks from
 * the start for every page. A page lost in silence is a vote lost, so the
 * list is read here, once.
 */
enum {
    HEADER_BYTES = 8,
    BIG_HEADER_BYTES = 16,
    ENTRY_BYTES = 12,
    BIG_ENTRY_BYTES = 20,
    ENTRIES_MAX = 4096
};

struct walk {
    int descriptor;
    int is_big_endian;
    int is_big; /* BigTIFF: 64-bit offsets */
};

static uint64_t number_of(const struct walk *walk, const uint8_t *bytes, size_t size)
{
    uint64_t number = 0;
    size_t i;

    for (i = 0; i < size; i++)
        number = number << 8 | bytes[walk->is_big_endian ? i : size - 1 - i];
    return number;
}

static int number_read(
        const struct walk *walk, uint64_t offset, size_t size, uint64_t *out)
{
    uint8_t bytes[8];

    if (offset > INT64_MAX - sizeof(bytes) ||
            pread(walk->descriptor, bytes, size, (off_t)offset) != (ssize_t)size)
        return -1;
    *out = number_of(walk, bytes, size);
    return 0;
}

static int header_read(struct walk *walk, uint64_t *first, struct error *err)
{
    uint8_t header[BIG_HEADER_BYTES] = {0};
    ssize_t size = pread(walk->descriptor, header, sizeof(header), 0);

    walk->is_big_endian = header[0] == 'M';
    walk->is_big = number_of(walk, header + 2, 2) == 43;
    if (size < (walk->is_big ? BIG_HEADER_BYTES : HEADER_BYTES))
        return load_broken(err, "the file ends within its header");
    if (walk->is_big &&
            (number_of(walk, header + 4, 2) != 8 || number_of(walk, header + 6, 2) != 0))
        return load_broken(err, "its header makes no sense");
    *first = walk->is_big ? number_of(walk, header + 8, 8)
                          : number_of(walk, header + 4, 4);
    if (*first == 0)
        return load_broken(err, "it holds no page");
    return 0;
}

/* The offset of the directory after the one at `offset`; 0 at the end. */
static int next_read(const struct walk *walk, uint64_t offset, uint64_t *next)
{
    size_t count_size = walk->is_big ? 8 : 2;
    uint64_t entries;

    if (number_read(walk, offset, count_size, &entries) != 0 || entries == 0 ||
            entries > ENTRIES_MAX)
        return -1;
    offset += count_size + entries * (walk->is_big ? BIG_ENTRY_BYTES : ENTRY_BYTES);
    return number_read(walk, offset, walk->is_big ? 8 : 4, next);
}

static int is_listed(const struct load_chain *chain, uint64_t offset)
{
    int32_t i;

    for (i = 0; i < chain->count; i++)
        if (chain->offsets[i] == offset)
            return 1;
    return 0;
}

static int chain_follow(const struct walk *walk, uint64_t offset,
        struct load_chain *chain, struct error *err)
{
    uint64_t next;

    for (; offset != 0; offset = next) {
        if (is_listed(chain, offset) || next_read(walk, offset, &next) != 0) {
            chain->is_broken = 1;
            return 0;
        }
        if (chain->count == LOAD_PAGES_MAX)
            return error_set(err, ERROR_RANGE,
                    "the file has more than %d pages: split it", (int)LOAD_PAGES_MAX);
        chain->offsets[chain->count++] = offset;
    }
    return 0;
}

int load_chain_read(int descriptor, struct load_chain *out, struct error *err)
{
    struct walk walk = {.descriptor = descriptor};
    struct load_chain chain = {0};
    uint64_t first = 0;

    if (header_read(&walk, &first, err) != 0)
        return -1;
    chain.offsets = calloc(LOAD_PAGES_MAX, sizeof(*chain.offsets));
    if (chain.offsets == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a list of pages");
    if (chain_follow(&walk, first, &chain, err) != 0) {
        load_chain_release(&chain);
        return -1;
    }
    *out = chain;
    return 0;
}

void load_chain_release(struct load_chain *chain)
{
    free(chain->offsets);
    memset(chain, 0, sizeof(*chain));
}
