/* utf8.h -- Vietnamese text as bytes: is it whole, how many characters has it. */
#ifndef CORE_UTF8_H
#define CORE_UTF8_H

#include <stddef.h>

/*
 * utf8_is_text - 1 if all `size` bytes are well-formed UTF-8 without control
 * characters other than tab, line feed and carriage return
 */
int utf8_is_text(const char *bytes, size_t size);

/* utf8_length - characters of well-formed text: code points without combining
 * marks (U+0300 to U+036F), so that decomposed Vietnamese counts alike. */
size_t utf8_length(const char *text);

#endif
