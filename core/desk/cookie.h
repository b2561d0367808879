/* cookie.h -- what the browser keeps for us, out of a Cookie field. */
#ifndef CORE_DESK_COOKIE_H
#define CORE_DESK_COOKIE_H

#include <stddef.h>

/*
 * cookie_get - the value of "NAME-PORT" in a hostile Cookie field
 *
 * Names carry the port, as cookies of one host are shared by all its ports. A value
 * longer than size - 1, or of other bytes than letters and digits, is none.
 * Returns 1 with *out; 0 and "" if there is none.
 */
int cookie_get(
        const char *field, const char *name, unsigned port, char *out, size_t size);

/* cookie_is_vietnamese - of a hostile Accept-Language: vi goes before en, or neither. */
int cookie_is_vietnamese(const char *accepted);

#endif
