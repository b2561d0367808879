/* text_pool.h -- many short texts that live and go together. */
#ifndef CORE_TEXT_POOL_H
#define CORE_TEXT_POOL_H

#include <stddef.h>

struct text_pool {
    struct text_chunk *chunk; /* the newest; NULL: none yet */
};

void text_pool_init(struct text_pool *pool);
void text_pool_release(struct text_pool *pool);

/* text_pool_add - a copy that stays until the pool is released; NULL: no memory. */
const char *text_pool_add(struct text_pool *pool, const char *text);

#endif
