/* roll_up_list.c -- the bodies that are expected to report, and who has not. */
#include "core/roll_up_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/csv.h"
#include "core/file.h"
#include "core/language.h"
#include "core/sealed.h"
#include "core/utf8.h"
#include "core/vietnamese.h"

enum { BODY, SUPERIOR, FINGERPRINT, COLUMNS };
enum { NONE = -1, NAME_BYTES = 2 * CONFERENCE_TEXT_BYTES + 2 };

static const struct {
    const char *text;
    int column;
} headings[] = {{"body", BODY}, {"đơn vị", BODY}, {"tên đơn vị", BODY},
        {"superior", SUPERIOR}, {"cấp trên", SUPERIOR}, {"fingerprint", FINGERPRINT},
        {"vân tay", FINGERPRINT}, {"vân tay khóa", FINGERPRINT}};

static int read_heading(
        char **cells, size_t count, int columns[COLUMNS], struct error *err)
{
    char folded[64];
    size_t i, k;

    for (i = 0; i < COLUMNS; i++)
        columns[i] = NONE;
    for (i = 0; i < count; i++) {
        vietnamese_fold(cells[i], folded, sizeof(folded));
        for (k = 0; k < sizeof(headings) / sizeof(headings[0]); k++)
            if (strcmp(folded, headings[k].text) == 0)
                columns[headings[k].column] = (int)i;
    }
    if (columns[BODY] == NONE)
        return error_set(err, ERROR_SYNTAX,
                "the heading has no column 'body' (Đơn vị); write the columns' names in "
                "the first row");
    return 0;
}

static const char *cell(
        char **cells, size_t count, const int columns[COLUMNS], int column)
{
    int at = columns[column];

    return at == NONE || (size_t)at >= count ? "" : cells[at];
}

static const char *make_key(
        struct roll_up *roll, const char *superior, const char *body, int has_superior)
{
    char text[NAME_BYTES], key[NAME_BYTES];

    (void)snprintf(text, sizeof(text), "%s\n%s", has_superior ? superior : "", body);
    vietnamese_fold(text, key, sizeof(key));
    return text_pool_add(&roll->pool, key);
}

static int make_room(struct roll_up *roll, struct error *err)
{
    size_t room = roll->body_room == 0 ? 64 : 2 * roll->body_room;
    struct roll_up_body *grown;

    if (roll->body_count < roll->body_room)
        return 0;
    grown = realloc(roll->bodies, room * sizeof(*grown));
    if (grown == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the list of bodies");
    roll->bodies = grown;
    roll->body_room = room;
    return 0;
}

static int add_body(struct roll_up *roll, const char *body, const char *superior,
        const char *fingerprint, struct error *err)
{
    struct roll_up_body added = {.body = text_pool_add(&roll->pool, body),
            .superior = text_pool_add(&roll->pool, superior),
            .fingerprint = text_pool_add(&roll->pool, fingerprint),
            .key = make_key(roll, superior, body, roll->has_superiors)};

    if (added.body == NULL || added.superior == NULL || added.fingerprint == NULL ||
            added.key == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the list of bodies");
    if (make_room(roll, err) != 0)
        return -1;
    roll->bodies[roll->body_count++] = added;
    return 0;
}

static int take_rows(struct roll_up *roll, struct csv *csv, struct error *err)
{
    char *cells[CSV_CELLS_MAX];
    int columns[COLUMNS], more;
    const char *body;
    size_t count;

    more = csv_row(csv, cells, &count, err);
    if (more == 0)
        return error_set(err, ERROR_SYNTAX, "the list is empty");
    if (more < 0 || read_heading(cells, count, columns, err) != 0)
        return -1;
    roll->has_superiors = columns[SUPERIOR] != NONE;
    while ((more = csv_row(csv, cells, &count, err)) == 1) {
        body = cell(cells, count, columns, BODY);
        if (body[0] == '\0')
            return error_set(err, ERROR_SYNTAX, "the row names no body; write its name");
        if (strlen(body) >= CONFERENCE_TEXT_BYTES ||
                strlen(cell(cells, count, columns, SUPERIOR)) >= CONFERENCE_TEXT_BYTES)
            return error_set(err, ERROR_SYNTAX, "the name is too long");
        if (add_body(roll, body, cell(cells, count, columns, SUPERIOR),
                    cell(cells, count, columns, FINGERPRINT), err) != 0)
            return -1;
    }
    return more;
}

static int compare_keys(const void *left, const void *right)
{
    const struct roll_up_body *const *l = left, *const *r = right;

    return strcmp((*l)->key, (*r)->key);
}

/* Pointers to the bodies in the order of their keys; the caller frees. */
static struct roll_up_body **sort_bodies(struct roll_up *roll)
{
    struct roll_up_body **sorted =
            calloc(roll->body_count + 1, sizeof(struct roll_up_body *));
    size_t i;

    if (sorted == NULL)
        return NULL;
    for (i = 0; i < roll->body_count; i++)
        sorted[i] = &roll->bodies[i];
    qsort(sorted, roll->body_count, sizeof(struct roll_up_body *), compare_keys);
    return sorted;
}

static int check_twice(struct roll_up *roll, struct error *err)
{
    struct roll_up_body **sorted = sort_bodies(roll);
    size_t i;
    int result = 0;

    if (sorted == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the list of bodies");
    for (i = 1; i < roll->body_count && result == 0; i++)
        if (strcmp(sorted[i - 1]->key, sorted[i]->key) == 0)
            result = error_set(err, ERROR_SYNTAX,
                    "'%s' stands twice; write each body once, or its superior too",
                    sorted[i]->body);
    free(sorted);
    return result;
}

int roll_up_list_load(struct roll_up *roll, const char *path, struct error *err)
{
    struct csv csv;
    char *text;
    size_t size;
    int result;

    if (file_read(path, ROLL_UP_LIST_MAX_BYTES, &text, &size, err) != 0)
        return -1;
    roll->has_list = 1;
    if (!utf8_is_text(text, size)) {
        free(text);
        return error_set(err, ERROR_SYNTAX,
                "'%s' is no UTF-8; save it as 'CSV UTF-8' from the spreadsheet", path);
    }
    csv_start(&csv, text, size);
    result = take_rows(roll, &csv, err);
    free(text);
    if (result != 0)
        return error_add_context(err, "%s:%u", path, csv.line);
    if (check_twice(roll, err) != 0)
        return error_add_context(err, "%s", path);
    return 0;
}

static int check_conference(struct roll_up *roll, struct roll_up_body **sorted,
        struct roll_up_conference *conference, struct error *err)
{
    struct roll_up_body wanted = {.key = conference->body_key}, *key = &wanted, **found;
    char print[SEALED_PRINT_BYTES];

    if (!roll->has_superiors) /* the key without its superior: from the line feed on */
        wanted.key = make_key(roll, "", conference->body, 0);
    if (wanted.key == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the list of bodies");
    found = bsearch(
            &key, sorted, roll->body_count, sizeof(struct roll_up_body *), compare_keys);
    if (found == NULL) {
        conference->is_left_out = 1;
        return roll_up_note(roll, conference->source, err,
                _("'%s' is not in the list of bodies; mend the list, or leave the file "
                  "out"),
                conference->body);
    }
    if ((*found)->fingerprint[0] != '\0' &&
            !sealed_is_fingerprint((*found)->fingerprint, conference->public_key)) {
        conference->is_left_out = 1;
        sealed_fingerprint(conference->public_key, print);
        return roll_up_note(roll, conference->source, err,
                _("'%s': the key's fingerprint is %s, in the list it is %s; compare with "
                  "the signed minutes"),
                conference->body, print, (*found)->fingerprint);
    }
    if ((*found)->has_reported) {
        conference->is_left_out = 1;
        return roll_up_note(roll, conference->source, err,
                _("'%s' has reported already; leave one of its conferences out"),
                conference->body);
    }
    (*found)->has_reported = 1;
    return 0;
}

int roll_up_list_check(struct roll_up *roll, struct error *err)
{
    struct roll_up_body **sorted = sort_bodies(roll);
    size_t i;
    int result = 0;

    if (sorted == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the list of bodies");
    for (i = 0; i < roll->conference_count && result == 0; i++)
        if (!roll->conferences[i].is_left_out)
            result = check_conference(roll, sorted, &roll->conferences[i], err);
    for (i = 0; i < roll->body_count; i++)
        roll->missing += !roll->bodies[i].has_reported;
    free(sorted);
    return result;
}
