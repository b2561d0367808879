/* ballot_state.h -- is what was printed what would be printed now? */
#ifndef CORE_DESK_BALLOT_STATE_H
#define CORE_DESK_BALLOT_STATE_H

#include <stdint.h>

#include "core/conference.h"
#include "core/digest.h"
#include "core/error.h"

enum ballot_state {
    BALLOT_NEW,     /* not made yet */
    BALLOT_PRINTED, /* as it would be made now, to the letter */
    BALLOT_CHANGED  /* people or conference changed since: make it again */
};

struct ballot {
    char type[LAYOUT_ID_BYTES];
    char form_id[DIGEST_ID_HEX_BYTES]; /* as it would be made now */
    uint32_t pages;
    enum ballot_state state;
    int has_proof; /* print/TYPE-proof.pdf is there */
};

struct ballots {
    struct ballot list[CONFERENCE_TYPES_MAX];
    size_t count;
};

/*
 * ballots_look - compose each ballot anew and compare it with its layout
 *
 * Runs kiemphieu-forms for about a tenth of a second. What is wrong with the
 * conference's files is an error, in the words of this thread's language.
 */
int ballots_look(const char *folder, int is_vietnamese, struct ballots *out,
        struct error *err) __attribute__((warn_unused_result));

/*
 * What was looked at last, until a file of the conference's folder changes. Several
 * threads at once.
 */
struct ballot_cache;

struct ballot_cache *ballot_cache_new(void); /* NULL: no memory */
void ballot_cache_free(struct ballot_cache *cache);

/* ballots_look_again - as ballots_look, for a page: at once if no file has changed. */
int ballots_look_again(struct ballot_cache *cache, const char *folder, int is_vietnamese,
        struct ballots *out, struct error *err) __attribute__((warn_unused_result));

/* ballots_are_printed - all of them, and none has changed since. */
int ballots_are_printed(const struct ballots *ballots);

#endif
