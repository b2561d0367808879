/* month_heading.c -- which column of a month's file holds what. */
#include "core/month_heading.h"

#include <string.h>

enum { NO_COLUMN = -1 };

struct heading {
    const char *text;
    enum month_column column;
};

/* As they are typed, and all in capitals with a to z made small. */
static const struct heading headings[] = {{"no", MONTH_COLUMN_NO},
        {"no.", MONTH_COLUMN_NO}, {"stt", MONTH_COLUMN_NO}, {"số tt", MONTH_COLUMN_NO},
        {"tt", MONTH_COLUMN_NO}, {"id", MONTH_COLUMN_ID}, {"mã số", MONTH_COLUMN_ID},
        {"mÃ sỐ", MONTH_COLUMN_ID}, {"name", MONTH_COLUMN_NAME},
        {"họ và tên", MONTH_COLUMN_NAME}, {"họ tên", MONTH_COLUMN_NAME},
        {"hỌ vÀ tÊn", MONTH_COLUMN_NAME}, {"hỌ tÊn", MONTH_COLUMN_NAME},
        {"points", MONTH_COLUMN_POINTS}, {"điểm", MONTH_COLUMN_POINTS},
        {"ĐiỂm", MONTH_COLUMN_POINTS}, {"Điểm", MONTH_COLUMN_POINTS},
        {"reason", MONTH_COLUMN_REASON}, {"lý do", MONTH_COLUMN_REASON},
        {"lÝ do", MONTH_COLUMN_REASON}, {"title", MONTH_COLUMN_OTHER},
        {"chức vụ", MONTH_COLUMN_OTHER}, {"chỨc vỤ", MONTH_COLUMN_OTHER},
        {"group", MONTH_COLUMN_OTHER}, {"nhóm", MONTH_COLUMN_OTHER},
        {"nhÓm", MONTH_COLUMN_OTHER}};

static int find_heading(const char *text, enum month_column *column)
{
    size_t i;

    for (i = 0; i < sizeof(headings) / sizeof(headings[0]); i++)
        if (csv_is_heading(text, headings[i].text)) {
            *column = headings[i].column;
            return 0;
        }
    return -1;
}

int month_heading_read(
        char **cells, size_t count, struct month_heading *out, struct error *err)
{
    enum month_column column = MONTH_COLUMN_NO;
    struct month_heading heading = {.cells = {0}};
    size_t i;

    for (i = 0; i < MONTH_COLUMN_OTHER; i++)
        heading.cells[i] = NO_COLUMN;
    for (i = 0; i < count; i++) {
        if (cells[i][0] == '\0')
            continue;
        if (find_heading(cells[i], &column) != 0)
            return error_set(err, ERROR_SYNTAX,
                    "the column '%.60s' is unknown; the first line must name the "
                    "columns: no or id, name, points, reason (STT, Mã số, Họ và tên, "
                    "Điểm, Lý do)",
                    cells[i]);
        heading.is_named[i] = 1;
        if (column == MONTH_COLUMN_OTHER)
            continue;
        if (heading.cells[column] != NO_COLUMN)
            return error_set(err, ERROR_SYNTAX,
                    "the column '%.60s' stands twice; remove one of them", cells[i]);
        heading.cells[column] = (int)i;
    }
    if (heading.cells[MONTH_COLUMN_NO] == NO_COLUMN &&
            heading.cells[MONTH_COLUMN_ID] == NO_COLUMN)
        return error_set(err, ERROR_SYNTAX,
                "the columns no (STT) and id (Mã số) are missing; add one of them");
    if (heading.cells[MONTH_COLUMN_POINTS] == NO_COLUMN)
        return error_set(
                err, ERROR_SYNTAX, "the column points (Điểm) is missing; add it");
    *out = heading;
    return 0;
}

const char *month_heading_cell(const struct month_heading *heading, char **cells,
        size_t count, enum month_column column)
{
    int cell = heading->cells[column];

    return cell == NO_COLUMN || (size_t)cell >= count ? "" : cells[cell];
}

int month_heading_has(const struct month_heading *heading, size_t index)
{
    return heading->is_named[index];
}
