/* desk.h -- what the desk's parts share: its conference, and the way to the ledger. */
#ifndef CORE_DESK_DESK_H
#define CORE_DESK_DESK_H

#include <jansson.h>

#include "core/desk/request.h"
#include "core/error.h"
#include "core/results.h"

struct desk_sessions;
struct desk_view;
struct desk_job;
struct desk_feed;
struct desk_pair;
struct desk_scanners;
struct ballot_cache;
struct desk_doors;
struct desk_pictures;
struct figures;
struct throttle;

struct desk {
    const char *folder;  /* of the conference */
    char address[96];    /* of the first page, "http://127.0.0.1:8899" */
    unsigned port;       /* the one listened on */
    struct words *words; /* the Vietnamese */
    struct desk_sessions *sessions;
    struct desk_view *view; /* the ledger, to read */
    struct desk_job *job;   /* print, deck, import, report: one at a time */
    struct desk_feed *feed; /* the scanner at work, or a pause that waits for a choice */
    struct desk_scanners *scanners; /* those that are there, looked for in between */
    struct ballot_cache *ballots;   /* whether they are made, until a file changes */
    struct desk_pair *pair;   /* what one person asked and a second one must confirm */
    struct desk_doors *doors; /* one-time links */
    struct figures *figures;  /* behind desk_results */
    struct desk_pictures *pictures; /* of sheets, and of boxes side by side */
    struct throttle *throttle;      /* who tried passphrases in vain */
};

/*
 * desk_read - a request of the ledger's table that only reads, answered in this process
 *
 * The file is open read-only: nothing here can write it. request is taken over;
 * *answer is the caller's to json_decref.
 */
int desk_read(struct desk *desk, json_t *request, json_t **answer, struct error *err)
        __attribute__((warn_unused_result));

/*
 * desk_ask - a request to kiemphieu-ledger, which alone writes
 *
 * who  for the language of its words; its name is added as "by" if there is none.
 * request is taken over. *answer may be NULL. Errors as ledger_client_ask.
 */
int desk_ask(struct desk *desk, const struct desk_request *who, json_t *request,
        json_t **answer, struct error *err) __attribute__((warn_unused_result));

/* desk_note - an event of the desk, see the ledger's "note"; detail is taken over or
 * NULL.
 */
int desk_note(struct desk *desk, const struct desk_request *who, const char *kind,
        const char *name, json_t *detail, struct error *err)
        __attribute__((warn_unused_result));

/*
 * desk_results - the figures of the trial or the count, as of now
 *
 * Worked out in a thread of their own and kept until the ledger or a file of the
 * conference changes: with 10,000 sheets that takes some seconds, and nothing
 * thereafter. The copy is the caller's to results_release. What cannot be worked out
 * is told in the words of the terminal's language.
 */
int desk_results(struct desk *desk, int is_trial, struct results *out, struct error *err)
        __attribute__((warn_unused_result));

/* desk_results_soon - the same, but as they were worked out last, seconds ago while
 * sheets are fed or decided: for what is only put in order by them. */
int desk_results_soon(struct desk *desk, int is_trial, struct results *out,
        struct error *err) __attribute__((warn_unused_result));

/* desk_seal_check - the ledger's answer to whether it can be sealed, as of now, in
 * the reader's words; kept likewise. *answer is the caller's to json_decref. */
int desk_seal_check(struct desk *desk, const struct desk_request *request,
        json_t **answer, struct error *err) __attribute__((warn_unused_result));

#endif
