/* results_seal.h -- whose results they are, and what they are signed with. */
#ifndef CORE_RESULTS_SEAL_H
#define CORE_RESULTS_SEAL_H

#include <jansson.h>

#include "core/conference.h"
#include "core/digest.h"
#include "core/error.h"

enum {
    RESULTS_KEY_BYTES = 32, /* an Ed25519 public key */
    RESULTS_KEY_HEX_BYTES = 2 * RESULTS_KEY_BYTES + 1,
    RESULTS_SIGNATURE_BYTES = 64,
    RESULTS_SIGNATURE_HEX_BYTES = 2 * RESULTS_SIGNATURE_BYTES + 1
};

/* What ties a results.json to its conference when it lies away from the folder. */
struct results_seal {
    char conference[DIGEST_ID_HEX_BYTES]; /* the conference's id, or "" */
    char title[CONFERENCE_TEXT_BYTES];
    char body[CONFERENCE_TEXT_BYTES];
    char superior[CONFERENCE_TEXT_BYTES];        /* may be "" */
    struct conference_date date;                 /* year 0: not told */
    char public_key[RESULTS_KEY_HEX_BYTES];      /* "" : not signed */
    char signature[RESULTS_SIGNATURE_HEX_BYTES]; /* "" : not signed */
};

/*
 * results_seal_write - "conference" "title" "body" "superior" "date" and, if signed,
 * "seal"
 *
 * Into the object of results.json. Nothing is written of a conference that is not told.
 */
int results_seal_write(const struct results_seal *seal, json_t *root, struct error *err)
        __attribute__((warn_unused_result));

/*
 * results_seal_read - the same from an object; all empty where a file has none of it
 *
 * Looks at the form alone; whether the signature holds is sealed_check's.
 */
int results_seal_read(const json_t *root, struct results_seal *out, struct error *err)
        __attribute__((warn_unused_result));

#endif
