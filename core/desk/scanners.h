/* scanners.h -- the scanners that are there, looked for in the background. */
#ifndef CORE_DESK_SCANNERS_H
#define CORE_DESK_SCANNERS_H

#include <jansson.h>

/* Drivers are slow, some hang: no page waits for them. Several threads at once. */
struct desk_scanners;

struct desk_scanners *scanners_new(void); /* NULL: no memory */
void scanners_free(struct desk_scanners *scanners);

/* scanners_search - begin to look, unless it is at it. Failing, it has found nothing. */
void scanners_search(struct desk_scanners *scanners);

struct scanners_view {
    unsigned page; /* another number with each search begun or ended */
    int is_searching;
    int was_searched; /* once at least, to its end */
    json_t *list;     /* of `kiemphieu devices --json`: the last that is known, or NULL */
};

/* scanners_look - the list is the caller's to json_decref. */
void scanners_look(struct desk_scanners *scanners, struct scanners_view *out);

/* scanners_has - 1 if this device stands in the list. */
int scanners_has(const json_t *list, const char *device);

#endif
