/* import.c -- image files into the count: stored, read, entered, in that order. */
#include "core/import.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/import_store.h"
#include "core/ledger_client.h"
#include "core/plan.h"
#include "core/progress.h"
#include "core/reader.h"
#include "core/reason.h"
#include "core/sheet_group.h"

enum {
    UNENTERED_MAX = 256 /* images of one transaction; a longer file is one all the same */
};

struct stored_image {
    char path[IMPORT_STORE_PATH_BYTES]; /* "images/NAME" */
    char digest[DIGEST_HEX_BYTES];
};

struct import {
    const struct import_options *options;
    struct import_sums *sums;
    struct plan *plan;
    struct ledger_client ledger;
    struct import_store store;
    struct reader *reader;
    struct sheet_group group;
    struct progress progress;
    char batch[128];
    struct stored_image *images; /* all given to the reader, by their ordinal */
    size_t image_count;
    size_t entered;      /* of them, in the ledger */
    uint64_t file;       /* whose pages come in now */
    uint32_t file_pages; /* of it so far */
    json_t *sheets;      /* complete, not entered yet */
};

/* ---- out: complete sheets into the ledger ---- */

static int add_sheet(void *user, struct reading *pages, size_t count, struct error *err)
{
    struct import *import = user;
    json_t *list = json_array();
    const char *type = "";
    size_t i;

    for (i = 0; i < count; i++) {
        if (pages[i].ballot_type[0] != '\0')
            type = pages[i].ballot_type;
        if (json_array_append_new(list, reading_json(&pages[i])) != 0) {
            json_decref(list);
            return error_set(err, ERROR_MEMORY, "no memory for a sheet");
        }
    }
    if (json_array_append_new(import->sheets,
                json_pack("{s:o,s:s}", "pages", list, "ballot_type", type)) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for a sheet");
    return 0;
}

static void count_answer(struct import *import, const json_t *answer)
{
    const json_t *sheets = json_object_get(answer, "sheets");
    const char *verdict;
    size_t i;

    for (i = 0; i < json_array_size(sheets); i++) {
        verdict =
                json_string_value(json_object_get(json_array_get(sheets, i), "verdict"));
        import->sums->sheets++;
        import->sums->counted += verdict != NULL && strcmp(verdict, "clear") == 0;
        import->sums->held += verdict != NULL && strcmp(verdict, "held") == 0;
        import->sums->refused += verdict != NULL && strcmp(verdict, "refused") == 0;
    }
}

/* The images up to `end` and the sheets on them, in one transaction. */
static int enter(struct import *import, size_t end, struct error *err)
{
    json_t *images, *answer = NULL;
    size_t i;

    if (json_array_size(import->sheets) == 0)
        return 0;
    images = json_array();
    for (i = import->entered; i < end; i++)
        (void)json_array_append_new(
                images, json_pack("{s:s,s:s}", "path", import->images[i].path, "digest",
                                import->images[i].digest));
    if (ledger_client_ask(&import->ledger,
                json_pack("{s:s,s:s,s:o,s:O}", "request", "enter", "batch", import->batch,
                        "images", images, "sheets", import->sheets),
                &answer, err) != 0)
        return -1;
    count_answer(import, answer);
    json_decref(answer);
    import->sums->images += (uint32_t)(end - import->entered);
    import->entered = end;
    return json_array_clear(import->sheets) == 0
                   ? 0
                   : error_set(err, ERROR_MEMORY, "no memory");
}

/* A file of several pages is a stack of its own; single ones may go on. */
static int end_file(struct import *import, struct error *err)
{
    if (import->file_pages > 1 && sheet_group_close(&import->group, err) != 0)
        return -1;
    import->file_pages = 0;
    if (sheet_group_is_open(&import->group) &&
            import->file + 1 - import->entered < UNENTERED_MAX)
        return 0;
    if (sheet_group_close(&import->group, err) != 0)
        return -1;
    return enter(import, (size_t)import->file + 1, err);
}

static int take_reading(
        void *context, uint64_t file, const struct reading *reading, struct error *err)
{
    struct import *import = context;
    struct reading copy;
    int result;

    if (file != import->file && end_file(import, err) != 0)
        return -1;
    import->file = file;
    import->file_pages++;
    reading_init(&copy);
    if (reading_copy(reading, &copy, err) != 0)
        return -1;
    memcpy(copy.image, import->images[file].path, sizeof(import->images[file].path));
    result = sheet_group_add(&import->group, &copy, err);
    reading_release(&copy);
    progress_show(&import->progress, import->sums->images + 1,
            (uint32_t)import->options->files->count, import->sums->held);
    return result;
}

/* ---- in: files to the store, then to the reader ---- */

static int remember(
        struct import *import, const char *path, const char *digest, struct error *err)
{
    struct stored_image *grown;

    if ((import->image_count & (import->image_count - 1)) == 0) {
        grown = realloc(
                import->images, (import->image_count * 2 + 1) * sizeof(*import->images));
        if (grown == NULL)
            return error_set(err, ERROR_MEMORY, "no memory for the list of images");
        import->images = grown;
    }
    (void)snprintf(import->images[import->image_count].path, IMPORT_STORE_PATH_BYTES,
            "%s", path);
    (void)snprintf(
            import->images[import->image_count].digest, DIGEST_HEX_BYTES, "%s", digest);
    import->image_count++;
    return 0;
}

static int is_known(
        struct import *import, const char *digest, int *known, struct error *err)
{
    json_t *answer = NULL;
    size_t i;

    for (i = import->entered; i < import->image_count; i++)
        if (strcmp(import->images[i].digest, digest) == 0) {
            *known = 1;
            return 0;
        }
    if (ledger_client_ask(&import->ledger,
                json_pack("{s:s,s:s,s:b}", "request", "known", "digest", digest, "trial",
                        import->options->is_trial),
                &answer, err) != 0)
        return -1;
    *known = json_is_true(json_object_get(answer, "known"));
    json_decref(answer);
    return 0;
}

static int give(
        struct import *import, const char *image, const char *digest, struct error *err)
{
    char path[FILE_PATH_MAX];

    if (remember(import, image, digest, err) != 0 ||
            file_join(path, import->options->folder, image, err) != 0)
        return -1;
    return reader_give(import->reader, path, err);
}

static int take_file(struct import *import, const char *path, struct error *err)
{
    char digest[DIGEST_HEX_BYTES], image[IMPORT_STORE_PATH_BYTES];
    int known = 0;

    if (import_store_digest(path, digest, err) != 0 ||
            is_known(import, digest, &known, err) != 0)
        return -1;
    if (known) {
        import->sums->known++;
        return 0;
    }
    if (import_store_put(&import->store, path, digest, image, err) != 0)
        return -1;
    return give(import, image, digest, err);
}

/* An image that lies in images/ but not in the ledger was stored by a run that
 * was cut short before its transaction: it is paper that was fed. */
static int recover(struct import *import, struct error *err)
{
    char folder[FILE_PATH_MAX], digest[DIGEST_HEX_BYTES], image[IMPORT_STORE_PATH_BYTES];
    struct file_list files;
    int known, result = 0;
    size_t i;

    file_list_init(&files);
    if (file_join(folder, import->options->folder, "images", err) != 0)
        return -1;
    if (import->options->is_trial || !file_exists(folder))
        return 0;
    result = file_list_add(&files, folder, err);
    for (i = 0; i < files.count && result == 0; i++) {
        known = 0;
        result = import_store_digest(files.paths[i], digest, err) != 0 ||
                                 is_known(import, digest, &known, err) != 0
                         ? -1
                         : 0;
        if (result != 0 || known)
            continue;
        (void)snprintf(
                image, sizeof(image), "images/%s", strrchr(files.paths[i], '/') + 1);
        import->sums->recovered++;
        result = give(import, image, digest, err);
    }
    file_list_release(&files);
    return result;
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
    if (import->options->batch_name != NULL)
        (void)json_object_set_new(
                request, "name", json_string(import->options->batch_name));
    if (ledger_client_ask(&import->ledger, request, &answer, err) != 0)
        return -1;
    batch = json_string_value(json_object_get(answer, "batch"));
    (void)snprintf(
            import->batch, sizeof(import->batch), "%s", batch == NULL ? "" : batch);
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
    if (reader_finish(import->reader, err) != 0)
        return -1;
    if (import->image_count == 0)
        return 0;
    import->file = import->image_count - 1;
    if (sheet_group_close(&import->group, err) != 0)
        return -1;
    return enter(import, import->image_count, err);
}

static int run(struct import *import, struct error *err)
{
    struct error later = {.text = ""};
    int result;

    if (import_store_start(&import->store, import->options->folder, err) != 0 ||
            ledger_client_start(&import->ledger, import->options->folder, err) != 0 ||
            start_reader(import, err) != 0 ||
            sheet_group_start(&import->group, import->plan->layouts, import->plan->count,
                    add_sheet, import, err) != 0 ||
            open_count(import, err) != 0)
        return -1;
    result = take_all(import, err);
    if (finish_reading(import, result == 0 ? err : &later) != 0)
        return -1;
    if (ledger_client_ask(&import->ledger,
                json_pack("{s:s,s:s}", "request", "batch-end", "batch", import->batch),
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
    import.sheets = json_array();
    if (import.plan == NULL || import.sheets == NULL)
        result = error_set(err, ERROR_MEMORY, "no memory for an import");
    else if (plan_load(options->folder, import.plan, err) == 0) {
        progress_start(&import.progress);
        result = run(&import, err);
        progress_end(&import.progress);
        plan_release(import.plan);
    }
    reader_free(import.reader);
    if (import.group.pages != NULL)
        sheet_group_release(&import.group);
    import_store_finish(&import.store);
    if (ledger_client_finish(&import.ledger, &later) != 0 && result == 0)
        result = error_set(err, ERROR_IO, "%s", later.text);
    json_decref(import.sheets);
    free(import.images);
    free(import.plan);
    return result;
}
