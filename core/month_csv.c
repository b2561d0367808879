/* month_csv.c -- lists of months as tables for spreadsheets. */
#include "core/month_csv.h"

#include <stdlib.h>
#include <string.h>

#include "core/csv_write.h"
#include "core/json.h"
#include "core/month_note.h"
#include "core/points.h"

void month_csv_note(FILE *out, const json_t *row, char separator)
{
    char grade[LAYOUT_ID_BYTES], before[LAYOUT_ID_BYTES];

    month_note_grade(json_text(row, "outcome"), grade);
    month_note_grade(json_text(row, "outcome_before"), before);
    (void)fprintf(out, "%s%c%s%c%s%c%d%c%d", grade, separator, before, separator,
            json_text(row, "changed_by"), separator,
            json_is_true(json_object_get(row, "tied")), separator,
            json_is_true(json_object_get(row, "decided")));
}

static void put_row(FILE *out, const json_t *row, int is_vietnamese)
{
    static const char *const texts[] = {"id", "name", "title", "group"};
    const json_t *given = json_object_get(row, "points_hundredths");
    const char separator = is_vietnamese ? ';' : ',';
    char points[POINTS_TEXT_BYTES];
    size_t i;

    if (json_integer_value(json_object_get(row, "rank")) > 0)
        (void)fprintf(
                out, "%lld", (long long)json_integer_value(json_object_get(row, "rank")));
    (void)fprintf(out, "%c%s", separator, json_text(row, "no"));
    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        (void)fputc(separator, out);
        csv_put_text(out, json_text(row, texts[i]));
    }
    (void)fputc(separator, out);
    if (json_is_integer(given)) {
        points_text((uint32_t)json_integer_value(given), is_vietnamese, points);
        (void)fprintf(out, "\"%s\"", points); /* a decimal comma is no separator */
    }
    (void)fputc(separator, out);
    month_csv_note(out, row, separator);
    (void)fputc(separator, out);
    csv_put_text(out, json_text(row, "reason"));
    (void)fputs("\r\n", out);
}

int month_csv_text(const json_t *list, int is_vietnamese, char **text, size_t *size,
        struct error *err)
{
    const json_t *rows = json_object_get(list, "list");
    char *written = NULL;
    FILE *out = open_memstream(&written, size);
    size_t i;

    if (out == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the table");
    (void)fputs("\xEF\xBB\xBF", out);
    (void)fputs(is_vietnamese
                        ? "Thứ hạng;STT;Mã số;Họ và tên;Chức vụ;Nhóm;Điểm;Xếp loại;"
                          "Trước điều chỉnh;Điều chỉnh do;Bằng điểm ở giới hạn;"
                          "Đã quyết định;Lý do\r\n"
                        : "rank,no,id,name,title,group,points,grade,before,changed by,"
                          "tied,decided,reason\r\n",
            out);
    for (i = 0; i < json_array_size(rows); i++)
        put_row(out, json_array_get(rows, i), is_vietnamese);
    if (ferror(out) || fclose(out) != 0) {
        free(written);
        return error_set(err, ERROR_MEMORY, "no memory for the table");
    }
    *text = written;
    return 0;
}
