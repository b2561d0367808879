/* ledger_enter.c -- images and what was read on them, entered all or nothing. */
#include "core/ledger_enter.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/json.h"
#include "core/ledger_batch.h"
#include "core/ledger_batch_record.h"
#include "core/ledger_duplicate.h"
#include "core/ledger_event.h"
#include "core/ledger_judge.h"
#include "core/ledger_sheet.h"
#include "core/ledger_text.h"

struct image {
    char path[LEDGER_IMAGE_PATH_BYTES];
    struct digest digest;
    int is_used; /* by a page */
};

struct entering {
    struct ledger *ledger;
    struct ledger_id batch;
    int trial;
    json_t *opened;
    struct image *images;
    size_t image_count, sheet_count;
};

int ledger_enter_check_path(const char *path, struct error *err)
{
    static const char folder[] = "images/";
    const char *name = path + sizeof(folder) - 1;

    if (strncmp(path, folder, sizeof(folder) - 1) != 0 || name[0] == '\0' ||
            name[0] == '.' ||
            name[strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                              "0123456789._-")] != '\0')
        return error_set(err, ERROR_RANGE, "'%.100s' is no image in images/", path);
    return 0;
}

static int parse_digest(const json_t *object, struct digest *out, struct error *err)
{
    char hex[DIGEST_HEX_BYTES];

    if (json_get_text(object, "digest", hex, sizeof(hex), err) != 0)
        return -1;
    return digest_from_hex(hex, out->bytes, DIGEST_BYTES, err);
}

/* The file itself, discarded or not: it is not what a cut-short run left behind. */
static int add_entered(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    char path[LEDGER_IMAGE_PATH_BYTES];
    sqlite3_stmt *statement;
    int has_row, result;

    if (json_get_text(request, "path", path, sizeof(path), err) != 0 ||
            ledger_store_query(ledger, &statement, err,
                    "SELECT 1 FROM image WHERE path = ? LIMIT 1", "t", path) != 0)
        return -1;
    result = ledger_store_step(ledger, statement, &has_row, err);
    (void)sqlite3_finalize(statement);
    (void)json_object_set_new(answer, "entered", json_boolean(has_row));
    return result;
}

int ledger_enter_known(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    enum ledger_state state;
    struct digest digest;
    sqlite3_stmt *statement;
    int trial, has_row, result;

    if (ledger_state_get(ledger, &state, err) != 0 ||
            ledger_text_flag(request, "trial", state == LEDGER_TEST, &trial, err) != 0 ||
            parse_digest(request, &digest, err) != 0 ||
            ledger_store_query(ledger, &statement, err,
                    "SELECT 1 FROM image WHERE digest = ? AND trial = ? AND"
                    " discarded = 0",
                    "di", &digest, (int64_t)trial) != 0)
        return -1;
    result = ledger_store_step(ledger, statement, &has_row, err);
    (void)sqlite3_finalize(statement);
    (void)json_object_set_new(answer, "known", json_boolean(has_row));
    if (result != 0 || json_object_get(request, "path") == NULL)
        return result;
    return add_entered(ledger, request, answer, err);
}

static int insert_image(
        struct entering *entering, const struct image *image, struct error *err)
{
    sqlite3_stmt *statement;

    if (ledger_store_query(entering->ledger, &statement, err,
                "INSERT INTO image(batch, digest, trial, discarded, path)"
                " VALUES (?, ?, ?, 0, ?)",
                "sdit", &entering->batch, &image->digest, (int64_t)entering->trial,
                image->path) != 0)
        return -1;
    if (ledger_store_finish(entering->ledger, statement, err) != 0)
        return error_add_context(err, "image '%s'", image->path);
    return 0;
}

static int enter_images(
        struct entering *entering, const json_t *request, struct error *err)
{
    json_t *list;
    struct image *image;
    size_t i;

    if (json_get_array(request, "images", LEDGER_IMAGES_MAX, &list, err) != 0)
        return -1;
    if (json_array_size(list) == 0)
        return error_set(err, ERROR_SYNTAX, "\"images\" is empty");
    entering->image_count = json_array_size(list);
    entering->images = calloc(entering->image_count, sizeof(*entering->images));
    if (entering->images == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the images");
    for (i = 0; i < entering->image_count; i++) {
        image = &entering->images[i];
        if (json_get_text(json_array_get(list, i), "path", image->path,
                    sizeof(image->path), err) != 0 ||
                ledger_enter_check_path(image->path, err) != 0 ||
                parse_digest(json_array_get(list, i), &image->digest, err) != 0 ||
                insert_image(entering, image, err) != 0)
            return -1;
    }
    return 0;
}

static struct image *find_image(struct entering *entering, const char *path)
{
    size_t i;

    for (i = 0; i < entering->image_count; i++)
        if (strcmp(entering->images[i].path, path) == 0)
            return &entering->images[i];
    return NULL;
}

static int link_image(struct entering *entering, const struct ledger_id *sheet,
        struct image *image, struct error *err)
{
    sqlite3_stmt *statement;

    image->is_used = 1;
    if (ledger_store_query(entering->ledger, &statement, err,
                "INSERT INTO sheet_image(sheet, batch, digest) VALUES (?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                "ssd", sheet, &entering->batch, &image->digest) != 0)
        return -1;
    return ledger_store_finish(entering->ledger, statement, err);
}

static int link_named(struct entering *entering, const struct ledger_sheet *sheet,
        const json_t *path, struct error *err)
{
    const char *text = json_string_value(path);
    struct image *image = find_image(entering, text == NULL ? "" : text);

    if (image == NULL)
        return error_set(err, ERROR_SYNTAX,
                "a page is of '%.100s', which is not in \"images\"",
                text == NULL ? "" : text);
    return link_image(entering, &sheet->id, image, err);
}

/* `object` is the sheet as it was asked for. */
static int link_images(struct entering *entering, const struct ledger_sheet *sheet,
        const json_t *object, struct error *err)
{
    const json_t *aside = json_object_get(object, "aside");
    size_t i;

    for (i = 0; i < json_array_size(sheet->readings); i++)
        if (link_named(entering, sheet,
                    json_object_get(json_array_get(sheet->readings, i), "image"),
                    err) != 0)
            return -1;
    for (i = 0; i < json_array_size(aside); i++)
        if (link_named(entering, sheet, json_array_get(aside, i), err) != 0)
            return -1;
    for (i = 0; i < entering->image_count && entering->sheet_count == 1; i++)
        if (link_image(entering, &sheet->id, &entering->images[i], err) != 0)
            return -1;
    return 0;
}

static json_t *reasons_list(uint32_t reasons)
{
    json_t *list = json_array();
    int i;

    for (i = 0; i < REASON_COUNT; i++)
        if ((reasons & (1U << i)) != 0)
            (void)json_array_append_new(list, json_string(reason_word((enum reason)i)));
    return list;
}

/* The readings parsed, judged, and written again in the published form. */
static int judge_pages(struct entering *entering, const json_t *list,
        struct ledger_sheet *sheet, struct error *err)
{
    size_t count = json_array_size(list), i;
    struct reading *pages = calloc(count, sizeof(*pages));
    struct ledger_judgement judgement;
    int result = -1;

    if (pages == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the readings");
    for (i = 0; i < count; i++)
        if (reading_of_json(json_array_get(list, i), &pages[i], err) != 0)
            goto out;
    ledger_judge_sheet(entering->ledger->plan, entering->opened, sheet->ballot_type,
            pages, count, &judgement);
    if (ledger_duplicate_enter(entering->ledger, entering->trial, &sheet->id,
                sheet->ballot_type, pages, count, &judgement, err) != 0)
        goto out;
    for (i = 0; i < count; i++)
        if (json_array_append_new(sheet->readings, reading_json(&pages[i])) != 0)
            goto out;
    (void)snprintf(sheet->verdict, sizeof(sheet->verdict), "%s",
            verdict_word(judgement.verdict));
    sheet->reasons = reasons_list(judgement.reasons);
    result = 0;
out:
    for (i = 0; i < count; i++)
        reading_release(&pages[i]);
    free(pages);
    return result;
}

static int prepare_sheet(struct entering *entering, const json_t *object,
        struct ledger_sheet *sheet, struct error *err)
{
    json_t *pages;

    if (json_object_get(object, "place") != NULL &&
            json_get_whole(object, "place", 1, BATCH_SHEETS_MAX, &sheet->place, err) != 0)
        return -1;
    if (json_get_array(object, "pages", LAYOUT_PAGES_MAX, &pages, err) != 0 ||
            json_get_text(object, "ballot_type", sheet->ballot_type,
                    sizeof(sheet->ballot_type), err) != 0)
        return -1;
    if (json_array_size(pages) == 0)
        return error_set(err, ERROR_SYNTAX, "\"pages\" is empty");
    sheet->readings = json_array();
    sheet->adjudications = json_array();
    sheet->batch = entering->batch;
    digest_random(sheet->id.bytes, sizeof(sheet->id.bytes));
    return judge_pages(entering, pages, sheet, err);
}

static int insert_sheet(
        struct entering *entering, const struct ledger_sheet *sheet, struct error *err)
{
    const struct digest none = {{0}}; /* set once its images are linked */
    char *reasons = json_dumps(sheet->reasons, JSON_COMPACT);
    char *readings = json_dumps(sheet->readings, JSON_COMPACT | JSON_SORT_KEYS);
    sqlite3_stmt *statement;
    int result = -1;

    if (reasons == NULL || readings == NULL)
        (void)error_set(err, ERROR_MEMORY, "no memory for a sheet");
    else if (ledger_store_query(entering->ledger, &statement, err,
                     "INSERT INTO sheet(id, batch, trial, ballot_type, verdict, standing,"
                     " counted_type, digest, reasons, readings)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     "ssittttdtt", &sheet->id, &sheet->batch, (int64_t)entering->trial,
                     sheet->ballot_type, sheet->verdict, sheet->standing,
                     sheet->counted_type, &none, reasons, readings) == 0)
        result = ledger_store_finish(entering->ledger, statement, err);
    free(reasons);
    free(readings);
    return result;
}

/* People look for the paper of a held sheet, and for no other. */
static int insert_place(
        struct entering *entering, const struct ledger_sheet *sheet, struct error *err)
{
    sqlite3_stmt *statement;

    if (sheet->place == 0 || strcmp(sheet->standing, "held") != 0)
        return 0;
    if (ledger_store_query(entering->ledger, &statement, err,
                "INSERT INTO place(sheet, number) VALUES (?, ?)", "si", &sheet->id,
                sheet->place) != 0)
        return -1;
    return ledger_store_finish(entering->ledger, statement, err);
}

/* The digest is taken of what the ledger now holds, not of what we meant to write. */
static int bind_sheet(
        struct entering *entering, const struct ledger_id *id, struct error *err)
{
    struct ledger_sheet stored;
    struct digest digest;
    sqlite3_stmt *statement;
    int result;

    if (ledger_sheet_load(entering->ledger, id, &stored, err) != 0)
        return -1;
    result = ledger_sheet_digest(&stored, 0, &digest, err);
    ledger_sheet_release(&stored);
    if (result != 0 ||
            ledger_store_query(entering->ledger, &statement, err,
                    "UPDATE sheet SET digest = ? WHERE id = ?", "ds", &digest, id) != 0)
        return -1;
    return ledger_store_finish(entering->ledger, statement, err);
}

static int enter_sheet(struct entering *entering, const json_t *object, json_t *sheets,
        struct error *err)
{
    char hex[LEDGER_ID_HEX_BYTES];
    struct ledger_sheet sheet;
    int result = -1;

    ledger_sheet_init(&sheet);
    if (prepare_sheet(entering, object, &sheet, err) != 0)
        goto out;
    ledger_sheet_settle(&sheet);
    if (insert_sheet(entering, &sheet, err) != 0 ||
            insert_place(entering, &sheet, err) != 0 ||
            link_images(entering, &sheet, object, err) != 0 ||
            bind_sheet(entering, &sheet.id, err) != 0)
        goto out;
    digest_hex(sheet.id.bytes, sizeof(sheet.id.bytes), hex);
    result = json_array_append_new(
            sheets, json_pack("{s:s,s:s,s:O}", "sheet", hex, "verdict", sheet.verdict,
                            "reasons", sheet.reasons));
    if (result != 0)
        (void)error_set(err, ERROR_MEMORY, "no memory for the answer");
out:
    ledger_sheet_release(&sheet);
    return result;
}

static int add_fed(struct entering *entering, struct error *err)
{
    sqlite3_stmt *statement;

    if (ledger_store_query(entering->ledger, &statement, err,
                "UPDATE batch SET fed = fed + ? WHERE id = ?", "is",
                (int64_t)entering->sheet_count, &entering->batch) != 0)
        return -1;
    return ledger_store_finish(entering->ledger, statement, err);
}

static int enter_all(struct entering *entering, const json_t *request, json_t *answer,
        struct error *err)
{
    json_t *list, *sheets = json_array();
    size_t i;

    (void)json_object_set_new(answer, "sheets", sheets);
    if (enter_images(entering, request, err) != 0 ||
            json_get_array(request, "sheets", LEDGER_SHEETS_MAX, &list, err) != 0)
        return -1;
    entering->sheet_count = json_array_size(list);
    if (entering->sheet_count == 0)
        return error_set(err, ERROR_SYNTAX, "\"sheets\" is empty");
    for (i = 0; i < entering->sheet_count; i++)
        if (enter_sheet(entering, json_array_get(list, i), sheets, err) != 0)
            return error_add_context(err, "sheet %zu", i);
    for (i = 0; i < entering->image_count; i++)
        if (!entering->images[i].is_used)
            return error_set(err, ERROR_SYNTAX, "image '%s' belongs to no sheet",
                    entering->images[i].path);
    return add_fed(entering, err);
}

int ledger_enter(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    struct entering entering = {.ledger = ledger};
    int result;

    if (ledger_sheet_id(request, "batch", &entering.batch, err) != 0 ||
            ledger_batch_find(ledger, &entering.batch, &entering.trial, err) != 0 ||
            ledger_event_find(ledger, "open", &entering.opened, err) != 0)
        return -1;
    assert(ledger->plan != NULL); /* an open batch was begun by this very process */
    result = enter_all(&entering, request, answer, err);
    free(entering.images);
    json_decref(entering.opened);
    return result;
}
