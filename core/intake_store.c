/* intake_store.c -- asking kiemphieu-scan to put image files into images/. */
#include "core/intake_store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/json.h"

int intake_store_start(struct intake_store *store, const char *folder, struct error *err)
{
    char *arguments[2] = {strdup(folder), NULL};
    int result;

    if (arguments[0] == NULL)
        return error_set(err, ERROR_MEMORY, "no memory");
    result = process_start(
            &store->process, "kiemphieu-scan", 0, arguments, PROCESS_BOTH, err);
    free(arguments[0]);
    /* No answer may wait in a buffer where poll does not see it. */
    if (result == 0)
        (void)setvbuf(store->process.output, NULL, _IONBF, 0);
    return result;
}

void intake_store_finish(struct intake_store *store)
{
    (void)process_finish(&store->process, NULL);
}

int intake_store_digest(const char *path, char hex[DIGEST_HEX_BYTES], struct error *err)
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

static int tell(struct intake_store *store, json_t *request, struct error *err)
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
static int receive(struct intake_store *store, json_t **out, struct error *err)
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

int intake_store_ask(struct intake_store *store, const char *path, const char *digest,
        struct error *err)
{
    json_t *request = json_pack("{s:s,s:s}", "store", path, "digest", digest);

    if (request == NULL)
        return error_set(err, ERROR_SYNTAX, "the file's name is not UTF-8; rename it");
    return tell(store, request, err);
}

int intake_store_next(struct intake_store *store, struct intake_store_offer *offer,
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
                    answer, "pages", 1, INTAKE_STORE_PAGES_MAX, &pages, err);
        offer->pages = (uint32_t)pages;
        damage = json_string_value(json_object_get(answer, "damage"));
        (void)snprintf(
                offer->damage, sizeof(offer->damage), "%s", damage == NULL ? "" : damage);
    }
    json_decref(answer);
    return result;
}

int intake_store_drop(struct intake_store *store, struct error *err)
{
    return tell(store, json_pack("{s:b}", "keep", 0), err);
}

int intake_store_keep(struct intake_store *store, char image[INTAKE_STORE_PATH_BYTES],
        struct error *err)
{
    json_t *answer = NULL;
    int result;

    if (tell(store, json_pack("{s:b}", "keep", 1), err) != 0 ||
            receive(store, &answer, err) != 0)
        return -1;
    result = json_get_text(answer, "image", image, INTAKE_STORE_PATH_BYTES, err);
    json_decref(answer);
    return result;
}

int intake_store_adopt(struct intake_store *store, json_t *parts, struct error *err)
{
    return tell(store, json_pack("{s:O}", "adopt", parts), err);
}

int intake_store_adopted(struct intake_store *store,
        struct intake_store_image images[INTAKE_STORE_SIDES], size_t *count,
        struct error *err)
{
    json_t *answer = NULL, *list;
    int result;
    size_t i;

    if (receive(store, &answer, err) != 0)
        return -1;
    result = json_get_array(answer, "images", INTAKE_STORE_SIDES, &list, err);
    *count = result == 0 ? json_array_size(list) : 0;
    for (i = 0; i < *count && result == 0; i++)
        if (json_get_text(json_array_get(list, i), "image", images[i].path,
                    sizeof(images[i].path), err) != 0 ||
                json_get_text(json_array_get(list, i), "digest", images[i].digest,
                        sizeof(images[i].digest), err) != 0)
            result = -1;
    json_decref(answer);
    return result;
}

int intake_store_descriptor(const struct intake_store *store)
{
    return fileno(store->process.output);
}

int intake_store_sweep(struct intake_store *store, struct error *err)
{
    return tell(store, json_pack("{s:b}", "sweep", 1), err);
}

int intake_store_found(struct intake_store *store, char image[INTAKE_STORE_PATH_BYTES],
        char digest[DIGEST_HEX_BYTES], int *has, struct error *err)
{
    json_t *answer = NULL;
    int result = 0;

    if (receive(store, &answer, err) != 0)
        return -1;
    *has = !is_end(answer);
    if (*has &&
            (json_get_text(answer, "image", image, INTAKE_STORE_PATH_BYTES, err) != 0 ||
                    json_get_text(answer, "digest", digest, DIGEST_HEX_BYTES, err) != 0))
        result = -1;
    json_decref(answer);
    return result;
}
