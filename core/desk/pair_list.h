/* pair_list.h -- what waits for a second person, as /pair shows and settles it. */
#ifndef CORE_DESK_PAIR_LIST_H
#define CORE_DESK_PAIR_LIST_H

#include "core/desk/pair.h"

enum { PAIR_ID_BYTES = 33, PAIR_SUBJECT_BYTES = 512 };

struct pair_waiting {
    char id[PAIR_ID_BYTES]; /* "" : this place is free */
    const char *kind, *sentence, *done, *path;
    int (*check)(struct desk *desk, const json_t *detail, struct error *err);
    json_t *detail; /* a reference of its own; or NULL */
    char subject[PAIR_SUBJECT_BYTES];
    char asker[OFFICIAL_NAME_BYTES];
    unsigned asker_roles;
    int64_t asked_ms;
};

/* pair_waiting_release - of a copy that one of the calls below gave. */
void pair_waiting_release(struct pair_waiting *waiting);

/* pair_list_copy - all that wait, in no order; how many. */
size_t pair_list_copy(struct desk_pair *pair, struct pair_waiting out[PAIR_WAITING_MAX]);

/* pair_list_look - one of them; 0 if it waits no more. */
int pair_list_look(struct desk_pair *pair, const char *id, struct pair_waiting *out);

/* pair_list_take - the same, and it waits no more: of two who confirm one does it. */
int pair_list_take(struct desk_pair *pair, const char *id, struct pair_waiting *out);

/* pair_list_put - it waits again; forgotten if there is no place. */
void pair_list_put(struct desk_pair *pair, const struct pair_waiting *waiting);

/* pair_may_confirm - not the one who asked, and one of the two is a chair where needed.
 */
int pair_may_confirm(
        const struct pair_waiting *waiting, const char *name, unsigned roles);

/* pair_do - ask the ledger, with both names. */
int pair_do(struct desk *desk, const struct desk_request *request,
        const struct pair_waiting *waiting, const char *second, struct error *err)
        __attribute__((warn_unused_result));

/*
 * pair_co_sign - the fields second and second-passphrase of the form: then do it
 *
 * Returns 1 if it was done, 0 if the answer says why not, -1 with err.
 */
int pair_co_sign(struct desk *desk, const struct desk_request *request,
        const struct pair_waiting *waiting, struct desk_answer *answer, struct error *err)
        __attribute__((warn_unused_result));

#endif
