/* program_desk.h -- the real desk under attack: raw sockets, browsers of a few lines. */
#ifndef TESTS_PROGRAM_DESK_H
#define TESTS_PROGRAM_DESK_H

#include "tests/program.h"

enum { SEAT_PATH_BYTES = 512, SEAT_ID_BYTES = 65, SEAT_TOKEN_BYTES = 49 };

/* A desk of its own for a test program, on a conference that was just made. */
struct desk_program {
    pid_t pid;
    unsigned port;
    char folder[PROGRAM_PATH_BYTES];
    char key[SEAT_ID_BYTES]; /* of the first person's link; "" if it printed none */
};

/* What came back until the server closed the connection. */
struct desk_reply {
    unsigned status; /* 0: closed without a word */
    char *text;      /* head and body, NUL-terminated; owned */
    size_t size;
};

/* A browser: its cookie, and the token of the last page it saw. */
struct seat {
    struct desk_program *desk;
    char id[SEAT_ID_BYTES];
    char token[SEAT_TOKEN_BYTES];
};

/*
 * desk_program_start - on a free port; whatever fails ends the test
 *
 * folder       NULL: a fresh conference, removed by desk_program_stop.
 * idle_ms, patience_ms  shorter than the program's own; 0 leaves those.
 */
void desk_program_start(
        struct desk_program *desk, const char *folder, int idle_ms, int patience_ms);

/* desk_program_stop - as Ctrl-C does; under the sanitizers it must end with 0. */
void desk_program_stop(struct desk_program *desk);

/* desk_program_connect - a socket; the caller's to close. */
int desk_program_connect(const struct desk_program *desk);

/* desk_program_send - all bytes to a fresh connection, and all that comes back. */
void desk_program_send(const struct desk_program *desk, const char *bytes, size_t size,
        struct desk_reply *reply);

/* desk_program_hear - what comes back on a connection until it is closed. */
void desk_program_hear(int connection, struct desk_reply *reply);
void desk_reply_release(struct desk_reply *reply);

/* desk_program_lives - it still answers: its sign-in page, 200. */
int desk_program_lives(const struct desk_program *desk);

/*
 * seat_fill - a request from a template: {host} {port} {cookie} {token} {nul} {key}
 *
 * The caller frees the text; *size counts NULs too. seat may be NULL.
 */
char *seat_fill(const struct desk_program *desk, const struct seat *seat,
        const char *template, size_t *size);

/* seat_open - a browser that looked at a page, and has an id and a token. */
void seat_open(struct seat *seat, struct desk_program *desk);

/* seat_get, seat_post - as a browser on a page of ours would; the status. */
unsigned seat_get(struct seat *seat, const char *path, struct desk_reply *reply);
unsigned seat_post(
        struct seat *seat, const char *path, const char *form, struct desk_reply *reply);

/* seat_first - the first person, by the printed link; seat_join - a further one, by a
 * link that `chair` makes. The passphrase is program_passphrase. */
void seat_first(struct seat *seat, struct desk_program *desk, const char *name);
void seat_join(struct seat *seat, struct seat *chair, const char *name, const char *role);
extern const char program_passphrase[];

/* seat_encode - a form's value; the caller frees it. */
char *seat_encode(const char *text);

#endif
