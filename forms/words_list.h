/* words_list.h -- a template's texts by "section.name": all of them, each once. */
#ifndef FORMS_WORDS_LIST_H
#define FORMS_WORDS_LIST_H

#include <stddef.h>

#include "core/error.h"

enum { WORDS_LIST_MAX = 256 };

struct words_list {
    const char *const *keys; /* "section.name"; `count` of them */
    size_t count;            /* at most WORDS_LIST_MAX */
    char *texts;             /* text i stands at texts + i * text_bytes */
    size_t text_bytes;       /* room of each, with NUL */
};

/*
 * words_list_load - every text from a template
 *
 * ERROR_SYNTAX with the file's line for a text that is unknown or stands twice, with its
 * name for one that is missing. On failure the texts may be partly filled.
 */
int words_list_load(const struct words_list *list, const char *path, struct error *err)
        __attribute__((warn_unused_result));

/* words_list_get - an unknown key is a bug of ours. */
const char *words_list_get(const struct words_list *list, const char *key);

#endif
