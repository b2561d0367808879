/* forms_grade_test.c -- grades and points in words: means, bands, caps, quotas, ties. */
#include "forms/report_grade.h"

#include "tests/forms_reported.h"

#include <glib.h>

#include "forms/minutes.h"

enum { GRADED = 8 };

/* Eight people under a card of points, or of grades: nothing counted yet. */
static struct report_data *graded_new(const char *card)
{
    struct report_data *data = reported_new("vi");
    struct results_type *type = &data->results.types[0];
    char path[64], number[8], name[32];
    size_t i;

    (void)snprintf(path, sizeof(path), "core/rules/%s.rule", card);
    assert_int_equal(rule_load(path, &data->rules[0], NULL), 0);
    free(type->contests);
    type->contests = calloc(GRADED, sizeof(*type->contests));
    assert_non_null(type->contests);
    type->contest_count = GRADED;
    type->option_count = data->rules[0].option_count;
    type->points_most = data->rules[0].points_most;
    (void)snprintf(type->rule, LAYOUT_ID_BYTES, "%s", card);
    for (i = 0; i < GRADED; i++) {
        (void)snprintf(number, sizeof(number), "%zu", i + 1);
        (void)snprintf(name, sizeof(name), "Người số %zu", i + 1);
        set_contest(type, i, number, name, "Giám đốc sở");
        (void)snprintf(type->contests[i].outcome, LAYOUT_ID_BYTES, "good");
        type->contests[i].votes_to_next = -1;
        type->contests[i].rows = type->points_most > 0 ? 20 : 0;
        type->contests[i].points = type->points_most > 0 ? 1600 : 0;
    }
    type->denominator = type->points_most > 0 ? 0 : 20;
    return data;
}

static void expect_text(char *text, const char *expected)
{
    assert_string_equal(text, expected);
    g_free(text);
}

static void a_mean_has_two_decimals_half_up(void **state)
{
    struct report_data *data = graded_new("score-100");
    struct results_contest *contest = &data->results.types[0].contests[0];
    char mean[WORDS_SHARE_BYTES];

    (void)state;
    contest->points = 175; /* 175 / 2 = 87.5 */
    contest->rows = 2;
    report_mean(data, contest, mean);
    assert_string_equal(mean, "87,50");
    contest->points = 701; /* 701 / 8 = 87.625: the half goes up */
    contest->rows = 8;
    report_mean(data, contest, mean);
    assert_string_equal(mean, "87,63");
    contest->points = 260; /* 260 / 3 = 86.666... */
    contest->rows = 3;
    report_mean(data, contest, mean);
    assert_string_equal(mean, "86,67");
    contest->rows = 0;
    report_mean(data, contest, mean);
    assert_string_equal(mean, "–");
    report_data_free(data);
}

static void what_grades_and_what_only_warns(void **state)
{
    struct report_data *data = reported_new("vi");

    (void)state;
    assert_int_equal(report_is_grading(data, 0), 0); /* state-96: thresholds */
    report_data_free(data);
    data = graded_new("grade-4");
    assert_int_equal(report_is_grading(data, 0), 1);
    assert_int_equal(report_is_points(data, 0), 0);
    report_data_free(data);
    data = graded_new("score-100");
    assert_int_equal(report_is_grading(data, 0), 1);
    assert_int_equal(report_is_points(data, 0), 1);
    report_data_free(data);
}

static void conditions_are_said_as_the_card_has_them(void **state)
{
    struct report_data *data = graded_new("score-100");

    (void)state;
    expect_text(report_condition(data, 0, 3), "điểm trung bình từ 90 trở lên");
    expect_text(report_condition(data, 0, 0), "các trường hợp còn lại");
    report_data_free(data);
    data = graded_new("grade-4");
    expect_text(report_condition(data, 0, 2),
            "số phiếu Hoàn thành xuất sắc nhiệm vụ + Hoàn thành tốt nhiệm vụ trên 1/2");
    report_data_free(data);
}

/* 9 excellent and 5 good of 20: together 14, 70 %. */
static void the_sum_that_decided_is_of_all_higher_grades(void **state)
{
    struct report_data *data = graded_new("grade-4");
    struct results_contest *contest = &data->results.types[0].contests[0];

    (void)state;
    contest->votes[0] = 9;
    contest->votes[1] = 5;
    contest->votes[2] = 4;
    contest->votes[3] = 2;
    expect_text(report_decided_by(data, 0, contest), "cộng dồn 70,00 %");
    /* A cut: what decided was the grade before it, 11 of 20. */
    contest->votes[0] = 11;
    (void)snprintf(contest->outcome_before, LAYOUT_ID_BYTES, "excellent");
    (void)snprintf(contest->changed_by, LAYOUT_ID_BYTES, "quota");
    expect_text(report_decided_by(data, 0, contest), "cộng dồn 55,00 %");
    expect_text(report_change(data, 0, contest),
            "trước đó: Hoàn thành xuất sắc nhiệm vụ; do tỷ lệ");
    (void)snprintf(contest->changed_by, LAYOUT_ID_BYTES, "cap");
    expect_text(report_change(data, 0, contest),
            "trước đó: Hoàn thành xuất sắc nhiệm vụ; do trần");
    report_data_free(data);
}

/* Seven are good, one excellent: a fifth of 7 is 1.4, so one. */
static void a_quota_shows_its_arithmetic(void **state)
{
    struct report_data *data = graded_new("grade-4");
    struct results_contest *contests = data->results.types[0].contests;

    (void)state;
    (void)snprintf(contests[2].outcome, LAYOUT_ID_BYTES, "excellent");
    expect_text(report_quota(data, 0, 0),
            "Tỷ lệ: 20 % của 7 người “Hoàn thành tốt nhiệm vụ”: nhiều nhất 1 người được "
            "“Hoàn thành xuất sắc nhiệm vụ”; xét theo thứ tự từ cao xuống thấp.");
    /* A collective is none of the people. */
    contests[7].role = OFFICIAL_COLLECTIVE;
    expect_text(report_quota(data, 0, 0),
            "Tỷ lệ: 20 % của 6 người “Hoàn thành tốt nhiệm vụ”: nhiều nhất 1 người được "
            "“Hoàn thành xuất sắc nhiệm vụ”; xét theo thứ tự từ cao xuống thấp.");
    report_data_free(data);
}

/* Two are tied as excellent, six good: of 6 one may be it, 20 % being 1.2; with one of
 * them cut they are 7, and 1.4 is one as well. */
static void a_tie_counts_as_it_will_be_decided(void **state)
{
    struct report_data *data = graded_new("grade-4");
    struct results_contest *contests = data->results.types[0].contests;
    size_t i;

    (void)state;
    for (i = 0; i < 2; i++) {
        (void)snprintf(contests[i].outcome, LAYOUT_ID_BYTES, "excellent");
        contests[i].is_tied = 1;
    }
    expect_text(report_quota(data, 0, 0),
            "Tỷ lệ: 20 % của 7 người “Hoàn thành tốt nhiệm vụ”: nhiều nhất 1 người được "
            "“Hoàn thành xuất sắc nhiệm vụ”; xét theo thứ tự từ cao xuống thấp.");
    expect_text(report_change(data, 0, &contests[0]),
            "ngang nhau ở ranh giới tỷ lệ, chờ quyết định");
    report_data_free(data);
}

static char *minutes_text(const struct report_data *data)
{
    struct minutes_map map = {0};
    unsigned char *pdf;
    size_t size;
    char *text;

    assert_int_equal(minutes_render(data, &pdf, &size, &map, NULL), 0);
    text = reported_ask("pdftotext -layout %s -", pdf, size);
    minutes_map_release(&map);
    free(pdf);
    return text;
}

static void minutes_of_points_show_rows_sum_mean_and_bad_ones(void **state)
{
    struct report_data *data = graded_new("score-100");
    struct results_contest *contest = &data->results.types[0].contests[0];
    char *text;

    (void)state;
    contest->rows = 17; /* 1479 / 17 = 87 */
    contest->points = 1479;
    contest->blank = contest->partial = 1;
    contest->beyond = 2;
    text = minutes_text(data);
    assert_non_null(strstr(text, "1479"));
    assert_non_null(strstr(text, "87,00"));
    expect_text(report_bad_rows(data, 0, contest), "1 / 0 / 1 / 2");
    assert_non_null(strstr(text, "605-QĐ/TU"));
    assert_non_null(strstr(text, "- Hoàn thành tốt nhiệm vụ: điểm trung bình từ 70"));
    assert_non_null(strstr(text, "Không có trường hợp nào phải điều chỉnh"));
    free(text);
    report_data_free(data);
}

static void minutes_name_whom_a_quota_cut_and_who_is_tied(void **state)
{
    struct report_data *data = graded_new("grade-4");
    struct results_contest *contests = data->results.types[0].contests;
    char *text;

    (void)state;
    (void)snprintf(contests[3].outcome_before, LAYOUT_ID_BYTES, "excellent");
    (void)snprintf(contests[3].changed_by, LAYOUT_ID_BYTES, "quota");
    (void)snprintf(contests[4].outcome, LAYOUT_ID_BYTES, "excellent");
    contests[4].is_tied = 1;
    text = minutes_text(data);
    assert_non_null(strstr(text, "- Người số 4, Giám đốc sở (số 4): trước khi áp dụng"));
    assert_non_null(strstr(text, "- Người số 5, Giám đốc sở (số 5): ngang nhau"));
    assert_null(strstr(text, "- Người số 6, Giám đốc sở (số 6)"));
    free(text);
    report_data_free(data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_mean_has_two_decimals_half_up),
            cmocka_unit_test(what_grades_and_what_only_warns),
            cmocka_unit_test(conditions_are_said_as_the_card_has_them),
            cmocka_unit_test(the_sum_that_decided_is_of_all_higher_grades),
            cmocka_unit_test(a_quota_shows_its_arithmetic),
            cmocka_unit_test(a_tie_counts_as_it_will_be_decided),
            cmocka_unit_test(minutes_of_points_show_rows_sum_mean_and_bad_ones),
            cmocka_unit_test(minutes_name_whom_a_quota_cut_and_who_is_tied),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
