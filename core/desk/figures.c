/* figures.c -- what takes long to work out, kept until the ledger or a file changes. */
#include "core/desk/figures.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "core/desk/desk.h"
#include "core/file.h"
#include "core/instant.h"
#include "core/json.h"
#include "core/ledger.h"

enum {
    LOOK_MS = 900,    /* as often it is looked whether something has changed */
    WANTED_MS = 5000, /* after the last question they are no longer worked out, */
    RESTS = 4,        /* but the count's: it rests so many times as long as it takes */
    PATIENCE_MS = 60000
};

/* The seal's reasons are sentences: in English, and in Vietnamese. */
enum { FIGURE_COUNT, FIGURE_TRIAL, FIGURE_SEAL, FIGURE_SEAL_VI, FIGURES };

/* What the figures follow from: the ledger's changes, and the files beside it. */
struct basis {
    int64_t ledger;
    struct timespec conference, officials;
};

struct figure {
    char *text;       /* the ledger's answer; NULL: none yet, or err */
    struct error err; /* why there is none; kind ERROR_NONE if there is */
    struct basis basis;
    int64_t asked_ms, true_ms; /* asked for last; known to be as of then */
    int64_t cost_ms;           /* how long it took to work it out */
    int is_made;
};

struct figures {
    struct desk *desk;
    struct ledger *ledger; /* the thread's own; NULL: not open */
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t wanted, made;
    struct figure of[FIGURES];
    int is_over;
};

static json_t *request_of(int which)
{
    if (which == FIGURE_SEAL || which == FIGURE_SEAL_VI)
        return json_pack("{s:s,s:b}", "request", "seal", "check", 1);
    return json_pack("{s:s,s:b}", "request", "results", "trial", which == FIGURE_TRIAL);
}

/* ---- in the thread, without the mutex ---- */

static struct timespec changed(const struct figures *figures, const char *name)
{
    struct timespec never = {.tv_sec = 0};
    char path[FILE_PATH_MAX];
    struct stat state;

    if (file_join(path, figures->desk->folder, name, NULL) != 0 ||
            stat(path, &state) != 0)
        return never;
    return state.st_mtim;
}

static int look(struct figures *figures, struct basis *out, struct error *err)
{
    memset(out, 0, sizeof(*out));
    if (figures->ledger == NULL &&
            ledger_open_to_read(figures->desk->folder, &figures->ledger, err) != 0)
        return -1;
    out->conference = changed(figures, "conference.ini");
    out->officials = changed(figures, "officials.csv");
    return ledger_changes(figures->ledger, &out->ledger, err);
}

static void work_out(struct figures *figures, int which, struct figure *made)
{
    json_t *request = request_of(which), *answer = NULL;

    if (which >= FIGURE_SEAL)
        words_speak(figures->desk->words, which == FIGURE_SEAL_VI);

    if (ledger_read(figures->ledger, request, &answer, &made->err) == 0) {
        made->text = json_line(answer);
        if (made->text == NULL)
            (void)error_set(&made->err, ERROR_MEMORY, "no memory for the results");
    }
    json_decref(answer);
    json_decref(request);
}

/* As of now: the one that is there, or made anew. The mutex is let go meanwhile. */
static void renew(struct figures *figures, int which)
{
    struct figure *figure = &figures->of[which];
    struct figure made = {.text = NULL, .is_made = 1, .err = {.kind = ERROR_NONE}};
    struct basis before = figure->basis;
    int was_made = figure->is_made && figure->text != NULL, is_same;

    made.true_ms = instant_ms();
    (void)pthread_mutex_unlock(&figures->mutex);
    is_same = look(figures, &made.basis, &made.err) == 0 && was_made &&
              memcmp(&made.basis, &before, sizeof(before)) == 0;
    if (!is_same && made.err.kind == ERROR_NONE)
        work_out(figures, which, &made);
    made.cost_ms = instant_ms() - made.true_ms;
    (void)pthread_mutex_lock(&figures->mutex);
    if (is_same) {
        figure->true_ms = made.true_ms;
    } else {
        free(figure->text);
        made.asked_ms = figure->asked_ms;
        *figure = made;
    }
    (void)pthread_cond_broadcast(&figures->made);
}

/* The count's are kept up also while nobody asks, so that nobody waits for them; with
 * many sheets seldom enough that a scan has the processor. */
static int is_due(const struct figures *figures, int which)
{
    const struct figure *figure = &figures->of[which];
    int64_t now_ms = instant_ms(), rest_ms = RESTS * figure->cost_ms;

    if (figure->asked_ms != 0 && now_ms - figure->asked_ms < WANTED_MS)
        return !figure->is_made || figure->true_ms < figure->asked_ms ||
               now_ms - figure->true_ms >= LOOK_MS;
    return which == FIGURE_COUNT && figure->is_made &&
           now_ms - figure->true_ms >= (rest_ms > LOOK_MS ? rest_ms : LOOK_MS);
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
    int which, has_worked;

    (void)pthread_mutex_lock(&figures->mutex);
    while (!figures->is_over) {
        has_worked = 0;
        for (which = 0; which < FIGURES; which++)
            if (is_due(figures, which)) {
                renew(figures, which);
                has_worked = 1;
            }
        if (!has_worked && !figures->is_over)
            wait_until(&figures->wanted, &figures->mutex, LOOK_MS / 9);
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
    figures->of[FIGURE_COUNT].asked_ms = instant_ms(); /* ready before it is asked for */
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
    int which;

    if (figures == NULL)
        return;
    (void)pthread_mutex_lock(&figures->mutex);
    figures->is_over = 1;
    (void)pthread_cond_signal(&figures->wanted);
    (void)pthread_mutex_unlock(&figures->mutex);
    (void)pthread_join(figures->thread, NULL);
    for (which = 0; which < FIGURES; which++)
        free(figures->of[which].text);
    ledger_close(figures->ledger);
    free(figures);
}

/* ---- in the threads that ask ---- */

/* is_now: as of this moment; else what is there, if there is something. */
static int get(struct figures *figures, int which, int is_now, json_t **answer,
        struct error *err)
{
    struct figure *figure = &figures->of[which];
    int64_t now_ms = instant_ms();
    int result = 0;

    (void)pthread_mutex_lock(&figures->mutex);
    if (is_now || !figure->is_made || which != FIGURE_COUNT) /* that is kept up */
        figure->asked_ms = now_ms;
    (void)pthread_cond_signal(&figures->wanted);
    while ((!figure->is_made || (is_now && figure->true_ms < now_ms)) &&
            instant_ms() - now_ms < PATIENCE_MS) {
        wait_until(&figures->made, &figures->mutex, 1000);
        figure->asked_ms = now_ms; /* whoever waits wants it still */
    }
    if (!figure->is_made || (is_now && figure->true_ms < now_ms)) {
        result = error_set(err, ERROR_IO, "the figures take too long");
    } else if (figure->text == NULL) {
        if (err != NULL)
            *err = figure->err;
        result = -1;
    } else {
        result = json_parse(figure->text, strlen(figure->text), answer, err);
    }
    (void)pthread_mutex_unlock(&figures->mutex);
    return result;
}

static int get_results(struct desk *desk, int is_trial, int is_now, struct results *out,
        struct error *err)
{
    json_t *answer = NULL;
    char *text;
    int result;

    if (get(desk->figures, is_trial ? FIGURE_TRIAL : FIGURE_COUNT, is_now, &answer,
                err) != 0)
        return -1;
    text = json_line(json_object_get(answer, "results"));
    result = text == NULL ? error_set(err, ERROR_MEMORY, "no memory for the results")
                          : results_parse(text, strlen(text), out, err);
    free(text);
    json_decref(answer);
    return result;
}

int desk_results(struct desk *desk, int is_trial, struct results *out, struct error *err)
{
    return get_results(desk, is_trial, 1, out, err);
}

int desk_results_soon(
        struct desk *desk, int is_trial, struct results *out, struct error *err)
{
    return get_results(desk, is_trial, 0, out, err);
}

int desk_seal_check(struct desk *desk, const struct desk_request *request,
        json_t **answer, struct error *err)
{
    return get(desk->figures, request->words != NULL ? FIGURE_SEAL_VI : FIGURE_SEAL, 1,
            answer, err);
}
