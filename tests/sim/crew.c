/* crew.c -- many simulated sheets at once: one process a core, one sum. */
#include "tests/sim/crew.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CORES_MAX = 64, PROGRESS_MS = 500 };

struct crew_shared {
    atomic_ullong next, done, silent;
    uint64_t scores[]; /* one after the other, a process each */
};

static int core_count(void)
{
    long online = sysconf(_SC_NPROCESSORS_ONLN);

    return online < 1 ? 1 : online > CORES_MAX ? CORES_MAX : (int)online;
}

/* What one process does: take the next item until none is left. */
static int share_run(const struct run *run, const struct crew_job *job,
        struct crew_shared *shared, void *score)
{
    struct trial *trial = calloc(1, sizeof(*trial));
    struct error err = {ERROR_NONE, ""};
    unsigned long long item;
    int silent = trial == NULL ? -1 : 0;

    while (silent >= 0 && (item = atomic_fetch_add(&shared->next, 1)) < job->items) {
        silent = job->work(run, trial, item, score, &err);
        atomic_fetch_add(&shared->done, 1);
        if (silent > 0)
            atomic_fetch_add(&shared->silent, (unsigned long long)silent);
        fflush(stdout);
    }
    if (silent < 0)
        fprintf(stderr, "accuracy: %s\n", err.text);
    if (trial != NULL)
        trial_release(trial);
    free(trial);
    return silent < 0 ? 1 : 0;
}

static void progress_show(
        const struct crew_job *job, const struct crew_shared *shared, double minutes)
{
    double positions = (double)atomic_load(&shared->done) * (double)job->item_positions;

    fprintf(stderr, "\r%s: %.0f positions, %.0f a minute, %llu silent ", job->name,
            positions, minutes > 0 ? positions / minutes : 0.0,
            (unsigned long long)atomic_load(&shared->silent));
}

static double minutes_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return ((double)now.tv_sec + (double)now.tv_nsec / 1e9) / 60;
}

/* Waits for all; 0 if each ended well. */
static int crew_wait(const struct crew_job *job, const struct crew_shared *shared,
        const pid_t *children, int count)
{
    int left = count, failed = 0, status, i, is_terminal = isatty(STDERR_FILENO);
    const struct timespec pause = {0, PROGRESS_MS * 1000000L};
    double start = minutes_now();

    for (i = 0; i < count; i++)
        if (children[i] < 0) {
            failed = 1;
            left--;
        }
    while (left > 0) {
        pid_t ended = waitpid(-1, &status, is_terminal ? WNOHANG : 0);

        if (ended > 0) {
            left--;
            failed |= status != 0;
        } else if (ended == 0) {
            progress_show(job, shared, minutes_now() - start);
            nanosleep(&pause, NULL);
        } else
            return -1;
    }
    if (is_terminal)
        fprintf(stderr, "\r%79s\r", "");
    return failed ? -1 : 0;
}

int crew_run(
        const struct run *run, const struct crew_job *job, void *score, struct error *err)
{
    int count = core_count(), i, result;
    size_t words = job->score_bytes / sizeof(uint64_t), k;
    size_t size = sizeof(struct crew_shared) + (size_t)count * job->score_bytes;
    struct crew_shared *shared =
            mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    uint64_t *sum = score;
    pid_t children[CORES_MAX];

    if (shared == MAP_FAILED)
        return error_set(err, ERROR_MEMORY, "no memory for the scores");
    fflush(stdout);
    for (i = 0; i < count; i++) {
        children[i] = fork();
        if (children[i] == 0)
            _exit(share_run(run, job, shared, shared->scores + (size_t)i * words));
    }
    result = crew_wait(job, shared, children, count);
    memset(score, 0, job->score_bytes);
    for (i = 0; i < count; i++)
        for (k = 0; k < words; k++)
            sum[k] += shared->scores[(size_t)i * words + k];
    munmap(shared, size);
    return result == 0 ? 0
                       : error_set(err, ERROR_IO, "a process of '%s' failed", job->name);
}
