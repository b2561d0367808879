/* intake.c -- what importing and scanning share: stored images read and entered in the
 * count. */
#include "core/intake.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/json.h"

/* ---- images ---- */

static int take_reading(
        void *context, uint64_t file, const struct reading *reading, struct error *err)
{
    struct intake *intake = context;

    if (intake_enter_reading(&intake->enter, file, reading, err) != 0)
        return -1;
    if (reading == NULL)
        intake->read = (uint32_t)file + 1;
    return 0;
}

static int ask_known(struct intake *intake, const char *digest, int is_trial, int *known,
        struct error *err)
{
    json_t *answer = NULL;

    if (ledger_client_ask(&intake->ledger,
                json_pack("{s:s,s:s,s:b}", "request", "known", "digest", digest, "trial",
                        is_trial),
                &answer, err) != 0)
        return -1;
    *known = json_is_true(json_object_get(answer, "known"));
    json_decref(answer);
    return 0;
}

int intake_is_known(
        struct intake *intake, const char *digest, int *known, struct error *err)
{
    *known = intake_enter_awaits(&intake->enter, digest);
    return *known ? 0 : ask_known(intake, digest, intake->is_trial, known, err);
}

int intake_give(
        struct intake *intake, const struct intake_image *image, struct error *err)
{
    char path[FILE_PATH_MAX];

    if (file_join(path, intake->folder, image->path, err) != 0 ||
            intake_enter_expect(&intake->enter, image, err) != 0)
        return -1;
    return reader_give(intake->reader, path, err);
}

/* ---- images of a run that was cut short ---- */

static int is_entered(struct intake *intake, const struct intake_image *image,
        int *entered, struct error *err)
{
    json_t *answer = NULL;

    if (ledger_client_ask(&intake->ledger,
                json_pack("{s:s,s:s,s:s}", "request", "known", "digest", image->digest,
                        "path", image->path),
                &answer, err) != 0)
        return -1;
    *entered = json_is_true(json_object_get(answer, "entered"));
    json_decref(answer);
    return 0;
}

/* Paper of a trial lies in the same folder, and what people discarded; they are no
 * part of the count. */
static int is_lost(struct intake *intake, const struct intake_image *image, int *lost,
        struct error *err)
{
    int known = 0;

    if (is_entered(intake, image, &known, err) != 0 ||
            (!known && intake_is_known(intake, image->digest, &known, err) != 0) ||
            (!known && ask_known(intake, image->digest, !intake->is_trial, &known, err) !=
                               0))
        return -1;
    *lost = !known;
    return 0;
}

/* Two names that differ in the last of their random digits alone: "...0.tif", "...1.tif".
 */
static int are_sides(const struct intake_image *front, const struct intake_image *back)
{
    const size_t last = sizeof("images/") - 1 + 31;

    return strlen(front->path) > last && strncmp(front->path, back->path, last) == 0 &&
           front->path[last] == '0' && back->path[last] == '1';
}

static int recover_image(
        struct intake *intake, const struct intake_image *image, struct error *err)
{
    if (image->path[0] == '\0')
        return 0;
    intake->sums.recovered++;
    return intake_give(intake, image, err);
}

/* They come by their names, so a back comes right behind its front. */
static int recover_next(struct intake *intake, struct intake_image *waiting,
        struct intake_image *found, struct error *err)
{
    if (waiting->path[0] != '\0' && are_sides(waiting, found)) {
        waiting->side = INTAKE_FRONT;
        found->side = INTAKE_BACK;
        found->is_next = 1;
    }
    if (recover_image(intake, waiting, err) != 0)
        return -1;
    *waiting = *found;
    return 0;
}

int intake_recover(struct intake *intake, struct error *err)
{
    struct intake_image waiting = {.path = ""}, found;
    int has = 1, lost;

    if (intake_store_sweep(&intake->store, err) != 0)
        return -1;
    for (;;) {
        memset(&found, 0, sizeof(found));
        if (intake_store_found(&intake->store, found.path, found.digest, &has, err) != 0)
            return -1;
        if (!has)
            break;
        if (is_lost(intake, &found, &lost, err) != 0 ||
                (lost && recover_next(intake, &waiting, &found, err) != 0))
            return -1;
    }
    return recover_image(intake, &waiting, err);
}

/* ---- the batch ---- */

json_t *intake_batch(const struct intake *intake, const char *request)
{
    return json_pack("{s:s,s:s}", "request", request, "batch", intake->sums.batch);
}

int intake_begin(struct intake *intake, const char *name, int64_t expected, int is_scan,
        struct error *err)
{
    json_t *request = json_pack("{s:s,s:b,s:b}", "request", "batch-begin", "trial",
            intake->is_trial, "scanned", is_scan);
    json_t *answer = NULL;
    int result;

    if (name != NULL && json_object_set_new(request, "name", json_string(name)) != 0) {
        json_decref(request);
        return error_set(err, ERROR_SYNTAX, "the batch's name is not UTF-8");
    }
    if (expected >= 0)
        (void)json_object_set_new(request, "expected", json_integer(expected));
    if (ledger_client_ask(&intake->ledger, request, &answer, err) != 0)
        return -1;
    result = json_get_text(
            answer, "batch", intake->sums.batch, sizeof(intake->sums.batch), err);
    json_decref(answer);
    return result;
}

/* ---- the run ---- */

static int start_reader(struct intake *intake, struct error *err)
{
    const char *paths[CONFERENCE_TYPES_MAX];
    struct reader_options options = {.layouts = paths,
            .layout_count = intake->plan->count,
            .is_test = intake->is_trial,
            .jobs = intake->jobs};
    size_t i;

    for (i = 0; i < intake->plan->count; i++)
        paths[i] = intake->plan->layout_paths[i];
    return reader_new(&options, take_reading, intake, &intake->reader, err);
}

static int load_plan(struct intake *intake, struct error *err)
{
    struct plan *plan = calloc(1, sizeof(*plan));

    if (plan == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for an import");
    if (plan_load(intake->folder, plan, err) != 0) {
        free(plan);
        return -1;
    }
    intake->plan = plan;
    return 0;
}

static int open_count(struct intake *intake, struct error *err)
{
    json_t *request = NULL;

    if (intake->is_trial)
        return 0;
    if (plan_open_request(intake->folder, intake->plan, &request, err) != 0)
        return -1;
    return ledger_client_ask(&intake->ledger, request, NULL, err);
}

int intake_start(struct intake *intake, struct error *err)
{
    if (load_plan(intake, err) != 0 ||
            intake_store_start(&intake->store, intake->folder, err) != 0 ||
            ledger_client_start(&intake->ledger, intake->folder, err) != 0 ||
            intake_enter_start(&intake->enter, intake->plan, &intake->ledger,
                    &intake->sums, err) != 0 ||
            start_reader(intake, err) != 0)
        return -1;
    return open_count(intake, err);
}

int intake_finish(struct intake *intake, struct error *err)
{
    if (intake->enter.is_failed)
        return error_set(err, ERROR_STATE, "the import has failed already");
    if (reader_finish(intake->reader, err) != 0) {
        intake->enter.is_failed = 1;
        return -1;
    }
    return intake_enter_finish(&intake->enter, err);
}

int intake_release(struct intake *intake, struct error *err)
{
    reader_free(intake->reader); /* it and the rest borrow the plan */
    intake->reader = NULL;
    if (intake->plan != NULL) {
        intake_enter_release(&intake->enter);
        plan_release(intake->plan);
    }
    free(intake->plan);
    intake->plan = NULL;
    intake_store_finish(&intake->store);
    return ledger_client_finish(&intake->ledger, err);
}
