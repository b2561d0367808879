/* results_csv.c -- the results as a table for spreadsheets. */
#include "core/results_csv.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/language.h"

static void put_text(FILE *out, const char *text)
{
    (void)fputc('"', out);
    if (text[0] != '\0' && strchr("=+-@\t", text[0]) != NULL)
        (void)fputc('\'', out);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            (void)fputc('"', out);
        (void)fputc(*text, out);
    }
    (void)fputc('"', out);
}

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
    (void)fputs(is_vietnamese ? ";Trống;Quá số;Chờ xử lý;Kết quả;Số phiếu đến ngưỡng\r\n"
                              : ",blank,over,held,outcome,votes to next\r\n",
            out);
}

static void put_contest(FILE *out, const struct results_type *type,
        const struct results_contest *contest, int is_vietnamese)
{
    const char separator = is_vietnamese ? ';' : ',';
    char share[LANGUAGE_SHARE_BYTES];
    size_t i;

    put_text(out, type->ballot_type);
    (void)fprintf(out, "%c%s%c", separator, contest->contest, separator);
    put_text(out, contest->name);
    (void)fputc(separator, out);
    put_text(out, contest->title);
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
