/* forms_person_test.c -- a person's own sheet: their figures, and nobody else's. */
#include "forms/person.h"

#include "tests/forms_reported.h"

/*
 * Vĩnh Phúc 2023 (RULES.md, "Published results"): 47 collected, 46 valid; the chairman
 * 19 / 2 / 25, printed as 40,43 / 4,26 / 53,19; the council's chair 46 / 0 / 1.
 */
static struct report_data *vinh_phuc(const char *language)
{
    static const uint32_t votes[2][3] = {{19, 2, 25}, {46, 0, 1}};
    static const uint32_t shares[2][3] = {{4043, 426, 5319}, {9787, 0, 213}};
    struct report_data *data = reported_new(language);
    struct results_type *type = &data->results.types[0];
    size_t i;

    type->issued = 48;
    type->collected = type->denominator = 47;
    type->valid = 46;
    type->invalid = 1;
    for (i = 0; i < 2; i++) {
        memcpy(type->contests[i].votes, votes[i], sizeof(votes[i]));
        memcpy(type->contests[i].shares, shares[i], sizeof(shares[i]));
        type->contests[i].is_decided = 1;
    }
    (void)snprintf(type->contests[0].outcome, LAYOUT_ID_BYTES, "band-1");
    type->contests[0].votes_to_next = 7;  /* 3 * 32 >= 2 * 47 > 3 * 31 */
    type->contests[1].votes_to_next = 23; /* 2 * 24 > 47 >= 2 * 23 */
    return data;
}

/* The first person's sheet as text, with one blank between words. */
static char *text_of(const struct report_data *data, const char *command)
{
    unsigned char *pdf;
    size_t size;
    char *text;

    assert_int_equal(person_render(data, 0, 0, &pdf, &size, NULL, NULL), 0);
    text = reported_ask(command, pdf, size);
    free(pdf);
    return text;
}

static void the_three_figures_are_as_the_council_printed_them(void **state)
{
    static const char *const facts[] = {"Lê Duy Thành", "Chủ tịch Ủy ban nhân dân tỉnh",
            "40,43 %", "4,26 %", "53,19 %", " 19 ", " 25 ", " 48 ", " 47 ", " 46 ",
            "trên tổng số phiếu thu về: 47", "có thể xin từ chức",
            "Còn 7 phiếu “Tín nhiệm thấp”", "Nghị quyết số 96/2023/QH15", "> 1/2",
            "≥ 2/3", "Phạm Văn Hậu"};
    struct report_data *data = vinh_phuc("vi");
    char *text = text_of(data, "pdftotext -q %s -");
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
        if (strstr(text, facts[i]) == NULL)
            fail_msg("'%s' is missing in: %s", facts[i], text);
    free(text);
    report_data_free(data);
}

static void nobody_elses_name_or_figure_is_on_it(void **state)
{
    struct report_data *data = vinh_phuc("vi");
    char *text = text_of(data, "pdftotext -q %s -");

    (void)state;
    assert_null(strstr(text, "Hoàng"));
    assert_null(strstr(text, "97,87"));
    assert_null(strstr(text, "2,13"));
    free(text);
    report_data_free(data);
}

static void an_unsealed_one_says_draft_and_a_sealed_one_bears_the_root(void **state)
{
    struct report_data *data = vinh_phuc("vi");
    char *text = text_of(data, "pdftotext -q %s -");

    (void)state;
    assert_non_null(strstr(text, "Bản nháp"));
    assert_null(strstr(text, "Mã niêm phong"));
    free(text);
    data->results.is_final = 1;
    (void)memset(data->results.root, 'a', DIGEST_HEX_BYTES - 1);
    memcpy(data->results.root, "0123456789", 10);
    text = text_of(data, "pdftotext -q %s -");
    assert_null(strstr(text, "Bản nháp"));
    assert_non_null(strstr(text, "0123 4567 89aa aaaa"));
    free(text);
    report_data_free(data);
}

/* While open sheets can still change it, the outcome is not told, nor a distance. */
static void an_open_outcome_is_not_told(void **state)
{
    struct report_data *data = vinh_phuc("vi");
    char *text;

    (void)state;
    data->results.types[0].contests[0].held = 1;
    data->results.types[0].contests[0].is_decided = 0;
    text = text_of(data, "pdftotext -q %s -");
    assert_non_null(strstr(text, "chưa xác định"));
    assert_null(strstr(text, "từ chức"));
    assert_null(strstr(text, "ngưỡng tiếp theo"));
    free(text);
    report_data_free(data);
}

/* The longest name and title that officials.csv takes, a title of three lines, sealed. */
static void it_is_one_page_of_a5_also_with_the_longest_words(void **state)
{
    struct report_data *data = vinh_phuc("en");
    struct results_contest *contest = &data->results.types[0].contests[0];
    char *text;
    size_t i;

    (void)state;
    contest->name[0] = contest->title[0] = '\0';
    for (i = 0; i < 10; i++)
        (void)strcat(contest->name, "Quyền "); /* 6 characters */
    for (i = 0; i < 25; i++)
        (void)strcat(contest->title, "Giang ");
    for (i = 0; i < 4; i++)
        (void)strcat(data->conference.title, ", kỳ họp thứ mười hai năm 2023");
    data->results.is_final = 1;
    (void)memset(data->results.root, 'a', DIGEST_HEX_BYTES - 1);
    text = text_of(data, "pdfinfo %s");
    assert_non_null(strstr(text, "Pages:           1 "));
    assert_non_null(strstr(text, "(A5)"));
    free(text);
    report_data_free(data);
}

static void the_same_data_give_the_same_bytes(void **state)
{
    struct report_data *data = vinh_phuc("vi");
    unsigned char *first, *second;
    size_t size, again;

    (void)state;
    assert_int_equal(person_render(data, 0, 1, &first, &size, NULL, NULL), 0);
    assert_int_equal(person_render(data, 0, 1, &second, &again, NULL, NULL), 0);
    assert_int_equal(size, again);
    assert_memory_equal(first, second, size);
    free(first);
    free(second);
    report_data_free(data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_three_figures_are_as_the_council_printed_them),
            cmocka_unit_test(nobody_elses_name_or_figure_is_on_it),
            cmocka_unit_test(an_unsealed_one_says_draft_and_a_sealed_one_bears_the_root),
            cmocka_unit_test(an_open_outcome_is_not_told),
            cmocka_unit_test(it_is_one_page_of_a5_also_with_the_longest_words),
            cmocka_unit_test(the_same_data_give_the_same_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
