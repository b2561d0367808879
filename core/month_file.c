/* month_file.c -- points of a month as CSV: imported, and as they are stored. */
#include "core/month_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/csv.h"
#include "core/month_heading.h"
#include "core/points.h"
#include "core/utf8.h"
#include "core/vietnamese.h"

struct parsing {
    const struct month_reading *reading;
    struct csv csv;
    struct month_heading heading;
    struct month_entries entries;
    unsigned *lines; /* of each of the staff: where they stand; 0: not yet */
    size_t mistakes;
};

void month_entries_release(struct month_entries *entries)
{
    size_t i;

    for (i = 0; i < entries->count; i++)
        free(entries->list[i].mark.reason);
    free(entries->list);
    memset(entries, 0, sizeof(*entries));
}

static void note(struct parsing *parsing, unsigned line, const struct error *why)
{
    parsing->mistakes++;
    parsing->reading->tell(parsing->reading->context, line, why->text);
}

enum { NOBODY = -2 /* who is of the staff no longer */ };

static long find_stored(
        const struct parsing *parsing, const char *no, const char *id, const char *name)
{
    const struct staff *staff = parsing->reading->staff;
    long found = id[0] != '\0' ? staff_find_id(staff, id) : staff_find_no(staff, no);

    if (found < 0 || (id[0] == '\0' && strcmp(staff->list[found].name, name) != 0))
        return NOBODY;
    return found;
}

static int check_name(
        const struct staff_person *person, const char *name, struct error *err)
{
    char theirs[OFFICIAL_NAME_BYTES], given[OFFICIAL_NAME_BYTES];

    vietnamese_fold(person->name, theirs, sizeof(theirs));
    vietnamese_fold(name, given, sizeof(given));
    if (name[0] == '\0' || strcmp(theirs, given) == 0)
        return 0;
    return error_set(err, ERROR_SYNTAX,
            "number %s is '%.80s' in officials.csv, not '%.80s'; give each row the "
            "person's own number",
            person->no, person->name, name);
}

/* By id, number or both; -1: a mistake. */
static long find_person(const struct parsing *parsing, const char *no, const char *id,
        const char *name, struct error *err)
{
    const struct staff *staff = parsing->reading->staff;
    long by_no = no[0] != '\0' ? staff_find_no(staff, no) : -1;
    long by_id = id[0] != '\0' ? staff_find_id(staff, id) : -1;
    long found = by_id >= 0 ? by_id : by_no;

    if (parsing->reading->is_stored) {
        found = find_stored(parsing, no, id, name);
        if (found != NOBODY || parsing->reading->gone != NULL)
            return found;
        return error_set(err, ERROR_SYNTAX,
                "%.80s (number %.40s) has points and is no longer in officials.csv; put "
                "the line back until the month is closed",
                name, no);
    }
    if (no[0] == '\0' && id[0] == '\0')
        return error_set(
                err, ERROR_SYNTAX, "the row names nobody; write the number or the id");
    if (no[0] != '\0' && by_no < 0)
        return error_set(
                err, ERROR_SYNTAX, "there is no number '%.40s' in officials.csv", no);
    if (id[0] != '\0' && by_id < 0)
        return error_set(
                err, ERROR_SYNTAX, "there is no id '%.60s' in officials.csv", id);
    if (no[0] != '\0' && id[0] != '\0' && by_no != by_id)
        return error_set(err, ERROR_SYNTAX,
                "number %.40s and id '%.60s' are two people; correct one of them", no,
                id);
    return check_name(&staff->list[found], name, err) == 0 ? found : -1;
}

static int check_cells(
        const struct parsing *parsing, char **cells, size_t count, struct error *err)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (!month_heading_has(&parsing->heading, i) && cells[i][0] != '\0')
            return error_set(err, ERROR_SYNTAX,
                    "'%.40s' stands in a column without a name; put a text or points "
                    "that hold the separator in quotes, such as \"92,5\"",
                    cells[i]);
    return 0;
}

static int take_mark(const struct parsing *parsing, char **cells, size_t count,
        struct month_mark *mark, struct error *err)
{
    const struct month_heading *heading = &parsing->heading;
    const char *points = month_heading_cell(heading, cells, count, MONTH_COLUMN_POINTS);
    const char *reason = month_heading_cell(heading, cells, count, MONTH_COLUMN_REASON);
    uint32_t hundredths = 0;

    if (reason[0] != '\0' && month_reason_check(reason, err) != 0)
        return -1;
    if (points[0] == '\0' && reason[0] == '\0')
        return error_set(err, ERROR_SYNTAX,
                "the points are missing; write them, or a reason why there are none");
    if (points[0] != '\0' &&
            points_parse(points, parsing->reading->most, &hundredths, err) != 0)
        return -1;
    return month_mark_set(mark, points[0] != '\0' ? MONTH_GIVEN : MONTH_EXCUSED,
            hundredths, reason, err);
}

static int check_once(struct parsing *parsing, size_t person, struct error *err)
{
    unsigned *line = &parsing->lines[person];

    if (*line != 0)
        return error_set(err, ERROR_SYNTAX,
                "number %s stands in line %u already; remove one of the two",
                parsing->reading->staff->list[person].no, *line);
    *line = parsing->csv.line;
    return 0;
}

static struct month_entry *add(struct parsing *parsing)
{
    struct month_entries *entries = &parsing->entries;
    size_t room = entries->room == 0 ? 256 : entries->room * 2;
    struct month_entry *grown;

    if (entries->count == entries->room) {
        grown = realloc(entries->list, room * sizeof(*grown));
        if (grown == NULL)
            return NULL;
        entries->list = grown;
        entries->room = room;
    }
    return &entries->list[entries->count];
}

/* 0; -1: no memory. Mistakes are told. */
static int take_row(
        struct parsing *parsing, char **cells, size_t count, struct error *err)
{
    const struct month_heading *heading = &parsing->heading;
    struct month_entry *entry = add(parsing);
    struct error why;
    long person;

    if (entry == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the points");
    memset(entry, 0, sizeof(*entry));
    entry->line = parsing->csv.line;
    why.kind = ERROR_NONE;
    person = find_person(parsing,
            month_heading_cell(heading, cells, count, MONTH_COLUMN_NO),
            month_heading_cell(heading, cells, count, MONTH_COLUMN_ID),
            month_heading_cell(heading, cells, count, MONTH_COLUMN_NAME), &why);
    if (person == NOBODY) {
        ++*parsing->reading->gone;
        return 0;
    }
    if (person < 0 || check_cells(parsing, cells, count, &why) != 0 ||
            check_once(parsing, (size_t)person, &why) != 0 ||
            take_mark(parsing, cells, count, &entry->mark, &why) != 0) {
        note(parsing, entry->line, &why);
        return 0;
    }
    entry->person = (size_t)person;
    parsing->entries.count++;
    return 0;
}

/* Every row; what cannot be read on is the last mistake. */
static int read_rows(struct parsing *parsing, struct error *err)
{
    char *cells[CSV_CELLS_MAX];
    struct error why;
    size_t count = 0;
    int got = csv_row(&parsing->csv, cells, &count, &why);

    if (got == 0)
        got = error_set(&why, ERROR_SYNTAX,
                "the file is empty; write the columns' names and a line for each person");
    else if (got > 0 && month_heading_read(cells, count, &parsing->heading, &why) != 0)
        got = -1;
    while (got > 0) {
        got = csv_row(&parsing->csv, cells, &count, &why);
        if (got > 0 && take_row(parsing, cells, count, err) != 0)
            return -1;
    }
    if (got < 0)
        note(parsing, parsing->csv.line == 0 ? 1 : parsing->csv.line, &why);
    return 0;
}

/* The first line that is no text: people look for it in their editor. */
static unsigned line_of_bad_text(const char *text, size_t size)
{
    unsigned line = 1;
    const char *end;

    for (; size > 0; line++) {
        end = memchr(text, '\n', size);
        if (end == NULL || !utf8_is_text(text, (size_t)(end - text) + 1))
            break;
        size -= (size_t)(end - text) + 1;
        text = end + 1;
    }
    return line;
}

int month_file_parse(char *text, size_t size, const struct month_reading *reading,
        struct month_entries *out, struct error *err)
{
    struct parsing parsing = {.reading = reading};
    struct error why;
    int result;

    memset(out, 0, sizeof(*out));
    parsing.lines = calloc(reading->staff->count, sizeof(*parsing.lines));
    if (parsing.lines == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the points");
    if (utf8_is_text(text, size)) {
        csv_start(&parsing.csv, text, size);
        result = read_rows(&parsing, err);
    } else {
        (void)error_set(
                &why, ERROR_SYNTAX, "the text is not UTF-8; save it as 'CSV UTF-8'");
        note(&parsing, line_of_bad_text(text, size), &why);
        result = 0;
    }
    free(parsing.lines);
    if (result == 0 && parsing.mistakes > 0)
        result = error_set(err, ERROR_SYNTAX,
                "%zu mistakes; nothing was taken: correct them and import once more",
                parsing.mistakes);
    if (result != 0)
        month_entries_release(&parsing.entries);
    *out = parsing.entries;
    return result;
}
