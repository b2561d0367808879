/* refusal.h -- the short answers to requests that never reach a page. */
#ifndef CORE_DESK_REFUSAL_H
#define CORE_DESK_REFUSAL_H

#include "core/desk/head.h"
#include "core/desk/html.h"
#include "core/desk/words.h"

/* What each answer of ours carries, page or refusal, name and value in turn. */
enum { REFUSAL_FIELD_COUNT = 9 };
extern const char *const refusal_fields[REFUSAL_FIELD_COUNT][2];

/* refusal_reason - "Not Found" and so on for the first line. */
const char *refusal_reason(unsigned status);

/* refusal_page - a small page that stands alone; words: NULL for English. */
void refusal_page(struct html *html, const struct words *words, unsigned status);

/*
 * refusal_send - the whole answer to a socket, without waiting
 *
 * head  what was asked, if it could be read: none of it is repeated, but HEAD gets no
 *       body; or NULL. A socket that takes nothing goes without.
 */
void refusal_send(int socket, unsigned status, const struct head *head);

#endif
