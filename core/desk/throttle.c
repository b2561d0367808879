/* throttle.c -- how often passphrases may be tried, and how many at a time. */
#include "core/desk/throttle.h"

#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <string.h>

#include "core/digest.h"
#include "core/ledger_name.h"

enum { NAMES_MAX = 128 };

struct tries {
    struct digest name;
    unsigned failures;
    int64_t last_ms, until_ms; /* no try before */
};

struct throttle {
    pthread_mutex_t mutex;
    sem_t places;
    struct tries all, names[NAMES_MAX];
};

struct throttle *throttle_new(void)
{
    struct throttle *throttle = calloc(1, sizeof(*throttle));

    if (throttle == NULL)
        return NULL;
    (void)pthread_mutex_init(&throttle->mutex, NULL);
    (void)sem_init(&throttle->places, 0, THROTTLE_AT_A_TIME);
    return throttle;
}

void throttle_free(struct throttle *throttle)
{
    if (throttle == NULL)
        return;
    (void)sem_destroy(&throttle->places);
    (void)pthread_mutex_destroy(&throttle->mutex);
    free(throttle);
}

static void digest_name(const char *name, struct digest *out)
{
    char key[LEDGER_TEXT_BYTES];

    ledger_name_key(name, key);
    digest_of(key, strlen(key), out);
}

/* An entry without failures goes first, then the one that failed longest ago. */
static int is_older(const struct tries *left, const struct tries *right)
{
    if ((left->failures == 0) != (right->failures == 0))
        return left->failures == 0;
    return left->last_ms < right->last_ms;
}

/* The name's entry, or the oldest, emptied. */
static struct tries *find(struct throttle *throttle, const struct digest *name)
{
    struct tries *oldest = &throttle->names[0];
    size_t i;

    for (i = 0; i < NAMES_MAX; i++) {
        if (memcmp(&throttle->names[i].name, name, sizeof(*name)) == 0)
            return &throttle->names[i];
        if (is_older(&throttle->names[i], oldest))
            oldest = &throttle->names[i];
    }
    memset(oldest, 0, sizeof(*oldest));
    oldest->name = *name;
    return oldest;
}

static void forget_old(struct tries *tries, int64_t now_ms)
{
    if (tries->failures > 0 && now_ms - tries->last_ms > THROTTLE_FORGET_MS) {
        tries->failures = 0;
        tries->until_ms = 0;
    }
}

static void count(
        struct tries *tries, unsigned free_tries, int64_t most_ms, int64_t now_ms)
{
    int64_t wait_ms = THROTTLE_WAIT_MS;
    unsigned i;

    tries->failures++;
    tries->last_ms = now_ms;
    if (tries->failures < free_tries)
        return;
    for (i = free_tries; i < tries->failures && wait_ms < most_ms; i++)
        wait_ms *= 2;
    tries->until_ms = now_ms + (wait_ms < most_ms ? wait_ms : most_ms);
}

static unsigned seconds_left(const struct tries *tries, int64_t now_ms)
{
    return tries->until_ms <= now_ms
                   ? 0
                   : (unsigned)((tries->until_ms - now_ms + 999) / 1000);
}

unsigned throttle_begin(struct throttle *throttle, const char *name, int64_t now_ms)
{
    struct digest digest;
    struct tries *tries;
    unsigned wait_s, all_s;

    digest_name(name, &digest);
    (void)pthread_mutex_lock(&throttle->mutex);
    tries = find(throttle, &digest);
    forget_old(tries, now_ms);
    forget_old(&throttle->all, now_ms);
    wait_s = seconds_left(tries, now_ms);
    all_s = seconds_left(&throttle->all, now_ms);
    if (all_s > wait_s)
        wait_s = all_s;
    if (wait_s == 0) {
        count(tries, THROTTLE_NAME_TRIES, THROTTLE_NAME_MOST_MS, now_ms);
        count(&throttle->all, THROTTLE_ALL_TRIES, THROTTLE_ALL_MOST_MS, now_ms);
    }
    (void)pthread_mutex_unlock(&throttle->mutex);
    return wait_s;
}

void throttle_right(struct throttle *throttle, const char *name)
{
    struct digest digest;
    struct tries *tries;

    digest_name(name, &digest);
    (void)pthread_mutex_lock(&throttle->mutex);
    tries = find(throttle, &digest);
    tries->failures = 0;
    tries->until_ms = 0;
    if (throttle->all.failures > 0)
        throttle->all.failures--;
    if (throttle->all.failures < THROTTLE_ALL_TRIES)
        throttle->all.until_ms = 0;
    (void)pthread_mutex_unlock(&throttle->mutex);
}

void throttle_enter(struct throttle *throttle)
{
    while (sem_wait(&throttle->places) != 0 && errno == EINTR)
        continue;
}

void throttle_leave(struct throttle *throttle)
{
    (void)sem_post(&throttle->places);
}
