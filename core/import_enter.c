/* import_enter.c -- readings of stored images put to sheets and into the ledger. */
#include "core/import_enter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    UNENTERED_MAX = 256 /* images of one transaction, while a sheet is not complete */
};

/* ---- sheets ---- */

static int add_sheet(void *user, struct reading *pages, size_t count, struct error *err)
{
    struct import_enter *enter = user;
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
    if (json_array_append_new(enter->sheets,
                json_pack("{s:o,s:s}", "pages", list, "ballot_type", type)) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for a sheet");
    return 0;
}

static void count_answer(struct import_sums *sums, const json_t *answer)
{
    const json_t *sheets = json_object_get(answer, "sheets");
    const char *verdict;
    size_t i;

    for (i = 0; i < json_array_size(sheets); i++) {
        verdict =
                json_string_value(json_object_get(json_array_get(sheets, i), "verdict"));
        sums->sheets++;
        sums->counted += verdict != NULL && strcmp(verdict, "clear") == 0;
        sums->held += verdict != NULL && strcmp(verdict, "held") == 0;
        sums->refused += verdict != NULL && strcmp(verdict, "refused") == 0;
    }
}

static int list_images(
        const struct import_enter *enter, size_t end, json_t **out, struct error *err)
{
    json_t *images = json_array();
    size_t i;

    for (i = enter->entered; i < end; i++)
        if (json_array_append_new(
                    images, json_pack("{s:s,s:s}", "path", enter->images[i].path,
                                    "digest", enter->images[i].digest)) != 0) {
            json_decref(images);
            return error_set(err, ERROR_MEMORY, "no memory for a list of images");
        }
    *out = images;
    return 0;
}

/* The images up to `end` and the sheets on them, in one transaction. */
static int enter_up_to(struct import_enter *enter, size_t end, struct error *err)
{
    json_t *images = NULL, *answer = NULL;

    if (enter->entered == end)
        return 0;
    if (list_images(enter, end, &images, err) != 0)
        return -1;
    if (ledger_client_ask(enter->ledger,
                json_pack("{s:s,s:s,s:o,s:O}", "request", "enter", "batch", enter->batch,
                        "images", images, "sheets", enter->sheets),
                &answer, err) != 0)
        return -1;
    count_answer(enter->sums, answer);
    json_decref(answer);
    enter->sums->images += (uint32_t)(end - enter->entered);
    enter->entered = end;
    return json_array_clear(enter->sheets) == 0
                   ? 0
                   : error_set(err, ERROR_MEMORY, "no memory for a sheet");
}

/* All readings of image enter->file are there. */
static int end_image(struct import_enter *enter, struct error *err)
{
    size_t next = (size_t)enter->file + 1;
    int goes_on = next < enter->image_count && enter->images[next].is_next;

    enter->has_readings = 0;
    /* `goes_on` is asked only when a reading of the next image has come. */
    if (!goes_on && sheet_group_close(&enter->group, err) != 0)
        return -1;
    if (sheet_group_is_open(&enter->group) && next - enter->entered < UNENTERED_MAX)
        return 0;
    if (sheet_group_close(&enter->group, err) != 0)
        return -1;
    return enter_up_to(enter, next, err);
}

static int take(struct import_enter *enter, uint64_t file, const struct reading *reading,
        struct error *err)
{
    const struct import_image *image = &enter->images[file];
    struct reading copy;
    int result;

    if (enter->has_readings && file != enter->file && end_image(enter, err) != 0)
        return -1;
    enter->file = file;
    enter->has_readings = 1;
    reading_init(&copy);
    if (reading_copy(reading, &copy, err) != 0)
        return -1;
    memcpy(copy.image, image->path, sizeof(image->path));
    if (image->damage != NULL)
        (void)snprintf(copy.detail, sizeof(copy.detail), "%s", image->damage);
    result = sheet_group_add(&enter->group, &copy, err);
    reading_release(&copy);
    return result;
}

int import_enter_reading(struct import_enter *enter, uint64_t file,
        const struct reading *reading, struct error *err)
{
    if (enter->is_failed)
        return error_set(err, ERROR_STATE, "the import has failed already");
    if (take(enter, file, reading, err) == 0)
        return 0;
    enter->is_failed = 1;
    return -1;
}

int import_enter_finish(struct import_enter *enter, struct error *err)
{
    if (enter->is_failed)
        return error_set(err, ERROR_STATE, "the import has failed already");
    if (sheet_group_close(&enter->group, err) == 0 &&
            enter_up_to(enter, enter->image_count, err) == 0)
        return 0;
    enter->is_failed = 1;
    return -1;
}

/* ---- images ---- */

static int make_room(struct import_enter *enter, struct error *err)
{
    struct import_image *grown;

    if ((enter->image_count & (enter->image_count - 1)) != 0)
        return 0; /* room doubles at powers of two */
    grown = realloc(enter->images, (enter->image_count * 2 + 1) * sizeof(*enter->images));
    if (grown == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the list of images");
    enter->images = grown;
    return 0;
}

int import_enter_expect(struct import_enter *enter, const char *path, const char *digest,
        const char *damage, int is_next, struct error *err)
{
    struct import_image image = {.is_next = is_next};

    if (make_room(enter, err) != 0)
        return -1;
    if (damage[0] != '\0' && (image.damage = strdup(damage)) == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the list of images");
    (void)snprintf(image.path, sizeof(image.path), "%s", path);
    (void)snprintf(image.digest, sizeof(image.digest), "%s", digest);
    enter->images[enter->image_count++] = image;
    return 0;
}

int import_enter_awaits(const struct import_enter *enter, const char *digest)
{
    size_t i;

    for (i = enter->entered; i < enter->image_count; i++)
        if (strcmp(enter->images[i].digest, digest) == 0)
            return 1;
    return 0;
}

int import_enter_start(struct import_enter *enter, const struct plan *plan,
        struct ledger_client *ledger, struct import_sums *sums, struct error *err)
{
    memset(enter, 0, sizeof(*enter));
    enter->ledger = ledger;
    enter->sums = sums;
    enter->sheets = json_array();
    if (enter->sheets == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for an import");
    return sheet_group_start(
            &enter->group, plan->layouts, plan->count, add_sheet, enter, err);
}

void import_enter_release(struct import_enter *enter)
{
    size_t i;

    sheet_group_release(&enter->group);
    json_decref(enter->sheets);
    for (i = 0; i < enter->image_count; i++)
        free(enter->images[i].damage);
    free(enter->images);
    memset(enter, 0, sizeof(*enter));
}
