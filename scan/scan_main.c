/* scan_main.c -- kiemphieu-scan: puts images into a conference's images folder. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/digest.h"
#include "core/file.h"
#include "core/json.h"
#include "core/language.h"
#include "scan/store.h"

/*
 * Requests come as lines {"store":"/path/of/image","digest":"hex"}; each gets
 * one line: {"ok":true,"image":"images/NAME"} or {"ok":false,"error":"..."}.
 * One failure ends nothing: the front-end decides.
 */
static int store_one(
        int folder, const json_t *request, char name[STORE_NAME_BYTES], struct error *err)
{
    char path[FILE_PATH_MAX], hex[DIGEST_HEX_BYTES];
    struct digest digest;
    int source, result;

    if (json_get_text(request, "store", path, sizeof(path), err) != 0 ||
            json_get_text(request, "digest", hex, sizeof(hex), err) != 0 ||
            digest_from_hex(hex, digest.bytes, DIGEST_BYTES, err) != 0)
        return -1;
    source = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (source < 0)
        return error_set(err, ERROR_IO, "cannot open '%s': %s", path, strerror(errno));
    result = store_copy(folder, source, store_ending(path), &digest, name, err);
    (void)close(source);
    return result;
}

static int answer(int folder, const char *line, size_t size)
{
    json_t *request = NULL, *reply;
    char name[STORE_NAME_BYTES], image[STORE_NAME_BYTES + 16];
    struct error err = {.text = ""};
    char *text;
    int failed;

    if (json_parse(line, size, &request, &err) == 0 &&
            store_one(folder, request, name, &err) == 0) {
        (void)snprintf(image, sizeof(image), "images/%s", name);
        reply = json_pack("{s:b,s:s}", "ok", 1, "image", image);
    } else {
        reply = json_pack("{s:b,s:s}", "ok", 0, "error", err.text);
    }
    json_decref(request);
    text = reply == NULL ? NULL : json_line(reply);
    json_decref(reply);
    if (text == NULL)
        return -1;
    failed = printf("%s\n", text) < 0 || fflush(stdout) != 0;
    free(text);
    return failed ? -1 : 0;
}

static int serve(int folder)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t got;
    int result = 0;

    while (result == 0 && (got = getline(&line, &room, stdin)) > 0)
        result = answer(folder, line, (size_t)got);
    free(line);
    return result;
}

int main(int argc, char **argv)
{
    struct error err = {.text = ""};
    char path[FILE_PATH_MAX];
    int folder, result;

    language_start();
    if (argc != 2 || argv[1][0] == '-') {
        (void)fprintf(stderr, "usage: kiemphieu-scan DIR   (requests on stdin)\n");
        return 2;
    }
    if (digest_start(&err) != 0 || file_join(path, argv[1], "images", &err) != 0 ||
            file_make_folder(path, &err) != 0) {
        (void)fprintf(stderr, "kiemphieu-scan: %s\n", err.text);
        return 1;
    }
    folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        (void)fprintf(
                stderr, "kiemphieu-scan: cannot open '%s': %s\n", path, strerror(errno));
        return 1;
    }
    result = serve(folder);
    (void)close(folder);
    return result == 0 ? 0 : 1;
}
