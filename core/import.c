/* import.c -- image files into the count: stored, read, entered, in that order. */
#include "core/import.h"

#include <stdio.h>
#include <string.h>

#include "core/import_batch.h"
#include "core/progress.h"

struct import {
    const struct import_options *options;
    struct intake intake;
    struct progress progress;
    int is_next;         /* the image to come was fed right after the one before */
    size_t files_begun;  /* of those to import */
    uint32_t pages_left; /* of the file that is being stored */
};

/* Images given, pages to be expected still, and one for each file to come. */
static uint32_t expected_images(const struct import *import)
{
    return (uint32_t)(import->intake.enter.image_count + import->pages_left +
                      (import->options->files->count - import->files_begun));
}

static int give(struct import *import, const char *path, char *damage, const char *digest,
        struct error *err)
{
    struct intake_image image = {.damage = damage, .is_next = import->is_next};

    (void)snprintf(image.path, sizeof(image.path), "%s", path);
    (void)snprintf(image.digest, sizeof(image.digest), "%s", digest);
    import->is_next = 1;
    if (intake_give(&import->intake, &image, err) != 0)
        return -1;
    progress_show(&import->progress, import->intake.read, expected_images(import),
            import->intake.sums.held);
    return 0;
}

/* What was fed before a known image and what was fed after it lay apart. */
static void pass_over(struct import *import)
{
    import->intake.sums.known++;
    import->is_next = 0;
}

static int take_offer(
        struct import *import, struct intake_store_offer *offer, struct error *err)
{
    char path[INTAKE_STORE_PATH_BYTES];
    int known = 0;

    if (intake_is_known(&import->intake, offer->digest, &known, err) != 0)
        return -1;
    if (known) {
        pass_over(import);
        return intake_store_drop(&import->intake.store, err);
    }
    if (intake_store_keep(&import->intake.store, path, err) != 0)
        return -1;
    return give(import, path, offer->damage, offer->digest, err);
}

/* A file of several pages is a stack of its own; single ones may go on. */
static int take_pages(struct import *import, struct error *err)
{
    struct intake_store_offer offer;
    uint32_t done = 0;
    int has = 1, is_stack = 0;

    for (;;) {
        if (intake_store_next(&import->intake.store, &offer, &has, err) != 0)
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
    if (intake_store_digest(path, digest, err) != 0 ||
            intake_is_known(&import->intake, digest, &known, err) != 0)
        return -1;
    if (known) {
        pass_over(import);
        return 0;
    }
    if (intake_store_ask(&import->intake.store, path, digest, err) != 0)
        return -1;
    return take_pages(import, err);
}

static int take_all(struct import *import, struct error *err)
{
    const struct file_list *files = import->options->files;
    size_t i;

    if (intake_recover(&import->intake, err) != 0)
        return -1;
    for (i = 0; i < files->count; i++)
        if (take_file(import, files->paths[i], err) != 0) {
            (void)error_add_context(err, "%s", files->paths[i]);
            return -1;
        }
    return 0;
}

/* A batch whose entering failed is left open: it ends as interrupted. What was stored
 * before a failure is read and entered all the same. */
static int run(struct import *import, struct error *err)
{
    struct intake *intake = &import->intake;
    struct error later = {.text = ""};
    int result;

    if (intake_start(intake, err) != 0 ||
            import_batch_begin(intake, import->options, err) != 0)
        return -1;
    result = take_all(import, err);
    if (intake->enter.is_failed)
        return -1; /* `err` of that failure tells why */
    if (intake_finish(intake, result == 0 ? err : &later) != 0 ||
            import_batch_end(intake, result == 0 ? err : &later) != 0)
        return -1;
    return result;
}

int import_run(
        const struct import_options *options, struct intake_sums *sums, struct error *err)
{
    struct import import = {.options = options,
            .intake = {.folder = options->folder,
                    .is_trial = options->is_trial,
                    .jobs = options->jobs,
                    .sums = {.expected = -1}}};
    struct error later = {.text = ""};
    int result;

    progress_start(&import.progress, options->is_progress_told);
    result = run(&import, err);
    progress_end(&import.progress);
    if (intake_release(&import.intake, &later) != 0 && result == 0)
        result = error_set(err, ERROR_IO, "%s", later.text);
    *sums = import.intake.sums;
    return result;
}
