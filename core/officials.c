/* officials.c -- officials.csv: who is rated, on which ballot. */
#include "core/officials.h"

#include <stdlib.h>
#include <string.h>

#include "core/csv.h"
#include "core/file.h"
#include "core/officials_field.h"
#include "core/officials_heading.h"
#include "core/utf8.h"

/* A file being read, and whom to tell of each mistake; NULL: the first one ends it. */
struct parsing {
    const struct conference *conference;
    struct officials officials;
    struct officials_heading heading;
    struct csv csv;
    officials_mistake *tell;
    void *context;
    size_t mistakes;
};

void officials_init(struct officials *officials)
{
    memset(officials, 0, sizeof(*officials));
}

const char *official_role_word(enum official_role role)
{
    static const char *const words[] = {"member", "head", "collective"};

    return words[role];
}

int official_role_of_word(const char *word, enum official_role *out)
{
    int role;

    for (role = OFFICIAL_MEMBER; role <= OFFICIAL_COLLECTIVE; role++)
        if (strcmp(official_role_word((enum official_role)role), word) == 0) {
            *out = (enum official_role)role;
            return 0;
        }
    return -1;
}

void officials_release(struct officials *officials)
{
    free(officials->list);
    officials_init(officials);
}

/* One mistake in the present line, or of no line (0): 0 to go on. */
static int note(struct parsing *parsing, unsigned line, const char *column,
        const struct error *why, struct error *err)
{
    parsing->mistakes++;
    if (parsing->tell != NULL && why->kind != ERROR_MEMORY) {
        parsing->tell(parsing->context, line, column, why->text);
        return 0;
    }
    (void)error_set(err, why->kind, "%s", why->text);
    return line == 0 ? error_add_context(err, "%s", "officials.csv")
                     : error_add_context(err, "officials.csv:%u", line);
}

/* *column is where the row repeats another. */
static int check_once(const struct officials *officials, const struct official *last,
        enum officials_column *column, struct error *err)
{
    const struct official *other;
    size_t i;

    for (i = 0; i < officials->count; i++) {
        other = &officials->list[i];
        if (strcmp(other->ballot_type, last->ballot_type) != 0)
            continue;
        *column = OFFICIALS_NO;
        if (other->no == last->no)
            return error_set(err, ERROR_SYNTAX,
                    "the number %u stands in line %u already; give each row of ballot "
                    "'%s' its own",
                    (unsigned)last->no, (unsigned)other->line, last->ballot_type);
        *column = OFFICIALS_NAME;
        if (strcmp(other->name, last->name) == 0 &&
                strcmp(other->title, last->title) == 0)
            return error_set(err, ERROR_SYNTAX,
                    "'%.100s' with the same title stands in line %u already; remove one",
                    last->name, (unsigned)other->line);
        *column = OFFICIALS_PERSON;
        if (last->person[0] != '\0' && strcmp(other->person, last->person) == 0)
            return error_set(err, ERROR_SYNTAX,
                    "the id '%s' stands in line %u already; a person with several posts "
                    "is one row",
                    last->person, (unsigned)other->line);
        *column = OFFICIALS_ROLE;
        if (last->role == OFFICIAL_COLLECTIVE && other->role == OFFICIAL_COLLECTIVE &&
                strcmp(other->group, last->group) == 0)
            return error_set(err, ERROR_SYNTAX,
                    "the collective of this group stands in line %u already; give each "
                    "its own group",
                    (unsigned)other->line);
    }
    return 0;
}

/* The row's fields each by itself, then against the rows before. */
static int take_row(
        struct parsing *parsing, char **cells, size_t count, struct error *err)
{
    struct official *official = &parsing->officials.list[parsing->officials.count];
    unsigned line = parsing->csv.line;
    size_t before = parsing->mistakes;
    enum officials_column column;
    struct error why;
    int i;

    memset(official, 0, sizeof(*official));
    official->line = line;
    if (csv_check_width(cells, count, parsing->heading.count, &why) != 0)
        return note(parsing, line, NULL, &why, err);
    for (i = 0; i < OFFICIALS_COLUMNS; i++) {
        column = (enum officials_column)i;
        if (officials_field_take(&parsing->heading, parsing->conference, cells, count,
                    column, official, &why) != 0 &&
                note(parsing, line, officials_heading_word(column), &why, err) != 0)
            return -1;
    }
    if (parsing->mistakes > before)
        return 0;
    if (check_once(&parsing->officials, official, &column, &why) != 0)
        return note(parsing, line, officials_heading_word(column), &why, err);
    parsing->officials.count++;
    return 0;
}

static int read_heading(struct parsing *parsing, int *is_there, struct error *err)
{
    char *cells[CSV_CELLS_MAX];
    struct error why;
    size_t count = 0;
    int got = csv_row(&parsing->csv, cells, &count, &why);

    *is_there = 0;
    if (got == 0)
        (void)error_set(&why, ERROR_SYNTAX,
                "the file is empty; write the columns' names and a line for each person");
    else if (got > 0 &&
             officials_heading_read(cells, count, &parsing->heading, &why) == 0)
        *is_there = 1;
    if (*is_there)
        return 0;
    return note(parsing, parsing->csv.line == 0 ? 1 : parsing->csv.line, NULL, &why, err);
}

static int read_rows(struct parsing *parsing, struct error *err)
{
    char *cells[CSV_CELLS_MAX];
    struct error why;
    size_t count;
    int got;

    while ((got = csv_row(&parsing->csv, cells, &count, &why)) > 0) {
        if (parsing->officials.count == OFFICIALS_MAX) {
            (void)error_set(&why, ERROR_RANGE,
                    "more than %d people; divide them over several conferences",
                    OFFICIALS_MAX);
            got = -1;
            break;
        }
        if (take_row(parsing, cells, count, err) != 0)
            return -1;
    }
    return got == 0 ? 0 : note(parsing, parsing->csv.line, NULL, &why, err);
}

static int check_types_used(struct parsing *parsing, struct error *err)
{
    const struct conference *conference = parsing->conference;
    const struct officials *officials = &parsing->officials;
    struct error why;
    size_t t, i;

    for (t = 0; t < conference->type_count; t++) {
        for (i = 0; i < officials->count; i++)
            if (strcmp(officials->list[i].ballot_type, conference->types[t].id) == 0)
                break;
        if (i < officials->count)
            continue;
        (void)error_set(&why, ERROR_SYNTAX,
                "nobody stands on ballot '%s'; add a line for each person, or remove "
                "[ballot %s] from conference.ini",
                conference->types[t].id, conference->types[t].id);
        if (note(parsing, 0, NULL, &why, err) != 0)
            return -1;
    }
    return 0;
}

static int read_text(struct parsing *parsing, char *text, size_t size,
        unsigned first_line, struct error *err)
{
    struct error why;
    int is_there;

    if (!utf8_is_text(text, size)) {
        (void)error_set(
                &why, ERROR_SYNTAX, "the text is not UTF-8; save it as 'CSV UTF-8'");
        return note(parsing, 0, NULL, &why, err);
    }
    csv_start(&parsing->csv, text, size);
    parsing->csv.next_line = first_line;
    if (read_heading(parsing, &is_there, err) != 0)
        return -1;
    if (!is_there)
        return 0;
    if (read_rows(parsing, err) != 0)
        return -1;
    return parsing->mistakes > 0 ? 0 : check_types_used(parsing, err);
}

int officials_parse(char *text, size_t size, unsigned first_line,
        const struct conference *conference, struct officials *out,
        officials_mistake *tell, void *context, struct error *err)
{
    struct parsing parsing = {.conference = conference, .tell = tell, .context = context};
    int result;

    parsing.officials.list = calloc(OFFICIALS_MAX, sizeof(*parsing.officials.list));
    if (parsing.officials.list == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the officials");
    result = read_text(&parsing, text, size, first_line, err);
    if (result == 0 && parsing.mistakes > 0)
        result = error_set(err, ERROR_SYNTAX, "officials.csv has mistakes");
    if (result != 0) {
        officials_release(&parsing.officials);
        return -1;
    }
    officials_release(out);
    *out = parsing.officials;
    return 0;
}

int officials_load(const char *folder, const struct conference *conference,
        struct officials *out, struct error *err)
{
    char path[FILE_PATH_MAX], *text = NULL;
    size_t size = 0;
    int result;

    if (file_join(path, folder, "officials.csv", err) != 0 ||
            file_read(path, OFFICIALS_FILE_MAX_BYTES, &text, &size, err) != 0)
        return -1;
    result = officials_parse(text, size, 1, conference, out, NULL, NULL, err);
    free(text);
    return result;
}
