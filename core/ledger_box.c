/* ledger_box.c -- the boxes of the counted sheets, from the ledger into memory. */
#include "core/ledger_box.h"

#include <string.h>

#include "core/json.h"
#include "core/ledger_text.h"

enum { PORTION = 250 /* sheets */ };

struct wanted {
    struct ledger *ledger;
    int trial;
    const char *ballot_type;
};

static int sheet_add(struct box_list *list, sqlite3_stmt *statement,
        const char *ballot_type, struct error *err)
{
    struct ledger_id id;
    json_t *pages;
    int result;

    ledger_store_id(statement, 0, &id);
    pages = json_loads(ledger_store_text(statement, 1), 0, NULL);
    result = box_list_add(list, id.bytes, pages, ballot_type, err);
    json_decref(pages);
    return result;
}

/* The next sheets behind *last; how many they were. A writer waits for each portion that
 * is read, and not for all of them. */
static int portion_add(const struct wanted *wanted, struct box_list *list,
        struct ledger_id *last, int *count, struct error *err)
{
    sqlite3_stmt *statement;
    int has_row, result;

    *count = 0;
    if (ledger_store_query(wanted->ledger, &statement, err,
                "SELECT id, readings FROM sheet WHERE id > ?1 AND trial = ?2 AND"
                " standing = 'counted' AND counted_type = ?3 ORDER BY id LIMIT ?4",
                "siti", last, (int64_t)wanted->trial, wanted->ballot_type,
                (int64_t)PORTION) != 0)
        return -1;
    for (;;) {
        result = ledger_store_step(wanted->ledger, statement, &has_row, err);
        if (result == 0 && has_row)
            result = sheet_add(list, statement, wanted->ballot_type, err);
        if (result != 0 || !has_row)
            break;
        ++*count;
        ledger_store_id(statement, 0, last);
    }
    (void)sqlite3_finalize(statement);
    return result;
}

static int sheets_add(
        const struct wanted *wanted, struct box_list *list, struct error *err)
{
    struct ledger_id last = {{0}};
    int count;

    do {
        if (portion_add(wanted, list, &last, &count, err) != 0)
            return -1;
    } while (count == PORTION);
    return 0;
}

int ledger_box_list(struct ledger *ledger, int trial, const char *ballot_type,
        struct box_list **out, struct error *err)
{
    const struct wanted wanted = {ledger, trial, ballot_type};
    struct box_list *list;

    if (box_list_new(&list, err) != 0)
        return -1;
    if (sheets_add(&wanted, list, err) != 0) {
        box_list_free(list);
        return -1;
    }
    box_list_sort(list);
    *out = list;
    return 0;
}

static json_t *view_json(const struct box_view *view, const char *ballot_type)
{
    return json_pack("{s:s,s:s,s:i,s:i,s:i,s:s,s:s,s:i,s:s}", "ballot_type", ballot_type,
            "image", view->image, "index", view->index, "page", view->page, "rotation",
            view->rotation, "contest", view->contest, "option", view->option, "ink_ppm",
            view->ink_ppm, "mark", mark_word(view->mark));
}

static int nearest_add(const struct box_list *list, const char *ballot_type,
        enum mark mark, size_t most, json_t *boxes, struct error *err)
{
    struct box_view views[BOX_NEAREST_MAX];
    size_t count = box_list_nearest(list, mark, most, views), i;

    for (i = 0; i < count; i++)
        if (json_array_append_new(boxes, view_json(&views[i], ballot_type)) != 0)
            return error_set(err, ERROR_MEMORY, "no memory for the boxes");
    return 0;
}

/* The ballot types with counted sheets; the caller's to json_decref. */
static int types_list(struct ledger *ledger, int trial, json_t **out, struct error *err)
{
    json_t *types = json_array();
    sqlite3_stmt *statement;
    int has_row = 0, result;

    if (ledger_store_query(ledger, &statement, err,
                "SELECT DISTINCT counted_type FROM sheet WHERE trial = ? AND"
                " standing = 'counted' ORDER BY counted_type",
                "i", (int64_t)trial) != 0) {
        json_decref(types);
        return -1;
    }
    do {
        result = ledger_store_step(ledger, statement, &has_row, err);
        if (result == 0 && has_row)
            (void)json_array_append_new(
                    types, json_string(ledger_store_text(statement, 0)));
    } while (result == 0 && has_row);
    (void)sqlite3_finalize(statement);
    if (result != 0)
        json_decref(types);
    else
        *out = types;
    return result;
}

struct nearest {
    struct ledger *ledger;
    int trial;
    size_t filled, empty;
};

static int type_add(
        const struct nearest *wish, const char *type, json_t *boxes, struct error *err)
{
    struct box_list *list;
    int result;

    if (ledger_box_list(wish->ledger, wish->trial, type, &list, err) != 0)
        return -1;
    result = nearest_add(list, type, MARK_FILLED, wish->filled, boxes, err);
    if (result == 0)
        result = nearest_add(list, type, MARK_EMPTY, wish->empty, boxes, err);
    box_list_free(list);
    return result;
}

int ledger_boxes(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    json_t *boxes = json_array(), *types = NULL;
    struct nearest wish = {.ledger = ledger};
    int64_t filled, empty;
    int result = 0;
    size_t i;

    (void)json_object_set_new(answer, "boxes", boxes);
    if (json_get_whole(request, "filled", 0, BOX_NEAREST_MAX, &filled, err) != 0 ||
            json_get_whole(request, "empty", 0, BOX_NEAREST_MAX, &empty, err) != 0 ||
            ledger_text_flag(request, "trial", 0, &wish.trial, err) != 0 ||
            types_list(ledger, wish.trial, &types, err) != 0)
        return -1;
    wish.filled = (size_t)filled;
    wish.empty = (size_t)empty;
    for (i = 0; i < json_array_size(types) && result == 0; i++)
        result = type_add(&wish, json_string_value(json_array_get(types, i)), boxes, err);
    json_decref(types);
    return result;
}
