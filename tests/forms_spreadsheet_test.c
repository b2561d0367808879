/* forms_spreadsheet_test.c -- the workbook holds the figures as numbers, texts as texts.
 */
#include "forms/spreadsheet.h"

#include "tests/forms_reported.h"

enum { PART_BYTES = 1 << 18 };

struct book {
    char path[64];
    char *sheet, *texts; /* XML of the first sheet, and the shared strings */
};

/* One file out of the workbook; the caller frees. */
static char *part(const char *path, const char *name)
{
    char line[256], *text = calloc(1, PART_BYTES);
    FILE *out;

    assert_non_null(text);
    (void)snprintf(line, sizeof(line), "unzip -p %s %s", path, name);
    out = popen(line, "r"); /* NOLINT: the test's own words */
    assert_non_null(out);
    assert_true(fread(text, 1, PART_BYTES - 1, out) > 0);
    assert_int_equal(pclose(out), 0);
    return text;
}

static void book_write(struct book *book, const struct report_data *data)
{
    struct error err = {.text = ""};
    int file;

    (void)snprintf(book->path, sizeof(book->path), "/tmp/kiemphieu-book-XXXXXX");
    file = mkstemp(book->path);
    assert_true(file >= 0);
    (void)close(file);
    if (spreadsheet_write(data, book->path, &err) != 0)
        fail_msg("%s", err.text);
    book->sheet = part(book->path, "xl/worksheets/sheet1.xml");
    book->texts = part(book->path, "xl/sharedStrings.xml");
}

static void book_release(struct book *book)
{
    (void)unlink(book->path);
    free(book->sheet);
    free(book->texts);
}

/* The text between <v> and </v> of a cell. */
static void cell_value(const struct book *book, const char *cell, char out[64])
{
    char name[32];
    const char *at;

    (void)snprintf(name, sizeof(name), "<c r=\"%s\"", cell);
    at = strstr(book->sheet, name);
    if (at == NULL)
        fail_msg("there is no cell %s", cell);
    at = strstr(at, "<v>") + 3;
    (void)snprintf(out, 64, "%.*s", (int)strcspn(at, "<"), at);
}

static void assert_number(const struct book *book, const char *cell, double number)
{
    char value[64];

    cell_value(book, cell, value);
    assert_true(strtod(value, NULL) == number);
}

/* The cell's text: its value is the number of a shared string. */
static void assert_text(const struct book *book, const char *cell, const char *text)
{
    char value[64], found[512];
    const char *at = book->texts;
    long left;

    cell_value(book, cell, value);
    for (left = strtol(value, NULL, 10); left >= 0; left--) {
        at = strstr(at, "<si><t");
        assert_non_null(at);
        at = strchr(at + 5, '>') + 1;
    }
    (void)snprintf(found, sizeof(found), "%.*s", (int)strcspn(at, "<"), at);
    assert_string_equal(found, text);
}

/* Vĩnh Phúc 2023 (RULES.md): 19, 2, 25 of 47 collected, 46 valid. */
static struct report_data *vinh_phuc(const char *language)
{
    struct report_data *data = reported_new(language);
    struct results_type *type = &data->results.types[0];
    struct results_contest *contest = &type->contests[0];

    type->issued = type->collected = type->denominator = 47;
    type->counted = 47;
    type->valid = 46;
    type->invalid = 1;
    contest->votes[0] = 19;
    contest->votes[1] = 2;
    contest->votes[2] = 25;
    contest->shares[0] = 4043;
    contest->shares[1] = 426;
    contest->shares[2] = 5319;
    contest->is_decided = 1;
    (void)snprintf(contest->outcome, LAYOUT_ID_BYTES, "band-1");
    return data;
}

static void counts_and_shares_are_numbers(void **state)
{
    struct report_data *data = vinh_phuc("vi");
    struct book book;

    (void)state;
    book_write(&book, data);
    assert_text(&book, "A3", "STT");
    assert_text(&book, "B3", "Họ và tên");
    assert_text(&book, "D3", "Tín nhiệm cao");
    assert_text(&book, "E3", "Tín nhiệm cao, %");
    assert_number(&book, "A4", 1);
    assert_text(&book, "B4", "Lê Duy Thành");
    assert_text(&book, "C4", "Chủ tịch Ủy ban nhân dân tỉnh");
    assert_number(&book, "D4", 19);
    assert_number(&book, "E4", 0.4043);
    assert_number(&book, "F4", 2);
    assert_number(&book, "G4", 0.0426);
    assert_number(&book, "H4", 25);
    assert_number(&book, "I4", 0.5319);
    assert_text(&book, "B5", "Hoàng Thị Thúy Lan");
    book_release(&book);
    report_data_free(data);
}

static void counts_of_the_ballot_stand_below(void **state)
{
    struct report_data *data = vinh_phuc("vi");
    struct book book;

    (void)state;
    book_write(&book, data);
    assert_text(&book, "B7", "Phát ra");
    assert_number(&book, "C7", 47);
    assert_text(&book, "B9", "Hợp lệ");
    assert_number(&book, "C9", 46);
    assert_text(&book, "B10", "Không hợp lệ");
    assert_number(&book, "C10", 1);
    book_release(&book);
    report_data_free(data);
}

static void headings_are_english_where_the_minutes_are(void **state)
{
    struct report_data *data = vinh_phuc("en");
    struct book book;

    (void)state;
    book_write(&book, data);
    assert_text(&book, "A3", "No");
    assert_text(&book, "B3", "Name");
    assert_text(&book, "D3", "High confidence");
    book_release(&book);
    report_data_free(data);
}

/* Excel takes a cell that was typed as =1+2 for a formula; here nothing is typed. */
static void a_name_that_looks_like_a_formula_is_a_text(void **state)
{
    struct report_data *data = vinh_phuc("vi");
    struct book book;

    (void)state;
    (void)snprintf(
            data->results.types[0].contests[0].name, OFFICIAL_NAME_BYTES, "=1+2 &amp;");
    book_write(&book, data);
    assert_text(&book, "B4", "=1+2 &amp;amp;"); /* as XML writes an ampersand */
    assert_null(strstr(book.sheet, "<f>"));
    book_release(&book);
    report_data_free(data);
}

static void the_heading_stays_and_a_draft_says_so(void **state)
{
    struct report_data *data = vinh_phuc("vi");
    struct book book;

    (void)state;
    book_write(&book, data);
    assert_non_null(strstr(book.sheet, "ySplit=\"3\""));
    assert_non_null(strstr(book.sheet, "state=\"frozen\""));
    assert_text(&book, "A2", "BẢN NHÁP – CHƯA NIÊM PHONG");
    book_release(&book);
    data->results.is_final = 1;
    (void)snprintf(data->results.root, sizeof(data->results.root), "ab12");
    book_write(&book, data);
    assert_text(&book, "A2", "Mã niêm phong: ab12");
    book_release(&book);
    report_data_free(data);
}

/* 87 of 1, 90 of 2: (87 + 180) / 3 = 89.00; a quota cut the outcome. */
static void points_show_mean_sum_and_what_changed(void **state)
{
    struct report_data *data = vinh_phuc("vi");
    struct results_type *type = &data->results.types[0];
    struct results_contest *contest = &type->contests[0];
    struct book book;

    (void)state;
    assert_int_equal(rule_load("core/rules/score-100.rule", &data->rules[0], NULL), 0);
    type->option_count = 0;
    type->points_most = 100;
    type->denominator = 0;
    memset(contest->votes, 0, sizeof(contest->votes));
    contest->votes[87] = 1;
    contest->votes[90] = 2;
    contest->points = 267;
    contest->rows = 3;
    contest->partial = 4;
    (void)snprintf(contest->outcome, LAYOUT_ID_BYTES, "good");
    (void)snprintf(contest->outcome_before, LAYOUT_ID_BYTES, "excellent");
    (void)snprintf(contest->changed_by, LAYOUT_ID_BYTES, "quota");
    book_write(&book, data);
    assert_text(&book, "D3", "Điểm trung bình");
    assert_number(&book, "D4", 89);
    assert_number(&book, "E4", 267);
    assert_number(&book, "F4", 3);
    assert_number(&book, "G4", 4);
    assert_text(&book, "L4", "Hoàn thành tốt nhiệm vụ");
    assert_text(&book, "M4", "Hoàn thành xuất sắc nhiệm vụ");
    assert_text(&book, "N4", "Vượt tỷ lệ");
    book_release(&book);
    report_data_free(data);
}

static void the_same_results_make_the_same_bytes(void **state)
{
    struct report_data *data = vinh_phuc("vi");
    char *first, *second;
    size_t size, other;
    struct book book;

    (void)state;
    book_write(&book, data);
    assert_int_equal(file_read(book.path, 1 << 20, &first, &size, NULL), 0);
    book_release(&book);
    book_write(&book, data);
    assert_int_equal(file_read(book.path, 1 << 20, &second, &other, NULL), 0);
    book_release(&book);
    assert_int_equal(size, other);
    assert_memory_equal(first, second, size);
    free(first);
    free(second);
    report_data_free(data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(counts_and_shares_are_numbers),
            cmocka_unit_test(counts_of_the_ballot_stand_below),
            cmocka_unit_test(headings_are_english_where_the_minutes_are),
            cmocka_unit_test(a_name_that_looks_like_a_formula_is_a_text),
            cmocka_unit_test(the_heading_stays_and_a_draft_says_so),
            cmocka_unit_test(points_show_mean_sum_and_what_changed),
            cmocka_unit_test(the_same_results_make_the_same_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
