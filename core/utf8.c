/* utf8.c -- Vietnamese text as bytes: is it whole, how many characters has it. */
#include "core/utf8.h"

#include <stdint.h>

/* One character at `bytes`; its length, or 0 if it is not well-formed. */
static size_t decode(const unsigned char *bytes, size_t size, uint32_t *point)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    size_t length, i;

    if (bytes[0] < 0x80) {
        *point = bytes[0];
        return 1;
    }
    length = bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : 2;
    if (bytes[0] < 0xC2 || bytes[0] > 0xF4 || length > size)
        return 0;
    *point = bytes[0] & (0xFFU >> (length + 1));
    for (i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
        *point = (*point << 6) | (bytes[i] & 0x3F);
    }
    if (*point < least[length] || *point > 0x10FFFF ||
            (*point >= 0xD800 && *point <= 0xDFFF))
        return 0;
    return length;
}

static int is_control(uint32_t point)
{
    if (point == '\t' || point == '\n' || point == '\r')
        return 0;
    return point < 0x20 || (point >= 0x7F && point < 0xA0);
}

int utf8_is_text(const char *bytes, size_t size)
{
    const unsigned char *next = (const unsigned char *)bytes;
    uint32_t point;
    size_t length;

    while (size > 0) {
        length = decode(next, size, &point);
        if (length == 0 || is_control(point))
            return 0;
        next += length;
        size -= length;
    }
    return 1;
}

size_t utf8_length(const char *text)
{
    const unsigned char *next = (const unsigned char *)text;
    uint32_t point;
    size_t length, count = 0;

    while (*next != 0) {
        length = decode(next, 4, &point);
        if (length == 0)
            length = 1;
        else if (point < 0x300 || point > 0x36F)
            count++;
        next += length;
    }
    return count;
}
