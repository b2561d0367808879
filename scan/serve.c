/* serve.c -- requests of the front-end, each answered by the images that are stored. */
#include "scan/serve.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/digest.h"
#include "core/file.h"
#include "core/json.h"
#include "scan/adopt.h"
#include "scan/split.h"
#include "scan/store.h"

enum { IMAGE_BYTES = STORE_NAME_BYTES + 16 };

struct serve {
    int folder;
    FILE *in, *out;
    char *line; /* the last one that came in */
    size_t room;
};

/* ---- lines ---- */

static int say(const struct serve *serve, json_t *reply, struct error *err)
{
    char *text = reply == NULL ? NULL : json_line(reply);
    int failed;

    json_decref(reply);
    if (text == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for an answer");
    failed = fprintf(serve->out, "%s\n", text) < 0 || fflush(serve->out) != 0;
    free(text);
    return failed ? error_set(err, ERROR_IO, "nobody hears the answers") : 0;
}

static int say_end(const struct serve *serve, struct error *err)
{
    return say(serve, json_pack("{s:b,s:b}", "ok", 1, "end", 1), err);
}

/* The next request or reply; NULL at the end and for what makes no sense. */
static json_t *hear(struct serve *serve, int *is_end, struct error *err)
{
    ssize_t got = getline(&serve->line, &serve->room, serve->in);
    json_t *object = NULL;

    *is_end = got <= 0;
    if (*is_end)
        (void)error_set(err, ERROR_IO, "nobody asks any more");
    else if (json_parse(serve->line, (size_t)got, &object, err) != 0)
        return NULL;
    return object;
}

static int hear_keep(struct serve *serve, int *keep, struct error *err)
{
    int is_end;
    json_t *reply = hear(serve, &is_end, err);
    const json_t *word = json_object_get(reply, "keep");

    if (reply == NULL)
        return -1;
    *keep = json_is_true(word);
    if (!json_is_boolean(word)) {
        json_decref(reply);
        return error_set(err, ERROR_SYNTAX, "\"keep\" is missing");
    }
    json_decref(reply);
    return 0;
}

/* ---- storing ---- */

/* Finishes the file if the front-end wants it; drops it in any other case. */
static int offer(struct serve *serve, struct store_file *file, uint32_t pages,
        const char *damage, struct error *err)
{
    char hex[DIGEST_HEX_BYTES], image[IMAGE_BYTES];
    struct digest digest;
    int keep = 0, result;

    result = digest_of_descriptor(file->descriptor, &digest, err);
    if (result == 0) {
        digest_hex(digest.bytes, DIGEST_BYTES, hex);
        result = say(serve,
                json_pack("{s:b,s:s,s:I,s:s*}", "ok", 1, "offer", hex, "pages",
                        (json_int_t)pages, "damage", damage),
                err);
    }
    if (result == 0)
        result = hear_keep(serve, &keep, err);
    if (result != 0 || !keep) {
        store_drop(file);
        return result;
    }
    (void)snprintf(image, sizeof(image), "images/%s", file->name);
    if (store_finish(file, err) != 0)
        return -1;
    return say(serve, json_pack("{s:b,s:s}", "ok", 1, "image", image), err);
}

static int store_page(struct serve *serve, struct split *split, uint32_t index,
        const struct digest *whole, struct error *err)
{
    struct error why = {.text = ""};
    struct store_file file;
    int result, is_damaged;

    if (store_begin(serve->folder, ".tif", &file, err) != 0)
        return -1;
    result = split_page(split, index, file.descriptor, &why);
    is_damaged = result != 0 && why.kind == ERROR_SYNTAX;
    if (is_damaged)
        result = split_write_damaged(file.descriptor, whole, index, why.text, err);
    else if (result != 0)
        (void)error_set(err, why.kind, "%s", why.text);
    if (result != 0) {
        store_drop(&file);
        return -1;
    }
    return offer(serve, &file, split->page_count, is_damaged ? why.text : NULL, err);
}

/* `copy` is ours alone, so it stays as it is while it is taken apart. */
static int store_parts(struct serve *serve, struct store_file *copy,
        const struct digest *whole, struct error *err)
{
    struct split split;
    uint32_t i;
    int result = 0;

    if (split_open(copy->descriptor, &split, err) != 0) {
        store_drop(copy);
        return -1;
    }
    if (split.page_count == 0) {
        split_release(&split);
        return offer(serve, copy, 1, NULL, err);
    }
    result = store_hide(copy, err);
    for (i = 0; i < split.page_count && result == 0; i++)
        result = store_page(serve, &split, i, whole, err);
    split_release(&split);
    store_drop(copy);
    return result;
}

static int store(struct serve *serve, const json_t *request, struct error *err)
{
    char path[FILE_PATH_MAX], hex[DIGEST_HEX_BYTES];
    struct store_file copy;
    struct digest digest;
    int source, result;

    if (json_get_text(request, "store", path, sizeof(path), err) != 0 ||
            json_get_text(request, "digest", hex, sizeof(hex), err) != 0 ||
            digest_from_hex(hex, digest.bytes, DIGEST_BYTES, err) != 0)
        return -1;
    source = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (source < 0)
        return error_set(err, ERROR_IO, "cannot open '%s': %s", path, strerror(errno));
    result = store_begin(serve->folder, store_ending(path), &copy, err);
    if (result == 0) {
        result = store_fill(&copy, source, &digest, err);
        if (result != 0)
            store_drop(&copy);
    }
    (void)close(source);
    if (result == 0)
        result = store_parts(serve, &copy, &digest, err);
    return result == 0 ? say_end(serve, err) : -1;
}

/* ---- sweeping ---- */

static int is_stored(const struct dirent *entry)
{
    return store_is_name(entry->d_name);
}

static int is_part(const struct dirent *entry)
{
    return store_is_part(entry->d_name);
}

static int remove_part(struct serve *serve, const char *name, struct error *err)
{
    int is_done;

    if (adopt_front(serve->folder, name, &is_done) != 0)
        return error_set(err, ERROR_IO, "cannot finish 'images/%s'", name);
    if (is_done)
        return 0;
    if (unlinkat(serve->folder, name, 0) != 0)
        return error_set(
                err, ERROR_IO, "cannot remove 'images/%s': %s", name, strerror(errno));
    return 0;
}

static int tell_image(struct serve *serve, const char *name, struct error *err)
{
    int descriptor =
            openat(serve->folder, name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    char hex[DIGEST_HEX_BYTES], image[IMAGE_BYTES];
    struct digest digest;
    struct stat entry;
    int result;

    (void)snprintf(image, sizeof(image), "images/%.*s", STORE_NAME_BYTES, name);
    if (descriptor < 0)
        return error_set(err, ERROR_IO, "cannot open '%s': %s", image, strerror(errno));
    if (fstat(descriptor, &entry) != 0 || !S_ISREG(entry.st_mode))
        result = error_set(err, ERROR_IO, "'%s' is no regular file", image);
    else
        result = digest_of_descriptor(descriptor, &digest, err);
    (void)close(descriptor);
    if (result != 0)
        return -1;
    digest_hex(digest.bytes, DIGEST_BYTES, hex);
    return say(serve, json_pack("{s:b,s:s,s:s}", "ok", 1, "image", image, "digest", hex),
            err);
}

/* Runs `act` on each file that `choose` chooses, in the order of their names. */
static int for_each(struct serve *serve, int (*choose)(const struct dirent *),
        int (*act)(struct serve *, const char *, struct error *), struct error *err)
{
    struct dirent **entries = NULL;
    int count = scandirat(serve->folder, ".", &entries, choose, alphasort), result = 0, i;

    if (count < 0)
        return error_set(err, ERROR_IO, "cannot read images/: %s", strerror(errno));
    for (i = 0; i < count; i++) {
        if (result == 0)
            result = act(serve, entries[i]->d_name, err);
        free(entries[i]);
    }
    free(entries);
    return result;
}

static int sweep(struct serve *serve, struct error *err)
{
    if (for_each(serve, is_part, remove_part, err) != 0 ||
            for_each(serve, is_stored, tell_image, err) != 0)
        return -1;
    return say_end(serve, err);
}

static int adopt(struct serve *serve, const json_t *parts, struct error *err)
{
    json_t *images = json_array();

    if (adopt_sides(serve->folder, parts, images, err) != 0) {
        json_decref(images);
        return -1;
    }
    return say(serve, json_pack("{s:b,s:o}", "ok", 1, "images", images), err);
}

static int answer(struct serve *serve, const json_t *request, struct error *err)
{
    const json_t *parts = json_object_get(request, "adopt");

    if (parts != NULL)
        return adopt(serve, parts, err);
    return json_is_true(json_object_get(request, "sweep")) ? sweep(serve, err)
                                                           : store(serve, request, err);
}

int serve_requests(int folder, FILE *in, FILE *out)
{
    struct serve serve = {.folder = folder, .in = in, .out = out};
    int is_end = 0, result = 0;

    while (result == 0) {
        struct error err = {.text = ""};
        json_t *request = hear(&serve, &is_end, &err);

        if (is_end)
            break;
        if (request == NULL || answer(&serve, request, &err) != 0)
            result =
                    say(&serve, json_pack("{s:b,s:s}", "ok", 0, "error", err.text), NULL);
        json_decref(request);
    }
    free(serve.line);
    return result;
}
