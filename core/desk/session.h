/* session.h -- who sits at which browser: ids, tokens, the lock of an idle one. */
#ifndef CORE_DESK_SESSION_H
#define CORE_DESK_SESSION_H

#include <stdint.h>

#include "core/desk/request.h"
#include "core/error.h"

enum {
    SESSION_GUESTS_MAX = 256, /* browsers where nobody is signed in: the oldest goes */
    SESSION_PEOPLE_MAX = 64,  /* the one unused for longest goes */
    SESSION_IDLE_MS = 10 * 60 * 1000,
    SESSION_LIFE_MS = 18 * 3600 * 1000 /* a day of counting; then sign in anew */
};

/* Several threads at once. Times are of instant_ms, given by the caller. */
struct desk_sessions;

struct session_state { /* a copy */
    int is_signed_in, is_locked;
    int is_newly_locked; /* 1 once: to be written down */
    char name[OFFICIAL_NAME_BYTES];
    unsigned roles;
    char token[DESK_TOKEN_BYTES];
    char flash[512];
    int is_flash_error;
};

struct desk_sessions *sessions_new(int64_t idle_ms); /* NULL: no memory */
void sessions_free(struct desk_sessions *sessions);

/*
 * sessions_find - whose browser sends this id?
 *
 * id       what stood in the cookie, hostile.
 * is_use   0: a page's own asking for live figures is no sign of a person.
 * take     1: the flash is handed out and gone.
 * Returns 1 with *out, 0 if there is no such session: *out is empty.
 */
int sessions_find(struct desk_sessions *sessions, const char *id, int64_t now_ms,
        int is_use, int take, struct session_state *out);

/* sessions_begin - a browser where nobody is signed in; its new id. */
void sessions_begin(
        struct desk_sessions *sessions, int64_t now_ms, char id[DESK_SESSION_BYTES]);

/*
 * sessions_sign_in - this person sits there from now on, under a new id
 *
 * The old id, if it is one, is worth nothing any more: one that somebody planted before
 * does not become theirs.
 */
void sessions_sign_in(struct desk_sessions *sessions, const char *old_id,
        const char *name, unsigned roles, int64_t now_ms, char id[DESK_SESSION_BYTES]);

/* sessions_end - sign out. */
void sessions_end(struct desk_sessions *sessions, const char *id);

/* sessions_lock - as if it were idle. */
void sessions_lock(struct desk_sessions *sessions, const char *id);

/* sessions_change - a person's roles are these now; 0: every session of theirs ends. */
void sessions_change(struct desk_sessions *sessions, const char *name, unsigned roles);

/* sessions_flash - what the next page of this browser shows once. */
void sessions_flash(
        struct desk_sessions *sessions, const char *id, const char *text, int is_error);

#endif
