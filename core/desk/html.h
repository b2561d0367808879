/* html.h -- a page under construction: markup of ours, everything else escaped. */
#ifndef CORE_DESK_HTML_H
#define CORE_DESK_HTML_H

#include <stddef.h>

struct html {
    char *text; /* NUL-terminated; NULL while empty */
    size_t size, room;
    int is_failed; /* no memory, or a format of ours is wrong: the page is not sent */
};

void html_init(struct html *html);
void html_release(struct html *html);

/* html_add - markup that stands in our sources, as it is. */
void html_add(struct html *html, const char *markup);

/*
 * html_put - like printf, and whatever %s stands for is escaped
 *
 * format  markup of ours with %s %d %u %zu %lld %llu %%, nothing else.
 *         Quotes are escaped too: %s is safe in a quoted attribute. A byte that
 *         is not UTF-8, or a control character, becomes U+FFFD.
 */
void html_put(struct html *html, const char *format, ...)
        __attribute__((format(printf, 2, 3)));

#endif
