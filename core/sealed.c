/* sealed.c -- a results.json signed at its seal, and checked away from its folder. */
#include "core/sealed.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <sodium.h>

#include "core/file.h"
#include "core/json.h"
#include "core/utf8.h"

static const char context[] = "kiemphieu-seal-1";

static void make_pair(const struct conference_key *key,
        uint8_t public_key[crypto_sign_PUBLICKEYBYTES],
        uint8_t secret_key[crypto_sign_SECRETKEYBYTES])
{
    uint8_t seed[crypto_sign_SEEDBYTES];

    (void)crypto_generichash(seed, sizeof(seed), (const uint8_t *)context,
            sizeof(context) - 1, key->key, sizeof(key->key));
    (void)crypto_sign_seed_keypair(public_key, secret_key, seed);
    digest_wipe(seed, sizeof(seed));
}

void sealed_public_key(const struct conference_key *key, char hex[RESULTS_KEY_HEX_BYTES])
{
    uint8_t public_key[crypto_sign_PUBLICKEYBYTES];
    uint8_t secret_key[crypto_sign_SECRETKEYBYTES];

    make_pair(key, public_key, secret_key);
    digest_wipe(secret_key, sizeof(secret_key));
    digest_hex(public_key, sizeof(public_key), hex);
}

/* All but "seal"; the caller frees. NULL: no memory. */
static char *canonical_text(const json_t *results)
{
    json_t *bare = json_copy((json_t *)results); /* its members stay shared */
    char *text = NULL;

    if (bare != NULL) {
        (void)json_object_del(bare, "seal");
        text = json_dumps(bare, JSON_COMPACT | JSON_SORT_KEYS);
    }
    json_decref(bare);
    return text;
}

int sealed_sign(const struct conference_key *key, json_t *results, struct error *err)
{
    uint8_t public_key[crypto_sign_PUBLICKEYBYTES];
    uint8_t secret_key[crypto_sign_SECRETKEYBYTES];
    uint8_t signature[crypto_sign_BYTES];
    struct results_seal seal;
    char *text;

    if (!json_is_true(json_object_get(results, "final")))
        return error_set(err, ERROR_STATE, "only sealed results can be signed");
    text = canonical_text(results);
    if (text == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the results");
    make_pair(key, public_key, secret_key);
    (void)crypto_sign_detached(
            signature, NULL, (const uint8_t *)text, strlen(text), secret_key);
    digest_wipe(secret_key, sizeof(secret_key));
    free(text);
    digest_hex(public_key, sizeof(public_key), seal.public_key);
    digest_hex(signature, sizeof(signature), seal.signature);
    if (json_object_set_new(results, "seal",
                json_pack("{s:s,s:s}", "public_key", seal.public_key, "signature",
                        seal.signature)) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for the results");
    return 0;
}

/* Names go to terminals and tables: of what JSON escapes only quotes are let through. */
static int check_letters(const char *text, struct error *err)
{
    const char *at = text;

    for (; (at = strchr(at, '\\')) != NULL; at += 2)
        if (at[1] != '"' && at[1] != '\\')
            return error_set(err, ERROR_SYNTAX, "a text in it holds control characters");
    if (!utf8_is_text(text, strlen(text)))
        return error_set(err, ERROR_SYNTAX, "a text in it holds control characters");
    return 0;
}

static int verify(const struct results_seal *seal, const char *text, struct error *err)
{
    uint8_t public_key[crypto_sign_PUBLICKEYBYTES], signature[crypto_sign_BYTES];

    if (digest_from_hex(seal->public_key, public_key, sizeof(public_key), err) != 0 ||
            digest_from_hex(seal->signature, signature, sizeof(signature), err) != 0)
        return -1;
    if (crypto_sign_verify_detached(
                signature, (const uint8_t *)text, strlen(text), public_key) != 0)
        return error_set(err, ERROR_CRYPTO,
                "changed since it was sealed: the signature is not of this text; ask "
                "for the file anew and compare it with the signed minutes");
    return 0;
}

static int check_signature(
        const json_t *root, const struct results_seal *seal, struct error *err)
{
    char *text = canonical_text(root);
    int result;

    if (text == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the results");
    result = check_letters(text, err);
    if (result == 0)
        result = verify(seal, text, err);
    free(text);
    return result;
}

static int check_kind(const json_t *root, struct error *err)
{
    if (json_is_true(json_object_get(root, "trial")))
        return error_set(err, ERROR_STATE,
                "a trial, counted from TEST paper; ask for the sealed results");
    if (!json_is_true(json_object_get(root, "final")))
        return error_set(err, ERROR_STATE,
                "a draft: the count is not sealed; have it sealed and reported");
    if (json_object_get(root, "seal") == NULL)
        return error_set(err, ERROR_STATE,
                "not signed: nothing shows that it is unchanged; write it anew with "
                "kiemphieu report in the conference's folder");
    return 0;
}

static int check_root(const json_t *root, struct results *out, struct error *err)
{
    struct results_seal seal;

    if (json_check_format(root, "kiemphieu-results", err) != 0)
        return error_add_context(err, "%s", "no results of this program");
    if (check_kind(root, err) != 0 || results_seal_read(root, &seal, err) != 0 ||
            check_signature(root, &seal, err) != 0)
        return -1;
    return results_parse_object(root, out, err);
}

int sealed_check(const char *text, size_t size, struct results *out, struct error *err)
{
    json_t *root = NULL;
    int result;

    if (json_parse(text, size, &root, err) != 0)
        return error_add_context(err, "%s", "no results of this program");
    result = check_root(root, out, err);
    json_decref(root);
    return result;
}

static int find_file(const char *path, char found[FILE_PATH_MAX], struct error *err)
{
    struct stat entry;

    if (stat(path, &entry) != 0)
        return error_set(err, ERROR_IO, "cannot open '%s': %s", path, strerror(errno));
    if (S_ISDIR(entry.st_mode)) {
        if (file_join(found, path, "report/results.json", err) != 0)
            return -1;
        if (stat(found, &entry) != 0)
            return error_set(err, ERROR_IO,
                    "no report/results.json; seal the count and run kiemphieu report");
    } else if (strlen(path) < FILE_PATH_MAX) {
        memcpy(found, path, strlen(path) + 1);
    } else {
        return error_set(err, ERROR_RANGE, "the path '%.100s...' is too long", path);
    }
    if (!S_ISREG(entry.st_mode))
        return error_set(err, ERROR_IO, "'%s' is no file", found);
    return 0;
}

int sealed_load(const char *path, struct results *out, struct error *err)
{
    char file[FILE_PATH_MAX], *text;
    size_t size;
    int result;

    if (find_file(path, file, err) != 0 ||
            file_read(file, SEALED_FILE_MAX_BYTES, &text, &size, err) != 0)
        return -1;
    result = sealed_check(text, size, out, err);
    free(text);
    return result;
}
