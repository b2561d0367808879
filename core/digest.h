/* digest.h -- digests, keys and random ids (BLAKE2b and randomness of libsodium). */
#ifndef CORE_DIGEST_H
#define CORE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"

enum {
    DIGEST_BYTES = 32,
    DIGEST_HEX_BYTES = 2 * DIGEST_BYTES + 1, /* lower-case hex with NUL */
    DIGEST_MAC_BYTES = 16,
    DIGEST_KEY_BYTES = 32,
    DIGEST_ID_BYTES = 8,
    DIGEST_ID_HEX_BYTES = 2 * DIGEST_ID_BYTES + 1,
    DIGEST_FILE_BLOCK_BYTES = 1 << 16
};

struct digest {
    uint8_t bytes[DIGEST_BYTES];
};

/* digest_start - libsodium ready for use; call once, first thing in main. */
int digest_start(struct error *err) __attribute__((warn_unused_result));

/* digest_of - BLAKE2b-256 of `size` bytes; `data` may be NULL if size is 0. */
void digest_of(const void *data, size_t size, struct digest *out);

/*
 * digest_of_descriptor - BLAKE2b-256 of a file's bytes from offset 0
 *
 * Reads with pread, so the descriptor's position does not move.
 * Returns 0; -1 with ERROR_IO if the file cannot be read.
 */
int digest_of_descriptor(int descriptor, struct digest *out, struct error *err)
        __attribute__((warn_unused_result));

/* digest_mac - BLAKE2b under a key, cut to 128 bits. */
void digest_mac(const uint8_t key[DIGEST_KEY_BYTES], const void *data, size_t size,
        uint8_t out[DIGEST_MAC_BYTES]);

/* digest_same - compare two byte strings in time that tells nothing of them. */
int digest_same(const void *left, const void *right, size_t size);

/* digest_random - bytes from the system's generator. */
void digest_random(void *out, size_t size);

/* digest_hex - lower-case hex; `hex` holds 2 * size + 1 bytes. */
void digest_hex(const uint8_t *bytes, size_t size, char *hex);

/*
 * digest_from_hex - exactly `size` bytes from exactly 2 * size hex digits
 *
 * Returns 0; -1 with ERROR_SYNTAX otherwise.
 */
int digest_from_hex(const char *hex, uint8_t *bytes, size_t size, struct error *err)
        __attribute__((warn_unused_result));

/* digest_wipe - clear memory that held a key. */
void digest_wipe(void *memory, size_t size);

#endif
