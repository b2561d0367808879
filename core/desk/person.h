/* person.h -- who signs in: a name and a passphrase (Argon2id of libsodium). */
#ifndef CORE_DESK_PERSON_H
#define CORE_DESK_PERSON_H

#include "core/desk/desk.h"
#include "core/desk/request.h"
#include "core/error.h"
#include "core/ledger_person.h"

enum { PERSON_PASSPHRASE_MIN = 10, PERSON_PASSPHRASE_MAX_BYTES = 1024 };

/* What came of an attempt. */
enum person_result { PERSON_RIGHT, PERSON_WRONG, PERSON_WAIT };

struct person {
    char name[OFFICIAL_NAME_BYTES]; /* as registered, not as typed */
    unsigned roles;                 /* of enum desk_role */
};

/*
 * person_check - is it this person's passphrase?
 *
 * Unknown names, those without a passphrase and those who have ended take the same time.
 * Counts for the throttle (PERSON_WAIT: *wait_s seconds, nothing was tried) and is an
 * event if it fails. Takes 0.1 s and 64 MB; two at a time.
 */
int person_check(struct desk *desk, const struct desk_request *request, const char *name,
        const char *passphrase, enum person_result *result, unsigned *wait_s,
        struct person *out, struct error *err) __attribute__((warn_unused_result));

/*
 * person_find - somebody who takes part, by a name that was typed or sent
 *
 * ERROR_RANGE if nobody of this name does.
 */
int person_find(struct desk *desk, const char *name, struct person *out,
        struct error *err) __attribute__((warn_unused_result));

/*
 * person_hash - a new passphrase into what the ledger keeps
 *
 * ERROR_RANGE in words for the person: under 10 characters, or over 1024 bytes.
 */
int person_hash(struct desk *desk, const char *passphrase,
        char secret[LEDGER_SECRET_BYTES], struct error *err)
        __attribute__((warn_unused_result));

/* person_is_anybody - is anybody registered yet? -1 on failure. */
int person_is_anybody(struct desk *desk, struct error *err);

/* person_roles - of ["operator","checker","chair"] as the ledger gives them. */
unsigned person_roles(const json_t *words);

/* person_role_words - the other way; the caller's; NULL: no memory. */
json_t *person_role_words(unsigned roles);

/* person_roles_of_form - of the fields "role" with these words. */
unsigned person_roles_of_form(const struct form *form);

#endif
