/* reader.c -- images to readings: a few sandboxed kiemphieu-read processes, in order. */
#include "core/reader.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/descriptor.h"
#include "core/instant.h"
#include "core/language.h"
#include "core/reader_slot.h"
#include "core/reader_worker.h"
#include "core/utf8.h"

enum {
    IDLE_DEATHS_MAX = 16,     /* processes that end without a file to blame */
    READER_PAGES_MAX = 10001, /* of one file; a decoder gone wild writes for ever */
    WHY_BYTES = 2 * READER_WORKER_WHY_BYTES
};

struct job {
    struct reader_worker worker;
    struct reader_slot *slot; /* the file it reads; NULL: idle */
};

/* Slots are a ring: those of the files first .. first + count - 1. */
struct reader {
    struct reader_options options;
    reader_take *take;
    void *context;
    struct job jobs[READER_JOBS_MAX];
    int job_count;
    struct reader_slot *slots;
    size_t slot_count;
    uint64_t first; /* the file that is due */
    size_t count;   /* files given and not taken whole */
    size_t asked;   /* of these, no longer waiting */
    int idle_deaths;
};

static struct reader_slot *slot_at(const struct reader *reader, size_t place)
{
    return &reader->slots[(reader->first + place) % reader->slot_count];
}

static int job_start(struct reader *reader, struct job *job, struct error *err)
{
    job->slot = NULL;
    job->worker.heard_ms = instant_ms();
    return reader_worker_start(&job->worker, &reader->options, err);
}

/* The process is lost, and what it was reading with it; another takes its place. */
static int job_replace(
        struct reader *reader, struct job *job, const char *why, struct error *err)
{
    char ended[READER_WORKER_WHY_BYTES], text[WHY_BYTES];
    struct reader_slot *slot = job->slot;
    int was_ready = job->worker.is_ready;

    reader_worker_end(&job->worker, ended);
    why = why == NULL ? ended : why;
    if (!was_ready)
        return error_set(err, ERROR_STATE, "the image reader does not start: %s", why);
    if (slot == NULL && ++reader->idle_deaths > IDLE_DEATHS_MAX)
        return error_set(
                err, ERROR_STATE, "the image reader ends again and again: %s", why);
    if (slot != NULL) {
        (void)snprintf(text, sizeof(text), "%s%s", why,
                slot->heard_pages > 0 ? _("; later pages of the file were not read")
                                      : "");
        if (reader_slot_break(slot, text, err) != 0)
            return -1;
    }
    return job_start(reader, job, err);
}

static int job_hear_line(struct reader *reader, struct job *job, const char *line,
        size_t length, struct error *err)
{
    static const char senseless[] = "the decoder gave no answer that makes sense";

    if (!job->worker.is_ready || job->slot == NULL) {
        if (job->worker.is_ready || length != 0)
            return job_replace(reader, job, senseless, err);
        job->worker.is_ready = 1;
        return 0;
    }
    if (length != strlen(line) || job->slot->heard_pages > READER_PAGES_MAX)
        return job_replace(reader, job, senseless, err);
    if (length > 0)
        return reader_slot_add(job->slot, line, length, err);
    if (job->slot->heard_pages == 0)
        return job_replace(reader, job, senseless, err);
    job->slot->state = READER_SLOT_DONE;
    job->slot = NULL;
    return 0;
}

static int job_hear(struct reader *reader, struct job *job, struct error *err)
{
    pid_t pid = job->worker.pid;
    char *line;
    size_t length;
    int heard = lines_hear(&job->worker.lines);

    if (heard < 0)
        return job_replace(reader, job, NULL, err);
    if (heard > 0)
        job->worker.heard_ms = instant_ms();
    while (job->worker.pid == pid && lines_next(&job->worker.lines, &line, &length))
        if (job_hear_line(reader, job, line, length, err) != 0)
            return -1;
    return 0;
}

/* Returns 1 if the slot is off to the job, 0 if it needs none, -1. */
static int slot_ask(struct reader *reader, struct job *job, struct reader_slot *slot,
        struct error *err)
{
    struct error why;
    int descriptor = reader_slot_open(slot, &why), sent;
    int is_text = utf8_is_text(slot->path, strlen(slot->path));

    if (descriptor < 0)
        return reader_slot_break(slot, why.text, err);
    sent = descriptor_send(
            job->worker.socket, is_text ? slot->path : "image", descriptor, &why);
    (void)close(descriptor);
    slot->state = READER_SLOT_ASKED;
    job->slot = slot;
    job->worker.heard_ms = instant_ms();
    if (sent != 0) /* it has ended while idle: this file bears the loss, visibly */
        return job_replace(reader, job, NULL, err) == 0 ? 0 : -1;
    return 1;
}

static int files_ask(struct reader *reader, struct error *err)
{
    int i, asked;

    for (i = 0; i < reader->job_count; i++) {
        struct job *job = &reader->jobs[i];

        while (job->worker.is_ready && job->slot == NULL &&
                reader->asked < reader->count) {
            asked = slot_ask(reader, job, slot_at(reader, reader->asked++), err);
            if (asked < 0)
                return -1;
        }
    }
    return 0;
}

/* Every line of the file that is due, and of those after it that are complete. */
static int readings_take(struct reader *reader, struct error *err)
{
    struct reading reading;
    int result;

    while (reader->count > 0) {
        struct reader_slot *slot = slot_at(reader, 0);

        while (reader_slot_has(slot)) {
            if (reader_slot_take(slot, &reading, err) < 0)
                return -1;
            result = reader->take(reader->context, reader->first, &reading, err);
            reading_release(&reading);
            if (result != 0)
                return -1;
        }
        if (slot->state != READER_SLOT_DONE)
            return 0;
        if (reader->take(reader->context, reader->first, NULL, err) != 0)
            return -1;
        reader->first++;
        reader->count--;
        reader->asked--;
    }
    return 0;
}

/* A job whose file is not due and has many pages waits, so that memory stays flat. */
static int is_paused(const struct reader *reader, const struct job *job)
{
    return job->slot != NULL && job->slot != slot_at(reader, 0) &&
           job->slot->size - job->slot->taken > READER_SLOT_FULL_BYTES;
}

static int is_awaited(const struct reader *reader, const struct job *job)
{
    return (job->slot != NULL || !job->worker.is_ready) && !is_paused(reader, job);
}

static int wait_ms(const struct reader *reader)
{
    int64_t now = instant_ms(), least = reader->options.patience_ms;
    int i;

    for (i = 0; i < reader->job_count; i++) {
        const struct job *job = &reader->jobs[i];
        int64_t left = job->worker.heard_ms + reader->options.patience_ms - now;

        if (is_awaited(reader, job) && left < least)
            least = left > 0 ? left : 0;
    }
    return (int)least + 1;
}

static int overdue_replace(struct reader *reader, struct error *err)
{
    char why[WHY_BYTES];
    int i;

    (void)snprintf(why, sizeof(why), "the decoder took too long (over %d s)",
            (reader->options.patience_ms + 999) / 1000);
    for (i = 0; i < reader->job_count; i++) {
        struct job *job = &reader->jobs[i];

        if (!is_awaited(reader, job))
            job->worker.heard_ms = instant_ms();
        else if (instant_ms() - job->worker.heard_ms >= reader->options.patience_ms &&
                 job_replace(reader, job, why, err) != 0)
            return -1;
    }
    return 0;
}

static int answers_hear(struct reader *reader, int longest_ms, struct error *err)
{
    struct pollfd watched[READER_JOBS_MAX];
    size_t count = reader_watch(reader, watched);
    int i;

    if (poll(watched, (nfds_t)count, longest_ms) < 0 && errno != EINTR)
        return error_set(err, ERROR_IO, "cannot wait for readings: %s", strerror(errno));
    for (i = 0; i < reader->job_count; i++)
        if (watched[i].revents != 0 && job_hear(reader, &reader->jobs[i], err) != 0)
            return -1;
    return overdue_replace(reader, err);
}

/* One round: hand out files, hear answers (waiting if asked to), pass readings on. */
static int reader_step(struct reader *reader, int may_wait, struct error *err)
{
    if (files_ask(reader, err) != 0 || readings_take(reader, err) != 0)
        return -1;
    if (may_wait && reader->count == 0)
        return 0;
    if (answers_hear(reader, may_wait ? wait_ms(reader) : 0, err) != 0)
        return -1;
    return files_ask(reader, err) == 0 ? readings_take(reader, err) : -1;
}

static int all_start(struct reader *reader, struct error *err)
{
    int i;

    for (i = 0; i < reader->job_count; i++)
        if (job_start(reader, &reader->jobs[i], err) != 0)
            return -1;
    for (i = 0; i < reader->job_count; i++)
        while (!reader->jobs[i].worker.is_ready)
            if (answers_hear(reader, wait_ms(reader), err) != 0)
                return -1;
    return 0;
}

static void options_complete(struct reader *reader)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);

    if (reader->options.jobs == 0)
        reader->options.jobs = processors < 1                 ? 1
                               : processors > READER_JOBS_MAX ? READER_JOBS_MAX
                                                              : (int)processors;
    if (reader->options.patience_ms == 0)
        reader->options.patience_ms = READER_PATIENCE_MS;
    reader->job_count = reader->options.jobs;
    reader->slot_count = (size_t)reader->job_count * READER_AHEAD;
}

int reader_new(const struct reader_options *options, reader_take *take, void *context,
        struct reader **out, struct error *err)
{
    struct reader *reader;
    int i;

    if (options->layout_count < 1 || options->layout_count > READER_LAYOUTS_MAX ||
            options->jobs < 0 || options->jobs > READER_JOBS_MAX)
        return error_set(err, ERROR_RANGE,
                "1 to %d layouts and up to %d jobs are possible", (int)READER_LAYOUTS_MAX,
                (int)READER_JOBS_MAX);
    reader = calloc(1, sizeof(*reader));
    if (reader == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a reader");
    reader->options = *options;
    reader->take = take;
    reader->context = context;
    options_complete(reader);
    for (i = 0; i < READER_JOBS_MAX; i++)
        reader_worker_init(&reader->jobs[i].worker);
    reader->slots = calloc(reader->slot_count, sizeof(*reader->slots));
    if (reader->slots == NULL)
        (void)error_set(err, ERROR_MEMORY, "no memory for a reader");
    if (reader->slots == NULL || all_start(reader, err) != 0) {
        reader_free(reader);
        return -1;
    }
    *out = reader;
    return 0;
}

int reader_give(struct reader *reader, const char *path, struct error *err)
{
    struct reader_slot *slot;

    while (reader->count == reader->slot_count)
        if (reader_step(reader, 1, err) != 0)
            return -1;
    slot = slot_at(reader, reader->count);
    if (strlen(path) < sizeof(slot->path)) {
        reader_slot_begin(slot, path);
    } else {
        /* Opening a path cut short could read another file: none has an empty name. */
        reader_slot_begin(slot, "");
    }
    reader->count++;
    return reader_step(reader, 0, err);
}

size_t reader_watch(const struct reader *reader, struct pollfd *out)
{
    int i;

    for (i = 0; i < reader->job_count; i++) {
        out[i].fd =
                is_paused(reader, &reader->jobs[i]) ? -1 : reader->jobs[i].worker.output;
        out[i].events = POLLIN;
        out[i].revents = 0;
    }
    return (size_t)reader->job_count;
}

int reader_look(struct reader *reader, struct error *err)
{
    return reader_step(reader, 0, err);
}

int reader_is_full(const struct reader *reader)
{
    return reader->count == reader->slot_count;
}

int reader_finish(struct reader *reader, struct error *err)
{
    while (reader->count > 0)
        if (reader_step(reader, 1, err) != 0)
            return -1;
    return 0;
}

void reader_free(struct reader *reader)
{
    char why[READER_WORKER_WHY_BYTES];
    size_t i;

    if (reader == NULL)
        return;
    for (i = 0; i < READER_JOBS_MAX; i++)
        reader_worker_end(&reader->jobs[i].worker, why);
    for (i = 0; reader->slots != NULL && i < reader->slot_count; i++)
        reader_slot_release(&reader->slots[i]);
    free(reader->slots);
    free(reader);
}
