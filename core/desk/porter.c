/* porter.c -- lets connections in: listens, hears each head, shows the slow out. */
#include "core/desk/porter.h"

#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/desk/refusal.h"
#include "core/instant.h"

enum { TICK_MS = 100, BYE_MS = 2000, BYE_BYTES_MAX = 8 << 20 };

struct porter {
    const struct guard *guard;
    struct porter_limits limits;
    porter_welcome *welcome;
    void *context;
    int listeners[PORTER_LISTENERS_MAX];
    size_t listener_count;
    struct visits visits;
    char bytes[HEAD_BYTES_MAX + 1]; /* of the head looked at just now */
};

struct porter *porter_new(const struct guard *guard, const struct porter_limits *limits,
        porter_welcome *welcome, void *context)
{
    struct porter *porter = calloc(1, sizeof(*porter));

    if (porter == NULL)
        return NULL;
    porter->guard = guard;
    porter->limits = *limits;
    porter->welcome = welcome;
    porter->context = context;
    visits_init(&porter->visits);
    return porter;
}

void porter_free(struct porter *porter)
{
    size_t i;

    if (porter == NULL)
        return;
    for (i = 0; i < porter->listener_count; i++)
        (void)close(porter->listeners[i]);
    visits_release(&porter->visits);
    free(porter);
}

struct visits *porter_visits(struct porter *porter)
{
    return &porter->visits;
}

void porter_add(struct porter *porter, int listener)
{
    if (porter->listener_count < PORTER_LISTENERS_MAX)
        porter->listeners[porter->listener_count++] = listener;
    else
        (void)close(listener);
}

/*
 * A short answer of our own. Closed at once with bytes of theirs unread, the connection
 * would be reset and the answer lost: what comes is dropped for a moment.
 */
static void refuse(struct porter *porter, struct visit *visit, unsigned status,
        const struct head *head)
{
    refusal_send(visit->descriptor, status, head);
    (void)shutdown(visit->descriptor, SHUT_WR);
    visit->received_bytes = 0;
    visits_enter(&porter->visits, visit, VISIT_BYE);
}

static void accept_one(struct porter *porter, int listener)
{
    int descriptor = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);

    if (descriptor >= 0 && visits_take(&porter->visits, descriptor) == NULL) {
        refusal_send(descriptor, 503, NULL);
        (void)close(descriptor);
    }
}

/* ---- the head ---- */

static void set_least(int descriptor, int bytes)
{
    (void)setsockopt(descriptor, SOL_SOCKET, SO_RCVLOWAT, &bytes, sizeof(bytes));
}

static void hand_over(struct porter *porter, struct visit *visit)
{
    int64_t body_bytes = 0;
    unsigned status = guard_check(porter->guard, visit->head, &body_bytes);

    if (status == 0 && visits_served(&porter->visits) >= PORTER_SERVED_MAX)
        status = 503;
    if (status != 0) {
        refuse(porter, visit, status, visit->head);
        return;
    }
    set_least(visit->descriptor, 1);
    visit->body_bytes = body_bytes;
    visits_enter(&porter->visits, visit, VISIT_BODY);
    if (porter->welcome(porter->context, visit->descriptor) != 0)
        visits_enter(&porter->visits, visit, VISIT_FREE);
}

/* Looks without taking: the server will read the same bytes. */
static void hear_head(struct porter *porter, struct visit *visit, int has_ended)
{
    ssize_t got = recv(visit->descriptor, porter->bytes, HEAD_BYTES_MAX + 1,
            MSG_PEEK | MSG_DONTWAIT);
    enum head_state state;
    size_t length = 0;
    unsigned status;

    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0) {
        visits_close(&porter->visits, visit);
        return;
    }
    state = head_scan(porter->bytes, (size_t)got, &length);
    if (state == HEAD_BROKEN) {
        refuse(porter, visit, 400, NULL);
    } else if (state == HEAD_WHOLE) {
        status = head_parse(porter->bytes, length, visit->head);
        if (status != 0)
            refuse(porter, visit, status, NULL);
        else
            hand_over(porter, visit);
    } else if (got > HEAD_BYTES_MAX) {
        refuse(porter, visit, 431, NULL);
    } else if (has_ended) {
        visits_close(&porter->visits, visit);
    } else {
        visit->peeked = (size_t)got;
        set_least(visit->descriptor, (int)got + 1);
    }
}

static void hear_bye(struct porter *porter, struct visit *visit)
{
    ssize_t got =
            recv(visit->descriptor, porter->bytes, sizeof(porter->bytes), MSG_DONTWAIT);

    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got > 0)
        visit->received_bytes += got;
    if (got <= 0 || visit->received_bytes > BYE_BYTES_MAX)
        visits_close(&porter->visits, visit);
}

/* ---- the slow ---- */

static int64_t patience_of(const struct porter_limits *limits, const struct visit *visit)
{
    switch (visit->state) {
    case VISIT_HEAD:
        return limits->head_ms;
    case VISIT_BODY:
        return limits->body_ms + visit->received_bytes / limits->body_bytes_per_ms;
    case VISIT_ANSWER:
        return limits->answer_ms;
    case VISIT_BYE:
    case VISIT_FREE:
    default:
        return BYE_MS;
    }
}

/* A served connection is the server's to close: it is only cut, under the lock. */
static void end_slow(struct porter *porter, struct visit *visit, int64_t now_ms)
{
    enum visit_state state;
    int is_late;

    (void)pthread_mutex_lock(&porter->visits.mutex);
    state = visit->state;
    is_late = state != VISIT_FREE &&
              now_ms - visit->since_ms > patience_of(&porter->limits, visit);
    if (is_late && (state == VISIT_BODY || state == VISIT_ANSWER))
        (void)shutdown(visit->descriptor, SHUT_RDWR);
    (void)pthread_mutex_unlock(&porter->visits.mutex);
    if (!is_late)
        return;
    if (state == VISIT_HEAD && visit->peeked > 0)
        refuse(porter, visit, 408, NULL);
    else if (state == VISIT_HEAD || state == VISIT_BYE)
        visits_close(&porter->visits, visit);
}

/* ---- the loop ---- */

static size_t gather(
        struct porter *porter, int stop, struct pollfd *polled, struct visit **visits)
{
    struct visit *visit;
    size_t count = 0, i;

    polled[count++] = (struct pollfd){.fd = stop, .events = POLLIN};
    for (i = 0; i < porter->listener_count; i++)
        polled[count++] = (struct pollfd){.fd = porter->listeners[i], .events = POLLIN};
    (void)pthread_mutex_lock(&porter->visits.mutex);
    for (i = 0; i < VISITS_MAX; i++) {
        visit = &porter->visits.list[i];
        if (visit->state != VISIT_HEAD && visit->state != VISIT_BYE)
            continue;
        visits[count] = visit;
        polled[count++] =
                (struct pollfd){.fd = visit->descriptor, .events = POLLIN | POLLRDHUP};
    }
    (void)pthread_mutex_unlock(&porter->visits.mutex);
    return count;
}

static void attend(struct porter *porter, const struct pollfd *polled,
        struct visit *const *visits, size_t count)
{
    size_t i;

    for (i = 1; i < count; i++) {
        if (polled[i].revents == 0)
            continue;
        if (i <= porter->listener_count)
            accept_one(porter, polled[i].fd);
        else if (visits[i]->descriptor != polled[i].fd)
            continue; /* made room just now */
        else if (visits[i]->state == VISIT_BYE)
            hear_bye(porter, visits[i]);
        else if (visits[i]->state == VISIT_HEAD)
            hear_head(porter, visits[i],
                    (polled[i].revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0);
    }
}

int porter_run(struct porter *porter, int stop, struct error *err)
{
    struct pollfd polled[1 + PORTER_LISTENERS_MAX + VISITS_MAX];
    struct visit *visits[1 + PORTER_LISTENERS_MAX + VISITS_MAX];
    int64_t looked_ms = instant_ms();
    size_t count, i;
    int ready;

    for (;;) {
        count = gather(porter, stop, polled, visits);
        ready = poll(polled, count, TICK_MS);
        if (ready < 0 && errno != EINTR)
            return error_set(err, ERROR_IO, "cannot wait: %s", strerror(errno));
        if (ready > 0 && polled[0].revents != 0)
            return 0;
        if (ready > 0)
            attend(porter, polled, visits, count);
        if (instant_ms() - looked_ms < TICK_MS)
            continue;
        looked_ms = instant_ms();
        for (i = 0; i < VISITS_MAX; i++)
            end_slow(porter, &porter->visits.list[i], looked_ms);
    }
}
