/* text_pool.c -- many short texts that live and go together. */
#include "core/text_pool.h"

#include <stdlib.h>
#include <string.h>

enum { CHUNK_BYTES = 1 << 16 };

struct text_chunk {
    struct text_chunk *older;
    size_t used, room;
    char bytes[];
};

void text_pool_init(struct text_pool *pool)
{
    pool->chunk = NULL;
}

void text_pool_release(struct text_pool *pool)
{
    struct text_chunk *older;

    for (; pool->chunk != NULL; pool->chunk = older) {
        older = pool->chunk->older;
        free(pool->chunk);
    }
}

static int grow(struct text_pool *pool, size_t least)
{
    size_t room = least > CHUNK_BYTES ? least : CHUNK_BYTES;
    struct text_chunk *chunk = malloc(sizeof(*chunk) + room);

    if (chunk == NULL)
        return -1;
    chunk->older = pool->chunk;
    chunk->used = 0;
    chunk->room = room;
    pool->chunk = chunk;
    return 0;
}

const char *text_pool_add(struct text_pool *pool, const char *text)
{
    size_t size = strlen(text) + 1;
    char *out;

    if (size == 1)
        return "";
    if ((pool->chunk == NULL || pool->chunk->room - pool->chunk->used < size) &&
            grow(pool, size) != 0)
        return NULL;
    out = pool->chunk->bytes + pool->chunk->used;
    memcpy(out, text, size);
    pool->chunk->used += size;
    return out;
}
