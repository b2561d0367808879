/* scanners.c -- the scanners that are there, looked for in the background. */
#include "core/desk/scanners.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "core/desk/follow.h"
#include "core/json.h"

enum { LIST_MAX_BYTES = 1 << 20, PATIENCE_MS = 2000 };

struct desk_scanners {
    pthread_mutex_t lock;
    struct follow *follow;
    struct scanners_view view;
};

struct desk_scanners *scanners_new(void)
{
    struct desk_scanners *scanners = calloc(1, sizeof(*scanners));

    if (scanners != NULL && pthread_mutex_init(&scanners->lock, NULL) != 0) {
        free(scanners);
        return NULL;
    }
    return scanners;
}

void scanners_free(struct desk_scanners *scanners)
{
    if (scanners == NULL)
        return;
    if (scanners->follow != NULL)
        follow_stop(scanners->follow, SIGTERM, PATIENCE_MS);
    follow_free(scanners->follow);
    json_decref(scanners->view.list);
    (void)pthread_mutex_destroy(&scanners->lock);
    free(scanners);
}

static void take_line(void *context, int is_error, const char *line)
{
    struct desk_scanners *scanners = context;
    json_t *list = NULL;

    if (is_error || json_parse(line, strlen(line), &list, NULL) != 0)
        return;
    if (json_check_format(list, "kiemphieu-devices", NULL) != 0) {
        json_decref(list);
        return;
    }
    (void)pthread_mutex_lock(&scanners->lock);
    json_decref(scanners->view.list);
    scanners->view.list = list;
    (void)pthread_mutex_unlock(&scanners->lock);
}

static void take_end(void *context, int status, const struct error *err)
{
    struct desk_scanners *scanners = context;

    (void)status;
    (void)err;
    (void)pthread_mutex_lock(&scanners->lock);
    scanners->view.is_searching = 0;
    scanners->view.was_searched = 1;
    scanners->view.page++;
    (void)pthread_mutex_unlock(&scanners->lock);
}

static int take_place(struct desk_scanners *scanners, struct follow **before)
{
    int is_free;

    (void)pthread_mutex_lock(&scanners->lock);
    is_free = !scanners->view.is_searching;
    if (is_free) {
        scanners->view.is_searching = 1;
        scanners->view.page++;
        *before = scanners->follow;
        scanners->follow = NULL;
    }
    (void)pthread_mutex_unlock(&scanners->lock);
    return is_free;
}

void scanners_search(struct desk_scanners *scanners)
{
    static const char *const arguments[] = {"devices", "--json", NULL};
    const struct child_wish wish = {
            .program = "kiemphieu", .arguments = arguments, .stdin_file = -1};
    const struct follow_calls calls = {
            .line = take_line, .ended = take_end, .context = scanners};
    struct follow *before = NULL, *follow = NULL;

    if (!take_place(scanners, &before))
        return;
    follow_free(before);
    if (follow_start(&wish, LIST_MAX_BYTES, &calls, &follow, NULL) != 0) {
        take_end(scanners, -1, NULL);
        return;
    }
    (void)pthread_mutex_lock(&scanners->lock);
    scanners->follow = follow;
    (void)pthread_mutex_unlock(&scanners->lock);
}

void scanners_look(struct desk_scanners *scanners, struct scanners_view *out)
{
    (void)pthread_mutex_lock(&scanners->lock);
    *out = scanners->view;
    out->list = json_deep_copy(scanners->view.list);
    (void)pthread_mutex_unlock(&scanners->lock);
}

int scanners_has(const json_t *list, const char *device)
{
    const json_t *scanner, *scanners = json_object_get(list, "scanners");
    size_t i;

    json_array_foreach(scanners, i, scanner)
    {
        if (strcmp(json_text(scanner, "device"), device) == 0)
            return 1;
    }
    return 0;
}
