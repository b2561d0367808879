/* import.c -- image files into the count: stored, read, entered, in that order. */
#include "core/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/import_enter.h"
#include "core/import_store.h"
#include "core/ledger_client.h"
#include "core/plan.h"
#include "core/progress.h"
#include "core/reader.h"

struct import {
    const struct import_options *options;
    struct import_sums *sums;
    struct plan *plan;
    struct ledger_client ledger;
    struct import_store store;
    struct reader *reader;
    struct import_enter enter;
    struct progress progress;
    int is_next;         /* the image to come was fed right after the one before */
    uint32_t read;       /* images whose readings have come */
    size_t files_begun;  /* of those to import */
    uint32_t pages_left; /* of the file that is being stored */
};

/* ---- from the reader ---- */

/* Images given, pages to be expected still, and one for each file to come. */
static uint32_t expected_images(const struct import *import)
{
    return (uint32_t)(import->enter.image_count + import->pages_left +
                      (import->options->files->count - import->files_begun));
}

static int take_reading(
        void *context, uint64_t file, const struct reading *reading, struct error *err)
{
    struct import *import = context;

    if (import_enter_reading(&import->enter, file, reading, err) != 0)
        return -1;
    import->read = (uint32_t)file + 1;
    progress_show(
            &import->progress, import->read, expected_images(import), import->sums->held);
    return 0;
}

/* ---- to the store, then to the reader ---- */

static int ask_known(struct import *import, const char *digest, int is_trial, int *known,
        struct error *err)
{
    json_t *answer = NULL;

    if (ledger_client_ask(&import->ledger,
                json_pack("{s:s,s:s,s:b}", "request", "known", "digest", digest, "trial",
                        is_trial),
                &answer, err) != 0)
        return -1;
    *known = json_is_true(json_object_get(answer, "known"));
    json_decref(answer);
    return 0;
}

static int is_known(
        struct import *import, const char *digest, int *known, struct error *err)
{
    *known = import_enter_awaits(&import->enter, digest);
    return *known ? 0 : ask_known(import, digest, import->options->is_trial, known, err);
}

static int give(struct import *import, const char *image, const char *digest,
        const char *damage, struct error *err)
{
    char path[FILE_PATH_MAX];

    if (file_join(path, import->options->folder, image, err) != 0 ||
            import_enter_expect(
                    &import->enter, image, digest, damage, import->is_next, err) != 0)
        return -1;
    import->is_next = 1;
    return reader_give(import->reader, path, err);
}

/* What was fed before a known image and what was fed after it lay apart. */
static void pass_over(struct import *import)
{
    import->sums->known++;
    import->is_next = 0;
}

static int take_offer(
        struct import *import, const struct import_store_offer *offer, struct error *err)
{
    char image[IMPORT_STORE_PATH_BYTES];
    int known = 0;

    if (is_known(import, offer->digest, &known, err) != 0)
        return -1;
    if (known) {
        pass_over(import);
        return import_store_drop(&import->store, err);
    }
    if (import_store_keep(&import->store, image, err) != 0)
        return -1;
    return give(import, image, offer->digest, offer->damage, err);
}

/* A file of several pages is a stack of its own; single ones may go on. */
static int take_pages(struct import *import, struct error *err)
{
    struct import_store_offer offer;
    uint32_t done = 0;
    int has = 1, is_stack = 0;

    for (;;) {
        if (import_store_next(&import->store, &offer, &has, err) != 0)
            return -1;
        if (!has)
            break;
        is_stack = offer.pages > 1;
        if (is_stack && done == 0)
            import->is_next = 0;
        done++;
        import->pages_left = offer.pages > done ? offer.pages - done : 0;
        if (take_offer(import, &offer, err) != 0)
            return -1;
    }
    import->pages_left = 0;
    if (is_stack)
        import->is_next = 0;
    return 0;
}

static int take_file(struct import *import, const char *path, struct error *err)
{
    char digest[DIGEST_HEX_BYTES];
    int known = 0;

    import->files_begun++;
    if (import_store_digest(path, digest, err) != 0 ||
            is_known(import, digest, &known, err) != 0)
        return -1;
    if (known) {
        pass_over(import);
        return 0;
    }
    if (import_store_ask(&import->store, path, digest, err) != 0)
        return -1;
    return take_pages(import, err);
}

/* Paper of a trial lies in the same folder; it is no part of the count. */
static int recover_image(
        struct import *import, const char *image, const char *digest, struct error *err)
{
    int known = 0;

    if (is_known(import, digest, &known, err) != 0 ||
            (!known && ask_known(import, digest, !import->options->is_trial, &known,
                               err) != 0))
        return -1;
    if (known)
        return 0;
    import->sums->recovered++;
    import->is_next = 0; /* names are random: what was fed before it is not known */
    return give(import, image, digest, "", err);
}

/* An image that lies in images/ but not in the ledger was stored by a run that
 * was cut short before its transaction: it is paper that was fed. */
static int recover(struct import *import, struct error *err)
{
    char image[IMPORT_STORE_PATH_BYTES], digest[DIGEST_HEX_BYTES];
    int has = 1;

    if (import_store_sweep(&import->store, err) != 0)
        return -1;
    for (;;) {
        if (import_store_found(&import->store, image, digest, &has, err) != 0)
            return -1;
        if (!has)
            break;
        if (recover_image(import, image, digest, err) != 0)
            return -1;
    }
    import->is_next = 0;
    return 0;
}

/* ---- the run ---- */

static int start_reader(struct import *import, struct error *err)
{
    const char *paths[CONFERENCE_TYPES_MAX];
    struct reader_options options = {.layouts = paths,
            .layout_count = import->plan->count,
            .is_test = import->options->is_trial,
            .jobs = import->options->jobs};
    size_t i;

    for (i = 0; i < import->plan->count; i++)
        paths[i] = import->plan->layout_paths[i];
    return reader_new(&options, take_reading, import, &import->reader, err);
}

static int open_count(struct import *import, struct error *err)
{
    json_t *request = NULL, *answer = NULL;
    const char *batch;

    if (!import->options->is_trial) {
        if (plan_open_request(import->options->folder, import->plan, &request, err) !=
                        0 ||
                ledger_client_ask(&import->ledger, request, NULL, err) != 0)
            return -1;
    }
    request = json_pack(
            "{s:s,s:b}", "request", "batch-begin", "trial", import->options->is_trial);
    if (import->options->batch_name != NULL &&
            json_object_set_new(
                    request, "name", json_string(import->options->batch_name)) != 0) {
        json_decref(request);
        return error_set(err, ERROR_SYNTAX, "the batch's name is not UTF-8");
    }
    if (ledger_client_ask(&import->ledger, request, &answer, err) != 0)
        return -1;
    batch = json_string_value(json_object_get(answer, "batch"));
    (void)snprintf(import->enter.batch, sizeof(import->enter.batch), "%s",
            batch == NULL ? "" : batch);
    json_decref(answer);
    return 0;
}

static int take_all(struct import *import, struct error *err)
{
    size_t i;

    if (recover(import, err) != 0)
        return -1;
    for (i = 0; i < import->options->files->count; i++)
        if (take_file(import, import->options->files->paths[i], err) != 0) {
            (void)error_add_context(err, "%s", import->options->files->paths[i]);
            return -1;
        }
    return 0;
}

/* What was stored before a failure is read and entered all the same. */
static int finish_reading(struct import *import, struct error *err)
{
    if (import->enter.is_failed)
        return -1; /* `err` of that failure tells why */
    if (reader_finish(import->reader, err) != 0) {
        import->enter.is_failed = 1;
        return -1;
    }
    return import_enter_finish(&import->enter, err);
}

static int start(struct import *import, struct error *err)
{
    if (import_store_start(&import->store, import->options->folder, err) != 0 ||
            ledger_client_start(&import->ledger, import->options->folder, err) != 0 ||
            import_enter_start(&import->enter, import->plan, &import->ledger,
                    import->sums, err) != 0 ||
            start_reader(import, err) != 0)
        return -1;
    return open_count(import, err);
}

/* A batch whose entering failed is left open: it ends as interrupted. */
static int run(struct import *import, struct error *err)
{
    struct error later = {.text = ""};
    int result;

    if (start(import, err) != 0)
        return -1;
    result = take_all(import, err);
    if (finish_reading(import, result == 0 ? err : &later) != 0)
        return -1;
    if (ledger_client_ask(&import->ledger,
                json_pack("{s:s,s:s}", "request", "batch-end", "batch",
                        import->enter.batch),
                NULL, result == 0 ? err : &later) != 0)
        return -1;
    return result;
}

int import_run(
        const struct import_options *options, struct import_sums *sums, struct error *err)
{
    struct import import = {.options = options, .sums = sums};
    struct error later = {.text = ""};
    int result = -1;

    memset(sums, 0, sizeof(*sums));
    import.plan = calloc(1, sizeof(*import.plan));
    if (import.plan == NULL) {
        result = error_set(err, ERROR_MEMORY, "no memory for an import");
    } else if (plan_load(options->folder, import.plan, err) == 0) {
        progress_start(&import.progress);
        result = run(&import, err);
        progress_end(&import.progress);
        reader_free(import.reader); /* it and the rest borrow the plan */
        import_enter_release(&import.enter);
        plan_release(import.plan);
    }
    import_store_finish(&import.store);
    if (ledger_client_finish(&import.ledger, &later) != 0 && result == 0)
        result = error_set(err, ERROR_IO, "%s", later.text);
    free(import.plan);
    return result;
}
