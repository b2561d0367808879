/* picture_cache.c -- the last pictures that were made, to be shown again at once. */
#include "core/desk/picture_cache.h"

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct kept {
    char key[PICTURE_KEY_BYTES]; /* "": empty */
    struct piece piece;
    uint64_t asked; /* when, counted in questions */
};

struct picture_cache {
    pthread_mutex_t mutex;
    struct kept kept[PICTURE_CACHE_MOST];
    uint64_t questions;
};

struct picture_cache *picture_cache_new(void)
{
    struct picture_cache *cache = calloc(1, sizeof(*cache));

    if (cache != NULL)
        (void)pthread_mutex_init(&cache->mutex, NULL);
    return cache;
}

void picture_cache_free(struct picture_cache *cache)
{
    size_t i;

    if (cache == NULL)
        return;
    for (i = 0; i < PICTURE_CACHE_MOST; i++)
        free(cache->kept[i].piece.bytes);
    (void)pthread_mutex_destroy(&cache->mutex);
    free(cache);
}

static int piece_copy(const struct piece *piece, struct piece *out)
{
    struct piece copy = *piece;

    copy.bytes = malloc(piece->size + 1);
    if (copy.bytes == NULL)
        return -1;
    memcpy(copy.bytes, piece->bytes, piece->size);
    *out = copy;
    return 0;
}

static struct kept *find(struct picture_cache *cache, const char *key)
{
    size_t i;

    for (i = 0; i < PICTURE_CACHE_MOST; i++)
        if (strcmp(cache->kept[i].key, key) == 0)
            return &cache->kept[i];
    return NULL;
}

int picture_cache_get(struct picture_cache *cache, const char *key, struct piece *out)
{
    struct kept *kept;
    int result = 0;

    (void)pthread_mutex_lock(&cache->mutex);
    kept = find(cache, key);
    if (kept != NULL && piece_copy(&kept->piece, out) == 0) {
        kept->asked = ++cache->questions;
        result = 1;
    }
    (void)pthread_mutex_unlock(&cache->mutex);
    return result;
}

static struct kept *find_oldest(struct picture_cache *cache)
{
    struct kept *oldest = &cache->kept[0];
    size_t i;

    for (i = 1; i < PICTURE_CACHE_MOST; i++)
        if (cache->kept[i].asked < oldest->asked)
            oldest = &cache->kept[i];
    return oldest;
}

void picture_cache_put(
        struct picture_cache *cache, const char *key, const struct piece *piece)
{
    struct piece copy;
    struct kept *kept;

    if (strlen(key) >= PICTURE_KEY_BYTES || piece->size > PICTURE_CACHE_BYTES_MAX ||
            piece_copy(piece, &copy) != 0)
        return;
    (void)pthread_mutex_lock(&cache->mutex);
    kept = find(cache, key);
    if (kept == NULL)
        kept = find_oldest(cache);
    free(kept->piece.bytes);
    kept->piece = copy;
    kept->asked = ++cache->questions;
    (void)snprintf(kept->key, sizeof(kept->key), "%s", key);
    (void)pthread_mutex_unlock(&cache->mutex);
}
