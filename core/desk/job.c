/* job.c -- the desk's long work: one at a time, its last words, how it ended. */
#include "core/desk/job.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desk/follow.h"
#include "core/json.h"

enum { LINE_MAX_BYTES = 1 << 16, PATIENCE_MS = 5000 };

struct desk_job {
    pthread_mutex_t lock;
    struct follow *follow; /* NULL: none was started, or it is being put away */
    struct job_view view;
    void (*ended)(void *context);
    void *context;
};

struct desk_job *job_new(void)
{
    struct desk_job *job = calloc(1, sizeof(*job));

    if (job == NULL)
        return NULL;
    job->view.is_seen = 1;
    if (pthread_mutex_init(&job->lock, NULL) != 0) {
        free(job);
        return NULL;
    }
    return job;
}

void job_free(struct desk_job *job)
{
    if (job == NULL)
        return;
    if (job->follow != NULL)
        follow_stop(job->follow, SIGTERM, PATIENCE_MS);
    follow_free(job->follow);
    (void)pthread_mutex_destroy(&job->lock);
    free(job);
}

/* ---- what it says ---- */

/* The oldest lines make room. */
static void keep_line(char lines[JOB_LINES_BYTES], const char *line)
{
    size_t length = strlen(line), used = strlen(lines);
    char *next;

    if (length + 2 > JOB_LINES_BYTES)
        return;
    while (used + length + 2 > JOB_LINES_BYTES) {
        next = strchr(lines, '\n') + 1;
        used -= (size_t)(next - lines);
        memmove(lines, next, used + 1);
    }
    (void)snprintf(lines + used, JOB_LINES_BYTES - used, "%s\n", line);
}

static int take_progress(struct job_view *view, const char *line)
{
    json_t *event = NULL;
    json_int_t done, total;

    if (line[0] != '{' || json_parse(line, strlen(line), &event, NULL) != 0)
        return 0;
    done = json_integer_value(json_object_get(event, "done"));
    total = json_integer_value(json_object_get(event, "total"));
    json_decref(event);
    if (done < 0 || total < done || total > UINT32_MAX)
        return 0;
    view->done = (uint32_t)done;
    view->total = (uint32_t)total;
    return 1;
}

static void take_line(void *context, int is_error, const char *line)
{
    struct desk_job *job = context;

    (void)pthread_mutex_lock(&job->lock);
    if (!is_error || !take_progress(&job->view, line))
        keep_line(job->view.lines, line);
    (void)pthread_mutex_unlock(&job->lock);
}

static void take_end(void *context, int status, const struct error *err)
{
    struct desk_job *job = context;

    if (job->ended != NULL)
        job->ended(job->context);
    (void)pthread_mutex_lock(&job->lock);
    job->view.is_running = 0;
    job->view.status = status;
    if (status < 0)
        keep_line(job->view.lines, err->text);
    (void)pthread_mutex_unlock(&job->lock);
}

/* ---- start and end ---- */

/* The one before has ended: its thread needs no more than to be joined. */
static int take_place(struct desk_job *job, const struct job_wish *wish,
        struct follow **before, struct error *err)
{
    struct job_view *view = &job->view;

    if (view->is_running)
        return error_set(err, ERROR_STATE,
                "something else is being made; wait until it has ended, and try again");
    *before = job->follow;
    job->follow = NULL;
    job->ended = wish->ended;
    job->context = wish->context;
    *view = (struct job_view){.number = view->number + 1,
            .kind = wish->kind,
            .is_running = 1,
            .total = wish->total};
    (void)snprintf(view->title, sizeof(view->title), "%s", wish->title);
    return 0;
}

static void give_up_place(struct desk_job *job)
{
    (void)pthread_mutex_lock(&job->lock);
    job->view = (struct job_view){.number = job->view.number, .is_seen = 1};
    (void)pthread_mutex_unlock(&job->lock);
}

int job_start(struct desk_job *job, const struct job_wish *wish, struct error *err)
{
    const struct child_wish child = {.program = "kiemphieu",
            .arguments = wish->arguments,
            .is_vietnamese = wish->is_vietnamese,
            .stdin_file = -1};
    const struct follow_calls calls = {
            .line = take_line, .ended = take_end, .context = job};
    struct follow *before = NULL, *follow = NULL;
    int result;

    (void)pthread_mutex_lock(&job->lock);
    result = take_place(job, wish, &before, err);
    (void)pthread_mutex_unlock(&job->lock);
    if (result != 0)
        return -1;
    follow_free(before);
    if (follow_start(&child, LINE_MAX_BYTES, &calls, &follow, err) != 0) {
        give_up_place(job);
        return -1;
    }
    (void)pthread_mutex_lock(&job->lock);
    job->follow = follow;
    (void)pthread_mutex_unlock(&job->lock);
    return 0;
}

void job_cancel(struct desk_job *job)
{
    (void)pthread_mutex_lock(&job->lock);
    if (job->view.is_running && job->follow != NULL)
        follow_signal(job->follow, SIGTERM);
    (void)pthread_mutex_unlock(&job->lock);
}

void job_look(struct desk_job *job, struct job_view *out)
{
    (void)pthread_mutex_lock(&job->lock);
    *out = job->view;
    (void)pthread_mutex_unlock(&job->lock);
}

void job_seen(struct desk_job *job, unsigned number)
{
    (void)pthread_mutex_lock(&job->lock);
    if (job->view.number == number && !job->view.is_running)
        job->view.is_seen = 1;
    (void)pthread_mutex_unlock(&job->lock);
}
