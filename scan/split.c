/* split.c -- a file of several pages opened, and what stands for a damaged page. */
#include "scan/split.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { NOTE_BYTES = 1024 };

int split_open(int descriptor, struct split *out, struct error *err)
{
    struct split split = {.page_count = 0};
    uint32_t count;

    if (tiff_source_open(descriptor, &split.source, err) != 0)
        return -1;
    count = split.source.count;
    if (count > 0 && split.source.is_cut)
        count++;
    split.page_count = count > 1 ? count : 0;
    split.striles_bytes = split.source.size_bytes;
    *out = split;
    return 0;
}

void split_release(struct split *split)
{
    tiff_source_release(&split->source);
    split->page_count = 0;
}

/* BLAKE2b of the file's digest and the page's place: tells of neither. */
static void name_page(
        const struct digest *file, uint32_t index, char hex[DIGEST_HEX_BYTES])
{
    uint8_t bytes[DIGEST_BYTES + 4];
    struct digest digest;
    size_t i;

    memcpy(bytes, file->bytes, DIGEST_BYTES);
    for (i = 0; i < 4; i++)
        bytes[DIGEST_BYTES + i] = (uint8_t)(index >> (8 * i));
    digest_of(bytes, sizeof(bytes), &digest);
    digest_hex(digest.bytes, DIGEST_BYTES, hex);
}

int split_write_damaged(int target, const struct digest *file, uint32_t index,
        const char *why, struct error *err)
{
    static const char header[8] = {'I', 'I', '*', 0, 0, 0, 0, 0};
    char note[NOTE_BYTES], hex[DIGEST_HEX_BYTES];
    int size;

    name_page(file, index, hex);
    memcpy(note, header, sizeof(header));
    size = snprintf(note + sizeof(header), sizeof(note) - sizeof(header),
            "kiemphieu: a page that could not be taken out of its file: %.256s\n%s\n",
            why, hex);
    size += (int)sizeof(header);
    if (ftruncate(target, 0) != 0 || pwrite(target, note, (size_t)size, 0) != size)
        return error_set(err, ERROR_IO, "cannot store the image: %s", strerror(errno));
    return 0;
}
