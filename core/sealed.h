/* sealed.h -- a results.json signed at its seal, and checked away from its folder. */
#ifndef CORE_SEALED_H
#define CORE_SEALED_H

#include <stddef.h>

#include <jansson.h>

#include "core/conference.h"
#include "core/error.h"
#include "core/results.h"

/*
 * The signature is Ed25519, by a key pair made from conference.key: its seed is
 * BLAKE2b-256 of "kiemphieu-seal-1" under that key. Signed is the canonical text: the
 * object of results.json without its member "seal", as one line of UTF-8, the members of
 * every object in the order of their names' bytes, no blanks between
 * (`jq -cS 'del(.seal)'`, without the line feed).
 *
 * What it proves: not one character of the figures, names, conference, body, date and
 * root is other than when somebody who had the conference's folder signed them. What it
 * does not prove: who that was. Anybody can make a key and sign figures of their own
 * under any body's name. What ties a key to a body is its fingerprint, printed on the
 * minutes above the signatures in ink: compare it by paper or telephone, or keep it in a
 * list (see roll_up.h). Nor can it tell that the paper was read rightly: that is the
 * minutes'.
 *
 * Source: README, "Sealed results away from their folder".
 */

enum {
    SEALED_FILE_MAX_BYTES = 16 << 20,
    SEALED_PRINT_DIGITS = 24, /* 96 bits of the key's digest */
    SEALED_PRINT_BYTES = 32   /* in groups of four with blanks between, and NUL */
};

/* sealed_public_key - of the pair that this conference signs with, as hex. */
void sealed_public_key(const struct conference_key *key, char hex[RESULTS_KEY_HEX_BYTES]);

/*
 * sealed_sign - add "seal" to the object of a results.json, or replace it
 *
 * ERROR_STATE if it is not final: a draft is never signed. On failure unchanged.
 */
int sealed_sign(const struct conference_key *key, json_t *results, struct error *err)
        __attribute__((warn_unused_result));

/*
 * sealed_check - is this text a final result, and as it was signed?
 *
 * out  its figures, on success; the caller's to results_release.
 *
 * Returns 0; -1 and why not, for people: ERROR_SYNTAX (no results of this program, sums
 * that do not add up, or control characters in a text), ERROR_STATE (a trial, a draft, or
 * not signed), ERROR_CRYPTO (changed since it was signed). On failure *out is unchanged.
 */
int sealed_check(const char *text, size_t size, struct results *out, struct error *err)
        __attribute__((warn_unused_result));

/*
 * sealed_load - the same of a file, or of report/results.json of a conference's folder
 *
 * Only regular files of at most SEALED_FILE_MAX_BYTES are read, never a device or pipe.
 */
int sealed_load(const char *path, struct results *out, struct error *err)
        __attribute__((warn_unused_result));

/* sealed_fingerprint - "1f3a 09bc ..." of a public key in hex; "" of "". */
void sealed_fingerprint(const char *public_key, char out[SEALED_PRINT_BYTES]);

/* sealed_is_fingerprint - 1 if people wrote this one: blanks and capitals aside. */
int sealed_is_fingerprint(const char *written, const char *public_key);

/*
 * sealed_figures - a digest of what was counted: counts, votes, outcomes, names
 *
 * Of the object of a results.json, final or not: the ledger keeps it with the seal, so
 * that a setting or a rule card changed thereafter is found out.
 */
int sealed_figures(const json_t *results, char hex[DIGEST_HEX_BYTES], struct error *err)
        __attribute__((warn_unused_result));

#endif
