/* adopt.c -- the sides of a sheet that a scan has left whole, made durable together. */
#include "scan/adopt.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/digest.h"
#include "scan/store.h"

enum { IMAGE_BYTES = STORE_NAME_BYTES + 16 };

/* One side, durable but under its old name still. */
static int sync_side(
        int folder, const json_t *part, struct store_file *out, struct error *err)
{
    const char *name = json_string_value(part);

    if (name == NULL)
        return error_set(err, ERROR_SYNTAX, "\"adopt\" is no list of names");
    if (store_adopt(folder, name, out, err) != 0)
        return -1;
    if (store_sync(out, err) == 0)
        return 0;
    store_close(out);
    return -1;
}

static int finish_side(struct store_file *file, json_t *images, struct error *err)
{
    char hex[DIGEST_HEX_BYTES], image[IMAGE_BYTES];
    struct digest digest;

    if (digest_of_descriptor(file->descriptor, &digest, err) != 0) {
        store_close(file);
        return -1;
    }
    digest_hex(digest.bytes, DIGEST_BYTES, hex);
    (void)snprintf(image, sizeof(image), "images/%s", file->name);
    if (store_finish(file, err) != 0)
        return -1;
    return json_array_insert_new(
                   images, 0, json_pack("{s:s,s:s}", "image", image, "digest", hex)) == 0
                   ? 0
                   : error_set(err, ERROR_MEMORY, "no memory for an answer");
}

int adopt_sides(int folder, const json_t *parts, json_t *images, struct error *err)
{
    struct store_file files[ADOPT_SIDES_MAX];
    size_t count = json_array_size(parts), synced, i;
    int result = 0;

    if (count < 1 || count > ADOPT_SIDES_MAX)
        return error_set(err, ERROR_SYNTAX, "\"adopt\" is no list of names");
    for (synced = 0; synced < count && result == 0; synced += result == 0)
        result = sync_side(folder, json_array_get(parts, synced), &files[synced], err);
    for (i = synced; i > 0; i--)
        if (result == 0)
            result = finish_side(&files[i - 1], images, err);
        else
            store_close(&files[i - 1]);
    return result;
}

/* 1 if the part is a front whose back was given its name before the run was cut short. */
static int has_its_back(int folder, const struct store_file *front)
{
    char back[STORE_NAME_BYTES];

    memcpy(back, front->name, sizeof(back));
    back[STORE_STEM_BYTES - 2] = '1';
    return front->name[STORE_STEM_BYTES - 2] == '0' &&
           faccessat(folder, back, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

int adopt_front(int folder, const char *name, int *is_done)
{
    struct store_file front;
    struct error why;

    *is_done = 0;
    if (store_adopt(folder, name, &front, &why) != 0)
        return 0; /* no file of ours to open: it is removed */
    if (!has_its_back(folder, &front)) {
        store_close(&front);
        return 0;
    }
    *is_done = 1;
    return store_finish(&front, &why);
}
