/* view.c -- the ledger looked on by several threads, read-only. */
#include "core/desk/view.h"

#include <pthread.h>
#include <stdlib.h>

struct desk_view {
    const char *folder;
    pthread_mutex_t mutex;
    pthread_cond_t given;
    struct ledger *idle[VIEW_LEDGERS_MAX]; /* open, and nobody's just now */
    size_t idle_count, open_count;
};

struct desk_view *view_new(const char *folder)
{
    struct desk_view *view = calloc(1, sizeof(*view));

    if (view == NULL)
        return NULL;
    view->folder = folder;
    (void)pthread_mutex_init(&view->mutex, NULL);
    (void)pthread_cond_init(&view->given, NULL);
    return view;
}

void view_free(struct desk_view *view)
{
    if (view == NULL)
        return;
    while (view->idle_count > 0)
        ledger_close(view->idle[--view->idle_count]);
    (void)pthread_cond_destroy(&view->given);
    (void)pthread_mutex_destroy(&view->mutex);
    free(view);
}

int view_take(struct desk_view *view, struct ledger **out, struct error *err)
{
    struct ledger *ledger = NULL;

    (void)pthread_mutex_lock(&view->mutex);
    while (view->idle_count == 0 && view->open_count == VIEW_LEDGERS_MAX)
        (void)pthread_cond_wait(&view->given, &view->mutex);
    if (view->idle_count > 0)
        ledger = view->idle[--view->idle_count];
    else
        view->open_count++;
    (void)pthread_mutex_unlock(&view->mutex);
    if (ledger == NULL && ledger_open_to_read(view->folder, &ledger, err) != 0) {
        (void)pthread_mutex_lock(&view->mutex);
        view->open_count--;
        (void)pthread_cond_signal(&view->given);
        (void)pthread_mutex_unlock(&view->mutex);
        return -1;
    }
    *out = ledger;
    return 0;
}

void view_give(struct desk_view *view, struct ledger *ledger)
{
    (void)pthread_mutex_lock(&view->mutex);
    view->idle[view->idle_count++] = ledger;
    (void)pthread_cond_signal(&view->given);
    (void)pthread_mutex_unlock(&view->mutex);
}
