/* words.h -- the program's messages in the language of one reader among several. */
#ifndef CORE_DESK_WORDS_H
#define CORE_DESK_WORDS_H

#include <stddef.h>

#include "core/error.h"

/*
 * gettext serves one language a process; two checkers may sit at two windows with
 * two. So the desk reads the same catalogue (kiemphieu.mo) itself.
 */
struct words;

/* words_load - the Vietnamese catalogue (install_data); ERROR_IO, ERROR_SYNTAX. */
int words_load(struct words **out, struct error *err) __attribute__((warn_unused_result));
void words_free(struct words *words);

/*
 * words_parse - the bytes of a .mo file, hostile
 *
 * bytes are taken over (free) on success only. ERROR_SYNTAX: a text or table that
 * leaves the file, one without its NUL, texts out of order.
 */
int words_parse(char *bytes, size_t size, struct words **out, struct error *err)
        __attribute__((warn_unused_result));

/* words_find - the Vietnamese of an English text; the text itself if it has none. */
const char *words_find(const struct words *words, const char *text);

/*
 * words_speak - from now on _() and error_set() of this thread are in this language
 *
 * LANGUAGE must be "vi" in the environment: desk_main sets it before any thread runs.
 */
void words_speak(const struct words *words, int is_vietnamese);

#endif
