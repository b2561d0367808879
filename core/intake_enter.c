/* intake_enter.c -- readings of stored images put to sheets and into the ledger. */
#include "core/intake_enter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/sheet_sides.h"

enum {
    UNENTERED_MAX = 256 /* images of one transaction, while a sheet is not complete */
};

/* ---- sheets ---- */

/* The image that a page was read from; it is not entered yet. */
static const struct intake_image *image_of(
        const struct intake_enter *enter, const struct reading *page)
{
    size_t i;

    for (i = enter->done; i < enter->image_count; i++)
        if (strcmp(enter->images[i].path, page->image) == 0)
            return &enter->images[i];
    return NULL;
}

/* The other side of the sheet of paper, if no page of a ballot is on it. */
static const struct intake_image *aside_of(const struct intake_image *image)
{
    const struct intake_image *other = image->side == INTAKE_FRONT  ? image + 1
                                       : image->side == INTAKE_BACK ? image - 1
                                                                    : NULL;

    return other != NULL && other->is_aside ? other : NULL;
}

static json_t *sheet_of(const struct intake_enter *enter, struct reading *pages,
        size_t count, const char *type)
{
    json_t *list = json_array(), *aside = json_array();
    const struct intake_image *image, *other;
    uint32_t place = 0;
    size_t i;

    for (i = 0; i < count; i++) {
        image = image_of(enter, &pages[i]);
        other = image == NULL ? NULL : aside_of(image);
        if (image != NULL && place == 0)
            place = image->place;
        if (other != NULL)
            (void)json_array_append_new(aside, json_string(other->path));
        (void)json_array_append_new(list, reading_json(&pages[i]));
    }
    if (json_array_size(list) != count) {
        json_decref(list);
        json_decref(aside);
        return NULL;
    }
    return json_pack("{s:o,s:s,s:o,s:I}", "pages", list, "ballot_type", type, "aside",
            aside, "place", (json_int_t)place);
}

static int add_sheet(void *user, struct reading *pages, size_t count, struct error *err)
{
    struct intake_enter *enter = user;
    const char *type = "";
    json_t *sheet;
    size_t i;

    for (i = 0; i < count; i++)
        if (pages[i].ballot_type[0] != '\0')
            type = pages[i].ballot_type;
    sheet = sheet_of(enter, pages, count, type);
    if (sheet == NULL || json_array_append_new(enter->sheets, sheet) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for a sheet");
    return 0;
}

static void count_sheet(struct intake_enter *enter, const json_t *sheet, uint32_t place)
{
    const char *verdict = json_string_value(json_object_get(sheet, "verdict"));

    enter->sums->sheets++;
    enter->sums->counted += verdict != NULL && strcmp(verdict, "clear") == 0;
    enter->sums->held += verdict != NULL && strcmp(verdict, "held") == 0;
    enter->sums->refused += verdict != NULL && strcmp(verdict, "refused") == 0;
    if (enter->entered != NULL)
        enter->entered(enter->context, sheet, place);
}

static void count_answer(struct intake_enter *enter, const json_t *answer)
{
    const json_t *sheets = json_object_get(answer, "sheets"), *asked;
    size_t i;

    for (i = 0; i < json_array_size(sheets); i++) {
        asked = json_array_get(enter->sheets, i);
        count_sheet(enter, json_array_get(sheets, i),
                (uint32_t)json_integer_value(json_object_get(asked, "place")));
    }
}

/* A place that is not known is left out of the request. */
static void drop_empty_members(json_t *sheets)
{
    size_t i;

    for (i = 0; i < json_array_size(sheets); i++) {
        json_t *sheet = json_array_get(sheets, i);

        if (json_integer_value(json_object_get(sheet, "place")) == 0)
            (void)json_object_del(sheet, "place");
        if (json_array_size(json_object_get(sheet, "aside")) == 0)
            (void)json_object_del(sheet, "aside");
    }
}

static int list_images(
        const struct intake_enter *enter, size_t end, json_t **out, struct error *err)
{
    json_t *images = json_array();
    size_t i;

    for (i = enter->done; i < end; i++)
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
static int enter_up_to(struct intake_enter *enter, size_t end, struct error *err)
{
    json_t *images = NULL, *answer = NULL;

    if (enter->done >= end)
        return 0;
    if (list_images(enter, end, &images, err) != 0)
        return -1;
    drop_empty_members(enter->sheets);
    if (ledger_client_ask(enter->ledger,
                json_pack("{s:s,s:s,s:o,s:O}", "request", "enter", "batch",
                        enter->sums->batch, "images", images, "sheets", enter->sheets),
                &answer, err) != 0)
        return -1;
    enter->sums->images += (uint32_t)(end - enter->done);
    enter->done = end;
    count_answer(enter, answer);
    json_decref(answer);
    return json_array_clear(enter->sheets) == 0
                   ? 0
                   : error_set(err, ERROR_MEMORY, "no memory for a sheet");
}

/* ---- readings ---- */

/* What lies behind it is no page of the ballot before it. */
static int begin_image(struct intake_enter *enter, uint64_t file, struct error *err)
{
    enter->file = file + 1;
    if (enter->images[file].is_next)
        return 0;
    if (sheet_group_close(&enter->group, err) != 0)
        return -1;
    return enter_up_to(enter, (size_t)file, err);
}

static int end_image(struct intake_enter *enter, uint64_t file, struct error *err)
{
    size_t next = (size_t)file + 1;

    if (enter->images[file].side == INTAKE_FRONT)
        return 0;
    if (sheet_group_is_open(&enter->group) && next - enter->done < UNENTERED_MAX)
        return 0;
    if (sheet_group_close(&enter->group, err) != 0)
        return -1;
    return enter_up_to(enter, next, err);
}

/* Both sides are read: those that stand for the sheet, in their order. */
static int take_pair(struct intake_enter *enter, struct intake_image *back,
        struct reading *reading, struct error *err)
{
    struct intake_image *front = back - 1;
    enum sheet_sides sides = sheet_sides_settle(&enter->front, reading);

    front->is_aside = sides == SHEET_SIDES_BACK;
    back->is_aside = sides == SHEET_SIDES_FRONT;
    if (!front->is_aside && sheet_group_add(&enter->group, &enter->front, err) != 0)
        return -1;
    if (!back->is_aside && sheet_group_add(&enter->group, reading, err) != 0)
        return -1;
    reading_release(&enter->front);
    return 0;
}

static int take_page(struct intake_enter *enter, struct intake_image *image,
        struct reading *reading, struct error *err)
{
    memcpy(reading->image, image->path, sizeof(image->path));
    if (image->damage != NULL)
        (void)snprintf(reading->detail, sizeof(reading->detail), "%s", image->damage);
    if (image->side == INTAKE_FRONT) {
        reading_release(&enter->front);
        enter->front = *reading;
        reading_init(reading);
        return 0;
    }
    if (image->side == INTAKE_BACK && enter->front.image[0] != '\0')
        return take_pair(enter, image, reading, err);
    return sheet_group_add(&enter->group, reading, err);
}

static int take(struct intake_enter *enter, uint64_t file, const struct reading *reading,
        struct error *err)
{
    struct reading copy;
    int result;

    if (reading == NULL)
        return end_image(enter, file, err);
    if (enter->file != file + 1 && begin_image(enter, file, err) != 0)
        return -1;
    reading_init(&copy);
    if (reading_copy(reading, &copy, err) != 0)
        return -1;
    result = take_page(enter, &enter->images[file], &copy, err);
    reading_release(&copy);
    return result;
}

int intake_enter_reading(struct intake_enter *enter, uint64_t file,
        const struct reading *reading, struct error *err)
{
    if (enter->is_failed)
        return error_set(err, ERROR_STATE, "the import has failed already");
    if (take(enter, file, reading, err) == 0)
        return 0;
    enter->is_failed = 1;
    return -1;
}

int intake_enter_finish(struct intake_enter *enter, struct error *err)
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

static int make_room(struct intake_enter *enter, struct error *err)
{
    struct intake_image *grown;

    if ((enter->image_count & (enter->image_count - 1)) != 0)
        return 0; /* room doubles at powers of two */
    grown = realloc(enter->images, (enter->image_count * 2 + 1) * sizeof(*enter->images));
    if (grown == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the list of images");
    enter->images = grown;
    return 0;
}

int intake_enter_expect(
        struct intake_enter *enter, const struct intake_image *image, struct error *err)
{
    struct intake_image copy = *image;

    if (make_room(enter, err) != 0)
        return -1;
    copy.damage = NULL;
    if (image->damage != NULL && image->damage[0] != '\0' &&
            (copy.damage = strdup(image->damage)) == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the list of images");
    enter->images[enter->image_count++] = copy;
    return 0;
}

int intake_enter_awaits(const struct intake_enter *enter, const char *digest)
{
    size_t i;

    for (i = enter->done; i < enter->image_count; i++)
        if (strcmp(enter->images[i].digest, digest) == 0)
            return 1;
    return 0;
}

int intake_enter_start(struct intake_enter *enter, const struct plan *plan,
        struct ledger_client *ledger, struct intake_sums *sums, struct error *err)
{
    memset(enter, 0, sizeof(*enter));
    reading_init(&enter->front);
    enter->ledger = ledger;
    enter->sums = sums;
    enter->sheets = json_array();
    if (enter->sheets == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for an import");
    return sheet_group_start(
            &enter->group, plan->layouts, plan->count, add_sheet, enter, err);
}

void intake_enter_release(struct intake_enter *enter)
{
    size_t i;

    sheet_group_release(&enter->group);
    reading_release(&enter->front);
    json_decref(enter->sheets);
    for (i = 0; i < enter->image_count; i++)
        free(enter->images[i].damage);
    free(enter->images);
    memset(enter, 0, sizeof(*enter));
}
