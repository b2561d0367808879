/* month_change.c -- what may be done to a month: each a line in the journal. */
#include "core/month_change.h"

#include <stdlib.h>
#include <string.h>

#include "core/digest.h"
#include "core/json.h"
#include "core/utf8.h"

static int check_open(const struct month *month, struct error *err)
{
    if (month->standing.close != NULL)
        return error_set(err, ERROR_STATE,
                "month %s is closed; --reopen with two names and a reason opens it again",
                month->book.period.text);
    return 0;
}

/* `event` is taken over. */
static int store(struct month *month, json_t *event, struct error *err)
{
    char next[FILE_PATH_MAX], hex[DIGEST_HEX_BYTES], *text = NULL;
    struct digest digest;
    size_t size = 0;
    int result;

    if (event == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the points");
    if (month_file_path(&month->book, &month->book.period, ".next", next, err) != 0 ||
            month_file_text(&month->book.staff, &month->marks, &text, &size, err) != 0) {
        json_decref(event);
        return -1;
    }
    digest_of(text, size, &digest);
    digest_hex(digest.bytes, DIGEST_BYTES, hex);
    result = file_write(next, text, size, err);
    free(text);
    if (result != 0 ||
            json_object_set_new(event, "points_digest", json_string(hex)) != 0) {
        json_decref(event);
        return result != 0 ? -1 : error_set(err, ERROR_MEMORY, "no memory");
    }
    if (month_journal_add(&month->book.journal, event, err) != 0)
        return -1;
    month_standing_read(&month->book.journal, &month->book.period, &month->standing);
    return month_file_adopt(&month->book, &month->book.period, err);
}

static json_t *mark_json(const struct month_mark *mark)
{
    json_t *points = mark->state == MONTH_GIVEN
                             ? json_integer((json_int_t)mark->hundredths)
                             : json_null();

    return json_pack("{s:o,s:s}", "points_hundredths", points, "reason",
            mark->reason == NULL ? "" : mark->reason);
}

static const char *or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

static json_t *event_of(const struct month *month, const char *kind, size_t person,
        const struct month_sign *sign)
{
    const struct staff_person *who = &month->book.staff.list[person];

    return json_pack("{s:s,s:s,s:s,s:s,s:s,s:s}", "kind", kind, "period",
            month->book.period.text, "name", or_empty(sign->names[0]), "no", who->no,
            "id", who->id, "person", who->name);
}

/* One person's mark is another; put back if it cannot be stored. */
static int change_one(struct month *month, size_t person, const struct month_mark *mark,
        json_t *event, struct error *err)
{
    struct month_mark *place = &month->marks.list[person], before = *place;
    struct month_mark fresh = {.state = MONTH_MISSING};
    int result;

    if (event == NULL || json_object_set_new(event, "old", mark_json(place)) != 0 ||
            json_object_set_new(event, "new", mark_json(mark)) != 0 ||
            month_mark_set(&fresh, mark->state, mark->hundredths, mark->reason, NULL) !=
                    0) {
        json_decref(event);
        return error_set(err, ERROR_MEMORY, "no memory for the points");
    }
    *place = fresh;
    result = store(month, event, err);
    if (result != 0) {
        *place = before;
        free(fresh.reason);
        return -1;
    }
    free(before.reason);
    return 0;
}

int month_enter(struct month *month, size_t person, const struct month_mark *mark,
        const struct month_sign *sign, struct error *err)
{
    if (check_open(month, err) != 0 || month_sign_check(sign, 0, 0, err) != 0)
        return -1;
    return change_one(month, person, mark, event_of(month, "enter", person, sign), err);
}

int month_undo(struct month *month, size_t person, const struct month_sign *sign,
        struct error *err)
{
    const struct month_mark none = {.state = MONTH_MISSING};

    if (check_open(month, err) != 0 || month_sign_check(sign, 0, 0, err) != 0)
        return -1;
    return change_one(month, person, &none, event_of(month, "undo", person, sign), err);
}

int month_correct(struct month *month, size_t person, const struct month_mark *mark,
        const struct month_sign *sign, struct error *err)
{
    json_t *event;

    if (check_open(month, err) != 0 || month_sign_check(sign, 1, 1, err) != 0)
        return -1;
    event = event_of(month, "correct", person, sign);
    if (event != NULL &&
            json_object_set_new(event, "why", json_string(sign->reason)) != 0) {
        json_decref(event);
        event = NULL;
    }
    return change_one(month, person, mark, event, err);
}

int month_exceptional(struct month *month, int is_exceptional,
        const struct month_sign *sign, struct error *err)
{
    json_t *event;

    if (check_open(month, err) != 0 ||
            month_sign_check(sign, 1, is_exceptional, err) != 0)
        return -1;
    event = json_pack("{s:s,s:s,s:b,s:s,s:s}", "kind", "quota", "period",
            month->book.period.text, "exceptional", is_exceptional, "name",
            sign->names[0], "reason", or_empty(sign->reason));
    if (month_journal_add(&month->book.journal, event, err) != 0)
        return -1;
    month_standing_read(&month->book.journal, &month->book.period, &month->standing);
    return 0;
}

/* ---- a whole file ---- */

struct importing {
    struct month *month;
    const struct month_sign *sign;
    month_mistake *tell;
    void *context;
    size_t mistakes;
    json_t *changes; /* what was before and is now, of those corrected */
};

/* A correction names who and why; 0 if this one does. */
static int check_correction(struct importing *importing, const struct month_entry *entry)
{
    const struct staff_person *who = &importing->month->book.staff.list[entry->person];
    struct error why;

    if (importing->sign->names[0] != NULL &&
            (entry->mark.reason != NULL || importing->sign->reason != NULL))
        return 0;
    (void)error_set(&why, ERROR_STATE,
            "number %s has other points already; a correction needs --name NAME, and a "
            "reason in the row or with --reason TEXT",
            who->no);
    importing->mistakes++;
    importing->tell(importing->context, entry->line, why.text);
    return -1;
}

static json_t *change_json(struct importing *importing, const struct month_entry *entry,
        const struct month_mark *mark)
{
    const struct staff_person *who = &importing->month->book.staff.list[entry->person];

    return json_pack("{s:s,s:s,s:o,s:o}", "no", who->no, "id", who->id, "old",
            mark_json(&importing->month->marks.list[entry->person]), "new",
            mark_json(mark));
}

/* What a row makes of the mark that is there, into `marks`. */
static int take_entry(struct importing *importing, const struct month_entry *entry,
        struct month_marks *marks, struct month_import_sum *sum, struct error *err)
{
    struct month_mark *mark = &marks->list[entry->person];
    const char *reason = entry->mark.reason;

    if (mark->state != MONTH_MISSING && month_mark_is_same(mark, &entry->mark)) {
        sum->same++;
        return 0;
    }
    if (mark->state == MONTH_MISSING) {
        sum->taken++;
    } else {
        if (check_correction(importing, entry) != 0)
            return 0;
        if (reason == NULL)
            reason = importing->sign->reason;
        sum->corrected++;
    }
    if (month_mark_set(mark, entry->mark.state, entry->mark.hundredths, reason, err) != 0)
        return -1;
    if (importing->month->marks.list[entry->person].state != MONTH_MISSING &&
            json_array_append_new(
                    importing->changes, change_json(importing, entry, mark)) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for the points");
    return 0;
}

/* The marks as they would be; what was there stays in the month. */
static int take_entries(struct importing *importing, const struct month_entries *entries,
        struct month_marks *out, struct month_import_sum *sum, struct error *err)
{
    const struct month_marks *marks = &importing->month->marks;
    size_t i;
    int result = month_marks_init(out, marks->count, err);

    for (i = 0; result == 0 && i < marks->count; i++)
        result = month_mark_set(&out->list[i], marks->list[i].state,
                marks->list[i].hundredths, marks->list[i].reason, err);
    for (i = 0; result == 0 && i < entries->count; i++)
        result = take_entry(importing, &entries->list[i], out, sum, err);
    if (result == 0 && importing->mistakes > 0)
        result = error_set(err, ERROR_SYNTAX,
                "%zu mistakes; nothing was taken: correct them and import once more",
                importing->mistakes);
    return result;
}

static json_t *import_event(const struct importing *importing, const char *path,
        const struct month_import_sum *sum)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;

    if (!utf8_is_text(name, strlen(name)))
        name = ""; /* a name in some older encoding is no JSON */
    return json_pack("{s:s,s:s,s:s,s:s,s:s,s:I,s:I,s:I,s:O}", "kind", "import", "period",
            importing->month->book.period.text, "name",
            or_empty(importing->sign->names[0]), "why", or_empty(importing->sign->reason),
            "file", name, "taken", (json_int_t)sum->taken, "corrected",
            (json_int_t)sum->corrected, "same", (json_int_t)sum->same, "changes",
            importing->changes);
}

static int import_entries(struct importing *importing,
        const struct month_entries *entries, const char *path,
        struct month_import_sum *sum, struct error *err)
{
    struct month *month = importing->month;
    struct month_marks marks = {.list = NULL}, before = month->marks;
    int result = take_entries(importing, entries, &marks, sum, err);

    if (result == 0 && sum->taken + sum->corrected > 0) {
        month->marks = marks;
        result = store(month, import_event(importing, path, sum), err);
        marks = result == 0 ? before : month->marks;
        if (result != 0)
            month->marks = before;
    }
    month_marks_release(&marks);
    return result;
}

int month_import(struct month *month, const char *path, const struct month_sign *sign,
        month_mistake *tell, void *context, struct month_import_sum *out,
        struct error *err)
{
    struct importing importing = {
            .month = month, .sign = sign, .tell = tell, .context = context};
    struct month_reading reading = {.staff = &month->book.staff,
            .most = month->book.rule->points_most,
            .tell = tell,
            .context = context};
    struct month_entries entries = {.list = NULL};
    char *text = NULL;
    size_t size = 0;
    int result;

    memset(out, 0, sizeof(*out));
    if (check_open(month, err) != 0 || month_sign_check(sign, 0, 0, err) != 0 ||
            file_read(path, MONTH_FILE_MAX_BYTES, &text, &size, err) != 0)
        return -1;
    result = month_file_parse(text, size, &reading, &entries, err);
    free(text);
    importing.changes = json_array();
    if (result == 0)
        result = import_entries(&importing, &entries, path, out, err);
    json_decref(importing.changes);
    month_entries_release(&entries);
    return result;
}
