/* ledger_person.h -- who is registered for this count, and who may decide what. */
#ifndef CORE_LEDGER_PERSON_H
#define CORE_LEDGER_PERSON_H

#include <jansson.h>

#include "core/ledger_store.h"
#include "core/ledger_text.h"

/*
 * While nobody is registered, names are free text, as on a terminal. As soon as one
 * person is, every name in a request that decides must be that of a registered, active
 * person with a fitting role.
 */
enum ledger_role { LEDGER_OPERATOR = 1, LEDGER_CHECKER = 2, LEDGER_CHAIR = 4 };

enum {
    LEDGER_ROLES_ALL = LEDGER_OPERATOR | LEDGER_CHECKER | LEDGER_CHAIR,
    LEDGER_ROLE_COUNT = 3,
    LEDGER_SECRET_BYTES = 128,      /* a string of crypto_pwhash_str, with NUL */
    LEDGER_PERSON_NAME_BYTES = 256, /* with NUL, as OFFICIAL_NAME_BYTES */
    LEDGER_PEOPLE_MAX = 1000
};

struct ledger_person {
    char key[LEDGER_TEXT_BYTES]; /* as names are compared: ledger_name_key */
    char name[LEDGER_TEXT_BYTES];
    char secret[LEDGER_SECRET_BYTES]; /* "" : may not sign in yet */
    unsigned roles;                   /* of enum ledger_role */
    int is_active;
};

/* ledger_person_role_word - "operator" "checker" "chair", by 0 .. 2. */
const char *ledger_person_role_word(int at);

/* ledger_person_count - how many are registered, those who have ended too. */
int ledger_person_count(struct ledger *ledger, int64_t *out, struct error *err)
        __attribute__((warn_unused_result));

/* ledger_person_find - *is_there is 0 if there is nobody of this name. */
int ledger_person_find(struct ledger *ledger, const char *name, struct ledger_person *out,
        int *is_there, struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_person_secret - for the desk's sign-in
 *
 * secret  "" if none is set. ERROR_RANGE if nobody of this name is registered.
 */
int ledger_person_secret(struct ledger *ledger, const char *name,
        char secret[LEDGER_SECRET_BYTES], unsigned *roles, int *is_active,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_person_check - may this person do what takes one of these roles?
 *
 * Nothing is asked while nobody is registered. ERROR_STATE says what to do.
 */
int ledger_person_check(struct ledger *ledger, const char *name, unsigned roles_any,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_person_pair - "names" of a request: two different people
 *
 * roles_of_one  one of the two must have one of these roles, once people are
 *               registered; both must be active then.
 */
int ledger_person_pair(struct ledger *ledger, const json_t *names, unsigned roles_of_one,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_person_pair_if - the same, but no names are needed while nobody is registered.
 */
int ledger_person_pair_if(struct ledger *ledger, const json_t *names,
        unsigned roles_of_one, struct error *err) __attribute__((warn_unused_result));

#endif
