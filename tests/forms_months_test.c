/* forms_months_test.c -- the open lists as PDFs: what stands on them, and how often. */
#include "forms/months.h"

#include "core/json.h"

#include "tests/core_month_folder.h"
#include "tests/forms_reported.h"

static char *repeat(const char *row, size_t count)
{
    size_t size = strlen(row) + 1, i;
    char *text = calloc(count, size + 1);

    assert_non_null(text);
    for (i = 0; i < count; i++) {
        if (i > 0)
            (void)strcat(text, ",");
        (void)strcat(text, row);
    }
    return text;
}

static const char month_head[] =
        "{\"format\":\"kiemphieu-month\",\"version\":1,\"period\":\"2026-03\","
        "\"rule_vi\":\"Hằng tháng\",\"rule_en\":\"Monthly\",\"source\":\"QĐ 3814\","
        "\"outcomes\":[{\"id\":\"b\"},{\"id\":\"a\"}],\"counts\":{\"a\":1,\"b\":2},"
        "\"people\":4,\"ranked\":3,\"missing\":1,\"excused\":0,\"tied\":0,";
static const char quota[] =
        "\"quotas\":[{\"outcome\":\"a\",\"num\":40,\"den\":100,\"base\":3,\"places\":1,"
        "\"candidates\":2,\"tied\":2,\"tied_places\":1,\"decided\":true,"
        "\"decided_by\":[\"Thu\",\"Hậu\"],\"decided_reason\":\"thâm niên\","
        "\"reason\":\"thành tích\"}],";
static const char rows[] =
        "{\"no\":\"7\",\"name\":\"Lê Văn An\",\"title\":\"Chuyên viên\",\"rank\":1,"
        "\"points_hundredths\":9550,\"outcome\":\"a\",\"reason\":\"\"},"
        "{\"no\":\"8\",\"name\":\"Võ Dũng\",\"title\":\"Trưởng phòng\",\"rank\":2,"
        "\"points_hundredths\":9025,\"outcome\":\"b\",\"outcome_before\":\"a\","
        "\"changed_by\":\"quota\",\"decided\":true,\"reason\":\"\"},"
        "{\"no\":\"10\",\"name\":\"Đỗ Thị Lan\",\"title\":\"Trưởng phòng\",\"rank\":3,"
        "\"points_hundredths\":9000,\"outcome\":\"b\",\"outcome_before\":\"a\","
        "\"changed_by\":\"cap\",\"reason\":\"\"},"
        "{\"no\":\"9\",\"name\":\"Phạm Cường\",\"title\":\"\",\"rank\":0,"
        "\"points_hundredths\":null,\"reason\":\"\"}";

/* The words as they are shipped, whatever is installed. */
static void copy_words(const char *folder)
{
    static const char *const names[] = {
            "minutes-vi.ini", "minutes-en.ini", "months-vi.ini", "months-en.ini"};
    char from[64], *words;
    size_t length, i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        (void)snprintf(from, sizeof(from), "forms/templates/%s", names[i]);
        assert_int_equal(file_read(from, 1 << 20, &words, &length, NULL), 0);
        folder_write(folder, names[i], words);
        free(words);
    }
}

/* The text of the PDF of a list, and how many pages it has. The caller frees. */
static char *text_of(
        const char *language, const char *before, const char *list, int *pages)
{
    char folder[FOLDER_BYTES], path[FILE_PATH_MAX], *text, *json;
    size_t size = strlen(before) + strlen(list) + 32;
    struct months_data data;
    struct error err;
    unsigned char *pdf;

    folder_make(folder, "no,name,title\n1,A,T\n");
    json = malloc(size);
    assert_non_null(json);
    (void)snprintf(json, size, "%s\"list\":[%s]}", before, list);
    folder_write(folder, "list.json", json);
    assert_int_equal(file_join(path, folder, "list.json", NULL), 0);
    copy_words(folder);
    if (months_data_load(folder, language, path, &data, &err) != 0)
        fail_msg("%s", err.text);
    assert_int_equal(months_render(&data, &pdf, &size, pages, NULL), 0);
    months_data_release(&data);
    text = reported_ask("pdftotext -layout '%s' -", pdf, size);
    free(pdf);
    free(json);
    folder_remove(folder);
    return text;
}

static int says(const char *text, const char *wanted)
{
    return strstr(text, wanted) != NULL;
}

static void a_month_s_list_says_what_was_cut_and_why(void **state)
{
    char before[2048], *text;
    int pages;

    (void)state;
    (void)snprintf(before, sizeof(before),
            "%s%s\"final\":true,\"closed_by\":[\"Thu\",\"Hậu\"],"
            "\"closed_at\":\"2026-04-02T12:00:00Z\",\"digest\":\"0123456789abcdef\",",
            month_head, quota);
    text = text_of("vi", before, rows, &pages);
    assert_int_equal(pages, 1);
    assert_true(says(text, "THÁNG 03 NĂM 2026"));
    assert_true(says(text, "ngày 02 tháng 4 năm 2026"));
    assert_true(says(text, "95,50"));
    assert_true(says(text, "Lê Văn An"));
    assert_true(says(text, "vượt giới hạn"));
    assert_true(says(text, "không cao hơn"));
    assert_true(says(text, "chưa có điểm"));
    assert_true(says(text, "40/100"));
    assert_true(says(text, "thành tích"));
    assert_true(says(text, "Thu và Hậu đã quyết định (thâm niên)"));
    assert_true(says(text, "0123 4567 89ab cdef"));
    assert_true(says(text, "NGƯỜI LẬP DANH SÁCH"));
    assert_false(says(text, "Bản nháp"));
    free(text);
    text = text_of("en", before, rows, &pages);
    assert_true(says(text, "95.50"));
    assert_true(says(text, "reached A, beyond"));
    free(text);
}

static void a_draft_says_so_and_has_no_date(void **state)
{
    char before[2048], *text;
    int pages;

    (void)state;
    (void)snprintf(
            before, sizeof(before), "%s\"quotas\":[],\"final\":false,", month_head);
    text = text_of("vi", before,
            "{\"no\":\"7\",\"name\":\"Lê Văn An\",\"title\":\"\",\"rank\":1,"
            "\"points_hundredths\":9550,\"outcome\":\"a\",\"tied\":true}",
            &pages);
    assert_true(says(text, "A, chờ quyết định"));
    assert_true(says(text, "Bản nháp"));
    assert_true(says(text, "ngày ..... tháng ....."));
    free(text);
}

/* The heads stand on every page. */
static void a_long_list_repeats_its_heads(void **state)
{
    char before[2048], *many, *text;
    const char *at;
    int pages, heads = 0;

    (void)state;
    many = repeat("{\"no\":\"7\",\"name\":\"Lê Văn An\",\"title\":\"Chuyên viên\","
                  "\"rank\":1,\"points_hundredths\":9550,\"outcome\":\"a\"}",
            60);
    (void)snprintf(
            before, sizeof(before), "%s\"quotas\":[],\"final\":false,", month_head);
    text = text_of("vi", before, many, &pages);
    for (at = text; (at = strstr(at, "Ghi chú")) != NULL; at++)
        heads++;
    assert_int_equal(pages, 3);
    assert_int_equal(heads, pages);
    assert_true(says(text, "3/3"));
    free(text);
    free(many);
}

static void a_year_s_list_has_twelve_months(void **state)
{
    static const char before[] =
            "{\"format\":\"kiemphieu-year\",\"version\":1,\"period\":\"2026\","
            "\"method\":\"three-quarters\",\"least_months\":6,\"gone\":2,\"few\":1,"
            "\"rule_vi\":\"x\",\"source\":\"\",\"outcomes\":[{\"id\":\"a\"}],"
            "\"counts\":{\"a\":1},\"quotas\":[],\"people\":2,\"ranked\":1,\"tied\":0,"
            "\"final\":true,\"digest\":\"ab\",\"months\":[\"closed\",\"none\",\"none\","
            "\"closed\",\"closed\",\"closed\",\"closed\",\"closed\",\"closed\","
            "\"closed\","
            "\"closed\",\"closed\"],";
    static const char list[] =
            "{\"no\":\"7\",\"name\":\"Lê Văn An\",\"title\":\"T\",\"rank\":1,"
            "\"outcome\":\"a\",\"given\":10,\"mean_hundredths\":9183,\"months\":["
            "{\"points_hundredths\":9150,\"outcome\":\"a\"},null,null,"
            "{\"points_hundredths\":null},{\"points_hundredths\":8825,\"outcome\":\"b\"}]"
            "},"
            "{\"no\":\"8\",\"name\":\"Võ Dũng\",\"title\":\"\",\"rank\":0,\"given\":0,"
            "\"few_months\":true,\"months\":[]}";
    char *text;
    int pages;

    (void)state;
    text = text_of("vi", before, list, &pages);
    assert_true(says(text, "XẾP LOẠI NĂM 2026"));
    assert_true(says(text, "ba trong bốn quý"));
    assert_true(says(text, "chưa có điểm: 02, 03"));
    assert_true(says(text, "91,83"));
    assert_true(says(text, "91,5"));
    assert_true(says(text, "88,25"));
    assert_true(says(text, "chưa đủ số tháng"));
    assert_true(says(text, "×"));
    free(text);
}

/* What a list must not be, and what the words must have. */
static void other_files_are_refused(void **state)
{
    static const char *const wrong[] = {"", "[]", "{}",
            "{\"format\":\"kiemphieu-results\",\"version\":1,\"period\":\"2026-03\","
            "\"list\":[]}",
            "{\"format\":\"kiemphieu-month\",\"version\":2,\"period\":\"2026-03\","
            "\"list\":[]}",
            "{\"format\":\"kiemphieu-month\",\"version\":1,\"period\":\"2026\",\"list\":["
            "]}",
            "{\"format\":\"kiemphieu-month\",\"version\":1,\"period\":\"2026-03\"}",
            "{\"format\":\"kiemphieu-month\",\"version\":1,\"period\":\"2026-03\","
            "\"list\":[1]}"};
    char folder[FOLDER_BYTES], path[FILE_PATH_MAX];
    struct months_data data;
    size_t i;

    (void)state;
    folder_make(folder, "no,name,title\n1,A,T\n");
    assert_int_equal(file_join(path, folder, "list.json", NULL), 0);
    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        folder_write(folder, "list.json", wrong[i]);
        assert_int_equal(months_data_load(folder, "vi", path, &data, NULL), -1);
    }
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_month_s_list_says_what_was_cut_and_why),
            cmocka_unit_test(a_draft_says_so_and_has_no_date),
            cmocka_unit_test(a_long_list_repeats_its_heads),
            cmocka_unit_test(a_year_s_list_has_twelve_months),
            cmocka_unit_test(other_files_are_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
