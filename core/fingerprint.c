/* fingerprint.c -- the shapes of a page's marks: is this sheet one that was seen before?
 */
#include "core/fingerprint.h"

#include <string.h>

#include "core/digest.h"

void fingerprint_text(
        const struct fingerprint *fingerprint, char text[FINGERPRINT_TEXT_BYTES])
{
    uint8_t bytes[FINGERPRINT_MARK_BYTES];
    uint32_t i;

    text[0] = '\0';
    for (i = 0; i < fingerprint->count; i++) {
        const struct fingerprint_mark *mark = &fingerprint->marks[i];

        bytes[0] = (uint8_t)(mark->box >> 8);
        bytes[1] = (uint8_t)mark->box;
        bytes[2] = mark->ink;
        memcpy(bytes + 3, mark->cells, sizeof(mark->cells));
        digest_hex(bytes, sizeof(bytes), text + 2 * i * sizeof(bytes));
    }
}

static int parse_mark(const char *hex, struct fingerprint_mark *mark, struct error *err)
{
    char part[2 * FINGERPRINT_MARK_BYTES + 1];
    uint8_t bytes[FINGERPRINT_MARK_BYTES];

    memcpy(part, hex, sizeof(part) - 1);
    part[sizeof(part) - 1] = '\0';
    if (part[strspn(part, "0123456789abcdef")] != '\0')
        return error_set(err, ERROR_SYNTAX, "a fingerprint is lower-case hex");
    if (digest_from_hex(part, bytes, sizeof(bytes), err) != 0)
        return -1;
    mark->box = (uint16_t)(bytes[0] << 8 | bytes[1]);
    mark->ink = bytes[2];
    memcpy(mark->cells, bytes + 3, sizeof(mark->cells));
    return 0;
}

int fingerprint_of_text(const char *text, struct fingerprint *out, struct error *err)
{
    struct fingerprint parsed = {.count = 0};
    size_t length = strlen(text), step = (size_t)2 * FINGERPRINT_MARK_BYTES;
    uint32_t i;

    if (length % step != 0 || length / step > FINGERPRINT_MARKS_MAX)
        return error_set(err, ERROR_SYNTAX, "a fingerprint of %zu digits", length);
    parsed.count = (uint32_t)(length / step);
    for (i = 0; i < parsed.count; i++) {
        if (parse_mark(text + i * step, &parsed.marks[i], err) != 0)
            return error_add_context(err, "fingerprint");
        if (i > 0 && parsed.marks[i].box <= parsed.marks[i - 1].box)
            return error_set(err, ERROR_SYNTAX, "a fingerprint's boxes are not in order");
    }
    *out = parsed;
    return 0;
}
