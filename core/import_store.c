/* import_store.c -- asking kiemphieu-scan to put image files into images/. */
#include "core/import_store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/json.h"

int import_store_start(struct import_store *store, const char *folder, struct error *err)
{
    char *arguments[2] = {strdup(folder), NULL};
    int result;

    if (arguments[0] == NULL)
        return error_set(err, ERROR_MEMORY, "no memory");
    result = process_start(
            &store->process, "kiemphieu-scan", 0, arguments, PROCESS_BOTH, err);
    free(arguments[0]);
    return result;
}

void import_store_finish(struct import_store *store)
{
    (void)process_finish(&store->process, NULL);
}

int import_store_digest(const char *path, char hex[DIGEST_HEX_BYTES], struct error *err)
{
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    struct digest digest;
    struct stat entry;
    int result;

    if (descriptor < 0)
        return error_set(err, ERROR_IO, "cannot open: %s", strerror(errno));
    if (fstat(descriptor, &entry) != 0 || !S_ISREG(entry.st_mode))
        result = error_set(err, ERROR_IO, "not a regular file");
    else
        result = digest_of_descriptor(descriptor, &digest, err);
    (void)close(descriptor);
    if (result == 0)
        digest_hex(digest.bytes, DIGEST_BYTES, hex);
    return result;
}

static int ended(struct error *err)
{
    return error_set(err, ERROR_IO, "kiemphieu-scan has ended; see its message");
}

static int tell(struct import_store *store, json_t *request, struct error *err)
{
    char *line = request == NULL ? NULL : json_line(request);
    int failed;

    json_decref(request);
    if (line == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a request");
    failed = fprintf(store->process.input, "%s\n", line) < 0 ||
             fflush(store->process.input) != 0;
    free(line);
    return failed ? ended(err) : 0;
}

/* The next line that says "ok"; the caller's to json_decref. */
static int receive(struct import_store *store, json_t **out, struct error *err)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t got = getline(&line, &room, store->process.output);
    json_t *answer = NULL;
    const char *text;
    int result;

    if (got <= 0) {
        free(line);
        return ended(err);
    }
    result = json_parse(line, (size_t)got, &answer, err);
    free(line);
    if (result != 0)
        return -1;
    if (!json_is_true(json_object_get(answer, "ok"))) {
        text = json_string_value(json_object_get(answer, "error"));
        (void)error_set(err, ERROR_IO, "%s", text == NULL ? "?" : text);
        json_decref(answer);
        return -1;
    }
    *out = answer;
    return 0;
}

static int is_end(const json_t *answer)
{
    return json_is_true(json_object_get(answer, "end"));
}

int import_store_ask(struct import_store *store, const char *path, const char *digest,
        struct error *err)
{
    json_t *request = json_pack("{s:s,s:s}", "store", path, "digest", digest);

    if (request == NULL)
        return error_set(err, ERROR_SYNTAX, "the file's name is not UTF-8; rename it");
    return tell(store, request, err);
}

int import_store_next(struct import_store *store, struct import_store_offer *offer,
        int *has, struct error *err)
{
    const char *damage;
    int64_t pages = 0;
    json_t *answer = NULL;
    int result = 0;

    if (receive(store, &answer, err) != 0)
        return -1;
    *has = !is_end(answer);
    if (*has) {
        result = json_get_text(answer, "offer", offer->digest, DIGEST_HEX_BYTES, err);
        if (result == 0)
            result = json_get_whole(
                    answer, "pages", 1, IMPORT_STORE_PAGES_MAX, &pages, err);
        offer->pages = (uint32_t)pages;
        damage = json_string_value(json_object_get(answer, "damage"));
        (void)snprintf(
                offer->damage, sizeof(offer->damage), "%s", damage == NULL ? "" : damage);
    }
    json_decref(answer);
    return result;
}

int import_store_drop(struct import_store *store, struct error *err)
{
    return tell(store, json_pack("{s:b}", "keep", 0), err);
}

int import_store_keep(struct import_store *store, char image[IMPORT_STORE_PATH_BYTES],
        struct error *err)
{
    json_t *answer = NULL;
    int result;

    if (tell(store, json_pack("{s:b}", "keep", 1), err) != 0 ||
            receive(store, &answer, err) != 0)
        return -1;
    result = json_get_text(answer, "image", image, IMPORT_STORE_PATH_BYTES, err);
    json_decref(answer);
    return result;
}

int import_store_sweep(struct import_store *store, struct error *err)
{
    return tell(store, json_pack("{s:b}", "sweep", 1), err);
}

int import_store_found(struct import_store *store, char image[IMPORT_STORE_PATH_BYTES],
        char digest[DIGEST_HEX_BYTES], int *has, struct error *err)
{
    json_t *answer = NULL;
    int result = 0;

    if (receive(store, &answer, err) != 0)
        return -1;
    *has = !is_end(answer);
    if (*has &&
            (json_get_text(answer, "image", image, IMPORT_STORE_PATH_BYTES, err) != 0 ||
                    json_get_text(answer, "digest", digest, DIGEST_HEX_BYTES, err) != 0))
        result = -1;
    json_decref(answer);
    return result;
}
