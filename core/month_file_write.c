/* month_file_write.c -- a month's points as they are stored, and a blank to fill in. */
#include "core/month_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/points.h"

/* In quotes where a reader might take it otherwise. */
static void put_text(FILE *out, const char *text)
{
    if (strpbrk(text, ",;\t\"\r\n") == NULL) {
        (void)fputs(text, out);
        return;
    }
    (void)fputc('"', out);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            (void)fputc('"', out);
        (void)fputc(*text, out);
    }
    (void)fputc('"', out);
}

static void put_row(
        FILE *out, const struct staff_person *person, const struct month_mark *mark)
{
    char points[POINTS_TEXT_BYTES] = "";

    if (mark->state == MONTH_GIVEN)
        points_text(mark->hundredths, 0, points);
    (void)fprintf(out, "%s,", person->no);
    put_text(out, person->id);
    (void)fputc(',', out);
    put_text(out, person->name);
    (void)fprintf(out, ",%s,", points);
    put_text(out, mark->reason == NULL ? "" : mark->reason);
    (void)fputs("\r\n", out);
}

static int write_rows(const struct staff *staff, const struct month_marks *marks,
        int is_blank, char **text, size_t *size, struct error *err)
{
    char *written = NULL;
    FILE *out = open_memstream(&written, size);
    size_t i;

    if (out == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the points");
    (void)fputs("\xEF\xBB\xBFno,id,name,points,reason\r\n", out);
    for (i = 0; i < marks->count; i++)
        if ((marks->list[i].state == MONTH_MISSING) == is_blank)
            put_row(out, &staff->list[i], &marks->list[i]);
    if (ferror(out) || fclose(out) != 0) {
        free(written);
        return error_set(err, ERROR_MEMORY, "no memory for the points");
    }
    *text = written;
    return 0;
}

int month_file_text(const struct staff *staff, const struct month_marks *marks,
        char **text, size_t *size, struct error *err)
{
    return write_rows(staff, marks, 0, text, size, err);
}

int month_file_blank(const struct staff *staff, const struct month_marks *marks,
        char **text, size_t *size, struct error *err)
{
    return write_rows(staff, marks, 1, text, size, err);
}
