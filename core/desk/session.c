/* session.c -- who sits at which browser: ids, tokens, the lock of an idle one. */
#include "core/desk/session.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/digest.h"

enum { SLOTS = SESSION_GUESTS_MAX + SESSION_PEOPLE_MAX };

struct session {
    int is_used;
    struct digest key; /* of the id: who reads our memory's dump cannot sit down */
    int64_t begun_ms, used_ms;
    struct session_state state;
};

/* Guests first, then people. */
struct desk_sessions {
    pthread_mutex_t mutex;
    int64_t idle_ms;
    struct session slots[SLOTS];
};

struct desk_sessions *sessions_new(int64_t idle_ms)
{
    struct desk_sessions *sessions = calloc(1, sizeof(*sessions));

    if (sessions == NULL)
        return NULL;
    (void)pthread_mutex_init(&sessions->mutex, NULL);
    sessions->idle_ms = idle_ms;
    return sessions;
}

void sessions_free(struct desk_sessions *sessions)
{
    if (sessions == NULL)
        return;
    (void)pthread_mutex_destroy(&sessions->mutex);
    digest_wipe(sessions, sizeof(*sessions));
    free(sessions);
}

static void make_id(char id[DESK_SESSION_BYTES])
{
    uint8_t bytes[(DESK_SESSION_BYTES - 1) / 2];

    digest_random(bytes, sizeof(bytes));
    digest_hex(bytes, sizeof(bytes), id);
    digest_wipe(bytes, sizeof(bytes));
}

static void make_token(char token[DESK_TOKEN_BYTES])
{
    uint8_t bytes[(DESK_TOKEN_BYTES - 1) / 2];

    digest_random(bytes, sizeof(bytes));
    digest_hex(bytes, sizeof(bytes), token);
}

/* Every slot is compared, and in a time that tells nothing. */
static struct session *find(struct desk_sessions *sessions, const char *id)
{
    struct session *found = NULL;
    struct digest key;
    size_t i;

    if (strnlen(id, DESK_SESSION_BYTES) != DESK_SESSION_BYTES - 1)
        return NULL;
    digest_of(id, DESK_SESSION_BYTES - 1, &key);
    for (i = 0; i < SLOTS; i++)
        if (digest_same(&sessions->slots[i].key, &key, sizeof(key)) &&
                sessions->slots[i].is_used)
            found = &sessions->slots[i];
    return found;
}

static void forget(struct session *session)
{
    digest_wipe(session, sizeof(*session));
}

/* A free slot of [first, end), or the one unused for longest. */
static struct session *take_slot(struct desk_sessions *sessions, size_t first, size_t end)
{
    struct session *oldest = &sessions->slots[first];
    size_t i;

    for (i = first; i < end; i++) {
        if (!sessions->slots[i].is_used)
            return &sessions->slots[i];
        if (sessions->slots[i].used_ms < oldest->used_ms)
            oldest = &sessions->slots[i];
    }
    forget(oldest);
    return oldest;
}

static struct session *start(struct desk_sessions *sessions, size_t first, size_t end,
        int64_t now_ms, char id[DESK_SESSION_BYTES])
{
    struct session *session = take_slot(sessions, first, end);

    make_id(id);
    digest_of(id, DESK_SESSION_BYTES - 1, &session->key);
    make_token(session->state.token);
    session->begun_ms = session->used_ms = now_ms;
    session->is_used = 1;
    return session;
}

int sessions_find(struct desk_sessions *sessions, const char *id, int64_t now_ms,
        int is_use, int take, struct session_state *out)
{
    struct session *session;

    memset(out, 0, sizeof(*out));
    (void)pthread_mutex_lock(&sessions->mutex);
    session = find(sessions, id);
    if (session != NULL && now_ms - session->begun_ms > SESSION_LIFE_MS) {
        forget(session);
        session = NULL;
    }
    if (session != NULL) {
        if (session->state.is_signed_in && !session->state.is_locked &&
                now_ms - session->used_ms > sessions->idle_ms)
            session->state.is_locked = session->state.is_newly_locked = 1;
        *out = session->state;
        session->state.is_newly_locked = 0;
        if (is_use)
            session->used_ms = now_ms;
        if (take)
            session->state.flash[0] = '\0';
    }
    (void)pthread_mutex_unlock(&sessions->mutex);
    return session != NULL;
}

void sessions_begin(
        struct desk_sessions *sessions, int64_t now_ms, char id[DESK_SESSION_BYTES])
{
    (void)pthread_mutex_lock(&sessions->mutex);
    (void)start(sessions, 0, SESSION_GUESTS_MAX, now_ms, id);
    (void)pthread_mutex_unlock(&sessions->mutex);
}

void sessions_sign_in(struct desk_sessions *sessions, const char *old_id,
        const char *name, unsigned roles, int64_t now_ms, char id[DESK_SESSION_BYTES])
{
    struct session *session;

    (void)pthread_mutex_lock(&sessions->mutex);
    session = find(sessions, old_id);
    if (session != NULL)
        forget(session);
    session = start(sessions, SESSION_GUESTS_MAX, SLOTS, now_ms, id);
    session->state.is_signed_in = 1;
    session->state.roles = roles;
    (void)snprintf(session->state.name, sizeof(session->state.name), "%s", name);
    (void)pthread_mutex_unlock(&sessions->mutex);
}

void sessions_end(struct desk_sessions *sessions, const char *id)
{
    struct session *session;

    (void)pthread_mutex_lock(&sessions->mutex);
    session = find(sessions, id);
    if (session != NULL)
        forget(session);
    (void)pthread_mutex_unlock(&sessions->mutex);
}

void sessions_lock(struct desk_sessions *sessions, const char *id)
{
    struct session *session;

    (void)pthread_mutex_lock(&sessions->mutex);
    session = find(sessions, id);
    if (session != NULL && session->state.is_signed_in)
        session->state.is_locked = 1;
    (void)pthread_mutex_unlock(&sessions->mutex);
}

void sessions_change(struct desk_sessions *sessions, const char *name, unsigned roles)
{
    struct session *session;
    size_t i;

    (void)pthread_mutex_lock(&sessions->mutex);
    for (i = 0; i < SLOTS; i++) {
        session = &sessions->slots[i];
        if (!session->is_used || strcmp(session->state.name, name) != 0)
            continue;
        if (roles == 0)
            forget(session);
        else
            session->state.roles = roles;
    }
    (void)pthread_mutex_unlock(&sessions->mutex);
}

void sessions_flash(
        struct desk_sessions *sessions, const char *id, const char *text, int is_error)
{
    struct session *session;

    (void)pthread_mutex_lock(&sessions->mutex);
    session = find(sessions, id);
    if (session != NULL) {
        (void)snprintf(session->state.flash, sizeof(session->state.flash), "%s", text);
        session->state.is_flash_error = is_error;
    }
    (void)pthread_mutex_unlock(&sessions->mutex);
}
