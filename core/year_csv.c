/* year_csv.c -- a year's list as a table for spreadsheets. */
#include "core/year_table.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/csv_write.h"
#include "core/json.h"
#include "core/month_csv.h"
#include "core/month_period.h"
#include "core/points.h"

static void put_heading(FILE *out, int is_vietnamese)
{
    const char separator = is_vietnamese ? ';' : ',';
    int i;

    (void)fputs(is_vietnamese ? "Thứ hạng;STT;Mã số;Họ và tên;Chức vụ;Nhóm"
                              : "rank,no,id,name,title,group",
            out);
    for (i = 1; i <= MONTHS_OF_YEAR; i++)
        (void)fprintf(out, "%c%02d", separator, i);
    (void)fputs(is_vietnamese ? ";Số tháng;Trung bình;Xếp loại;Trước điều chỉnh;"
                                "Điều chỉnh do;Bằng điểm ở giới hạn;Đã quyết định;"
                                "Thiếu tháng\r\n"
                              : ",months,mean,grade,before,changed by,tied,decided,"
                                "too few months\r\n",
            out);
}

static void put_points(FILE *out, const json_t *points, int is_vietnamese)
{
    char text[POINTS_TEXT_BYTES];

    points_text((uint32_t)json_integer_value(points), is_vietnamese, text);
    (void)fprintf(out, "\"%s\"", text); /* a decimal comma is no separator */
}

static void put_cells(FILE *out, const json_t *cells, int is_vietnamese)
{
    const json_t *cell, *points;
    size_t i;

    for (i = 0; i < json_array_size(cells); i++) {
        (void)fputc(is_vietnamese ? ';' : ',', out);
        cell = json_array_get(cells, i);
        points = json_object_get(cell, "points_hundredths");
        if (json_is_integer(points))
            put_points(out, points, is_vietnamese);
        else if (json_is_object(cell))
            (void)fputc('-', out);
    }
}

static void put_row(FILE *out, const json_t *row, int is_vietnamese)
{
    static const char *const texts[] = {"id", "name", "title", "group"};
    const char separator = is_vietnamese ? ';' : ',';
    long long given = (long long)json_integer_value(json_object_get(row, "given"));
    size_t i;

    if (json_integer_value(json_object_get(row, "rank")) > 0)
        (void)fprintf(
                out, "%lld", (long long)json_integer_value(json_object_get(row, "rank")));
    (void)fprintf(out, "%c%s", separator, json_text(row, "no"));
    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        (void)fputc(separator, out);
        csv_put_text(out, json_text(row, texts[i]));
    }
    put_cells(out, json_object_get(row, "months"), is_vietnamese);
    (void)fprintf(out, "%c%lld%c", separator, given, separator);
    if (given > 0)
        put_points(out, json_object_get(row, "mean_hundredths"), is_vietnamese);
    (void)fputc(separator, out);
    month_csv_note(out, row, separator);
    (void)fprintf(
            out, "%c%d\r\n", separator, json_is_true(json_object_get(row, "few_months")));
}

int year_csv_text(const json_t *list, int is_vietnamese, char **text, size_t *size,
        struct error *err)
{
    const json_t *rows = json_object_get(list, "list");
    char *written = NULL;
    FILE *out = open_memstream(&written, size);
    size_t i;

    if (out == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the table");
    (void)fputs("\xEF\xBB\xBF", out);
    put_heading(out, is_vietnamese);
    for (i = 0; i < json_array_size(rows); i++)
        put_row(out, json_array_get(rows, i), is_vietnamese);
    if (ferror(out) || fclose(out) != 0) {
        free(written);
        return error_set(err, ERROR_MEMORY, "no memory for the table");
    }
    *text = written;
    return 0;
}
