/* code.h -- the text inside the printed codes: which paper this is, and a MAC. */
#ifndef CORE_CODE_H
#define CORE_CODE_H

#include <stdint.h>

#include "core/digest.h"
#include "core/error.h"

/*
 * "KP1:" and the base32 (RFC 4648 letters, no padding) of
 *   conference 8 bytes, form id 8, ballot type's tag 2, page 1, flags 1, MAC 16.
 * Only characters of the QR alphanumeric mode. The MAC is digest_mac under
 * the conference's key over the bytes before it.
 */
enum {
    CODE_TEXT_BYTES = 64, /* 62 characters, NUL, one spare */
    CODE_TEXT_LENGTH = 62,
    CODE_TAG_BYTES = 2,
    CODE_PAGE_MAX = 255
};

struct code {
    uint8_t conference[DIGEST_ID_BYTES];
    uint8_t form_id[DIGEST_ID_BYTES];
    uint8_t tag[CODE_TAG_BYTES]; /* code_tag of the ballot type's id */
    uint8_t page;                /* from 1 */
    uint8_t is_test;             /* 0 or 1: the TEST bit, flags bit 0 */
};

/* code_tag - two bytes that stand for a ballot type's id (its digest's first). */
void code_tag(const char *ballot_type, uint8_t tag[CODE_TAG_BYTES]);

/* code_write - the text to be printed, with its MAC under `key`. */
void code_write(const struct code *code, const uint8_t key[DIGEST_KEY_BYTES],
        char text[CODE_TEXT_BYTES]);

/*
 * code_parse - the fields of a text, whoever made it; the MAC is not looked at
 *
 * Returns 0; -1 with ERROR_SYNTAX if the text is no code of this program.
 */
int code_parse(const char *text, struct code *code, struct error *err)
        __attribute__((warn_unused_result));

/*
 * code_verify - code_parse, and the MAC must be right under `key`
 *
 * Returns 0; -1 with ERROR_SYNTAX, or ERROR_CRYPTO for a wrong MAC.
 */
int code_verify(const char *text, const uint8_t key[DIGEST_KEY_BYTES], struct code *code,
        struct error *err) __attribute__((warn_unused_result));

#endif
