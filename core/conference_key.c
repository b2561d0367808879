/* conference_key.c -- the secret under which a conference's paper is printed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/conference.h"

static void derive_id(struct conference_key *key)
{
    struct digest digest;

    digest_of(key->key, sizeof(key->key), &digest);
    memcpy(key->id, digest.bytes, sizeof(key->id));
    digest_hex(key->id, sizeof(key->id), key->id_hex);
}

static int create_key(const char *path, struct conference_key *out, struct error *err)
{
    char hex[2 * DIGEST_KEY_BYTES + 2];
    int result;

    digest_random(out->key, sizeof(out->key));
    digest_hex(out->key, sizeof(out->key), hex);
    hex[sizeof(hex) - 2] = '\n';
    hex[sizeof(hex) - 1] = '\0';
    result = file_write_private(path, hex, sizeof(hex) - 1, err);
    digest_wipe(hex, sizeof(hex));
    return result;
}

static int read_key(const char *path, struct conference_key *out, struct error *err)
{
    char *text = NULL;
    size_t size = 0;
    int result;

    if (file_read(path, 1024, &text, &size, err) != 0)
        return -1;
    text[strcspn(text, "\r\n")] = '\0';
    result = digest_from_hex(text, out->key, sizeof(out->key), err);
    digest_wipe(text, size);
    free(text);
    if (result != 0)
        return error_set(err, ERROR_SYNTAX,
                "conference.key is damaged; bring it back from a copy, or the ballots "
                "that were printed cannot be told from others");
    return 0;
}

int conference_key_load(const char *folder, struct conference_key *out, struct error *err)
{
    struct conference_key key;
    char path[FILE_PATH_MAX];
    int result;

    if (file_join(path, folder, "conference.key", err) != 0)
        return -1;
    result = file_exists(path) ? read_key(path, &key, err) : create_key(path, &key, err);
    if (result == 0) {
        derive_id(&key);
        *out = key;
    }
    digest_wipe(&key, sizeof(key));
    return result;
}
