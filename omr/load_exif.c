/* load_exif.c -- which way is up, as a camera writes it into a JPEG. */
#include "omr/load_exif.h"

#include <string.h>

enum {
    MARK_BYTES = 6,
    HEADER_BYTES = 8,
    ENTRY_BYTES = 12,
    TAG_ORIENTATION = 274,
    KIND_SHORT = 3,
    UPRIGHT = 1,
    ORIENTATION_MAX = 8
};

/* A TIFF within the block: its bytes and their order. */
struct exif {
    const uint8_t *bytes;
    size_t size;
    int is_big_endian;
};

static uint32_t number_at(const struct exif *exif, size_t at, size_t size)
{
    uint32_t number = 0;
    size_t i;

    for (i = 0; i < size; i++)
        number = number << 8 | exif->bytes[at + (exif->is_big_endian ? i : size - 1 - i)];
    return number;
}

/* The value of one directory entry, 0 if it is not a sound orientation. */
static int entry_read(const struct exif *exif, size_t at)
{
    uint32_t value = number_at(exif, at + 8, 2);

    if (number_at(exif, at, 2) != TAG_ORIENTATION ||
            number_at(exif, at + 2, 2) != KIND_SHORT || number_at(exif, at + 4, 4) != 1)
        return 0;
    return value <= ORIENTATION_MAX ? (int)value : 0;
}

static int directory_read(const struct exif *exif, size_t at)
{
    size_t count, i;
    int found;

    if (at > exif->size || exif->size - at < 2)
        return UPRIGHT;
    count = number_at(exif, at, 2);
    at += 2;
    for (i = 0; i < count && exif->size - at >= ENTRY_BYTES; i++, at += ENTRY_BYTES) {
        found = entry_read(exif, at);
        if (found > 0)
            return found;
    }
    return UPRIGHT;
}

int load_exif_orientation(const uint8_t *bytes, size_t size)
{
    struct exif exif;

    if (size < MARK_BYTES + HEADER_BYTES || memcmp(bytes, "Exif\0", MARK_BYTES - 1) != 0)
        return UPRIGHT;
    exif.bytes = bytes + MARK_BYTES; /* the mark's last byte is a filler of any value */
    exif.size = size - MARK_BYTES;
    exif.is_big_endian = exif.bytes[0] == 'M';
    if (memcmp(exif.bytes, exif.is_big_endian ? "MM\0*" : "II*\0", 4) != 0)
        return UPRIGHT;
    return directory_read(&exif, number_at(&exif, 4, 4));
}
