/* figures.c -- the figures of trial and count, worked out behind the pages' back. */
#include "core/desk/figures.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/desk/desk.h"
#include "core/instant.h"
#include "core/json.h"

enum {
    FRESH_MS = 900,   /* figures of this age are handed out */
    WANTED_MS = 5000, /* after the last question they are no longer worked out */
    PATIENCE_S = 10
};

struct figure {
    char *text;       /* results.json; NULL: none yet */
    struct error err; /* why there is none; kind ERROR_NONE if there is */
    int64_t made_ms, asked_ms;
    int is_made;
};

struct figures {
    struct desk *desk;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t wanted, made;
    struct figure of[2]; /* count, trial */
    int is_over;
};

static void work_out(struct figures *figures, int is_trial)
{
    struct figure made = {.text = NULL, .is_made = 1, .err = {.kind = ERROR_NONE}};
    struct figure *figure = &figures->of[is_trial];
    json_t *answer = NULL;

    made.made_ms = instant_ms();
    (void)pthread_mutex_unlock(&figures->mutex);
    if (desk_read(figures->desk,
                json_pack("{s:s,s:b}", "request", "results", "trial", is_trial), &answer,
                &made.err) == 0)
        made.text = json_line(json_object_get(answer, "results"));
    json_decref(answer);
    if (made.text == NULL && made.err.kind == ERROR_NONE)
        (void)error_set(&made.err, ERROR_MEMORY, "no memory for the results");
    (void)pthread_mutex_lock(&figures->mutex);
    free(figure->text);
    made.asked_ms = figure->asked_ms;
    *figure = made;
    (void)pthread_cond_broadcast(&figures->made);
}

static int is_due(const struct figure *figure)
{
    int64_t now_ms = instant_ms();

    return figure->asked_ms != 0 && now_ms - figure->asked_ms < WANTED_MS &&
           (!figure->is_made || now_ms - figure->made_ms >= FRESH_MS);
}

static void wait_until(pthread_cond_t *condition, pthread_mutex_t *mutex, int64_t ms)
{
    struct timespec until;

    (void)clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += ms / 1000;
    until.tv_nsec += ms % 1000 * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    (void)pthread_cond_timedwait(condition, mutex, &until);
}

static void *run(void *context)
{
    struct figures *figures = context;
    int is_trial, has_worked;

    (void)pthread_mutex_lock(&figures->mutex);
    while (!figures->is_over) {
        has_worked = 0;
        for (is_trial = 0; is_trial < 2; is_trial++)
            if (is_due(&figures->of[is_trial])) {
                work_out(figures, is_trial);
                has_worked = 1;
            }
        if (!has_worked && !figures->is_over)
            wait_until(&figures->wanted, &figures->mutex, FRESH_MS / 9);
    }
    (void)pthread_mutex_unlock(&figures->mutex);
    return NULL;
}

struct figures *figures_new(struct desk *desk)
{
    struct figures *figures = calloc(1, sizeof(*figures));
    pthread_condattr_t steady;

    if (figures == NULL)
        return NULL;
    figures->desk = desk;
    (void)pthread_mutex_init(&figures->mutex, NULL);
    (void)pthread_condattr_init(&steady);
    (void)pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
    (void)pthread_cond_init(&figures->wanted, &steady);
    (void)pthread_cond_init(&figures->made, &steady);
    (void)pthread_condattr_destroy(&steady);
    if (pthread_create(&figures->thread, NULL, run, figures) != 0) {
        free(figures);
        return NULL;
    }
    return figures;
}

void figures_free(struct figures *figures)
{
    if (figures == NULL)
        return;
    (void)pthread_mutex_lock(&figures->mutex);
    figures->is_over = 1;
    (void)pthread_cond_signal(&figures->wanted);
    (void)pthread_mutex_unlock(&figures->mutex);
    (void)pthread_join(figures->thread, NULL);
    free(figures->of[0].text);
    free(figures->of[1].text);
    free(figures);
}

static int is_stale(const struct figure *figure, int64_t asked_ms)
{
    return !figure->is_made || figure->made_ms < asked_ms - FRESH_MS - FRESH_MS / 9;
}

int desk_results(struct desk *desk, int is_trial, struct results *out, struct error *err)
{
    struct figures *figures = desk->figures;
    struct figure *figure = &figures->of[is_trial != 0];
    int64_t now_ms = instant_ms();
    int result;

    (void)pthread_mutex_lock(&figures->mutex);
    figure->asked_ms = now_ms;
    (void)pthread_cond_signal(&figures->wanted);
    while (is_stale(figure, now_ms) && instant_ms() - now_ms < PATIENCE_S * 1000)
        wait_until(&figures->made, &figures->mutex, 1000);
    if (!figure->is_made) {
        result = error_set(err, ERROR_IO, "the figures take too long");
    } else if (figure->text == NULL) {
        if (err != NULL)
            *err = figure->err;
        result = -1;
    } else {
        result = results_parse(figure->text, strlen(figure->text), out, err);
    }
    (void)pthread_mutex_unlock(&figures->mutex);
    return result;
}
