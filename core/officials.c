/* officials.c -- officials.csv: who is rated, on which ballot. */
#include "core/officials.h"

#include <stdlib.h>
#include <string.h>

#include "core/csv.h"
#include "core/file.h"
#include "core/language.h"
#include "core/utf8.h"

enum column { COLUMN_NO, COLUMN_NAME, COLUMN_TITLE, COLUMN_TYPE, COLUMN_GROUP, COLUMNS };

enum {
    NO_COLUMN = -1,
    NAME_CHARACTERS_MAX = 60,
    TITLE_CHARACTERS_MAX = 150,
    NUMBER_MAX = 9999
};

struct heading {
    const char *text;
    enum column column;
};

static const struct heading headings[] = {{"no", COLUMN_NO}, {"no.", COLUMN_NO},
        {"stt", COLUMN_NO}, {"số tt", COLUMN_NO}, {"tt", COLUMN_NO},
        {"name", COLUMN_NAME}, {"họ và tên", COLUMN_NAME}, {"họ tên", COLUMN_NAME},
        {"hỌ vÀ tÊn", COLUMN_NAME}, {"hỌ tÊn", COLUMN_NAME}, {"title", COLUMN_TITLE},
        {"chức vụ", COLUMN_TITLE}, {"chỨc vỤ", COLUMN_TITLE},
        {"ballot type", COLUMN_TYPE}, {"ballot_type", COLUMN_TYPE},
        {"loại phiếu", COLUMN_TYPE}, {"loẠi phiẾu", COLUMN_TYPE}, {"group", COLUMN_GROUP},
        {"nhóm", COLUMN_GROUP}, {"nhÓm", COLUMN_GROUP}};

void officials_init(struct officials *officials)
{
    memset(officials, 0, sizeof(*officials));
}

void officials_release(struct officials *officials)
{
    free(officials->list);
    officials_init(officials);
}

/* Headings compare without regard to the case of A to Z. */
static int same_heading(const char *left, const char *right)
{
    for (; *left != '\0' || *right != '\0'; left++, right++) {
        char l = *left >= 'A' && *left <= 'Z' ? (char)(*left - 'A' + 'a') : *left;

        if (l != *right)
            return 0;
    }
    return 1;
}

static int find_heading(const char *text, enum column *column)
{
    size_t i;

    for (i = 0; i < sizeof(headings) / sizeof(headings[0]); i++)
        if (same_heading(text, headings[i].text)) {
            *column = headings[i].column;
            return 0;
        }
    return -1;
}

static int read_headings(
        char **cells, size_t count, int columns[COLUMNS], struct error *err)
{
    enum column column = COLUMN_NO;
    size_t i;

    for (i = 0; i < COLUMNS; i++)
        columns[i] = NO_COLUMN;
    for (i = 0; i < count; i++) {
        if (cells[i][0] == '\0')
            continue;
        if (find_heading(cells[i], &column) != 0)
            return error_set(err, ERROR_SYNTAX,
                    "the column '%.60s' is unknown; the first line must name the "
                    "columns: no, name, title, ballot type, group (STT, Họ và tên, Chức "
                    "vụ, Loại phiếu, Nhóm)",
                    cells[i]);
        if (columns[column] != NO_COLUMN)
            return error_set(err, ERROR_SYNTAX,
                    "the column '%.60s' stands twice; remove one of them", cells[i]);
        columns[column] = (int)i;
    }
    if (columns[COLUMN_NO] == NO_COLUMN)
        return error_set(err, ERROR_SYNTAX, "the column no (STT) is missing; add it");
    if (columns[COLUMN_NAME] == NO_COLUMN)
        return error_set(
                err, ERROR_SYNTAX, "the column name (Họ và tên) is missing; add it");
    if (columns[COLUMN_TITLE] == NO_COLUMN)
        return error_set(
                err, ERROR_SYNTAX, "the column title (Chức vụ) is missing; add it");
    return 0;
}

static const char *cell_of(
        char **cells, size_t count, const int columns[COLUMNS], enum column column)
{
    if (columns[column] == NO_COLUMN || (size_t)columns[column] >= count)
        return "";
    return cells[columns[column]];
}

static int take_number(const char *text, struct official *official, struct error *err)
{
    uint32_t value = 0;
    const char *digit = text;

    while (*digit >= '0' && *digit <= '9' && value <= NUMBER_MAX)
        value = value * 10 + (uint32_t)(*digit++ - '0');
    if (text[0] == '\0')
        return error_set(err, ERROR_SYNTAX,
                "the number is missing; write the row's number, 1 to %d", NUMBER_MAX);
    if (*digit != '\0' || value == 0 || value > NUMBER_MAX || text[0] == '0')
        return error_set(err, ERROR_SYNTAX,
                "'%.40s' is no number; write a whole number from 1 to %d", text,
                NUMBER_MAX);
    official->no = value;
    memcpy(official->contest, text, strlen(text) + 1);
    return 0;
}

static int take_text(char *out, size_t size, const char *what, const char *text,
        size_t most, struct error *err)
{
    size_t length = utf8_length(text);

    if (length > most || strlen(text) >= size)
        return error_set(err, ERROR_RANGE,
                "the %s has %zu characters; shorten it to %zu or fewer", _(what), length,
                most);
    memcpy(out, text, strlen(text) + 1);
    return 0;
}

static int take_type(const char *text, const struct conference *conference,
        struct official *official, struct error *err)
{
    const struct conference_type *type;

    if (text[0] == '\0' && conference->type_count > 1)
        return error_set(err, ERROR_SYNTAX,
                "the ballot type is missing; write one of the [ballot ...] sections of "
                "conference.ini, such as '%s'",
                conference->types[0].id);
    type = text[0] == '\0' ? &conference->types[0]
                           : conference_type_find(conference, text);
    if (type == NULL)
        return error_set(err, ERROR_SYNTAX,
                "there is no ballot type '%.40s'; write '%s', or add [ballot %.40s] to "
                "conference.ini",
                text, conference->types[0].id, text);
    memcpy(official->ballot_type, type->id, sizeof(official->ballot_type));
    return 0;
}

static int take_official(char **cells, size_t count, const int columns[COLUMNS],
        const struct conference *conference, struct official *official, struct error *err)
{
    const char *name = cell_of(cells, count, columns, COLUMN_NAME);
    const char *title = cell_of(cells, count, columns, COLUMN_TITLE);

    if (take_number(cell_of(cells, count, columns, COLUMN_NO), official, err) != 0)
        return -1;
    if (name[0] == '\0')
        return error_set(err, ERROR_SYNTAX, "the name is missing; write it");
    if (title[0] == '\0')
        return error_set(err, ERROR_SYNTAX,
                "the title of '%.100s' is missing; write the post that is rated", name);
    if (take_text(official->name, sizeof(official->name), N_("name"), name,
                NAME_CHARACTERS_MAX, err) != 0 ||
            take_text(official->title, sizeof(official->title), N_("title"), title,
                    TITLE_CHARACTERS_MAX, err) != 0 ||
            take_text(official->group, sizeof(official->group), N_("group"),
                    cell_of(cells, count, columns, COLUMN_GROUP), TITLE_CHARACTERS_MAX,
                    err) != 0)
        return -1;
    return take_type(
            cell_of(cells, count, columns, COLUMN_TYPE), conference, official, err);
}

static int check_once(
        const struct officials *officials, const struct official *last, struct error *err)
{
    const struct official *other;
    size_t i;

    for (i = 0; i < officials->count; i++) {
        other = &officials->list[i];
        if (strcmp(other->ballot_type, last->ballot_type) != 0)
            continue;
        if (other->no == last->no)
            return error_set(err, ERROR_SYNTAX,
                    "the number %u stands in line %u already; give each row of ballot "
                    "'%s' its own",
                    (unsigned)last->no, (unsigned)other->line, last->ballot_type);
        if (strcmp(other->name, last->name) == 0 &&
                strcmp(other->title, last->title) == 0)
            return error_set(err, ERROR_SYNTAX,
                    "'%.100s' with the same title stands in line %u already; remove one",
                    last->name, (unsigned)other->line);
    }
    return 0;
}

static int check_cells_used(char **cells, size_t count, size_t columns, struct error *err)
{
    size_t i;

    for (i = columns; i < count; i++)
        if (cells[i][0] != '\0')
            return error_set(err, ERROR_SYNTAX,
                    "the row has %zu cells, the first line names %zu columns; put a text "
                    "that holds the separator in quotes",
                    count, columns);
    return 0;
}

static int read_rows(struct csv *csv, const struct conference *conference,
        struct officials *officials, struct error *err)
{
    char *cells[CSV_CELLS_MAX];
    int columns[COLUMNS], got;
    size_t count, heading_count;
    struct official *official;

    got = csv_row(csv, cells, &heading_count, err);
    if (got <= 0)
        return got < 0 ? -1
                       : error_set(err, ERROR_SYNTAX,
                                 "the file is empty; write the columns' names and a line "
                                 "for each person");
    if (read_headings(cells, heading_count, columns, err) != 0)
        return -1;
    while ((got = csv_row(csv, cells, &count, err)) > 0) {
        if (officials->count == OFFICIALS_MAX)
            return error_set(err, ERROR_RANGE,
                    "more than %d people; divide them over several conferences",
                    OFFICIALS_MAX);
        official = &officials->list[officials->count];
        official->line = csv->line;
        if (check_cells_used(cells, count, heading_count, err) != 0 ||
                take_official(cells, count, columns, conference, official, err) != 0 ||
                check_once(officials, official, err) != 0)
            return -1;
        officials->count++;
    }
    return got;
}

static int check_types_used(const struct officials *officials,
        const struct conference *conference, struct error *err)
{
    size_t t, i;

    for (t = 0; t < conference->type_count; t++) {
        for (i = 0; i < officials->count; i++)
            if (strcmp(officials->list[i].ballot_type, conference->types[t].id) == 0)
                break;
        if (i == officials->count)
            return error_set(err, ERROR_SYNTAX,
                    "officials.csv: nobody stands on ballot '%s'; add a line for each "
                    "person, or remove [ballot %s] from conference.ini",
                    conference->types[t].id, conference->types[t].id);
    }
    return 0;
}

static int read_text(char *text, size_t size, const struct conference *conference,
        struct officials *officials, struct error *err)
{
    struct csv csv;

    if (!utf8_is_text(text, size))
        return error_set(err, ERROR_SYNTAX,
                "officials.csv: the text is not UTF-8; save it as 'CSV UTF-8'");
    officials->list = calloc(OFFICIALS_MAX, sizeof(*officials->list));
    if (officials->list == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the officials");
    csv_start(&csv, text, size);
    if (read_rows(&csv, conference, officials, err) != 0)
        return error_add_context(err, "officials.csv:%u", csv.line == 0 ? 1 : csv.line);
    return check_types_used(officials, conference, err);
}

int officials_load(const char *folder, const struct conference *conference,
        struct officials *out, struct error *err)
{
    struct officials officials;
    char path[FILE_PATH_MAX];
    char *text = NULL;
    size_t size = 0;
    int result;

    officials_init(&officials);
    if (file_join(path, folder, "officials.csv", err) != 0 ||
            file_read(path, OFFICIALS_FILE_MAX_BYTES, &text, &size, err) != 0)
        return -1;
    result = read_text(text, size, conference, &officials, err);
    free(text);
    if (result != 0) {
        officials_release(&officials);
        return -1;
    }
    officials_release(out);
    *out = officials;
    return 0;
}
