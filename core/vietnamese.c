/* vietnamese.c -- names compared and sorted as people do: case aside, by the alphabet. */
#include "core/vietnamese.h"

#include <stdint.h>
#include <string.h>

/* Letters of their own are written here as A ă, B â, D đ, E ê, O ô, P ơ, U ư. */
static const char alphabet[] = "aABbcdDeEfghijklmnoOPpqrstuUvwxyz";

/* The letter of every second point from U+1EA1 ạ to U+1EF9 ỹ, tones aside. */
static const char toned[] = "aaBBBBBAAAAAeeeEEEEEiiooOOOOOPPPPPuuUUUUUyyyy";

static const struct {
    uint16_t point; /* of the small letter */
    char letter;
} others[] = {{0xE0, 'a'}, {0xE1, 'a'}, {0xE2, 'B'}, {0xE3, 'a'}, {0xE8, 'e'},
        {0xE9, 'e'}, {0xEA, 'E'}, {0xEC, 'i'}, {0xED, 'i'}, {0xF2, 'o'}, {0xF3, 'o'},
        {0xF4, 'O'}, {0xF5, 'o'}, {0xF9, 'u'}, {0xFA, 'u'}, {0xFD, 'y'}, {0x103, 'A'},
        {0x111, 'D'}, {0x129, 'i'}, {0x169, 'u'}, {0x1A1, 'P'}, {0x1B0, 'U'}};

/* The next point of well-formed text, its length in *length; 0 at the end. */
static uint32_t next_point(const char *text, size_t *length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    uint32_t point;
    size_t count, i;

    *length = 1;
    if (bytes[0] < 0xC0)
        return bytes[0];
    count = bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : 2;
    point = bytes[0] & (0xFFU >> (count + 1));
    for (i = 1; i < count; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return bytes[0];
        point = (point << 6) | (bytes[i] & 0x3F);
    }
    *length = count;
    return point;
}

static uint32_t small(uint32_t point)
{
    if ((point >= 'A' && point <= 'Z') ||
            (point >= 0xC0 && point <= 0xDE && point != 0xD7))
        return point + 0x20;
    if ((point >= 0x100 && point <= 0x137) || (point >= 0x14A && point <= 0x177) ||
            (point >= 0x1EA0 && point <= 0x1EF9))
        return point | 1;
    return point == 0x1A0 ? 0x1A1 : point == 0x1AF ? 0x1B0 : point;
}

static size_t put_point(uint32_t point, char out[4])
{
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    if (point < 0x800) {
        out[0] = (char)(0xC0 | (point >> 6));
        out[1] = (char)(0x80 | (point & 0x3F));
        return 2;
    }
    if (point < 0x10000) {
        out[0] = (char)(0xE0 | (point >> 12));
        out[1] = (char)(0x80 | ((point >> 6) & 0x3F));
        out[2] = (char)(0x80 | (point & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | (point >> 18));
    out[1] = (char)(0x80 | ((point >> 12) & 0x3F));
    out[2] = (char)(0x80 | ((point >> 6) & 0x3F));
    out[3] = (char)(0x80 | (point & 0x3F));
    return 4;
}

static int is_blank(uint32_t point)
{
    return point == ' ' || point == '\t' || point == '\n' || point == '\r' ||
           point == 0xA0;
}

void vietnamese_fold(const char *text, char *out, size_t size)
{
    size_t used = 0, length, count;
    int is_waiting = 0;
    uint32_t point;
    char bytes[4];

    for (; (point = next_point(text, &length)) != 0; text += length) {
        if (is_blank(point)) {
            is_waiting = used > 0;
            continue;
        }
        count = put_point(small(point), bytes);
        if (used + count + (size_t)is_waiting >= size)
            break;
        if (is_waiting)
            out[used++] = ' ';
        is_waiting = 0;
        memcpy(out + used, bytes, count);
        used += count;
    }
    out[used] = '\0';
}

static char letter_of(uint32_t point)
{
    size_t i;

    if (point >= 'a' && point <= 'z')
        return (char)point;
    if (point >= 0x1EA1 && point <= 0x1EF9)
        return toned[(point - 0x1EA1) / 2];
    for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        if (others[i].point == point)
            return others[i].letter;
    return '\0';
}

/* Digits as their number, led by how many there are. */
static size_t key_number(const char **text, char *out, size_t room)
{
    size_t count, used = 0;

    while (**text == '0' && (*text)[1] >= '0' && (*text)[1] <= '9')
        (*text)++;
    count = strspn(*text, "0123456789");
    if (count + 2 >= room)
        return 0;
    out[used++] = '0';
    out[used++] = (char)('A' + (count > 25 ? 25 : count));
    memcpy(out + used, *text, count);
    *text += count;
    return used + count;
}

void vietnamese_key(const char *text, char *out, size_t size)
{
    size_t used = 0, length, count;
    const char *place;
    uint32_t point;
    char letter;

    while ((point = small(next_point(text, &length))) != 0 && used + 5 < size) {
        if (point >= '0' && point <= '9') {
            count = key_number(&text, out + used, size - used);
            if (count == 0)
                break;
            used += count;
            continue;
        }
        text += length;
        letter = letter_of(point);
        place = letter == '\0' ? NULL : strchr(alphabet, letter);
        if (place != NULL)
            out[used++] = (char)('A' + (place - alphabet)); /* behind blanks and digits */
        else
            used += put_point(point, out + used);
    }
    out[used] = '\0';
}
