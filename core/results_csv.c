/* results_csv.c -- the results as a table for spreadsheets. */
#include "core/results_csv.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/csv_write.h"
#include "core/language.h"

/* ---- columns that only some conferences have, behind the others ---- */

enum column {
    COLUMN_PERSON,
    COLUMN_GROUP,
    COLUMN_ROLE,
    COLUMN_POINTS,
    COLUMN_ROWS,
    COLUMN_MEAN,
    COLUMN_PARTIAL,
    COLUMN_BEYOND,
    COLUMN_BEFORE,
    COLUMN_CHANGED,
    COLUMN_TIED,
    COLUMN_PREVIOUS,
    COLUMN_COUNT
};

static const char *const headings[COLUMN_COUNT][2] = {{"id", "Mã số"}, {"group", "Nhóm"},
        {"role", "Vai trò"}, {"points", "Tổng điểm"}, {"rows", "Số dòng hợp lệ"},
        {"mean", "Điểm bình quân"}, {"half filled", "Đánh dấu một phần"},
        {"above the maximum", "Vượt điểm tối đa"},
        {"outcome before", "Kết quả trước khi hạ"}, {"changed by", "Hạ do"},
        {"tied", "Bằng nhau ở ngưỡng"}, {"the year before", "Năm trước"}};

/* Bits of the columns that this person has something for. Of confidence ballots without
 * ids and roles it is none: their table stays as it was. */
static unsigned columns_of_contest(
        const struct results_type *type, const struct results_contest *contest)
{
    unsigned columns = 0;

    if (contest->person[0] != '\0')
        columns |= 1U << COLUMN_PERSON;
    if (contest->role != OFFICIAL_MEMBER)
        columns |= 1U << COLUMN_ROLE | 1U << COLUMN_GROUP;
    if (type->points_most > 0)
        columns |= 1U << COLUMN_POINTS | 1U << COLUMN_ROWS | 1U << COLUMN_MEAN |
                   1U << COLUMN_PARTIAL | 1U << COLUMN_BEYOND;
    if (contest->outcome_before[0] != '\0')
        columns |= 1U << COLUMN_BEFORE | 1U << COLUMN_CHANGED;
    if (contest->is_tied)
        columns |= 1U << COLUMN_TIED;
    if (contest->previous[0] != '\0')
        columns |= 1U << COLUMN_PREVIOUS;
    return columns;
}

static unsigned columns_of(const struct results_type *type)
{
    unsigned columns = 0;
    size_t i;

    for (i = 0; i < type->contest_count; i++)
        columns |= columns_of_contest(type, &type->contests[i]);
    return columns;
}

static void put_more_headings(FILE *out, unsigned columns, int is_vietnamese)
{
    size_t i;

    for (i = 0; i < COLUMN_COUNT; i++)
        if ((columns & (1U << i)) != 0)
            (void)fprintf(out, "%c%s", is_vietnamese ? ';' : ',',
                    headings[i][is_vietnamese != 0]);
}

static void put_mean(FILE *out, const struct results_contest *contest, int is_vietnamese)
{
    char mean[LANGUAGE_SHARE_BYTES];

    if (contest->rows == 0)
        return;
    language_share((uint32_t)results_mean_hundredths(contest), is_vietnamese, mean);
    (void)fprintf(out, "\"%s\"", mean);
}

static void put_cell(FILE *out, enum column column, const struct results_contest *contest,
        int is_vietnamese)
{
    switch (column) {
    case COLUMN_PERSON:
        csv_put_text(out, contest->person);
        break;
    case COLUMN_GROUP:
        csv_put_text(out, contest->group);
        break;
    case COLUMN_ROLE:
        (void)fputs(official_role_word(contest->role), out);
        break;
    case COLUMN_POINTS:
        (void)fprintf(out, "%" PRIu64, contest->points);
        break;
    case COLUMN_ROWS:
        (void)fprintf(out, "%" PRIu32, contest->rows);
        break;
    case COLUMN_MEAN:
        put_mean(out, contest, is_vietnamese);
        break;
    case COLUMN_PARTIAL:
        (void)fprintf(out, "%" PRIu32, contest->partial);
        break;
    case COLUMN_BEYOND:
        (void)fprintf(out, "%" PRIu32, contest->beyond);
        break;
    case COLUMN_BEFORE:
        (void)fputs(contest->outcome_before, out);
        break;
    case COLUMN_CHANGED:
        (void)fputs(contest->changed_by, out);
        break;
    case COLUMN_TIED:
        (void)fputs(contest->is_tied ? "1" : "0", out);
        break;
    case COLUMN_PREVIOUS:
        (void)fputs(contest->previous, out);
        break;
    case COLUMN_COUNT:
    default:
        break;
    }
}

/* ---- the table ---- */

static void put_heading(FILE *out, const struct results_type *type, int is_vietnamese)
{
    const char separator = is_vietnamese ? ';' : ',';
    size_t i;

    (void)fputs(is_vietnamese
                        ? "Loại phiếu;STT;Họ và tên;Chức vụ;Phát ra;Thu về;Hợp lệ;"
                          "Không hợp lệ;Mẫu số"
                        : "ballot type,no,name,title,issued,collected,valid,invalid,"
                          "denominator",
            out);
    for (i = 0; i < type->option_count; i++)
        (void)fprintf(out, "%c%s%c%s %%", separator, type->option_ids[i], separator,
                type->option_ids[i]);
    (void)fputs(is_vietnamese ? ";Trống;Quá số;Chờ xử lý;Kết quả;Số phiếu đến ngưỡng"
                              : ",blank,over,held,outcome,votes to next",
            out);
    put_more_headings(out, columns_of(type), is_vietnamese);
    (void)fputs("\r\n", out);
}

static void put_contest(FILE *out, const struct results_type *type,
        const struct results_contest *contest, int is_vietnamese)
{
    const char separator = is_vietnamese ? ';' : ',';
    const unsigned columns = columns_of(type);
    char share[LANGUAGE_SHARE_BYTES];
    size_t i;

    csv_put_text(out, type->ballot_type);
    (void)fprintf(out, "%c%s%c", separator, contest->contest, separator);
    csv_put_text(out, contest->name);
    (void)fputc(separator, out);
    csv_put_text(out, contest->title);
    (void)fprintf(out, "%c%" PRIu32 "%c%" PRIu32 "%c%" PRIu32 "%c%" PRIu32 "%c%" PRIu32,
            separator, type->issued, separator, type->collected, separator, type->valid,
            separator, type->invalid, separator, type->denominator);
    for (i = 0; i < type->option_count; i++) {
        language_share(contest->shares[i], is_vietnamese, share);
        /* quoted: a decimal comma is no separator */
        (void)fprintf(out, "%c%" PRIu32 "%c\"%s\"", separator, contest->votes[i],
                separator, share);
    }
    (void)fprintf(out, "%c%" PRIu32 "%c%" PRIu32 "%c%" PRIu32 "%c%s%c", separator,
            contest->blank, separator, contest->over, separator, contest->held, separator,
            contest->outcome, separator);
    if (contest->votes_to_next >= 0)
        (void)fprintf(out, "%" PRId64, contest->votes_to_next);
    for (i = 0; i < COLUMN_COUNT; i++)
        if ((columns & (1U << i)) != 0) {
            (void)fputc(separator, out);
            put_cell(out, (enum column)i, contest, is_vietnamese);
        }
    (void)fputs("\r\n", out);
}

int results_csv_text(const struct results *results, int is_vietnamese, char **text,
        size_t *size, struct error *err)
{
    char *written = NULL;
    FILE *out = open_memstream(&written, size);
    size_t t, i;

    if (out == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the table");
    (void)fputs("\xEF\xBB\xBF", out);
    for (t = 0; t < results->type_count; t++) {
        put_heading(out, &results->types[t], is_vietnamese);
        for (i = 0; i < results->types[t].contest_count; i++)
            put_contest(out, &results->types[t], &results->types[t].contests[i],
                    is_vietnamese);
    }
    if (ferror(out) || fclose(out) != 0) {
        free(written);
        return error_set(err, ERROR_MEMORY, "no memory for the table");
    }
    *text = written;
    return 0;
}
