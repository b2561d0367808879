/* spreadsheet.c -- the results as a workbook: a sheet a ballot type, figures as numbers.
 */
#include "forms/spreadsheet.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "core/file.h"

enum { ROW_TITLE, ROW_STATE, ROW_HEADING, ROW_FIRST };
enum { STAYING_COLUMNS = 2 /* number and name */ };
enum look {
    LOOK_PLAIN,
    LOOK_TITLE,
    LOOK_HEADING,
    LOOK_TEXT,
    LOOK_SHARE,
    LOOK_MEAN,
    LOOKS
};

struct book {
    const struct report_data *data;
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
    lxw_format *looks[LOOKS];
    size_t type; /* of the sheet at hand */
    lxw_row_t row;
    lxw_col_t column; /* where the next cell goes */
    lxw_error error;  /* the first one */
};

/* In the language of the minutes. */
static const char *word(
        const struct book *book, const char *vietnamese, const char *english)
{
    return strcmp(book->data->language, "vi") == 0 ? vietnamese : english;
}

static void note(struct book *book, lxw_error error)
{
    if (book->error == LXW_NO_ERROR)
        book->error = error;
}

static void put_text(struct book *book, enum look look, const char *text)
{
    note(book, worksheet_write_string(
                       book->sheet, book->row, book->column++, text, book->looks[look]));
}

static void put_number(struct book *book, uint64_t number)
{
    note(book, worksheet_write_number(book->sheet, book->row, book->column++,
                       (double)number, book->looks[LOOK_PLAIN]));
}

/* Hundredths of a percent, or of a point. */
static void put_hundredths(struct book *book, enum look look, uint64_t hundredths)
{
    double unit = look == LOOK_SHARE ? 10000 : 100;

    note(book, worksheet_write_number(book->sheet, book->row, book->column++,
                       (double)hundredths / unit, book->looks[look]));
}

static void put_heading(struct book *book, double characters, const char *text)
{
    note(book, worksheet_set_column(
                       book->sheet, book->column, book->column, characters, NULL));
    put_text(book, LOOK_HEADING, text);
}

/* ---- which columns there are ---- */

struct columns {
    int has_group, has_change, has_outcome;
};

static const struct results_type *type_of(const struct book *book)
{
    return &book->data->results.types[book->type];
}

static struct columns columns_of(const struct book *book)
{
    const struct results_type *type = type_of(book);
    struct columns columns = {
            .has_outcome = book->data->rules[book->type].outcome_count > 1};
    size_t i;

    for (i = 0; i < type->contest_count; i++) {
        columns.has_group |= type->contests[i].group[0] != '\0';
        columns.has_change |=
                type->contests[i].changed_by[0] != '\0' || type->contests[i].is_tied;
    }
    return columns;
}

static void put_value_headings(struct book *book)
{
    const struct results_type *type = type_of(book);
    char share[RULE_TEXT_BYTES + 8];
    const char *label;
    size_t i;

    for (i = 0; i < type->option_count; i++) {
        label = report_label(book->data, book->type, i);
        (void)snprintf(share, sizeof(share), "%s, %%", label);
        put_heading(book, 12, label);
        put_heading(book, 12, share);
    }
    if (type->option_count > 0)
        return;
    put_heading(book, 12, word(book, "Điểm trung bình", "Mean"));
    put_heading(book, 12, word(book, "Tổng điểm", "Sum of points"));
    put_heading(book, 12, word(book, "Số phiếu chấm hợp lệ", "Valid rows"));
    put_heading(book, 10, word(book, "Điền thiếu", "Partial"));
    put_heading(book, 10, word(book, "Quá mức tối đa", "Above maximum"));
}

static void put_headings(struct book *book, const struct columns *columns)
{
    book->row = ROW_HEADING;
    book->column = 0;
    put_heading(book, 6, word(book, "STT", "No"));
    put_heading(book, 28, word(book, "Họ và tên", "Name"));
    put_heading(book, 36, word(book, "Chức vụ", "Title"));
    if (columns->has_group)
        put_heading(book, 24, word(book, "Đơn vị", "Unit"));
    put_value_headings(book);
    put_heading(book, 8, word(book, "Trống", "Blank"));
    put_heading(book, 8, word(book, "Thừa", "Over"));
    put_heading(book, 8, word(book, "Chờ xử lý", "Held"));
    if (columns->has_outcome)
        put_heading(book, 44, word(book, "Kết quả", "Outcome"));
    if (!columns->has_change)
        return;
    put_heading(book, 30, word(book, "Trước khi khống chế", "Before cap and quota"));
    put_heading(book, 18, word(book, "Lý do", "Reason"));
}

/* ---- a person ---- */

static const char *outcome_text(const struct book *book, const char *id)
{
    const struct rule *rule = &book->data->rules[book->type];
    const struct rule_outcome *outcome = &rule->outcomes[report_outcome_find(rule, id)];

    if (strcmp(book->data->language, "vi") != 0 && outcome->text_en[0] != '\0')
        return outcome->text_en;
    return outcome->text_vi;
}

static const char *reason_text(
        const struct book *book, const struct results_contest *contest)
{
    if (strcmp(contest->changed_by, "cap") == 0)
        return word(book, "Không cao hơn tập thể", "Not above the collective");
    if (strcmp(contest->changed_by, "quota") == 0)
        return word(book, "Vượt tỷ lệ", "Beyond the quota");
    return contest->is_tied
                   ? word(book, "Bằng nhau, chờ quyết định", "Tied, to be decided")
                   : "";
}

static void put_values(struct book *book, const struct results_contest *contest)
{
    const struct results_type *type = type_of(book);
    size_t i;

    for (i = 0; i < type->option_count; i++) {
        put_number(book, contest->votes[i]);
        put_hundredths(book, LOOK_SHARE, contest->shares[i]);
    }
    if (type->option_count > 0)
        return;
    if (contest->rows > 0)
        put_hundredths(book, LOOK_MEAN, results_mean_hundredths(contest));
    else
        put_text(book, LOOK_PLAIN, "");
    put_number(book, contest->points);
    put_number(book, contest->rows);
    put_number(book, contest->partial);
    put_number(book, contest->beyond);
}

static void put_person(struct book *book, const struct columns *columns,
        const struct results_contest *contest)
{
    book->column = 0;
    put_number(book, strtoul(contest->contest, NULL, 10));
    put_text(book, LOOK_TEXT, contest->name);
    put_text(book, LOOK_TEXT, contest->title);
    if (columns->has_group)
        put_text(book, LOOK_TEXT, contest->group);
    put_values(book, contest);
    put_number(book, contest->blank);
    put_number(book, contest->over);
    put_number(book, contest->held);
    if (columns->has_outcome)
        put_text(book, LOOK_TEXT,
                report_is_open(contest)
                        ? report_words_get(&book->data->words, "table.undecided")
                        : outcome_text(book, contest->outcome));
    if (!columns->has_change)
        return;
    put_text(book, LOOK_TEXT,
            contest->changed_by[0] != '\0' ? outcome_text(book, contest->outcome_before)
                                           : "");
    put_text(book, LOOK_TEXT, reason_text(book, contest));
}

/* ---- a sheet ---- */

static void put_count(struct book *book, const char *name, uint32_t count)
{
    book->row++;
    book->column = 1;
    put_text(book, LOOK_TEXT, name);
    put_number(book, count);
}

/* Below the people, so that the heading stays the table's first line. */
static void put_counts(struct book *book)
{
    const struct results_type *type = type_of(book);

    put_count(book, word(book, "Phát ra", "Issued"), type->issued);
    put_count(book, word(book, "Thu về", "Collected"), type->collected);
    put_count(book, word(book, "Hợp lệ", "Valid"), type->valid);
    put_count(book, word(book, "Không hợp lệ", "Invalid"), type->invalid);
    if (type->held > 0)
        put_count(book, word(book, "Chờ xử lý", "Held"), type->held);
    if (type->denominator > 0)
        put_count(
                book, word(book, "Mẫu số của tỷ lệ", "Shares are of"), type->denominator);
}

static void put_state(struct book *book)
{
    const struct results *results = &book->data->results;
    char sealed[DIGEST_HEX_BYTES + 64];

    book->row = ROW_STATE;
    book->column = 0;
    if (results->is_trial) {
        put_text(book, LOOK_TITLE, report_words_get(&book->data->words, "minutes.trial"));
    } else if (!results->is_final) {
        put_text(book, LOOK_TITLE, report_words_get(&book->data->words, "minutes.draft"));
    } else {
        (void)snprintf(sealed, sizeof(sealed), "%s %s",
                word(book, "Mã niêm phong:", "Sealed root:"), results->root);
        put_text(book, LOOK_PLAIN, sealed);
    }
}

static void put_sheet(struct book *book)
{
    const struct conference *conference = &book->data->conference;
    const struct conference_type *named = book->data->types[book->type];
    const struct results_type *type = type_of(book);
    struct columns columns = columns_of(book);
    size_t i;

    book->row = ROW_TITLE;
    book->column = 0;
    put_text(
            book, LOOK_TITLE, named->title[0] != '\0' ? named->title : conference->title);
    put_state(book);
    put_headings(book, &columns);
    for (i = 0; i < type->contest_count; i++) {
        book->row = (lxw_row_t)(ROW_FIRST + i);
        put_person(book, &columns, &type->contests[i]);
    }
    book->row++;
    put_counts(book);
    worksheet_freeze_panes(book->sheet, ROW_FIRST, STAYING_COLUMNS);
    worksheet_set_landscape(book->sheet);
    worksheet_set_paper(book->sheet, 9); /* A4 */
    worksheet_fit_to_pages(book->sheet, 1, 0);
    note(book, worksheet_repeat_rows(book->sheet, ROW_HEADING, ROW_HEADING));
}

/* ---- the workbook ---- */

static void set_looks(struct book *book)
{
    size_t i;

    for (i = 0; i < LOOKS; i++)
        book->looks[i] = workbook_add_format(book->workbook);
    format_set_bold(book->looks[LOOK_TITLE]);
    format_set_bold(book->looks[LOOK_HEADING]);
    format_set_text_wrap(book->looks[LOOK_HEADING]);
    format_set_align(book->looks[LOOK_HEADING], LXW_ALIGN_CENTER);
    format_set_align(book->looks[LOOK_HEADING], LXW_ALIGN_VERTICAL_CENTER);
    format_set_bottom(book->looks[LOOK_HEADING], LXW_BORDER_THIN);
    format_set_text_wrap(book->looks[LOOK_TEXT]);
    format_set_align(book->looks[LOOK_TEXT], LXW_ALIGN_VERTICAL_TOP);
    format_set_num_format(book->looks[LOOK_SHARE], "0.00%");
    format_set_num_format(book->looks[LOOK_MEAN], "0.00");
    for (i = LOOK_PLAIN; i < LOOKS; i++)
        if (i != LOOK_HEADING)
            format_set_align(book->looks[i], LXW_ALIGN_VERTICAL_TOP);
}

/* The day of the conference stands as the day of making: the same results, the same
 * bytes. */
static void set_properties(struct book *book)
{
    const struct conference_date *date = &book->data->conference.date;
    struct tm day = {.tm_year = date->year - 1900,
            .tm_mon = date->month - 1,
            .tm_mday = date->day};
    lxw_doc_properties properties = {.created = timegm(&day)};

    note(book, workbook_set_properties(book->workbook, &properties));
}

/* Into the temporary file; 0, or -1 with the error set. */
static int make(const struct report_data *data, const char *temporary, struct error *err)
{
    struct book book = {.data = data, .workbook = workbook_new(temporary)};
    lxw_error closed;

    if (book.workbook == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a workbook");
    set_looks(&book);
    set_properties(&book);
    for (book.type = 0; book.type < data->results.type_count; book.type++) {
        book.sheet = workbook_add_worksheet(
                book.workbook, data->results.types[book.type].ballot_type);
        if (book.sheet == NULL)
            break;
        put_sheet(&book);
    }
    closed = workbook_close(book.workbook);
    note(&book, closed);
    if (book.sheet == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a workbook");
    if (book.error != LXW_NO_ERROR)
        return error_set(
                err, ERROR_IO, "cannot write a workbook: %s", lxw_strerror(book.error));
    return 0;
}

int spreadsheet_write(const struct report_data *data, const char *path, struct error *err)
{
    char temporary[FILE_PATH_MAX];
    int length =
            snprintf(temporary, sizeof(temporary), "%s.%ld.part", path, (long)getpid());
    int file, result;

    if (length < 0 || (size_t)length >= sizeof(temporary))
        return error_set(err, ERROR_RANGE, "the path '%.100s...' is too long", path);
    if (make(data, temporary, err) != 0) {
        (void)unlink(temporary);
        return -1;
    }
    file = open(temporary, O_RDWR | O_CLOEXEC);
    if (file < 0)
        return error_set(
                err, ERROR_IO, "cannot open '%s': %s", temporary, strerror(errno));
    result = file_commit(file, temporary, path, err);
    (void)close(file);
    return result;
}
