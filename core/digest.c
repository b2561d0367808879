/* digest.c -- digests, keys and random ids (BLAKE2b and randomness of libsodium). */
#include "core/digest.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <sodium.h>

int digest_start(struct error *err)
{
    if (sodium_init() < 0)
        return error_set(err, ERROR_CRYPTO, "libsodium cannot start");
    return 0;
}

void digest_of(const void *data, size_t size, struct digest *out)
{
    (void)crypto_generichash(out->bytes, DIGEST_BYTES, data, size, NULL, 0);
}

int digest_of_descriptor(int descriptor, struct digest *out, struct error *err)
{
    crypto_generichash_state state;
    uint8_t block[DIGEST_FILE_BLOCK_BYTES];
    off_t offset = 0;
    ssize_t got;

    (void)crypto_generichash_init(&state, NULL, 0, DIGEST_BYTES);
    for (;;) {
        got = pread(descriptor, block, sizeof(block), offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return error_set(err, ERROR_IO, "cannot read: %s", strerror(errno));
        if (got == 0)
            break;
        (void)crypto_generichash_update(&state, block, (unsigned long long)got);
        offset += got;
    }
    (void)crypto_generichash_final(&state, out->bytes, DIGEST_BYTES);
    return 0;
}

void digest_mac(const uint8_t key[DIGEST_KEY_BYTES], const void *data, size_t size,
        uint8_t out[DIGEST_MAC_BYTES])
{
    (void)crypto_generichash(out, DIGEST_MAC_BYTES, data, size, key, DIGEST_KEY_BYTES);
}

int digest_same(const void *left, const void *right, size_t size)
{
    return sodium_memcmp(left, right, size) == 0;
}

void digest_random(void *out, size_t size)
{
    randombytes_buf(out, size);
}

void digest_hex(const uint8_t *bytes, size_t size, char *hex)
{
    (void)sodium_bin2hex(hex, 2 * size + 1, bytes, size);
}

int digest_from_hex(const char *hex, uint8_t *bytes, size_t size, struct error *err)
{
    size_t used = 0;

    if (strlen(hex) != 2 * size ||
            sodium_hex2bin(bytes, size, hex, 2 * size, NULL, &used, NULL) != 0 ||
            used != size)
        return error_set(
                err, ERROR_SYNTAX, "'%.80s' is not %zu hex digits", hex, 2 * size);
    return 0;
}

void digest_wipe(void *memory, size_t size)
{
    sodium_memzero(memory, size);
}
