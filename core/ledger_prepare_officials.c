/* ledger_prepare_officials.c -- the people who are rated, typed at the desk or a file. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/json.h"
#include "core/language.h"
#include "core/ledger_form.h"
#include "core/ledger_prepare.h"
#include "core/officials.h"
#include "core/utf8.h"

/* With a mark, so that a spreadsheet takes it for UTF-8. */
static const char head[] = "\xEF\xBB\xBFno,name,title,ballot type,group";
static const char more_head[] = ",id,role,scale";

/* The last three only where somebody has them: a short table stays short. */
enum { COLUMNS_LEAST = 5, COLUMNS = 8, CELL_BYTES_MAX = 4096 };

static const char *const members[COLUMNS] = {
        "no", "name", "title", "ballot_type", "group", "id", "role", "scale"};

struct naming {
    struct ledger_form form;
    unsigned first_line; /* 1 of a file; 0: rows, which stand behind a heading */
};

static void tell(void *context, unsigned line, const char *column, const char *text)
{
    struct naming *naming = context;
    char field[LEDGER_FORM_FIELD_BYTES] = "";

    if (line > 0)
        (void)snprintf(field, sizeof(field), "%u%s%s", line, column == NULL ? "" : "/",
                column == NULL ? "" : column);
    ledger_form_mistake(&naming->form, field, text);
}

/* ---- rows made a file ---- */

static void put_quoted(FILE *out, const char *text)
{
    (void)fputc('"', out);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            (void)fputc('"', out);
        (void)fputc(*text, out);
    }
    (void)fputc('"', out);
}

/* A line break would move all rows below; the reader would make it a blank. */
static int check_cell(struct naming *naming, size_t row, int column, const char *text)
{
    struct error why;

    if (strlen(text) < CELL_BYTES_MAX && strpbrk(text, "\r\n") == NULL &&
            utf8_is_text(text, strlen(text)))
        return 0;
    (void)error_set(&why, ERROR_RANGE,
            "a line break or another control character stands in it; write it on one "
            "line");
    tell(naming, (unsigned)row + 1, members[column], why.text);
    return -1;
}

/* The number after the one before it on the same ballot; 1 for its first row. */
static void number_row(const json_t *rows, size_t at, char out[LEDGER_FORM_VALUE_BYTES])
{
    const char *type = json_text(json_array_get(rows, at), "ballot_type");
    const json_t *row;
    long number = 1;
    size_t i;

    for (i = 0; i < at; i++) {
        row = json_array_get(rows, i);
        if (strcmp(json_text(row, "ballot_type"), type) != 0)
            continue;
        number = json_text(row, "no")[0] == '\0'
                         ? number + 1
                         : strtol(json_text(row, "no"), NULL, 10) + 1;
    }
    (void)snprintf(out, LEDGER_FORM_VALUE_BYTES, "%ld", number);
}

static int count_columns(const json_t *rows)
{
    size_t i;
    int column;

    for (i = 0; i < json_array_size(rows); i++)
        for (column = COLUMNS_LEAST; column < COLUMNS; column++)
            if (json_text(json_array_get(rows, i), members[column])[0] != '\0')
                return COLUMNS;
    return COLUMNS_LEAST;
}

static int put_row(struct naming *naming, FILE *out, const json_t *rows, size_t at,
        int columns, struct error *err)
{
    char room[COLUMNS][LEDGER_FORM_VALUE_BYTES];
    const json_t *member;
    const char *cell;
    int i;

    for (i = 0; i < columns; i++) {
        member = json_object_get(json_array_get(rows, at), members[i]);
        cell = "";
        if (member != NULL &&
                ledger_form_value(members[i], member, room[i], &cell, err) != 0)
            return -1;
        if (i == 0 && cell[0] == '\0') {
            number_row(rows, at, room[i]);
            cell = room[i];
        }
        if (check_cell(naming, at, i, cell) != 0)
            cell = "-"; /* one mistake of it is enough */
        put_quoted(out, cell);
        (void)fputc(i + 1 < columns ? ',' : '\n', out);
    }
    return 0;
}

static int rows_text(struct naming *naming, const json_t *rows, char **text, size_t *size,
        struct error *err)
{
    FILE *out = open_memstream(text, size);
    int columns = count_columns(rows), result = 0;
    size_t i;

    if (out == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the officials");
    (void)fprintf(out, "%s%s\n", head, columns == COLUMNS ? more_head : "");
    for (i = 0; i < json_array_size(rows) && result == 0; i++)
        result = put_row(naming, out, rows, i, columns, err);
    if (fclose(out) != 0 && result == 0)
        result = error_set(err, ERROR_MEMORY, "no memory for the officials");
    return result;
}

/* ---- the file as a whole ---- */

static int copy_text(const json_t *member, char **text, size_t *size, struct error *err)
{
    *size = json_string_length(member);
    if (*size > OFFICIALS_FILE_MAX_BYTES)
        return error_set(err, ERROR_RANGE, "the file is larger than %d bytes",
                OFFICIALS_FILE_MAX_BYTES);
    *text = malloc(*size + 1);
    if (*text == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the officials");
    memcpy(*text, json_string_value(member), *size);
    (*text)[*size] = '\0';
    return 0;
}

static int make_text(struct naming *naming, const json_t *request, char **text,
        size_t *size, struct error *err)
{
    const json_t *given = json_object_get(request, "text");
    json_t *rows;

    naming->first_line = given == NULL ? 0 : 1;
    if (json_is_string(given))
        return copy_text(given, text, size, err);
    if (json_get_array(request, "rows", OFFICIALS_MAX, &rows, err) != 0)
        return -1;
    return rows_text(naming, rows, text, size, err);
}

/* The reader changes the text it reads: it gets another copy. */
static int check_text(
        struct naming *naming, const char *text, size_t size, struct error *err)
{
    struct conference *conference = calloc(1, sizeof(*conference));
    struct officials officials;
    char *copy = malloc(size + 1);
    struct error why = {.kind = ERROR_NONE};
    int result = 0;

    officials_init(&officials);
    if (conference == NULL || copy == NULL) {
        result = error_set(err, ERROR_MEMORY, "no memory for the officials");
        goto out;
    }
    memcpy(copy, text, size + 1);
    result = conference_load(naming->form.ledger->folder, conference, err);
    if (result == 0 &&
            officials_parse(copy, size, naming->first_line, conference, &officials, tell,
                    naming, &why) != 0 &&
            json_array_size(naming->form.mistakes) == 0)
        result = error_set(err, why.kind, "%s", why.text);
    officials_release(&officials);
out:
    free(conference);
    free(copy);
    return result;
}

int ledger_prepare_officials(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    struct naming naming = {.first_line = 1};
    char *text = NULL;
    size_t size = 0;
    int result = -1;

    if (ledger_form_start(
                &naming.form, ledger, "prepare-officials", "officials.csv", 0, err) != 0)
        return -1;
    if (make_text(&naming, request, &text, &size, err) == 0 &&
            check_text(&naming, text, size, err) == 0)
        result = ledger_form_save(&naming.form, request, text, size, NULL, answer, err);
    free(text);
    ledger_form_release(&naming.form);
    return result;
}
