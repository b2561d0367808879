/* code.c -- the text inside the printed codes: which paper this is, and a MAC. */
#include "core/code.h"

#include <string.h>

enum {
    PREFIX_LENGTH = 4,
    FIELDS_BYTES = DIGEST_ID_BYTES + DIGEST_ID_BYTES + CODE_TAG_BYTES + 2,
    ALL_BYTES = FIELDS_BYTES + DIGEST_MAC_BYTES,
    FLAG_TEST = 1
};

static const char prefix[PREFIX_LENGTH + 1] = "KP1:";
static const char alphabet[33] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

static void to_base32(const uint8_t bytes[ALL_BYTES], char *text)
{
    uint32_t bits = 0;
    unsigned held = 0;
    size_t i;

    for (i = 0; i < ALL_BYTES; i++) {
        bits = (bits << 8) | bytes[i];
        held += 8;
        while (held >= 5) {
            held -= 5;
            *text++ = alphabet[(bits >> held) & 31];
        }
    }
    if (held > 0)
        *text++ = alphabet[(bits << (5 - held)) & 31];
    *text = '\0';
}

static int from_base32(const char *text, uint8_t bytes[ALL_BYTES])
{
    uint32_t bits = 0;
    unsigned held = 0;
    size_t used = 0;
    const char *found;

    for (; *text != '\0'; text++) {
        found = strchr(alphabet, *text);
        if (found == NULL || used > ALL_BYTES)
            return -1;
        bits = (bits << 5) | (uint32_t)(found - alphabet);
        held += 5;
        if (held >= 8) {
            held -= 8;
            if (used == ALL_BYTES)
                return -1;
            bytes[used++] = (uint8_t)(bits >> held);
        }
    }
    if (used != ALL_BYTES || (bits & ((1U << held) - 1)) != 0)
        return -1;
    return 0;
}

void code_tag(const char *ballot_type, uint8_t tag[CODE_TAG_BYTES])
{
    struct digest digest;

    digest_of(ballot_type, strlen(ballot_type), &digest);
    memcpy(tag, digest.bytes, CODE_TAG_BYTES);
}

static void fields_to_bytes(const struct code *code, uint8_t bytes[FIELDS_BYTES])
{
    uint8_t *next = bytes;

    memcpy(next, code->conference, DIGEST_ID_BYTES);
    next += DIGEST_ID_BYTES;
    memcpy(next, code->form_id, DIGEST_ID_BYTES);
    next += DIGEST_ID_BYTES;
    memcpy(next, code->tag, CODE_TAG_BYTES);
    next += CODE_TAG_BYTES;
    *next++ = code->page;
    *next = code->is_test ? FLAG_TEST : 0;
}

void code_write(const struct code *code, const uint8_t key[DIGEST_KEY_BYTES],
        char text[CODE_TEXT_BYTES])
{
    uint8_t bytes[ALL_BYTES];

    fields_to_bytes(code, bytes);
    digest_mac(key, bytes, FIELDS_BYTES, bytes + FIELDS_BYTES);
    memcpy(text, prefix, PREFIX_LENGTH);
    to_base32(bytes, text + PREFIX_LENGTH);
}

static int bytes_of_text(const char *text, uint8_t bytes[ALL_BYTES], struct error *err)
{
    if (strncmp(text, prefix, PREFIX_LENGTH) != 0 || strlen(text) != CODE_TEXT_LENGTH ||
            from_base32(text + PREFIX_LENGTH, bytes) != 0)
        return error_set(err, ERROR_SYNTAX, "no code of this program: '%.80s'", text);
    if (bytes[FIELDS_BYTES - 2] == 0 || (bytes[FIELDS_BYTES - 1] & ~FLAG_TEST) != 0)
        return error_set(err, ERROR_SYNTAX, "a code with unknown flags or page 0");
    return 0;
}

static void bytes_to_fields(const uint8_t bytes[FIELDS_BYTES], struct code *code)
{
    memcpy(code->conference, bytes, DIGEST_ID_BYTES);
    bytes += DIGEST_ID_BYTES;
    memcpy(code->form_id, bytes, DIGEST_ID_BYTES);
    bytes += DIGEST_ID_BYTES;
    memcpy(code->tag, bytes, CODE_TAG_BYTES);
    bytes += CODE_TAG_BYTES;
    code->page = bytes[0];
    code->is_test = (bytes[1] & FLAG_TEST) != 0;
}

int code_parse(const char *text, struct code *code, struct error *err)
{
    uint8_t bytes[ALL_BYTES];

    if (bytes_of_text(text, bytes, err) != 0)
        return -1;
    bytes_to_fields(bytes, code);
    return 0;
}

int code_verify(const char *text, const uint8_t key[DIGEST_KEY_BYTES], struct code *code,
        struct error *err)
{
    uint8_t bytes[ALL_BYTES], expected[DIGEST_MAC_BYTES];

    if (bytes_of_text(text, bytes, err) != 0)
        return -1;
    digest_mac(key, bytes, FIELDS_BYTES, expected);
    if (!digest_same(bytes + FIELDS_BYTES, expected, DIGEST_MAC_BYTES))
        return error_set(err, ERROR_CRYPTO, "the code's MAC is not of this conference");
    bytes_to_fields(bytes, code);
    return 0;
}
