/* picture_cache.h -- the last pictures that were made, to be shown again at once. */
#ifndef CORE_DESK_PICTURE_CACHE_H
#define CORE_DESK_PICTURE_CACHE_H

#include "core/error.h"
#include "core/piece.h"

enum {
    PICTURE_CACHE_MOST = 32,
    PICTURE_KEY_BYTES = 256,
    PICTURE_CACHE_BYTES_MAX = 2 << 20 /* of one picture; a larger one is not kept */
};

struct picture_cache;

struct picture_cache *picture_cache_new(void); /* NULL: no memory */
void picture_cache_free(struct picture_cache *cache);

/* picture_cache_get - 1 with a copy for the caller; 0: it is not here. Among threads. */
int picture_cache_get(struct picture_cache *cache, const char *key, struct piece *out);

/* picture_cache_put - a copy is kept; the one asked for longest ago makes room. Without
 * memory nothing is kept. Among threads. */
void picture_cache_put(
        struct picture_cache *cache, const char *key, const struct piece *piece);

#endif
