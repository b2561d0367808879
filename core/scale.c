/* scale.c -- what a person is given points for, from a table in a file. */
#include "core/scale.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/csv.h"
#include "core/file.h"
#include "core/utf8.h"

enum { TEXT_CHARACTERS_MAX = 150, NAME_BYTES = 64 };

enum column { COLUMN_NO, COLUMN_CRITERION, COLUMN_MAXIMUM, COLUMNS };

struct parsing {
    struct csv csv;
    int cells[COLUMNS]; /* of each column; -1: none */
    struct scale scale;
};

void scale_whole(uint32_t most, struct scale *out)
{
    memset(out, 0, sizeof(*out));
    out->criteria[0].most = most;
    out->count = 1;
}

uint32_t scale_points(const struct scale *scale)
{
    uint32_t sum = 0;
    size_t i;

    for (i = 0; i < scale->count; i++)
        sum += scale->criteria[i].most;
    return sum;
}

static int find_column(const char *text)
{
    static const struct {
        const char *text;
        enum column column;
    } words[] = {{"no", COLUMN_NO}, {"No", COLUMN_NO}, {"STT", COLUMN_NO},
            {"stt", COLUMN_NO}, {"TT", COLUMN_NO}, {"criterion", COLUMN_CRITERION},
            {"Criterion", COLUMN_CRITERION}, {"tiêu chí", COLUMN_CRITERION},
            {"Tiêu chí", COLUMN_CRITERION}, {"TIÊU CHÍ", COLUMN_CRITERION},
            {"maximum", COLUMN_MAXIMUM}, {"Maximum", COLUMN_MAXIMUM},
            {"điểm tối đa", COLUMN_MAXIMUM}, {"Điểm tối đa", COLUMN_MAXIMUM},
            {"ĐIỂM TỐI ĐA", COLUMN_MAXIMUM}};
    size_t i;

    for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strcmp(words[i].text, text) == 0)
            return (int)words[i].column;
    return -1;
}

static int read_heading(struct parsing *parsing, struct error *err)
{
    char *cells[CSV_CELLS_MAX];
    size_t count = 0, i;
    int got = csv_row(&parsing->csv, cells, &count, err), column;

    if (got < 0)
        return -1;
    for (i = 0; i < COLUMNS; i++)
        parsing->cells[i] = -1;
    for (i = 0; i < count; i++) {
        column = find_column(cells[i]);
        if (column >= 0 && parsing->cells[column] < 0)
            parsing->cells[column] = (int)i;
        else if (cells[i][0] != '\0')
            return error_set(err, ERROR_SYNTAX,
                    "the column '%.60s' is unknown or stands twice; write no, criterion, "
                    "maximum (STT, Tiêu chí, Điểm tối đa)",
                    cells[i]);
    }
    if (parsing->cells[COLUMN_CRITERION] < 0 || parsing->cells[COLUMN_MAXIMUM] < 0)
        return error_set(err, ERROR_SYNTAX,
                "the first line must name the columns criterion and maximum (Tiêu chí, "
                "Điểm tối đa)");
    return 0;
}

static const char *cell_of(
        const struct parsing *parsing, char **cells, size_t count, enum column column)
{
    int cell = parsing->cells[column];

    return cell < 0 || (size_t)cell >= count ? "" : cells[cell];
}

static int take_row(
        struct parsing *parsing, char **cells, size_t count, struct error *err)
{
    struct scale_criterion *criterion = &parsing->scale.criteria[parsing->scale.count];
    const char *text = cell_of(parsing, cells, count, COLUMN_CRITERION);
    const char *maximum = cell_of(parsing, cells, count, COLUMN_MAXIMUM);
    unsigned most;
    char rest;

    if (parsing->scale.count == SCALE_CRITERIA_MAX)
        return error_set(err, ERROR_RANGE,
                "more than %d criteria do not fit on a ballot; join some of them",
                SCALE_CRITERIA_MAX);
    if (text[0] == '\0')
        return error_set(err, ERROR_SYNTAX, "the criterion is missing; write it");
    if (utf8_length(text) > TEXT_CHARACTERS_MAX)
        return error_set(err, ERROR_RANGE,
                "the criterion has more than %d characters; shorten it",
                TEXT_CHARACTERS_MAX);
    if (sscanf(maximum, "%5u%c", &most, &rest) != 1 || most < 1 ||
            most > SCALE_POINTS_MAX || maximum[0] == '-' || maximum[0] == '+')
        return error_set(err, ERROR_SYNTAX,
                "'%.40s' cannot be the most points; write a whole number from 1 to %d",
                maximum, SCALE_POINTS_MAX);
    (void)snprintf(criterion->text, sizeof(criterion->text), "%s", text);
    criterion->most = most;
    parsing->scale.count++;
    if (scale_points(&parsing->scale) > SCALE_POINTS_MAX)
        return error_set(err, ERROR_RANGE,
                "the criteria have %u points together, more than %d; mend the maxima",
                (unsigned)scale_points(&parsing->scale), SCALE_POINTS_MAX);
    return 0;
}

static int parse(struct parsing *parsing, char *text, size_t size, struct error *err)
{
    char *cells[CSV_CELLS_MAX];
    size_t count;
    int got;

    if (!utf8_is_text(text, size))
        return error_set(
                err, ERROR_SYNTAX, "the text is not UTF-8; save it as 'CSV UTF-8'");
    csv_start(&parsing->csv, text, size);
    if (read_heading(parsing, err) != 0)
        return -1;
    while ((got = csv_row(&parsing->csv, cells, &count, err)) > 0)
        if (take_row(parsing, cells, count, err) != 0)
            return -1;
    if (got == 0 && parsing->scale.count == 0)
        return error_set(
                err, ERROR_SYNTAX, "no criterion; write a line for each of them");
    return got;
}

int scale_parse(char *text, size_t size, struct scale *out, struct error *err)
{
    struct parsing parsing = {.csv = {.line = 0}};

    if (parse(&parsing, text, size, err) != 0)
        return error_add_context(
                err, "line %u", parsing.csv.line == 0 ? 1 : parsing.csv.line);
    *out = parsing.scale;
    return 0;
}

int scale_load(const char *folder, const char *name, struct scale *out, struct error *err)
{
    struct parsing parsing = {.csv = {.line = 0}};
    char path[FILE_PATH_MAX], file[NAME_BYTES], *text = NULL;
    size_t size = 0;
    int result;

    (void)snprintf(file, sizeof(file), "scales/%.31s.csv", name);
    if (file_join(path, folder, file, err) != 0 ||
            file_read(path, SCALE_FILE_MAX_BYTES, &text, &size, err) != 0)
        return -1;
    result = parse(&parsing, text, size, err);
    free(text);
    if (result != 0)
        return error_add_context(
                err, "%s:%u", file, parsing.csv.line == 0 ? 1 : parsing.csv.line);
    *out = parsing.scale;
    return 0;
}
