/* head.h -- the first bytes of a request, taken apart strictly before anything else. */
#ifndef CORE_DESK_HEAD_H
#define CORE_DESK_HEAD_H

#include <stddef.h>

enum { HEAD_BYTES_MAX = 16 << 10, HEAD_FIELDS_MAX = 64, HEAD_TARGET_MAX = 8 << 10 };

enum head_method { HEAD_GET, HEAD_HEAD, HEAD_POST, HEAD_KNOWN, HEAD_UNKNOWN };

struct head_field {
    const char *name, *value;
};

/* Points into its own text; large: allocate it, do not copy it. */
struct head {
    char text[HEAD_BYTES_MAX + 1];
    enum head_method method;
    const char *path;  /* raw, from the first "/" to the question mark */
    const char *query; /* raw, behind it; "" if there is none */
    struct head_field fields[HEAD_FIELDS_MAX];
    size_t field_count;
};

enum head_state { HEAD_MORE, HEAD_WHOLE, HEAD_BROKEN };

/*
 * head_scan - whether `size` bytes from the start of a connection hold a whole head
 *
 * HEAD_BROKEN as soon as a byte stands in them that may not: a NUL, a line feed or a
 * carriage return alone, an empty first line. *length is that of the whole head.
 */
enum head_state head_scan(const char *bytes, size_t size, size_t *length);

/*
 * head_parse - a whole head (RFC 9112), hostile
 *
 * Stricter than the RFC where that leaves a choice: no folded lines, no blank before
 * a colon, one blank between the words of the first line, the address begins with "/".
 * Returns 0, or the HTTP status with which it is refused: 400, 414, 431 or 505.
 */
unsigned head_parse(const char *bytes, size_t length, struct head *out);

/* head_find - the value of a field, "" if there is none; *count: how often it stands. */
const char *head_find(const struct head *head, const char *name, size_t *count);

#endif
