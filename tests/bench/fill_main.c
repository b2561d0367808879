/* fill_main.c -- many sheets into a ledger, from the readings of a few real images. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "core/digest.h"
#include "core/file.h"
#include "core/json.h"
#include "core/ledger.h"

/*
 * usage: fill DIR SHEETS < READINGS
 *
 * READINGS are lines of `kiemphieu read` of images that lie on the disk. Sheet after
 * sheet takes the next reading, with a link to its image under a name of its own.
 * The shapes of marks are left out, else all but the first would be duplicates.
 */
enum { READINGS_MAX = 1000, PER_REQUEST = 250 };

static void die(const char *what)
{
    (void)fprintf(stderr, "fill: %s\n", what);
    exit(1);
}

static json_t *ask(struct ledger *ledger, json_t *request)
{
    struct error err = {.text = ""};
    char *line = json_dumps(request, JSON_COMPACT), *text = NULL;
    json_t *answer;

    json_decref(request);
    if (line == NULL || ledger_answer(ledger, line, strlen(line), &text, &err) != 0)
        die(err.text);
    answer = json_loads(text, 0, NULL);
    if (!json_is_true(json_object_get(answer, "ok")))
        die(text);
    free(line);
    free(text);
    return answer;
}

static size_t read_all(json_t *readings[READINGS_MAX])
{
    char *line = NULL;
    size_t room = 0, count = 0;

    while (count < READINGS_MAX && getline(&line, &room, stdin) > 0) {
        readings[count] = json_loads(line, 0, NULL);
        if (readings[count] == NULL)
            die("a line is no reading");
        (void)json_object_del(readings[count++], "fingerprint");
    }
    free(line);
    return count;
}

static void add(const char *folder, const json_t *reading, size_t number, json_t *images,
        json_t *sheets)
{
    char name[64], path[FILE_PATH_MAX], hex[DIGEST_HEX_BYTES];
    json_t *page = json_deep_copy(reading);
    struct digest digest;

    (void)snprintf(name, sizeof(name), "images/bench%07zu.tif", number);
    digest_of(name, strlen(name), &digest);
    digest_hex(digest.bytes, DIGEST_BYTES, hex);
    if (file_join(path, folder, name, NULL) != 0 ||
            (link(json_text(reading, "image"), path) != 0 && errno != EEXIST))
        die("an image cannot be linked");
    (void)json_array_append_new(
            images, json_pack("{s:s,s:s}", "path", name, "digest", hex));
    (void)json_object_set_new(page, "image", json_string(name));
    (void)json_object_set_new(page, "index", json_integer(0));
    (void)json_array_append_new(sheets,
            json_pack("{s:[o],s:s}", "pages", page, "ballot_type",
                    json_text(reading, "ballot_type")));
}

static void fill(struct ledger *ledger, const char *folder, size_t sheets,
        json_t *const *readings, size_t count)
{
    json_t *begun = ask(ledger, json_pack("{s:s}", "request", "batch-begin"));
    const char *batch = json_text(begun, "batch");
    json_t *images, *list;
    size_t i = 0, k;

    while (i < sheets) {
        images = json_array();
        list = json_array();
        for (k = 0; k < PER_REQUEST && i < sheets; k++, i++)
            add(folder, readings[i % count], i, images, list);
        json_decref(ask(ledger, json_pack("{s:s,s:s,s:o,s:o}", "request", "enter", "batch",
                                        batch, "images", images, "sheets", list)));
    }
    json_decref(ask(
            ledger, json_pack("{s:s,s:s}", "request", "batch-end", "batch", batch)));
    json_decref(begun);
}

int main(int argc, char **argv)
{
    struct error err = {.text = ""};
    json_t *readings[READINGS_MAX];
    struct ledger *ledger = NULL;
    size_t count, i;

    if (argc != 3 || digest_start(&err) != 0 ||
            ledger_open(argv[1], LEDGER_WAIT_MS, &ledger, &err) != 0)
        die(err.text);
    count = read_all(readings);
    if (count == 0)
        die("no readings");
    fill(ledger, argv[1], strtoul(argv[2], NULL, 10), readings, count);
    for (i = 0; i < count; i++)
        json_decref(readings[i]);
    ledger_close(ledger);
    return 0;
}
