/* visit.c -- the connections that are there, and what each of them is at. */
#include "core/desk/visit.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/instant.h"

void visits_init(struct visits *visits)
{
    memset(visits, 0, sizeof(*visits));
    (void)pthread_mutex_init(&visits->mutex, NULL);
}

void visits_release(struct visits *visits)
{
    struct visit *visit;
    size_t i;

    for (i = 0; i < VISITS_MAX; i++) {
        visit = &visits->list[i];
        if (visit->state == VISIT_HEAD || visit->state == VISIT_BYE)
            (void)close(visit->descriptor);
        free(visit->head);
    }
    (void)pthread_mutex_destroy(&visits->mutex);
}

void visits_enter(struct visits *visits, struct visit *visit, enum visit_state state)
{
    (void)pthread_mutex_lock(&visits->mutex);
    visit->state = state;
    visit->since_ms = instant_ms();
    (void)pthread_mutex_unlock(&visits->mutex);
}

void visits_close(struct visits *visits, struct visit *visit)
{
    (void)close(visit->descriptor);
    visit->descriptor = -1;
    visits_enter(visits, visit, VISIT_FREE);
}

static int is_served(const struct visit *visit)
{
    return visit->state == VISIT_BODY || visit->state == VISIT_ANSWER;
}

/* A free one, else the porter's that is in its state for longest; NULL. */
static struct visit *find_place(struct visits *visits)
{
    struct visit *visit, *found = NULL;
    size_t i;

    (void)pthread_mutex_lock(&visits->mutex);
    for (i = 0; i < VISITS_MAX; i++) {
        visit = &visits->list[i];
        if (visit->state == VISIT_FREE) {
            found = visit;
            break;
        }
        if (!is_served(visit) && (found == NULL || visit->since_ms < found->since_ms))
            found = visit;
    }
    (void)pthread_mutex_unlock(&visits->mutex);
    return found;
}

struct visit *visits_take(struct visits *visits, int descriptor)
{
    struct visit *visit = find_place(visits);

    if (visit == NULL)
        return NULL;
    if (visit->state != VISIT_FREE)
        visits_close(visits, visit);
    if (visit->head == NULL)
        visit->head = malloc(sizeof(*visit->head));
    if (visit->head == NULL)
        return NULL;
    visit->descriptor = descriptor;
    visit->peeked = 0;
    visit->received_bytes = 0;
    visits_enter(visits, visit, VISIT_HEAD);
    return visit;
}

struct visit *visits_find(struct visits *visits, int descriptor)
{
    struct visit *found = NULL;
    size_t i;

    (void)pthread_mutex_lock(&visits->mutex);
    for (i = 0; i < VISITS_MAX; i++)
        if (is_served(&visits->list[i]) && visits->list[i].descriptor == descriptor)
            found = &visits->list[i];
    (void)pthread_mutex_unlock(&visits->mutex);
    return found;
}

void visits_received(struct visits *visits, struct visit *visit, size_t bytes)
{
    (void)pthread_mutex_lock(&visits->mutex);
    visit->received_bytes += (int64_t)bytes;
    (void)pthread_mutex_unlock(&visits->mutex);
}

size_t visits_served(struct visits *visits)
{
    size_t count = 0, i;

    (void)pthread_mutex_lock(&visits->mutex);
    for (i = 0; i < VISITS_MAX; i++)
        if (is_served(&visits->list[i]))
            count++;
    (void)pthread_mutex_unlock(&visits->mutex);
    return count;
}
