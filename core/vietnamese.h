/* vietnamese.h -- names compared and sorted as people do: case aside, by the alphabet. */
#ifndef CORE_VIETNAMESE_H
#define CORE_VIETNAMESE_H

#include <stddef.h>

/* Of well-formed UTF-8 with composed letters (NFC), as keyboards type it. */

/*
 * vietnamese_fold - in small letters, runs of blanks made one, none at the ends
 *
 * Two names are the same if they fold to the same. A text too long for `size` bytes is
 * cut; that of a name with its NUL never grows.
 */
void vietnamese_fold(const char *text, char *out, size_t size);

/*
 * vietnamese_key - sorts with strcmp as a Vietnamese list is sorted
 *
 * a ă â b c d đ e ê ... o ô ơ ... u ư ...: the tones are left out, numbers stand by their
 * value (2 before 10). The key is never longer than 3 bytes for one of the text.
 */
void vietnamese_key(const char *text, char *out, size_t size);

#endif
