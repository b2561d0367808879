/* roll_up_load.c -- many sources read and checked side by side, taken in their order. */
#include "core/roll_up_load.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "core/roll_up_source.h"
#include "core/sealed.h"

enum { BATCH = 64 };

/* So many sources at once; the workers take the next that nobody has. */
struct batch {
    const char *paths[BATCH];
    struct results results[BATCH];
    struct error errors[BATCH];
    int failed[BATCH];
    size_t count;
    atomic_size_t next;
};

struct loading {
    struct roll_up *roll;
    struct batch *batch;
};

static void *work(void *context)
{
    struct batch *batch = context;
    size_t at;

    while ((at = atomic_fetch_add(&batch->next, 1)) < batch->count)
        batch->failed[at] =
                sealed_load(batch->paths[at], &batch->results[at], &batch->errors[at]);
    return NULL;
}

/* A ledger is asked by a program of its own: not from several threads. */
static int take(struct roll_up *roll, struct batch *batch, size_t at, struct error *err)
{
    struct error *why = &batch->errors[at];

    if (!batch->failed[at])
        batch->failed[at] =
                roll_up_source_check(batch->paths[at], &batch->results[at], why);
    if (!batch->failed[at])
        return roll_up_take(roll, batch->paths[at], &batch->results[at], err);
    if (why->kind == ERROR_MEMORY)
        return error_set(err, ERROR_MEMORY, "%s", why->text);
    return roll_up_note(roll, batch->paths[at], err, "%s", why->text);
}

static int finish_batch(struct loading *loading, struct error *err)
{
    struct batch *batch = loading->batch;
    pthread_t helper;
    int has_helper, result = 0;
    size_t i;

    for (i = 0; i < batch->count; i++) {
        results_init(&batch->results[i]);
        batch->errors[i] = (struct error){.text = ""};
    }
    atomic_store(&batch->next, 0);
    has_helper = batch->count > 1 && pthread_create(&helper, NULL, work, batch) == 0;
    (void)work(batch);
    if (has_helper)
        (void)pthread_join(helper, NULL);
    for (i = 0; i < batch->count; i++) {
        if (result == 0)
            result = take(loading->roll, batch, i, err);
        results_release(&batch->results[i]);
    }
    batch->count = 0;
    return result;
}

static int add(void *context, const char *path, struct error *err)
{
    struct loading *loading = context;
    const char *kept = text_pool_add(&loading->roll->pool, path);

    if (kept == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the roll-up");
    loading->batch->paths[loading->batch->count++] = kept;
    return loading->batch->count == BATCH ? finish_batch(loading, err) : 0;
}

int roll_up_load(struct roll_up *roll, char *const *paths, struct error *err)
{
    struct loading loading = {roll, calloc(1, sizeof(*loading.batch))};
    int result = 0;
    size_t i;

    if (loading.batch == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the roll-up");
    for (i = 0; paths[i] != NULL && result == 0; i++)
        result = roll_up_source_each(paths[i], add, &loading, err);
    if (result == 0)
        result = finish_batch(&loading, err);
    free(loading.batch);
    return result;
}
