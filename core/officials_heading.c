/* officials_heading.c -- which column of officials.csv holds what. */
#include "core/officials_heading.h"

#include <string.h>

#include "core/csv.h"

enum { NO_COLUMN = -1 };

struct heading {
    const char *text;
    enum officials_column column;
};

static const struct heading headings[] = {{"no", OFFICIALS_NO}, {"no.", OFFICIALS_NO},
        {"stt", OFFICIALS_NO}, {"số tt", OFFICIALS_NO}, {"tt", OFFICIALS_NO},
        {"name", OFFICIALS_NAME}, {"họ và tên", OFFICIALS_NAME},
        {"họ tên", OFFICIALS_NAME}, {"hỌ vÀ tÊn", OFFICIALS_NAME},
        {"hỌ tÊn", OFFICIALS_NAME}, {"title", OFFICIALS_TITLE},
        {"chức vụ", OFFICIALS_TITLE}, {"chỨc vỤ", OFFICIALS_TITLE},
        {"ballot type", OFFICIALS_TYPE}, {"ballot_type", OFFICIALS_TYPE},
        {"loại phiếu", OFFICIALS_TYPE}, {"loẠi phiẾu", OFFICIALS_TYPE},
        {"group", OFFICIALS_GROUP}, {"nhóm", OFFICIALS_GROUP}, {"nhÓm", OFFICIALS_GROUP},
        {"id", OFFICIALS_PERSON}, {"mã số", OFFICIALS_PERSON},
        {"mÃ sỐ", OFFICIALS_PERSON}, {"role", OFFICIALS_ROLE},
        {"vai trò", OFFICIALS_ROLE}, {"vai trÒ", OFFICIALS_ROLE},
        {"scale", OFFICIALS_SCALE}, {"thang điểm", OFFICIALS_SCALE},
        {"thang ĐiỂm", OFFICIALS_SCALE}};

const char *officials_heading_word(enum officials_column column)
{
    static const char *const words[OFFICIALS_COLUMNS] = {
            "no", "name", "title", "ballot_type", "group", "id", "role", "scale"};

    return words[column];
}

static int find_heading(const char *text, enum officials_column *column)
{
    size_t i;

    for (i = 0; i < sizeof(headings) / sizeof(headings[0]); i++)
        if (csv_is_heading(text, headings[i].text)) {
            *column = headings[i].column;
            return 0;
        }
    return -1;
}

int officials_heading_read(
        char **cells, size_t count, struct officials_heading *out, struct error *err)
{
    enum officials_column column = OFFICIALS_NO;
    struct officials_heading heading = {.count = count};
    size_t i;

    for (i = 0; i < OFFICIALS_COLUMNS; i++)
        heading.cells[i] = NO_COLUMN;
    for (i = 0; i < count; i++) {
        if (cells[i][0] == '\0')
            continue;
        if (find_heading(cells[i], &column) != 0)
            return error_set(err, ERROR_SYNTAX,
                    "the column '%.60s' is unknown; the first line must name the "
                    "columns: no, name, title, ballot type, group, id, role, scale (STT, "
                    "Họ và tên, Chức vụ, Loại phiếu, Nhóm, Mã số, Vai trò, Thang điểm)",
                    cells[i]);
        if (heading.cells[column] != NO_COLUMN)
            return error_set(err, ERROR_SYNTAX,
                    "the column '%.60s' stands twice; remove one of them", cells[i]);
        heading.cells[column] = (int)i;
    }
    if (heading.cells[OFFICIALS_NO] == NO_COLUMN)
        return error_set(err, ERROR_SYNTAX, "the column no (STT) is missing; add it");
    if (heading.cells[OFFICIALS_NAME] == NO_COLUMN)
        return error_set(
                err, ERROR_SYNTAX, "the column name (Họ và tên) is missing; add it");
    if (heading.cells[OFFICIALS_TITLE] == NO_COLUMN)
        return error_set(
                err, ERROR_SYNTAX, "the column title (Chức vụ) is missing; add it");
    *out = heading;
    return 0;
}

const char *officials_heading_cell(const struct officials_heading *heading, char **cells,
        size_t count, enum officials_column column)
{
    int cell = heading->cells[column];

    return cell == NO_COLUMN || (size_t)cell >= count ? "" : cells[cell];
}
